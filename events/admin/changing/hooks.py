"""Where the screens of changes appear in the admin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from campaign_site.core.permissions.policies import may

from ...models import Event
from .form import ACTIONS
from .kept import keeping_typing
from .views import ChangeView

_ICONS = {"move": "calendar-alt", "postponed": "history", "cancelled": "cross"}


@hooks.register("register_admin_urls")
def change_urls() -> list[URLPattern]:
    base = "planning/events/"
    change = keeping_typing(ChangeView.as_view())
    return [path(f"{base}<int:pk>/change/", change, name="planning_change_event")]


def change_url(event: Event, action: str = "move") -> str:
    url = reverse("planning_change_event", args=[quote(event.pk)])
    return url if action == "move" else f"{url}?to={action}"


def may_announce(user: Any, event: Event) -> bool:
    """Whether somebody may move or cancel an event by one click: who publishes it."""
    if event.edition_id and event.edition.is_archived:
        return False
    return may(user, "publish", event) and may(user, "change", event)


def change_buttons(user: Any, event: Event, button: type[Button] = Button) -> Iterator[Button]:
    """One button for each kind of change, for those who may."""
    if not may_announce(user, event):
        return
    for order, (action, label) in enumerate(ACTIONS.items()):
        if action != event.status:
            yield button(
                label,
                url=change_url(event, action),
                icon_name=_ICONS[action],
                priority=40 + order,
            )


@hooks.register("register_snippet_listing_buttons")
def list_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Event):
        yield from change_buttons(user, snippet)
