"""A progress bar in plain text, for terminals and for logs alike."""

from typing import TextIO

WIDTH = 24


class ProgressBar:
    """One line on a terminal; one line for each step elsewhere."""

    def __init__(self, *, total: int, stream: TextIO) -> None:
        self.total = total
        self.done = 0
        self.stream = stream
        self.in_place = stream.isatty()

    def start(self, label: str) -> None:
        """Say what is being done now."""
        filled = WIDTH * self.done // max(self.total, 1)
        bar = "#" * filled + "." * (WIDTH - filled)
        line = f"[{bar}] {self.done}/{self.total} {label}"
        self.stream.write(f"\r{line:<78}" if self.in_place else f"{line}\n")
        self.stream.flush()

    def advance(self) -> None:
        self.done += 1

    def finish(self, label: str) -> None:
        self.start(label)
        if self.in_place:
            self.stream.write("\n")
