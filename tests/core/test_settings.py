"""Settings: each variable documented, production without defaults, the clock of the logs."""

import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from campaign_site.core.log_lines import UtcFormatter

ROOT = Path(settings.BASE_DIR)
DOCUMENT = (ROOT / "README.md").read_text()
PRODUCTION = {
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ-9876543210",
    "ALLOWED_HOSTS": "campaign.example,www.campaign.example",
    "DATABASE_URL": "sqlite://:memory:",
    "SITE_BASE_URL": "https://campaign.example/",
}


def variables_read():
    sources = [*(ROOT / "campaign_site/settings").glob("*.py"), ROOT / "campaign_site/gunicorn.py"]
    pattern = re.compile(r"\b_?env\.\w+\(\s*[\"']([A-Z0-9_]+)")
    return {name for path in sources for name in pattern.findall(path.read_text())}


def variables_documented():
    return set(re.findall(r"^\| `([A-Z0-9_]+)` \|", DOCUMENT, re.MULTILINE))


def production(names, code="", **extra):
    """Import the production settings in a process of their own with just these variables."""
    environment = {name: PRODUCTION[name] for name in names} | extra
    environment |= {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "campaign_site.settings.production",
    }
    script = f"from django.conf import settings as s; s.DEBUG; {code}"
    return subprocess.run(  # noqa: S603  its own code
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_variable_that_is_read_is_documented():
    assert variables_read() - variables_documented() == set()


def test_every_variable_that_is_documented_is_read():
    elsewhere = {"DJANGO_SETTINGS_MODULE", "DEMO_PASSWORD"}
    assert variables_documented() - variables_read() == elsewhere


def test_production_names_everything_that_is_missing_at_once(tmp_path):
    run = production([], VAR_DIR=str(tmp_path))
    assert run.returncode == 1
    last_line = run.stderr.strip().splitlines()[-1]
    assert "Set SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, SITE_BASE_URL in" in last_line


@pytest.mark.parametrize("name", PRODUCTION)
def test_production_has_no_default(name, tmp_path):
    run = production([other for other in PRODUCTION if other != name], VAR_DIR=str(tmp_path))
    assert run.returncode == 1
    assert f"Set {name} in the environment" in run.stderr


def test_production_is_strict(tmp_path):
    run = production(
        PRODUCTION,
        "print(s.DEBUG, s.DEMO, s.ALLOWED_HOSTS, s.SITE_BASE_URL, s.CSRF_TRUSTED_ORIGINS,"
        " s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.STYLEGUIDE,"
        " getattr(s, 'SECURE_PROXY_SSL_HEADER', None))",
        VAR_DIR=str(tmp_path),
        DEBUG="true",
    )
    assert run.stdout.strip() == (
        "False False ['campaign.example', 'www.campaign.example'] https://campaign.example"
        " ['https://campaign.example'] True True False None"
    ), run.stderr


def test_a_value_of_the_wrong_type_stops_the_start(tmp_path):
    run = production(PRODUCTION, VAR_DIR=str(tmp_path), SECURE_HSTS_SECONDS="a year")
    assert run.returncode == 1
    assert "SECURE_HSTS_SECONDS" in run.stderr


def test_services_are_configuration_only(tmp_path):
    run = production(
        PRODUCTION,
        "print(s.CACHES['default']['KEY_PREFIX'], s.STORAGES['default']['BACKEND'],"
        " s.EMAIL_HOST, s.DATABASES['default']['ENGINE'])",
        VAR_DIR=str(tmp_path),
        REDIS_URL="redis://127.0.0.1:6379/1",
        S3_BUCKET="uploads",
        EMAIL_URL="submission://a:b@mail.example:587",
        DATABASE_URL="postgres://user@127.0.0.1:5432/campaign",
    )
    assert run.stdout.split() == [
        "campaign-default",
        "campaign_site.core.s3_storage.SiteS3Storage",
        "mail.example",
        "django.db.backends.postgresql",
    ], run.stderr


def test_sqlite_writers_wait_for_each_other():
    if "sqlite3" not in settings.DATABASES["default"]["ENGINE"]:
        pytest.skip("this run is on PostgreSQL")
    options = settings.DATABASES["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_a_task_is_not_started_twice_while_it_may_still_run():
    cluster = settings.Q_CLUSTER
    waits = cluster["queue_limit"] / cluster["workers"] + cluster["bulk"] + 1
    assert cluster["retry"] >= cluster["timeout"] * waits
    assert cluster["orm"] == "default"


def test_log_lines_are_in_utc_and_cannot_be_forged():
    record = logging.LogRecord("site", logging.INFO, "", 0, "a%s", ("\r\nFAKE",), None)
    record.created, record.msecs = 1796119200.25, 250
    line = UtcFormatter("%(asctime)s %(levelname)s %(message)s").format(record)
    assert line == "2026-12-01T10:00:00.250Z INFO a\\r\\nFAKE"


def test_a_traceback_keeps_its_lines():
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        record = logging.LogRecord("site", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    text = UtcFormatter("%(message)s").format(record)
    assert text.startswith("failed\nTraceback")
