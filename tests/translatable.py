"""Every text of the source that asks for a translation, found without the gettext tools."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

# How many arguments before the text (the context), by the name of the function.
CONTEXT_FIRST = {
    "_": False,
    "gettext": False,
    "gettext_lazy": False,
    "gettext_noop": False,
    "ngettext": False,
    "ngettext_lazy": False,
    "pgettext": True,
    "pgettext_lazy": True,
    "npgettext": True,
    "npgettext_lazy": True,
}
Text = tuple[str | None, str]


def texts_of_python(source: str) -> Iterator[Text]:
    """Context (or None) and text of each call of a gettext function with literal arguments."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in CONTEXT_FIRST:
            strings = [
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
            yield from _text(_name(node.func), strings)


def texts_of_template(source: str) -> Iterator[Text]:
    """The same for a Django template, by Django's own reading of it."""
    code = " ".join(templatize(source).split("\n")) + "\n"
    name, strings = "", []
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.NAME and token.string in CONTEXT_FIRST:
            name, strings = token.string, []
        elif token.type == tokenize.STRING and name:
            strings.append(ast.literal_eval(token.string))
        elif token.string == ")" and name:
            yield from _text(name, strings)
            name = ""


def all_texts(root: Path, folders: tuple[str, ...]) -> dict[Text, str]:
    """Each text and the first file it stands in."""
    found: dict[Text, str] = {}
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            read = {".py": texts_of_python, ".html": texts_of_template, ".txt": texts_of_template}
            if path.suffix in read and "migrations" not in path.parts:
                for text in read[path.suffix](path.read_text()):
                    found.setdefault(text, path.relative_to(root).as_posix())
    return found


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _text(name: str, strings: list[str]) -> Iterator[Text]:
    first = int(CONTEXT_FIRST[name])
    if len(strings) > first and strings[first]:
        yield (strings[0] if first else None), strings[first]
