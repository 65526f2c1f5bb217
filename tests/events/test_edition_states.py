"""The life of an edition."""

import itertools

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from wagtail.log_actions import registry

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS
from events.enums import EDITION_TRANSITIONS, EditionState
from events.services.editions import STATE_CHANGED, move_edition, next_states
from tests.factories import EditionFactory
from tests.roles import account, browser, two_regions


@pytest.mark.parametrize(("state", "to"), list(itertools.product(EditionState, EditionState)))
def test_only_the_steps_of_the_table(db, state, to):
    edition = EditionFactory(state=state)
    if to in EDITION_TRANSITIONS[state]:
        assert move_edition(edition=edition, to=to, by=None).state == to
    else:
        with pytest.raises(ValidationError):
            move_edition(edition=edition, to=to, by=None)
        assert edition.state == state
    edition.refresh_from_db()
    assert edition.state == (to if to in EDITION_TRANSITIONS[state] else state)


def test_states_are_offered_in_the_order_of_life():
    edition = EditionFactory.build(state=EditionState.RUNNING)
    assert next_states(edition) == [EditionState.PUBLISHED, EditionState.CLOSED]


def test_an_unknown_state_is_refused(db):
    with pytest.raises(ValidationError):
        move_edition(edition=EditionFactory(), to="sunny", by=None)


def test_the_history_tells_the_move(db):
    edition = EditionFactory()
    move_edition(edition=edition, to=EditionState.RUNNING, by=None)
    entry = registry.get_logs_for_instance(edition).get(action=STATE_CHANGED)
    assert entry.data == {"before": "published", "after": "running"}
    with translation.override("en"):
        assert entry.formatter.format_message(entry) == (
            "State changed from “Published” to “Running”"
        )


@pytest.fixture
def national(db):
    two_regions()
    return browser(account(NATIONAL))


def state_url(edition, to: str) -> str:
    return reverse("wagtailsnippets_events_edition:state", args=[edition.pk, to])


def test_buttons_lead_through_a_question(national):
    edition = EditionFactory()
    page = national.get(reverse("wagtailsnippets_events_edition:edit", args=[edition.pk])).text
    assert state_url(edition, "running") in page
    assert state_url(edition, "archived") not in page
    assert 'name="state"' not in page
    assert national.get(state_url(edition, "running")).status_code == 200
    edition.refresh_from_db()
    assert edition.state == EditionState.PUBLISHED
    assert national.post(state_url(edition, "running")).status_code == 302
    edition.refresh_from_db()
    assert edition.state == EditionState.RUNNING


def test_an_archive_stays_an_archive(national):
    edition = EditionFactory(state=EditionState.CLOSED)
    response = national.post(state_url(edition, "archived"), follow=True)
    assert response.status_code == 200
    assert "/inspect/" in response.redirect_chain[-1][0]
    assert national.post(state_url(edition, "closed")).status_code == 302
    edition.refresh_from_db()
    assert edition.state == EditionState.ARCHIVED


def test_an_observer_moves_nothing(national):
    edition = EditionFactory()
    response = browser(account(OBSERVERS)).post(state_url(edition, "running"))
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    edition.refresh_from_db()
    assert edition.state == EditionState.PUBLISHED
