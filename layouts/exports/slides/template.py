"""The empty presentation that decks are made from: the master and the layouts of `template.pptx`."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.presentation import Presentation as Deck

FILE = Path(__file__).with_name("template.pptx")
INCH = 914400  # in the unit of the library


def empty() -> Deck:
    """A presentation without slides; those of the file only show its layouts to who edits it."""
    deck = Presentation(BytesIO(_content()))
    examples = deck.slides._sldIdLst
    for one in list(examples):
        deck.part.drop_rel(one.rId)
        examples.remove(one)
    return deck


@cache
def _content() -> bytes:
    return FILE.read_bytes()


@cache
def room(layout: str, placeholder: str) -> tuple[float, float]:
    """How wide and how high a placeholder of a layout is, in inches."""
    layouts: Any = empty().slide_layouts
    (found,) = (one for one in layouts.get_by_name(layout).placeholders if one.name == placeholder)
    return found.width / INCH, found.height / INCH


def placeholders(slide: Any) -> dict[str, Any]:
    """The placeholders of a slide by the names that its layout gives them."""
    held = {one.placeholder_format.idx: one for one in slide.placeholders}
    named = {one.placeholder_format.idx: one.name for one in slide.slide_layout.placeholders}
    return {named[number]: one for number, one in held.items()}
