"""The tags that use a component, and the contract at its head."""

import pytest
from django.template import Context, Template, TemplateSyntaxError

from campaign_site.core.templatetags.components import declared_parameters, icon


def render(source: str, **context: object) -> str:
    return Template("{% load components %}" + source).render(Context(context))


def test_head_names_required_and_optional_parameters() -> None:
    source = "{% comment %}\nA label.\n- label: the word\n- tone?: good or bad\n{% endcomment %}<b>"
    assert declared_parameters(source) == {"label": True, "tone": False}


def test_a_file_without_head_takes_nothing() -> None:
    assert declared_parameters("<b>- label: no</b>") == {}


def test_component_renders_its_values() -> None:
    html = render('{% component "badge" label=word tone="good" %}', word="<24>")
    assert "badge-good" in html
    assert "&lt;24&gt;" in html


def test_component_does_not_see_the_page() -> None:
    html = render('{% component "badge" label="x" %}', tone="bad")
    assert "badge-bad" not in html


def test_wrap_hands_over_what_it_encloses() -> None:
    html = render('{% wrap "notice" tone="bad" %}<p>{{ text }}</p>{% endwrap %}', text="a & b")
    assert "<p>a &amp; b</p>" in html
    assert "notice-bad" in html


def test_value_passes_through_filters() -> None:
    assert "ABC" in render('{% component "badge" label=word|upper %}', word="abc")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{% component "badge" %}', "needs label"),
        ('{% component "badge" label="x" colour="red" %}', "does not take 'colour=\"red\"'"),
        ('{% component "badge" label="x" label="y" %}', "does not take 'label=\"y\"'"),
        ('{% component "badge" label %}', "does not take 'label'"),
        ("{% component badge %}", "in quotes first"),
        ("{% component %}", "in quotes first"),
        ('{% wrap "badge" label="x" %}{% endwrap %}', "has no slot"),
        ('{% component "notice" %}', "needs slot"),
    ],
)
def test_misuse_is_refused_when_the_page_is_compiled(source: str, message: str) -> None:
    with pytest.raises(TemplateSyntaxError) as error:
        render(source)
    assert message in str(error.value)


def test_icon_is_decoration_unless_named() -> None:
    assert 'aria-hidden="true"' in icon("phone")
    named = icon("phone", "Call & ask")
    assert 'role="img" aria-label="Call &amp; ask"' in named
    assert "aria-hidden" not in named


def test_only_icons_with_a_direction_are_mirrored() -> None:
    assert 'class="icon icon-directional"' in icon("arrow")
    assert 'class="icon"' in icon("phone")
