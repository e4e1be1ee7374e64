"""Rows of text made typed, and rows that say the same made one."""

import datetime
import re
import unicodedata

from data.schema import BY_NAME, PATTERNS, UNITS, Column, Table, matches
from etl.correct import Rows
from etl.extract import REFERENCE, Row
from etl.faults import Fault, shown

FORMULA = ("=", "+", "-", "@")
WHOLE = "a whole number, digits only (no spaces, commas or units)"
DECIMAL = "a number such as 12 or 12.5 (a point, no spaces, commas or units)"
DAY = "a date that exists, written like 2022-12-31"
PROVENANCE = ("source_id", "locator", "also_in", "caveat", "precision")


def transform(rows: Rows) -> tuple[Rows, list[Fault]]:
    """Typed rows, one a key, in the tables' order; numbers as int or float, dates as ISO text, empty as None."""
    faults: list[Fault] = []
    typed: Rows = {}
    for name, table in BY_NAME.items():
        readable = []
        for row in rows[name]:
            found = typed_row(table, row)
            faults += found if isinstance(found, list) else []
            readable += [found] if isinstance(found, Row) else []
        typed[name] = merge(table, readable, faults)
    faults += check_units(typed)
    for row in typed["result"]:
        row.cells["result_id"] = f"{row.cells['iso3']}-{row.cells['step']}-{row.cells['period']}"
    return typed, faults


def typed_row(table: Table, row: Row) -> Row | list[Fault]:
    """The row with typed cells, or its faults."""
    cells: dict[str, object] = {}
    faults = []
    for column in table.columns:
        if column.name not in row.cells:
            continue
        value, expected = typed_cell(column, row.cells[column.name])
        if expected:
            faults.append(Fault(row.file, row.number, column.name, shown(row.cells[column.name]), expected))
        cells[column.name] = value
    return faults or Row(row.table, row.file, row.number, cells)


def typed_cell(column: Column, cell: str) -> tuple[object, str]:
    """(value, "") where the cell is what its column may hold, (None, what is expected) where not."""
    if cell == "":
        return None, "" if column.nullable else f"{column.meaning} (a cell that is not empty)"
    if column.kind in ("integer", "number"):
        return typed_number(column, cell)
    if column.kind in ("date", "part_date"):
        if is_day(cell) or (column.kind == "part_date" and matches("part_date", cell)):
            return cell, ""
        return None, DAY if column.kind == "date" else PATTERNS["part_date"][1]
    return (cell, "") if (expected := text_fault(column, cell)) == "" else (None, expected)


def text_fault(column: Column, cell: str) -> str:
    """What is expected instead of this text; empty where nothing is wrong with it."""
    if column.choices and cell not in column.choices:
        return "one of " + ", ".join(str(choice) for choice in column.choices)
    if column.pattern and not matches(column.pattern, cell):
        return PATTERNS[column.pattern][1]
    if cell != cell.strip():
        return "no space before or after the text"
    if cell.startswith(FORMULA) and not re.fullmatch(r"-?[\d.]{1,20}", cell):
        return "text that does not start like a formula (=, +, - or @)"
    if any(unicodedata.category(letter) in ("Cc", "Co", "Cn", "Zl", "Zp") or letter == "\ufffd" for letter in cell):
        return "letters, digits and punctuation in one line (there is a control character or a lost letter)"
    if is_garbled(cell):
        return "text in UTF-8 (an accent was garbled on the way); in Excel: Save as, CSV UTF-8"
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


def typed_number(column: Column, cell: str) -> tuple[object, str]:
    """The number in a cell, within the bounds of its column."""
    value: int | float
    if column.kind == "integer" and re.fullmatch(r"-?\d{1,15}", cell, re.ASCII):
        value = int(cell)
    elif column.kind == "number" and re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", cell, re.ASCII):
        value = float(cell)
    else:
        return None, WHOLE if column.kind == "integer" else DECIMAL
    if column.choices and value not in column.choices:
        return None, "one of " + ", ".join(str(choice) for choice in column.choices)
    if column.low is not None and column.high is not None and not column.low <= value <= column.high:
        return None, f"a number from {column.low:,.0f} to {column.high:,.0f}"
    return value, ""


def is_day(cell: str) -> bool:
    """True for an ISO date that exists, within the years the programme can speak of."""
    if not re.fullmatch(r"(19|20|21)\d\d-\d\d-\d\d", cell, re.ASCII):
        return False
    try:
        datetime.date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def check_units(typed: Rows) -> list[Fault]:
    """Faults of values too large for the unit of their indicator, or with decimals where things are counted."""
    units = {row.cells["indicator_id"]: row.cells["unit"] for row in typed["indicator"]}
    faults = []
    for row in [*typed["observation"], *typed["target"]]:
        unit = units.get(row.cells["indicator_id"])
        if unit is None:
            continue
        most, decimals = UNITS[unit]
        value = row.cells["value"]
        if value > most or (not decimals and not value.is_integer()):
            kind = "a number" if decimals else "a whole number"
            faults.append(Fault(row.file, row.number, "value", shown(value), f"{kind} of {unit} up to {most:,}"))
    return faults


def merge(table: Table, rows: list[Row], faults: list[Fault]) -> list[Row]:
    """One row a key: empty cells filled from rows of the same key, `also_in` naming the places that agree.

    Two rows of one key that differ are a fault: a declared correction has to say which one is shown.
    """
    merged: dict[tuple, Row] = {}
    places: dict[tuple, list[tuple]] = {}
    for row in rows:
        key = tuple(row.cells[name] for name in table.key)
        place = (row.cells.get("source_id"), row.cells.get("locator"))
        if key not in merged:
            cells = {column.name: row.cells.get(column.name) for column in table.columns}
            merged[key], places[key] = Row(table.name, row.file, row.number, cells), [place]
            continue
        first = merged[key]
        if place in places[key]:
            faults.append(Fault(row.file, row.number, ", ".join(table.key), shown("|".join(map(str, key))),
                                f"each key once; it is already in {first.file}, row {first.number}"))
            continue
        places[key].append(place)
        for name, value in row.cells.items():
            if first.cells.get(name) is None:
                first.cells[name] = value
            elif name not in PROVENANCE and value is not None and value != first.cells[name]:
                faults.append(Fault(
                    row.file, row.number, name, shown(value),
                    f"{shown(first.cells[name])} as in {first.file}, row {first.number}, or a line in "
                    "corrections.csv that says which of the two is shown and why"))
    for key, row in merged.items():
        if len(places[key]) > 1:
            row.cells["also_in"] = "; ".join(f"{source}: {locator}" for source, locator in places[key][1:])
        for column in table.columns:
            if row.cells[column.name] is None and not column.nullable and column.origin in ("file", "reference"):
                where = f"{REFERENCE}/{table.name}.csv" if column.origin == "reference" else "the row"
                faults.append(Fault(row.file, row.number, column.name, "nothing",
                                    f"{column.meaning}, in {where}"))
    return list(merged.values())
