import gzip
from datetime import UTC, datetime

import pytest

from events.calendars.store import FeedStore

AT = datetime(2026, 11, 3, 8, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    return FeedStore(tmp_path / "feeds", limit=10_000)


def put(store, key="a", body=b"one", version=1):
    return store.put(key, [body], version=version, modified_at=AT)


def read(store, feed, *, zipped=False):
    with store.open(feed, zipped=zipped) as file:
        return file.read()


def names(store):
    return sorted(path.suffix for path in store.folder.iterdir())


def test_nothing_is_known_at_first(store):
    assert store.get("a", version=1) is None


def test_a_feed_is_kept_plain_and_compressed(store):
    feed = put(store)
    assert store.get("a", version=1) == feed
    assert feed.modified_at == AT
    assert read(store, feed) == b"one"
    assert gzip.decompress(read(store, feed, zipped=True)) == b"one"
    assert store.size(feed, zipped=False) == 3
    assert names(store) == [".gz", ".ics", ".json"]


def test_it_is_known_by_its_address_and_version(store):
    put(store)
    assert store.get("b", version=1) is None
    assert store.get("a", version=2) is None


def test_the_same_bytes_keep_their_tag_when_the_content_moved_on(store):
    assert put(store).tag == put(store, version=2).tag
    assert store.get("a", version=2) is not None


def test_compressed_bytes_are_the_same_at_every_writing(store):
    first = read(store, put(store), zipped=True)
    assert read(store, put(store, version=2), zipped=True) == first


def test_a_feed_that_is_replaced_is_removed(store):
    old = put(store)
    put(store, body=b"two", version=2)
    assert names(store) == [".gz", ".ics", ".json"]
    with pytest.raises(FileNotFoundError):
        store.open(old, zipped=False)


def test_who_reads_an_old_feed_reads_it_to_the_end(store):
    with store.open(put(store), zipped=False) as reading:
        put(store, body=b"two", version=2)
        assert reading.read() == b"one"


@pytest.mark.parametrize("zipped", [True, False])
def test_a_feed_whose_file_is_gone_is_made_again(store, zipped):
    feed = put(store)
    store._body(feed.tag, zipped=zipped).unlink()
    assert store.get("a", version=1) is None


def test_a_torn_index_is_made_again(store):
    put(store)
    store._index("a").write_text('{"ver')
    assert store.get("a", version=1) is None
    assert put(store).tag


def test_an_error_half_way_leaves_nothing(store):
    def breaks():
        yield b"one"
        raise RuntimeError("database went away")

    with pytest.raises(RuntimeError):
        store.put("a", breaks(), version=1, modified_at=AT)
    assert list(store.folder.iterdir()) == []


def test_the_folder_stays_within_its_limit(store):
    body = bytes(range(256)) * 8
    for number in range(20):
        put(store, key=str(number), body=body + bytes([number]))
    total = sum(path.stat().st_size for path in store.folder.iterdir())
    assert total <= store.limit
    assert store.get("19", version=1) is not None
    assert store.get("0", version=1) is None


def test_one_feed_larger_than_the_limit_is_served_all_the_same(tmp_path):
    store = FeedStore(tmp_path, limit=1)
    feed = put(store, body=b"larger than one byte")
    assert read(store, feed) == b"larger than one byte"


def test_many_small_feeds_stay_within_a_number_of_files(store, monkeypatch):
    monkeypatch.setattr("events.calendars.store.MOST_FILES", 30)
    for number in range(20):
        newest = put(store, key=str(number), body=str(number).encode())
    assert len(list(store.folder.iterdir())) <= 30
    assert store.get("19", version=1) == newest
