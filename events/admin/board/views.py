"""The planning board: the page, one cell with all its cards, the page for paper."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext, gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from campaign_site.core.date_phrases import full_date
from campaign_site.core.languages import TABLE, base_code
from campaign_site.core.time import today

from ...models import Event
from .board import Board
from .filters import BoardForm, RowKind
from .grid import Place
from .paper import sheets
from .problems import problem_choices
from .texts import spoken_texts


def may_see(user: Any) -> bool:
    return policy_registry.get_by_type(Event).user_has_permission(user, "view")


class BoardRequest:
    """Reads the filters from the address; refuses whoever may not read events."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def lang(self) -> str:
        return base_code(get_language() or "ar")

    @cached_property
    def form(self) -> BoardForm:
        return BoardForm(
            self.request.GET,
            user=self.request.user,
            today=today(),
            problems=problem_choices(),
            lang=self.lang,
        )

    @cached_property
    def opened(self) -> set[Place]:
        """The cells asked for with all their cards: `row.day`, any number of them."""
        places = (text.partition(".") for text in self.request.GET.getlist("open")[:200])
        return {(row, day) for row, _dot, day in places}

    def board(self, **options: Any) -> Board | None:
        wanted = self.form.wanted()
        if wanted is None:
            return None
        options.setdefault("whole", self.opened)
        return Board(
            user=self.request.user, form=self.form, wanted=wanted, lang=self.lang, **options
        )


class BoardView(BoardRequest, WagtailAdminTemplateMixin, TemplateView):
    """The whole board; with `print=1` every card of it, for a sheet of A3."""

    page_title = gettext_lazy("Planning board")
    header_icon = "table"
    _show_breadcrumbs = True

    def get_template_names(self) -> list[str]:
        name = "print" if self._on_paper else "board"
        return [f"events/admin/board/{name}.html"]

    @property
    def _on_paper(self) -> bool:
        return self.request.GET.get("print") == "1"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": reverse_lazy("planning_board"), "label": self.page_title}
        return [*self.breadcrumbs_items, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        board = self.board(**({"whole": None} if self._on_paper else {}))
        context = super().get_context_data(**kwargs) | {"form": self.form, "board": board}
        if board is None:
            return context
        chosen = self.form.chosen()
        return (
            context
            | parts_context(board)
            | {
                "chosen": chosen,
                "views": self._views(chosen, board.wanted.rows),
                "later": self._later(chosen, board),
                "later_day": full_date(board.later, self.lang) if board.later else "",
                "pages": self._pages(chosen, board),
                "print_address": _address(chosen, print=1),
                "texts": spoken_texts(),
                "languages": TABLE,
                "sheets": list(sheets(board.grid)) if self._on_paper else [],
            }
        )

    def _views(self, chosen: list[tuple[str, str]], current: str) -> list[dict[str, Any]]:
        return [
            {"label": label, "url": _address(chosen, rows=value), "current": value == current}
            for value, label in RowKind.choices
        ]

    def _later(self, chosen: list[tuple[str, str]], board: Board) -> str:
        """Where the days are that have no room here."""
        if not board.later:
            return ""
        return _address(chosen, first=board.later, **({"print": 1} if self._on_paper else {}))

    def _pages(self, chosen: list[tuple[str, str]], board: Board) -> list[dict[str, Any]]:
        if board.by_month or board.rows.pages == 1:
            return []
        return [
            {"number": n, "url": _address(chosen, page=n), "current": n == board.rows.page}
            for n in range(1, board.rows.pages + 1)
        ]


class CellView(BoardRequest, View):
    """One cell with all its cards, for the "+17" of the board."""

    def get(self, request: HttpRequest) -> HttpResponse:
        board = self.board(only=self.opened)
        if board is None or len(self.opened) != 1:
            raise Http404
        for cell in board.grid.cells:
            if (cell.row, cell.key) in self.opened:
                return HttpResponse(board.writer.cell(cell))
        raise Http404


def parts_context(board: Board) -> dict[str, Any]:
    """What the templates of headings need beside them."""
    return {"board": board, "grid": board.grid, "undated_label": gettext("Date to come")}


def _address(chosen: list[tuple[str, str]], **changes: Any) -> str:
    return f"?{urlencode(dict(chosen) | changes)}"
