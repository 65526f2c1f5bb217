"""The list of institutions and one page for each."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaign_site.core.former_addresses import renamed_to
from campaign_site.core.time import today
from events.calendars.links import subscription_links
from events.public.edition_texts import edition_title, text_of
from events.public.feeds import ALL
from events.public.page_meta import absolute, page_meta, with_query
from partners.models import Institution

from ..context import current_language, request_snapshot
from ..selectors.partner_events import events_of
from ..selectors.partners import institution_name, other_institutions, profile


@require_safe
def institution_list(request: HttpRequest) -> HttpResponse:
    """Partners of the current edition in protocol order, then all others by kind."""
    lang = current_language()
    shot = request_snapshot(request, lang)
    groups = shot.frame["footer_partners"]
    named = {one["slug"] for group in groups for one in group["institutions"]}
    description = _("Who carries the campaign: ministries, public bodies, associations, companies.")
    context = page_meta(
        "home:institutions", lang=lang, title=_("Partners"), description=description
    )
    context |= {
        "edition_title": edition_title(shot.edition, lang) if shot.edition else "",
        "groups": groups,
        "others": other_institutions(lang, without=named),
        # They are the page itself: not again above the footer.
        "footer_partners": [],
        "lead": description,
        "breadcrumbs": _way((_("Partners"), "")),
    }
    return render(request, "home/institutions.html", context)


@require_safe
def institution_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What an institution is and what it did with the campaign."""
    lang = current_language()
    institution = Institution.objects.select_related("logo", "region").filter(slug=slug).first()
    if institution is None:
        return _moved_or_missing(slug)
    name = institution_name(institution, lang)
    context = page_meta(
        "home:institution",
        institution.slug,
        lang=lang,
        title=name.text,
        description=_about(institution, name.text),
    )
    context |= {
        "institution": institution,
        "name": name,
        "kind": institution.get_kind_display(),
        **profile(institution, lang),
        "events": events_of(institution, lang=lang, today=today()),
        "calendar": _calendar(institution, name.text),
        "breadcrumbs": [
            *_way((_("Partners"), reverse("home:institutions"))),
            {"label": name.text, "lang": name.lang if name.is_fallback else ""},
        ],
    }
    return render(request, "home/institution.html", context)


def _calendar(institution: Institution, name: str) -> dict[str, str]:
    """Ways to follow its events of all editions."""
    path = reverse("events:edition-feed", args=[ALL])
    return subscription_links(
        absolute(with_query(path, urlencode({"institution": institution.slug}))), name=name
    )


def _about(institution: Institution, name: str) -> str:
    """Name, kind and region: what is known of every institution."""
    region = text_of(institution.region, "name", current_language())
    return ", ".join(filter(None, [name, institution.get_kind_display(), region.text]))


def _moved_or_missing(slug: str) -> HttpResponse:
    pk = renamed_to(Institution._meta.label_lower, slug)
    for new_slug in Institution.objects.filter(pk=pk).values_list("slug", flat=True):
        return HttpResponsePermanentRedirect(reverse("home:institution", args=[new_slug]))
    raise Http404


def _way(*steps: tuple[str, str]) -> list[dict[str, Any]]:
    home = {"label": _("Home"), "url": f"/{current_language()}/"}
    return [home, *({"label": label, "url": url} for label, url in steps)]
