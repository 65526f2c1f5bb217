import io

import pytest
from django.core.files.storage import default_storage
from django.utils import translation
from PIL import Image

from campaign_site.core.share_images.render import ShareImage, render_png
from campaign_site.core.share_images.size import HEIGHT, WIDTH
from campaign_site.home import share_images
from campaign_site.home.public.share import general_image
from campaign_site.home.share_images import draw_share_images, picture_of, stored_png
from events.models import Publication
from tests.factories import EditionFactory, VenueFactory, published_event


@pytest.fixture
def publication(db):
    event = published_event(
        slug="launch", title_fr="Lancement", title_ar="إطلاق", venue=VenueFactory(name_fr="Palais")
    )
    return Publication.objects.get(event=event)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def asked(monkeypatch):
    calls = []

    class Recorder:
        @staticmethod
        def enqueue(publication_id):
            calls.append(publication_id)

    monkeypatch.setattr(share_images, "draw_share_images", Recorder)
    return calls


class TestRendering:
    @pytest.mark.parametrize(
        ("lang", "direction", "title"),
        [("ar", "rtl", "ورشة"), ("fr", "ltr", "mot " * 80), ("en", "ltr", ""), ("fr", "ltr", "#[")],
    )
    def test_any_title_fits_the_picture(self, lang, direction, title):
        png = render_png(ShareImage(lang=lang, dir=direction, title=title, label="Démo"))
        with Image.open(io.BytesIO(png)) as picture:
            assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
        assert len(png) < 100_000

    def test_arabic_is_shaped_so_that_the_word_is_not_its_letters(self):
        joined, apart = (
            render_png(ShareImage(lang="ar", dir="rtl", title=title))
            for title in ("سلام", "س\u200cل\u200cا\u200cم")
        )
        assert joined != apart

    def test_the_digest_follows_every_text(self):
        one = ShareImage(lang="fr", dir="ltr", title="A")
        assert one.digest == ShareImage(lang="fr", dir="ltr", title="A").digest
        assert one.digest != ShareImage(lang="fr", dir="ltr", title="A", place="Rabat").digest


def test_the_texts_are_those_of_the_event_in_the_language(publication):
    picture = picture_of(publication, "fr")
    assert (picture.title, picture.when, picture.place, picture.label) == (
        "Lancement",
        "mardi 1er décembre 2026, de 10\u00a0h à 12\u00a0h",
        "Palais",
        "",
    )
    arabic = picture_of(publication, "ar")
    assert (arabic.title, arabic.dir) == ("إطلاق", "rtl")


def test_a_demonstration_is_labelled(db):
    event = published_event(edition=EditionFactory(is_demonstration=True))
    with translation.override("en"):
        assert picture_of(event.publication, "en").label == "Demonstration"


def test_an_event_without_a_date_says_so(db):
    event = published_event(no_date=True)
    assert picture_of(event.publication, "fr").when == "date à venir"


def test_drawing_twice_draws_once_and_old_pictures_go(publication):
    assert draw_share_images.call(publication.pk) == 3
    assert draw_share_images.call(publication.pk) == 0
    before = stored_png("launch", picture_of(publication, "fr"))
    publication.facts["title"]["fr"] = "Ouverture"
    publication.save()
    assert stored_png("launch", picture_of(publication, "fr")) is None
    assert draw_share_images.call(publication.pk) == 1
    assert stored_png("launch", picture_of(publication, "fr")) != before
    assert len(default_storage.listdir("share/launch")[1]) == 3


def test_a_withdrawn_event_needs_no_picture(publication):
    Publication.objects.update(is_live=False)
    assert draw_share_images.call(publication.pk) == 0
    assert draw_share_images.call(10**9) == 0


def test_the_general_picture_is_served_and_the_worker_asked_once(client, publication, asked):
    for _visit in range(2):
        response = client.get("/ar/events/launch/share.png")
        assert response.content == general_image("ar")
        assert response.headers["Cache-Control"] == "no-store"
    assert asked == [publication.pk]


def test_the_drawn_picture_is_served(client, publication, asked):
    share_images_of(publication)
    response = client.get("/fr/events/launch/share.png")
    assert response.headers["Content-Type"] == "image/png"
    assert response.content == stored_png("launch", picture_of(publication, "fr"))
    assert response.content != general_image("fr")
    assert asked == []


def share_images_of(publication):
    for lang in ("ar", "fr", "en"):
        picture = picture_of(publication, lang)
        name = share_images.file_name("launch", picture)
        default_storage.save(name, io.BytesIO(render_png(picture)))


def test_publishing_asks_for_the_pictures_after_the_commit(
    publication, asked, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        publication.save()
        assert asked == []
    assert asked == [publication.pk]


def test_the_general_pictures_come_with_the_program():
    for lang in ("ar", "fr", "en"):
        with Image.open(io.BytesIO(general_image(lang))) as picture:
            assert picture.size == (WIDTH, HEIGHT)


@pytest.mark.django_db
def test_an_unknown_event_has_no_picture(client):
    assert client.get("/fr/events/unknown/share.png").status_code == 404
