"""The ways from an event or an edition to its copies."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permissions import policy_registry

from campaign_site.core.permissions.policies import may

from ...models import Edition, Event
from ...services.single_copies import may_copy


def header_buttons(user: Any, record: Edition | Event) -> list[Button]:
    """On the page of one record."""
    return [*_previous(user, record), *_copies(user, record)]


def _previous(user: Any, record: Edition | Event) -> list[Button]:
    """The way back to what it repeats, for who may see that."""
    before = record.previous_occurrence
    if before is None or not may(user, "view", before):
        return []
    url = reverse(type(record).snippet_viewset.get_url_name("inspect"), args=[before.pk])
    label = record._meta.get_field("previous_occurrence").verbose_name
    return [HeaderButton(capfirst(label), url=url, icon_name="history")]


def _copies(user: Any, record: Edition | Event) -> list[Button]:
    if isinstance(record, Event):
        if not may_copy(user, record):
            return []
        url = f"{reverse('series_start')}?pattern={record.pk}"
        series = HeaderButton(_("Make a series of it"), url=url, icon_name="list-ul")
        return [HeaderButton(**_copy(record)), series]
    if not policy_registry.get_by_type(Edition).user_has_permission(user, "add"):
        return []
    url = f"{reverse('copy_edition_start')}?source={record.pk}"
    return [HeaderButton(_("Start the next edition from this one"), url=url, icon_name="copy")]


def listing_buttons(record: Model, user: Any, next_url: str | None = None) -> list[Button]:
    """In the list of events; asks no query of its own."""
    if isinstance(record, Event) and may_copy(user, record):
        return [Button(**_copy(record), priority=25)]
    return []


def _copy(event: Event) -> dict[str, Any]:
    url = reverse("copy_event", args=[event.pk])
    return {"label": _("Copy as a new event"), "url": url, "icon_name": "copy"}
