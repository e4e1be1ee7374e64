"""Parts of the page as plain HTML.

Every Dash component on a page costs time at every change, as Dash asks each one whether it is concerned: a
thousand rows, marks and labels took 200 ms. What no callback reads is therefore written as text, and the
browser puts it in its place (`assets/screen.js`). `html` has the names and arguments of `dash.html`.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape

Html = Markup  # text that is HTML already

TAGS = (
    *("A", "Article", "B", "Br", "Button", "Caption", "Dd", "Details", "Div", "Dl", "Dt", "Footer", "Form"),
    *("H1", "H2", "H3", "H4", "I", "Input", "Kbd", "Label", "Li", "Main", "Nav", "Ol", "Option", "P"),
    *("Section", "Select", "Span", "Summary", "Sup", "Table", "Tbody", "Td", "Th", "Thead", "Tr", "Ul"),
)
VOID = ("Br", "Input")
NAMES = {"className": "class", "colSpan": "colspan", "htmlFor": "for"}


def markup(part: Any) -> str:
    """The HTML of an element, of a text, or of a list of both; of nothing, none. All text is escaped."""
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return "".join(map(markup, part))
    return str(escape(part))


def _element(name: str) -> Callable[..., Html]:
    tag = name.lower()
    end = "" if name in VOID else f"</{tag}>"

    def element(children: Any = None, **given: Any) -> Html:
        attributes = "".join(f' {NAMES.get(each, each)}="{_value(value)}"' for each, value in given.items())
        return Html(f"<{tag}{attributes}>{markup(children)}{end}")

    return element


def _value(value: Any) -> Html:
    if isinstance(value, dict):
        value = ";".join(f"{name}:{each}" for name, each in value.items())
    return escape(value)


html = SimpleNamespace(**{name: _element(name) for name in TAGS})
