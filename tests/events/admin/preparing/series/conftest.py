"""Who prepares series, and in what."""

import pytest

from tests.factories import (
    EditionFactory,
    EventKindFactory,
)
from tests.roles import browser, coordinator, two_regions


@pytest.fixture
def regions(db):
    return two_regions()


@pytest.fixture
def client(regions):
    return browser(coordinator(regions[0]))


@pytest.fixture
def edition(db):
    return EditionFactory()


@pytest.fixture
def kind(db):
    return EventKindFactory(in_schools=True)
