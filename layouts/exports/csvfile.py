"""A table as CSV: RFC 4180, UTF-8, dates in ISO 8601, the same names of columns in every language."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from layouts.exports import notes
from layouts.exports.fields import FORMULA, Missing
from layouts.exports.tables import Table
from layouts.texts import Texts

BOM = "\ufeff"


def make(t: Texts, table: Table, *, hxl: bool = False, bom: bool = False) -> bytes:
    """The bytes of the file; where the filters leave nothing, its first row after the header says so."""
    rows: list[list[Any]] = [[field.name for field in table.fields]]
    if hxl:
        rows.append([field.tag for field in table.fields])
    if table.is_empty:
        rows.append([notes.empty(t, table), *[""] * (len(table.fields) - 1)])
    rows += [[cell(value) for value in row] for row in table.rows]
    return ((BOM if bom else "") + written(rows)).encode()


def cell(value: Any) -> Any:
    """A cell: `not_reported` or `not_applicable` where there is no value; no text becomes a formula."""
    if isinstance(value, Missing):
        return value.value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def written(rows: Iterable[Iterable[Any]]) -> str:
    """Rows as the text of a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
