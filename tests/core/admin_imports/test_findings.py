"""One walk through a report: the page that was asked for, the questions, the numbers."""

from collections.abc import Iterator

import pytest
from django.http import QueryDict

from campaign_site.core.admin_imports import findings, screen
from campaign_site.core.admin_imports.findings import Filters, look_through
from campaign_site.core.imports.checking import begin_check
from campaign_site.core.imports.lines import Choices
from campaign_site.core.imports.services import ImportRefused, expire_batches
from campaign_site.core.imports.states import LIFETIME
from campaign_site.core.models import ImportBatch
from tests.core.imports.conftest import NOW, Populations, kinds
from tests.core.imports.test_services import GOOD, LEGACY, checked, opened
from tests.factories import RegionFactory, UserFactory


@pytest.fixture(autouse=True)
def kind(db: None) -> Iterator[Populations]:
    populations = Populations()
    kinds.register_kind(populations)
    yield populations
    del kinds._kinds[populations.name]


@pytest.fixture
def owner():
    return UserFactory(admin=True)


def found(batch: ImportBatch, page: int = 1, **filters: str) -> findings.Findings:
    return look_through(batch, Filters(**filters), page=page)


def test_without_filters_lines_that_have_something_to_say_are_shown(owner) -> None:
    RegionFactory(code="MA-01", population=4)
    batch = checked(owner)
    seen = found(batch)
    assert [(row["line"], row["outcome"].value) for row in seen.rows] == [
        (2, "kept"),
        (4, "refused"),
        (5, "to_confirm"),
    ]
    change = seen.rows[0]
    assert (change["is_change"], change["old"], change["value"]) == (True, "4", "5")
    assert seen.count == 3


@pytest.mark.parametrize(
    ("filters", "lines"),
    [
        ({"outcome": "created"}, [2, 3]),
        ({"outcome": "refused"}, [4]),
        ({"severity": "error"}, [4]),
        ({"severity": "warning"}, [5]),
        ({"code": "test_zero"}, [5]),
        ({"outcome": "created", "severity": "error"}, []),
        ({"code": "nothing"}, []),
    ],
)
def test_filters(owner, filters, lines) -> None:
    assert [row["line"] for row in found(checked(owner), **filters).rows] == lines


def test_questions_are_counted_over_the_whole_report(owner, monkeypatch) -> None:
    monkeypatch.setattr(findings, "PER_PAGE", 1)
    content = GOOD + b"MA-05;0\nMA-06;0\n"
    seen = found(checked(owner, content), page=2)
    assert (seen.count, len(seen.rows)) == (4, 1)
    (code, question), *others = seen.questions.items()
    assert (code, question.count, question.accepted, others) == ("test_zero", 3, False, [])
    assert question.example.line == 5


def test_an_accepted_question_stays_ticked(owner) -> None:
    choices = Choices(accepted=frozenset({"test_zero"}))
    seen = found(checked(owner, choices=choices))
    assert seen.questions["test_zero"].accepted
    assert str(seen.rows[-1]["consequence"]) == str(findings.ACCEPTED)


def test_a_question_about_the_file_blocks_until_it_is_answered(owner) -> None:
    assert found(checked(owner, LEGACY)).blocked
    choices = Choices(accepted=frozenset({"encoding_cp1256"}))
    assert not found(checked(owner, LEGACY, choices)).blocked


def test_addresses_that_mean_nothing_are_left_aside() -> None:
    assert Filters.of(QueryDict("outcome=x&severity=y")) == Filters()
    assert Filters.of(QueryDict("outcome=kept&code=a")) == Filters(outcome="kept", code="a")
    assert len(Filters.of(QueryDict(f"code={'x' * 500}")).code) == 60


def test_numbers_of_the_list_and_of_the_page(owner) -> None:
    batch = checked(owner)
    shown = {total["outcome"]: total["count"] for total in findings.totals(batch)}
    assert shown == {"created": 2, "to_confirm": 1, "refused": 1}
    assert [s["count"] for s in findings.severities(batch)] == [1, 1]
    summary = findings.summary(batch)
    assert [int(n) for n in summary if n.isdigit()] == [2, 0, 2]
    assert findings.summary(opened(owner)) == ""


def test_only_the_owner_of_a_checked_file_decides(owner) -> None:
    batch = checked(owner)
    query = QueryDict("p=1")
    assert screen.batch_context(batch, user=owner, query=query, at=NOW)["can_decide"]
    other = UserFactory(admin=True)
    assert not screen.batch_context(batch, user=other, query=query, at=NOW)["can_decide"]


def test_only_the_owner_has_a_file_checked(owner) -> None:
    batch = opened(owner)
    for user, code in ((UserFactory(admin=True), "batch_not_yours"), (owner, "")):
        if code:
            with pytest.raises(ImportRefused) as refused:
                begin_check(batch=batch, by=user, choices=Choices(), at=NOW)
            assert refused.value.problem.code == code
        else:
            assert begin_check(batch=batch, by=user, choices=Choices(), at=NOW) is None


def test_a_right_that_was_lost_ends_the_checking(owner) -> None:
    batch = opened(owner)
    owner.username = "nobody"
    with pytest.raises(ImportRefused) as refused:
        begin_check(batch=batch, by=owner, choices=Choices(), at=NOW)
    assert refused.value.problem.code == "batch_not_allowed"


def test_what_expired_meanwhile_is_not_brought_back_by_a_slow_check(owner, kind) -> None:
    from campaign_site.core.imports import services

    batch = opened(owner)
    read = kind.read

    def slow(*args, **options):
        expire_batches(now=NOW + LIFETIME * 2)
        return read(*args, **options)

    kind.read = slow
    with pytest.raises(ImportRefused) as refused:
        services.check_batch(batch=batch, at=NOW)
    assert refused.value.problem.code == "batch_wrong_state"
    assert ImportBatch.objects.get(pk=batch.pk).state == "expired"
