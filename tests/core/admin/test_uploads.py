"""Uploads in the admin: content, pixels, descriptions."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form

from campaign_site.core.models import CampaignDocument, CampaignImage
from campaign_site.core.permissions.roles import EDITORS
from tests.roles import account, browser, two_regions


def png(width: int = 20, height: int = 20) -> bytes:
    buffer = io.BytesIO()
    Picture.new("RGB", (width, height), "teal").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def editor(db):
    two_regions()
    return account(EDITORS)


def image_form(editor, name: str, content: bytes):
    form_class = get_image_form(CampaignImage)
    files = {"file": SimpleUploadedFile(name, content)}
    return form_class({"title": "Affiche"}, files, instance=CampaignImage(), user=editor)


def document_form(editor, name: str, content: bytes):
    form_class = get_document_form(CampaignDocument)
    files = {"file": SimpleUploadedFile(name, content)}
    return form_class({"title": "Affiche"}, files, instance=CampaignDocument(), user=editor)


def test_a_picture_is_taken(editor):
    form = image_form(editor, "affiche.png", png())
    assert "file" not in form.errors


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("affiche.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("affiche.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("affiche.png", b"%PDF-1.7"),
        ("affiche.jpg", b""),
        ("affiche.png", png(8000, 8000)),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(editor, name, content):
    assert "file" in image_form(editor, name, content).errors


def cut(kind: str, share: float = 0.6) -> bytes:
    """A picture whose download broke off."""
    buffer = io.BytesIO()
    Picture.effect_noise((200, 200), 80).convert("RGB").save(buffer, kind)
    whole = buffer.getvalue()
    return whole[: int(len(whole) * share)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("affiche.gif", b"GIF89a/*" + b"x" * 100),
        ("affiche.gif", b"GIF89a"),
        ("affiche.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 200),
        ("affiche.png", cut("PNG")),
        ("affiche.jpg", cut("JPEG")),
        ("affiche.webp", cut("WEBP")),
        ("affiche.webp", b"RIFF\x10\0\0\0WEBPVP8 "),
    ],
)
def test_a_damaged_picture_is_refused_and_breaks_nothing(editor, name, content):
    assert "file" in image_form(editor, name, content).errors


@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtailimages:add_multiple"])
def test_the_screens_of_uploads_say_that_a_picture_is_damaged(editor, address):
    field = "files[]" if address.endswith("multiple") else "file"
    damaged = SimpleUploadedFile("affiche.gif", b"GIF89a/*" + b"x" * 100)
    answer = browser(editor).post(
        reverse(address),
        {"title": "Affiche", field: damaged},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.status_code == 200
    assert CampaignImage.objects.count() == 0


def test_a_whole_picture_of_every_kind_is_taken_and_stored_whole(editor):
    for kind, name in (("PNG", "a.png"), ("JPEG", "a.jpg"), ("WEBP", "a.webp"), ("GIF", "a.gif")):
        buffer = io.BytesIO()
        Picture.new("RGB", (30, 30), "teal").save(buffer, kind)
        form = image_form(editor, name, buffer.getvalue())
        assert "file" not in form.errors
        assert form.cleaned_data["file"].read() == buffer.getvalue()


def test_a_document_is_what_it_says(editor):
    assert "file" not in document_form(editor, "programme.pdf", b"%PDF-1.7\n%%EOF").errors
    assert "file" in document_form(editor, "programme.pdf", b"<script>").errors
    assert "file" in document_form(editor, "programme.html", b"<script>").errors


def test_a_stored_picture_needs_a_description(editor):
    image = CampaignImage.objects.create(
        title="Affiche", file=SimpleUploadedFile("a.png", png()), width=20, height=20
    )
    url = reverse("wagtailimages:edit", args=[image.pk])
    client = browser(editor)
    fields = {"title": "Affiche", "collection": image.collection_id, "tags": ""}
    response = client.post(url, fields)
    assert response.status_code == 200
    assert "alt_ar" in response.context["form"].errors
    assert client.post(url, fields | {"alt_ar": "تلميذة أمام حاسوب"}).status_code == 302
    image.refresh_from_db()
    assert image.alt_ar == "تلميذة أمام حاسوب"


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
@pytest.mark.parametrize("spec", ["width-10", "max-10x10|format-jpeg", "width-10|format-webp"])
def test_a_public_copy_does_not_tell_where_the_picture_was_taken(
    db, settings, tmp_path, kind, suffix, spec
):
    settings.MEDIA_ROOT = tmp_path
    camera = Picture.Exif()
    camera[0x0110] = "Camera of Nadia"
    camera.get_ifd(0x8825).update({1: "N", 2: (34.0, 1.0, 15.0)})
    buffer = io.BytesIO()
    Picture.new("RGB", (20, 20), "teal").save(buffer, kind, exif=camera)
    assert b"Camera of Nadia" in buffer.getvalue()
    image = CampaignImage.objects.create(
        title="Affiche", file=SimpleUploadedFile(f"affiche.{suffix}", buffer.getvalue())
    )
    copy = image.get_rendition(spec)
    with copy.file.open() as file:
        content = file.read()
    assert b"Camera of Nadia" not in content
    assert not Picture.open(io.BytesIO(content)).getexif()
    assert (copy.width, copy.height) == (10, 10)
