"""The day on which the pages of these tests are read."""

from datetime import datetime

import pytest
import time_machine


@pytest.fixture
def november():
    with time_machine.travel(datetime(2026, 11, 22, 10, 0), tick=False):
        yield
