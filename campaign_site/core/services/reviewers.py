"""Who is in charge of what waits for review, and for how long it may wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Model
from wagtail.permissions import policy_registry

from ..models import User
from ..permissions.scope import is_national

# After this long the region is reminded; after twice as long the national team too.
PATIENCE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Reviewers:
    """Who may publish a record: its own region's people, and the national team's."""

    own: tuple[User, ...]
    national: tuple[User, ...]

    def in_charge(self) -> tuple[User, ...]:
        """The region, or the national team where the region has nobody."""
        return self.own or self.national

    def after(self, waited: timedelta) -> tuple[User, ...]:
        """Those to be told of what has waited so long; nobody before PATIENCE."""
        if waited < PATIENCE:
            return ()
        if waited < 2 * PATIENCE:
            return self.in_charge()
        return (*self.own, *self.national)


def reviewers_among(people: Iterable[User], subject: Model) -> Reviewers:
    """Which of these people may publish a record; accounts that are closed may nothing."""
    policy = policy_registry.get_by_type(type(subject))
    able = [
        person
        for person in people
        if person.is_active and policy.user_has_permission_for_instance(person, "publish", subject)
    ]
    return Reviewers(
        own=tuple(person for person in able if not is_national(person)),
        national=tuple(person for person in able if is_national(person)),
    )


def organisers() -> list[User]:
    """Everybody who can enter the admin and be written to."""
    return list(
        User.objects.with_perm(
            "wagtailadmin.access_admin", backend="django.contrib.auth.backends.ModelBackend"
        )
        .exclude(email="")
        .order_by("pk")
    )
