"""A series: laid out, looked at, then created once."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaign_site.core.models import User
from campaign_site.core.permissions.policies import visible_to
from partners.models import School

from .. import tasks
from ..models import Edition, EventKind, Preparation
from ..rules.series import LIMIT
from ..selectors.planning import planned_blackouts
from . import preparations
from .series_batches import (
    may_add,
    proposes,
    rows_to_create,
    schools_of,
    sees_pattern,
    series_batch,
)
from .series_plans import RULE, Row, SeriesPlan, lay_out, outside_edition

# Each proposal is told to its region by mail.
MOST_PROPOSALS = 30


def most_rows(user: User) -> int:
    """How long a series of this person may be."""
    return MOST_PROPOSALS if proposes(user) else LIMIT


def keep_layout(*, preparation: Preparation, by: User) -> Preparation:
    """Lay the series out from the choices as they are now; what was ticked off is forgotten.

    Sessions outside the edition are ticked off from the beginning.
    """
    plan = SeriesPlan.from_json(preparation.choices["plan"])
    wanted = preparation.choices.get("schools", [])
    found = {s.pk: s for s in visible_to(by, School).filter(pk__in=wanted)} if wanted else {}
    schools = [found[pk] for pk in wanted if pk in found]
    rows = lay_out(
        plan,
        schools,
        planned_blackouts(plan.first, plan.last),
        EventKind.objects.get(pk=plan.kind),
    )
    rows = rows[: most_rows(by) + 1]
    edition = Edition.objects.filter(pk=plan.edition).first()
    return preparations.keep_choices(
        preparation=preparation,
        schools=[school.pk for school in schools],
        layout=[row.to_json() for row in rows],
        left_out=sorted(outside_edition(rows, plan, edition)) if edition else [],
    )


def leave_outside_out(*, preparation: Preparation) -> Preparation:
    """Tick off what lies outside the edition since its days were changed."""
    plan = SeriesPlan.from_json(preparation.choices["plan"])
    rows = map(Row.from_json, preparation.choices["layout"])
    outside = outside_edition(rows, plan, Edition.objects.get(pk=plan.edition))
    left_out = sorted(outside.union(preparation.choices.get("left_out", ())))
    return preparations.keep_choices(preparation=preparation, left_out=left_out)


def confirm_series(*, preparation: Preparation, by: User, at: datetime) -> Preparation:
    """Create what was laid out, as drafts or as proposals; a second time, nothing more.

    Raises ValidationError when something has come between: a school was removed, the
    edition was archived or has other days, a right was taken away.
    """

    def check(locked: Preparation) -> int:
        rows = rows_to_create(locked)
        plan = SeriesPlan.from_json(locked.choices["plan"])
        if not sees_pattern(locked, by):
            raise ValidationError(_("There is no event with this address in your regions."))
        _check_rows(rows, plan, by)
        edition = Edition.objects.filter(pk=plan.edition).first()
        if edition is None or edition.is_archived:
            raise ValidationError(_("This edition is archived: it can only be read."))
        if outside := outside_edition(rows, plan, edition):
            raise ValidationError(
                _("%(count)s of the sessions are outside the days of the edition: choose again.")
                % {"count": len(outside)},
                code="outside",
            )
        locked.edition = edition
        return len(rows)

    return preparations.confirm(
        preparation=preparation,
        check=check,
        step=series_batch,
        task=tasks.create_series,
        title=_("Creating a series of events"),
        at=at,
    )


def _check_rows(rows: list[Row], plan: SeriesPlan, by: User) -> None:
    if not rows:
        raise ValidationError(_("Tick at least one session."))
    most = most_rows(by)
    if len(rows) > most:
        raise ValidationError(
            _("A series has at most %(most)s sessions; make a second one.") % {"most": most}
        )
    if plan.mode == RULE:
        if not may_add(by, region_id=plan.region):
            raise ValidationError(_("You cannot add events in this region."))
        return
    missing = {row.school for row in rows} - set(schools_of(rows, by))
    if missing:
        raise ValidationError(
            _("%(count)s of the schools are no longer there: choose again.")
            % {"count": len(missing)},
            code="schools",
        )
