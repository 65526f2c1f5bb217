"""From the upload to the report, as people meet it."""

import csv
import json
from datetime import timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from campaign_site.core.imports.services import ImportRefused
from campaign_site.core.imports.states import LIFETIME, BatchState
from campaign_site.core.models import ImportBatch, JobProgress
from campaign_site.core.permissions.roles import EDITORS, NATIONAL, OBSERVERS, PARTNERS, PRESS
from campaign_site.core.time import now
from partners.models import School
from tests.roles import account, browser

from .conftest import CENTRE, ELSEWHERE, decide, sheet, upload, uploaded

SECOND = "99003A;SS AUTRE;م.م أخرى;PRIMAIRE;Public;Rural;351;0"


def page_of(client, batch: ImportBatch, query: str = "") -> str:
    response = client.get(reverse("imports_batch", args=[batch.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_file_is_uploaded_checked_confirmed_and_reported(national) -> None:
    batch = uploaded(national, sheet(CENTRE, "99002;SANS LETTRE;م;PRIMAIRE;Public;Rural;351;5"))
    assert (batch.state, School.objects.count()) == (BatchState.CHECKED, 0)
    page = page_of(national, batch)
    # Everything at once: the line, its column, its value and the proposal.
    assert 'data-outcome="created"' in page
    assert 'data-line="3"' in page
    assert 'value="code_letter_missing"' in page
    assert "CD_ETAB" in page
    page = decide(national, batch, "confirm").content.decode()
    assert batch.state == BatchState.DONE
    assert list(School.objects.values_list("gresa_code", flat=True)) == ["99001J"]
    assert reverse("imports_report", args=[batch.pk, "xlsx"]) in page
    assert 'name="step"' not in page


def test_answers_are_checked_before_anything_is_imported(national) -> None:
    batch = uploaded(national, sheet(SECOND))
    assert 'value="confirm"' not in page_of(national, batch)
    # Ticking and importing at once: the new numbers are shown first.
    page = decide(national, batch, "confirm", "zero_pupils", "code_letter_unexpected").content
    assert batch.state == BatchState.CHECKED
    assert not School.objects.exists()
    assert b'value="zero_pupils" checked' in page
    assert b'value="confirm"' in page
    decide(national, batch, "confirm", "zero_pupils", "code_letter_unexpected")
    assert batch.state == BatchState.DONE
    assert School.objects.get().pupils_total == 0


def test_known_records_change_only_on_request_and_show_both_values(national) -> None:
    decide(national, uploaded(national, sheet(CENTRE)), "confirm")
    batch = uploaded(national, sheet(CENTRE.replace(";100", ";120")))
    page = page_of(national, batch)
    assert "<del><bdi>100</bdi></del>" in page
    assert "<ins><bdi>120</bdi></ins>" in page
    assert 'value="confirm"' not in page
    decide(national, batch, "check", "existing_differs")
    assert batch.totals["outcomes"]["updated"] == 1
    decide(national, batch, "confirm", "existing_differs")
    assert School.objects.get().pupils_total == 120


def test_a_second_person_with_the_same_file_finds_nothing_to_change(
    national, coordinator_of
) -> None:
    colleague = coordinator_of("MA-07")
    first = uploaded(national, sheet(CENTRE))
    second = uploaded(colleague, sheet(CENTRE))
    decide(national, first, "confirm")
    before = School.objects.values().get()
    decide(colleague, second, "confirm")
    assert second.state == BatchState.DONE
    assert second.totals["outcomes"]["unchanged"] == 1
    assert "data-as-stored" in page_of(colleague, second)
    assert "data-as-stored" not in page_of(colleague, second, "?outcome=refused")
    assert School.objects.values().get() == before


def test_lines_are_filtered_and_paged(national) -> None:
    rows = [f"9{n:04d};;;PRIMAIRE;Public;Rural;351;{n}" for n in range(130)]
    batch = uploaded(national, sheet(CENTRE, *rows))
    first, second = page_of(national, batch), page_of(national, batch, "?p=2")
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    assert first.count("data-line=") == 100
    errors = page_of(national, batch, "?severity=error&code=name_missing")
    assert 'data-severity="warning"' not in errors
    created = page_of(national, batch, "?outcome=created")
    assert created.count("data-line=") == 1
    for nonsense in ("?p=0", "?p=99999999999", "?p=x&outcome=y&severity=z&code=%27", "?p=-1"):
        page_of(national, batch, nonsense)


@pytest.mark.parametrize("role", [PARTNERS, PRESS, OBSERVERS, EDITORS])
def test_who_may_not_import_is_refused_and_offered_nothing(country, role) -> None:
    client = browser(account(role))
    for name, args in (
        ("imports", []),
        ("imports_new", []),
        ("imports_template", ["schools", "csv"]),
    ):
        assert client.get(reverse(name, args=args)).status_code in (302, 403)
    upload(client, sheet(CENTRE))
    assert not ImportBatch.objects.exists()
    assert reverse("imports") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_imports_stand_in_the_menu(national, coordinator_of) -> None:
    for client in (national, coordinator_of("MA-07")):
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert json.dumps(reverse("imports")) in home


def test_only_the_owner_and_the_national_team_see_an_import(national, coordinator_of) -> None:
    owner, stranger = coordinator_of("MA-07"), coordinator_of("MA-04")
    batch = uploaded(owner, sheet(CENTRE), name="marrakech.csv")
    addresses = [
        reverse("imports_batch", args=[batch.pk]),
        reverse("imports_progress", args=[batch.pk]),
        reverse("imports_report", args=[batch.pk, "csv"]),
        reverse("imports_report", args=[batch.pk, "xlsx"]),
    ]
    for address in addresses:
        assert owner.get(address).status_code == 200
        assert national.get(address).status_code == 200
        assert stranger.get(address, follow=True).status_code == 404
    assert "marrakech.csv" in national.get(reverse("imports")).content.decode()
    assert "marrakech.csv" not in stranger.get(reverse("imports")).content.decode()
    assert stranger.post(addresses[0], {"step": "confirm"}, follow=True).status_code == 404
    # Seeing is not deciding.
    assert 'name="step"' not in page_of(national, batch)
    decide(national, batch, "confirm")
    decide(national, batch, "check", "zero_pupils")
    assert batch.state == BatchState.CHECKED
    assert not School.objects.exists()


def test_rows_of_other_regions_are_refused_and_show_nothing_stored(
    national, coordinator_of
) -> None:
    decide(national, uploaded(national, sheet(ELSEWHERE)), "confirm")
    School.objects.update(name_fr="SECRET")
    ours = coordinator_of("MA-07")
    batch = uploaded(ours, sheet(CENTRE, ELSEWHERE.replace(";421;", ";351;"), ELSEWHERE))
    assert (batch.totals["outcomes"]["created"], batch.totals["codes"]) == (
        1,
        batch.totals["codes"] | {"region_not_yours": 1},
    )
    page = page_of(ours, batch)
    assert "SECRET" not in page
    decide(ours, batch, "confirm")
    assert School.objects.get(gresa_code="99002K").name_fr == "SECRET"


def test_a_right_taken_away_meanwhile_is_said(coordinator_of) -> None:
    client = coordinator_of("MA-07", username="amina")
    batch = uploaded(client, sheet(CENTRE))
    batch.owner.groups.clear()
    batch.owner.groups.add(account(PARTNERS).groups.get())
    response = decide(client, batch, "confirm")
    assert response.status_code == 200
    (told,) = response.context["messages"]
    assert told.level_tag == "error"
    assert str(told)
    assert (batch.state, School.objects.count()) == (BatchState.CHECKED, 0)
    assert upload(client, sheet(CENTRE)).status_code in (302, 403)
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"state": BatchState.DONE}, "batch_wrong_state"),
        ({"state": BatchState.EXPIRED}, "batch_expired"),
        ({"sha256": "0" * 64}, "batch_changed"),
    ],
)
def test_a_confirmation_that_comes_too_late_says_why(national, fields, code) -> None:
    batch = uploaded(national, sheet(CENTRE))
    ImportBatch.objects.filter(pk=batch.pk).update(**fields)
    response = decide(national, batch, "confirm", digest=batch.sha256)
    with translation.override("fr"):
        assert escape(ImportRefused(code).problem.message) in response.content.decode()
    assert not School.objects.exists()


