"""The organisations named in the sources, with the other names the press gives them."""

import re

from campaign_site.core.models import Region
from partners.models import Institution

from .records import save_record, text
from .tables import Row, read_table

PARTNERS = "partners/data/partners.csv"

# Two regional education authorities and the school of a workshop; all others are national.
REGION_OF = {"aref-04": "MA-04", "aref-07": "MA-07", "col-almoukawama": "MA-04"}
_REMARK = re.compile(r"\s*\([^)]*\)$")


def load_institutions() -> dict[str, Institution]:
    """By their identifier in the file, which is also their address."""
    regions = {region.code: region for region in Region.objects.all()}
    return {row["id"]: _institution(row, regions) for row in read_table(PARTNERS)}


def aliases(listed: str) -> list[str]:
    """Other names without the remarks in brackets: «CMPRI (typo in S4)» is «CMPRI»."""
    names = [_REMARK.sub("", part.strip()) for part in listed.split(";")]
    return [name for name in names if name]


def _institution(row: Row, regions: dict[str, Region]) -> Institution:
    sources = {"name_fr": [{"file": row["source_file"], "quote": row["quote"]}]}
    if row["quote_ar"]:
        sources["name_ar"] = [{"file": row["source_file_ar"], "quote": row["quote_ar"]}]
    return save_record(
        Institution,
        key={"slug": row["id"]},
        values={
            "external_id": row["id"],
            "name_fr": row["name_fr"],
            "name_ar": text(row["name_ar"]),
            "acronym": row["acronym"],
            "kind": row["kind"],
            "aliases": aliases(row["aliases"]),
            "region": regions.get(REGION_OF.get(row["id"], "")),
            "sources": sources,
        },
    )
