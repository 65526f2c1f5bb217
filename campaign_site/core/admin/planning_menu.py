"""The part of the admin's menu where an edition is planned; each screen adds its own item."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

MENU_HOOK = "register_planning_menu_item"


@hooks.register("register_admin_menu_item")
def planning_menu_item() -> SubmenuMenuItem:
    """Shown to whoever is shown one of its items."""
    menu = Menu(register_hook_name=MENU_HOOK)
    return SubmenuMenuItem(
        _("Planning"), menu, name="planning", icon_name="calendar-alt", order=150
    )
