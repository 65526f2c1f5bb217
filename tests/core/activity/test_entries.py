"""Who reads which log entries, filtered and in which order."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from campaign_site.core.activity.entries import Activity, Filters, gone, in_batches, load
from campaign_site.core.permissions.roles import EDITORS, NATIONAL, OBSERVERS, PARTNERS, PRESS
from campaign_site.core.time import to_local
from media.models import KeyFigure
from tests.factories import (
    EditionFactory,
    EventFactory,
    SchoolFactory,
    UserFactory,
    VenueFactory,
)
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    return two_regions()


def key_figure():
    return KeyFigure.objects.create(
        label_fr="Écoles", unit="school", kind="target", precision="exact", value=45
    )


def read_by(user, **filters):
    rows = list(Activity(user).rows(Filters(**filters)))
    return [entry.label for entry in load(rows)]


def done(instance, action="wagtail.edit", *, title="", days=0, **fields):
    entry = log(instance, action, title=title or str(instance), **fields)
    type(entry).objects.filter(pk=entry.pk).update(timestamp=timezone.now() - timedelta(days=days))
    return entry


def test_a_region_reads_what_was_done_to_its_own_records(regions):
    rabat, marrakech = regions
    done(EventFactory(region=rabat), title="ours")
    done(EventFactory(region=marrakech), title="theirs")
    done(VenueFactory(region=None), title="everybody's")
    done(SchoolFactory(region=marrakech), title="their school")
    done(EventFactory(region=None), title="national")
    done(EditionFactory(), title="edition")
    assert set(read_by(coordinator(rabat))) == {"ours", "everybody's", "edition"}
    assert len(read_by(account(NATIONAL))) == 6


def test_what_was_deleted_is_read_by_the_national_team(regions):
    event = EventFactory(region=regions[0])
    done(event, "wagtail.delete", title="lost", deleted=True)
    event.delete()
    assert read_by(coordinator(regions[0])) == []
    assert read_by(account(NATIONAL)) == ["lost"]
    (entry,) = ModelLogEntry.objects.all()
    assert gone([entry]) == {(entry.content_type_id, entry.object_id)}


def test_accounts_and_records_without_rights_are_not_everybodys(regions):
    done(UserFactory(), title="account")
    assert read_by(account(NATIONAL)) == ["account"]
    for role in (OBSERVERS, PRESS, PARTNERS, EDITORS):
        assert read_by(account(role)) == []
    assert read_by(coordinator(regions[0])) == []


def test_press_and_editors_read_what_is_theirs(regions):
    done(key_figure(), title="figure")
    done(EventFactory(region=None), title="event")
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Accueil", slug="accueil"))
    PageLogEntry.objects.all().delete()
    done(page, title="page")
    assert read_by(account(PRESS)) == ["figure"]
    assert set(read_by(account(EDITORS))) == {"figure", "page"}
    assert set(read_by(account(NATIONAL))) == {"figure", "event", "page"}


def test_newest_first_across_both_tables(regions):
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Accueil", slug="accueil"))
    PageLogEntry.objects.all().delete()
    done(page, title="middle", days=2)
    done(EditionFactory(), title="oldest", days=3)
    done(EditionFactory(), title="newest", days=1)
    assert read_by(account(NATIONAL)) == ["newest", "middle", "oldest"]


def test_each_filter_narrows(regions):
    boss = account(NATIONAL)
    event, edition = EventFactory(region=None), EditionFactory()
    done(event, title="mine", user=boss)
    done(event, "wagtail.publish", title="published", days=10)
    done(edition, title="edition", days=5)
    today = to_local(timezone.now()).date()
    assert read_by(boss, person=boss.pk) == ["mine"]
    assert read_by(boss, kind="events.edition") == ["edition"]
    assert read_by(boss, kind="page") == []
    assert read_by(boss, kind="nothing.known") == []
    assert read_by(boss, action="wagtail.publish") == ["published"]
    assert read_by(boss, since=today - timedelta(days=5)) == ["mine", "edition"]
    assert read_by(boss, until=today - timedelta(days=5)) == ["edition", "published"]
    assert read_by(boss, since=today - timedelta(days=5), until=today - timedelta(days=5)) == [
        "edition"
    ]


def test_choices_name_only_people_and_actions_in_sight(regions):
    rabat, marrakech = regions
    ours, theirs = coordinator(rabat), coordinator(marrakech)
    done(EventFactory(region=rabat), user=ours)
    done(EventFactory(region=marrakech), "wagtail.publish", user=theirs)
    assert Activity(ours).people_and_actions() == ({ours.pk}, {"wagtail.edit"})
    people, actions = Activity(account(NATIONAL)).people_and_actions()
    assert people == {ours.pk, theirs.pk}
    assert actions == {"wagtail.edit", "wagtail.publish"}


def test_the_cost_does_not_grow_with_the_entries(regions, django_assert_num_queries):
    own = coordinator(regions[0])
    done(EventFactory(region=regions[0]), user=own)
    read_by(own)  # what is known of types and of the person is kept
    for number in (1, 3):
        with django_assert_num_queries(3):
            found = read_by(own)
        assert len(found) == number
        done(EventFactory(region=regions[0]), user=own)
        done(EventFactory(region=regions[0]), user=own)


def test_batches_give_everything_once(regions):
    event = EventFactory(region=regions[0])
    for number in range(5):
        done(event, title=str(number), days=number)
    rows = Activity(account(NATIONAL)).rows(Filters())
    assert [entry.label for entry in in_batches(rows, size=2)] == ["0", "1", "2", "3", "4"]
