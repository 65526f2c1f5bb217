"""Choosing the schools of a series, page by page; the choice is kept on the server."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from campaign_site.core.permissions.policies import visible_to
from partners.models import School

from ...services.preparations import keep_choices
from ...services.series import keep_layout, most_rows
from ...services.series_plans import SCHOOLS
from .school_forms import SchoolFilterForm
from .sent import numbers
from .series_views import SeriesStep

SCHOOLS_SHOWN = 50


class SeriesSchoolsView(SeriesStep):
    """Ticks are kept whichever button is pressed, and while one searches on."""

    template_name = "events/admin/preparing/series_schools.html"
    page_title = gettext_lazy("Which schools")
    needs = ("mode", "plan")

    def elsewhere(self) -> HttpResponse | None:
        wrong = self.preparation.is_open and self.preparation.choices.get("mode") != SCHOOLS
        return super().elsewhere() or (redirect(self.start_name) if wrong else None)

    def _chosen(self) -> list[int]:
        return list(self.preparation.choices.get("schools", ()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SchoolFilterForm(self.request.GET, user=self.request.user)
        page = Paginator(form.schools(), SCHOOLS_SHOWN).get_page(self.request.GET.get("p"))
        chosen = set(self._chosen())
        asked = self.request.GET.copy()
        asked.pop("p", None)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "page": page,
            "schools": [(school, school.pk in chosen) for school in page.object_list],
            "found": page.paginator.count,
            "count": len(chosen),
            "most": most_rows(self.request.user),
            "query": asked.urlencode(),
            "back_url": self.step_url("series_details"),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = self._after_ticks()
        if "all" in request.POST:
            form = SchoolFilterForm(request.GET, user=request.user)
            chosen += list(form.schools().values_list("pk", flat=True)[: 10 * self._most])
        elif "none" in request.POST:
            chosen = []
        chosen = list(dict.fromkeys(chosen))
        if len(chosen) > self._most:
            text = _("A series has at most %(most)s sessions: the first %(most)s schools are kept.")
            messages.warning(request, text % {"most": self._most})
        kept = keep_choices(preparation=self.preparation, schools=chosen[: self._most])
        if "next" not in request.POST:
            return redirect(self._here())
        if not chosen:
            messages.error(request, _("Choose at least one school."))
            return redirect(self._here())
        keep_layout(preparation=kept, by=request.user)
        return redirect("series_preview", key=self.preparation.key)

    @property
    def _most(self) -> int:
        return most_rows(self.request.user)

    def _after_ticks(self) -> list[int]:
        """What was chosen before, with the ticks of the page shown; only schools one may see."""
        shown = numbers(self.request.POST.getlist("shown"))
        keep = numbers(self.request.POST.getlist("keep")) & shown
        before = [pk for pk in self._chosen() if pk not in shown or pk in keep]
        new = keep - set(before)
        visible = visible_to(self.request.user, School).filter(pk__in=new)
        return before + list(visible.order_by("gresa_code").values_list("pk", flat=True))

    def _here(self) -> str:
        """The same search, on the page that was asked for."""
        asked = self.request.GET.copy()
        page = next(iter(numbers([self.request.POST.get("to", "")])), None)
        if page is not None:
            asked["p"] = str(page)
        return f"{self.step_url('series_schools')}?{asked.urlencode()}"
