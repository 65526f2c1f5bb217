"""How gunicorn serves the site: `gunicorn -c campaign_site/gunicorn.py campaign_site.wsgi`.

Threads answer slow mobile clients without holding a process; the application is loaded
once and shared by the workers (`preload_app`), which saves memory and time at the start.
"""

import ctypes
import gc
import sys
from pathlib import Path

from environs import Env

_env = Env()

bind = _env.str("BIND", "127.0.0.1:8000")
workers = _env.int("WEB_WORKERS", 2)
threads = _env.int("WEB_THREADS", 4)
worker_class = "gthread"
preload_app = True
timeout = 60
graceful_timeout = 20
keepalive = 15
# Longer than what core.hostile_input allows, so that the visitor gets our own 400 page.
limit_request_line = 8190
# The heartbeat file must not wait for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True
# No access log: addresses of visitors are personal data. A proxy in front may keep one.
accesslog = None
errorlog = "-"
loglevel = _env.str("GUNICORN_LOG_LEVEL", "warning")


def when_ready(server: object) -> None:
    """What was loaded is shared by all workers: the collector must not write to it."""
    gc.collect()
    gc.freeze()


def post_fork(server: object, worker: object) -> None:
    """Threads would otherwise get heaps of their own, which keep what was freed in them.

    A screen of thousands of rows makes objects that live as long as the request: looking for
    garbage among them every 700 objects costs a sixth of the time and finds none.
    """
    gc.set_threshold(20_000, 20, 20)
    if sys.platform == "linux" and (set_option := getattr(ctypes.CDLL(None), "mallopt", None)):
        set_option(-8, 1)  # M_ARENA_MAX of the GNU C library


def post_request(worker: object, request: object, environ: dict, response: object) -> None:
    """A screen of the CMS reads thousands of rows: what it freed goes back to the system.

    Its objects name each other, so that only the collector can free them; they are young,
    and looking at the young alone takes a few milliseconds, after the answer was sent.
    """
    if not environ.get("PATH_INFO", "").startswith("/admin/"):
        return
    gc.collect(1)
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def pre_fork(server: object, worker: object) -> None:
    """A connection opened while loading must not be shared by two processes."""
    from django.db import connections

    connections.close_all()
