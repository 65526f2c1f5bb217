"""Context of the programme's page: the form, the chosen filters and one of four views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaign_site.core.numbers import number_phrase

from ..models import Edition
from ..selectors.programme_index import ProgrammeIndex
from .edition_texts import demo_notice, edition_dates, edition_title, is_over
from .filter_form import chips, filter_groups, flag_options
from .filters import BadFilter, ProgrammeFilters
from .page_meta import absolute, language_links, localized_paths, page_meta, with_query
from .subscriptions import feed_links

VIEWS = ("list", "days", "month", "map")


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything a view of the programme depends on.

    `path` is the page's own path, `view` one of VIEWS, `page` and `month` as asked.
    """

    edition: Edition
    index: ProgrammeIndex
    filters: ProgrammeFilters
    lang: str
    today: date
    path: str
    view: str = "list"
    page: str = ""
    month: str = ""

    def url(self, filters: ProgrammeFilters | None = None, **more: str | int) -> str:
        """The address of this programme with these filters; `view=""` is the list."""
        chosen = self.filters if filters is None else filters
        return with_query(self.path, chosen.to_query(**more))

    @property
    def over(self) -> bool:
        """Whether the edition is."""
        return is_over(self.edition, self.today)

    @property
    def view_value(self) -> str:
        """The view as a parameter: the list needs none."""
        return "" if self.view == "list" else self.view


def read_view(query: QueryDict) -> str:
    """The view asked for. Raises BadFilter."""
    view = query.get("view") or VIEWS[0]
    if view not in VIEWS:
        raise BadFilter("view", view)
    return view


def programme_context(asked: Asked, view_context: dict[str, Any], total: int) -> dict[str, Any]:
    """What every view of the programme shows around its own part."""
    edition, filters, index, lang = asked.edition, asked.filters, asked.index, asked.lang
    counts = index.counts(filters, asked.today)
    title = edition_title(edition, lang)
    own_query = filters.to_query(view=asked.view_value, page=_own_page(asked), month=asked.month)
    meta = page_meta(
        "events:edition-programme",
        edition.slug,
        lang=lang,
        title=_("Programme: %(edition)s") % {"edition": title},
        description=_programme_description(asked, title),
        noindex=bool(filters) or asked.view != "list",
    )
    name = "events:programme" if asked.path == reverse("events:programme") else None
    paths = localized_paths(name) if name else localized_paths(
        "events:edition-programme", edition.slug
    )  # fmt: skip
    return {
        **meta,
        **view_context,
        "language_links": language_links(paths, lang, own_query),
        "demo_notice": demo_notice(edition, lang),
        "edition": edition,
        "edition_title": title,
        "edition_dates": edition_dates(edition, lang),
        "edition_url": reverse("events:edition", args=[edition.slug]),
        "filters": filters,
        "form_action": asked.path,
        "view": asked.view,
        "view_value": asked.view_value,
        "groups": filter_groups(filters, counts, index, lang),
        "flags": flag_options(filters, counts, over=asked.over),
        "chips": chips(filters, index, lang, asked.path, asked.view_value),
        "chosen": sum(1 for _pair in filters.pairs()),
        "reset_url": asked.url(ProgrammeFilters(), view=asked.view_value) if filters else "",
        "tabs": view_tabs(asked),
        "status_text": status_text(total, filters, lang),
        "total": total,
        "calendar": feed_links(edition, title, filters.to_query()),
        "suggestions": suggestions(asked) if not total else [],
        "breadcrumbs": [
            {"label": _("Editions"), "url": reverse("events:edition-list")},
            {"label": title, "url": reverse("events:edition", args=[edition.slug])},
            {"label": _("Programme")},
        ],
    }


def view_tabs(asked: Asked) -> list[dict[str, Any]]:
    """The four views of the same selection."""
    labels = {
        "list": (_("List"), "list"),
        "days": (_("Day by day"), "grid"),
        "month": (_("Month"), "calendar"),
        "map": (_("Map"), "map"),
    }
    return [
        {
            "label": label,
            "icon": icon,
            "url": asked.url(view="" if view == "list" else view),
            "current": view == asked.view,
        }
        for view, (label, icon) in labels.items()
    ]


def status_text(total: int, filters: ProgrammeFilters, lang: str) -> str:
    """How many events there are, as a sentence."""
    number = {"count": number_phrase(total, lang)}
    if filters:
        return ngettext("%(count)s event matches.", "%(count)s events match.", total) % number
    return (
        ngettext("%(count)s event in the programme.", "%(count)s events in the programme.", total)
        % number
    )


def suggestions(asked: Asked) -> list[dict[str, Any]]:
    """Without one of the chosen filters there would be something: which, and how much."""
    found = []
    for name, value in asked.filters.pairs():
        fewer = asked.filters.without(name, value)
        count = asked.index.matching(fewer, asked.today).bit_count()
        if count:
            found.append((name, value, fewer, count))
    labels = chips(asked.filters, asked.index, asked.lang, asked.path, asked.view_value)
    by_pair = dict(zip(asked.filters.pairs(), labels, strict=True))
    return [
        {
            "label": by_pair[name, value]["label"],
            "url": asked.url(fewer, view=asked.view_value),
            "count": number_phrase(count, asked.lang),
        }
        for name, value, fewer, count in found
    ]


def _programme_description(asked: Asked, title: str) -> str:
    number = asked.index.size
    return ngettext(
        "%(count)s event of %(edition)s, %(dates)s.",
        "%(count)s events of %(edition)s, %(dates)s.",
        number,
    ) % {
        "count": number_phrase(number, asked.lang),
        "edition": title,
        "dates": edition_dates(asked.edition, asked.lang),
    }


def _own_page(asked: Asked) -> str:
    return asked.page if asked.view == "list" and asked.page != "1" else ""


__all__ = ["VIEWS", "Asked", "absolute", "programme_context", "read_view"]
