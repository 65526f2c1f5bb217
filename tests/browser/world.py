"""A small country in which every type of public page exists: see `PAGES`.

Dates count from today, since the server and the browser live in the present.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image

from campaign_site.core.models import CampaignImage, Province, Region
from campaign_site.core.time import now, today
from campaign_site.home.loading.pages import load_pages
from campaign_site.home.loading.site_texts import load_site_texts
from events.enums import Audience, EditionState, EventStatus, PersonRole, RegistrationMode
from events.models import Edition, Event
from tests.factories import (
    CampaignFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    PersonFactory,
    VenueFactory,
    publish,
)
from tests.factories.country import load_country

# Every type of public page: its name, its address below the language, its status.
PAGES = (
    ("home", "", 200),
    ("programme", "programme/", 200),
    ("programme by day", "programme/?view=days", 200),
    ("programme by month", "programme/?view=month", 200),
    ("programme on the map", "programme/?view=map", 200),
    ("programme filtered", "programme/?region=MA-07&audience=pupils&free=1", 200),
    ("programme without results", "programme/?q=zzzz", 200),
    ("event", "events/launch/", 200),
    ("event with sessions", "events/forum/", 200),
    ("event cancelled", "events/cancelled/", 200),
    ("event without a date", "events/undated/", 200),
    ("editions", "editions/", 200),
    ("edition", "editions/now/", 200),
    ("archived edition", "editions/before/", 200),
    ("regions", "regions/", 200),
    ("region", "regions/region-07/", 200),
    ("near", "near/?place=zzzz", 200),
    ("partners", "partners/", 200),
    ("institution", "partners/centre/", 200),
    ("search", "search/?q=forum", 200),
    ("search without results", "search/?q=zzzz", 200),
    ("news", "news/", 200),
    ("news item", "news/youth-forum-call/", 200),
    ("standard page", "accessibility/", 200),
    ("interface for programs", "api/", 200),
    ("nothing there", "nothing-here/", 404),
    ("bad filter", "programme/?region=MA-99", 400),
)


@dataclass(frozen=True, slots=True)
class World:
    edition: Edition
    rabat: Region
    marrakech: Region
    launch: Event
    marrakech_event: Event


def build_world() -> World:
    """Pages, contacts and the programme."""
    load_site_texts()
    load_pages()
    return build_programme()


def build_programme() -> World:
    """Territory, two editions and eight events: enough for organisers at work."""
    load_country()
    rabat, marrakech = Region.objects.get(code="MA-04"), Region.objects.get(code="MA-07")
    edition = _editions()
    first = edition.start_date
    launch = _launch(edition, rabat)
    forum = _event(edition, "forum", "Forum des jeunes", "منتدى الشباب", region=marrakech)
    _event(edition, "session", "Atelier du matin", "ورشة الصباح", parent=forum, region=marrakech)
    _event(
        edition,
        "cancelled",
        "Une activité qui n’aura pas lieu",
        "نشاط لن يقام",
        status=EventStatus.CANCELLED,
        change_reason_fr="Salle fermée",
        change_reason_ar="القاعة مغلقة",
    )
    _event(edition, "undated", "Date à venir", "موعد لاحق", no_date=True)
    _event(
        edition, "french-only", "Seulement en français", "", start_date=first + timedelta(days=3)
    )
    _event(
        edition,
        "in-rabat",
        "Rencontre à Rabat",
        "لقاء الرباط",
        region=rabat,
        start_date=first + timedelta(days=2),
    )
    return World(edition, rabat, marrakech, launch, forum)


def _editions() -> Edition:
    campaign = CampaignFactory(slug="campaign")
    start = today() + timedelta(days=9)
    past = today() - timedelta(days=700)
    before = EditionFactory(
        campaign=campaign,
        slug="before",
        year=past.year,
        archived=True,
        start_date=past,
        end_date=past + timedelta(days=19),
        slogan_fr="Avant",
        slogan_ar="من قبل",
    )
    _event(before, "long-ago", "Il y a longtemps", "منذ زمن", start_date=past)
    return EditionFactory(
        campaign=campaign,
        slug="now",
        year=start.year,
        state=EditionState.PUBLISHED,
        start_date=start,
        end_date=start + timedelta(days=19),
        slogan_fr="Ensemble, brisons le silence en ligne",
        slogan_ar="معا، نكسر الصمت على الإنترنت",
        slogan_en="Together we break the silence online",
    )


def _event(edition: Edition, slug: str, french: str, arabic: str, **fields: object) -> Event:
    fields.setdefault("start_date", edition.start_date)
    if fields.get("no_date"):
        del fields["start_date"]
    event = EventFactory(
        edition=edition, slug=slug, title_fr=french, title_ar=arabic, title_en="", **fields
    )
    publish(event, at=now())
    return event


def _launch(edition: Edition, region: Region) -> Event:
    """An event with everything an event can have."""
    event = EventFactory(
        edition=edition,
        kind=EventKindFactory(code="ceremony", name_fr="Cérémonie", name_ar="حفل رسمي"),
        slug="launch",
        title_fr="Conférence de lancement de la campagne nationale",
        title_ar="ندوة إطلاق الحملة الوطنية",
        summary_fr="Présentation du slogan et du programme.",
        summary_ar="تقديم الشعار والبرنامج.",
        description_fr=[("heading", "La matinée"), ("paragraph", "<p>Deux heures.</p>")],
        description_ar=[("heading", "الصباح"), ("paragraph", "<p>ساعتان.</p>")],
        start_date=edition.start_date,
        start_time=time(10),
        end_time=time(12, 30),
        region=region,
        province=Province.objects.filter(region=region).first(),
        venue=VenueFactory(region=region, name_fr="Palais des congrès", name_ar="قصر المؤتمرات"),
        audiences=[Audience.PUPILS, Audience.PRESS],
        languages=["ar", "fr", "sign"],
        capacity=350,
        registration_mode=RegistrationMode.INVITATION,
        open_to_press=True,
        cover=picture(),
    )
    centre = InstitutionFactory(slug="centre", name_fr="Centre de recherches", name_ar="مركز")
    PartnerRoleFactory(event=event, institution=centre)
    PartnerRoleFactory(event=None, edition=edition, institution=centre)
    chair = PersonFactory(name_fr="Mme Exemple", name_ar="السيدة المثال")
    EventPersonFactory(event=event, person=chair, role=PersonRole.CHAIR)
    publish(event, at=now())
    return event


def picture() -> CampaignImage:
    """A picture with as much detail as a photograph, which decides a page's weight."""
    soft = Image.effect_noise((96, 54), 90).resize((1600, 900), Image.Resampling.BICUBIC)
    grain = Image.effect_noise((1600, 900), 12)
    stream = BytesIO()
    Image.blend(soft, grain, 0.3).convert("RGB").save(stream, "JPEG", quality=90)
    image = CampaignImage(title="Salle", credit="Photo : Centre", width=1600, height=900)
    image.alt_fr, image.alt_ar = "Une salle pleine", "قاعة مملوءة"
    image.file = ImageFile(BytesIO(stream.getvalue()), name="salle.jpg")
    image.save()
    return image


def move(event: Event, **fields: object) -> datetime:
    """Change a live event and tell the world, as publishing in the CMS does."""
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()
    at = now()
    publish(event, at=at)
    return at
