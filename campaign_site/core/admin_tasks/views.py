"""The screen "Background work" of the admin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from django_q.models import Failure
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..tasks import queue
from ..time import now
from . import screen
from .access import may_manage


class ManagersOnly:
    """Refuses everybody who may not manage background work, whatever the method."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_manage(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BackgroundWorkView(ManagersOnly, WagtailAdminTemplateMixin, TemplateView):
    """Pulse, queue, running jobs, schedules and failures on one page."""

    template_name = "core/admin/background_work.html"
    page_title = gettext_lazy("Background work")
    header_icon = "cogs"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": reverse_lazy("background_work"), "label": self.page_title}
        return [*self.breadcrumbs_items, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | screen.screen_context(at=now())


class _Action(ManagersOnly, View):
    """A button of the screen: POST only, then back to the screen."""

    http_method_names = ["post"]


class RetryView(_Action):
    def post(self, request: HttpRequest, task_id: str) -> HttpResponse:
        failure = _failure(task_id)
        name = queue.name_of(failure)
        queue.retry_failure(failure=failure, by=request.user)
        messages.success(request, _("“%(job)s” will be tried again.") % {"job": name})
        return redirect("background_work")


class DismissView(_Action):
    def post(self, request: HttpRequest, task_id: str) -> HttpResponse:
        failure = _failure(task_id)
        name = queue.name_of(failure)
        queue.dismiss_failure(failure=failure, by=request.user)
        messages.success(request, _("“%(job)s” is dismissed.") % {"job": name})
        return redirect("background_work")


class RunNowView(_Action):
    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        try:
            queue.start_schedule(key=key, by=request.user)
        except KeyError:
            raise Http404 from None
        label = queue.BY_KEY[key].label
        messages.success(request, _("“%(job)s” is in the queue.") % {"job": label})
        return redirect("background_work")


def _failure(task_id: str) -> Failure:
    failure = Failure.objects.filter(pk=task_id).first()
    if failure is None:
        raise Http404
    return failure
