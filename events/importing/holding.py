"""Events that may not be changed just now, whoever asks."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.models import Revision, WorkflowState

from ..models import Event
from .reference import chunks


def held(slugs: Iterable[str]) -> set[str]:
    """Those of the events that are locked, under review or about to be published."""
    kind = ContentType.objects.get_for_model(Event)
    own = {"base_content_type": kind, "object_id": Cast(OuterRef("pk"), CharField())}
    reviews = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, **own)
    planned = Revision.objects.filter(approved_go_live_at__isnull=False, **own)
    condition = Q(locked=True) | Exists(reviews) | Exists(planned)
    found: set[str] = set()
    for chunk in chunks(slugs):
        rows = Event.objects.filter(condition, slug__in=chunk)
        found.update(rows.values_list("slug", flat=True))
    return found
