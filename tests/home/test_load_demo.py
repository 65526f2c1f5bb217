"""The command that fills a new site."""

import logging
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from campaign_site.home.loading import accounts
from campaign_site.home.management.commands import load_demo, load_scale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _only_accounts(monkeypatch, settings, tmp_path):
    """The steps have tests of their own; here accounts are enough."""
    settings.VAR_DIR = tmp_path
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    monkeypatch.setattr(accounts, "ACCOUNTS", accounts.ACCOUNTS[:1])
    monkeypatch.setattr(load_demo, "run_steps", lambda stream: accounts.load_accounts())


def run(**options: str) -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def accepts(password: str) -> bool:
    return get_user_model().objects.get(username="national").check_password(password)


def test_a_random_password_is_printed_once():
    password = run().rsplit("Password: ", 1)[1].strip()
    assert accepts(password)
    assert run() == ""
    assert accepts(password)


def test_the_password_of_the_environment(monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "choisi-par-la-variable")
    assert "choisi-par-la-variable" in run()
    assert accepts("choisi-par-la-variable")


def test_a_later_run_resets_it_only_when_asked(monkeypatch):
    run(password="le-premier-mot")
    run()
    assert accepts("le-premier-mot")
    monkeypatch.setenv("DEMO_PASSWORD", "un-autre-mot")
    run()
    assert accepts("un-autre-mot")


def test_the_option_wins_over_the_environment(monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "de-la-variable")
    run(password="de-l-option")
    assert accepts("de-l-option")


def test_refused_on_a_real_site(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO"):
        run()
    assert not get_user_model().objects.exists()


def test_logging_speaks_again_afterwards(monkeypatch):
    def fail(stream):
        raise RuntimeError

    monkeypatch.setattr(load_demo, "run_steps", fail)
    with pytest.raises(RuntimeError):
        run()
    assert logging.getLogger("anything").isEnabledFor(logging.ERROR)
    assert logging.root.manager.disable == logging.NOTSET


def test_a_large_set_needs_the_demonstration_first():
    with pytest.raises(CommandError, match="load_demo"):
        call_command(load_scale.Command(), stdout=StringIO(), stderr=StringIO())
