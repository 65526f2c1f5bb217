"""Which uploaded files a visitor can ask for by address: resized pictures, nothing else."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from campaign_site.core.s3_storage import SiteS3Storage

PICTURE = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name in (
        "images/a.width-800.png",
        "images/b.webp",
        "images/page.html",
        "images/drawing.svg",
        "original_images/a.png",
        "documents/secret.pdf",
        "imports/list.png",
        "top.png",
    ):
        default_storage.save(name, ContentFile(PICTURE))


pytestmark = pytest.mark.django_db


def test_a_resized_picture_is_handed_out_once_and_for_all(client):
    answer = client.get("/uploads/images/a.width-800.png")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == PICTURE
    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "public, max-age=2592000, immutable"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.cookies == {}


def test_new_kinds_of_pictures_have_their_type(client):
    assert client.get("/uploads/images/b.webp")["Content-Type"] == "image/webp"


def test_a_picture_that_is_known_is_not_sent_again(client):
    tag = client.get("/uploads/images/b.webp")["ETag"]
    again = client.get("/uploads/images/b.webp", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "original_images/a.png",
        "documents/secret.pdf",
        "imports/list.png",
        "images/page.html",
        "images/drawing.svg",
        "top.png",
        "images/nothing.png",
        "images/../original_images/a.png",
        "images/..%2foriginal_images/a.png",
        "images//a.width-800.png",
        "images/./a.width-800.png",
        "../../etc/passwd",
        "images/" + "a" * 300 + ".png",
    ],
)
def test_nothing_else_is(client, path):
    assert client.get(f"/uploads/{path}").status_code == 404


def test_pictures_are_read_only(client):
    assert client.post("/uploads/images/b.webp").status_code == 405


def test_files_in_a_bucket_have_addresses_of_this_site():
    storage = SiteS3Storage(bucket_name="private")
    assert storage.url("images/été 1.png") == "/uploads/images/%C3%A9t%C3%A9%201.png"
