"""Whoever loses the right to a record while writing is told so, and keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from campaign_site.core.permissions.policies import visible_to

from ...models import Edition, Event
from .typed import typed_texts

View = Callable[..., HttpResponse]


def keeping_typing(view: View, model: type[models.Model] = Event) -> View:
    """Answer a refused POST of a record's form with its texts instead of losing them.

    Nothing of the record itself is shown: the right to read it may be gone.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (PermissionDenied, Http404) as refusal:
            if request.method != "POST" or not (typed := typed_texts(request.POST, model)):
                raise
            status = 404 if isinstance(refusal, Http404) else 403
            context = {"typed": typed, "reason": _REASONS[model](request, kwargs.get("pk"))}
            template = "events/admin/changing/refused.html"
            return render(request, template, context, status=status)

    return kept


def _event_reason(request: HttpRequest, pk: Any) -> str:
    event = _seen(request, Event, pk)
    if event is None:
        return _("You have no right to this event, or not any more: your regions have changed.")
    if event.edition_id and event.edition.is_archived:
        return _("Its edition was archived: it can only be read.")
    return _("You may not change this event, or not any more.")


def _edition_reason(request: HttpRequest, pk: Any) -> str:
    edition = _seen(request, Edition, pk)
    if edition is not None and edition.is_archived:
        return _("This edition is archived: it can only be read.")
    return _("You may not change this edition, or not any more.")


_REASONS: dict[type[models.Model], Callable[[HttpRequest, Any], str]] = {
    Event: _event_reason,
    Edition: _edition_reason,
}


def _seen(request: HttpRequest, model: type[models.Model], pk: Any) -> Any:
    """The record, while this person may still read it."""
    number = int(pk) if str(pk).isdecimal() and len(str(pk)) < 19 else 0
    return visible_to(request.user, model).filter(pk=number).first()
