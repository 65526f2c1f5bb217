"""Proposals as tests of moderation need them."""

from datetime import timedelta

from wagtail.models import TaskState

from campaign_site.core.models import Region, User
from campaign_site.core.permissions.roles import PARTNERS, editing_name
from events.models import Event
from tests.factories import EventFactory, published_event
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


def change_proposed(
    region: Region, /, *, author: User | None = None, before: dict[str, object], **after: object
) -> TaskState:
    """The review of another version of a public event, which has the fields `before`."""
    author = author or account(editing_name(region.code))
    event = published_event(region=region, **before)
    draft = Event.objects.get(pk=event.pk)
    for name, value in after.items():
        setattr(draft, name, value)
    draft.save_revision(user=author)
    event.refresh_from_db()
    event.get_workflow().start(event, author)
    return TaskState.objects.get(
        workflow_state__object_id=str(event.pk), status=TaskState.STATUS_IN_PROGRESS
    )
