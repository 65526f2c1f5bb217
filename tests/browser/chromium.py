"""Find the system's Chromium; install it where the user may.

`python -m tests.browser.chromium` does both and says in one line how it went.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-core")


def find_chromium() -> str | None:
    """The browser's path: CHROMIUM_PATH, or the first of the usual names on the path."""
    if chosen := os.environ.get("CHROMIUM_PATH"):
        return chosen if Path(chosen).is_file() else None
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path), None)


def may_install() -> bool:
    """Whether this user is root on a system with Debian's packages."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_chromium() -> bool:
    """Install the browser with the system's own package manager; False when that failed."""
    quiet = ["apt-get", "-qq", "-y", "-o", "Dpkg::Use-Pty=0"]
    steps = (
        [*quiet, "update"],
        [*quiet, "install", "--no-install-recommends", *PACKAGES],
    )
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return all(
        subprocess.run(  # noqa: S603  fixed commands
            step, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
        ).returncode
        == 0
        for step in steps
    )


def main() -> None:
    path = find_chromium()
    if path is None and may_install() and install_chromium():
        path = find_chromium()
    if path is None:
        sys.stdout.write(
            "No Chromium here: the browser tests will be skipped and counted as skipped "
            "(install chromium, or set CHROMIUM_PATH).\n"
        )
    else:
        sys.stdout.write(f"Browser tests use {path}\n")


if __name__ == "__main__":
    main()
