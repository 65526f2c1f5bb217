"""Institutions as the public sees them: under the exact words of their role."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, Q
from django.urls import reverse

from campaign_site.core.languages import LocalText, columns
from campaign_site.core.models import RENDITION_COLUMNS, CampaignImage, Rendition
from campaign_site.core.small_tables import Rows, Table, record
from events.enums import PUBLIC_EDITION_STATES
from events.models import Edition, PartnerRole
from events.public.edition_texts import edition_title, text_of
from partners.enums import InstitutionKind
from partners.models import Institution

Groups = list[dict[str, Any]]
LOGO = "max-320x120"


def partner_tables(edition: Edition) -> dict[str, Table]:
    """What `edition_partners` is made of."""
    roles = PartnerRole.objects.filter(edition=edition)
    institutions = Institution.objects.filter(pk__in=roles.values("institution"))
    logos = Rendition.objects.filter(filter_spec=LOGO, image__in=institutions.values("logo"))
    return {
        "roles": (roles, ("id", "institution", "code", "sort_order", *columns("wording"))),
        "institutions": (institutions, ("id", "slug", "acronym", "logo", *columns("name"))),
        "logos": (logos, RENDITION_COLUMNS),
    }


def edition_partners(tables: Mapping[str, Rows], lang: str) -> Groups:
    """The partners of an edition in protocol order, for the component "partner_block".

    Neighbours under the same wording stand in one group; the order is never changed to
    make groups larger.
    """
    logos = {row["image"]: record(Rendition, row) for row in tables["logos"]}
    known = {row["id"]: record(Institution, row) for row in tables["institutions"]}
    for institution in known.values():
        institution.logo_copy = logos.get(institution.logo_id)
    roles = sorted((record(PartnerRole, row) for row in tables["roles"]), key=_protocol)
    for role in roles:
        role.institution = known[role.institution_id]
    return role_groups(roles, lang)


def _protocol(role: PartnerRole) -> tuple[int, int]:
    return role.sort_order, role.pk


def role_groups(roles: Iterable[PartnerRole], lang: str) -> Groups:
    """Roles in the order given, neighbours of one wording together."""
    return [
        {"wording": wording, "institutions": [printed(role.institution, lang) for role in group]}
        for wording, group in groupby(roles, key=lambda role: wording_of(role, lang))
    ]


def wording_of(role: PartnerRole, lang: str) -> str:
    """The agreed words in this language, else in another, else the name of the role."""
    return text_of(role, "wording", lang).text or str(role.get_code_display())


def printed(institution: Institution, lang: str) -> dict[str, Any]:
    """An institution as components print it, linked to its page."""
    name = institution_name(institution, lang)
    return {
        "name": name.text,
        "slug": institution.slug,
        "acronym": institution.acronym,
        "url": reverse("home:institution", args=[institution.slug]),
        "logo": logo_of(institution),
        **({"lang": name.lang, "dir": name.dir} if name.is_fallback else {}),
    }


def institution_name(institution: Institution, lang: str) -> LocalText:
    """The official name; the acronym where no language has one."""
    acronym = LocalText(institution.acronym or institution.slug, lang, "ltr", False)
    return text_of(institution, "name", lang) or acronym


def other_institutions(lang: str, *, without: Iterable[str]) -> list[dict[str, Any]]:
    """All other institutions: {label, institutions} by kind in the order of kinds."""
    rows = Institution.objects.exclude(slug__in=without).prefetch_related(
        Prefetch("logo", CampaignImage.objects.prefetch_renditions(LOGO))
    )
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for institution in rows:
        by_kind.setdefault(institution.kind, []).append(printed(institution, lang))
    return [
        {
            "wording": str(kind.label),
            "institutions": sorted(by_kind[kind], key=lambda one: one["name"].casefold()),
        }
        for kind in InstitutionKind
        if kind in by_kind
    ]


def profile(institution: Institution, lang: str) -> dict[str, Any]:
    """What an institution did: its public editions and projects, with the words of its role."""
    public = Q(edition__state__in=PUBLIC_EDITION_STATES) | Q(project__isnull=False)
    roles = (
        institution.roles.filter(public)
        .select_related("edition__campaign", "project")
        .order_by("-edition__year", "sort_order", "pk")
    )
    return {
        "logo": logo_of(institution),
        "roles": [
            {
                "wording": _marked(text_of(role, "wording", lang), str(role.get_code_display())),
                **(_edition(role.edition, lang) if role.edition else _project(role, lang)),
            }
            for role in roles
        ],
    }


def _edition(edition: Edition, lang: str) -> dict[str, Any]:
    return {
        "title": {"text": edition_title(edition, lang)},
        "url": reverse("events:edition", args=[edition.slug]),
    }


def _project(role: PartnerRole, lang: str) -> dict[str, Any]:
    return {"title": _marked(text_of(role.project, "title", lang)), "url": ""}


def _marked(text: LocalText, instead: str = "") -> dict[str, str]:
    """A text with the language it is really in, where that is not the page's."""
    marks = {"lang": text.lang, "dir": text.dir} if text.is_fallback else {}
    return {"text": text.text or instead, **marks}


def logo_of(institution: Institution) -> dict[str, Any] | None:
    """The copy of a logo, read with the institution or drawn; none where there is no file."""
    if institution.logo_id is None:
        return None
    try:
        drawn = getattr(institution, "logo_copy", None)
        rendition = drawn or institution.logo.get_rendition(LOGO)
    except OSError:
        # The picture's file is missing: the name alone is no worse.
        return None
    return {
        "url": rendition.url,
        "alt": "",
        "width": rendition.width,
        "height": rendition.height,
    }
