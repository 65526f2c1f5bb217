"""The second start does again only what has changed."""

import os

import pytest
from django.contrib.auth import get_user_model

from campaign_site.core import demo_preparation
from campaign_site.core.demo_preparation import fingerprint, prepare_demo


@pytest.fixture
def commands(monkeypatch, settings, tmp_path):
    """The commands that were called, in order, without running them."""
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    called = []

    def call(name, **_options):
        called.append(name)
        if name == "collectstatic":
            settings.STATIC_ROOT.mkdir(exist_ok=True)
        if name == "load_demo":
            get_user_model().objects.get_or_create(username="national")

    monkeypatch.setattr(demo_preparation, "call_command", call)
    return called


def prepare(commands):
    commands.clear()
    prepare_demo(report=lambda _text: None)
    return [name for name in commands if name != "setup_roles"]


ALWAYS = ["compile_translations", "migrate"]


@pytest.mark.django_db
def test_the_first_start_does_everything_and_the_second_the_least(commands):
    everything = [*ALWAYS, "collectstatic", "load_demo", "setup_schedules"]
    assert prepare(commands) == everything
    assert prepare(commands) == [*ALWAYS, "setup_schedules"]


@pytest.mark.django_db
def test_a_new_database_is_filled_although_the_data_are_the_same(commands):
    prepare(commands)
    get_user_model().objects.all().delete()
    assert prepare(commands) == [*ALWAYS, "load_demo", "setup_schedules"]


@pytest.mark.django_db
def test_static_files_that_were_removed_are_collected_again(commands, settings):
    prepare(commands)
    settings.STATIC_ROOT.rmdir()
    assert prepare(commands) == [*ALWAYS, "collectstatic", "setup_schedules"]


@pytest.mark.django_db
def test_calendars_are_written_again_when_the_site_has_another_address(commands, settings):
    prepare(commands)
    settings.SITE_BASE_URL = "http://localhost:9000"
    assert prepare(commands) == [*ALWAYS, "refresh_publications", "setup_schedules"]
    assert prepare(commands) == [*ALWAYS, "setup_schedules"]


@pytest.mark.django_db
def test_an_interrupted_load_is_done_again(commands, monkeypatch):
    def interrupted(name, **_options):
        if name == "load_demo":
            get_user_model().objects.create(username="national")
            raise KeyboardInterrupt

    complete = demo_preparation.call_command
    monkeypatch.setattr(demo_preparation, "call_command", interrupted)
    with pytest.raises(KeyboardInterrupt):
        prepare_demo(report=lambda _text: None)
    monkeypatch.setattr(demo_preparation, "call_command", complete)
    assert "load_demo" in prepare(commands)


def test_a_fingerprint_moves_with_every_change(tmp_path):
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("a")
    two.write_text("b")
    before = fingerprint([one, two])
    assert fingerprint([two, one]) == before
    os.utime(one, ns=(1, 1))
    touched = fingerprint([one, two])
    two.write_text("bb")
    assert len({before, touched, fingerprint([one, two]), fingerprint([one])}) == 4
