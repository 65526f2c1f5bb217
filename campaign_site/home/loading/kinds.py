"""The kinds of event the site starts with."""

from events.models import EventKind

from .records import save_record
from .tables import read_table

KINDS = "events/data/event_kinds.csv"
TRANSLATED = [f"{field}_{code}" for field in ("name", "plural") for code in ("ar", "fr", "en")]


def load_kinds() -> None:
    for row in read_table(KINDS):
        save_record(
            EventKind,
            key={"code": row["code"]},
            values={
                **{name: row[name] for name in TRANSLATED},
                "order": int(row["order"]),
                "in_schools": row["in_schools"] == "1",
                "colour": row["colour"],
            },
        )
