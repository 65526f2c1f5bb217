"""Campaigns, editions, events and what belongs to them.

An `EventFactory` event is live but nothing was said about it yet; `published_event`
also writes its publication, as publishing in the CMS does.
"""

from datetime import UTC, date, datetime, time

import factory
from factory.django import DjangoModelFactory

from events.enums import BlackoutKind, DatePrecision, EditionState, PersonRole, RoleCode
from events.models import (
    Blackout,
    Campaign,
    Edition,
    EditionGoal,
    Event,
    EventKind,
    EventPerson,
    PartnerRole,
    Person,
    Project,
    Publication,
    Venue,
)
from events.services.publications import publish_facts

from .partners import InstitutionFactory

PUBLISHED_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class CampaignFactory(DjangoModelFactory):
    class Meta:
        model = Campaign

    slug = factory.Sequence(lambda n: f"campaign-{n}")
    name_fr = factory.Sequence(lambda n: f"Campagne {n}")
    name_ar = factory.Sequence(lambda n: f"حملة {n}")
    name_en = factory.Sequence(lambda n: f"Campaign {n}")


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = Project

    slug = factory.Sequence(lambda n: f"project-{n}")
    title_fr = factory.Sequence(lambda n: f"Projet {n}")
    title_ar = factory.Sequence(lambda n: f"مشروع {n}")


class EditionFactory(DjangoModelFactory):
    """A public edition from 1 to 20 December 2026."""

    class Meta:
        model = Edition

    campaign = factory.SubFactory(CampaignFactory)
    slug = factory.Sequence(lambda n: f"edition-{n}")
    number = factory.Sequence(lambda n: n + 1)
    year = 2026
    start_date = date(2026, 12, 1)
    end_date = date(2026, 12, 20)
    state = EditionState.PUBLISHED
    title_fr = factory.Sequence(lambda n: f"Édition {n}")
    title_ar = factory.Sequence(lambda n: f"دورة {n}")
    title_en = factory.Sequence(lambda n: f"Edition {n}")

    class Params:
        preparing = factory.Trait(state=EditionState.PREPARING)
        archived = factory.Trait(state=EditionState.ARCHIVED)


class EditionGoalFactory(DjangoModelFactory):
    class Meta:
        model = EditionGoal

    edition = factory.SubFactory(EditionFactory)


class EventKindFactory(DjangoModelFactory):
    class Meta:
        model = EventKind

    code = factory.Sequence(lambda n: f"kind-{n}")
    name_fr = factory.Sequence(lambda n: f"Genre {n}")
    name_ar = factory.Sequence(lambda n: f"نوع {n}")
    name_en = factory.Sequence(lambda n: f"Kind {n}")
    order = factory.Sequence(lambda n: n)


class VenueFactory(DjangoModelFactory):
    class Meta:
        model = Venue

    name_fr = factory.Sequence(lambda n: f"Lieu {n}")
    name_ar = factory.Sequence(lambda n: f"مكان {n}")
    name_en = factory.Sequence(lambda n: f"Venue {n}")


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    name_fr = factory.Sequence(lambda n: f"Personne {n}")
    function_fr = factory.Sequence(lambda n: f"Fonction {n}")


class EventFactory(DjangoModelFactory):
    """1 December 2026 from 10:00 to 12:00, live."""

    class Meta:
        model = Event

    edition = factory.SubFactory(EditionFactory)
    kind = factory.SubFactory(EventKindFactory)
    slug = factory.Sequence(lambda n: f"event-{n}")
    title_fr = factory.Sequence(lambda n: f"Événement {n}")
    title_ar = factory.Sequence(lambda n: f"حدث {n}")
    title_en = factory.Sequence(lambda n: f"Event {n}")
    start_date = date(2026, 12, 1)
    start_time = time(10, 0)
    end_time = time(12, 0)
    live = True

    class Params:
        draft = factory.Trait(live=False)
        all_day = factory.Trait(start_time=None, end_time=None)
        no_date = factory.Trait(
            date_precision=DatePrecision.NONE, start_date=None, start_time=None, end_time=None
        )


class EventPersonFactory(DjangoModelFactory):
    class Meta:
        model = EventPerson

    event = factory.SubFactory(EventFactory)
    person = factory.SubFactory(PersonFactory)
    role = PersonRole.SPEAKER


class PartnerRoleFactory(DjangoModelFactory):
    """A part in an event; give `edition` or `project` with `event=None` for theirs."""

    class Meta:
        model = PartnerRole

    institution = factory.SubFactory(InstitutionFactory)
    event = factory.SubFactory(EventFactory)
    code = RoleCode.ORGANISER
    wording_fr = "organisé par"
    wording_ar = "من تنظيم"


class BlackoutFactory(DjangoModelFactory):
    class Meta:
        model = Blackout

    name_fr = factory.Sequence(lambda n: f"Jours sans classe {n}")
    kind = BlackoutKind.SCHOOL_HOLIDAY
    start_date = date(2026, 12, 6)
    end_date = date(2026, 12, 13)


def publish(event: Event, *, at: datetime = PUBLISHED_AT) -> Publication:
    """Tell the world about a live event, as publishing it in the CMS does."""
    publish_facts(event=event, at=at)
    return Publication.objects.get(event=event)


def published_event(*, at: datetime = PUBLISHED_AT, **fields: object) -> Event:
    """A live event with its publication."""
    event = EventFactory(**fields)
    publish(event, at=at)
    return event
