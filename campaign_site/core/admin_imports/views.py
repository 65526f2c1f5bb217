"""Bringing tables in, step by step."""

import re
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..imports.checking import begin_check
from ..imports.confirming import confirm_batch
from ..imports.kinds import kinds_for
from ..imports.lines import Choices
from ..imports.reports import download_csv, download_xlsx
from ..imports.services import ImportRefused, is_busy, open_batch
from ..languages import DEFAULT_LANGUAGE, base_code
from ..models import ImportBatch
from ..spreadsheets.problems import FileRefused
from ..spreadsheets.writing import CSV_TYPE, XLSX_TYPE
from ..time import now
from . import screen
from .access import batches_of, may_begin
from .findings import UPDATE
from .forms import UploadForm
from .templates import template_file

PER_PAGE = 50
# A code of problems, for one line where its number goes before.
_CODE = re.compile(r"(\d{1,9}:)?[a-z0-9_]{1,50}")


class ImportScreen(WagtailAdminTemplateMixin):
    """A page of the imports; nobody else's batch exists for whoever may not see it."""

    header_icon = "upload"
    page_title = _("Imports")
    _show_breadcrumbs = True
    beginners_only = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if not may_begin(user) and (self.beginners_only or not batches_of(user).exists()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def batch(self) -> ImportBatch:
        return get_object_or_404(batches_of(self.request.user), pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        top = {"url": reverse_lazy("imports"), "label": _("Imports")}
        return [*self.breadcrumbs_items, top, *self.own_breadcrumb()]

    def own_breadcrumb(self) -> list[dict[str, Any]]:
        return []


class ListView(ImportScreen, TemplateView):
    """One's own imports, newest first; the national team sees everybody's."""

    template_name = "core/admin/imports/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Paginator(batches_of(self.request.user), PER_PAGE)
        page = rows.get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "page": page,
            "batches": [screen.row(batch) for batch in page],
            "may_begin": may_begin(self.request.user),
        }


class UploadView(ImportScreen, FormView):
    """The file is refused here with the reason, or kept and checked."""

    template_name = "core/admin/imports/upload.html"
    form_class = UploadForm
    page_title = _("Import a table")
    beginners_only = True

    def own_breadcrumb(self) -> list[dict[str, Any]]:
        return [{"url": reverse("imports_new"), "label": self.page_title}]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        wanted = self.request.GET.get("kind", "")
        return {"kind": wanted} if wanted else {}

    def form_valid(self, form: UploadForm) -> HttpResponse:
        file, user = form.cleaned_data["file"], self.request.user
        try:
            batch = open_batch(
                kind=form.cleaned_data["kind"],
                file=file,
                name=file.name,
                by=user,
                language=_language(),
                at=now(),
            )
            begin_check(batch=batch, by=user, choices=Choices(), at=now())
        except (ImportRefused, FileRefused) as refused:
            form.add_error("file", refused.problem.message)
            return self.form_invalid(form)
        return redirect("imports_batch", batch.pk)

    def form_invalid(self, form: UploadForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kinds = [
            {
                "name": kind.name,
                "noun": kind.noun,
                "note": kind.note,
                "columns": [
                    (heading, kind.spellings(column)) for column, heading in kind.columns().items()
                ],
            }
            for kind in kinds_for(self.request.user)
        ]
        return super().get_context_data(**kwargs) | {"kinds": kinds}


class TemplateFileView(ImportScreen, View):
    """An empty table with the headings, for whoever begins with none."""

    beginners_only = True

    def get(self, request: HttpRequest, kind: str, form: str) -> HttpResponse:
        known = {known.name: known for known in kinds_for(request.user)}
        if kind not in known:
            raise Http404
        return _download(*template_file(known[kind], form=form, lang=_language()))


class BatchView(ImportScreen, TemplateView):
    """What was found, what to answer, and the owner's yes; afterwards what became of it."""

    def get_page_title(self) -> str:
        return self.batch.name

    def own_breadcrumb(self) -> list[dict[str, Any]]:
        return [{"url": reverse("imports_batch", args=[self.batch.pk]), "label": self.batch.name}]

    def get_template_names(self) -> list[str]:
        name = "progress" if is_busy(self.batch) else "batch"
        return [f"core/admin/imports/{name}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        batch, at = self.batch, now()
        if is_busy(batch):
            return context | screen.row(batch) | {"progress": screen.progress(batch, at=at)}
        user = self.request.user
        return context | screen.batch_context(batch, user=user, query=self.request.GET, at=at)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch, choices = self.batch, _choices(request)
        agreed = choices == Choices.from_json(batch.choices)
        try:
            if request.POST.get("step") == "confirm" and agreed:
                confirm_batch(
                    batch=batch,
                    by=request.user,
                    digest=request.POST.get("digest", ""),
                    choices=choices,
                    at=now(),
                )
            else:
                begin_check(batch=batch, by=request.user, choices=choices, at=now())
                self._say_what_changed(request)
        except ImportRefused as refused:
            messages.error(request, refused.problem.message)
        return redirect("imports_batch", pk)

    def _say_what_changed(self, request: HttpRequest) -> None:
        if request.POST.get("step") == "confirm":
            text = _("Your answers changed the result: look at the numbers again, then import.")
            messages.warning(request, text)


class ProgressView(ImportScreen, View):
    """How far the job is, for the page that waits for it."""

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        return JsonResponse(screen.progress(self.batch, at=now()))


class ReportView(ImportScreen, View):
    """Every problem and every difference, line by line, for Excel."""

    def get(self, request: HttpRequest, pk: int, form: str) -> HttpResponse:
        batch, lang = self.batch, _language()
        if not batch.report:
            raise Http404
        name = f"import-{batch.pk}.{form}"
        if form == "csv":
            return _download(download_csv(batch, lang=lang), name)
        return _download(download_xlsx(batch, lang=lang), name)


def _choices(request: HttpRequest) -> Choices:
    """The answers of the form. Raises BadRequest for what is no code of a problem."""
    accepted = frozenset(request.POST.getlist("accept"))
    if not all(map(_CODE.fullmatch, accepted)):
        raise BadRequest("no such answer")
    return Choices(update_existing=UPDATE in accepted, accepted=accepted - {UPDATE})


def _language() -> str:
    return base_code(get_language() or DEFAULT_LANGUAGE)


def _download(content: Any, name: str) -> HttpResponse:
    if name.endswith(".xlsx"):
        return FileResponse(content, as_attachment=True, filename=name, content_type=XLSX_TYPE)
    response = StreamingHttpResponse(content, content_type=CSV_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
