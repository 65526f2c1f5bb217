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
def fresh(url: str, folder: Path, events: int) -> Iterator[str]:
    """The address of an empty database, one for each size; dropped afterwards."""
    if not url:
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
        return
    name = f"{NAME}_{events}"
    _execute(url, name, "DROP DATABASE IF EXISTS {} WITH (FORCE)", "CREATE DATABASE {}")
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        _execute(url, name, "DROP DATABASE IF EXISTS {} WITH (FORCE)")


def _execute(url: str, name: str, *statements: str) -> None:
    server = urlunsplit(urlsplit(url)._replace(scheme="postgresql", path="/postgres"))
    with psycopg.connect(server, autocommit=True, connect_timeout=5) as connection:
        for statement in statements:
            connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
