"""Who sees and changes figures and clippings in the admin."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS
from media.models import KeyFigure, PressClipping
from tests.factories import EditionFactory
from tests.roles import account, browser, coordinator, two_regions

pytestmark = pytest.mark.django_db
FIGURE = {"label_fr": "élèves sensibilisés", "unit": "person", "kind": "result"}
NAMES = {"keyfigure": KeyFigure, "pressclipping": PressClipping}


def url(name: str, view: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_media_{name}:{view}", args=args)


@pytest.fixture
def regions():
    return two_regions()


@pytest.fixture
def records(regions):
    figure = KeyFigure.objects.create(**FIGURE, precision="exact", value=45)
    clipping = PressClipping.objects.create(language="fr", title="Un article")
    return {"keyfigure": figure, "pressclipping": clipping}


@pytest.mark.parametrize("name", NAMES)
def test_the_national_team_lists_adds_and_changes(records, name):
    national = browser(account(NATIONAL))
    for path in (
        url(name, "list"),
        url(name, "add"),
        url(name, "edit", records[name].pk),
    ):
        assert national.get(path).status_code == 200, path


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ["observer", "coordinator"])
def test_others_change_nothing(regions, records, name, who):
    user = account(OBSERVERS) if who == "observer" else coordinator(regions[0])
    visitor = browser(user)
    for path in (url(name, "add"), url(name, "edit", records[name].pk)):
        assert visitor.post(path, {"title": "Autre", "label_fr": "Autre"}).status_code in (302, 403)
    record = NAMES[name].objects.get()
    assert str(record) in ("élèves sensibilisés", "Un article")


@pytest.mark.parametrize("name", NAMES)
def test_strangers_are_asked_who_they_are(client, records, name):
    answer = client.get(url(name, "list"))
    assert answer.status_code == 302
    assert "/login/" in answer.url


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "x" * 3000, "p=99999", "kind=nonsense", "year=abc", "ordering=pk;--"]
)
def test_nothing_in_the_address_breaks_a_list(records, name, query):
    answer = browser(account(NATIONAL)).get(f"{url(name, 'list')}?{query}")
    assert answer.status_code in (200, 302, 400, 404)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_figures_costs_the_same_for_any_number(regions, number):
    national = browser(account(NATIONAL))
    counts = []
    for _ in range(2):
        for _row in range(number):
            edition = EditionFactory()
            KeyFigure.objects.create(**FIGURE, precision="exact", value=1, edition=edition)
        national.get(url("keyfigure", "list"))
        with CaptureQueriesContext(connection) as caught:
            assert national.get(url("keyfigure", "list")).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_figures_are_found_by_their_words_in_any_language(records):
    KeyFigure.objects.create(label_ar="مؤسسات", unit="school", kind="target", precision="exact")
    national = browser(account(NATIONAL))
    other = KeyFigure.objects.latest("pk")
    for words, pk in (("sensibil", records["keyfigure"].pk), ("مؤسسات", other.pk)):
        html = national.get(url("keyfigure", "list"), {"q": words}).content.decode()
        assert set(re.findall(r"/keyfigure/edit/(\d+)/", html)) == {str(pk)}
