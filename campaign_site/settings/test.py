"""The test suite: fast hashing, memory instead of disk, tasks inline.

DATABASE_URL and REDIS_URL are honoured, so that the same suite runs on each.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import BASE_DIR, CACHES, DATABASES, REDIS_URL, STORAGES

DEBUG = False
DEMO = True
STYLEGUIDE = True
SECRET_KEY = "only-for-tests-but-as-long-as-the-checks-want"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SITE_BASE_URL = WAGTAILADMIN_BASE_URL = "http://localhost:8000"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

SCRATCH = Path(tempfile.mkdtemp(prefix="campaign-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
MEDIA_ROOT = SCRATCH / "uploads"
FEED_CACHE_DIR = SCRATCH / "feeds"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["default"] = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
STORAGES["private"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": SCRATCH / "private"},
}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
FIXTURES_ROOT = BASE_DIR / "tests" / "data"

# Threads of one process would share the connection of a database in memory, and with it
# its transactions; the live server of the browser tests needs connections of its own.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": SCRATCH / "test.sqlite3"}

# Each process of a parallel run has its own corner of Redis.
_process = os.environ.get("PYTEST_XDIST_WORKER", "main")
for _name, _cache in CACHES.items():
    if REDIS_URL:
        _cache["KEY_PREFIX"] = f"campaign-test-{_process}-{_name}"
    else:
        _cache["BACKEND"] = "django.core.cache.backends.locmem.LocMemCache"
        _cache["LOCATION"] = _name

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
Q_CLUSTER = {**Q_CLUSTER, "name": "campaign-test", "sync": True}  # noqa: F405
LOGGING["root"]["level"] = "WARNING"  # noqa: F405
