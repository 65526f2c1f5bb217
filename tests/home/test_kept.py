"""What a process builds once and keeps: by key, a few at most, built by one thread."""

import threading

import pytest

from campaign_site.home.selectors.kept import Kept, forget_everything


def test_a_thing_is_built_once_for_its_key():
    kept, built = Kept(most=2), []
    for _ in range(3):
        assert kept.get("a", lambda: built.append(1) or "thing") == "thing"
    assert built == [1]


def test_another_key_is_another_thing():
    kept = Kept(most=2)
    assert kept.get(("fr", 1), lambda: "one") == "one"
    assert kept.get(("fr", 2), lambda: "two") == "two"
    assert kept.get(("fr", 1), lambda: "never") == "one"


def test_what_was_asked_for_longest_ago_is_forgotten():
    kept = Kept(most=2)
    for key in ("a", "b"):
        kept.get(key, lambda key=key: key)
    kept.get("a", lambda: "never")
    kept.get("c", lambda: "c")
    assert kept.get("a", lambda: "again") == "a"
    assert kept.get("b", lambda: "again") == "again"


def test_nothing_is_a_thing_too():
    kept, built = Kept(most=1), []
    kept.get("a", lambda: built.append(1))
    kept.get("a", lambda: built.append(1))
    assert built == [1]


def test_a_failure_is_not_kept():
    kept = Kept(most=1)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 / 0)
    assert kept.get("a", lambda: "well") == "well"


def test_threads_that_ask_together_build_once():
    kept, built, answers = Kept(most=1), [], []
    gate = threading.Barrier(6)

    def build():
        built.append(threading.get_ident())
        return object()

    def ask():
        gate.wait(10)
        answers.append(kept.get("a", build))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(built) == 1
    assert len({id(one) for one in answers}) == 1
    assert len(answers) == 6


def test_forgetting_reaches_every_collection():
    one, two = Kept(most=1), Kept(most=1)
    one.get("a", lambda: "old")
    two.get("a", lambda: "old")
    forget_everything()
    assert one.get("a", lambda: "new") == "new"
    assert two.get("a", lambda: "new") == "new"
