"""The share image of an event: its texts, where it is kept, and who draws it.

Web processes never draw: they serve the file when it is there, else the general image,
and ask the worker once. Files are named by the hash of their texts, so a change of the
event leads to another name and an old picture is never taken for the new one.
"""

from datetime import date, time
from typing import Any

from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from campaign_site.core import date_phrases
from campaign_site.core.languages import CODES, best_text, direction
from campaign_site.core.share_images.render import ShareImage, render_png
from events.models import Publication
from events.public.cards import place_line
from events.public.edition_texts import edition_kicker
from events.selectors.lookups import load_lookups
from events.selectors.programme_entries import known_days

FOLDER = "share"
# Seconds during which a picture is not asked for again; a lost request is repeated then.
ASKED = 600


def published(slug: str) -> Publication | None:
    """The live event of this slug with its edition."""
    rows = Publication.objects.select_related("edition__campaign")
    return rows.filter(event__slug=slug, is_live=True).first()


def picture_of(publication: Publication, lang: str) -> ShareImage:
    """The texts of an event's picture in this language."""
    facts, edition = publication.facts, publication.edition
    with translation.override(lang):
        is_demo = facts.get("is_synthetic") or (edition is not None and edition.is_demonstration)
        return ShareImage(
            lang=lang,
            dir=direction(lang),
            title=best_text(facts.get("title") or {}, lang).text,
            kicker=edition_kicker(edition, lang) if edition else "",
            when=_when(facts, lang),
            place=place_line(facts, load_lookups(), lang),
            label=_("Demonstration") if is_demo else "",
        )


def file_name(slug: str, picture: ShareImage) -> str:
    """Where the picture is kept in the site's file storage."""
    return f"{FOLDER}/{slug}/{picture.lang}-{picture.digest}.png"


def stored_png(slug: str, picture: ShareImage) -> bytes | None:
    """The drawn picture; None while it is not there."""
    name = file_name(slug, picture)
    try:
        with default_storage.open(name) as file:
            return file.read()
    except OSError:
        return None


def ask_for_picture(publication: Publication) -> None:
    """Let the worker draw an event's pictures, unless it was asked a moment ago."""
    if caches["shared"].add(f"share-image-{publication.pk}-{publication.digest}", 1, ASKED):
        draw_share_images.enqueue(publication.pk)


@task()
def draw_share_images(publication_id: int) -> int:
    """Draw what is missing of an event's pictures; returns how many were drawn.

    Earlier pictures of the event are removed. May run twice: a picture that is there is
    not drawn again, and an event that was withdrawn meanwhile needs none.
    """
    rows = Publication.objects.select_related("edition__campaign", "event")
    publication = rows.filter(pk=publication_id, is_live=True).first()
    if publication is None:
        return 0
    slug, drawn = publication.event.slug, 0
    wanted = {file_name(slug, picture): picture for picture in _pictures(publication)}
    for name, picture in wanted.items():
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(render_png(picture)))
            drawn += 1
    for old in _files(slug) - set(wanted):
        default_storage.delete(old)
    return drawn


def _pictures(publication: Publication) -> list[ShareImage]:
    return [picture_of(publication, lang) for lang in CODES]


def _files(slug: str) -> set[str]:
    _folders, names = default_storage.listdir(f"{FOLDER}/{slug}")
    return {f"{FOLDER}/{slug}/{name}" for name in names}


def _when(facts: dict[str, Any], lang: str) -> str:
    first, last = known_days(facts)
    if first is None:
        if facts.get("precision") == "month" and facts.get("start_date"):
            return date_phrases.month_phrase(date.fromisoformat(facts["start_date"]), lang)
        return date_phrases.date_to_come(lang)
    hours = [time.fromisoformat(facts[k]) if facts.get(k) else None for k in _HOURS]
    return date_phrases.when_phrase(first, *hours, lang, end_day=last)


_HOURS = ("start_time", "end_time")
