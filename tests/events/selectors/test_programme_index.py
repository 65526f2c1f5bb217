"""The index alone: hand-made facts, no database."""

from datetime import date

import pytest

from campaign_site.core.folding import search_text
from events.public.filters import BadFilter, ProgrammeFilters
from events.selectors.lookups import KindNames, Lookups, ProvinceNames, RegionNames
from events.selectors.programme_entries import entry, known_days
from events.selectors.programme_index import ProgrammeIndex, Selection

BEFORE = date(2026, 11, 22)
LOOKUPS = Lookups(
    kinds={code: KindNames(code, {}, {}) for code in ("workshop", "forum")},
    regions={code: RegionNames(code, code.lower(), {}) for code in ("MA-04", "MA-07")},
    provinces={"07.351": ProvinceNames("07.351", "MA-07", {})},
)


def facts(day: str | None = "2026-12-01", **more: object) -> dict:
    return {
        "precision": "day" if day else "none",
        "start_date": day,
        "status": "scheduled",
        "kind": "workshop",
        **more,
    }


def index(*rows: dict, texts: dict[int, str] | None = None) -> ProgrammeIndex:
    """An index whose events are numbered from 1 in the order given."""
    texts = texts or {}
    entries = [
        entry(pk, row, search_text(texts.get(pk, ""))) for pk, row in enumerate(rows, start=1)
    ]
    return ProgrammeIndex(entries, LOOKUPS)


def chosen(built: ProgrammeIndex, today: date = BEFORE, **filters: object) -> list[int]:
    """Numbers of the events that answer, in order."""
    selection = built.select(ProgrammeFilters(**filters), today)
    return [built.pks[at] for at in selection.positions]


def test_empty_programme():
    built = index()
    assert built.select(ProgrammeFilters(), BEFORE) == Selection([], [], [])
    assert built.counts(ProgrammeFilters(), BEFORE)["press"] == {"1": 0}
    assert built.day_counts(ProgrammeFilters(), BEFORE) == {}


def test_order_is_by_day_and_hour_with_undated_events_last():
    built = index(
        facts(None),
        facts("2026-12-02", start_time="08:00"),
        facts("2026-12-01", start_time="14:00"),
        facts("2026-12-01", start_time="09:30"),
        facts("2026-12-01"),
        facts("2026-12-01", precision="month"),
    )
    assert chosen(built) == [5, 4, 3, 2, 6, 1]


def test_events_that_are_over_follow_those_to_come():
    built = index(facts("2026-12-01"), facts("2026-12-05"), facts(None))
    selection = built.select(ProgrammeFilters(), date(2026, 12, 2))
    assert selection == Selection(ahead=[1], to_come=[2], over=[0])


def test_an_event_of_several_days_is_over_after_the_last():
    built = index(facts("2026-12-01", end_date="2026-12-03"))
    assert built.select(ProgrammeFilters(), date(2026, 12, 3)).ahead == [0]


def test_a_programme_that_is_over_reads_from_its_beginning():
    built = index(facts("2022-12-02"), facts("2022-12-01"))
    assert built.select(ProgrammeFilters(), BEFORE) == Selection([0, 1], [], [])


def test_values_of_one_filter_are_alternatives_and_filters_add_up():
    built = index(
        facts(region="MA-04", kind="forum"),
        facts(region="MA-07", kind="forum"),
        facts(region="MA-07", kind="workshop"),
        facts(region=None, kind="forum"),
    )
    assert chosen(built, region=("MA-04", "MA-07")) == [1, 2, 3]
    assert chosen(built, region=("MA-04", "MA-07"), kind=("forum",)) == [1, 2]


@pytest.mark.parametrize(
    ("field", "stored", "wanted"),
    [
        ("audience", {"audiences": ["pupils", "parents"]}, "parents"),
        ("level", {"levels": ["primary"]}, "primary"),
        ("lang", {"languages": ["ar", "zgh"]}, "zgh"),
        ("province", {"province": "07.351"}, "07.351"),
        ("status", {"status": "cancelled"}, "cancelled"),
        ("institution", {"organisers": [{"institution": "cmrpi", "name": {}}]}, "cmrpi"),
    ],
)
def test_each_filter(field, stored, wanted):
    built = index(facts(), facts(**stored))
    assert chosen(built, **{field: (wanted,)}) == [2]


def test_days():
    built = index(
        facts("2026-12-01", end_date="2026-12-03"), facts("2026-12-03"), facts("2026-12-09")
    )
    assert chosen(built, day=date(2026, 12, 2)) == [1]
    assert chosen(built, day=date(2026, 12, 3)) == [1, 2]
    assert chosen(built, day=date(2030, 1, 1)) == []


