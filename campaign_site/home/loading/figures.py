"""Key figures and press clippings of the sources."""

from events.models import Edition, Project
from media.models import KeyFigure, PressClipping

from .campaigns import CAMPAIGNS
from .records import save_record, text
from .sources import sources_of
from .tables import read_json

# Which project a figure speaks of; the label says it, the file has no field for it.
PROJECT_OF = {
    "kf-portal-world": "sys-emc",
    "kf-portal-africa": "sys-emc",
    "kf-portal-north-africa": "sys-emc",
    "kf-teachers-trained-fr": "prj-pilot-resource-teams",
    "kf-teachers-trained-ar": "prj-pilot-resource-teams",
    "kf-youth-staff": "prj-youth-dept-training",
}

# The file's own labels of these two ("dont garçons") make sense below another figure only.
LABELS = {
    "kf-victims-boys": "Garçons déclarant avoir été victimes d’intimidation",
    "kf-victims-girls": "Filles déclarant avoir été victimes d’intimidation",
}


def load_figures() -> None:
    """Targets and results stay apart even where they tell of the same people."""
    data = read_json(CAMPAIGNS)
    projects = {project.external_id: project for project in Project.objects.all()}
    for item in data["key_figures"]:
        save_record(
            KeyFigure,
            key={"external_id": item["id"]},
            values={
                "label_fr": LABELS.get(item["id"], item["label_fr"]),
                "value": str(item["value"]),
                "unit": item["unit"],
                "kind": item["kind"],
                "precision": item["precision"],
                "year": item["year"],
                "attributed_to": item["attributed_to"] or "",
                "note_en": text(item["note"]),
                "project": projects.get(PROJECT_OF.get(item["id"], "")),
                "sources": {"value": [item["source"]]},
            },
        )
    for item in data["press_articles"]:
        clipping = save_record(
            PressClipping,
            key={"external_id": item["id"]},
            values={
                "title": item["title"] or "",
                "outlet": item["publisher"] or "",
                "published": item["published"] or "",
                "language": item["lang"],
                "sources": sources_of(item, publisher="outlet"),
            },
        )
        clipping.editions.set(Edition.objects.filter(external_id__in=item["editions"]))
