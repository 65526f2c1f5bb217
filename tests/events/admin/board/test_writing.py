"""A cell as HTML: what it says of its cards, and that every text is escaped."""

from datetime import date, time

import pytest

from campaign_site.core.languages import LocalText
from events.admin.board.cards import Mark, Other, card_maker, length
from events.admin.board.grid import Cell
from events.admin.board.writing import BoardWriter
from events.selectors.board import BoardEvent, DayOff
from tests.html_checks import faults

HOSTILE = "<script>&\"'"


def event(**fields: object) -> BoardEvent:
    """A scheduled public event in French and Arabic, on 1 December at nine."""
    values = {
        "pk": 5, "kind_id": 1, "region_id": 4, "venue_id": None, "school_id": None,
        "date_precision": "day", "start_date": date(2026, 12, 1), "end_date": None,
        "start_time": time(9), "status": "scheduled", "live": True,
        "has_unpublished_changes": False, "capacity": None, "heads_promised": 0,
    }  # fmt: skip
    return BoardEvent(**(values | fields))


TITLES = {"ar": "ورشة", "fr": "Atelier"}


def written(*events: BoardEvent, movable=True, marks=None, lang="fr", titles=TITLES, **cell) -> str:
    make = card_maker(
        lang=lang,
        titles=lambda _pk: titles,
        kinds={1: f"Atelier {HOSTILE}"},
        marks=lambda pk: (marks or {}).get(pk, []),
        may_move=lambda _event: movable,
    )
    values = {"row": "4", "key": "2026-12-01", "events": list(events), "total": len(events)}
    html = BoardWriter(make).cell(Cell(**(values | cell)))
    assert faults(html) == []
    assert "<script" not in html
    return html


def test_an_empty_cell_is_short():
    assert written() == '<td id="c.4.2026-12-01" data-n="0"></td>'


def test_a_card_has_its_hour_kind_and_title():
    html = written(event())
    assert '<li class="card" data-e="5">' in html
    assert "<b>09:00</b> <span>Atelier &lt;script&gt;&amp;&quot;&#x27;</span>" in html
    assert 'href="/admin/snippets/events/event/edit/5/">Atelier</a>' in html
    assert "lang=" not in html


def test_a_card_without_day_hour_kind_region_or_title_is_still_a_card():
    bare = event(start_date=None, start_time=None, kind_id=99, region_id=None)
    html = written(bare, row="none", key="none", titles={})
    assert html.startswith('<td id="c.none.none" data-n="1"><ul><li class="card" data-e="5">')
    assert "<b></b> <span></span>" in html
    assert ">–</a></li>" in html


def test_on_paper_nothing_is_found_by_id_nor_carried():
    make = card_maker(
        lang="fr",
        titles=lambda _pk: TITLES,
        kinds={},
        marks=lambda _pk: [],
        may_move=lambda _event: True,
    )
    cell = Cell("4", "2026-12-01", [event()], 1)
    html = BoardWriter(make, on_paper=True).cell(cell)
    assert html.startswith("<td><ul>")
    assert "grip" not in html
    assert "Atelier</a>" in html


def test_a_title_in_another_language_says_so():
    html = written(event(), titles={"fr": HOSTILE}, lang="ar")
    assert 'lang="fr" dir="ltr">&lt;script&gt;' in html
    assert ">–</a>" in written(event(), titles={})


def test_only_what_may_be_moved_has_a_grip():
    assert 'class="grip" href="/admin/planning/events/5/change/"' in written(event())
    html = written(event(), movable=False)
    assert "grip" not in html
    assert 'href="/admin/snippets/events/event/inspect/5/"' in html


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"live": False}, '<li class="card draft"'),
        ({"live": False}, "<i>Brouillon</i>"),
        ({"status": "cancelled"}, '<li class="card s-cancelled"'),
        ({"status": "cancelled"}, "<i>Annulé</i>"),
        ({"capacity": 30, "heads_promised": 12}, '<bdi class="fill">12/30</bdi>'),
        ({"capacity": 30, "heads_promised": 30}, '<bdi class="fill full">30/30</bdi>'),
        ({"start_time": None}, "<b></b>"),
    ],
)
def test_states_are_said_in_words(fields, expected):
    html = written(event(**fields))
    assert expected in html
    assert expected not in written(event())


def test_an_event_of_three_days_tells_its_length():
    several = event(end_date=date(2026, 12, 3))
    assert length(several) == 3
    assert length(event()) == 1
    assert length(several._replace(date_precision="month")) == 1
    assert written(several).count("<i>") == 1


def test_changes_that_wait_are_told_of_public_events_only():
    assert written(event(has_unpublished_changes=True)).count("<i>") == 1
    assert written(event(has_unpublished_changes=True, live=False)).count("<i>") == 1
    assert written(event()).count("<i>") == 0


def test_problems_are_texts_and_grave_ones_show():
    html = written(event(), marks={5: [Mark("Hors dates", True), Mark(HOSTILE)]})
    assert '<li class="card grave"' in html
    assert "<em>Hors dates</em> <em>&lt;script&gt;" in html
    assert '<li class="card"' in written(event(), marks={5: [Mark("Titre")]})


def test_a_problem_names_the_other_side_and_links_to_what_may_be_opened():
    twice = Mark("Même lieu", others=(Other(HOSTILE, '/a/?b=1&c="'), Other("Ailleurs")))
    html = written(event(), marks={5: [twice]})
    link = '<a href="/a/?b=1&amp;c=&quot;"><bdi>&lt;script&gt;&amp;&quot;&#x27;</bdi></a>'
    assert f"<em>Même lieu : {link}, <bdi>Ailleurs</bdi></em>" in html


def test_every_text_of_a_hostile_card_is_escaped():
    html = written(
        event(live=False, status="cancelled", capacity=2),
        titles={"fr": HOSTILE},
        marks={5: [Mark(HOSTILE, True, (Other(HOSTILE, f"/{HOSTILE}"),))]},
        row=HOSTILE,
        name=HOSTILE,
        full=HOSTILE,
        total=3,
    )
    assert "<script" not in html.casefold()
    # The name of the kind, the title, the problem, its other side and its address,
    # the date of the cell and its row twice, and what is said when a card is over it.
    assert html.count("&lt;script&gt;") == 9


def test_a_cell_tells_its_days_off_its_date_and_the_rest():
    off = DayOff(
        date(2026, 12, 1),
        date(2026, 12, 1),
        LocalText(HOSTILE, "fr", "ltr", False),
        False,
        frozenset({4}),
    )
    html = written(event(), off=(off,), shaded=True, outside=True, name="1er", total=8, span=7)
    assert 'class="off out" colspan="7"' in html
    assert '<small class="day-off">&lt;script&gt;' in html
    assert '<span class="date">1er</span>' in html
    assert 'value="4.2026-12-01">+7' in html
    assert 'data-full="mardi"' in written(full="mardi")
