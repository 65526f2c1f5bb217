from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.module_loading import import_string
from django_q.models import OrmQ, Schedule

from campaign_site.core.tasks import cleaning, queue
from campaign_site.core.tasks.schedules import BY_KEY, SCHEDULES, run_now, set_up_schedules

from .conftest import NOW

pytestmark = pytest.mark.django_db


def test_the_database_follows_the_table():
    set_up_schedules(now=NOW)
    rows = {row.name: row for row in Schedule.objects.all()}
    assert set(rows) == {"campaign.publish", "campaign.reminders", "campaign.clean-up"}
    publish = rows["campaign.publish"]
    assert (publish.schedule_type, publish.minutes, publish.next_run) == ("I", 1, NOW)
    # 9:00 in Rabat has passed 8:00: the first reminder is tomorrow's.
    assert rows["campaign.reminders"].next_run == datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def test_a_second_set_up_changes_nothing_and_mends_what_was_changed():
    set_up_schedules(now=NOW)
    Schedule.objects.filter(name="campaign.publish").update(minutes=50)
    Schedule.objects.create(name="campaign.gone", func="x.y")
    Schedule.objects.create(name="somebody-elses", func="x.y")
    set_up_schedules(now=NOW + timedelta(hours=5))
    publish = Schedule.objects.get(name="campaign.publish")
    assert (publish.minutes, publish.next_run) == (1, NOW)
    assert set(Schedule.objects.values_list("name", flat=True)) == {*BY_KEY, "somebody-elses"}


def test_the_command_names_what_it_set_up():
    out = StringIO()
    call_command("setup_schedules", stdout=out)
    assert out.getvalue().split() == list(BY_KEY)


@pytest.mark.parametrize("planned", SCHEDULES, ids=lambda planned: planned.name)
def test_every_scheduled_function_can_be_found(planned):
    assert import_string(planned.path) is planned.function


def test_run_now_enqueues_beside_the_schedule(work_off):
    set_up_schedules(now=NOW)
    run_now(key="campaign.clean-up")
    assert OrmQ.objects.count() == 1
    work_off()
    state = {row.planned.key: row for row in queue.schedule_states()}["campaign.clean-up"]
    assert state.last_success is True
    assert state.next_run > NOW
    with pytest.raises(KeyError):
        run_now(key="campaign.unknown")


def test_clean_up_removes_what_outlived_its_purpose(settings, tmp_path):
    settings.FEED_CACHE_DIR = tmp_path
    fresh, stale = tmp_path / "fresh.ics", tmp_path / "deep" / "stale.ics"
    stale.parent.mkdir()
    for path in (fresh, stale):
        path.write_text("x")
    before = (datetime.now(UTC) - timedelta(days=3)).timestamp()
    _touch(stale, before)
    removed = cleaning.clean_up(now=datetime.now(UTC))
    assert removed == {"results": 0, "jobs": 0, "notices": 0, "imports": 0, "feeds": 1}
    assert fresh.exists() and not stale.exists()
    assert cleaning.remove_stale_files(tmp_path / "missing", before=NOW) == 0


def _touch(path: Path, stamp: float) -> None:
    import os

    os.utime(path, (stamp, stamp))
