"""Parts of the page as plain HTML.

Every Dash component on a page costs time at every change, as Dash asks each one whether it is concerned: a
thousand rows, marks and labels took 200 ms. What no callback reads is therefore written as text, and the
browser puts it in its place (`assets/screen.js`). `html` has the names and arguments of `dash.html`.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from types import SimpleNamespace
from typing import Any

import dash
from dash.development.base_component import Component
from markupsafe import Markup

from data.untranslated import MARKED, unmarked

Html = Markup  # text that is HTML already

TAGS = (
    *(
        "A",
        "Article",
        "B",
        "Br",
        "Button",
        "Caption",
        "Dd",
        "Details",
        "Div",
        "Dl",
        "Dt",
        "Fieldset",
        "Footer",
        "Form",
    ),
    *(
        "H1",
        "H2",
        "H3",
        "H4",
        "Header",
        "I",
        "Input",
        "Kbd",
        "Label",
        "Legend",
        "Li",
        "Main",
        "Nav",
        "Ol",
        "Option",
    ),
    *(
        "P",
        "Pre",
        "Section",
        "Select",
        "Span",
        "Summary",
        "Sup",
        "Table",
        "Tbody",
        "Td",
        "Textarea",
        "Th",
        "Thead",
    ),
    *("Tr", "Ul"),
)
VOID = ("Br", "Input")
NAMES = {"className": "class", "colSpan": "colspan", "htmlFor": "for"}


def markup(part: Any) -> str:
    """The HTML of an element, of a text, or of a list of both; of nothing, none. All text is escaped."""
    if isinstance(part, Markup):
        return part
    if isinstance(part, str):
        return escaped(part)
    if isinstance(part, list | tuple):
        return "".join(map(markup, part))
    return "" if part is None else escaped(str(part))


# A page is some thousand short texts, many of them the same at every change. An English one has its own type,
# by which it is told from the same text in the reader's language.
@lru_cache(maxsize=20_000, typed=True)
def escaped(text: str) -> str:
    """A text in HTML, with an element around what is English in it for want of a translation."""
    return MARKED.sub(r'<span lang="en">\1</span>', escape(f"{text}"))


@lru_cache(maxsize=20_000)
def attribute(text: str) -> str:
    """A text in an attribute, which has one language: that of the page."""
    return escape(unmarked(text))


def _element(name: str) -> Callable[..., Html]:
    start, end = f"<{name.lower()}", "" if name in VOID else f"</{name.lower()}>"

    def element(children: Any = None, **given: Any) -> Html:
        attributes = [f' {NAMES.get(each, each)}="{_value(value)}"' for each, value in given.items()]
        # Not `Html(…)`: what is joined here is escaped already, and need not be looked at again.
        return str.__new__(Html, f"{start}{''.join(attributes)}>{markup(children)}{end}")

    return element


def _value(value: Any) -> str:
    if isinstance(value, dict):
        value = ";".join(f"{name}:{each}" for name, each in value.items())
    return attribute(str(value))


html = SimpleNamespace(**{name: _element(name) for name in TAGS})


def apart(text: str) -> Any:
    """A text for Dash, which draws no HTML of ours: what is English in it in elements of their own."""
    pieces = MARKED.split(f"{text}")  # every second one is English
    if len(pieces) == 1:
        return text
    return [
        dash.html.Span(piece, lang="en") if place % 2 else piece
        for place, piece in enumerate(pieces)
        if piece
    ]


def static_html(part: Any) -> Any:
    """The HTML of what Dash will draw; of a control or a chart, none."""
    if isinstance(part, list):
        return [static_html(each) for each in part]
    if not isinstance(part, Component):
        return part
    drawn = part.to_plotly_json()
    if drawn["namespace"] != "dash_html_components":
        return None
    given = drawn["props"]
    return getattr(html, drawn["type"])(static_html(given.pop("children", None)), **given)


def filled(page: str, parts: dict[str, str]) -> str:
    """A page of HTML with the parts put into the empty places of their ids, one after the other."""
    for place, part in parts.items():
        if empty := re.search(rf'<[^<>]* id="{place}"[^<>]*>(?=</)', page):
            page = "".join((page[: empty.end()], part, page[empty.end() :]))  # adding would escape the page
    return page
