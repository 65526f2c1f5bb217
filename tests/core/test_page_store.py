"""Pages in memory: found by version, dropped in time, bounded in bytes."""

from datetime import UTC, datetime, timedelta

from campaign_site.core.page_store import OVERHEAD, PageKey, PageStore, StoredPage

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def key(path="/fr/", query=""):
    return PageKey("http", "testserver", path, query, "2026-12-01")


def page(body=b"x", version=1, expires_at=NOON + timedelta(seconds=60)):
    return StoredPage(version, expires_at, (), body, "tag")


def test_a_page_is_found_under_its_version_only():
    store = PageStore(1_000_000)
    kept = page()
    store.put(key(), kept)
    assert store.get(key(), version=1, now=NOON) is kept
    assert store.get(key(), version=2, now=NOON) is None
    assert len(store) == 0  # out of date: dropped, not merely passed over


def test_a_page_expires_at_its_instant():
    store = PageStore(1_000_000)
    store.put(key(), page())
    assert store.get(key(), version=1, now=NOON + timedelta(seconds=59)) is not None
    assert store.get(key(), version=1, now=NOON + timedelta(seconds=60)) is None


def test_what_was_used_least_recently_goes_first():
    store = PageStore(100_000)  # 60 kB for plain addresses
    size = 12_000 - OVERHEAD
    for number in range(5):
        store.put(key(f"/{number}"), page(b"x" * size))
    assert store.get(key("/0"), version=1, now=NOON) is not None
    store.put(key("/5"), page(b"x" * size))
    assert store.get(key("/0"), version=1, now=NOON) is not None
    assert store.get(key("/1"), version=1, now=NOON) is None
    assert store.size == 60_000


def test_a_flood_of_queries_leaves_plain_addresses_alone():
    store = PageStore(100_000)
    store.put(key("/fr/"), page(b"home"))
    for number in range(1000):
        store.put(key("/fr/", f"x={number}"), page(b"x" * 5000))
    assert store.get(key("/fr/"), version=1, now=NOON) is not None
    assert store.size <= 100_000


def test_one_giant_does_not_clear_the_shelf():
    store = PageStore(100_000)
    store.put(key("/a"), page(b"small"))
    store.put(key("/b"), page(b"x" * 50_000))
    assert store.get(key("/a"), version=1, now=NOON) is not None
    assert store.get(key("/b"), version=1, now=NOON) is None


def test_the_second_put_replaces_the_first_and_its_size():
    store = PageStore(100_000)
    store.put(key(), page(b"x" * 1000))
    store.put(key(), page(b"x" * 3000))
    assert (len(store), store.size) == (1, 3000 + OVERHEAD)


def test_no_memory_keeps_nothing():
    store = PageStore(0)
    store.put(key(), page())
    assert len(store) == 0


def test_clear_empties_both_shelves():
    store = PageStore(100_000)
    store.put(key(), page())
    store.put(key(query="q=1"), page())
    store.clear()
    assert (len(store), store.size) == (0, 0)


def test_a_flood_of_ports_leaves_the_sites_own_name_alone():
    store = PageStore(100_000)
    store.put(key("/fr/"), page(b"home"))
    for port in range(1000):
        strange = PageKey("http", f"testserver:{port}", "/fr/", "", "2026-12-01", own_host=False)
        store.put(strange, page(b"x" * 5000))
    assert store.get(key("/fr/"), version=1, now=NOON) is not None
    assert store.size <= 100_000
