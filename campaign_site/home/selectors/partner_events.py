"""The public events an institution takes part in."""

from datetime import date
from typing import Any

from events.models import Publication
from events.public.cards import event_card
from events.selectors.lookups import load_lookups
from partners.models import Institution

MOST = 50


def events_of(institution: Institution, *, lang: str, today: date) -> list[dict[str, Any]]:
    """Cards of its live events, the latest first, fifty at most; two queries."""
    rows = (
        Publication.objects.filter(is_live=True, event__partner_roles__institution=institution)
        .order_by("-starts_on", "-event_id")
        .distinct()
        .values_list("facts", flat=True)[:MOST]
    )
    lookups = load_lookups()
    return [event_card(facts, lookups, lang, today) for facts in rows]
