"""Create the demonstration edition once, in one transaction, and keep it ever after."""

from datetime import date, datetime

from django.db import transaction

from campaign_site.core.models import Region
from campaign_site.core.time import now, today
from events.enums import BlackoutKind, EditionState
from events.models import (
    Blackout,
    Campaign,
    Edition,
    EditionGoal,
    PartnerRole,
    Person,
)
from events.services.publications import refresh_events
from partners.models import Institution

from ..records import save_record
from ..tables import read_json
from . import changes, drafts, national, regional
from .dates import EditionDates
from .pictures import make_pictures
from .stage import FOLDER, MARK, Stage, by_language, columns

SLUG = "demonstration"
EDITION = f"{FOLDER}/edition.json"


def load_demo_edition() -> None:
    create_demo_edition(on=today(), at=now())


@transaction.atomic
def create_demo_edition(*, on: date, at: datetime) -> Edition:
    """The demonstration edition; one that exists is returned as it is.

    `on` is the local day it is loaded: its dates follow from it.
    """
    existing = Edition.objects.filter(slug=SLUG).first()
    if existing:
        return existing
    data = read_json(EDITION)
    dates = EditionDates.loaded_on(on)
    for item in data["institutions"]:
        _institution(item)
    edition = _edition(data, dates)
    stage = Stage(
        edition=edition,
        dates=dates,
        at=at,
        on=on,
        pictures=make_pictures(),
        people={name: _person(name, item) for name, item in data["people"].items()},
    )
    edition.cover = stage.pictures[0]
    edition.save(update_fields=["cover"])
    _goals(edition, data["goals"])
    _edition_roles(stage, data["roles"])
    _exams(data["exams"], dates)
    events = [*national.create(stage), *regional.create(stage)]
    refresh_events(events=[event for event in events if event.live])
    changes.announce(stage, events)
    drafts.create(stage, events)
    return edition


def _edition(data: dict, dates: EditionDates) -> Edition:
    texts = ("title", "slogan", "theme", "aims", "audience", "place")
    return Edition.objects.create(
        slug=SLUG,
        campaign=Campaign.objects.get(slug=data["campaign"]),
        year=dates.first.year,
        start_date=dates.first,
        end_date=dates.last,
        state=EditionState.PUBLISHED,
        is_demonstration=True,
        **{key: value for name in texts for key, value in columns(name, data[name]).items()},
    )


def _institution(item: dict) -> None:
    save_record(
        Institution,
        key={"slug": item["slug"]},
        values={
            "kind": item["kind"],
            "acronym": item["acronym"],
            "sources": MARK,
            **columns("name", item["name"]),
        },
    )


def _person(name: str, item: dict) -> Person:
    texts = ("honorific", "name", "function")
    return save_record(
        Person,
        key={"external_id": f"demo:{name}"},
        values={
            "institution": Institution.objects.get(slug=item["institution"]),
            "sources": MARK,
            **{key: value for text in texts for key, value in columns(text, item[text]).items()},
        },
    )


def _goals(edition: Edition, national_goals: dict[str, int]) -> None:
    """The country's goals, and each region's share by the number of its events."""
    EditionGoal.objects.create(edition=edition, **national_goals)
    total = sum(regional.EVENTS_IN.values())
    for region in Region.objects.all():
        share = regional.EVENTS_IN[region.code] / total
        EditionGoal.objects.create(
            edition=edition,
            region=region,
            **{name: max(1, round(goal * share)) for name, goal in national_goals.items()},
        )


def _edition_roles(stage: Stage, roles: list[list[str]]) -> None:
    for order, (slug, code, *wordings) in enumerate(roles, start=1):
        PartnerRole.objects.create(
            edition=stage.edition,
            institution=stage.institutions[slug],
            code=code,
            sort_order=order,
            **columns("wording", by_language(wordings)),
        )


def _exams(item: dict, dates: EditionDates) -> None:
    """Days off in two regions, on which some events fall: planners see the warning."""
    exams = Blackout.objects.create(
        external_id="demo:exams",
        kind=BlackoutKind.EXAMS,
        start_date=dates.day(item["day"]),
        end_date=dates.day(item["to_day"]),
        to_be_confirmed=True,
        sources=MARK,
        **columns("name", {code: item[code] for code in ("ar", "fr", "en")}),
    )
    exams.regions.set(Region.objects.filter(code__in=item["regions"]))
