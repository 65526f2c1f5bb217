"""The part each institution plays, in the exact words of the sources."""

from collections import defaultdict
from typing import Any

from events.models import Edition, Event, PartnerRole, Project
from events.services.publications import refresh_events
from partners.models import Institution

from .records import save_record
from .tables import Row, read_table

ROLES = "events/data/partner_roles.csv"
SCOPES = {"ed": "edition", "prj": "project", "sys": "project", "ev": "event"}
MODELS = {"edition": Edition, "project": Project, "event": Event}


def load_partner_roles() -> None:
    """Order of protocol is the order in which a text names the institutions."""
    rows = read_table(ROLES)
    for order, group in enumerate(grouped(rows), start=1):
        _role(group, order)
    worded = {row["scope_id"] for row in rows if row["scope_id"].startswith("ev-")}
    refresh_events(events=Event.objects.filter(external_id__in=worded))


def grouped(rows: list[Row]) -> list[list[Row]]:
    """Rows that are one role: the same words again, or one French and one Arabic wording.

    Where a language has two wordings for the same role nobody can say which belongs
    to the other language's: each then stays a role of its own.
    """
    roles: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        roles[row["partner_id"], row["scope_id"], row["role_code"]].append(row)
    groups: list[list[Row]] = []
    for same_role in roles.values():
        wordings: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in same_role:
            wordings[row["lang"], row["wording"]].append(row)
        languages = [lang for lang, _wording in wordings]
        paired = len(languages) == len(set(languages))
        groups.extend([same_role] if paired else wordings.values())
    return groups


def _role(group: list[Row], order: int) -> None:
    first = group[0]
    scope = SCOPES[first["scope_id"].split("-")[0]]
    values: dict[str, Any] = {f"wording_{row['lang']}": row["wording"] for row in group}
    sources: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in group:
        quote = {"file": row["source_file"], "quote": row["quote"]}
        sources[f"wording_{row['lang']}"].append(quote)
    save_record(
        PartnerRole,
        key={"external_id": _identifier(first, order)},
        values={
            **values,
            "institution": Institution.objects.get(slug=first["partner_id"]),
            scope: MODELS[scope].objects.get(external_id=first["scope_id"]),
            "code": first["role_code"],
            "sort_order": order,
            "sources": dict(sources),
        },
    )


def _identifier(row: Row, order: int) -> str:
    return f"{row['scope_id']}:{row['role_code']}:{row['partner_id']}:{order}"[:80]
