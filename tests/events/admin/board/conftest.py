"""What every test of the board starts from."""

import pytest

from events.models import Edition
from tests.roles import two_regions

from .boards import week


@pytest.fixture
def regions(db):
    return two_regions()


@pytest.fixture
def edition(regions) -> Edition:
    return week()
