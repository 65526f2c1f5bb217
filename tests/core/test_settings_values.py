"""Each variable of the environment: its type, its effect, and one clear line for a bad value."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PRODUCTION = {
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ-9876543210",
    "ALLOWED_HOSTS": "campaign.example",
    "DATABASE_URL": "sqlite://:memory:",
    "SITE_BASE_URL": "https://campaign.example",
}
# Reads the settings without the framework around them: a tenth of the time.
SCRIPT = """
import importlib, json, sys
module = importlib.import_module(sys.argv[1])
out = {}
for path in sys.argv[2:]:
    value = module
    for step in path.split("."):
        value = value[step] if isinstance(value, dict) else getattr(value, step, None)
    out[path] = value
print(json.dumps(out, default=str))
"""


def start(tmp_path, *paths, module="campaign_site.settings.production", **environment):
    return subprocess.run(  # noqa: S603  its own code
        [sys.executable, "-c", SCRIPT, module, *paths],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **PRODUCTION, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def read(tmp_path, *paths, **environment):
    run = start(tmp_path, *paths, **environment)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


NUMBERS = (
    "PAGE_CACHE_MB",
    "DATABASE_CONN_MAX_AGE",
    "IMPORT_MAX_MB",
    "IMPORT_MAX_ROWS",
    "FEED_CACHE_BYTES",
    "WORKER_PROCESSES",
    "SECURE_HSTS_SECONDS",
)
SWITCHES = (
    "STYLEGUIDE",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "BEHIND_TLS_PROXY",
)


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_that_is_none_stops_the_start_by_name(tmp_path, name):
    run = start(tmp_path, **{name: "many"})
    assert run.returncode != 0
    assert name in run.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_that_is_neither_on_nor_off_stops_the_start_by_name(tmp_path, name):
    run = start(tmp_path, **{name: "perhaps"})
    assert run.returncode != 0
    assert name in run.stderr.strip().splitlines()[-1]


def test_a_bad_value_is_not_a_secret_in_the_log(tmp_path):
    run = start(tmp_path, SECURE_HSTS_SECONDS="many")
    assert PRODUCTION["SECRET_KEY"] not in run.stderr


def test_numbers_take_effect_in_the_unit_of_their_name(tmp_path):
    found = read(
        tmp_path,
        "PAGE_CACHE_BYTES", "IMPORT_MAX_BYTES", "IMPORT_MAX_ROWS", "FEED_CACHE_BYTES",
        "Q_CLUSTER.workers", "SECURE_HSTS_SECONDS", "DATABASES.default.CONN_MAX_AGE",
        PAGE_CACHE_MB="3", IMPORT_MAX_MB="2", IMPORT_MAX_ROWS="50", FEED_CACHE_BYTES="7",
        WORKER_PROCESSES="5", SECURE_HSTS_SECONDS="60", DATABASE_CONN_MAX_AGE="0",
    )  # fmt: skip
    assert list(found.values()) == [3 * 2**20, 2 * 2**20, 50, 7, 5, 60, 0]


@pytest.mark.parametrize(("written", "meant"), [("true", True), ("0", False), ("yes", True)])
def test_switches_are_heard_as_people_write_them(tmp_path, written, meant):
    found = read(
        tmp_path,
        "STYLEGUIDE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_PRELOAD",
        STYLEGUIDE=written, SECURE_SSL_REDIRECT=written, SECURE_HSTS_PRELOAD=written,
    )  # fmt: skip
    assert set(found.values()) == {meant}


def test_a_header_of_a_proxy_is_believed_only_when_it_was_said_so(tmp_path):
    assert read(tmp_path, "SECURE_PROXY_SSL_HEADER") == {"SECURE_PROXY_SSL_HEADER": None}
    said = read(tmp_path, "SECURE_PROXY_SSL_HEADER", BEHIND_TLS_PROXY="true")
    assert said == {"SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"]}


def test_production_shows_no_demonstration_and_no_styleguide(tmp_path):
    found = read(tmp_path, "DEMO", "DEBUG", "STYLEGUIDE", DEMO="true", DEBUG="true")
    assert found == {"DEMO": False, "DEBUG": False, "STYLEGUIDE": False}


def test_cookies_of_production_travel_encrypted_only(tmp_path):
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY")
    assert set(read(tmp_path, *names).values()) == {True}


def test_old_keys_and_hosts_are_lists(tmp_path):
    found = read(
        tmp_path,
        "SECRET_KEY_FALLBACKS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS",
        "FALLBACK_HELP.numbers",
        SECRET_KEY_FALLBACKS="one,two", ALLOWED_HOSTS="a.example,b.example",
        CSRF_TRUSTED_ORIGINS="https://a.example,https://b.example",
        FALLBACK_HELP_NUMBERS="2511,141",
    )  # fmt: skip
    assert list(found.values()) == [
        ["one", "two"],
        ["a.example", "b.example"],
        ["https://a.example", "https://b.example"],
        ["2511", "141"],
    ]


@pytest.mark.parametrize("written", ["https://x.example", "https://x.example/"])
def test_the_address_of_the_site_ends_without_a_slash_everywhere(tmp_path, written):
    found = read(tmp_path, "SITE_BASE_URL", "WAGTAILADMIN_BASE_URL", SITE_BASE_URL=written)
    assert set(found.values()) == {"https://x.example"}


def test_without_services_everything_is_a_file_below_one_folder(tmp_path):
    found = read(
        tmp_path,
        "MEDIA_ROOT", "STATIC_ROOT", "FEED_CACHE_DIR", "EMAIL_FILE_PATH",
        "CACHES.shared.LOCATION", "STORAGES.private.OPTIONS.location",
    )  # fmt: skip
    assert all(Path(value).is_relative_to(tmp_path) for value in found.values()), found


def test_every_cache_moves_to_redis_under_a_name_of_its_own(tmp_path):
    caches = read(tmp_path, "CACHES", REDIS_URL="redis://127.0.0.1:6379/1")["CACHES"]
    assert {cache["BACKEND"] for cache in caches.values()} == {"django_redis.cache.RedisCache"}
    prefixes = [cache["KEY_PREFIX"] for cache in caches.values()]
    assert len(set(prefixes)) == len(caches) == 3


def test_uploads_in_a_bucket_stay_private(tmp_path):
    stores = read(tmp_path, "STORAGES", S3_BUCKET="uploads", S3_ENDPOINT_URL="https://s3.example")
    for name in ("default", "private"):
        options = stores["STORAGES"][name]["OPTIONS"]
        assert options["default_acl"] == "private"
        assert options["file_overwrite"] is False
        assert options["bucket_name"] == "uploads"
    assert stores["STORAGES"]["private"]["OPTIONS"]["location"] == "private"
    assert "location" not in stores["STORAGES"]["default"]["OPTIONS"]


def test_a_database_that_does_not_answer_is_given_up_after_seconds(tmp_path):
    found = read(
        tmp_path,
        "DATABASES.default.OPTIONS.connect_timeout", "DATABASES.default.CONN_HEALTH_CHECKS",
        DATABASE_URL="postgres://user:pass@db.example:5432/campaign",
    )  # fmt: skip
    assert list(found.values()) == [5, True]


@pytest.mark.parametrize("url", ["", "nonsense", "oracle9://x"])
def test_an_address_of_no_database_stops_the_start(tmp_path, url):
    run = start(tmp_path, DATABASE_URL=url)
    assert run.returncode != 0
    assert "DATABASE_URL" in run.stderr or "No support for" in run.stderr


def test_a_mail_server_is_asked_for_seconds_only(tmp_path):
    found = read(
        tmp_path, "EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_TIMEOUT", "EMAIL_BACKEND",
        EMAIL_URL="submission://a:b@mail.example:587",
    )  # fmt: skip
    assert list(found.values()) == [
        "mail.example", 587, True, 20, "django.core.mail.backends.smtp.EmailBackend",
    ]  # fmt: skip


def test_the_key_of_one_machine_is_made_once_and_for_its_owner(tmp_path):
    local = "campaign_site.settings.local"
    keys = {
        json.loads(start(tmp_path, "SECRET_KEY", module=local, SECRET_KEY="").stdout)["SECRET_KEY"]
        for _ in range(2)
    }
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
