"""Template components: small files that say at their head what they take.

`{% component "badge" label=text tone="good" %}` renders `templates/components/badge.html` with
these values and nothing else. `{% wrap "notice" tone="bad" %}…{% endwrap %}` does the same and
hands over what it encloses as `slot`.

The comment at the head of a component is its contract, and it is enforced: `- label: …` is
required, `- tone?: …` may be left out, anything else is refused when the page's template is
compiled. A misspelt parameter is then an error in the first test that opens the page, not a
silent gap.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Template, Token
from django.template.context import Context
from django.template.engine import Engine
from django.template.exceptions import TemplateSyntaxError
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

HEAD = re.compile(r"\{% comment %\}(?P<head>.*?)\{% endcomment %\}", re.DOTALL)
PARAMETER = re.compile(r"^- (?P<name>\w+)(?P<optional>\??): ", re.MULTILINE)
# Icons that point along the line of reading are mirrored where it runs from right to left.
DIRECTIONAL_ICONS = frozenset({"arrow", "chevron", "exit", "external", "list", "history"})


def declared_parameters(source: str) -> dict[str, bool]:
    """The parameters a component's head names, each with whether it is required."""
    head = HEAD.search(source)
    found = PARAMETER.finditer(head["head"]) if head else ()
    return {match["name"]: not match["optional"] for match in found}


class ComponentNode(Node):
    """One use of a component in a page."""

    def __init__(
        self,
        component: Template,
        defaults: Mapping[str, str],
        values: Mapping[str, FilterExpression],
        content: NodeList | None,
    ) -> None:
        self.component = component
        self.defaults = defaults
        self.values = values
        self.nodelist = content or NodeList()
        self.has_slot = content is not None

    def render(self, context: Context) -> SafeString:
        values: dict[str, object] = dict(self.defaults)
        values.update((name, value.resolve(context)) for name, value in self.values.items())
        if self.has_slot:
            values["slot"] = self.nodelist.render(context)
        return self.component.render(context.new(values))


@register.tag("component")
def compile_component(parser: Parser, token: Token) -> ComponentNode:
    """`{% component "name" key=value … %}`"""
    return _compiled(parser, token, None)


@register.tag("wrap")
def compile_wrap(parser: Parser, token: Token) -> ComponentNode:
    """`{% wrap "name" key=value … %}content{% endwrap %}`"""
    content = parser.parse(("endwrap",))
    parser.delete_first_token()
    return _compiled(parser, token, content)


def _compiled(parser: Parser, token: Token, content: NodeList | None) -> ComponentNode:
    tag, *bits = token.split_contents()
    if not bits or bits[0][0] not in "\"'" or bits[0][0] != bits[0][-1]:
        raise TemplateSyntaxError(f"{{% {tag} %}} takes the name of a component in quotes first.")
    name = bits[0][1:-1]
    component = Engine.get_default().get_template(f"components/{name}.html")
    declared = declared_parameters(component.source)
    values: dict[str, FilterExpression] = {}
    for bit in bits[1:]:
        key, separator, value = bit.partition("=")
        if not separator or key not in declared or key in values:
            accepted = ", ".join(declared)
            raise TemplateSyntaxError(f'"{name}" does not take {bit!r} here. It takes: {accepted}.')
        values[key] = parser.compile_filter(value)
    given = set(values) | ({"slot"} if content is not None else set())
    missing = [key for key, required in declared.items() if required and key not in given]
    if missing:
        raise TemplateSyntaxError(f'"{name}" needs {", ".join(missing)}.')
    if content is not None and "slot" not in declared:
        raise TemplateSyntaxError(f'"{name}" has no slot: use {{% component %}}.')
    return ComponentNode(component, dict.fromkeys(declared, ""), values, content)


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite: decoration, or an image with a name where `label` says one."""
    css_class = "icon icon-directional" if name in DIRECTIONAL_ICONS else "icon"
    address = static("site/icons/sprite.svg")
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}#{}"/></svg>',
            css_class, label, address, name,
        )  # fmt: skip
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', css_class, address, name
    )
