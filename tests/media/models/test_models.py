"""Figures and clippings as records: closed lists, what they hold on to, names."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.template import Context, Template
from django.utils import translation

from campaign_site.core.content_version import content_version
from media.models import KeyFigure, PressClipping
from tests.factories import EditionFactory, ProjectFactory

pytestmark = pytest.mark.django_db
FIGURE = {"label_fr": "élèves", "unit": "person", "kind": "result", "precision": "exact"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("unit", "pupils"),
        ("kind", "guess"),
        ("precision", "rough"),
        ("value", Decimal("1e13")),
        ("value", Decimal("0.001")),
        ("year", -1),
        ("attributed_to", "x" * 161),
    ],
)
def test_a_figure_outside_its_lists_and_bounds_is_refused(field, value):
    figure = KeyFigure(**{**FIGURE, "value": 1, field: value})
    with pytest.raises(ValidationError) as caught:
        figure.full_clean()
    assert field in caught.value.message_dict


@pytest.mark.parametrize("value", [None, 0, Decimal("42.70"), Decimal("999999999999.99")])
def test_a_number_may_be_unknown_and_keeps_its_digits(value):
    figure = KeyFigure(**FIGURE, value=value)
    figure.full_clean()
    figure.save()
    figure.refresh_from_db()
    assert figure.value == value


@pytest.mark.parametrize("field", ["edition", "project"])
def test_what_a_figure_is_about_cannot_be_taken_away(field):
    about = {"edition": EditionFactory, "project": ProjectFactory}[field]()
    KeyFigure.objects.create(**FIGURE, value=1, **{field: about})
    with pytest.raises(ProtectedError):
        about.delete()


@pytest.mark.parametrize(
    ("field", "value"),
    [("language", "xx"), ("language", ""), ("link", "javascript:alert(1)"), ("title", "x" * 301)],
)
def test_a_clipping_outside_its_lists_is_refused(field, value):
    clipping = PressClipping(**{"language": "fr", "title": "Article", field: value})
    with pytest.raises(ValidationError) as caught:
        clipping.full_clean()
    assert field in caught.value.message_dict


def test_a_clipping_is_called_by_the_best_it_has():
    assert str(PressClipping(title="Titre", outlet="Journal", external_id="p-1")) == "Titre"
    assert str(PressClipping(outlet="Journal", external_id="p-1")) == "Journal"
    assert str(PressClipping(external_id="p-1")) == "p-1"


def test_clippings_come_newest_first_however_exactly_they_are_dated():
    for published in ("2022", "2022-11-14", "", "2022-11", "2023-01-02"):
        PressClipping.objects.create(language="fr", published=published)
    assert list(PressClipping.objects.values_list("published", flat=True)) == [
        "2023-01-02", "2022-11-14", "2022-11", "2022", "",
    ]  # fmt: skip


def test_an_edition_that_goes_leaves_its_clippings():
    edition = EditionFactory()
    clipping = PressClipping.objects.create(language="ar", title="مقال")
    clipping.editions.add(edition)
    edition.delete()
    assert PressClipping.objects.get() == clipping


@pytest.mark.parametrize("model", [KeyFigure, PressClipping])
def test_what_is_quoted_in_public_moves_the_version(model):
    fields = FIGURE if model is KeyFigure else {"language": "fr"}
    before = content_version()
    record = model.objects.create(**fields)
    created = content_version()
    assert created != before
    record.delete()
    assert content_version() != created


@pytest.mark.parametrize(("lang", "label"), [("fr", "élèves"), ("ar", "تلاميذ")])
def test_pages_of_other_apps_quote_figures(lang, label):
    edition = EditionFactory()
    KeyFigure.objects.create(**FIGURE, label_ar="تلاميذ", value=12, edition=edition)
    source = (
        "{% load key_figures %}{% key_figures edition as figures %}"
        "{% for one in figures %}{{ one.value }} {{ one.label }}{% endfor %}"
    )
    with translation.override(lang):
        text = Template(source).render(Context({"edition": edition}))
    assert text == f"12 {label}"


@pytest.mark.parametrize("number", [0, 1, 3])
def test_figures_of_an_edition_cost_one_query(number, django_assert_num_queries):
    from media.selectors.key_figures import edition_figures

    edition = EditionFactory()
    for _ in range(number):
        KeyFigure.objects.create(**FIGURE, value=12, edition=edition)
    with django_assert_num_queries(1):
        assert len(edition_figures(edition, "fr")) == number


def test_figures_stand_by_kind_and_then_as_they_were_entered():
    edition = EditionFactory()
    for kind in ("target", "result", "context", "result"):
        KeyFigure.objects.create(**{**FIGURE, "kind": kind}, edition=edition)
    kinds = list(KeyFigure.objects.values_list("kind", flat=True))
    assert kinds == ["context", "result", "result", "target"]
