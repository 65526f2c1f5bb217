"""Steps run once, again when their files change, and go on where they stopped."""

from io import StringIO

import pytest
from django.apps import apps

from campaign_site.core.content_version import content_version
from campaign_site.home.loading import steps
from campaign_site.home.loading.steps import Step, run_steps
from campaign_site.home.models import LoadedStep
from tests.home.loading.conftest import run

pytestmark = pytest.mark.django_db


@pytest.fixture
def plain(settings, tmp_path, monkeypatch):
    """Steps over one small file, without the indexes of a whole site."""
    settings.BASE_DIR = tmp_path
    (tmp_path / "a.csv").write_text("one")
    monkeypatch.setattr(steps, "rebuild_indexes", lambda: None)
    done = []
    return done, (
        Step("first", "First", lambda: done.append("first"), ("a.csv",)),
        Step("second", "Second", lambda: done.append("second")),
    )


def test_steps_run_in_order_and_once(plain):
    done, both = plain
    assert run_steps(both, stream=StringIO()) == ["first", "second"]
    assert run_steps(both, stream=StringIO()) == []
    assert done == ["first", "second"]


def test_a_changed_file_runs_its_step_again(plain, tmp_path):
    _done, both = plain
    run_steps(both, stream=StringIO())
    (tmp_path / "a.csv").write_text("two")
    assert run_steps(both, stream=StringIO()) == ["first"]


def test_a_new_version_of_a_step_runs_again(plain):
    _done, (first, second) = plain
    run_steps((first, second), stream=StringIO())
    newer = Step(second.name, second.label, second.run, second.files, version=2)
    assert run_steps((first, newer), stream=StringIO()) == ["second"]


def test_an_interrupted_run_goes_on_where_it_stopped(plain):
    done, (first, second) = plain

    def fail():
        LoadedStep.objects.create(name="half", digest="", loaded_at="2026-11-22T00:00Z")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_steps((first, Step("second", "Second", fail)), stream=StringIO())
    assert not LoadedStep.objects.filter(name="half").exists()
    assert run_steps((first, second), stream=StringIO()) == ["second"]
    assert done == ["first", "second"]


def test_pages_hear_of_new_data(plain):
    _done, both = plain
    before = content_version()
    run_steps(both, stream=StringIO())
    loaded = content_version()
    assert loaded > before
    run_steps(both, stream=StringIO())
    assert content_version() == loaded


def test_indexes_are_built_once_and_only_for_new_data(plain, monkeypatch):
    _done, both = plain
    built = []
    monkeypatch.setattr(steps, "rebuild_indexes", lambda: built.append(True))
    run_steps(both, stream=StringIO())
    run_steps(both, stream=StringIO())
    assert built == [True]


def test_the_bar_says_what_is_done(plain):
    _done, both = plain
    stream = StringIO()
    run_steps(both, stream=stream)
    assert [line.split(" ", 1)[1] for line in stream.getvalue().splitlines()] == [
        "0/2 First",
        "1/2 Second",
        "2/2 Search index",
        "2/2 Data loaded",
    ]
    again = StringIO()
    run_steps(both, stream=again)
    assert "Data already loaded" in again.getvalue()


def test_every_step_has_a_name_of_its_own_and_files_that_exist():
    names = [step.name for step in steps.STEPS]
    assert len(set(names)) == len(names)
    for step in steps.STEPS:
        assert len(step.digest()) == 64


# Taken anew at each run, and of no interest to anybody.
UNCOUNTED = {"core.ContentVersion", "home.LoadedStep", "modelsearch.SQLiteFTSIndexEntry"}


def rows() -> dict[str, list[dict]]:
    """Every row of every table, but for the indexes that are built anew."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label
        if label in UNCOUNTED or model._meta.app_label in ("modelsearch", "wagtailsearch"):
            continue
        if label == "wagtailcore.ReferenceIndex" or not model._meta.managed:
            continue
        found[label] = list(model._default_manager.order_by("pk").values())
    return found


def test_loading_again_changes_no_row(everything):
    before = rows()
    LoadedStep.objects.all().delete()
    assert len(run()) == len(steps.STEPS)
    after = rows()
    assert [label for label in before if before[label] != after[label]] == []
    assert len(before["events.Event"]) > 130
