"""The columns an event's page reads.

Fifteen tables with a column per language are three hundred columns; naming the third
that is read halves the time of the page, and what only organisers know is not even
fetched.
"""

from __future__ import annotations

from campaign_site.core.languages import CODES

from ..models import Event

# Of each record beside the event: plain columns, then texts with a column per language.
RECORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "edition": (
        (
            "campaign",
            "slug",
            "state",
            "number",
            "year",
            "start_date",
            "end_date",
            "is_demonstration",
        ),
        ("title",),
    ),
    "edition__campaign": ((), ("name", "short_name")),
    "project": (("slug",), ("title",)),
    "parent": (("slug", "live", "edition"), ("title",)),
    "kind": (("code",), ("name",)),
    "venue": (
        ("city", "province", "latitude", "longitude", "access"),
        ("name", "address"),
    ),
    "venue__city": (("code_hcp",), ("name",)),
    "venue__province": (("code_hcp",), ()),
    "school": (("city", "province", "latitude", "longitude"), ("name", "address")),
    "school__city": (("code_hcp",), ("name",)),
    "school__province": (("code_hcp",), ()),
    "city": (("code_hcp", "province"), ("name",)),
    "city__province": (("code_hcp",), ()),
    "province": (("code_hcp",), ()),
    "region": (("code", "slug"), ("name",)),
    "cover": (("title", "file", "width", "height", "credit"), ("alt",)),
}
# Of the event itself: what organisers know, and what its editing needs.
UNREAD = frozenset(
    {
        "sources",
        "external_id",
        "internal_notes",
        "title",
        "summary",
        "description",
        "change_reason",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "latest_revision",
        "live_revision",
    }
)


def event_columns() -> list[str]:
    """Names for `only`, in the words of `select_related(*RECORDS)`."""
    own = [field.name for field in Event._meta.concrete_fields if field.name not in UNREAD]
    return [*own, *(name for path in RECORDS for name in record_columns(path, *RECORDS[path]))]


def record_columns(path: str, plain: tuple[str, ...], texts: tuple[str, ...]) -> list[str]:
    """Columns of one record by its path; texts in every language."""
    columns = [f"{path}__{name}" for name in plain]
    return columns + [f"{path}__{name}_{code}" for name in texts for code in CODES]
