"""Whoever loses the right to an event while writing is told so, and keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from campaign_site.core.permissions.policies import visible_to

from ...models import Event

_TYPED = (models.CharField, models.TextField, models.DateField, models.TimeField,
          models.IntegerField)  # fmt: skip
View = Callable[..., HttpResponse]


def keeping_typing(view: View) -> View:
    """Answer a refused POST of an event's form with its texts instead of losing them.

    Nothing of the event itself is shown: the right to read it may be gone.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (PermissionDenied, Http404) as refusal:
            if request.method != "POST" or not (typed := typed_texts(request)):
                raise
            status = 404 if isinstance(refusal, Http404) else 403
            context = {"typed": typed, "reason": _reason(request, kwargs.get("pk"))}
            template = "events/admin/changing/refused.html"
            return render(request, template, context, status=status)

    return kept


def typed_texts(request: HttpRequest) -> list[tuple[str, str]]:
    """Labels and values of what was written in an event's own fields."""
    found = []
    for name, value in request.POST.items():
        try:
            field = Event._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if value.strip() and isinstance(field, _TYPED) and not field.choices:
            found.append((capfirst(str(field.verbose_name)), value))
    return found


def _reason(request: HttpRequest, pk: Any) -> str:
    seen = visible_to(request.user, Event).select_related("edition")
    number = int(pk) if str(pk).isdecimal() and len(str(pk)) < 19 else 0
    event = seen.filter(pk=number).first()
    if event is None:
        return _("You have no right to this event, or not any more: your regions have changed.")
    if event.edition_id and event.edition.is_archived:
        return _("Its edition was archived: it can only be read.")
    return _("You may not change this event, or not any more.")
