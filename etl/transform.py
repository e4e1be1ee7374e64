"""Rows of text made typed, and rows that say the same made one."""

import datetime
import re
from dataclasses import replace
from typing import Any

from data.locators import is_box
from data.messages import Message, joined, label, number, say, word
from data.schema import BY_NAME
from data.schema.columns import PATTERNS, UNITS, Column, Table, matches
from data.schema.evidence import FIGURE_UNITS
from etl import number_hints
from etl.correct import Rows
from etl.extract import SAVE_AS, Row
from etl.faults import Fault, perhaps, shown
from etl.invisible_letters import unseen
from etl.merge import merge
from etl.readers.names import nearest_choice
from etl.stand_ins import advice
from etl.translate import translate

DAY = say("a date that exists, from 1900 to 2099, written like 2022-12-31")


def transform(rows: Rows, uncorrected: set[str]) -> tuple[Rows, list[Fault]]:
    """Typed rows, one a key; numbers as int or float, dates as ISO text, empty as None; and the faults.

    A cell with a fault is None, a row with a fault in its key is left out. Rows of one key that differ are no
    fault of theirs in tables that wait for a correction (`uncorrected`).
    """
    faults: list[Fault] = []
    typed: Rows = {}
    counted = {row.cells["indicator_id"]: row.cells["unit"] for row in reversed(rows["indicator"])}
    for name, table in BY_NAME.items():
        readable = []
        needed = [column.name for column in table.columns if column.key and not column.otherwise]
        for row in rows[name]:
            values, found = typed_cells(table, row, counted)
            faults += found
            if all(values[key] is not None for key in needed if key in values):
                readable.append(Row(name, row.file, row.number, values))
        days = {row.cells["source_id"]: row.cells.get("as_of") for row in typed.get("source", [])}
        typed[name], doubled, differing = merge(table, readable, days)
        faults += doubled
        faults += [] if name in uncorrected else differing
    for row in typed["result"]:
        row.cells["result_id"] = result_id(row.cells)
    for row in typed["theme_country"]:
        row.cells["named_in"] = named_in(row.cells["locator"] or "")
    translate(typed)
    return typed, faults


def result_id(cells: dict[str, Any]) -> str:
    """Country, step and period in one, and the number of a second result."""
    first = "{iso3}-{step}-{period}".format_map(cells)
    return first if cells["number"] == 1 else f"{first}-{cells['number']}"


def named_in(locator: str) -> str:
    """Whether a place in a document is a list, a box, or running text."""
    return "list" if re.search(r"\blist\b", locator) else "box" if is_box(locator) else "text"


def typed_cells(table: Table, row: Row, counted: dict[str, str]) -> tuple[dict[str, Any], list[Fault]]:
    """The typed cells of a row, and its faults; `counted` are the units of the indicators."""
    values: dict[str, Any] = {}
    faults = []
    for column in table.columns:
        if column.name not in row.cells:
            continue
        cell, (bounded, of) = row.cells[column.name], measured(table, column, row, counted)
        hidden = unseen(cell, is_typeset=column.is_typeset)
        if hidden:
            values[column.name] = None
            expected = number_hints.expected(bounded, cell, of) if column.is_number else hidden.expected
        else:
            values[column.name], expected = typed_cell(bounded, cell, of)
        if expected:
            found = shown(cell)
            if hidden:
                found = say("{found} ({where})", found=found, where=hidden.where)
            faults.append(Fault(row.file, row.number, column.name, found, expected))
    return values, faults


def measured(table: Table, column: Column, row: Row, counted: dict[str, str]) -> tuple[Column, str]:
    """(the column, within the bounds of the unit that its row has, that unit in words)."""
    if column.name != "value":
        return column, ""
    own = table.name == "reported_figure"
    unit = row.cells["unit"] if own else counted.get(row.cells["indicator_id"], "")
    largest = FIGURE_UNITS if own else UNITS
    if unit not in largest:
        return column, ""
    kind = "number" if unit in number_hints.IN_PARTS else "integer"
    return replace(column, kind=kind, unit=unit, high=largest[unit]), say(" of {unit}", unit=label(unit))


def typed_cell(column: Column, cell: str, of: str = "") -> tuple[Any, str]:
    """(value, "") where the cell is what its column may hold, (None, what is expected) where not."""
    if cell == "":
        may_be_empty = column.nullable or column.otherwise
        if may_be_empty:
            return None, ""
        return None, say("{meaning}; this cell may not be empty", meaning=word(column.meaning))
    if instead := advice(column, cell):
        return None, instead
    if column.is_number:
        return typed_number(column, cell, of)
    expected: str = ""
    if column.kind == "date":
        expected = "" if is_day(cell) else DAY
    elif column.kind == "part_date":
        is_good = matches("part_date", cell) and all(len(one) < 10 or is_day(one) for one in cell.split("/"))
        expected = "" if is_good else word(PATTERNS["part_date"][1])
    else:
        expected = text_fault(column, cell)
    return (None, expected) if expected else (cell, "")


def typed_number(column: Column, cell: str, of: str = "") -> tuple[int | float | None, str]:
    """(the number, "") within the bounds of its column, (None, what is expected) where it is none."""
    if not number_hints.is_one(column, cell):
        return None, number_hints.expected(column, cell, of)
    value = int(cell) if column.kind == "integer" else float(cell)
    if column.choices and value not in column.choices:
        return None, one_of(column, cell)
    if not column.low <= value <= column.high:
        low, high = number(column.low), number(column.high)
        return None, say("a number{of} from {low} to {high}", of=of, low=low, high=high)
    return value, ""


def one_of(column: Column, cell: str) -> Message:
    """That one of the choices of a column is expected, the one that was probably meant beside them."""
    choices = joined(", ", map(label, column.choices))
    return perhaps(say("one of {choices}", choices=choices), nearest_choice(column, cell))


def text_fault(column: Column, cell: str) -> str:
    """What is expected instead of this text; empty where nothing is wrong with it."""
    if column.choices and cell not in column.choices:
        return one_of(column, cell)
    if column.pattern and not matches(column.pattern, cell):
        return word(PATTERNS[column.pattern][1])
    if cell != cell.strip():
        return say("no space before or after the text")
    if cell.startswith(("=", "+", "@")) or re.match(r"-\D", cell):
        return say("text that does not start like a formula (=, +, - or @)")
    if "\ufffd" in cell or is_garbled(cell):
        return say("text in UTF-8 (an accent was lost or garbled on the way); {how}", how=SAVE_AS)
    return ""


def is_garbled(cell: str) -> bool:
    """True where UTF-8 was once read as Windows-1252, so that é became Ã©."""
    if cell.isascii():
        return False
    try:
        cell.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return False
    return True


def is_day(cell: str) -> bool:
    """True for an ISO date that exists, from 1900 to 2099."""
    if not re.fullmatch(r"(19|20)\d\d-\d\d-\d\d", cell, re.ASCII):
        return False
    try:
        datetime.date.fromisoformat(cell)
    except ValueError:
        return False
    return True
