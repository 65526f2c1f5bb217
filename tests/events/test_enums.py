"""Closed lists: each is used whole, said in every language, and fits its column."""

import itertools

import pytest
from django.db.models import TextChoices
from django.utils import translation

from events import enums
from events.enums import EDITION_TRANSITIONS, PUBLIC_EDITION_STATES, EditionState
from events.models import (
    Blackout,
    Edition,
    Event,
    EventChange,
    EventPerson,
    PartnerRole,
    Venue,
)

LISTS = {
    name: value
    for name, value in vars(enums).items()
    if isinstance(value, type) and issubclass(value, TextChoices) and value is not TextChoices
}
COLUMNS = {
    "EditionState": (Edition, "state"),
    "EventStatus": (Event, "status"),
    "DatePrecision": (Event, "date_precision"),
    "RegistrationMode": (Event, "registration_mode"),
    "VenueKind": (Venue, "kind"),
    "RoleCode": (PartnerRole, "code"),
    "PersonRole": (EventPerson, "role"),
    "BlackoutKind": (Blackout, "kind"),
    "ChangeKind": (EventChange, "kind"),
}
SETS = {
    "Audience": (Event, "audiences"),
    "SpokenLanguage": (Event, "languages"),
    "PlaceAccess": (Event, "access"),
}


def test_every_list_is_the_choices_of_a_column():
    assert set(LISTS) == set(COLUMNS) | set(SETS)


@pytest.mark.parametrize("name", COLUMNS)
def test_values_fit_and_are_those_of_the_column(name):
    model, column = COLUMNS[name]
    field = model._meta.get_field(column)
    assert [value for value, _label in field.choices] == LISTS[name].values
    assert max(map(len, LISTS[name].values)) <= field.max_length


@pytest.mark.parametrize("name", LISTS)
def test_values_are_safe_in_addresses_and_in_sets(name):
    """They stand in query strings, in style names and between the bars of a stored set."""
    for value in LISTS[name].values:
        assert value.replace("_", "").isalnum(), value
        assert value == value.lower()
        assert value.isascii()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_labels_tell_values_apart_in_every_language(name, lang):
    with translation.override(lang):
        labels = [str(label) for label in LISTS[name].labels]
    assert all(labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", sorted(set(LISTS) - {"EditionState"}))
def test_arabic_labels_are_in_arabic_letters(name):
    with translation.override("ar"):
        for label in LISTS[name].labels:
            assert any("\u0621" <= letter <= "\u064a" for letter in str(label)), label


def test_the_life_of_an_edition_is_a_line_from_which_only_the_archive_has_no_way_back():
    order = list(EditionState)
    for one, other in itertools.product(order, order):
        step = order.index(other) - order.index(one)
        allowed = abs(step) == 1 and one != EditionState.ARCHIVED
        assert (other in EDITION_TRANSITIONS[one]) == allowed, (one, other)


def test_an_edition_once_archived_stays_where_people_find_it():
    assert EditionState.ARCHIVED in PUBLIC_EDITION_STATES
    assert EditionState.PREPARING not in PUBLIC_EDITION_STATES
