"""Pictures of the media library, handed out by the site itself wherever they are stored.

Only resized copies are public: an original may carry the place where it was taken, and
everything else that is uploaded has a view of its own that asks who wants it.
"""

import posixpath
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

# Where Wagtail keeps resized copies, and portraits of organisers.
PUBLIC_FOLDERS = ("images", "avatar_images")
CONTENT_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
# A copy is named after its original and the way it was made: it never changes.
CACHE_CONTROL = "public, max-age=2592000, immutable"
# Opened by itself, a picture may do nothing at all.
POLICY = "default-src 'none'; sandbox"


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A resized picture; 404 for anything else, whether it exists or not."""
    name = PurePosixPath(path)
    is_public = len(name.parts) > 1 and name.parts[0] in PUBLIC_FOLDERS
    kind = CONTENT_TYPES.get(name.suffix.lower())
    if not is_public or kind is None or posixpath.normpath(path) != path:
        raise Http404
    try:
        file = default_storage.open(path)
        tag = f'"{file.size:x}"'
    except OSError as error:
        raise Http404 from error
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = FileResponse(file, content_type=kind)
    else:
        file.close()
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["Content-Security-Policy"] = POLICY
    return response
