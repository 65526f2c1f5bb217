"""What the web server does beside answering."""

import ctypes
import gc
import weakref

import pytest

from campaign_site import gunicorn


class Library:
    """A C library that counts how often it was asked to give memory back."""

    def __init__(self):
        self.trimmed = []

    def malloc_trim(self, pad):
        self.trimmed.append(pad)


@pytest.fixture
def library(monkeypatch) -> Library:
    found = Library()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: found)
    monkeypatch.setattr(gunicorn.sys, "platform", "linux")
    return found


@pytest.mark.parametrize(
    ("path", "times"), [("/admin/", 1), ("/admin/planning/board/", 1), ("/fr/", 0), ("", 0)]
)
def test_memory_goes_back_after_a_screen_of_the_cms(library, path, times):
    gunicorn.post_request(None, None, {"PATH_INFO": path}, None)
    assert len(library.trimmed) == times


def test_what_names_each_other_is_freed_first(library):
    class Screen:
        pass

    gc.disable()
    try:
        screen = Screen()
        screen.itself, gone = screen, weakref.ref(screen)
        del screen
        assert gone() is not None
        gunicorn.post_request(None, None, {"PATH_INFO": "/admin/"}, None)
        assert gone() is None
    finally:
        gc.enable()


def test_a_worker_looks_for_garbage_rarely(library):
    before = gc.get_threshold()
    try:
        gunicorn.post_fork(None, None)
        assert gc.get_threshold() == (20_000, 20, 20)
    finally:
        gc.set_threshold(*before)


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_another_library_or_system_is_left_alone(monkeypatch, platform):
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    monkeypatch.setattr(gunicorn.sys, "platform", platform)
    assert gunicorn.post_request(None, None, {"PATH_INFO": "/admin/"}, None) is None
