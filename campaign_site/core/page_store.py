"""Finished pages in the memory of one process, bounded in bytes.

What was used least recently goes first. Addresses with a query string, or under another
name or port of this host, have a share of their own: a flood of invented queries or
ports cannot push out the pages everybody reads.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime

# Of the whole; the rest belongs to addresses without a query string.
QUERY_SHARE = 0.4
# Headers, keys and dictionaries of one entry, beside its bodies.
OVERHEAD = 2048


@dataclass(slots=True)
class StoredPage:
    """One answer: its headers without those of the body's coding, its body, its strong tag."""

    version: int
    expires_at: datetime
    headers: tuple[tuple[str, str], ...]
    body: bytes
    tag: str
    gzipped: bytes | None = None

    @property
    def size(self) -> int:
        return len(self.body) + len(self.gzipped or b"") + OVERHEAD


@dataclass(frozen=True, slots=True)
class PageKey:
    """What a public page depends on, beside the content's version and the clock."""

    scheme: str
    host: str
    path: str
    query: str
    day: str
    # Asked under the name and port that the site gives itself.
    own_host: bool = True


@dataclass
class _Shelf:
    limit: int
    pages: OrderedDict[PageKey, StoredPage] = field(default_factory=OrderedDict)
    size: int = 0

    def take_out(self, key: PageKey) -> None:
        if page := self.pages.pop(key, None):
            self.size -= page.size

    def put(self, key: PageKey, page: StoredPage) -> None:
        self.take_out(key)
        if page.size > self.limit // 4:
            return  # one giant must not clear the shelf
        self.pages[key] = page
        self.size += page.size
        while self.size > self.limit:
            self.take_out(next(iter(self.pages)))


class PageStore:
    """Thread-safe; `limit` is in bytes for the whole process, 0 keeps nothing."""

    def __init__(self, limit: int) -> None:
        self._lock = threading.Lock()
        query_limit = int(limit * QUERY_SHARE)
        self._plain = _Shelf(limit - query_limit)
        self._queried = _Shelf(query_limit)

    def get(self, key: PageKey, *, version: int, now: datetime) -> StoredPage | None:
        """The page as of this version of the content; one that is out of date is dropped."""
        shelf = self._shelf(key)
        with self._lock:
            page = shelf.pages.get(key)
            if page is None:
                return None
            if page.version != version or now >= page.expires_at:
                shelf.take_out(key)
                return None
            shelf.pages.move_to_end(key)
            return page

    def put(self, key: PageKey, page: StoredPage) -> None:
        with self._lock:
            self._shelf(key).put(key, page)

    def clear(self) -> None:
        with self._lock:
            for shelf in (self._plain, self._queried):
                shelf.pages.clear()
                shelf.size = 0

    @property
    def size(self) -> int:
        """Bytes held."""
        return self._plain.size + self._queried.size

    def __len__(self) -> int:
        return len(self._plain.pages) + len(self._queried.pages)

    def _shelf(self, key: PageKey) -> _Shelf:
        return self._plain if key.own_host and not key.query else self._queried
