"""The last slide of a deck: where its main figures come from."""

from data.rows import PageView
from layouts.exports.slides.charts import Slide
from layouts.exports.slides.notes import Proven
from layouts.frame.sources import panel_name
from layouts.scenes.content import Table
from layouts.words import formats
from layouts.words.texts import Texts

PANELS = ("results", "countries", "steps", "people", "funding")


def documents(t: Texts, view: PageView, proven: Proven) -> list[Slide]:
    """Which document and which place in it the main figures come from."""
    by_document: dict[str, list[tuple[str, str]]] = {}
    for panel in PANELS:
        for document, places in proven(panel, view.overview.as_of, t.lang).places:
            by_document.setdefault(document, []).append(
                (panel_name(t, panel), formats.in_series(t.lang, places))
            )
    rows = tuple(row for document, found in by_document.items() for row in ((document,), *found))
    title = t("Every figure names the document it comes from")
    table = Table((t("Figure"), t("Where it stands")), rows, widths=(3, 9))
    lead = t("Amounts are US dollars at the exchange rate of the day on which each project was signed.")
    notes = tuple(formats.named(t.lang, row[0], *row[1:]) for row in rows)
    return [Slide(title, lead, (table,), notes=notes)]