def test_ranges_include_both_ends_and_leave_out_events_without_a_day():
    built = index(facts("2026-12-01", end_date="2026-12-03"), facts("2026-12-05"), facts(None))
    assert chosen(built, from_date=date(2026, 12, 3)) == [1, 2]
    assert chosen(built, to_date=date(2026, 12, 4)) == [1]
    assert chosen(built, from_date=date(2026, 12, 5), to_date=date(2026, 12, 5)) == [2]
    assert chosen(built, from_date=date(2026, 12, 6), to_date=date(2026, 12, 1)) == []
    assert chosen(built, from_date=date.min, to_date=date.max) == [1, 2]


def test_asking_for_past_days_shows_them_in_order():
    built = index(facts("2026-12-01"), facts("2026-12-05"))
    selection = built.select(ProgrammeFilters(to_date=date(2026, 12, 20)), date(2026, 12, 4))
    assert selection == Selection([0, 1], [], [])


def test_seats_left():
    built = index(
        facts(full=False),
        facts(full=True),
        facts(status="cancelled"),
        facts(status="postponed"),
        facts(None),
        facts("2026-11-01"),
    )
    assert chosen(built, free=True) == [1, 5]


def test_open_to_press():
    assert chosen(index(facts(), facts(open_to_press=True)), press=True) == [2]


def test_text_is_folded():
    built = index(
        facts(), facts(), texts={1: "Atelier à Fès", 2: "ورشة تحسيسية حول التنمّر الإلكتروني"}
    )
    assert chosen(built, q="fes") == [1]
    assert chosen(built, q="ورشه التنمر") == [2]
    assert chosen(built, q="nothing like that") == []


def test_text_searches_remembered_are_bounded():
    built = index(facts(), texts={1: "forum"})
    for number in range(200):
        chosen(built, q=f"word{number}")
    assert len(built._found) == 64
    assert chosen(built, q="forum") == [1]


def test_counts_leave_their_own_filter_out():
    built = index(
        facts(region="MA-04", kind="forum"),
        facts(region="MA-07", kind="forum", open_to_press=True),
        facts(region="MA-07", kind="workshop"),
    )
    counts = built.counts(ProgrammeFilters(region=("MA-07",), kind=("forum",)), BEFORE)
    assert counts["region"] == {"MA-04": 1, "MA-07": 1}
    assert counts["kind"] == {"forum": 1, "workshop": 1}
    assert counts["press"] == {"1": 1}
    assert counts["free"] == {"1": 1}


def test_a_count_is_what_choosing_the_value_gives():
    rows = [
        facts(f"2026-12-{1 + number % 5:02}", region=("MA-04", "MA-07")[number % 2],
              kind=("forum", "workshop")[number % 3 % 2], full=number % 4 == 0)
        for number in range(40)
    ]  # fmt: skip
    built = index(*rows)
    filters = {"region": ("MA-07",), "free": True}
    counts = built.counts(ProgrammeFilters(**filters), BEFORE)
    for kind, count in counts["kind"].items():
        assert len(chosen(built, kind=(kind,), **filters)) == count > 0


def test_day_counts_follow_the_other_filters_but_not_the_day():
    built = index(
        facts("2026-12-02"), facts("2026-12-01", end_date="2026-12-02"), facts(kind="forum")
    )
    filters = ProgrammeFilters(kind=("workshop",), day=date(2026, 12, 1))
    assert list(built.day_counts(filters, BEFORE).items()) == [
        (date(2026, 12, 1), 1),
        (date(2026, 12, 2), 2),
    ]
    assert [built.pks[at] for at in built.on_day(date(2026, 12, 2), filters, BEFORE)] == [2, 1]


def test_an_absurdly_long_event_is_filed_under_few_days():
    built = index(facts("0001-01-01", end_date="9999-12-31"))
    assert len(built.day_counts(ProgrammeFilters(), BEFORE)) == 400


def test_values_at_positions():
    built = index(facts(region="MA-04"), facts(region="MA-07"), facts())
    assert built.values_at("region", [0, 2]) == {0: "MA-04"}


@pytest.mark.parametrize(
    ("field", "value"), [("region", "MA-99"), ("kind", "party"), ("province", "99.999")]
)
def test_codes_that_do_not_exist(field, value):
    with pytest.raises(BadFilter) as caught:
        index().check(ProgrammeFilters(**{field: (value,)}))
    assert (caught.value.field, caught.value.value) == (field, value)


def test_codes_without_events_are_fine():
    index().check(ProgrammeFilters(region=("MA-04",), kind=("forum",), province=("07.351",)))


def test_known_days():
    assert known_days(facts("2026-12-01")) == (date(2026, 12, 1), date(2026, 12, 1))
    assert known_days(facts("2026-12-01", precision="month")) == (None, None)
    assert known_days(facts(None)) == (None, None)
