"""Proposals as tests of moderation need them."""

from datetime import timedelta

from wagtail.models import TaskState

from campaign_site.core.models import Region, User
from campaign_site.core.permissions.roles import PARTNERS
from events.models import Event
from tests.factories import EventFactory
from tests.roles import account


def proposed(
    *, region: Region | None, author: User | None = None, days: int = 0, **fields: object
) -> TaskState:
    """The review in progress of a draft, proposed so many days ago by a partner's contact."""
    author = author or account(PARTNERS)
    event = EventFactory(region=region, **{"live": False, **fields})
    event.save_revision(user=author)
    event.get_workflow().start(event, author)
    state = TaskState.objects.get(workflow_state__object_id=str(event.pk))
    state.started_at -= timedelta(days=days)
    state.save(update_fields=["started_at"])
    return state


def event_of(state: TaskState) -> Event:
    return Event.objects.get(pk=state.workflow_state.object_id)
