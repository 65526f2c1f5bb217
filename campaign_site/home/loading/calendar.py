"""Days on which nothing should be planned: holidays, Ramadan, school holidays."""

from events.models import Blackout

from .records import save_record
from .tables import read_table

DAYS_OFF = "events/data/calendar_ma.csv"
ENGLISH_NAMES = "events/data/day_off_names_en.csv"


def load_calendar() -> None:
    """Religious dates are estimates: they stay "to be confirmed" until somebody confirms.

    All of them concern the whole country, so that they name no region.
    """
    english = {row["name_fr"]: row["name_en"] for row in read_table(ENGLISH_NAMES)}
    for row in read_table(DAYS_OFF):
        dates = f"{row['start_date']}/{row['end_date']}"
        save_record(
            Blackout,
            key={"external_id": f"{dates} {row['name_fr']}"[:80]},
            values={
                "name_fr": row["name_fr"],
                "name_ar": row["name_ar"],
                "name_en": english[row["name_fr"]],
                "kind": row["kind"],
                "start_date": row["start_date"],
                "end_date": row["end_date"],
                "to_be_confirmed": row["certainty"] == "estimated",
                "sources": {"start_date": [{"file": row["source"], "quote": dates}]},
            },
        )
