"""What the screens of a copy or a series have in common."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ...models import Preparation
from ...services.preparations import preparations_of

# Why a confirmed preparation was not carried out, by the code it keeps.
STOPPED = {
    "edition_gone": _("The edition was deleted meanwhile: nothing more was created."),
    "edition_archived": _("The edition was archived meanwhile: nothing more was created."),
    "source_gone": _("The edition this began with was deleted meanwhile."),
    "schools_changed": _("A school was removed meanwhile: nothing more was created."),
    "outside_edition": _(
        "The days of the edition were changed meanwhile: nothing more was created."
    ),
    "not_allowed": _("Your rights have changed meanwhile: nothing more was created."),
}


class PlanningScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A screen under "Planning" with its place in the breadcrumbs."""

    permission_required = "add"
    header_icon = "copy"
    start_name = ""
    start_label: Any = ""
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        start = {"url": reverse(self.start_name), "label": self.start_label}
        if self.request.path == start["url"]:
            return [*self.breadcrumbs_items, start]
        return [*self.breadcrumbs_items, start, {"url": "", "label": self.get_page_title()}]


class PreparationScreen(PlanningScreen):
    """A step of one's own preparation; somebody else's is refused."""

    kind: str = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            raise PermissionDenied
        found = preparations_of(request.user, self.kind).filter(key=kwargs["key"]).first()
        if found is None:
            raise PermissionDenied
        self.preparation: Preparation = found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_permission(self.permission_required):
            raise PermissionDenied
        return self.elsewhere() or super().dispatch(request, *args, **kwargs)

    def elsewhere(self) -> HttpResponse | None:
        """Where to go when this is not the step to take now."""
        return None

    def step_url(self, name: str) -> str:
        return reverse(name, kwargs={"key": self.preparation.key})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"preparation": self.preparation}
