"""What the web server does beside answering."""

import ctypes

import pytest

from campaign_site import gunicorn


class Library:
    """A C library that counts how often it was asked to give memory back."""

    def __init__(self):
        self.trimmed = []

    def malloc_trim(self, pad):
        self.trimmed.append(pad)


@pytest.mark.parametrize(
    ("path", "times"), [("/admin/", 1), ("/admin/planning/board/", 1), ("/fr/", 0), ("", 0)]
)
def test_memory_goes_back_after_a_screen_of_the_cms(monkeypatch, path, times):
    library = Library()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    monkeypatch.setattr(gunicorn.sys, "platform", "linux")
    gunicorn.post_request(None, None, {"PATH_INFO": path}, None)
    assert len(library.trimmed) == times


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_another_library_or_system_is_left_alone(monkeypatch, platform):
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    monkeypatch.setattr(gunicorn.sys, "platform", platform)
    assert gunicorn.post_request(None, None, {"PATH_INFO": "/admin/"}, None) is None
