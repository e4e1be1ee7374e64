"""Parts of the page as plain HTML.

Every Dash component on a page costs time at every change, as Dash asks each one whether it is concerned: a
thousand rows, marks and labels took 200 ms. What no callback reads is therefore written as text, and the
browser puts it in its place (`assets/screen.js`).
"""

from html import escape
from typing import Any

from dash.development.base_component import Component

NAMES = {"className": "class", "colSpan": "colspan"}


def markup(part: Any) -> str:
    """The HTML of a component of `dash.html`, of a text, or of a list of both. All text is escaped."""
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return "".join(markup(each) for each in part)
    if not isinstance(part, Component):
        return escape(str(part))
    described = part.to_plotly_json()
    tag = described["type"].lower()
    props = dict(described["props"])
    children = markup(props.pop("children", None))
    attributes = "".join(f' {NAMES.get(name, name)}="{_value(value)}"' for name, value in props.items())
    return f"<{tag}{attributes}>{children}</{tag}>"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        value = ";".join(f"{name}:{each}" for name, each in value.items())
    return escape(str(value))
