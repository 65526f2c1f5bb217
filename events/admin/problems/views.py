"""The page of all problems of an edition, and the same lines as a file."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import get_language_bidi, gettext, gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from campaign_site.core.spreadsheets.writing import CSV_TYPE, XLSX_TYPE, write_csv, write_xlsx
from campaign_site.core.time import today

from ...models import Event
from ...rules.codes import ProblemCode
from ...selectors.planning import FoundProblems, problems_in
from ..event_links import event_links
from . import lines as rows
from .filters import Grouping, ProblemForm

PER_PAGE = 50
_MOST_DIGITS = 6
_NARROWING = ("region", "code", "severity", "kind", "event")


def may_see(user: Any) -> bool:
    return policy_registry.get_by_type(Event).user_has_permission(user, "view")


class ProblemsView(WagtailAdminTemplateMixin, TemplateView):
    """For whoever reads events; each person finds what they see of them."""

    template_name = "events/admin/problems/list.html"
    page_title = gettext_lazy("Problems")
    header_icon = "warning"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("export") in _FILES and self.form.chosen_edition is not None:
            return _FILES[request.GET["export"]](self)
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": reverse_lazy("planning_problems"), "label": self.page_title}
        return [*self.breadcrumbs_items, here]

    @cached_property
    def form(self) -> ProblemForm:
        return ProblemForm(self.request.GET, user=self.request.user, today=today())

    @cached_property
    def found(self) -> FoundProblems:
        return problems_in(self.form.chosen_edition, user=self.request.user)

    @cached_property
    def lines(self) -> list[rows.Line]:
        return rows.lines_of(self.found, self.form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = self.form.chosen_edition
        context = super().get_context_data(**kwargs) | {"form": self.form, "edition": edition}
        if edition is None:
            return context
        page = Paginator(self.lines, PER_PAGE).get_page(
            self.request.GET.get("p", "")[:_MOST_DIGITS]
        )
        return context | {
            "page_obj": page,
            "total": page.paginator.count,
            "groups": self._groups(page),
            "counts": self._counts(),
            "groupings": self._groupings(),
            "is_filtered": any(map(self.form.chosen, _NARROWING)),
            "only": self._only(),
            "all_url": self.form.address(**dict.fromkeys(_NARROWING)),
            "earlier": page.has_previous() and self.form.address(p=page.number - 1),
            "later": page.has_next() and self.form.address(p=page.number + 1),
            "csv_url": self.form.address(export="csv"),
            "xlsx_url": self.form.address(export="xlsx"),
        }

    def _groups(self, page: Page) -> list[dict[str, Any]]:
        shown = list(page.object_list)
        address = event_links(self.request.user, read_only=self.form.chosen_edition.is_archived)
        words = rows.shown(shown, self.found, self.form, address)
        grouping = self.form.grouping
        totals = rows.totals(self.lines, grouping)
        pairs = zip((rows.group_of(line, grouping) for line in shown), words, strict=True)
        return [
            {
                "title": rows.group_title(group, self.form),
                "total": totals[group],
                "lines": [line for _group, line in lines],
            }
            for group, lines in groupby(pairs, key=lambda pair: pair[0])
        ]

    def _counts(self) -> list[dict[str, Any]]:
        counts, chosen = rows.count_by_code(self.found, self.form), self.form.chosen("code")
        return [
            {
                "label": code.label,
                "number": counts[code],
                "current": code == chosen,
                "url": self.form.address(code=None if code == chosen else code.value),
            }
            for code in ProblemCode
            if counts[code] or code == chosen
        ]

    def _groupings(self) -> list[dict[str, Any]]:
        return [
            {
                "label": grouping.label,
                "url": self.form.address(by=grouping.value),
                "current": grouping == self.form.grouping,
            }
            for grouping in Grouping
        ]

    def _only(self) -> str:
        """The title of the one event asked for, where the person sees it."""
        event_id = self.form.chosen("event")
        if not event_id or event_id not in self.found.seen:
            return ""
        return rows.title_of(self.found.events[event_id])

    def _name(self, ending: str) -> str:
        return f"problems-{self.form.chosen_edition.slug}.{ending}"

    def as_csv(self) -> HttpResponse:
        pieces = write_csv(rows.header(), rows.table(self.lines, self.found, self.form))
        response = StreamingHttpResponse(pieces, content_type=CSV_TYPE)
        response.headers["Content-Disposition"] = f'attachment; filename="{self._name("csv")}"'
        return response

    def as_xlsx(self) -> HttpResponse:
        file = write_xlsx(
            rows.header(),
            rows.table(self.lines, self.found, self.form),
            title=gettext("Problems"),
            right_to_left=get_language_bidi(),
        )
        return FileResponse(
            file, as_attachment=True, filename=self._name("xlsx"), content_type=XLSX_TYPE
        )


_FILES = {"csv": ProblemsView.as_csv, "xlsx": ProblemsView.as_xlsx}