def test_a_check_of_yesterday_is_no_base_for_an_import(national) -> None:
    batch = uploaded(national, sheet(CENTRE))
    old = now() - LIFETIME - timedelta(minutes=1)
    ImportBatch.objects.filter(pk=batch.pk).update(created_at=old)
    decide(national, batch, "confirm")
    assert (batch.state, School.objects.count()) == (BatchState.CHECKED, 0)


def test_a_file_exchanged_behind_our_back_is_not_imported(national) -> None:
    batch = uploaded(national, sheet(CENTRE))
    with batch.file.storage.open(batch.file.name, "wb") as file:
        file.write(sheet(ELSEWHERE))
    decide(national, batch, "confirm")
    assert (batch.state, School.objects.count()) == (BatchState.CHECKED, 0)


def test_a_worker_killed_half_way_is_followed_by_a_whole_import(national) -> None:
    from campaign_site.core.imports.running import run_batch

    batch = uploaded(national, sheet(CENTRE))
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=BatchState.RUNNING, confirmed_at=now(), job=_job(JobProgress.State.RUNNING)
    )
    assert (
        b"data-import-progress" in national.get(reverse("imports_batch", args=[batch.pk])).content
    )
    assert not School.objects.exists()
    run_batch(batch_id=batch.pk, at=now())
    run_batch(batch_id=batch.pk, at=now())
    batch.refresh_from_db()
    assert (batch.state, School.objects.count()) == (BatchState.DONE, 1)


