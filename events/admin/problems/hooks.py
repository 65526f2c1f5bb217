"""Where the page of problems appears in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from campaign_site.core.admin.planning_menu import MENU_HOOK

from . import views


class ProblemsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return views.may_see(request.user)


@hooks.register("register_admin_urls")
def problem_urls() -> list[URLPattern]:
    return [path("planning/problems/", views.ProblemsView.as_view(), name="planning_problems")]


@hooks.register(MENU_HOOK)
def problems_menu_item() -> MenuItem:
    return ProblemsMenuItem(
        _("Problems"),
        reverse("planning_problems"),
        name="planning-problems",
        icon_name="warning",
        order=40,
    )
