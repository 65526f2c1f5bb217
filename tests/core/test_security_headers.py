"""What a visitor's browser is told it may do."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from campaign_site.core.security_headers import SecurityHeadersMiddleware

pytestmark = pytest.mark.django_db
rf = RequestFactory()


def policy(answer):
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def test_public_pages_load_from_this_site_alone_and_stand_in_no_frame(client):
    answer = client.get("/fr/nothing-here/")
    rules = policy(answer)
    assert rules["default-src"] == ["'self'"]
    assert rules["script-src"] == ["'self'"]
    assert rules["style-src"] == ["'self'"]
    assert rules["object-src"] == ["'none'"]
    assert rules["frame-ancestors"] == ["'none'"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]


def test_the_admin_has_its_own_policy_and_stays_out_of_search_engines(client):
    answer = client.get("/admin/login/")
    rules = policy(answer)
    assert rules["default-src"] == ["'self'"]
    assert "https:" not in answer["Content-Security-Policy"]
    assert rules["frame-ancestors"] == ["'self'"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_public_pages_are_not_kept_from_search_engines(client):
    assert "X-Robots-Tag" not in client.get("/fr/").headers


def test_a_preview_may_stand_in_a_frame_of_this_site():
    request = rf.get("/fr/")
    request.is_dummy = True
    answer = SecurityHeadersMiddleware(lambda _request: HttpResponse())(request)
    assert answer._csp_replace == {"frame-ancestors": ["'self'"]}


def test_a_view_keeps_a_policy_of_its_own():
    own = HttpResponse(headers={"Permissions-Policy": "camera=(self)"})
    answer = SecurityHeadersMiddleware(lambda _request: own)(rf.get("/fr/"))
    assert answer["Permissions-Policy"] == "camera=(self)"


def test_a_first_visit_sets_no_cookie(client):
    for path in ("/", "/fr/", "/ar/nothing-here/", "/healthz"):
        assert client.get(path).cookies == {}
