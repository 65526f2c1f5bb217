"""The steps that fill a new site, in order; a step whose files did not change is skipped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from django.db import transaction

from campaign_site.core.content_version import touch_content
from campaign_site.core.time import now

from ..models import LoadedStep
from . import (
    accounts,
    calendar,
    campaigns,
    figures,
    institutions,
    kinds,
    pages,
    partner_roles,
    people,
    reported_events,
    schools,
    site_texts,
    territory,
)
from .demonstration.edition import load_demo_edition
from .demonstration.stage import FILES
from .indexing import indexing_postponed, rebuild_indexes
from .progress import ProgressBar
from .tables import digest_of


@dataclass(frozen=True)
class Step:
    """`files` are what the step reads: it runs again only when one of them changed.

    `version` is raised when the step itself should run again on existing sites.
    """

    name: str
    label: str
    run: Callable[[], object]
    files: tuple[str, ...] = ()
    version: int = 1

    def digest(self) -> str:
        return f"{self.version}:{digest_of(self.files)}"[:64]


SEEDS = (campaigns.CAMPAIGNS, institutions.PARTNERS, partner_roles.ROLES)
STEPS = (
    Step(
        "territory",
        "Regions, provinces and towns",
        territory.load_territory,
        (territory.REGIONS, territory.PROVINCES, territory.CITIES),
    ),
    Step(
        "calendar",
        "Holidays and days off",
        calendar.load_calendar,
        (calendar.DAYS_OFF, calendar.ENGLISH_NAMES),
    ),
    Step("kinds", "Kinds of event", kinds.load_kinds, (kinds.KINDS,)),
    Step("institutions", "Institutions", institutions.load_institutions, SEEDS[1:2]),
    Step("campaigns", "Campaigns, editions, projects", campaigns.load_campaigns, SEEDS[:1]),
    Step("people", "People and their functions", people.load_people, SEEDS),
    Step("events", "Events of 2021 to 2023", reported_events.load_reported_events, SEEDS),
    Step("roles", "Partners' roles", partner_roles.load_partner_roles, SEEDS),
    Step("figures", "Key figures and press", figures.load_figures, SEEDS[:1]),
    Step("schools", "Invented schools", schools.load_schools, (schools.SCHOOLS,)),
    Step("accounts", "Roles and accounts", accounts.load_accounts),
    Step("demonstration", "Demonstration edition", load_demo_edition, FILES),
    Step("site_texts", "Contacts and help", site_texts.load_site_texts, (site_texts.TEXTS,)),
    Step("pages", "Pages in three languages", pages.load_pages, pages.FILES),
)


def run_steps(steps: tuple[Step, ...] = STEPS, *, stream: TextIO) -> list[str]:
    """Run what is new, each step in one transaction; returns the names of those that ran.

    A run that is interrupted goes on where it stopped.
    """
    done = dict(LoadedStep.objects.values_list("name", "digest"))
    bar = ProgressBar(total=len(steps), stream=stream)
    ran = []
    with indexing_postponed():
        for step in steps:
            digest = step.digest()
            if done.get(step.name) != digest:
                bar.start(step.label)
                _run(step, digest)
                ran.append(step.name)
            bar.advance()
    if ran:
        bar.start("Search index")
        rebuild_indexes()
        touch_content()
    bar.finish("Data loaded" if ran else "Data already loaded")
    return ran


@transaction.atomic
def _run(step: Step, digest: str) -> None:
    step.run()
    LoadedStep.objects.update_or_create(
        name=step.name, defaults={"digest": digest, "loaded_at": now()}
    )
