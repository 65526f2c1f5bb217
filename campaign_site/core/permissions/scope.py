"""For whom somebody works: the whole country, some regions, or nobody's."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from ..models import Region, User

NATIONAL_PERMISSION = "core.act_nationally"
_CACHE = "_campaign_scope"


@dataclass(frozen=True, slots=True)
class Scope:
    """The regions a person's groups own; `national` covers all and what has none."""

    national: bool
    region_ids: frozenset[int]

    def covers(self, region_id: int | None) -> bool:
        if self.national:
            return True
        return region_id is not None and region_id in self.region_ids

    @property
    def covers_any(self) -> bool:
        """Whether there is anything at all this person works for."""
        return self.national or bool(self.region_ids)

    def filter(self, field: str = "region") -> Q:
        """The rows whose `field` (a key to a region) lies in this scope."""
        return Q() if self.national else Q(**{f"{field}__in": self.region_ids})

    def regions(self) -> QuerySet[Region]:
        if self.national:
            return Region.objects.all()
        return Region.objects.filter(pk__in=self.region_ids)


NOBODY = Scope(national=False, region_ids=frozenset())


def scope_of(user: User | AnonymousUser) -> Scope:
    """The scope of an account; asked once per loaded user."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    if not hasattr(user, _CACHE):
        setattr(user, _CACHE, _read(user))
    return getattr(user, _CACHE)


def is_national(user: User | AnonymousUser) -> bool:
    return scope_of(user).national


def _read(user: User) -> Scope:
    if user.has_perm(NATIONAL_PERMISSION):
        return Scope(national=True, region_ids=frozenset())
    owned = Region.objects.filter(groups__user=user).values_list("pk", flat=True)
    return Scope(national=False, region_ids=frozenset(owned))
