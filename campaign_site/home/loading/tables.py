"""The data files that come with the site, and their digests."""

import csv
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

Row = dict[str, str]


def data_file(place: str) -> Path:
    """A file named from the project's root, e.g. ``events/data/campaigns.json``."""
    return Path(settings.BASE_DIR) / place


def read_table(place: str) -> list[Row]:
    """The rows of a CSV file (UTF-8, header row); codes stay text."""
    with data_file(place).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_json(place: str) -> Any:
    return json.loads(data_file(place).read_text(encoding="utf-8"))


def digest_of(places: Iterable[str]) -> str:
    """One hash over the content of several files, in the order given."""
    total = hashlib.sha256()
    for place in places:
        total.update(data_file(place).read_bytes())
    return total.hexdigest()
