"""Bringing groups and rights in line with the table of roles."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from ..models import Region
from ..permissions.roles import REGIONAL, ROLES, Role, permission_names


class MissingPermissions(RuntimeError):
    """A right of the table does not exist (a typing slip, or migrations not run)."""


@transaction.atomic
def setup_roles() -> list[Group]:
    """Create every role's group, and for each region the groups that own it.

    May run at any time: rights are set to what the table says, members stay. Rights
    given to these groups by hand are taken back; make a group of your own for those.
    """
    groups = [_set_up(name, role) for name, role in ROLES.items()]
    for region in Region.objects.all():
        for name, role in REGIONAL.items():
            group = _set_up(name.format(code=region.code), role)
            group.regions.add(region)
            groups.append(group)
    return groups


def _set_up(name: str, role: Role) -> Group:
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.set(_permissions(permission_names(role)))
    _set_up_files(group, role.files)
    _set_up_pages(group, role.pages)
    return group


def _permissions(names: Iterable[str]) -> list[Permission]:
    wanted = Q(pk__in=[])
    names = set(names)
    for name in names:
        app, codename = name.split(".", 1)
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(wanted).select_related("content_type"))
    known = {f"{right.content_type.app_label}.{right.codename}" for right in found}
    if missing := names - known:
        raise MissingPermissions(", ".join(sorted(missing)))
    return found


def _set_up_files(group: Group, actions: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    # Wagtail asks for the rights of its own models, also where ours replace them.
    rights = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"),
        codename__in=[f"{action}_{name}" for action in actions for name in ("image", "document")],
    )
    kept = group.collection_permissions.filter(collection=root, permission__in=rights)
    group.collection_permissions.exclude(pk__in=kept.values("pk")).delete()
    for right in rights:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=right
        )


def _set_up_pages(group: Group, actions: tuple[str, ...]) -> None:
    root = Page.get_first_root_node()
    rights = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=[f"{action}_page" for action in actions]
    )
    group.page_permissions.exclude(page=root, permission__in=rights).delete()
    for right in rights:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=right)
