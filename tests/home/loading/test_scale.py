"""A large labelled set for measurements, here with small numbers."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from campaign_site.core.time import today
from campaign_site.home.loading import scale
from events.models import Edition, Event, PartnerRole, Publication
from partners.gresa import check_letter
from partners.models import School

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sources")]

ON = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def load(*, events: int, schools: int = 30, current: bool = False) -> Edition:
    scale.add_schools(wanted=schools)
    edition = scale.load_scale_edition(slug=scale.SLUG, current=current, on=ON)
    list(scale.add_events(edition=edition, wanted=events, at=AT))
    return edition


def test_events_are_published_marked_and_valid():
    edition = load(events=60)
    events = Event.objects.filter(edition=edition, is_synthetic=True, live=True)
    assert events.count() == 60
    assert Publication.objects.filter(edition=edition, is_live=True).count() == 60
    assert PartnerRole.objects.filter(event__in=events).count() == 60
    for event in events:
        event.full_clean()
        assert (event.starts_at is None) == (event.start_time is None)


def test_the_edition_is_labelled():
    edition = load(events=1)
    assert edition.is_demonstration
    assert edition.title_fr == "Jeu de mesure"


def test_loading_again_adds_only_what_is_missing():
    edition = load(events=20)
    before = list(Event.objects.filter(edition=edition).order_by("pk").values_list("pk", "slug"))
    load(events=20)
    assert list(Event.objects.filter(edition=edition).order_by("pk").values_list("pk", "slug")) == (
        before
    )
    load(events=30)
    assert Event.objects.filter(edition=edition).count() == 30
    load(events=5)
    assert Event.objects.filter(edition=edition).count() == 30


def test_schools_have_codes_of_their_own():
    assert scale.add_schools(wanted=40) == 40
    assert scale.add_schools(wanted=40) == 0
    assert scale.add_schools(wanted=45) == 5
    for school in School.objects.filter(nature=scale.NATURE):
        assert school.is_synthetic
        assert school.gresa_code[5] == check_letter(int(school.gresa_code[:5]))
        school.full_clean()


def test_a_set_of_twelve_thousand_does_not_meet_the_sample():
    assert scale.FIRST_CODE + 12_000 < 99_001


def test_without_asking_it_is_not_the_edition_visitors_meet():
    edition = load(events=1)
    assert Edition.objects.current(on=ON) is None
    load(events=1, current=True)
    assert Edition.objects.current(on=ON) == edition


def test_batches_are_told(monkeypatch):
    monkeypatch.setattr(scale, "BATCH", 4)
    edition = scale.load_scale_edition(slug="small", current=False, on=ON)
    assert list(scale.add_events(edition=edition, wanted=10, at=AT)) == [4, 8, 10]


def test_the_command_fills_and_reports():
    progress = StringIO()
    call_command(
        "load_scale",
        events=3,
        schools=2,
        edition_slug="measured",
        current=True,
        stderr=progress,
        stdout=StringIO(),
    )
    edition = Edition.objects.get(slug="measured")
    assert edition.start_date < today() < edition.end_date
    assert edition.events.count() == 3
    assert "2 new schools" in progress.getvalue().splitlines()[-1]


def test_the_command_is_refused_on_a_real_site(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO"):
        call_command("load_scale")
