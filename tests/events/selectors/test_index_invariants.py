"""The index against filtering one by one: varied invented events, every kind of question.

The other side of each comparison is written as plainly as possible, event by event, from
the meaning of the filters alone; it shares no code with the index.
"""

import random
from datetime import date, timedelta

import pytest

from campaign_site.core.folding import search_text
from events.enums import Audience, EventStatus, SpokenLanguage
from events.public.filters import FACETS, ProgrammeFilters
from events.selectors.lookups import Lookups
from events.selectors.programme_entries import entry
from events.selectors.programme_index import ProgrammeIndex
from partners.enums import SchoolLevel

FIRST = date(2026, 12, 1)
REGIONS = ["MA-01", "MA-04", "MA-06", "MA-07", None]
KINDS = ["workshop", "forum", "training"]
PROVINCES = ["07.351", "04.421", "06.141.01.10", None]
TODAYS = [FIRST - timedelta(days=9), FIRST + timedelta(days=4), FIRST + timedelta(days=60)]
ONE_VALUE = {"region": "region", "province": "province", "kind": "kind", "status": "status"}
MANY_VALUES = {"audience": "audiences", "level": "levels", "lang": "languages"}


def invented(dice: random.Random, number: int) -> dict:
    """An event of which anything may be missing."""
    first = FIRST + timedelta(days=dice.randrange(12))
    dated = dice.random() < 0.8
    lasts = dice.choice([None, None, None, 0, 1, 5])
    return {
        "slug": f"event-{number}",
        "precision": "day" if dated else dice.choice(["none", "edition", "month"]),
        "start_date": first.isoformat() if dated or dice.random() < 0.3 else None,
        "end_date": (first + timedelta(days=lasts)).isoformat() if dated and lasts else None,
        "start_time": dice.choice([None, "09:00", "14:30"]),
        "status": dice.choice(EventStatus.values),
        "kind": dice.choice(KINDS),
        "region": dice.choice(REGIONS),
        "province": dice.choice(PROVINCES),
        "audiences": dice.sample(Audience.values, dice.randrange(4)),
        "levels": dice.sample(SchoolLevel.values, dice.randrange(3)),
        "languages": dice.sample(SpokenLanguage.values, dice.randrange(3)),
        "open_to_press": dice.random() < 0.3,
        "full": dice.random() < 0.3,
        "organisers": [{"institution": who, "name": {}} for who in dice.sample(["a", "b", "c"], 2)],
    }


def questions(dice: random.Random) -> ProgrammeFilters:
    """Some filters, each chosen now and then."""

    def some(values):
        known = [value for value in values if value]
        return tuple(dice.sample(known, dice.randint(1, 2))) if dice.random() < 0.25 else ()

    def day():
        return FIRST + timedelta(days=dice.randrange(-2, 16)) if dice.random() < 0.2 else None

    return ProgrammeFilters(
        region=some(REGIONS),
        province=some(PROVINCES),
        kind=some(KINDS),
        audience=some(Audience.values),
        level=some(SchoolLevel.values),
        lang=some(SpokenLanguage.values),
        status=some(EventStatus.values),
        institution=some(["a", "b", "c"]),
        from_date=day(),
        to_date=day(),
        day=day(),
        press=dice.random() < 0.15,
        free=dice.random() < 0.15,
    )


def days_of(facts: dict) -> tuple[date, date] | None:
    if facts["precision"] != "day" or not facts["start_date"]:
        return None
    first = date.fromisoformat(facts["start_date"])
    return first, date.fromisoformat(facts["end_date"]) if facts["end_date"] else first


def answers(facts: dict, asked: ProgrammeFilters, today: date) -> bool:
    days = days_of(facts)
    over = days is not None and days[1] < today
    called_off = facts["status"] in ("cancelled", "postponed")
    ones = all(
        not getattr(asked, name) or facts[key] in getattr(asked, name)
        for name, key in ONE_VALUE.items()
    )
    many = all(
        not getattr(asked, name) or set(facts[key]) & set(getattr(asked, name))
        for name, key in MANY_VALUES.items()
    )
    who = {one["institution"] for one in facts["organisers"]}
    return bool(
        ones
        and many
        and (not asked.institution or who & set(asked.institution))
        and (not asked.from_date or (days and days[1] >= asked.from_date))
        and (not asked.to_date or (days and days[0] <= asked.to_date))
        and (not asked.day or (days and days[0] <= asked.day <= days[1]))
        and (not asked.press or facts["open_to_press"])
        and (not asked.free or not (facts["full"] or called_off or over))
    )


