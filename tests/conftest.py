"""What every test starts from: empty caches, French active, no feed files."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation

from campaign_site.core import page_cache
from campaign_site.home.selectors.kept import forget_everything
from events.selectors.programmes import forget_indexes
from tests.factories import CityFactory, ProvinceFactory, RegionFactory


@pytest.fixture(autouse=True)
def _fresh_caches() -> Iterator[None]:
    """Caches outlive a test's transaction, and so would what they say about its rows."""
    _empty_caches()
    yield
    _empty_caches()


@pytest.fixture(autouse=True)
def _first_codes() -> None:
    """Codes of places are short and start again when used up: never inside a test."""
    for factory in (RegionFactory, ProvinceFactory, CityFactory):
        factory.reset_sequence(0)


@pytest.fixture(autouse=True)
def _known_language() -> Iterator[None]:
    """No test depends on the language a view of another test left active."""
    with translation.override("fr"):
        yield


def _empty_caches() -> None:
    page_cache.store.clear()
    for alias in caches:
        # In Redis `clear` would empty the corners of the other processes as well.
        empty = getattr(caches[alias], "delete_pattern", None)
        empty("*") if empty else caches[alias].clear()
    forget_indexes()
    forget_everything()
    shutil.rmtree(Path(settings.FEED_CACHE_DIR), ignore_errors=True)
