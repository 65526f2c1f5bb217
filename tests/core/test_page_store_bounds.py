"""The store of pages under many hands: never over its limit, never counted wrongly."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from campaign_site.core.page_store import OVERHEAD, QUERY_SHARE, PageKey, PageStore, StoredPage

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
LIMIT = 200_000
THREADS = 8


def key(path="/fr/", query="", *, scheme="https", host="site", day="2026-12-01"):
    return PageKey(scheme, host, path, query, day)


def page(body=b"x" * 1000, *, version=1, gzipped=None, seconds=60):
    return StoredPage(version, NOON + timedelta(seconds=seconds), (), body, "tag", gzipped)


def counted(store):
    """The bytes held, counted page by page."""
    shelves = (store._plain, store._queried)
    return sum(kept.size for shelf in shelves for kept in shelf.pages.values())


def at_once(work):
    """Run `work(number)` in many threads that start together; raise what any of them raised."""
    gate, errors = threading.Barrier(THREADS), []

    def run(number):
        gate.wait(10)
        try:
            work(number)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not any(thread.is_alive() for thread in threads)
    assert errors == []


def test_threads_that_write_different_pages_stay_within_the_limit():
    store, seen = PageStore(LIMIT), []

    def write(number):
        for step in range(200):
            store.put(key(f"/{number}/{step}", "q" if step % 2 else ""), page())
            seen.append(store.size)

    at_once(write)
    assert max(seen) <= LIMIT
    assert store.size == counted(store)
    assert len(store) > 0


def test_threads_that_write_one_page_leave_one():
    store = PageStore(LIMIT)
    at_once(lambda number: [store.put(key(), page(b"x" * number * 100)) for _ in range(200)])
    assert len(store) == 1
    assert store.size == counted(store)


def test_reading_writing_and_clearing_at_once_keeps_the_count():
    store = PageStore(LIMIT)

    def work(number):
        for step in range(150):
            here = key(f"/{step % 10}")
            if number == 0 and step % 50 == 0:
                store.clear()
            elif number % 2:
                store.put(here, page(version=step % 3))
            else:
                found = store.get(here, version=1, now=NOON)
                assert found is None or found.version == 1

    at_once(work)
    assert store.size == counted(store)


def test_a_reader_never_meets_a_page_of_another_version():
    store, wrong = PageStore(LIMIT), []

    def work(number):
        for version in range(100):
            store.put(key(), page(str(version).encode(), version=version))
            found = store.get(key(), version=version, now=NOON)
            if found is not None and found.body != str(version).encode():
                wrong.append(found)

    at_once(work)
    assert wrong == []


@pytest.mark.parametrize(
    "other",
    [
        key("/ar/"),
        key(query="page=2"),
        key(scheme="http"),
        key(host="elsewhere"),
        key(day="2026-12-02"),
    ],
)
def test_pages_that_differ_in_one_thing_are_two(other):
    store = PageStore(LIMIT)
    store.put(key(), page(b"one"))
    assert store.get(other, version=1, now=NOON) is None
    store.put(other, page(b"two"))
    assert store.get(key(), version=1, now=NOON).body == b"one"
    assert store.get(other, version=1, now=NOON).body == b"two"


@pytest.mark.parametrize("query", ["", "q=1"])
def test_a_shelf_holds_exactly_its_share(query):
    store = PageStore(LIMIT)
    share = int(LIMIT * QUERY_SHARE) if query else LIMIT - int(LIMIT * QUERY_SHARE)
    size = share // 8
    for number in range(8):
        store.put(key(f"/{number}", query), page(b"x" * (size - OVERHEAD)))
    assert len(store) == 8
    store.put(key("/one-more", query), page(b""))
    assert store.size <= share
    assert store.get(key("/0", query), version=1, now=NOON) is None
    assert store.get(key("/one-more", query), version=1, now=NOON) is not None


def test_the_compressed_body_counts_as_well():
    store = PageStore(LIMIT)
    store.put(key(), page(b"x" * 1000, gzipped=b"y" * 300))
    assert store.size == 1300 + OVERHEAD


def test_an_empty_page_is_not_free():
    """Else a flood of empty answers would fill the memory with their keys."""
    store = PageStore(LIMIT)
    for number in range(10_000):
        store.put(key(f"/{number}"), page(b""))
    assert len(store) <= LIMIT // OVERHEAD


def test_a_page_too_large_also_drops_its_older_self():
    """The short answer that stood there before is out of date, not a second best."""
    store = PageStore(LIMIT)
    store.put(key(), page(b"short"))
    store.put(key(), page(b"x" * LIMIT))
    assert store.get(key(), version=1, now=NOON) is None
    assert (len(store), store.size) == (0, 0)


def test_a_page_that_is_out_of_date_gives_its_bytes_back():
    store = PageStore(LIMIT)
    store.put(key(), page())
    store.put(key("/b"), page(seconds=-1))
    assert store.get(key(), version=2, now=NOON) is None
    assert store.get(key("/b"), version=1, now=NOON) is None
    assert (len(store), store.size) == (0, 0)


def test_reading_keeps_a_page_and_writing_makes_it_the_newest():
    store = PageStore(100_000)
    for number in range(5):
        store.put(key(f"/{number}"), page(b"x" * (12_000 - OVERHEAD)))
    store.put(key("/0"), page(b"x" * (12_000 - OVERHEAD)))
    store.put(key("/5"), page(b"x" * (12_000 - OVERHEAD)))
    assert store.get(key("/0"), version=1, now=NOON) is not None
    assert store.get(key("/1"), version=1, now=NOON) is None
