"""Build search and usage indexes once at the end instead of at every record."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import models
from django.db.models.signals import post_save
from modelsearch.backends import get_search_backend
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def indexing_postponed() -> Iterator[None]:
    """Saving does not enqueue a task per record; call `rebuild_indexes` afterwards."""
    models_of_search = get_indexed_models()
    for model in models_of_search:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models_of_search:
            post_save.connect(post_save_signal_handler, sender=model)


def rebuild_indexes() -> None:
    """Everything that can be searched, and what uses what."""
    call_command("update_index", verbosity=0)
    call_command("rebuild_references_index", verbosity=0)


def add_to_search(model: type[models.Model], records: Iterable[models.Model]) -> None:
    """Records written in bulk send no signal: make them findable."""
    get_search_backend().add_bulk(model, list(records))
