"""Databases that exist for one measurement only."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

NAME = "campaign_bench"


def databases(configured: str) -> list[tuple[str, str]]:
    """SQLite always; PostgreSQL where DATABASE_URL names a server. Title and address."""
    found = [("SQLite", "")]
    if configured.startswith("postgres"):
        found.append(("PostgreSQL", configured))
    return found


@contextmanager
def fresh(url: str, folder: Path) -> Iterator[str]:
    """The address of an empty database; dropped afterwards."""
    if not url:
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
        return
    _execute(url, "DROP DATABASE IF EXISTS {} WITH (FORCE)", "CREATE DATABASE {}")
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{NAME}"))
    finally:
        _execute(url, "DROP DATABASE IF EXISTS {} WITH (FORCE)")


def _execute(url: str, *statements: str) -> None:
    server = urlunsplit(urlsplit(url)._replace(scheme="postgresql", path="/postgres"))
    with psycopg.connect(server, autocommit=True, connect_timeout=5) as connection:
        for statement in statements:
            connection.execute(sql.SQL(statement).format(sql.Identifier(NAME)))
