"""People of the sources: some functions are known without a name."""

from events.models import Person
from partners.models import Institution

from .campaigns import CAMPAIGNS
from .records import save_record, text
from .sources import sources_of
from .tables import read_json


def load_people() -> None:
    institutions = {institution.slug: institution for institution in Institution.objects.all()}
    for item in read_json(CAMPAIGNS)["people"]:
        save_record(
            Person,
            key={"external_id": item["id"]},
            values={
                "name_fr": text(item["name"]),
                "function_fr": item["role_fr"],
                "institution": institutions[item["org"]],
                "sources": sources_of(item, role_fr="function_fr"),
            },
        )
