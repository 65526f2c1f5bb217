"""Unpublished events: some are drafts, one waits for a coordinator's review."""

from django.contrib.auth import get_user_model

from events.models import Event

from .stage import Stage

AUTHOR = "coordinator-ms"


def create(stage: Stage, events: list[Event]) -> None:
    """Give each draft a revision and send the first of the author's region to review."""
    author = get_user_model().objects.filter(username=AUTHOR).first()
    drafts = [event for event in events if not event.live]
    for draft in drafts:
        draft.save_revision(user=author)
    own = next((one for one in drafts if one.region == stage.regions["MA-07"]), None)
    workflow = own and own.get_workflow()
    if workflow and author:
        workflow.start(own, author)
