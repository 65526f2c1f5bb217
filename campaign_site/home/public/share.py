"""The picture of a shared event."""

from functools import cache

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ..context import current_language
from ..share_images import ask_for_picture, picture_of, published, stored_png


@require_safe
def share_image(_request: HttpRequest, slug: str) -> HttpResponse:
    """The event's own picture, else the general one of this language until it is drawn."""
    lang = current_language()
    publication = published(slug)
    if publication is None:
        raise Http404
    png = stored_png(slug, picture_of(publication, lang))
    if png is None:
        ask_for_picture(publication)
        return _png(general_image(lang), "no-store")
    return _png(png, "public, max-age=3600")


@cache
def general_image(lang: str) -> bytes:
    """The picture of the site in this language, as it comes with the program."""
    path = finders.find(f"site/images/share-{lang}.png")
    if not path:
        raise FileNotFoundError(f"share-{lang}.png")
    with open(path, "rb") as file:  # noqa: PTH123  finders give text paths
        return file.read()


def _png(content: bytes, cache_control: str) -> HttpResponse:
    response = HttpResponse(content, content_type="image/png")
    response.headers["Cache-Control"] = cache_control
    # Many pictures would push pages out of the page cache, and a file is as quick.
    response.no_page_cache = True
    return response
