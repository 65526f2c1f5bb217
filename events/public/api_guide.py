"""What the programming interface offers, for people who read before they write."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .answers import public_page
from .page_meta import absolute, page_meta


@public_page
def api_guide(request: HttpRequest) -> HttpResponse:
    title = _("Data for other programs")
    description = _("Events, editions, institutions and regions as open data, for any program.")
    names = ("events", "editions", "institutions", "regions")
    context = {
        **page_meta("events:api-guide", lang=get_language(), title=title, description=description),
        "openapi_url": absolute(reverse("api:openapi")),
        "lists": [absolute(reverse(f"api:{name}")) for name in names],
        "example_url": f"{settings.SITE_BASE_URL}{reverse('api:events')}?updated_since=2026-12-01",
    }
    return render(request, "events/api_guide.html", context)
