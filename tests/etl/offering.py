"""A store with the shipped tables, and what a change to its workbook or its files comes to."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]

from data.store.engine import open_engine
from etl.build import Read
from etl.publish import check, template
from etl.readers.notes import Note
from tests.etl.raw_tables import REPORT, can_be_said, silent

HEADER = 3  # of a workbook to fill in: the row with the columns' names
Change = Callable[[Any], object]


def book(store: str, file: Path, *changes: Change, lang: str = "en", countries: Iterable[str] = ()) -> Path:
    """The workbook to fill in of a store, changed as somebody in Excel would, written to a file."""
    content, _ = template(open_engine(store), lang, [*countries])
    if not changes:
        file.write_bytes(content)
        return file
    workbook = load_workbook(io.BytesIO(content))
    for change in changes:
        change(workbook)
    workbook.save(file)
    return file


def place(sheet: Any, column: str) -> int:
    """The number of a column in a sheet."""
    return next(cell.column for cell in sheet[HEADER] if cell.value == column)


def put(table: str, row: int, column: str, value: object, number_format: str = "") -> Change:
    """Writes a value into a cell of a table's sheet."""

    def change(workbook: Any) -> None:
        cell = workbook[table].cell(row, place(workbook[table], column), value)
        if number_format:
            cell.number_format = number_format

    return change


def add(table: str, *rows: dict[str, object]) -> Change:
    """Adds rows below the last one of a table's sheet."""

    def change(workbook: Any) -> None:
        sheet = workbook[table]
        last = max(row[0].row for row in sheet.iter_rows() if any(cell.value is not None for cell in row))
        for number, row in enumerate(rows, last + 1):
            for column, value in row.items():
                sheet.cell(number, place(sheet, column), value)

    return change


def own_book(file: Path, header: list[str], *rows: list[object], sheet: str = "event") -> Any:
    """A workbook that somebody made without ours: one sheet, its header in row 1; not yet saved."""
    workbook = Workbook()
    workbook.active.title = sheet
    for row in [header, *rows]:
        workbook.active.append(row)
    return workbook


def offer(store: str, file: Path) -> Read:
    """What the tables of a store would be with a file laid over them."""
    return can_be_said(check(file, silent, store))


def noted(found: Read, column: str, cell: str | None = None) -> list[Note]:
    """The notes about a column, or a cell of it."""
    return [one for one in found.notes if one.column == column and cell in (None, one.cell)]


EVENT: dict[str, object] = {
    "source_id": REPORT,
    "event_id": "e_new",
    "held_on": "2024-03-14",
    "name_en": "Development Partners meeting",
    "attendance": 210,
    "precision": "about",
    "locator": "Section 3.3, Events, item 1",
}
