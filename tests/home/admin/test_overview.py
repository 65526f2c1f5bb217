"""The organisers' home: numbers, what waits, what changed, and nothing that is empty."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask

from campaign_site.core.permissions.roles import (
    EDITORS,
    NATIONAL,
    OBSERVERS,
    PARTNERS,
    PRESS,
    editing_name,
)
from campaign_site.core.time import to_local
from campaign_site.home.admin.overview import overview
from campaign_site.home.admin.overview_rows import progress_rows
from campaign_site.home.selectors.planning_progress import Tally
from events.services import moderation
from tests.events.proposals import proposed
from tests.factories import EditionFactory, EditionGoalFactory, EventFactory
from tests.roles import account, browser, coordinator, two_regions

pytestmark = pytest.mark.django_db
HOME = "/admin/"
SECRET = "Confidentiel7"
MOST_QUERIES = 25


@pytest.fixture
def regions():
    return two_regions()


@pytest.fixture
def edition():
    day = to_local(timezone.now()).date()
    return EditionFactory(
        title_fr="Édition de test", start_date=day + timedelta(days=9),
        end_date=day + timedelta(days=20),
    )  # fmt: skip


def shown(user):
    return overview(user=user, at=timezone.now())


def test_the_national_team_reads_regions_states_and_goals(regions, edition):
    rabat, marrakech = regions
    EventFactory(edition=edition, region=rabat)
    EventFactory(edition=edition, region=rabat, live=False)
    EditionGoalFactory(edition=edition, region=rabat, events=30)
    page = browser(account(NATIONAL)).get(HOME).text
    assert "Édition de test" in page
    assert f"region={rabat.pk}" in page
    context = shown(account(NATIONAL))
    first, second = context["progress"]
    assert (first["live"], first["draft"], first["goal"]) == (1, 1, 30)
    assert second["name"] == str(marrakech)
    assert context["empty_places"] == [str(marrakech)]


def test_a_coordinator_reads_the_own_region_alone(regions, edition):
    rabat, marrakech = regions
    EventFactory(edition=edition, region=marrakech, title_fr=SECRET, title_ar="")
    proposed(edition=edition, region=marrakech, title_fr=SECRET, title_ar=SECRET)
    user = coordinator(rabat)
    context = shown(user)
    assert [row["name"] for row in context["progress"]] == [str(rabat)]
    assert context["problems"] == []
    assert (context["waiting"], context["waiting_total"]) == ([], 0)
    assert context["empty_places"] == [str(rabat)]
    assert SECRET not in browser(user).get(HOME).text


def test_problems_lead_to_their_page(regions, edition):
    EventFactory(edition=edition, region=regions[0], title_ar="")
    rows = shown(coordinator(regions[0]))["problems"]
    (row,) = [row for row in rows if "code=ar" in row["url"]]
    assert row["number"] == 1
    assert row["url"] == f"/admin/planning/problems/?edition={edition.pk}&code=ar"


def test_what_waits_longest_comes_first(regions, edition):
    for days in (1, 6, 2, 3, 4, 5):
        proposed(region=regions[0], edition=edition, days=days, title_fr=f"Jour {days}")
    context = shown(coordinator(regions[0]))
    assert [row["title"] for row in context["waiting"]] == [f"Jour {n}" for n in (6, 5, 4, 3, 2)]
    assert context["waiting_total"] == 6


@pytest.mark.parametrize("role", [PARTNERS, editing_name("MA-04")])
def test_an_author_reads_why_a_proposal_came_back(regions, edition, role):
    author = account(role)
    state = proposed(region=regions[0], author=author, edition=edition)
    own = coordinator(regions[0], first_name="Amina")
    moderation.return_proposal(state_id=state.pk, by=own, reason="Quelle école ?")
    page = browser(author).get(HOME).text
    assert "Quelle école ?" in page
    assert "Amina" in page
    assert reverse("wagtailsnippets_events_event:add") in page


def test_press_officers_find_their_work_and_no_empty_boxes(regions, edition):
    EventFactory(edition=edition, title_fr=SECRET)
    page = browser(account(PRESS)).get(HOME).text
    assert "Édition de test" in page
    assert reverse("wagtailsnippets_media_keyfigure:list") in page
    assert SECRET not in page
    for box in ("progress-title", "problems-title", "dashboard-waiting", "dashboard-own"):
        assert box not in page


def test_editors_find_their_pages(regions, edition):
    page = browser(account(EDITORS)).get(HOME).text
    assert "shortcuts-title" in page
    assert reverse("wagtailadmin_explore_root") in page
    assert "progress-title" not in page


def test_observers_read_and_decide_nothing(regions, edition):
    proposed(region=regions[0], edition=edition)
    context = shown(account(OBSERVERS))
    assert len(context["progress"]) == 2
    assert (context["waiting"], context["own"], context["proposes"]) == ([], [], False)


def test_the_last_changes_are_sentences_about_records_in_sight(regions, edition):
    rabat, marrakech = regions
    log(EventFactory(region=rabat), "wagtail.publish", title="Soirée")
    log(EventFactory(region=marrakech), "wagtail.publish", title=SECRET)
    lines = shown(coordinator(rabat))["changes"]
    assert len(lines) == 1
    assert "Soirée" in lines[0]["sentence"]


def test_without_any_edition(regions):
    page = browser(account(NATIONAL)).get(HOME)
    assert page.status_code == 200
    assert "progress-title" not in page.text


@pytest.mark.parametrize("role", [NATIONAL, "Coordination MA-04", PARTNERS, EDITORS])
def test_the_home_costs_little_however_much_waits(
    regions, edition, role, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr("campaign_site.core.admin_tasks.panels.worker_is_alive", lambda at: True)
    user = account(role)
    EventFactory(edition=edition, region=regions[0], title_ar="")
    client = browser(user)
    client.get(HOME)
    for _round in range(3):
        proposed(region=regions[0], edition=edition, author=user)
        EventFactory(edition=edition, region=regions[0])
        client.get(HOME)
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(HOME)


def test_another_workflow_keeps_wagtails_own_box(regions, edition):
    boss = account(NATIONAL)
    task = GroupApprovalTask.objects.create(name="Relecture")
    task.groups.add(*boss.groups.all())
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Une page", slug="une"))
    page.save_revision()
    assert "Relecture" not in browser(boss).get(HOME).text
    workflow.start(page, account(EDITORS))
    assert "Relecture" in browser(boss).get(HOME).text


def test_bars_share_one_scale(regions, edition):
    rabat, marrakech = regions
    long, short = Tally(rabat, goal=20), Tally(marrakech)
    long.counts.update(live=5, draft=5)
    short.counts.update(review=2)
    first, second = progress_rows([long, short], edition)
    assert [(bar["state"], bar["x"], bar["width"]) for bar in first["bars"]] == [
        ("live", "0.00", "25.00"),
        ("draft", "25.00", "25.00"),
    ]
    assert first["goal_at"] == "100.00"
    assert second["bars"] == [{"state": "review", "x": "0.00", "width": "10.00"}]
