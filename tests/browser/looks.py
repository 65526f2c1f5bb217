"""What must hold of every public page, whatever its type: each function lists what is wrong."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import ConsoleMessage, Page, Request, Response

MOST_BYTES = 100_000
TEXT_TYPES = ("text/", "application/javascript", "image/svg+xml", "application/json")

FRAME = """() => {
  const html = document.documentElement, skip = document.activeElement;
  const box = skip.getBoundingClientRect();
  return {
    lang: html.lang, dir: html.dir, h1: document.querySelectorAll('h1').length,
    wide: html.scrollWidth - innerWidth, title: document.title,
    skip: skip.matches('.skip-link') && box.top >= 0 && box.height >= 24,
    exit: document.querySelectorAll('[data-quick-exit]').length,
  };
}"""

# Text that is cut off: by its own box, or by the window.
CLIPPED = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getClientRects().length && e.innerText && !e.closest('svg, .visually-hidden'))
  .filter(e => e.clientWidth > 1 && getComputedStyle(e).overflowX === "hidden")
  .filter(e => e.scrollWidth > e.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 90))"""

# The distances of WCAG 1.4.12, set as a reader's own style sheet would.
TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""


@contextmanager
def watched(page: Page) -> Iterator[dict[str, list]]:
    """What a page asks for and complains about while it is open."""
    seen: dict[str, list] = {"requests": [], "errors": []}

    def hear(line: ConsoleMessage) -> None:
        # The status of the page itself is what some tests ask for.
        if line.type == "error" and line.location.get("url") != page.url:
            seen["errors"].append(line.text)

    def finish(request: Request) -> None:
        seen["requests"].append(request)

    page.on("console", hear)
    page.on("requestfinished", finish)
    yield seen
    page.remove_listener("console", hear)
    page.remove_listener("requestfinished", finish)


def frame_problems(page: Page, *, language: str) -> list[str]:
    """Language and direction, one heading, nothing sideways, the skip link first."""
    page.keyboard.press("Tab")
    found = page.evaluate(FRAME)
    wanted = {
        "lang": language,
        "dir": "rtl" if language == "ar" else "ltr",
        "h1": 1,
        "skip": True,
        "exit": 1,
    }
    problems = [
        f"{name} is {found[name]!r}, not {value!r}"
        for name, value in wanted.items()
        if found[name] != value
    ]
    if found["wide"] > 0:
        problems.append(f"{found['wide']} pixels wider than the window")
    return problems


def weight(requests: list[Request]) -> int:
    """Bytes that came over the line, static texts compressed as the production server does."""
    return sum(_bytes(request.response(), request) for request in requests)


def _bytes(response: Response | None, request: Request) -> int:
    if response is None or request.url.startswith("data:"):
        return 0
    size = request.sizes()["responseBodySize"]
    kind = response.headers.get("content-type", "")
    if "content-encoding" not in response.headers and kind.startswith(TEXT_TYPES):
        return min(size, len(gzip.compress(response.body())))
    return size
