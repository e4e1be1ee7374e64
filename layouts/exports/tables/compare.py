"""The rows of what stands side by side: one a cell of the table, so that a pivot table can turn it."""

from data.rows import PageView
from data.rows.compare import Column
from layouts.exports.tables.countries import NO_PLACE, NONE, NOWHERE, UNKNOWN, Row, origin, place
from layouts.pages.compare import rows
from layouts.pages.compare.cells import Cell
from layouts.words.texts import Texts


def compare(t: Texts, view: PageView) -> list[Row]:
    """A row for each cell, column by column; nothing where fewer than two are compared."""
    found, places = view.answers.compared, place(t, view)
    found_rows = rows.rows(t, view)
    return [
        {
            **NO_PLACE,
            **(places[column.key] if found.kind == "country" else {}),
            "level": "country" if found.kind == "country" else "countries",
            "compared_kind": found.kind,
            "compared_id": column.key,
            "compared": column.names[t.lang],
            "row_part": row.part,
            "row_id": row.item,
            "row_name": row.label,
            "said": cell.said,
            "count": _missing(cell.state) if cell.value is None else cell.value,
            "state": cell.state if cell.value != 0 else "reported_zero",
            "as_of": view.overview.as_of,
            **_place(t, view, column, cell),
        }
        for place_of, column in enumerate(found.columns)
        for row in found_rows
        for cell in [row.cells[place_of]]
    ]


def _place(t: Texts, view: PageView, column: Column, cell: Cell) -> Row:
    """Where a cell comes from; what is counted over a list of countries comes from where they are listed."""
    if cell.state == "value":
        return origin(t, view, (*cell.origins, *column.places)[0])
    return NOWHERE if cell.state == "not_reported" else {**NOWHERE, "source_id": NONE, "locator": NONE}


def _missing(state: str) -> object:
    return NONE if state == "not_applicable" else UNKNOWN