@pytest.fixture(scope="module", params=[1, 2, 3])
def programme(request):
    """Ninety events, their index, and a way to invent questions about them."""
    dice = random.Random(request.param)
    rows = {number: invented(dice, number) for number in range(1, 91)}
    entries = [entry(pk, facts, search_text(facts["slug"])) for pk, facts in rows.items()]
    return rows, ProgrammeIndex(entries, Lookups({}, {}, {})), dice


def expected(rows: dict, asked: ProgrammeFilters, today: date) -> set[int]:
    return {pk for pk, facts in rows.items() if answers(facts, asked, today)}


@pytest.mark.parametrize("today", TODAYS)
def test_filters_choose_what_they_mean(programme, today):
    rows, index, dice = programme
    found_something = 0
    for _ in range(120):
        asked = questions(dice)
        found = [index.pks[at] for at in index.select(asked, today).positions]
        assert len(found) == len(set(found)), asked
        assert set(found) == expected(rows, asked, today), asked
        found_something += bool(found)
    assert found_something > 20


@pytest.mark.parametrize("today", TODAYS)
def test_a_count_is_the_length_of_the_list_behind_it(programme, today):
    rows, index, dice = programme
    for _ in range(12):
        asked = questions(dice)
        counts = index.counts(asked, today)
        for name in FACETS:
            for value, count in counts[name].items():
                chosen = _with(asked, **{name: (value,)})
                assert count == len(expected(rows, chosen, today)), (name, value, asked)
        for name in ("press", "free"):
            chosen = _with(asked, **{name: True})
            assert counts[name]["1"] == len(expected(rows, chosen, today)), (name, asked)


def _with(asked: ProgrammeFilters, **more: object) -> ProgrammeFilters:
    values = {name: getattr(asked, name) for name in ProgrammeFilters.__dataclass_fields__}
    return ProgrammeFilters(**{**values, **more})


@pytest.mark.parametrize("today", TODAYS)
def test_a_day_counts_what_choosing_it_lists(programme, today):
    rows, index, dice = programme
    for _ in range(12):
        asked = questions(dice)
        for day, count in index.day_counts(asked, today).items():
            chosen = _with(asked, day=day)
            listed = {index.pks[at] for at in index.on_day(day, asked, today)}
            assert listed == expected(rows, chosen, today)
            assert count == len(listed) > 0


@pytest.mark.parametrize("today", TODAYS)
def test_the_three_parts_of_a_page_share_nothing_and_leave_out_nothing(programme, today):
    rows, index, dice = programme
    for _ in range(40):
        asked = questions(dice)
        parts = index.select(asked, today)
        together = [*parts.ahead, *parts.to_come, *parts.over]
        assert len(together) == len(set(together)) == len(expected(rows, asked, today))
        for at in parts.to_come:
            assert days_of(rows[index.pks[at]]) is None
        for at in parts.over:
            assert days_of(rows[index.pks[at]])[1] < today


def test_the_order_is_of_days_and_hours(programme):
    rows, index, _dice = programme
    dated = [rows[pk] for pk in index.pks if days_of(rows[pk])]
    assert index.pks[: len(dated)] == tuple(pk for pk in index.pks if days_of(rows[pk]))
    moments = [(facts["start_date"], facts["start_time"] or "") for facts in dated]
    assert moments == sorted(moments)


def test_the_order_does_not_depend_on_the_order_of_loading(programme):
    rows, index, _dice = programme
    backwards = [entry(pk, rows[pk], "") for pk in reversed(rows)]
    assert ProgrammeIndex(backwards, Lookups({}, {}, {})).pks == index.pks


def test_more_filters_never_find_more(programme):
    _rows, index, dice = programme
    for _ in range(40):
        asked = questions(dice)
        some = index.matching(asked, TODAYS[0])
        for name, value in asked.pairs():
            fewer_filters = asked.without(name, value)
            if name not in FACETS and name != "institution":
                assert some & ~index.matching(fewer_filters, TODAYS[0]) == 0, (name, asked)
