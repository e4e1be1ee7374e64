"""Parts of the page as plain HTML.

Every Dash component on a page costs time at every change, as Dash asks each one whether it is concerned: a
thousand rows, marks and labels took 200 ms. What no callback reads is therefore written as text, and the
browser puts it in its place (`assets/screen.js`).
"""

from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component

NAMES = {"className": "class", "colSpan": "colspan", "htmlFor": "for"}
VOID = ("input", "br", "hr", "img")
# What a component carries beside the properties it was given.
CLASS_DATA = frozenset(vars(html.Div())) - {"children"}


def markup(part: Any) -> str:
    """The HTML of a component of `dash.html`, of a text, or of a list of both. All text is escaped."""
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return "".join(markup(each) for each in part)
    if not isinstance(part, Component):
        return escape(str(part))
    tag = type(part).__name__.lower()
    # The properties given to it: `to_plotly_json` says the same, at most of the cost of a change.
    given = {name: value for name, value in vars(part).items() if name not in CLASS_DATA}
    children = markup(given.pop("children", None))
    attributes = "".join(f' {NAMES.get(name, name)}="{_value(value)}"' for name, value in given.items())
    return f"<{tag}{attributes}>" if tag in VOID else f"<{tag}{attributes}>{children}</{tag}>"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        value = ";".join(f"{name}:{each}" for name, each in value.items())
    return escape(str(value))
