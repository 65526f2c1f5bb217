"""Starting an edition from an earlier one: source, choices, preview, result."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.time import now

from ...models import Edition, Event, Preparation
from ...selectors.copy_preview import preview_of, stale_texts_to_come
from ...selectors.waiting import open_proposals
from ...services.edition_copies import confirm_copy
from ...services.edition_plans import EditionPlan, copyable
from ...services.preparations import keep_choices, open_preparation, preparations_of
from .edition_form import EditionPlanForm, initial_of
from .preview_rows import rows_of
from .sent import numbers, sent_key
from .steps import STOPPED, PlanningScreen, PreparationScreen

ROWS = 100
# Of its stale texts the preview shows so many at a time.
SENTENCES = 50
LABEL = gettext_lazy("Start from an earlier edition")


class CopyStartView(PlanningScreen):
    """Which edition to begin with; an archived one too."""

    model = Edition
    template_name = "events/admin/preparing/edition_start.html"
    start_name = "copy_edition_start"
    start_label = page_title = LABEL

    def _sources(self) -> QuerySet[Edition]:
        rows = visible_to(self.request.user, Edition).select_related("campaign")
        return rows.annotate(event_count=Count("events"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = numbers([self.request.GET.get("source", "")])
        own = preparations_of(self.request.user, Preparation.Kind.EDITION)
        begun = own.filter(state=Preparation.State.OPEN, source__isnull=False)
        return super().get_context_data(**kwargs) | {
            "sources": self._sources(),
            "chosen": next(iter(chosen), None),
            "begun": [one for one in begun[:5] if one.choices],
            "key": uuid4(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = numbers([request.POST.get("source", "")])
        source = self._sources().filter(pk__in=chosen).first()
        if source is None:
            messages.error(request, _("Choose the edition to start from."))
            return self.get(request, *args, **kwargs)
        preparation = open_preparation(
            kind=Preparation.Kind.EDITION,
            by=request.user,
            at=now(),
            source=source,
            key=sent_key(request.POST),
        )
        return redirect("copy_edition_details", key=preparation.key)


class _EditionStep(PreparationScreen):
    model = Edition
    kind = Preparation.Kind.EDITION
    start_name = "copy_edition_start"
    start_label = LABEL
    # Whether the step makes sense when everything has been created.
    while_open = True

    def elsewhere(self) -> HttpResponse | None:
        if not self.while_open:
            return None
        if not self.preparation.is_open:
            return redirect("copy_edition_result", key=self.preparation.key)
        sources = visible_to(self.request.user, Edition).select_related("campaign")
        self.source = sources.filter(pk=self.preparation.source_id).first()
        if self.source is None:
            messages.error(self.request, _("The edition this began with is no longer there."))
            return redirect(self.start_name)
        return None

    def get_page_subtitle(self) -> str:
        return str(self.preparation.source or "")


class CopyDetailsView(_EditionStep):
    """Number, address, days, and what comes along."""

    template_name = "events/admin/preparing/edition_details.html"
    page_title = gettext_lazy("The new edition")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self._form())
        return super().get_context_data(**kwargs) | {
            "source": self.source,
            "back_url": reverse(self.start_name),
        }

    def _form(self, data: Any = None) -> EditionPlanForm:
        plan = self.preparation.choices.get("plan")
        initial = initial_of(EditionPlan.from_json(plan)) if plan else None
        return EditionPlanForm(data, source=self.source, initial=initial)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        before = self.preparation.choices.get("plan", {}).get("left_out", [])
        plan = form.plan.to_json() | {"left_out": before}
        keep_choices(preparation=self.preparation, plan=plan)
        return redirect("copy_edition_preview", key=self.preparation.key)


class CopyPreviewView(_EditionStep):
    """Everything that would be created, before anything is."""

    template_name = "events/admin/preparing/edition_preview.html"
    page_title = gettext_lazy("What will be created")

    def elsewhere(self) -> HttpResponse | None:
        if self.preparation.is_open and "plan" not in self.preparation.choices:
            return redirect("copy_edition_details", key=self.preparation.key)
        return super().elsewhere()

    def _plan(self) -> EditionPlan:
        return EditionPlan.from_json(self.preparation.choices["plan"])

    def _proposals(self, plan: EditionPlan) -> int:
        """How many are left out because nobody has approved them."""
        visible = visible_to(self.request.user, Event)
        rows = visible.filter(edition=self.source, kind__in=plan.kinds)
        return rows.filter(pk__in=open_proposals().values("pk")).count()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self._plan()
        events = copyable(visible_to(self.request.user, Event), plan, self.source)
        preview = preview_of(plan, self.source, events)
        page = Paginator(preview.after, ROWS).get_page(self.request.GET.get("p"))
        kept = events.exclude(pk__in=plan.left_out)
        # Reading all texts takes seconds when there are thousands: they go with the first page.
        first = page.number == 1
        stale = stale_texts_to_come(plan, self.source, kept) if first else []
        sentences = Paginator(stale, SENTENCES).get_page(self.request.GET.get("s"))
        return super().get_context_data(**kwargs) | {
            "plan": plan,
            "source": self.source,
            "page": page,
            "rows": rows_of(page.object_list, preview, left_out=plan.left_out),
            "total": len(preview.after),
            "count": sum(event.id not in plan.left_out for event in preview.after),
            "warned": sum(bool(problems) for problems in preview.problems.values()),
            "proposals": self._proposals(plan),
            "stale": [(one, "") for one in sentences.object_list],
            "stale_page": sentences,
            "stale_count": len(stale),
            "back_url": self.step_url("copy_edition_details"),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan = self._plan()
        shown, keep = numbers(request.POST.getlist("shown")), numbers(request.POST.getlist("keep"))
        left_out = (plan.left_out - shown) | (shown - keep)
        kept = plan.to_json() | {"left_out": sorted(left_out)}
        keep_choices(preparation=self.preparation, plan=kept)
        if "create" not in request.POST:
            page = next(iter(numbers([request.POST.get("to", "")])), 1)
            return redirect(f"{self.step_url('copy_edition_preview')}?p={page}")
        try:
            confirm_copy(preparation=self.preparation, by=request.user, at=now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("copy_edition_details", key=self.preparation.key)
        return redirect("copy_edition_result", key=self.preparation.key)


class CopyResultView(_EditionStep):
    """How far it is, and what is left to do by hand."""

    template_name = "events/admin/preparing/edition_result.html"
    page_title = gettext_lazy("The new edition")
    while_open = False

    def elsewhere(self) -> HttpResponse | None:
        if self.preparation.is_open:
            return redirect("copy_edition_preview", key=self.preparation.key)
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = self.preparation.edition
        return super().get_context_data(**kwargs) | {
            "edition": edition,
            "created": len(self.preparation.created),
            "job": self.preparation.job,
            "stopped": STOPPED.get(self.preparation.message, ""),
        }
