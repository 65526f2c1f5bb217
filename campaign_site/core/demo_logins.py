"""The logins of the demonstration and the one password they share."""

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

LOGINS = {
    "national": _("national coordinator"),
    "coordinator-ms": _("coordinator of the region Marrakech-Safi"),
    "coordinator-rsk": _("coordinator of the region Rabat-Salé-Kénitra"),
    "editor-ms": _("editor of the region Marrakech-Safi"),
    "editor": _("editor"),
    "partner": _("partner institution"),
    "press": _("press officer"),
    "observer": _("observer"),
}


def demo_password(folder: Path) -> str:
    """DEMO_PASSWORD, or a random one that is kept in `folder` for the next start.

    The file can be read by its owner alone.
    """
    if chosen := os.environ.get("DEMO_PASSWORD"):
        return chosen
    path = folder / "demo_password"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(9))
    return path.read_text()


def set_demo_password(password: str) -> list[str]:
    """Give every demonstration login this password; returns the names of those that exist."""
    users = get_user_model().objects.filter(username__in=LOGINS)
    for user in users:
        if not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
    present = {user.username for user in users}
    return [name for name in LOGINS if name in present]
