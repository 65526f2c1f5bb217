"""Uploads in a private bucket. Imported only where one is configured: its library is large."""

from urllib.parse import quote, urljoin

from django.conf import settings
from storages.backends.s3 import S3Storage


class SiteS3Storage(S3Storage):
    """Files under addresses of this site (core.uploads): visitors meet no other host."""

    def url(self, name: str, *_args: object, **_kwargs: object) -> str:
        return urljoin(settings.MEDIA_URL, quote(name))