def _job(state: str) -> JobProgress:
    return JobProgress.objects.create(
        task_id="x", title="x", state=state, done=3, total=9, created_at=now(), updated_at=now()
    )


def test_who_waits_sees_how_far_it_is_and_whether_a_worker_runs(national) -> None:
    batch = uploaded(national, sheet(CENTRE))
    ImportBatch.objects.filter(pk=batch.pk).update(job=_job(JobProgress.State.RUNNING))
    page = page_of(national, batch)
    assert '<noscript><meta http-equiv="refresh"' in page
    assert reverse("imports_progress", args=[batch.pk]) in page
    # Nobody works in a test: that is said at once.
    assert "data-no-worker >" in page or "data-no-worker>" in page
    answer = national.get(reverse("imports_progress", args=[batch.pk]))
    assert "no-store" in answer.headers["Cache-Control"]
    facts = answer.json()
    assert (facts["busy"], facts["done"], facts["total"], facts["worker"]) == (True, 3, 9, False)
    # Meanwhile nobody decides.
    decide(national, batch, "confirm")
    decide(national, batch, "check", "zero_pupils")
    assert (batch.state, School.objects.count()) == (BatchState.CHECKED, 0)


def test_a_large_file_is_checked_in_the_background(national, monkeypatch) -> None:
    from campaign_site.core.imports import checking

    monkeypatch.setattr(checking, "AT_ONCE", 10)
    batch = uploaded(national, sheet(CENTRE))
    assert batch.job is not None
    assert (batch.state, batch.job.state) == (BatchState.CHECKED, JobProgress.State.DONE)
    assert batch.totals["outcomes"]["created"] == 1


def test_an_accident_of_the_check_can_be_repeated(national) -> None:
    batch = uploaded(national, sheet(CENTRE))
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=BatchState.UPLOADED, job=_job(JobProgress.State.FAILED), report="", totals={}
    )
    assert 'value="check"' in page_of(national, batch)
    decide(national, batch, "check")
    assert batch.state == BatchState.CHECKED


@pytest.mark.parametrize("state", BatchState.values)
def test_every_state_has_a_page(national, state) -> None:
    batch = uploaded(national, sheet(CENTRE))
    ImportBatch.objects.filter(pk=batch.pk).update(state=state)
    page_of(national, batch)
    assert f'data-state="{state}"' in national.get(reverse("imports")).content.decode()


def test_reports_are_in_the_readers_language(country) -> None:
    client = browser(account(NATIONAL, language="ar"))
    batch = uploaded(client, sheet(CENTRE, SECOND))
    raw = b"".join(client.get(reverse("imports_report", args=[batch.pk, "csv"])).streaming_content)
    rows = list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {row[0] for row in rows[1:]} == {"2", "3"}
    response = client.get(reverse("imports_report", args=[batch.pk, "xlsx"]))
    sheet_read = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert sheet_read.sheet_view.rightToLeft is True
    assert client.get(reverse("imports_report", args=[0, "csv"]), follow=True).status_code == 404


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_a_template_is_recognised_when_it_comes_back(country, form, language) -> None:
    client = browser(account(NATIONAL, language=language))
    response = client.get(reverse("imports_template", args=["schools", form]))
    content = b"".join(response.streaming_content)
    answer = upload(client, content, name=f"a.{form}")
    # Its headings are known: nothing is missing but the rows.
    assert answer.status_code == 422
    assert b'data-code="file_no_rows"' in answer.content
    nothing = reverse("imports_template", args=["nothing", form])
    assert client.get(nothing, follow=True).status_code == 404


def test_numbers_that_no_key_can_be_are_nobody(national) -> None:
    for address in ("/admin/imports/99999999999999999999999/", "/admin/imports/0/"):
        assert national.get(address, follow=True).status_code in (400, 404)


def test_the_list_costs_the_same_for_one_import_and_for_three(
    national, django_assert_max_num_queries
) -> None:
    uploaded(national, sheet(CENTRE))
    with django_assert_max_num_queries(40) as one:
        national.get(reverse("imports"))
    for _again in range(2):
        uploaded(national, sheet(CENTRE))
    with django_assert_max_num_queries(40) as three:
        national.get(reverse("imports"))
    assert len(three) == len(one)
