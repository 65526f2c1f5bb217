"""The words of the domain for editions and events."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, F, Q, When

from .enums import PUBLIC_EDITION_STATES, EditionState

if TYPE_CHECKING:
    from campaign_site.core.models import Region

    from .models import Edition


class EditionQuerySet(models.QuerySet):
    def public(self) -> EditionQuerySet:
        """Editions a visitor may see; their addresses stay when they are archived."""
        return self.filter(state__in=PUBLIC_EDITION_STATES)

    def open_for_changes(self) -> EditionQuerySet:
        return self.exclude(state=EditionState.ARCHIVED)

    def current(self, *, on: date) -> Edition | None:
        """The edition visitors care about on a day: running, else next, else none.

        A closed or finished edition is history even when nothing follows it.
        """
        ahead = self.filter(
            Q(end_date__gte=on) | Q(end_date__isnull=True, start_date__gte=on),
            state__in=(EditionState.PUBLISHED, EditionState.RUNNING),
        )
        return ahead.select_related("campaign").order_by("start_date", "pk").first()

    def past(self, *, on: date) -> EditionQuerySet:
        """Public editions that are over on a day, newest first."""
        past = self.public().filter(_over(on)).select_related("campaign")
        return past.order_by("-year", "-start_date", "pk")

    def ahead(self, *, on: date) -> EditionQuerySet:
        """The other public editions, which run or come; days still open last in their year."""
        ahead = self.public().exclude(_over(on)).select_related("campaign")
        return ahead.order_by("year", F("start_date").asc(nulls_last=True), "pk")


def _over(on: date) -> Q:
    """Editions that are history on a day; without days only when their year is over."""
    return (
        Q(end_date__lt=on)
        | Q(end_date__isnull=True, start_date__lt=on)
        | Q(end_date__isnull=True, start_date__isnull=True, year__lt=on.year)
        | Q(state__in=(EditionState.CLOSED, EditionState.ARCHIVED))
    )


class EventQuerySet(models.QuerySet):
    def live(self) -> EventQuerySet:
        """Published events of editions that visitors may see."""
        return self.filter(live=True).filter(
            Q(edition__isnull=True) | Q(edition__state__in=PUBLIC_EDITION_STATES)
        )

    def in_edition(self, edition: Edition) -> EventQuerySet:
        return self.filter(edition=edition)

    def in_regions(self, regions: models.QuerySet[Region]) -> EventQuerySet:
        return self.filter(region__in=regions)

    def upcoming(self, *, on: date) -> EventQuerySet:
        """Events with a known day that are not over."""
        return self.filter(Q(end_date__gte=on) | Q(end_date__isnull=True, start_date__gte=on))

    def meeting(self, first: date, last: date) -> EventQuerySet:
        """Events with a known day that touch a period, both days included."""
        return self.upcoming(on=first).filter(start_date__lte=last)

    def nearest_first(self, *, on: date) -> EventQuerySet:
        """From a day on, then those without a day, then those that are over, newest first."""
        over = Q(end_date__lt=on) | Q(end_date__isnull=True, start_date__lt=on)
        part = Case(When(over, then=2), When(start_date__isnull=True, then=1), default=0)
        ahead = Case(When(over, then=None), default=F("start_date"))
        return self.order_by(part, ahead, F("start_date").desc(), "start_time", "pk")

    def with_texts(self) -> EventQuerySet:
        """Everything a page or a calendar says about an event, without a query each."""
        return self.select_related(
            "edition__campaign",
            "project",
            "parent",
            "kind",
            "cover",
            "venue__city",
            "school__city",
            "city",
            "province",
            "region",
        ).prefetch_related("people__person__institution", "partner_roles__institution")

    def for_publication(self) -> EventQuerySet:
        """`with_texts`, and the provinces by which an event without its own is filed."""
        return self.with_texts().select_related(
            "city__province",
            "venue__province",
            "venue__city__province",
            "school__province",
            "school__city__province",
        )
