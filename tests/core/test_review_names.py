"""The regional review is called in the reader's language wherever Wagtail prints it."""

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Task, Workflow

from campaign_site.core.models import RegionalReviewTask
from campaign_site.core.permissions.roles import PARTNERS, editing_name
from campaign_site.core.review_names import STORED
from tests.events.proposals import event_of, proposed
from tests.roles import account, browser, two_regions

pytestmark = pytest.mark.django_db

NAMES = {"fr": "Validation régionale", "ar": "مراجعة جهوية", "en": "Regional review"}


@pytest.fixture
def regions():
    return two_regions()


@pytest.mark.parametrize(("language", "name"), NAMES.items())
def test_in_templates_and_sentences(regions, language, name):
    workflow, task = Workflow.objects.get(name=STORED), Task.objects.get(name=STORED)
    with override(language):
        for printed in (workflow.name, task.name, RegionalReviewTask.objects.get().name):
            submit = gettext("Submit to %(workflow_name)s") % {"workflow_name": printed}
            assert submit.endswith(name)
            assert f"{printed}" == name
        page = Template("{{ w.name }}|{{ w }}|{{ n }}")
        assert page.render(Context({"w": workflow, "n": task.name})) == "|".join([name] * 3)


def test_the_stored_name_stays_whoever_saves(regions):
    workflow = Workflow.objects.get(name=STORED)
    with override("fr"):
        workflow.save()
        assert Workflow.objects.filter(name=STORED).exists()
        workflow.name = str(workflow.name)
        workflow.save()
    assert Workflow.objects.filter(name=STORED).exists()
    task = Task.objects.get(name=STORED)
    task.save()
    assert Task.objects.filter(name=STORED).exists()


def test_a_name_of_one_s_own_stays_what_it_is(regions):
    Workflow.objects.filter(name=STORED).update(name="Comité de lecture")
    workflow = Workflow.objects.get(name="Comité de lecture")
    with override("ar"):
        assert str(workflow.name) == "Comité de lecture"
        workflow.save()
    assert Workflow.objects.filter(name="Comité de lecture").exists()


def test_a_workflow_without_its_name_is_read_as_asked(regions):
    workflow = Workflow.objects.only("active").get(name=STORED)
    assert workflow.name == STORED


@pytest.mark.parametrize(("language", "other"), [("fr", "ar"), ("ar", "fr")])
def test_the_form_of_an_event_speaks_one_language(regions, language, other):
    author = account(editing_name("MA-04"), language=language)
    event = event_of(proposed(region=regions[0], author=author))
    client = browser(author)
    event.current_workflow_state.cancel(user=author)
    for screen, parts in (("add", []), ("edit", [event.pk]), ("workflow_history", [event.pk])):
        text = client.get(reverse(f"wagtailsnippets_events_event:{screen}", args=parts)).text
        assert NAMES[language] in text
        assert NAMES[other] not in text


def test_a_partner_reads_it_too(regions):
    client = browser(account(PARTNERS, language="fr"))
    assert NAMES["ar"] not in client.get(reverse("wagtailsnippets_events_event:add")).text
