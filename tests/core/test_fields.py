"""A set of choices in one column: as text, in queries, in forms, in migrations."""

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter

from campaign_site.core.fields import ChoiceSetField, member_lookup
from events.enums import Audience
from events.models import Event
from partners.enums import SchoolLevel
from partners.models import School
from tests.factories import EventFactory, SchoolFactory

PRIMARY, LOWER, UPPER = (
    SchoolLevel.PRIMARY.value,
    SchoolLevel.LOWER_SECONDARY.value,
    SchoolLevel.UPPER_SECONDARY.value,
)


def field(**more):
    made = ChoiceSetField(choices=[("a", "A"), ("b", "B"), ("c", "C")], **more)
    made.set_attributes_from_name("letters")
    return made


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (None, ""),
        ("", ""),
        ([], ""),
        (["a"], "|a|"),
        (["c", "a"], "|a|c|"),
        (("b", "b", "b"), "|b|"),
        ({"c", "b"}, "|b|c|"),
        ("|b|a|", "|a|b|"),
        ("a", "|a|"),
        ("||||", ""),
        (["a", "unknown"], "|a|"),
    ],
)
def test_a_set_is_stored_in_the_order_of_the_choices(value, stored):
    assert field().get_prep_value(value) == stored


def test_what_was_stored_is_read_back():
    for members in ([], ["a"], ["a", "b", "c"]):
        stored = field().get_prep_value(members)
        assert field().from_db_value(stored, None, connection) == members


@pytest.mark.parametrize("value", [7, 1.5, object(), True])
def test_what_is_no_list_is_a_validation_error(value):
    with pytest.raises(ValidationError) as error:
        field().to_python(value)
    assert error.value.code == "invalid_list"


def test_an_unknown_member_is_named():
    with pytest.raises(ValidationError) as error:
        field().clean(["a", "zebra"], None)
    assert error.value.code == "invalid_choice"
    assert "zebra" in error.value.messages[0]


def test_the_length_limit_is_that_of_the_column():
    narrow = field(max_length=5)
    assert narrow.clean(["a", "b"], None) == ["a", "b"]  # |a|b|
    with pytest.raises(ValidationError) as error:
        narrow.clean(["a", "b", "c"], None)
    assert error.value.error_list[0].code == "max_length"


def test_two_records_never_share_one_list():
    one, other = School(), School()
    one.levels.append(PRIMARY)
    assert other.levels == []


def test_a_migration_holds_neither_labels_nor_choices():
    text, _imports = MigrationWriter.serialize(field())
    assert text == "campaign_site.core.fields.ChoiceSetField(max_length=255)"


def test_a_copy_of_the_field_keeps_the_choices():
    assert field().clone().max_length == 255
    _name, path, args, kwargs = field(max_length=40).deconstruct()
    assert path == "campaign_site.core.fields.ChoiceSetField"
    assert (args, kwargs) == ([], {"max_length": 40})


def test_a_model_of_a_migration_keeps_members_it_does_not_know():
    """There the field has no choices; a data migration must not lose what is stored."""
    bare = ChoiceSetField()
    assert bare.get_prep_value(["new", "old"]) == "|new|old|"


class LevelsForm(forms.ModelForm):
    class Meta:
        model = School
        fields = ("levels",)


def test_a_form_offers_the_choices_as_boxes_and_none_is_allowed():
    shown = LevelsForm().fields["levels"]
    assert [key for key, _label in shown.choices] == SchoolLevel.values
    assert isinstance(shown.widget, forms.CheckboxSelectMultiple)
    assert LevelsForm({}).is_valid()


def test_a_form_ticks_what_the_record_has():
    html = LevelsForm(instance=School(levels=[PRIMARY, UPPER])).as_p()
    ticked = [value for value in SchoolLevel.values if f'value="{value}"' in html]
    assert ticked == SchoolLevel.values
    assert html.count(" checked") == 2


def test_a_form_refuses_what_is_not_offered():
    form = LevelsForm({"levels": [PRIMARY, "kindergarten"]})
    assert not form.is_valid()
    assert "kindergarten" in form.errors["levels"][0]


def test_a_form_without_a_change_has_not_changed():
    form = LevelsForm({"levels": [UPPER, PRIMARY]}, instance=School(levels=[PRIMARY, UPPER]))
    assert form.is_valid()
    assert not form.has_changed()


@pytest.mark.django_db
def test_a_member_is_found_and_its_longer_namesake_is_not():
    """`secondary` is a part of two names and a member of none."""
    SchoolFactory(levels=[LOWER, UPPER])
    SchoolFactory(levels=[PRIMARY])

    def found(member):
        return School.objects.filter(levels__contains=member_lookup(member)).count()

    assert [found(member) for member in (PRIMARY, LOWER, UPPER, "secondary")] == [1, 1, 1, 0]


@pytest.mark.django_db
def test_the_whole_set_is_compared_whatever_its_order():
    school = SchoolFactory(levels=[UPPER, PRIMARY])
    assert School.objects.get(levels=[PRIMARY, UPPER]) == school
    assert School.objects.exclude(levels=[UPPER, PRIMARY]).count() == 0
    assert School.objects.filter(levels=[PRIMARY]).count() == 0


@pytest.mark.django_db
def test_an_empty_set_is_found_and_is_not_null():
    EventFactory(audiences=[])
    EventFactory(audiences=[Audience.values[0]])
    assert Event.objects.filter(audiences="").count() == 1
    assert Event.objects.filter(audiences__isnull=True).count() == 0


@pytest.mark.django_db
def test_saving_reading_and_updating_agree():
    school = SchoolFactory(levels=[UPPER, PRIMARY])
    assert School.objects.values_list("levels", flat=True).get() == [PRIMARY, UPPER]
    School.objects.update(levels=[LOWER])
    school.refresh_from_db()
    assert school.levels == [LOWER]
    School.objects.bulk_update([School(pk=school.pk, levels=[UPPER, LOWER])], ["levels"])
    school.refresh_from_db()
    assert school.levels == [LOWER, UPPER]


@pytest.mark.django_db
def test_a_fixture_carries_the_stored_text_and_reads_it_back():
    school = SchoolFactory(levels=[UPPER, PRIMARY])
    text = serializers.serialize("json", [school])
    assert f'"levels": "|{PRIMARY}|{UPPER}|"' in text
    (loaded,) = serializers.deserialize("json", text)
    assert loaded.object.levels == [PRIMARY, UPPER]


@pytest.mark.parametrize("model", [Event, School])
def test_no_column_is_too_narrow_for_all_its_choices(model):
    sets = [one for one in model._meta.get_fields() if isinstance(one, ChoiceSetField)]
    assert sets
    for one in sets:
        assert isinstance(one, models.CharField)
        everything = one.get_prep_value([key for key, _label in one.flatchoices])
        assert len(everything) <= one.max_length, one.name
