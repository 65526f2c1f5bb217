"""The preview is the page as it will be."""

from datetime import date

import pytest
from django.test import RequestFactory
from django.utils import translation

from campaign_site.core.models import SiteTexts
from events.models import Event
from events.public.event_context import event_context
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    RegionFactory,
    VenueFactory,
    publish,
    published_event,
)

from .event_pages import main_part, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_the_preview_says_what_the_published_page_says(client, lang):
    SiteTexts.load()
    event = EventFactory(venue=VenueFactory(), region=RegionFactory(), summary_fr="Une phrase.")
    EventPersonFactory(event=event)
    PartnerRoleFactory(event=event)
    published_event(parent=event, edition=event.edition)
    publish(event)
    draft = event.save_revision().as_object()
    request = RequestFactory().get(f"/{lang}/events/{event.slug}/")
    request.is_preview = True
    with translation.override(lang):
        preview = draft.serve_preview(request, lang).content.decode()
    assert main_part(preview) == main_part(page(client, event, lang))


def test_the_preview_of_something_never_saved():
    event = Event(edition=EditionFactory(), kind=EventFactory().kind, title_fr="Nouveau")
    context = event_context(event, lang="fr", on=date(2026, 11, 22))
    assert str(context["title"]) == "Nouveau"
