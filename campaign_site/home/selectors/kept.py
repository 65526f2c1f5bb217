"""Things a process builds from the database once per version of the content and keeps."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
_all: "list[Kept]" = []


class Kept(Generic[Thing]):
    """The last few things by key; the version of the content is part of the key.

    Threads that ask for the same thing at the same time wait for one of them to build it.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._things: OrderedDict[Hashable, Thing] = OrderedDict()
        self._lock = threading.Lock()
        _all.append(self)

    def get(self, key: Hashable, build: Callable[[], Thing]) -> Thing:
        """The thing of this key, built if it is not there."""
        with self._lock:
            if key not in self._things:
                self._things[key] = build()
            self._things.move_to_end(key)
            while len(self._things) > self.most:
                self._things.popitem(last=False)
            return self._things[key]

    def clear(self) -> None:
        with self._lock:
            self._things.clear()


def forget_everything() -> None:
    """Start again as a new process would (tests, which roll the version back)."""
    for kept in _all:
        kept.clear()
