"""Order of protocol and exact words: unsaved records, no database."""

from events.models import EventPerson, PartnerRole, Person
from events.public.partner_groups import people_groups, person_name, role_groups
from partners.models import Institution


def role(name: str, wording: str = "", code: str = "partner", **more: str) -> PartnerRole:
    institution = Institution(slug=name.lower(), name_fr=name, **more)
    return PartnerRole(institution=institution, wording_fr=wording, code=code)


def shape(groups: list[dict]) -> list[tuple[str, list[str]]]:
    return [(one["wording"], [who["name"] for who in one["institutions"]]) for one in groups]


def test_neighbours_share_a_wording_and_order_is_kept():
    roles = [
        role("A", "sous l’égide de"),
        role("B", "avec le soutien de"),
        role("C", "avec le soutien de"),
        role("D", "sous l’égide de"),
    ]
    assert shape(role_groups(roles, "fr")) == [
        ("sous l’égide de", ["A"]),
        ("avec le soutien de", ["B", "C"]),
        ("sous l’égide de", ["D"]),
    ]


def test_the_same_role_with_other_words_stands_apart():
    roles = [role("A", "avec le soutien de"), role("B", "avec l’appui de")]
    assert len(role_groups(roles, "fr")) == 2


def test_a_wording_of_another_language_is_marked():
    group = role_groups([role("A", "avec l’appui de")], "ar")[0]
    assert (group["wording"], group["lang"], group["dir"]) == ("avec l’appui de", "fr", "ltr")
    assert "lang" not in role_groups([role("A", "avec l’appui de")], "fr")[0]


def test_without_agreed_words_the_kind_of_role_stands():
    assert role_groups([role("A")], "fr")[0]["wording"]


def test_an_institution_without_a_name_in_any_language():
    unnamed = role("", "x", acronym="ADD")
    assert shape(role_groups([unnamed], "fr")) == [("x", ["ADD"])]


def test_a_name_of_another_language_is_marked():
    who = role_groups([role("Resis", "x")], "ar")[0]["institutions"][0]
    assert (who["name"], who["lang"]) == ("Resis", "fr")


def test_people_keep_their_order_under_their_parts():
    chair = EventPerson(role="chair", function_fr="Le Secrétaire général")
    speaker = EventPerson(
        role="speaker",
        person=Person(
            name_fr="Salma Exemple",
            honorific_fr="Mme",
            function_fr="Experte",
            institution=Institution(slug="c", name_fr="Centre", short_name_fr="C"),
        ),
    )
    groups = people_groups([chair, speaker], "fr")
    assert [group["people"] for group in groups] == [
        [{"function": "Le Secrétaire général", "langs": {}}],
        [{"name": "Mme Salma Exemple", "function": "Experte", "institution": "C", "langs": {}}],
    ]


def test_the_function_printed_for_this_event_wins():
    entry = EventPerson(role="speaker", function_fr="Modératrice", person=Person(name_fr="A"))
    assert people_groups([entry], "fr")[0]["people"][0]["function"] == "Modératrice"


def test_an_honorific_is_never_mixed_with_a_name_of_another_language():
    person = Person(name_fr="Salma", honorific_fr="Mme", name_ar="سلمى")
    assert person_name(person, "fr").text == "Mme Salma"
    assert person_name(person, "ar").text == "سلمى"


def test_each_text_of_another_language_is_marked_by_itself():
    person = Person(name_fr="Salma", name_ar="سلمى", function_fr="Experte")
    known = people_groups([EventPerson(role="speaker", person=person)], "ar")[0]["people"][0]
    assert (known["name"], known["function"], known["langs"]) == (
        "سلمى",
        "Experte",
        {"function": "fr"},
    )
    unnamed = EventPerson(role="chair", function_fr="Le Secrétaire général")
    assert people_groups([unnamed], "ar")[0]["people"][0]["langs"] == {"function": "fr"}
