"""The life of a preparation."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django_tasks import task

from campaign_site.core.models import JobProgress
from events.enums import EditionState
from events.models import Preparation
from events.services import preparations
from events.services.preparations import Stopped
from tests.factories import EditionFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
SERIES = Preparation.Kind.SERIES


@task()
def carry_out(job_id: int, preparation_id: int, total: int) -> int:
    """Stands for the worker's task; these tests take its steps by hand."""
    return total


class Steps:
    """Creates numbers instead of events, `size` at a time."""

    def __init__(self, total: int, size: int = 2) -> None:
        self.total, self.size, self.calls = total, size, 0

    def __call__(self, locked: Preparation) -> dict[str, int]:
        self.calls += 1
        left = [n for n in range(self.total) if str(n) not in locked.created]
        return {str(n): n for n in left[: self.size]}


def begun(**fields) -> Preparation:
    owner = fields.pop("owner", None) or UserFactory()
    return preparations.open_preparation(kind=SERIES, by=owner, at=AT, **fields)


def confirm(preparation, step, *, total=None, check=None) -> Preparation:
    return preparations.confirm(
        preparation=preparation,
        check=check or (lambda _locked: step.total if total is None else total),
        step=step,
        task=carry_out,
        title="Série",
        at=AT,
    )


def test_it_begins_open_and_empty():
    preparation = begun()
    assert preparation.is_open
    assert (preparation.choices, preparation.created) == ({}, {})
    assert preparation.created_at == AT


def test_the_same_key_goes_on():
    owner, key = UserFactory(), uuid4()
    first = begun(owner=owner, key=key, choices={"mode": "rule"})
    again = begun(owner=owner, key=key)
    assert again == first
    assert again.choices == {"mode": "rule"}


def test_another_beginning_forgets_the_choices():
    owner, key = UserFactory(), uuid4()
    begun(owner=owner, key=key, choices={"mode": "rule"})
    event = EventFactory()
    again = begun(owner=owner, key=key, pattern=event)
    assert (again.pattern, again.choices) == (event, {})
    assert Preparation.objects.count() == 1


def test_what_is_confirmed_keeps_its_beginning():
    owner, key = UserFactory(), uuid4()
    confirm(begun(owner=owner, key=key), Steps(0))
    assert begun(owner=owner, key=key, pattern=EventFactory()).pattern is None


def test_a_key_of_somebody_else_or_of_another_kind_is_unknown():
    owner, key = UserFactory(), uuid4()
    begun(owner=owner, key=key)
    with pytest.raises(PermissionDenied):
        begun(key=key)
    with pytest.raises(PermissionDenied):
        preparations.open_preparation(kind=Preparation.Kind.EDITION, by=owner, at=AT, key=key)


def test_one_sees_one_s_own_of_a_kind_newest_first():
    owner = UserFactory()
    first, second = begun(owner=owner), begun(owner=owner)
    begun()
    Preparation.objects.filter(pk=second.pk).update(created_at=datetime(2026, 11, 11, tzinfo=UTC))
    assert list(preparations.preparations_of(owner, SERIES)) == [second, first]
    assert not preparations.preparations_of(owner, Preparation.Kind.EVENT).exists()


def test_few_are_created_at_once():
    done = confirm(begun(), Steps(5))
    assert done.state == Preparation.State.DONE
    assert sorted(done.created.values()) == [0, 1, 2, 3, 4]
    assert done.confirmed_at == AT
    assert done.finished_at is not None
    assert not JobProgress.objects.exists()


def test_many_are_left_to_a_job_of_the_owner():
    preparation = begun()
    step = Steps(5)
    waiting = confirm(preparation, step, total=preparations.INLINE_LIMIT + 1)
    assert waiting.state == Preparation.State.CONFIRMED
    assert waiting.job.by == preparation.owner
    assert step.calls == 0


def test_confirming_again_calls_nothing():
    preparation = begun()
    confirm(preparation, Steps(1))

    def never(_locked):
        raise AssertionError("looked at again")

    again = confirm(preparation, Steps(9), check=never)
    assert again.created == {"0": 0}


def test_what_cannot_be_carried_out_stays_open():
    preparation = begun()

    def refuses(locked):
        locked.state = Preparation.State.FAILED
        raise ValidationError("no")

    with pytest.raises(ValidationError):
        confirm(preparation, Steps(1), check=refuses)
    preparation.refresh_from_db()
    assert preparation.is_open
    assert preparation.confirmed_at is None


def test_an_open_preparation_is_not_advanced():
    step = Steps(3)
    assert preparations.advance(preparation_id=begun().pk, step=step) == 0
    assert step.calls == 0


def test_each_batch_counts_what_it_made():
    preparation, step = begun(), Steps(3)
    Preparation.objects.update(state=Preparation.State.CONFIRMED)
    made = [preparations.advance(preparation_id=preparation.pk, step=step) for _n in range(4)]
    assert made == [2, 1, 0, 0]
    # The last one finds it done and does not ask any more.
    assert step.calls == 3


def test_a_stop_keeps_what_was_created_and_says_why():
    preparation, step = begun(), Steps(4)
    Preparation.objects.update(state=Preparation.State.CONFIRMED)
    preparations.advance(preparation_id=preparation.pk, step=step)

    def stops(_locked):
        raise Stopped("source_gone")

    assert preparations.advance(preparation_id=preparation.pk, step=stops) == 0
    preparation.refresh_from_db()
    assert (preparation.state, preparation.message) == ("failed", "source_gone")
    assert len(preparation.created) == 2
    assert preparation.finished_at is not None
    assert preparations.advance(preparation_id=preparation.pk, step=step) == 0


def test_an_edition_that_can_still_be_written_to():
    edition = EditionFactory()
    assert preparations.still_open(edition) == edition


@pytest.mark.parametrize(("state", "code"), [(EditionState.ARCHIVED, "edition_archived")])
def test_an_edition_that_cannot(state, code):
    edition = EditionFactory()
    edition.state = state
    edition.save()
    with pytest.raises(Stopped) as stopped:
        preparations.still_open(edition)
    assert stopped.value.code == code


def test_an_edition_that_is_gone():
    edition = EditionFactory()
    edition.delete()
    for gone in (edition, None):
        with pytest.raises(Stopped) as stopped:
            preparations.still_open(gone)
        assert stopped.value.code == "edition_gone"


def test_choices_are_added_to_those_before():
    preparation = begun(choices={"mode": "rule"})
    kept = preparations.keep_choices(preparation=preparation, plan={"a": 1})
    assert kept.choices == {"mode": "rule", "plan": {"a": 1}}
    kept = preparations.keep_choices(preparation=preparation, plan={"a": 2})
    assert kept.choices["plan"] == {"a": 2}


def test_two_windows_do_not_lose_each_other_s_choices():
    """The row is read again behind its lock: an old object in memory overwrites nothing."""
    preparation = begun()
    stale = Preparation.objects.get(pk=preparation.pk)
    preparations.keep_choices(preparation=preparation, schools=[1])
    kept = preparations.keep_choices(preparation=stale, left_out=[2])
    assert kept.choices == {"schools": [1], "left_out": [2]}


def test_it_says_what_it_is():
    preparation = begun()
    assert str(preparation.key) in str(preparation)
