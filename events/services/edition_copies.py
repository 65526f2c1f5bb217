"""The next edition from an earlier one: its frame at once, its events in batches."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaign_site.core.languages import CODES
from campaign_site.core.models import User
from campaign_site.core.permissions.policies import visible_to

from .. import tasks
from ..enums import EditionState
from ..models import Edition, EditionGoal, PartnerRole, Preparation
from . import preparations
from .edition_batches import copy_batch
from .edition_plans import EditionPlan, chosen_events, plan_errors
from .event_copies import came_from, copied_roles

COPIED = "events.edition_copied"
# What an edition says; its title is a text as well: «11e édition».
EDITION_TEXTS = ("title", "slogan", "theme", "aims", "audience", "place")


def confirm_copy(*, preparation: Preparation, by: User, at: datetime) -> Preparation:
    """Create the edition in preparation, with its events as drafts; a second time, nothing.

    Raises ValidationError, by field of the plan, when something has come between.
    """

    def check(locked: Preparation) -> int:
        plan = EditionPlan.from_json(locked.choices["plan"])
        readable = visible_to(by, Edition).filter(pk=locked.source_id)
        # Locked: of two who take the same number at once the second is told.
        source = readable.select_related("campaign").select_for_update(of=("self",)).first()
        if source is None:
            raise ValidationError(_("The edition this began with is no longer there."))
        errors = plan_errors(plan, source)
        if errors:
            raise ValidationError(errors)
        locked.edition = _create_edition(plan, source, by=by)
        return chosen_events(plan, source).count()

    return preparations.confirm(
        preparation=preparation,
        check=check,
        step=copy_batch,
        task=tasks.copy_edition_events,
        title=_("Copying the events of an edition"),
        at=at,
    )


def _create_edition(plan: EditionPlan, source: Edition, *, by: User) -> Edition:
    texts = {
        f"{name}_{lang}": getattr(source, f"{name}_{lang}")
        for name in EDITION_TEXTS
        for lang in CODES
        if plan.texts
    }
    edition = Edition(
        campaign=source.campaign,
        slug=plan.slug,
        number=plan.number,
        year=plan.year,
        start_date=plan.start_date,
        end_date=plan.end_date,
        state=EditionState.PREPARING,
        cover=source.cover,
        is_demonstration=source.is_demonstration,
        previous_occurrence=source,
        sources=came_from(source.slug),
        **texts,
    )
    edition.save()
    if plan.roles:
        PartnerRole.objects.bulk_create(copied_roles(source, edition=edition))
    if plan.goals:
        EditionGoal.objects.bulk_create(
            EditionGoal(
                edition=edition,
                region_id=goal.region_id,
                events=goal.events,
                schools=goal.schools,
                pupils=goal.pupils,
            )
            for goal in source.goals.all()
        )
    log(edition, "wagtail.create", user=by)
    log(edition, COPIED, user=by, data={"source": source.slug})
    return edition
