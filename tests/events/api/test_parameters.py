import base64
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.http import QueryDict

from events.api.parameters import Position, cursor_of, limit_of, since_of
from events.api.problems import BadParameter, problem

AT = datetime(2026, 12, 1, 10, 0, 0, 123456, tzinfo=UTC)


def forged(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize("table", [0, 1])
def test_a_cursor_comes_back_as_it_was(table):
    position = Position(AT, table, 42)
    assert Position.decode(position.encode()) == position
    assert cursor_of(QueryDict(f"cursor={position.encode()}")) == position


def test_a_cursor_needs_no_escape_in_an_address():
    assert Position(AT, 1, 2**62).encode().replace("-", "").replace("_", "").isalnum()


def test_no_cursor_is_the_beginning():
    assert cursor_of(QueryDict("")) is cursor_of(QueryDict("cursor=")) is None


@pytest.mark.parametrize(
    "cursor",
    [
        "!",
        "a",
        "é",
        forged(""),
        forged("2026-12-01T10:00:00+00:00|0"),
        forged("2026-12-01T10:00:00|0|1"),
        forged("2026-12-01T10:00:00+00:00|2|1"),
        forged("2026-12-01T10:00:00+00:00|0|-1"),
        forged(f"2026-12-01T10:00:00+00:00|0|{2**63}"),
        forged("0001-01-01T00:00:00+14:00|0|1"),
        forged("2026-12-01T10:00:00+00:00|0|1; DROP TABLE"),
    ],
)
def test_a_forged_cursor_is_refused(cursor):
    with pytest.raises(BadParameter) as refused:
        Position.decode(cursor)
    assert refused.value.parameter == "cursor"


@pytest.mark.parametrize(("query", "limit"), [("", 50), ("limit=1", 1), ("limit=100", 100)])
def test_limits(query, limit):
    assert limit_of(QueryDict(query)) == limit


@pytest.mark.parametrize("text", ["", "0", "101", "1e2", "+5", " 5", "٥", "1.0"])
def test_limits_that_are_none(text):
    with pytest.raises(BadParameter, match="limit"):
        limit_of(_query("limit", text))


def _query(name: str, value: str) -> QueryDict:
    query = QueryDict(mutable=True)
    query[name] = value
    return query


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("2026-12-01", datetime(2026, 12, 1, tzinfo=UTC)),
        ("2026-12-01T10:00:00Z", datetime(2026, 12, 1, 10, tzinfo=UTC)),
        ("2026-12-01T10:00:00.5Z", datetime(2026, 12, 1, 10, 0, 0, 500_000, tzinfo=UTC)),
        ("2026-12-01T10:00:00+01:00", datetime(2026, 12, 1, 9, tzinfo=UTC)),
        ("2026-12-01T10:00:00 01:00", datetime(2026, 12, 1, 9, tzinfo=UTC)),
        ("2026-12-01T10:00:00-05:00", datetime(2026, 12, 1, 15, tzinfo=UTC)),
    ],
)
def test_times_since(text, since):
    assert since_of(_query("updated_since", text)) == since
    assert since_of(_query("updated_since", text)).tzinfo is UTC


def test_no_time_since():
    assert since_of(QueryDict("")) is None


@pytest.mark.parametrize(
    "text", ["soon", "2026", "2026-12-01T10:00", "2026-02-30", "0001-01-01T00:00+01:00", "\u0661"]
)
def test_times_that_are_none(text):
    with pytest.raises(BadParameter, match="updated_since"):
        since_of(_query("updated_since", text))


def test_a_position_in_another_zone_is_kept_in_utc():
    elsewhere = AT.astimezone(timezone(timedelta(hours=1)))
    assert Position.decode(Position(elsewhere, 0, 1).encode()).at.tzinfo is UTC


def test_a_problem_says_what_and_where():
    response = problem(400, "Bad parameter", "A number.", parameter="limit")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert b'"parameter": "limit"' in response.content


def test_a_problem_without_details_has_no_empty_member():
    assert b"detail" not in problem(404, "Not found").content
