"""A table as CSV: RFC 4180, UTF-8, dates in ISO 8601, the same names of columns in every language.

Excel reads a file by the customs of its language: a French or Spanish one splits lines at semicolons, and
takes only a comma for the sign before decimals. For it there is a file of its own, `for_excel`.
"""

import csv
import io
from collections.abc import Iterable
from typing import Any

from data.untranslated import unmarked
from layouts.exports.tables import notes
from layouts.exports.tables.fields import FORMULA, Field, Missing
from layouts.exports.tables.topics import Table
from layouts.words.texts import Texts

BOM = "\ufeff"
SEMICOLONS = ("fr", "es")  # languages whose Excel has the comma as its decimal sign


def make(t: Texts, table: Table, *, hxl: bool = False, bom: bool = False, for_excel: bool = False) -> bytes:
    """The bytes of the file; where the filters leave nothing, its first row after the header says so."""
    has_commas = for_excel and t.lang in SEMICOLONS
    rows: list[list[Any]] = [[field.name for field in table.fields]]
    if hxl:
        rows.append([field.tag for field in table.fields])
    if table.is_empty:
        rows.append([notes.empty(t, table), *[""] * (len(table.fields) - 1)])
    for row in table.rows:
        rows.append([_cell(field, value) for field, value in zip(table.fields, row, strict=True)])
    return ((BOM if bom or for_excel else "") + written(rows, has_commas=has_commas)).encode()


def _cell(field: Field, value: Any) -> Any:
    """A cell: where there is no value, numbers and dates are empty and others say `not_reported`."""
    if isinstance(value, Missing):
        return "" if field.is_measured else value.value
    if isinstance(value, bool):
        return str(value).lower()
    return value


def written(rows: Iterable[Iterable[Any]], *, has_commas: bool = False) -> str:
    """Rows as the text of a CSV file; with decimal commas, cells are divided by semicolons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if has_commas else ",", lineterminator="\r\n")
    writer.writerows([_safe(cell, has_commas) for cell in row] for row in rows)
    return text.getvalue()


def _safe(cell: Any, has_commas: bool) -> Any:
    """A text that begins like a formula stands behind an apostrophe; a number below zero stays a number."""
    if isinstance(cell, str):
        text = unmarked(cell)
        return f"'{text}" if text.startswith(FORMULA) else text
    return str(cell).replace(".", ",") if has_commas and isinstance(cell, float) else cell
