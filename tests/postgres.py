"""Find the role this machine's PostgreSQL lets in on loopback; print the address of a database.

`python -m tests.postgres` makes the database when it does not exist. No password is sent.
"""

import getpass
import sys

import psycopg
from psycopg import sql

HOST, PORT, NAME = "127.0.0.1", 5432, "campaign"


def database_url() -> str:
    """The address for DATABASE_URL. Raises SystemExit, in one line, when no role is let in."""
    problems = []
    for role in dict.fromkeys(("postgres", getpass.getuser())):
        try:
            make_database(role)
        except psycopg.Error as error:
            problems.append(f"{role}: {str(error).strip().splitlines()[-1]}")
        else:
            return f"postgres://{role}@{HOST}:{PORT}/{NAME}"
    raise SystemExit("PostgreSQL lets nobody in without a password (" + "; ".join(problems) + ")")


def make_database(role: str) -> None:
    """Create the database unless it is there; tests make their own beside it."""
    with psycopg.connect(
        host=HOST, port=PORT, user=role, dbname="postgres", connect_timeout=5, autocommit=True
    ) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
        if known.fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))


if __name__ == "__main__":
    sys.stdout.write(database_url() + "\n")
