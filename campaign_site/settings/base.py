"""Settings shared by every environment.

Wall-clock time in Morocco depends on zone data newer than most systems ship
(UTC+0 for good since 20 September 2026), so the search path for zone files is
emptied first: `zoneinfo` then reads the pinned `tzdata` package only.
"""

import zoneinfo
from pathlib import Path

from environs import Env

from campaign_site.core.languages import FALLBACKS, LANGUAGES

zoneinfo.reset_tzpath(to=())

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
env.read_env(str(BASE_DIR / ".env"), override=False)  # the environment itself wins
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "modeltranslation",
    "campaign_site.home.apps.HomeConfig",
    "media.apps.MediaConfig",
    "events.apps.EventsConfig",
    "partners.apps.PartnersConfig",
    "campaign_site.core.apps.CoreConfig",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "campaign_site.core.accounts.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "import_export",
    "django_q",
    "csp",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

# The page cache stands before sessions and languages: a warm anonymous page
# costs one query (the content version) and no template.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "campaign_site.core.finished_pages.FinishedPageMiddleware",
    "campaign_site.core.page_cache.PageCacheMiddleware",
    "csp.middleware.CSPMiddleware",
    "campaign_site.core.security_headers.SecurityHeadersMiddleware",
    "campaign_site.core.hostile_input.HostileInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "campaign_site.core.language_prefixes.LanguagePrefixMiddleware",
    "campaign_site.core.refused_methods.RefusedMethodMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "campaign_site.core.admin_language.AdminLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "campaign_site.urls"
WSGI_APPLICATION = "campaign_site.wsgi.application"
ASGI_APPLICATION = "campaign_site.asgi.application"
# Widgets find their templates where pages do.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "campaign_site.home.context.site",
            ],
        },
    }
]

# SQLite needs no service. Write transactions take their lock at once (IMMEDIATE),
# so that two writers wait for each other instead of failing half-way.
DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'campaign.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", 600)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        # Half a megabyte and two dozen statements: every thread of a process holds its own.
        "PRAGMA cache_size=-500;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "cached_statements": 24,
    }
else:
    # A database host that does not answer must not hold a web thread for ever.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Public pages kept whole in each web process (core.page_cache), bounded in bytes.
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_MB", 4) * 2**20

# `default` holds what a process may know for itself; `shared` is what web servers
# and workers tell each other (the worker's pulse). Redis serves both when set.
REDIS_URL = env.str("REDIS_URL", "")
if REDIS_URL:
    CACHES = {
        name: {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": f"campaign-{name}",
        }
        for name in ("default", "shared", "renditions")
    }
else:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        "shared": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(VAR_DIR / "cache" / "shared"),
        },
        "renditions": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "renditions",
            "TIMEOUT": 3600,
        },
    }

AUTH_USER_MODEL = "core.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "ar"
LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "campaign_site.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Africa/Casablanca"
MODELTRANSLATION_LANGUAGES = tuple(code for code, _ in LANGUAGES)
MODELTRANSLATION_DEFAULT_LANGUAGE = "fr"
MODELTRANSLATION_FALLBACK_LANGUAGES = FALLBACKS
MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField",)

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "campaign_site" / "static"]
MEDIA_URL = "/uploads/"
MEDIA_ROOT = VAR_DIR / "uploads"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # Uploads that no address serves, such as tables to import.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "private"},
    },
}
if env.str("S3_BUCKET", ""):
    STORAGES["default"] = {
        "BACKEND": "campaign_site.core.s3_storage.SiteS3Storage",
        "OPTIONS": {
            "bucket_name": env.str("S3_BUCKET"),
            "endpoint_url": env.str("S3_ENDPOINT_URL", None),
            "access_key": env.str("S3_ACCESS_KEY", None),
            "secret_key": env.str("S3_SECRET_KEY", None),
            "querystring_auth": True,
            "default_acl": "private",
            "file_overwrite": False,
        },
    }
    STORAGES["private"] = STORAGES["default"] | {
        "OPTIONS": STORAGES["default"]["OPTIONS"] | {"location": "private"},
    }
# Tables to import: bytes of the file, lines with content.
IMPORT_MAX_BYTES = env.int("IMPORT_MAX_MB", 10) * 2**20
IMPORT_MAX_ROWS = env.int("IMPORT_MAX_ROWS", 20_000)

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mails"
if env.str("EMAIL_URL", ""):
    globals().update({k: v for k, v in env.dj_email_url("EMAIL_URL").items() if k.isupper()})
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "campaign@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_PERMISSIONS = 0o640

FEED_CACHE_DIR = VAR_DIR / "cache" / "feeds"
FEED_CACHE_BYTES = env.int("FEED_CACHE_BYTES", 256 * 2**20)
SITE_BASE_URL = env.str("SITE_BASE_URL", "http://localhost:8000").rstrip("/")
STYLEGUIDE = env.bool("STYLEGUIDE", False)
# Shown by error pages that cannot ask the database for the organisers' own texts.
FALLBACK_HELP = {
    "portal_url": env.str("FALLBACK_PORTAL_URL", "https://www.cyberconfiance.ma/"),
    "numbers": env.list("FALLBACK_HELP_NUMBERS", ["2511"]),
    "quick_exit_url": env.str("FALLBACK_QUICK_EXIT_URL", "https://www.wikipedia.org/"),
}

# One queue for our tasks and Wagtail's own. `retry` exceeds the time a prefetched
# task may wait: timeout x (queue_limit / workers + bulk + 1).
Q_CLUSTER = {
    "name": "campaign",
    "orm": "default",
    "broker_class": "campaign_site.core.tasks.broker.CampaignBroker",
    "cache": "shared",
    "workers": env.int("WORKER_PROCESSES", 2),
    "timeout": 300,
    "retry": 1800,
    "max_attempts": 3,
    "queue_limit": 2,
    "bulk": 1,
    "ack_failures": False,
    "catch_up": False,
    "save_limit": 100,
    "save_limit_per": "name",
    "guard_cycle": 2,
    "poll": 1,
}
TASKS = {"default": {"BACKEND": "campaign_site.core.tasks.backend.DjangoQBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "campaign_site.core.log_lines.UtcFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}

from .cms import *  # noqa: E402, F403
from .security import *  # noqa: E402, F403
