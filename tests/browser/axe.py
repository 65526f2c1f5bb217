"""Run axe on a page and put what it finds into lines people can act on."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# The levels the site promises, and the practices axe knows beyond them.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """One line per rule broken: its name, what to do, and the first elements concerned."""
    # What passes is not told: its list is longer than the page.
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options)
    return [
        f"{broken['id']} ({broken['impact']}): {broken['help']}: "
        + "; ".join(str(node["target"]) for node in broken["nodes"][:4])
        for broken in found.response["violations"]
    ]
