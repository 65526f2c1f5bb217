"""Slows down who guesses passwords, at every form of the site that asks for one.

Failures are counted for an account as asked from one address, for an account, and for
an address (OWASP ASVS 4.0.3, 2.2.1). An unknown name counts like a known one and the
refusal reads like a wrong password: nobody learns which accounts exist. The limits of
a whole account and a whole address are far above what one person mistypes, so that
nobody is easily locked out by others or by colleagues behind the same address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.admin.forms.auth import PasswordResetForm

WINDOW = timedelta(minutes=15)
# Failures within the window after which even the right password is refused.
LIMITS = {"account at address": 10, "account": 100, "address": 100}
RESETS = timedelta(hours=1)
MOST_RESETS = 5


def client_address(request: HttpRequest | None) -> str:
    """Where a request comes from; behind our own proxy, the last address it wrote down."""
    if request is None:
        return ""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")


def is_refused(name: str, address: str) -> bool:
    """Whether there were too many failures of late for this name or from this address."""
    counters = dict(_counters(name, address))
    counts = cache.get_many(counters)
    return any(counts.get(key, 0) >= limit for key, limit in counters.items())


class ThrottledBackend(ModelBackend):
    """Stands first: a refused name or address is not even compared with a password."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> AbstractBaseUser | None:
        if is_refused(username or "", client_address(request)):
            raise PermissionDenied
        return super().authenticate(request, username, password, **kwargs)


class QuietPasswordResetForm(PasswordResetForm):
    """Sends a few messages an hour to one address; says the same whether it sends or not."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        key = _key("reset", self.cleaned_data["email"].lower())
        if _count(key, RESETS) <= MOST_RESETS:
            super().save(*args, **kwargs)


def connect() -> None:
    user_login_failed.connect(_failed, dispatch_uid="login-throttle-failed")
    user_logged_in.connect(_succeeded, dispatch_uid="login-throttle-succeeded")


def _failed(
    *, credentials: dict[str, Any], request: HttpRequest | None = None, **_signal: object
) -> None:
    name, address = str(credentials.get("username", "")), client_address(request)
    # What is refused does not prolong the refusal, nor fill the memory of it.
    if not is_refused(name, address):
        for key, _limit in _counters(name, address):
            _count(key, WINDOW)


def _succeeded(*, request: HttpRequest | None, user: AbstractBaseUser, **_signal: object) -> None:
    cache.delete(_key("account at address", user.get_username().lower(), client_address(request)))


def _counters(name: str, address: str) -> Iterator[tuple[str, int]]:
    """The counters of one attempt, with the limit of each."""
    name = name.strip().lower()
    yield _key("account at address", name, address), LIMITS["account at address"]
    yield _key("account", name), LIMITS["account"]
    if address:
        yield _key("address", address), LIMITS["address"]


def _key(*parts: str) -> str:
    digest = hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()
    return f"login-{digest[:40]}"


def _count(key: str, window: timedelta) -> int:
    """One more; the window begins with the first."""
    cache.add(key, 0, window.total_seconds())
    try:
        return cache.incr(key)
    except ValueError:  # it ended between the two
        return 1
