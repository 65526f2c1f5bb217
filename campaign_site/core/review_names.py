"""The regional review in the reader's language: one row serves all languages.

Wagtail prints the stored name of a workflow and of its task: on buttons, in histories,
reports and mails. Ours is stored in the two languages that are equal and printed in the
one that is active.
"""

from __future__ import annotations

from django.db.models import Model
from django.db.models.signals import post_init, pre_save
from django.utils.translation import gettext, override
from wagtail.models import Task, Workflow

from .languages import CODES
from .models import RegionalReviewTask

STORED = "مراجعة جهوية – Validation régionale"


class ReviewName(str):
    """Stored as it stands; whoever prints it gets the translation."""

    __slots__ = ()

    def __str__(self) -> str:
        return gettext("Regional review")

    __html__ = __str__

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def _read(*, instance: Model, **_signal: object) -> None:
    if instance.__dict__.get("name") == STORED:
        instance.name = ReviewName(STORED)


def _write(*, instance: Model, **_signal: object) -> None:
    """A form that was saved without touching the name sends the one that it showed."""
    if instance.name in _translations():
        instance.name = STORED


def _translations() -> set[str]:
    names = set()
    for code in CODES:
        with override(code):
            names.add(gettext("Regional review"))
    return names


def connect() -> None:
    for model in (Workflow, Task, RegionalReviewTask):
        label = model._meta.label
        post_init.connect(_read, sender=model, dispatch_uid=f"review-name-{label}")
        pre_save.connect(_write, sender=model, dispatch_uid=f"review-name-stored-{label}")
