"""Contacts, reporting portal and help numbers a new site starts with.

The help numbers come from the press of 2023: each says that it is to be checked.
"""

from typing import Any

from campaign_site.core.models import HelpNumber, SiteTexts

from .tables import read_json

TEXTS = "campaign_site/home/data/site_texts.json"


def load_site_texts() -> None:
    """Written once: what an organiser has entered since then is never overwritten."""
    if SiteTexts.objects.exists():
        return
    data = read_json(TEXTS)
    values = {
        f"{field}_{code}": words
        for field, languages in data["texts"].items()
        for code, words in languages.items()
    }
    texts = SiteTexts.objects.create(**values, **data["contacts"])
    for order, number in enumerate(data["help_numbers"]):
        HelpNumber.objects.create(settings=texts, sort_order=order, **_columns(number))


def _columns(number: dict[str, Any]) -> dict[str, Any]:
    """A help number's texts as one column per language."""
    columns = {"number": number["number"], "is_whatsapp": number["is_whatsapp"]}
    for field in ("label", "hours"):
        columns |= {f"{field}_{code}": words for code, words in number[field].items()}
    return columns
