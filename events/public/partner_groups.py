"""Institutions and people in the order of protocol, under their exact wording.

The order is the record's own and never changed: neighbours with the same wording share
a heading, and a wording that comes back later stands again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from campaign_site.core.languages import LocalText

from ..enums import PersonRole, RoleCode
from ..models import EventPerson, PartnerRole
from ..models.people import Person
from .edition_texts import text_of

Group = dict[str, Any]


def role_groups(roles: Iterable[PartnerRole], lang: str) -> list[Group]:
    """What the component "partner_block" takes as `groups`.

    A wording that is missing in this language stands in the one it was agreed in; where
    none was agreed the kind of role stands instead.
    """
    entries = [(_wording(role, lang), role) for role in roles]
    return [
        {
            "wording": wording.text,
            **_foreign(wording),
            "institutions": [_institution(role, lang) for _wording, role in members],
        }
        for wording, members in groupby(entries, key=lambda entry: entry[0])
    ]


def people_groups(people: Iterable[EventPerson], lang: str) -> list[Group]:
    """What the component "people_list" takes; a function may stand without a name."""
    return [
        {
            "wording": str(PersonRole(role).label),
            "people": [_person(entry, lang) for entry in members],
        }
        for role, members in groupby(people, key=lambda entry: entry.role)
    ]


def person_name(person: Person, lang: str) -> LocalText:
    """Honorific and name; the honorific only where both are in the same language."""
    name = text_of(person, "name", lang)
    honorific = text_of(person, "honorific", lang)
    if honorific and honorific.lang == name.lang:
        return replace(name, text=f"{honorific} {name}")
    return name


def _wording(role: PartnerRole, lang: str) -> LocalText:
    own = text_of(role, "wording", lang)
    return own or LocalText(str(RoleCode(role.code).label), lang, own.dir, False)


def _institution(role: PartnerRole, lang: str) -> dict[str, Any]:
    institution = role.institution
    name = text_of(institution, "name", lang) or text_of(institution, "short_name", lang)
    return {
        "name": name.text or institution.acronym or institution.slug,
        "acronym": institution.acronym,
        "url": institution.website,
        **_foreign(name),
    }


def _person(entry: EventPerson, lang: str) -> dict[str, Any]:
    """Texts, and under `langs` the language of each that is not in the reader's."""
    texts = {"function": text_of(entry, "function", lang)}
    if person := entry.person:
        institution = person.institution
        texts = {
            "name": person_name(person, lang),
            "function": texts["function"] or text_of(person, "function", lang),
            "institution": text_of(institution, "short_name", lang)
            or text_of(institution, "name", lang),
        }
    foreign = {part: text.lang for part, text in texts.items() if text and text.is_fallback}
    return {part: text.text for part, text in texts.items()} | {"langs": foreign}


def _foreign(text: LocalText) -> dict[str, str]:
    return {"lang": text.lang, "dir": text.dir} if text.is_fallback else {}
