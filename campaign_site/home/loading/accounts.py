"""One account per role, for demonstrations only."""

from dataclasses import dataclass
from io import StringIO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from wagtail.users.models import UserProfile

from campaign_site.core.permissions import roles


@dataclass(frozen=True)
class DemoAccount:
    """A login, the group that gives it its rights, and the language it starts in."""

    login: str
    group: str
    language: str
    first_name: str


ACCOUNTS = (
    DemoAccount("national", roles.NATIONAL, "fr", "National"),
    DemoAccount("coordinator-ms", roles.coordination_name("MA-07"), "ar", "Marrakech-Safi"),
    DemoAccount("coordinator-rsk", roles.coordination_name("MA-04"), "fr", "Rabat-Salé-Kénitra"),
    DemoAccount("editor-ms", roles.editing_name("MA-07"), "ar", "Safi"),
    DemoAccount("editor", roles.EDITORS, "ar", "Editor"),
    DemoAccount("partner", roles.PARTNERS, "fr", "Partner"),
    DemoAccount("press", roles.PRESS, "fr", "Press"),
    DemoAccount("observer", roles.OBSERVERS, "fr", "Observer"),
)


class NotADemonstration(Exception):
    """Accounts with a shared password are refused on a real site."""


@transaction.atomic
def load_accounts() -> None:
    """Create the accounts that are missing; nobody can log in until a password is set.

    Raises NotADemonstration outside DEMO settings.
    """
    if not getattr(settings, "DEMO", False):
        raise NotADemonstration("demonstration accounts need DEMO settings")
    call_command("setup_roles", stdout=StringIO())
    for account in ACCOUNTS:
        _account(account)


def without_password() -> bool:
    """Whether a demonstration account was never given a password."""
    logins = [account.login for account in ACCOUNTS]
    people = get_user_model().objects.filter(username__in=logins)
    return any(not user.has_usable_password() for user in people)


def _account(account: DemoAccount) -> None:
    people = get_user_model().objects
    if people.filter(username=account.login).exists():
        return
    user = people.create_user(
        username=account.login,
        email=f"{account.login}@campagne.example",
        first_name=account.first_name,
    )
    user.groups.add(Group.objects.get(name=account.group))
    UserProfile.objects.update_or_create(
        user=user, defaults={"preferred_language": account.language}
    )
