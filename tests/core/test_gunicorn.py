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


def holds(monkeypatch, megabytes: float) -> None:
    monkeypatch.setattr(gunicorn, "_megabytes", lambda: megabytes)


@pytest.mark.parametrize(
    ("path", "times"), [("/admin/", 1), ("/admin/planning/board/", 1), ("/fr/", 0), ("", 0)]
)
def test_memory_goes_back_after_a_screen_of_the_cms(monkeypatch, library, path, times):
    holds(monkeypatch, gunicorn.ROOMY + 1)
    gunicorn.post_request(None, None, {"PATH_INFO": path}, None)
    assert len(library.trimmed) == times


def test_a_small_process_keeps_what_it_has(monkeypatch, library):
    holds(monkeypatch, gunicorn.ROOMY - 1)
    gunicorn.post_request(None, None, {"PATH_INFO": "/admin/"}, None)
    assert library.trimmed == []


def test_what_names_each_other_is_freed_first(monkeypatch, library):
    class Screen:
        pass

    holds(monkeypatch, gunicorn.ROOMY + 1)
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


def test_a_system_that_tells_no_size_is_taken_for_small(monkeypatch):
    assert gunicorn._megabytes() > 1

    def missing(_path):
        raise FileNotFoundError

    monkeypatch.setattr(gunicorn.Path, "read_text", missing)
    assert gunicorn._megabytes() == 0


def test_a_worker_looks_for_garbage_rarely(library):
    before = gc.get_threshold()
    try:
        gunicorn.post_fork(None, None)
        assert gc.get_threshold() == (20_000, 20, 20)
    finally:
        gc.set_threshold(*before)


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_another_library_or_system_is_left_alone(monkeypatch, platform):
    holds(monkeypatch, gunicorn.ROOMY + 1)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    monkeypatch.setattr(gunicorn.sys, "platform", platform)
    assert gunicorn.post_request(None, None, {"PATH_INFO": "/admin/"}, None) is None
