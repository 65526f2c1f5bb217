"""Reading and moving the version of the public content.

A model whose rows appear on public pages carries `@public_content`; from then on
each save and delete moves the version inside the same transaction. Bulk writes
send no signals: they call `touch_content` themselves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.apps import apps
from django.db import connection, models
from django.db.models import F
from django.db.models.signals import post_delete, post_save

ModelClass = TypeVar("ModelClass", bound=type[models.Model])
_registered: list[type[models.Model]] = []
_private: ContextVar[bool] = ContextVar("private_change", default=False)


def public_content(model: ModelClass) -> ModelClass:
    """Class decorator: changes of this model's rows are visible to visitors."""
    _registered.append(model)
    return model


def content_version() -> int:
    """The current version; one query. 0 before anything was published.

    Every request asks it, so it is plain SQL: building a queryset would cost half of
    what a kept page costs.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM core_contentversion WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else 0


def touch_content() -> None:
    """Move the version by one."""
    versions = apps.get_model("core", "ContentVersion").objects
    if not versions.filter(pk=1).update(number=F("number") + 1):
        versions.get_or_create(pk=1, defaults={"number": 1})


@contextmanager
def private_change() -> Iterator[None]:
    """What is saved in this block is nothing visitors read: a draft, say."""
    token = _private.set(True)
    try:
        yield
    finally:
        _private.reset(token)


def _touch_when_public(**_signal: object) -> None:
    if not _private.get():
        touch_content()


def connect() -> None:
    """Listen to every registered model and to Wagtail's pages; called once at start."""
    from wagtail.models import Page

    pages = [model for model in apps.get_models() if issubclass(model, Page)]
    for model in [*_registered, *pages]:
        for signal in (post_save, post_delete):
            signal.connect(
                _touch_when_public, sender=model, dispatch_uid=f"content-{model._meta.label}"
            )
