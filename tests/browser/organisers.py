"""Organisers at work in the CMS: their accounts, the way in, the parts of an event's form."""

import re

from django.urls import reverse
from playwright.sync_api import Page, expect

from campaign_site.core.models import User
from events.models import Event
from tests.roles import account

PASSWORD = "a-long-enough-password"
EVENT_LIST = "/admin/snippets/events/event/"
ADD_EVENT = f"{EVENT_LIST}add/"


def organiser(username: str, *groups: str, language: str = "fr", name: str = "") -> User:
    """Somebody with these roles who can log in by the form."""
    user = account(*groups, language=language, username=username, first_name=name or username)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(page: Page, user: User) -> None:
    page.goto("/admin/login/")
    page.fill('input[name="username"]', user.username)
    page.fill('input[name="password"]', PASSWORD)
    page.press('input[name="password"]', "Enter")
    expect(page).to_have_url(re.compile("/admin/$"))


def edit_address(event: Event) -> str:
    return reverse("wagtailsnippets_events_event:edit", args=[event.pk])


def open_tab(page: Page, number: int) -> None:
    """The form's tabs, from 0: what, when and where, for whom, registration, partners, notes."""
    page.get_by_role("tab").nth(number).click()


def save_draft(page: Page) -> None:
    with page.expect_navigation():
        page.locator("footer button.action-save:not([name])").click()


def publish(page: Page) -> None:
    press_publish(page)
    expect(page.locator(".messages .success")).to_be_visible()


def publish_a_change(page: Page) -> None:
    """What the public knows otherwise is shown with what it touches before it is published."""
    press_publish(page)
    expect(page.locator(".messages .error")).to_be_visible()
    publish(page)


def press_publish(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle").click()
    with page.expect_navigation():
        page.locator('button[name="action-publish"]').click()
