"""Headers that Django and django-csp do not set: Permissions-Policy, the admin's CSP."""

from collections.abc import Callable

from csp.constants import SELF
from django.http import HttpRequest, HttpResponse

PERMISSIONS_POLICY = (
    "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"
)
# Date pickers, inline panels and choosers of the admin still write inline scripts.
ADMIN_CSP = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'; frame-src 'self'"
)


class SecurityHeadersMiddleware:
    """Stands inside django-csp's middleware, whose policy an answer may still adjust."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if request.path.startswith("/admin/"):
            response.headers.setdefault("Content-Security-Policy", ADMIN_CSP)
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        elif getattr(request, "is_dummy", False):
            # A preview is a public page inside a frame of the admin.
            response._csp_replace = {"frame-ancestors": [SELF]}
        return response
