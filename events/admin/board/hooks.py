"""Where the planning board appears in Wagtail's admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from campaign_site.core.admin.planning_menu import MENU_HOOK

from . import moves, views


class BoardMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return views.may_see(request.user)


@hooks.register("register_admin_urls")
def board_urls() -> list[URLPattern]:
    base = "planning/board/"
    return [
        path(base, views.BoardView.as_view(), name="planning_board"),
        path(f"{base}cell/", views.CellView.as_view(), name="planning_board_cell"),
        path(f"{base}move/", moves.MoveView.as_view(), name="planning_board_move"),
    ]


@hooks.register(MENU_HOOK)
def board_menu_item() -> MenuItem:
    return BoardMenuItem(
        _("Planning board"), reverse("planning_board"), name="board", icon_name="table", order=100
    )
