"""Proposals ready to print in the active language."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.http import urlencode

from ...models import Event
from ...selectors.planning import FoundProblems
from ...selectors.waiting import OwnProposal, Waiting
from ...services.events import is_announced
from . import words


def edit_url(event: Event) -> str:
    return reverse(Event.snippet_viewset.get_url_name("edit"), args=[quote(event.pk)])


def event_row(event: Event) -> dict[str, Any]:
    """What everybody wants to know of an event at one glance."""
    return {
        "title": str(event),
        "url": edit_url(event),
        "region": event.region,
        "kind": event.kind,
        "day": words.day_of(event),
        "is_change": event.live,
    }


def waiting_row(item: Waiting, found: FoundProblems | None = None) -> dict[str, Any]:
    """With the number of its problems, where these were looked for.

    Those of a change to a live event are told by the form of its version.
    """
    event = item.event
    return {
        **event_row(event),
        "problems": len(found.of(event.pk)) if found else 0,
        "problems_url": edit_url(event) if event.live else _problems_url(event),
        "age": words.age(item.days),
        "since": words.moment(item.state.started_at),
        "is_late": item.is_late,
        "author": words.name_of(item.author),
        "by_partner": item.by_partner,
        "approve_url": reverse("planning_approve", args=[item.state.pk]),
        "return_url": reverse("planning_return", args=[item.state.pk]),
    }


def waiting_rows(items: list[Waiting], found: FoundProblems | None = None) -> list[dict[str, Any]]:
    return [waiting_row(item, found) for item in items]


def _problems_url(event: Event) -> str:
    query = urlencode({"edition": event.edition_id or "", "event": event.pk})
    return f"{reverse('planning_problems')}?{query}"


def own_row(proposal: OwnProposal) -> dict[str, Any]:
    return {
        **event_row(proposal.event),
        "age": words.age(proposal.days),
        "since": words.moment(proposal.workflow.created_at),
        "is_returned": proposal.is_returned,
        "is_approved": proposal.is_approved,
        "site_url": _site_url(proposal.event),
        "reason": proposal.reason,
        "decided_by": words.name_of(proposal.decided_by),
        "decided_at": words.moment(proposal.decided_at),
        "withdraw_url": reverse("planning_withdraw", args=[proposal.workflow.pk]),
        "again_url": reverse("planning_propose_again", args=[proposal.workflow.pk]),
    }


def _site_url(event: Event) -> str:
    """Its public page; empty while it has none."""
    return reverse("events:event", kwargs={"slug": event.slug}) if is_announced(event) else ""


def own_rows(proposals: list[OwnProposal]) -> list[dict[str, Any]]:
    return [own_row(proposal) for proposal in proposals]
