"""The roles of the people who organise, as groups with rights.

A right is written ``app.model: actions``. The groups of regional coordinators and of
regional editors differ by the region they own, not by their rights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .scope import NATIONAL_PERMISSION

EVERYTHING = ("add", "change", "delete")
EDITORIAL = (*EVERYTHING, "publish", "lock", "unlock")
ADMIN_ACCESS = "wagtailadmin.access_admin"
BACKGROUND_WORK = "core.manage_background_work"

NATIONAL = "National coordination"
EDITORS = "Editors"
PARTNERS = "Partners"
PRESS = "Press"
OBSERVERS = "Observers"
COORDINATION = "Coordination {code}"
EDITING = "Editing {code}"

_LOOK_UP = {
    "core.region": ("view",),
    "core.province": ("view",),
    "core.city": ("view",),
    "events.campaign": ("view",),
    "events.edition": ("view",),
    "events.project": ("view",),
    "events.eventkind": ("view",),
    "events.blackout": ("view",),
    "partners.institution": ("view",),
}


@dataclass(frozen=True, slots=True)
class Role:
    """Rights over models (`app.model` to actions), other permissions, files and pages."""

    models: Mapping[str, tuple[str, ...]]
    permissions: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


_RECORDS = (
    "events.campaign",
    "events.edition",
    "events.project",
    "events.eventkind",
    "events.blackout",
    "events.venue",
    "events.person",
    "partners.institution",
    "partners.school",
    "media.keyfigure",
    "media.pressclipping",
)

COORDINATOR = Role(
    models={
        **_LOOK_UP,
        "events.event": EDITORIAL,
        "events.venue": EVERYTHING,
        "events.person": EVERYTHING,
        "partners.institution": ("add", "change"),
        "partners.school": EVERYTHING,
        "media.keyfigure": ("view",),
    },
    # Their own files; everybody's are used, and changed by the national team.
    files=("add", "choose"),
)

# Writes for a region; its coordinator publishes.
REGIONAL_EDITOR = Role(
    models={
        **_LOOK_UP,
        "events.event": ("add", "change"),
        "events.venue": ("add", "change"),
        "events.person": ("add", "change"),
        "partners.school": ("view",),
        "media.keyfigure": ("view",),
    },
    files=("add", "choose"),
)

# Every region has one group of each, which owns it.
REGIONAL: dict[str, Role] = {COORDINATION: COORDINATOR, EDITING: REGIONAL_EDITOR}

ROLES: dict[str, Role] = {
    NATIONAL: Role(
        models={
            **dict.fromkeys(_RECORDS, EVERYTHING),
            "events.event": EDITORIAL,
            "core.region": ("view", "change"),
            "core.province": ("view",),
            "core.city": ("view",),
            "core.sitetexts": ("change",),
            "core.user": EVERYTHING,
        },
        permissions=(NATIONAL_PERMISSION, BACKGROUND_WORK, "wagtail_localize.submit_translation"),
        files=("add", "change", "choose"),
        pages=("add", "change", "publish", "lock", "unlock"),
    ),
    EDITORS: Role(
        models={
            **_LOOK_UP,
            "core.sitetexts": ("change",),
            "media.keyfigure": ("view",),
            "media.pressclipping": ("view",),
        },
        permissions=("wagtail_localize.submit_translation",),
        files=("add", "change", "choose"),
        pages=("add", "change", "publish", "lock", "unlock"),
    ),
    PARTNERS: Role(
        models={
            **_LOOK_UP,
            "events.event": ("add", "change", "propose"),
            "events.venue": ("view",),
            "events.person": ("view",),
        },
        files=("add", "choose"),
    ),
    PRESS: Role(
        models={
            **_LOOK_UP,
            "media.keyfigure": EVERYTHING,
            "media.pressclipping": EVERYTHING,
        },
        files=("add", "choose"),
    ),
    OBSERVERS: Role(
        models={
            **dict.fromkeys(_RECORDS, ("view",)),
            **_LOOK_UP,
            "events.event": ("view",),
        },
        permissions=(NATIONAL_PERMISSION,),
    ),
}


def coordination_name(region_code: str) -> str:
    """The name of the group that coordinates one region."""
    return COORDINATION.format(code=region_code)


def editing_name(region_code: str) -> str:
    """The name of the group that writes drafts for one region."""
    return EDITING.format(code=region_code)


def permission_names(role: Role) -> set[str]:
    """Every ``app.codename`` of a role."""
    names = {ADMIN_ACCESS, *role.permissions}
    for label, actions in role.models.items():
        app, model = label.split(".")
        names |= {f"{app}.{action}_{model}" for action in actions}
    return names
