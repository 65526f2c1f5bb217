"""A series of sessions, step by step: what it is, the preview, the result."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.time import now, today

from ...models import Edition, Event, Preparation
from ...selectors.series_preview import series_preview
from ...services.preparations import keep_choices
from ...services.series import confirm_series, keep_layout, leave_outside_out, most_rows
from ...services.series_batches import proposes
from ...services.series_plans import SCHOOLS, Row, SeriesPlan
from .sent import numbers
from .series_forms import SeriesPlanForm, initial_from, initial_of
from .series_rows import rows_of
from .series_start import LABEL
from .steps import STOPPED, PreparationScreen

ROWS = 100


class SeriesStep(PreparationScreen):
    """A step that is only taken while nothing is created, and after the steps it needs."""

    model = Event
    kind = Preparation.Kind.SERIES
    start_name = "series_start"
    start_label = LABEL
    header_icon = "list-ul"
    needs = ("mode",)

    def elsewhere(self) -> HttpResponse | None:
        if not self.preparation.is_open:
            return redirect("series_result", key=self.preparation.key)
        for choice, step in (("mode", "series_start"), ("plan", "series_details")):
            if choice in self.needs and choice not in self.preparation.choices:
                return redirect(step) if choice == "mode" else redirect(self.step_url(step))
        return None

    @property
    def mode(self) -> str:
        return self.preparation.choices["mode"]

    def pattern(self) -> Event | None:
        """The model event, while this person may see it."""
        rows = visible_to(self.request.user, Event).select_related("edition__campaign", "kind")
        return rows.filter(pk=self.preparation.pattern_id).first()


class SeriesDetailsView(SeriesStep):
    """Titles, days, times, place."""

    template_name = "events/admin/preparing/series_details.html"
    page_title = gettext_lazy("What the sessions are")

    def _form(self, data: Any = None) -> SeriesPlanForm:
        pattern, plan = self.pattern(), self.preparation.choices.get("plan")
        current = Edition.objects.current(on=today())
        initial = initial_of(SeriesPlan.from_json(plan)) if plan else initial_from(pattern, current)
        return SeriesPlanForm(
            data, user=self.request.user, mode=self.mode, pattern=pattern, initial=initial
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self._form())
        return super().get_context_data(**kwargs) | {
            "mode": self.mode,
            "pattern": self.pattern(),
            "most": most_rows(self.request.user),
            "back_url": reverse("series_start"),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        kept = keep_choices(preparation=self.preparation, plan=form.plan.to_json())
        if self.mode == SCHOOLS:
            return redirect("series_schools", key=self.preparation.key)
        keep_layout(preparation=kept, by=request.user)
        return redirect("series_preview", key=self.preparation.key)


class SeriesPreviewView(SeriesStep):
    """Every session with its day, before any is created."""

    template_name = "events/admin/preparing/series_preview.html"
    page_title = gettext_lazy("What will be created")
    needs = ("mode", "plan")

    def elsewhere(self) -> HttpResponse | None:
        missing = self.preparation.is_open and "layout" not in self.preparation.choices
        return super().elsewhere() or (redirect(self._before()) if missing else None)

    def _before(self) -> str:
        return self.step_url("series_schools" if self.mode == SCHOOLS else "series_details")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choices, user = self.preparation.choices, self.request.user
        rows = [Row.from_json(row) for row in choices["layout"]]
        left_out = set(choices.get("left_out", ()))
        preview = series_preview(rows, SeriesPlan.from_json(choices["plan"]), user)
        page = Paginator(rows, ROWS).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "page": page,
            "rows": rows_of(page.object_list, preview, left_out=left_out),
            "count": sum(bool(row.slot) and row.n not in left_out for row in rows),
            "without_day": sum(row.slot is None for row in rows),
            "most": most_rows(user),
            "proposes": proposes(user),
            "with_schools": self.mode == SCHOOLS,
            "back_url": self._before(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        shown, keep = numbers(request.POST.getlist("shown")), numbers(request.POST.getlist("keep"))
        before = set(self.preparation.choices.get("left_out", ()))
        kept = keep_choices(
            preparation=self.preparation, left_out=sorted((before - shown) | (shown - keep))
        )
        if "create" not in request.POST:
            page = next(iter(numbers([request.POST.get("to", "")])), 1)
            return redirect(f"{self.step_url('series_preview')}?p={page}")
        try:
            confirm_series(preparation=kept, by=request.user, at=now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            match getattr(error, "code", None):
                case "schools":
                    keep_layout(preparation=kept, by=request.user)
                case "outside":
                    leave_outside_out(preparation=kept)
            return redirect("series_preview", key=self.preparation.key)
        return redirect("series_result", key=self.preparation.key)


class SeriesResultView(SeriesStep):
    """How far it is, and the way to what was created."""

    template_name = "events/admin/preparing/series_result.html"
    page_title = LABEL

    def elsewhere(self) -> HttpResponse | None:
        if self.preparation.is_open:
            return redirect("series_preview", key=self.preparation.key)
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        created = list(self.preparation.created.values())
        events = visible_to(self.request.user, Event).filter(pk__in=created)
        return super().get_context_data(**kwargs) | {
            "created": len(created),
            "events": events.order_by("start_date", "start_time", "pk")[:ROWS],
            "job": self.preparation.job,
            "stopped": STOPPED.get(self.preparation.message, ""),
        }
