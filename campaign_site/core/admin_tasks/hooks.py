"""Where background work appears in Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views
from .access import may_manage
from .panels import warning_panels


class BackgroundWorkMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_manage(request.user)


@hooks.register("register_admin_urls")
def background_work_urls() -> list[URLPattern]:
    return [
        path("background-work/", views.BackgroundWorkView.as_view(), name="background_work"),
        path(
            "background-work/failures/<str:task_id>/retry/",
            views.RetryView.as_view(),
            name="background_work_retry",
        ),
        path(
            "background-work/failures/<str:task_id>/dismiss/",
            views.DismissView.as_view(),
            name="background_work_dismiss",
        ),
        path(
            "background-work/schedules/<str:key>/run/",
            views.RunNowView.as_view(),
            name="background_work_run",
        ),
    ]


@hooks.register("register_settings_menu_item")
def background_work_menu_item() -> MenuItem:
    return BackgroundWorkMenuItem(
        _("Background work"),
        reverse("background_work"),
        name="background-work",
        icon_name="cogs",
        order=950,
    )


@hooks.register("construct_homepage_panels")
def add_worker_warning(request: HttpRequest, panels: list[Any]) -> None:
    panels.extend(warning_panels())


@hooks.register("register_log_actions")
def background_work_log_actions(actions: Any) -> None:
    actions.register_action(
        "core.task.retry", _("Retry a background task"), _("Background task tried again")
    )
    actions.register_action(
        "core.task.dismiss", _("Dismiss a background task"), _("Failed background task dismissed")
    )
    actions.register_action(
        "core.schedule.run", _("Run a scheduled job"), _("Scheduled job started by hand")
    )
