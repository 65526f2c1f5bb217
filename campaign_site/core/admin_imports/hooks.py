"""Where imports appear in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, include, path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..admin.planning_menu import MENU_HOOK
from . import views
from .access import may_begin

_FORMS = "(?P<form>csv|xlsx)"


class ImportsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_begin(request.user)


@hooks.register(MENU_HOOK)
def imports_menu_item() -> MenuItem:
    return ImportsMenuItem(
        _("Imports"), reverse("imports"), name="imports", icon_name="upload", order=800
    )


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern]:
    batch = [
        path("", views.BatchView.as_view(), name="imports_batch"),
        path("progress/", views.ProgressView.as_view(), name="imports_progress"),
        re_path(f"^report\\.{_FORMS}$", views.ReportView.as_view(), name="imports_report"),
    ]
    template = re_path(
        f"^template/(?P<kind>[a-z_]+)\\.{_FORMS}$",
        views.TemplateFileView.as_view(),
        name="imports_template",
    )
    return [
        path(
            "imports/",
            include(
                [
                    path("", views.ListView.as_view(), name="imports"),
                    path("new/", views.UploadView.as_view(), name="imports_new"),
                    template,
                    path("<int:pk>/", include(batch)),
                ]
            ),
        )
    ]
