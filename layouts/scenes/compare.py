"""The scene of what stands side by side."""

from data.rows import PageView
from layouts.pages.compare import rows
from layouts.pages.compare.page import lead, notes, title
from layouts.scenes.content import Content, Fact, Table
from layouts.words.texts import Texts

MOST = 8  # rows that the screen has room for; slides have them all


def compared_title(t: Texts, view: PageView) -> str:
    """Who stands side by side."""
    return title(t, view)


def compared(t: Texts, view: PageView) -> Content:
    """The table in words."""
    found = view.answers.compared
    if not found.kind:
        said = t("Choose two or three of one kind: countries, partners or regions.")
        return Content(facts=(Fact("–", "", said, None, "unknown"),))
    share = 0.8 / len(found.columns)
    return Content(
        table=Table(
            (t("What"), *(one.names[t.lang] for one in found.columns)),
            tuple((row.label, *(cell.said for cell in row.cells)) for row in rows.rows(t, view)),
            widths=(0.2, *(share for _ in found.columns)),
            most=MOST,
        ),
        note=lead(t, view),
        fine_print=" ".join(notes(t, view)),
        rows=tuple(place for one in found.columns for place in one.origins),
    )
