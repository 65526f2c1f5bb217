"""A board put together: what is read, what the filters leave, how it is laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from campaign_site.core.permissions.scope import scope_of

from ...enums import EventStatus
from ...models import Event
from ...rules.rows import PROBLEM_ROWS
from ...selectors import board as read
from ...selectors.board import BoardEvent
from ...selectors.planning import FoundProblems, problems_in, problems_of
from ..event_links import event_links
from .cards import CardMaker, card_maker, mover
from .days import MOST_DAYS, DaysOff, board_days
from .filters import NATIONAL, BoardForm, RowKind, Wanted
from .grid import Grid, Layout, Place
from .problems import Marker, with_problem
from .rows import Rows, board_rows
from .writing import BoardWriter

CORNERS = {
    RowKind.REGIONS: _("Region"),
    RowKind.FACILITATORS: _("Facilitator"),
    RowKind.VENUES: _("Venue"),
    RowKind.MONTH: _("Week"),
}


@dataclass
class Board:
    """One look at the board by one person.

    `whole` names the cells to show with all their cards (None: every cell), `first` the
    events never to be left behind a "+17", `only` the cells somebody will look at, `kept` the
    people whose row stays although they have nothing left to lead.
    """

    user: Any
    form: BoardForm
    wanted: Wanted
    lang: str
    whole: Collection[Place] | None = ()
    first: Collection[int] = ()
    only: Collection[Place] | None = None
    kept: Collection[int] = ()

    @cached_property
    def everything(self) -> list[BoardEvent]:
        return read.board_events(self.user, self.wanted.edition)

    @cached_property
    def events(self) -> list[BoardEvent]:
        wanted = self.wanted
        left = [event for event in self.everything if wanted.leaves(event)]
        if wanted.q:
            named = read.titled(self.user, wanted.edition, wanted.q)
            left = [event for event in left if event.pk in named]
        if not wanted.problem:
            return left
        troubled = self._troubled()
        return [event for event in left if event.pk in troubled]

    def _troubled(self) -> set[int]:
        """What one row can answer is asked of the table, the rest takes all to compare."""
        rows = PROBLEM_ROWS.get(self.wanted.problem)
        if rows is None:
            return with_problem(self._all_problems, self.wanted.problem)
        found = Event.objects.in_edition(self.wanted.edition).filter(rows)
        return set(found.values_list("pk", flat=True))

    @cached_property
    def planned(self) -> list[BoardEvent]:
        """What counts towards a goal: all but the cancelled, whatever the filters."""
        return [event for event in self.everything if event.status != EventStatus.CANCELLED]

    @cached_property
    def _all_problems(self) -> FoundProblems:
        return problems_in(self.wanted.edition, user=self.user)

    @cached_property
    def marks(self) -> Marker:
        """Of the events whose cards are shown: the others' would cost as much as the rest."""
        edition = self.wanted.edition
        return Marker(
            self._found,
            edition,
            regions=self.form.region_names,
            address=event_links(self.user, read_only=edition.is_archived),
            lang=self.lang,
        )

    @cached_property
    def _found(self) -> FoundProblems:
        if "_all_problems" in self.__dict__:
            return self._all_problems
        shown = {event.pk for cell in self.grid.cells for event in cell.events}
        return problems_of(Event.objects.filter(pk__in=shown), user=self.user)

    @cached_property
    def cards(self) -> CardMaker:
        return card_maker(
            lang=self.lang,
            titles=lambda pk: self._found.events[pk].titles,
            kinds=self.form.kinds,
            marks=self.marks,
            may_move=mover(self.user, self.wanted.edition),
        )

    @cached_property
    def all_days(self) -> list[date]:
        wanted = self.wanted
        return board_days(wanted.edition, self.events, wanted.first, wanted.last)

    @cached_property
    def days(self) -> list[date]:
        return self.all_days[:MOST_DAYS]

    @property
    def later(self) -> date | None:
        """The first day that has no room on this board."""
        return self.all_days[MOST_DAYS] if len(self.all_days) > MOST_DAYS else None

    @cached_property
    def by_month(self) -> bool:
        return self.wanted.rows == RowKind.MONTH

    @cached_property
    def rows(self) -> Rows:
        national = scope_of(self.user).national
        return board_rows(
            self.user,
            replace(self.wanted, page=None) if self.on_paper else self.wanted,
            self.everything,
            self.form.regions,
            national=national,
            lang=self.lang,
            kept=self.kept,
        )

    @cached_property
    def undated(self) -> int:
        """How many of the shown events have their day to come."""
        return sum(event.day is None for event in self.events)

    @property
    def corner(self) -> str:
        """What the row headings name."""
        return CORNERS[self.wanted.rows]

    @cached_property
    def goals(self) -> dict[int | None, int]:
        return read.event_goals(self.wanted.edition)

    @property
    def goal(self) -> int | None:
        """The country's goal, for those who see the country; else the sum of one's regions."""
        if scope_of(self.user).national:
            return self.goals.get(None)
        own = [self.goals[r.pk] for r in self.form.regions if r.pk in self.goals]
        return sum(own) if own else None

    @cached_property
    def grid(self) -> Grid:
        layout = self._layout()
        if self.by_month:
            return layout.by_weeks(self._region_ids())
        planned = Counter(key for event in self.planned for key in self.rows.keys_of(event))
        return layout.by_rows(self.rows, planned, self._goals_by_row())

    @cached_property
    def writer(self) -> BoardWriter:
        return BoardWriter(self.cards, on_paper=self.on_paper)

    @property
    def on_paper(self) -> bool:
        """Nothing is to be opened there, nor found by its id: names come more than once."""
        return self.whole is None

    def _layout(self) -> Layout:
        days = self.days
        found = read.days_off_between(days[0], days[-1], self.lang) if days else []
        return Layout(
            edition=self.wanted.edition,
            events=self.events,
            days=days,
            days_off=DaysOff(found),
            lang=self.lang,
            whole=self.whole,
            first=self.first,
            only=self.only,
        )

    def _goals_by_row(self) -> dict[str, int]:
        if self.wanted.rows != RowKind.REGIONS:
            return {}
        return {str(region): goal for region, goal in self.goals.items() if region is not None}

    def _region_ids(self) -> frozenset[int]:
        if self.wanted.region and self.wanted.region != NATIONAL:
            return frozenset({int(self.wanted.region)})
        return frozenset(region.pk for region in self.form.regions)
