"""The cells that say where a row comes from."""

from typing import Any

from data.rows import Origin, PageView
from layouts.exports.tables.fields import Missing
from layouts.words.texts import Texts

NOWHERE: dict[str, Any] = {  # nothing is reported
    "source_id": Missing.NOT_REPORTED,
    "locator": Missing.NOT_REPORTED,
    "also_in": None,
    "caveat": None,
}
NO_DOCUMENT = NOWHERE | {"source_id": Missing.NOT_APPLICABLE, "locator": Missing.NOT_APPLICABLE}


def placed(t: Texts, view: PageView, origin: Origin | None) -> dict[str, Any]:
    """Document, place, other places and caveat of a row, in the reader's language."""
    if origin is None:
        return NOWHERE
    also = "; ".join(f"{source_id}: {view.place(t.lang, at)}" for source_id, at in origin.also)
    return {
        "source_id": origin.source_id,
        "locator": view.place(t.lang, origin.locator),
        "also_in": also or None,
        "caveat": view.said(t.lang, origin.caveat) or None,
    }
