"""Checks over several rows: what is empty, unknown, repeated or untold; then the rules of every date."""

from collections.abc import Iterator
from itertools import product

from data import messages
from data.messages import joined, say
from data.schema import BY_NAME, TABLES
from etl import rules
from etl.correct import Rows, check_adopted
from etl.extract import REFERENCE, Row
from etl.faults import Fault, perhaps, plain, shown, touched
from etl.readers.names import NAMED, names, nearest


def check(typed: Rows, codes: Rows, found: set[tuple[str, str]]) -> list[Fault]:
    """Every empty cell, unknown code, repeated value, unfit correction and total that is off.

    `codes` are the rows before they were typed, so that a row with another fault still lends its code.
    What an earlier fault would upset anyway (`found`: a total over a table with faults) is left out, and
    without corrections every sum.
    """
    faulty = {table for table, _ in found}
    unusable = {table for table, column in found if not column}
    faults = [*left_empty(typed, found), *references(typed, codes, unusable), *repeats(typed)]
    if "correction" in unusable:
        return faults
    faulty |= {table for table, _ in touched(faults)}
    faults += untold(typed, faulty)
    faults += check_adopted(typed, faulty)
    faults += rules.faults(typed, faulty)
    return faults


def left_empty(typed: Rows, found: set[tuple[str, str]]) -> Iterator[Fault]:
    """A fault for every row with cells that no document, or no reference, fills."""
    for table in TABLES:
        if found & {(table.name, ""), *((table.name, name) for name in table.key)}:
            continue
        needed = [
            column
            for column in table.columns
            if not column.nullable and (table.name, column.name) not in found
        ]
        for row, origin in product(typed[table.name], ("file", "reference")):
            empty = [
                column.name for column in needed if column.origin == origin and row.cells[column.name] is None
            ]
            if empty:
                key = "|".join(plain(row.cells[name]) for name in table.key)
                lacks = say("nothing for {columns}", columns=joined(", ", map(messages.column, empty)))
                file = messages.table(table.name, f"{table.name}.csv")
                place = say("{table} of a document", table=file)
                if origin == "reference":
                    place = messages.table(table.name, f"{REFERENCE}/{file}")
                expected = say("a row for {key} in {place}", key=key, place=place)
                yield Fault(row.file, row.number, None, lacks, expected)


def references(typed: Rows, codes: Rows, unusable: set[str]) -> Iterator[Fault]:
    """A fault for every code that its table does not have; none where the table could not be read.

    The source is the folder's name and needs no check: a folder without source.toml is a fault of its own.
    """
    called = names({name: [row.cells for row in codes[name]] for name in (*NAMED, "translation")})
    for table in TABLES:
        for column in table.columns:
            if not column.references or column.references in unusable or column.origin == "folder":
                continue
            parent = BY_NAME[column.references]
            known = {row.cells[parent.key[0]] for row in codes[parent.name]}
            meant: dict[str, str] = {}
            for row in typed[table.name]:
                value = row.cells[column.name]
                if value is not None and plain(value) not in known:
                    code = plain(value)
                    meant[code] = meant.get(code) or nearest(called, column, code)
                    expected = say("a code that the table {table} has", table=messages.table(parent.name))
                    expected = perhaps(expected, meant[code])
                    yield Fault(row.file, row.number, column.name, shown(value), expected)


def untold(typed: Rows, faulty: set[str]) -> Iterator[Fault]:
    """A fault for every priority country without a note or its partners, and every result without a text."""
    if not faulty & {"country", "country_note", "country_partner"}:
        notes = {row.cells["iso3"]: row.cells["has_partners"] for row in typed["country_note"]}
        named = {row.cells["iso3"] for row in typed["country_partner"]}
        notes_file = messages.table("country_note", "country_note.csv")
        for row in typed["country"]:
            iso3 = row.cells["iso3"]
            if row.cells["is_priority"] and iso3 not in notes:
                expected = say("a row for it in {table}", table=notes_file)
                yield Fault(row.file, row.number, "iso3", shown(iso3), expected)
            elif notes.get(iso3) and iso3 not in named:
                expected = say(
                    "a row for it in {partners}, or {has_partners} 0 in {notes}",
                    partners=messages.table("country_partner", "country_partner.csv"),
                    has_partners=messages.column("has_partners"),
                    notes=notes_file,
                )
                yield Fault(row.file, row.number, "iso3", shown(iso3), expected)
    if "result" not in faulty:
        for row in typed["result"]:
            if row.cells["summary_en"] is None or row.cells["basis"] is None:
                expected = say(
                    "a row of the country note with {summary} and {basis}",
                    summary=messages.column("summary_en"),
                    basis=messages.column("basis"),
                )
                yield Fault(row.file, row.number, "summary_en", say("nothing"), expected)


def repeats(typed: Rows) -> Iterator[Fault]:
    """A fault for every second row with a value that only one row may have."""
    for table in TABLES:
        for column in table.columns:
            seen: dict[object, Row] = {}
            for row in typed[table.name] if column.unique else ():
                value = row.cells[column.name]
                first = seen.setdefault(value, row)
                # Another version of the same row may say the same.
                is_other = any(first.cells[name] != row.cells[name] for name in table.key)
                if is_other and value is not None:
                    expected = say(
                        "a value no other row has; {file}, row {row} has it",
                        file=first.file,
                        row=first.number,
                    )
                    yield Fault(row.file, row.number, column.name, shown(value), expected)
