"""A log entry told as a sentence, safe to print."""

import pytest
from django.utils import translation
from wagtail.log_actions import log, registry

from campaign_site.core.activity.sentences import (
    SENTENCES,
    action_label,
    address_of,
    comment_on,
    sentence,
    who_did,
)
from tests.factories import EventFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return UserFactory(first_name="Amina", last_name="Alaoui")


def test_who_did_what_to_which_record(amina):
    entry = log(EventFactory(), "wagtail.publish", user=amina, title="Soirée")
    with translation.override("en"):
        assert sentence(entry) == ("<bdi>Amina Alaoui</bdi> published “<bdi>Soirée</bdi>” (event)")
        linked = sentence(entry, url="/admin/x/")
    assert '<a href="/admin/x/"><bdi>Soirée</bdi></a>' in linked


@pytest.mark.parametrize("action", sorted(SENTENCES))
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_every_sentence_names_both(amina, action, lang):
    entry = log(EventFactory(), action, user=amina, title="Soirée")
    with translation.override(lang):
        text = sentence(entry)
    assert "Amina Alaoui" in text
    assert "Soirée" in text


def test_names_are_texts_and_never_markup_or_patterns():
    user = UserFactory(first_name="<b>", last_name="%s")
    entry = log(EventFactory(), "wagtail.edit", user=user, title="<script>%(who)s</script>")
    text = sentence(entry)
    assert "<script" not in text
    assert "&lt;script&gt;%(who)s&lt;/script&gt;" in text
    assert "&lt;b&gt; %s" in text


def test_an_action_of_our_own_is_told_in_its_words(amina):
    entry = log(EventFactory().edition, "core.task.retry", user=amina, title="T")
    assert "Amina Alaoui" in sentence(entry)
    assert str(entry.message) in sentence(entry)


def test_the_machine_and_people_who_left_have_a_name(amina):
    machine = log(EventFactory(), "wagtail.edit")
    entry = log(EventFactory(), "wagtail.edit", user=amina)
    amina.delete()
    entry = type(entry).objects.select_related("user").get(pk=entry.pk)
    with translation.override("en"):
        assert who_did(machine) == "The system"
        assert who_did(entry) == "Somebody who has left"


def test_the_reason_of_a_return_is_kept_with_it(amina):
    event = EventFactory()
    entry = log(event, "wagtail.workflow.reject", user=amina, data={"comment": "Which\nday?"})
    assert comment_on(entry) == "Which day?"
    assert comment_on(log(event, "wagtail.edit")) == ""


def test_addresses_lead_to_the_record():
    event = EventFactory()
    entry = log(event, "wagtail.edit")
    assert address_of(entry) == f"/admin/snippets/events/event/inspect/{event.pk}/"
    user = UserFactory()
    assert address_of(log(user, "wagtail.edit")) == f"/admin/users/edit/{user.pk}/"


def test_actions_have_a_name_from_the_first_question(monkeypatch):
    monkeypatch.setattr(registry, "has_scanned_for_actions", False)
    monkeypatch.setattr(registry, "choices", [])
    assert action_label("wagtail.publish") != "wagtail.publish"
    assert action_label("once.upon.a.time") == "once.upon.a.time"
