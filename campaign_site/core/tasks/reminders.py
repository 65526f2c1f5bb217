"""Mail to moderators about what has waited for them for days."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, models, transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import TaskState

from ..admin_language import chosen_language
from ..date_phrases import long_date
from ..languages import DEFAULT_LANGUAGE, is_language
from ..models import RegionalReviewTask, SentNotice, User
from ..services.reviewers import PATIENCE, organisers, reviewers_among
from ..time import to_local

KIND = "waiting-items"


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """Something a moderator has to decide, and since when."""

    subject: models.Model
    waiting_since: datetime


def remind_waiting_items(*, now: datetime) -> int:
    """Send each moderator one mail a day listing what waits for more than three days.

    A moderator is whoever the workflow lets act on the very item, so that a regional
    team hears of its own region only; the national team hears of a region's items after
    twice as long, or at once where the region has nobody. Returns the number of mails
    sent; a second run on the same day sends none.
    """
    sent = 0
    for user, items in _waiting_by_moderator(now=now).items():
        sent += _send_once(user=user, items=items, now=now)
    return sent


def _waiting_by_moderator(*, now: datetime) -> dict[User, list[WaitingItem]]:
    states = (
        TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, started_at__lt=now - PATIENCE)
        .select_related("task", "workflow_state", "revision")
        .order_by("started_at", "pk")
    )
    people = organisers()
    found: dict[User, list[WaitingItem]] = defaultdict(list)
    for state in states:
        subject = state.workflow_state.content_object
        if subject is None:
            continue
        for user in _to_be_told(state, subject, people, now):
            found[user].append(WaitingItem(subject, state.started_at))
    return found


def _to_be_told(
    state: TaskState, subject: models.Model, people: list[User], now: datetime
) -> Iterable[User]:
    task = state.task.specific
    if isinstance(task, RegionalReviewTask):
        return reviewers_among(people, subject).after(now - state.started_at)
    return [user for user in people if task.get_actions(subject, user)]


def _send_once(*, user: User, items: list[WaitingItem], now: datetime) -> bool:
    """The ledger's row and the mail succeed together: a refused mail leaves no row."""
    try:
        with transaction.atomic():
            SentNotice.objects.create(kind=KIND, user=user, on=to_local(now).date(), sent_at=now)
            _mail(user, items).send()
    except IntegrityError:
        return False
    return True


def _mail(user: User, items: list[WaitingItem]) -> EmailMessage:
    lang = language_of(user)
    finder = AdminURLFinder(user)
    with translation.override(lang):
        lines = [
            {
                "title": " ".join(str(item.subject).split()),
                "since": long_date(to_local(item.waiting_since).date(), lang),
                "url": f"{settings.WAGTAILADMIN_BASE_URL}{finder.get_edit_url(item.subject) or ''}",
            }
            for item in items
        ]
        subject = ngettext(
            "%(count)s item has been waiting for you for more than three days",
            "%(count)s items have been waiting for you for more than three days",
            len(items),
        ) % {"count": len(items)}
        body = render_to_string("core/mail/waiting_items.txt", {"items": lines, "user": user})
    return EmailMessage(subject=subject, body=body, to=[user.email])


def language_of(user: User) -> str:
    """The language the person chose for the admin, else the first of the site."""
    chosen = chosen_language(user)
    return chosen if is_language(chosen) else DEFAULT_LANGUAGE
