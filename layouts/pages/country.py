"""The page of country."""

from typing import Any

from data.rows import PageView
from layouts import parts
from layouts.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    return [parts.heading("country", "")]
