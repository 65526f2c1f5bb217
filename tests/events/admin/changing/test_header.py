"""The form of an event leads to its changes from the header, among the other buttons."""

import re

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL
from tests.events.admin.test_event_form import edit_url
from tests.factories import published_event
from tests.roles import account, browser, two_regions

pytestmark = pytest.mark.django_db


def test_the_changes_look_like_buttons_of_the_header():
    """Without the class of Wagtail's header their icons are as large as the screen lets them."""
    two_regions()
    event = published_event()
    page = browser(account(NATIONAL)).get(edit_url(event)).text
    address = reverse("planning_change_event", args=[event.pk])
    links = re.findall(rf'<a href="{address}[^"]*" class="([^"]*)"', page)
    assert len(links) == 3
    assert all("w-header-button" in classes for classes in links)
