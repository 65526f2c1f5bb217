"""Finished feeds as files, plain and compressed, so that the server hands over a file.

A feed is known by a key (its address) and the version of the content it was made from.
Its bytes are named by their own hash: when the content moved on but the feed's bytes
did not, its name, and so its ETag, stays. Every file is written under another name and
then renamed: a reader sees the old or the new one, whole.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

# When files take more room than allowed, the oldest go until so much of it is left.
KEPT_SHARE = 0.8
# A file takes a block of the disk however small it is, and looking through the folder
# takes time: invented filters must not make hundreds of thousands of small feeds.
MOST_FILES = 6000
_building = threading.Lock()


@dataclass(frozen=True, slots=True)
class StoredFeed:
    """A finished feed: `tag` names its bytes, `modified_at` is their time of change.

    `version` is that of the content they were last made from.
    """

    tag: str
    modified_at: datetime | None
    version: int


class FeedStore:
    """Feeds in one folder, together at most `limit` bytes (the newest always stays)."""

    def __init__(self, folder: Path, *, limit: int) -> None:
        self.folder = Path(folder)
        self.limit = limit

    def get(self, key: str, *, version: int) -> StoredFeed | None:
        """The feed made from this version of the content; None when it must be made."""
        feed = self._stored(key)
        if feed is None or feed.version != version:
            return None
        bodies = (self._body(feed.tag, zipped=zipped) for zipped in (False, True))
        return feed if all(body.exists() for body in bodies) else None

    def put(
        self, key: str, chunks: Iterable[bytes], *, version: int, modified_at: datetime | None
    ) -> StoredFeed:
        """Write a feed piece by piece; the one it replaces is removed.

        Bytes that are the same as before keep their time of change.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        before = self._stored(key)
        feed = StoredFeed(self._write_bodies(chunks), modified_at, version)
        if before is not None and before.tag == feed.tag:
            feed = replace(before, version=version)
        moved = feed.modified_at.isoformat() if feed.modified_at else None
        index = {"version": version, "tag": feed.tag, "modified_at": moved}
        temporary = self._temporary()
        temporary.write_text(json.dumps(index))
        temporary.replace(self._index(key))
        if before is not None and before.tag != feed.tag:
            self._remove(before.tag)
        self._make_room(feed.tag)
        return feed

    def building(self) -> threading.Lock:
        """Held while a feed is made: one at a time in each process."""
        return _building

    def open(self, feed: StoredFeed, *, zipped: bool) -> BinaryIO:
        """Raises FileNotFoundError when the file was removed meanwhile."""
        return self._body(feed.tag, zipped=zipped).open("rb")

    def size(self, feed: StoredFeed, *, zipped: bool) -> int:
        return self._body(feed.tag, zipped=zipped).stat().st_size

    def _write_bodies(self, chunks: Iterable[bytes]) -> str:
        plain, zipped = self._temporary(), self._temporary()
        digest = hashlib.sha256()
        try:
            with (
                plain.open("wb") as plain_file,
                zipped.open("wb") as zipped_file,
                # No name and no time inside: the same feed gives the same bytes.
                gzip.GzipFile("", "wb", compresslevel=6, fileobj=zipped_file, mtime=0) as packed,
            ):
                for chunk in chunks:
                    digest.update(chunk)
                    plain_file.write(chunk)
                    packed.write(chunk)
            tag = digest.hexdigest()[:32]
            plain.replace(self._body(tag, zipped=False))
            zipped.replace(self._body(tag, zipped=True))
        finally:
            plain.unlink(missing_ok=True)
            zipped.unlink(missing_ok=True)
        return tag

    def _make_room(self, kept: str) -> None:
        files = []
        for path in self.folder.iterdir():
            try:
                files.append((path.stat().st_mtime, path.stat().st_size, path))
            except FileNotFoundError:
                continue
        total, number = sum(size for _time, size, _path in files), len(files)
        if total <= self.limit and number <= MOST_FILES:
            return
        for _time, size, path in sorted(files):
            if total <= self.limit * KEPT_SHARE and number <= MOST_FILES * KEPT_SHARE:
                return
            if not path.name.startswith(kept):
                path.unlink(missing_ok=True)
                total, number = total - size, number - 1

    def _stored(self, key: str) -> StoredFeed | None:
        """The last feed of this key, of whatever version of the content."""
        try:
            found = json.loads(self._index(key).read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        moved = found["modified_at"]
        changed = datetime.fromisoformat(moved) if moved else None
        return StoredFeed(found["tag"], changed, found["version"])

    def _remove(self, tag: str) -> None:
        for zipped in (False, True):
            self._body(tag, zipped=zipped).unlink(missing_ok=True)

    def _index(self, key: str) -> Path:
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.json"

    def _body(self, tag: str, *, zipped: bool) -> Path:
        return self.folder / (f"{tag}.ics.gz" if zipped else f"{tag}.ics")

    def _temporary(self) -> Path:
        handle, name = tempfile.mkstemp(prefix="writing-", dir=self.folder)
        os.close(handle)
        return Path(name)
