"""What every piece of HTML of ours must hold, read by a parser that forgives nothing."""

from html.parser import HTMLParser

VOID = {
    "area",
    "base",
    "br",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "use",
    "path",
    "circle",
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.references: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self._read(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._read(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def _read(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.wrong.append(f"<{tag} {name}> is inline")
            if name == "id":
                self.ids.append(value or "")
            if name in {"for", "aria-labelledby", "aria-describedby", "aria-controls"}:
                self.references += (value or "").split()
        # Structured data is read, not run.
        if tag == "script" and not {"src", "application/ld+json"} & set(sum(attrs, ())):
            self.wrong.append("<script> is inline")


def faults(html: str, *, whole_page: bool = False) -> list[str]:
    """Unbalanced tags, inline style or script, double ids; in a page also dangling references."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = reader.wrong + [f"<{tag}> is not closed" for tag in reader.open]
    found += [f"id {name!r} twice" for name in set(reader.ids) if reader.ids.count(name) > 1]
    if whole_page:
        found += [f"no id {name!r}" for name in set(reader.references) - set(reader.ids)]
    return found
