"""Where each fact of the data files comes from: file and exact quote."""

from typing import Any

Quote = dict[str, str]
Sources = dict[str, list[Quote]]


def sources_of(item: dict[str, Any], **renamed: str) -> Sources:
    """A record's sources, always lists; `renamed` maps the file's field names to ours."""
    return {
        renamed.get(name, name): quotes if isinstance(quotes, list) else [quotes]
        for name, quotes in item["source"].items()
    }
