"""The campaigns of the sources with their editions and projects."""

from typing import Any

from events.enums import EditionState
from events.models import Campaign, Edition, Project

from .records import save_record, text
from .sources import sources_of
from .tables import read_json

CAMPAIGNS = "events/data/campaigns.json"

# Addresses, and what the files do not need to say.
CAMPAIGN_SLUGS = {"ser-cyberviolence": "cyberviolence", "ser-sid": "safer-internet-day"}
EDITION_SLUGS = {"ed-2021": "2021", "ed-2022": "2022", "ed-sid-2022": "safer-internet-day-2022"}
PROGRAMMES = {"prj-south-v"}


def load_campaigns() -> None:
    """Campaigns, archived editions, projects; the reporting portal is a lasting service."""
    data = read_json(CAMPAIGNS)
    campaigns = {item["id"]: _campaign(item) for item in data["series"]}
    support = {item["edition"]: item["source"] for item in data["programme_support"]}
    for item in data["editions"]:
        _edition(item, campaigns[item["series"]], support.get(item["id"], []))
    for item in data["projects"]:
        _project(item)
    for item in data["systems"]:
        _service(item)


def scope_slug(scope: str) -> str:
    """The address of an edition, project, service or event of the files."""
    return EDITION_SLUGS.get(scope) or scope.split("-", 1)[1]


def _campaign(item: dict[str, Any]) -> Campaign:
    return save_record(
        Campaign,
        key={"slug": CAMPAIGN_SLUGS[item["id"]]},
        values={
            "external_id": item["id"],
            "name_fr": item["name_fr"],
            "name_ar": text(item["name_ar"]),
            "sources": sources_of(item),
        },
    )


def _edition(item: dict[str, Any], campaign: Campaign, support: list[dict[str, str]]) -> None:
    sources = sources_of(item, target_audience_fr="audience_fr", aim_fr="aims_fr")
    if support:
        sources["supported_by"] = support
    save_record(
        Edition,
        key={"slug": scope_slug(item["id"])},
        values={
            "external_id": item["id"],
            "campaign": campaign,
            "number": item["number"],
            "year": item["year"],
            "start_date": item["start_date"],
            "end_date": item["end_date"],
            "state": EditionState.ARCHIVED,
            "slogan_fr": text(item["slogan_fr"]),
            "slogan_ar": text(item["slogan_ar"]),
            "theme_fr": text(item["theme_fr"]),
            "aims_fr": text(item["aim_fr"]),
            "audience_fr": text(item["target_audience_fr"]),
            "place_fr": text(item["place_fr"]),
            "place_ar": text(item.get("place_ar")),
            "sources": sources,
        },
    )


def _project(item: dict[str, Any]) -> None:
    kind = Project.Kind.PROGRAMME if item["id"] in PROGRAMMES else Project.Kind.PROJECT
    save_record(
        Project,
        key={"slug": scope_slug(item["id"])},
        values={
            "external_id": item["id"],
            "kind": kind,
            "title_fr": item["title_fr"],
            "title_ar": text(item["title_ar"]),
            "launched": item["launched"] or "",
            "sources": sources_of(item),
        },
    )


def _service(item: dict[str, Any]) -> None:
    sources = sources_of(item, name_fr="title_fr", name_ar="title_ar", url="website")
    sources["services_fr"] = [item["services_source"]]
    save_record(
        Project,
        key={"slug": scope_slug(item["id"])},
        values={
            "external_id": item["id"],
            "kind": Project.Kind.SERVICE,
            "title_fr": f"{item['name_fr']} ({item['acronym']})",
            "title_ar": text(item["name_ar"]),
            "launched": item["launched"] or "",
            "website": f"https://{item['url']}",
            "sources": sources,
        },
    )
