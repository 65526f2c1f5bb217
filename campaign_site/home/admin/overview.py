"""What an organiser sees first: how far the edition is, what waits, what changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from laces.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from campaign_site.core.activity.entries import Activity, Filters, load
from campaign_site.core.admin.activity import told
from campaign_site.core.countdown import days_until
from campaign_site.core.date_phrases import short_date
from campaign_site.core.languages import DEFAULT_LANGUAGE, base_code
from campaign_site.core.models import User
from campaign_site.core.permissions.scope import scope_of
from campaign_site.core.time import now, to_local
from events.admin.waiting.rows import own_rows, waiting_rows
from events.models import Edition, Event
from events.selectors import waiting
from media.models import KeyFigure, PressClipping

from ..selectors import planning_progress as selectors
from . import overview_rows as rows

MOST = 5
LAST = 8
_WRITING = ("add", "change", "publish")


class OverviewPanel(Component):
    """The first panel; each part is left out where it would be empty for good."""

    name = "overview"
    template_name = "home/admin/overview.html"
    order = 10

    def __init__(self, user: User) -> None:
        self.user = user

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return overview(user=self.user, at=now())


def overview(*, user: User, at: datetime) -> dict[str, Any]:
    """Everything the panel shows to a person at one instant."""
    on = to_local(at).date()
    edition = selectors.edition_in_planning(on=on)
    context: dict[str, Any] = {
        "edition": edition,
        "shortcuts": shortcuts(user),
        **_waiting(user, at),
        "changes": _changes(user),
    }
    if edition is None:
        return context
    lang = base_code(get_language() or DEFAULT_LANGUAGE)
    begun = edition.start_date is not None and edition.start_date <= on
    target = edition.end_date if begun else edition.start_date
    return {
        **context,
        "begun": begun,
        "distance": days_until(target, on, lang) if target else "",
        "public_url": reverse("events:edition", kwargs={"slug": edition.slug})
        if edition.is_public
        else "",
        **_planning(user, edition),
    }


def _planning(user: User, edition: Edition) -> dict[str, Any]:
    """Numbers of the edition, for whoever plans for the country or for a region."""
    scope = scope_of(user)
    sees = policy_registry.get_by_type(Event).user_has_permission(user, "view")
    if not sees or not (scope.national or scope.region_ids):
        return {}
    tallies = selectors.progress(edition, user=user)
    return {
        "national": scope.national,
        "progress": rows.progress_rows(tallies, edition),
        "empty_places": rows.empty_places(tallies),
        "problems": rows.problem_rows(selectors.problem_counts(edition, user=user), edition),
    }


def _waiting(user: User, at: datetime) -> dict[str, Any]:
    states = list(waiting.states_waiting_for(user)[:MOST])
    # Whoever decides publishes, and proposes nothing.
    proposes = waiting.proposes(user) and not waiting.decides(user)
    own = waiting.own_proposals(user, now=at) if proposes else []
    return {
        "waiting": waiting_rows(waiting.described(states, now=at)) if states else [],
        "waiting_total": waiting.waiting_count(user) if len(states) == MOST else len(states),
        "own": own_rows(own[:MOST]),
        "proposes": proposes,
    }


def _changes(user: User) -> list[dict[str, Any]]:
    lang = base_code(get_language() or DEFAULT_LANGUAGE)
    lines = told(load(list(Activity(user).rows(Filters())[:LAST])))
    return [{**line, "day": short_date(line["day"], lang)} for line in lines]


def writes_pages(user: User) -> bool:
    return policy_registry.get_by_type(Page).user_has_any_permission(user, _WRITING)


def shortcuts(user: User) -> list[dict[str, str]]:
    """Where somebody works who plans no events: figures, clippings, pages."""
    if policy_registry.get_by_type(Event).user_has_permission(user, "view"):
        return []
    found = [
        {
            "label": str(model._meta.verbose_name_plural),
            "url": reverse(model.snippet_viewset.get_url_name("list")),
        }
        for model in (KeyFigure, PressClipping)
        if policy_registry.get_by_type(model).user_has_permission(user, "change")
    ]
    if writes_pages(user):
        label = str(Page._meta.verbose_name_plural)
        found.append({"label": label, "url": reverse("wagtailadmin_explore_root")})
    return found
