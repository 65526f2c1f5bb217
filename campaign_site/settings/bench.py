"""The measured server: as in production, without TLS, with a floor view and a query counter."""

from .local import *  # noqa: F403
from .local import MIDDLEWARE

DEBUG = False
STYLEGUIDE = False
ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.query_count.QueryCountMiddleware", *MIDDLEWARE]
LOGGING["root"]["level"] = "ERROR"  # noqa: F405
