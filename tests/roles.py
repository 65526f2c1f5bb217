"""Accounts with a role, as the admin's tests need them."""

from django.contrib.auth.models import Group
from django.test import Client
from wagtail.users.models import UserProfile

from campaign_site.core.models import Region, User
from campaign_site.core.permissions.roles import coordination_name
from campaign_site.core.services.review import setup_regional_review
from campaign_site.core.services.roles import setup_roles
from events.models import Event

from .factories import RegionFactory, UserFactory


def two_regions() -> tuple[Region, Region]:
    """Rabat (MA-04) and Marrakech (MA-07), with every role's group."""
    rabat = RegionFactory(code="MA-04", code_hcp="04", slug="rabat")
    marrakech = RegionFactory(code="MA-07", code_hcp="07", slug="marrakech")
    setup_roles()
    setup_regional_review(model=Event)
    return rabat, marrakech


def account(*group_names: str, language: str = "fr", **fields: object) -> User:
    """Somebody in these groups, who reads the admin in a language."""
    user = UserFactory(**fields)
    user.groups.set(Group.objects.filter(name__in=group_names))
    assert user.groups.count() == len(group_names), "no such group"
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def coordinator(region: Region, **fields: object) -> User:
    return account(coordination_name(region.code), **fields)


def browser(user: User) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(user)
    return client
