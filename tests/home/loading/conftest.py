"""The demonstration data, loaded once for all tests of a module and rolled back after."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import StringIO

import pytest
import time_machine
from django.db import transaction

from campaign_site.home.loading import steps
from campaign_site.home.loading.steps import STEPS, run_steps

LOADED_ON = date(2026, 11, 22)


def loading_day() -> time_machine.travel:
    """Nine in the morning of the day on which everything is loaded."""
    return time_machine.travel(datetime.combine(LOADED_ON, time(9), UTC))


def run(*names: str) -> list[str]:
    """Run the named steps, in their order, without indexes; all of them without a name."""
    chosen = tuple(step for step in STEPS if not names or step.name in names)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(steps, "rebuild_indexes", lambda: None)
        return run_steps(chosen, stream=StringIO())


@pytest.fixture(scope="module")
def _rolled_back(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def territory(_rolled_back: None) -> None:
    run("territory")


@pytest.fixture(scope="module")
def sources(_rolled_back: None) -> None:
    """Everything the sources tell, without inventions."""
    run(
        *("territory", "calendar", "kinds", "institutions", "campaigns"),
        *("people", "events", "roles", "figures"),
    )


@pytest.fixture(scope="module")
def everything(_rolled_back: None) -> None:
    """All steps, on a day in November 2026."""
    with loading_day():
        run()
