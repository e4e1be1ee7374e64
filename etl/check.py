"""Checks over several rows: references, and the totals the documents print."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from data.schema import BY_NAME, TABLES
from etl.correct import Rows, check_adopted
from etl.extract import REFERENCE, Row
from etl.faults import Fault, plain, shown, touched
from etl.totals import TOTALS, Part, Total


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
    faults += misdated(typed, faulty)
    faults += check_adopted(typed, faulty)
    for total in TOTALS:
        if not faulty & {part.table for part in total.all_parts()}:
            faults += off(total, typed)
    return faults


def left_empty(typed: Rows, found: set[tuple[str, str]]) -> Iterator[Fault]:
    """A fault for every row with cells that no document, or no reference, fills."""
    origins = {"file": "a document", "reference": REFERENCE}
    for table in TABLES:
        if found & {(table.name, ""), *((table.name, name) for name in table.key)}:
            continue
        needed = [
            column
            for column in table.columns
            if not column.nullable and (table.name, column.name) not in found
        ]
        for row, origin in product(typed[table.name], origins):
            empty = [
                column.name for column in needed if column.origin == origin and row.cells[column.name] is None
            ]
            if empty:
                key = "|".join(plain(row.cells[name]) for name in table.key)
                expected = f"a row for {key} in {origins[origin]}/{table.name}.csv"
                yield Fault(row.file, row.number, None, "nothing for " + ", ".join(empty), expected)


def references(typed: Rows, codes: Rows, unusable: set[str]) -> Iterator[Fault]:
    """A fault for every code that its table does not have; none where the table could not be read.

    The source is the folder's name and needs no check: a folder without source.toml is a fault of its own.
    """
    for table in TABLES:
        for column in table.columns:
            if not column.references or column.references in unusable or column.origin == "folder":
                continue
            parent = BY_NAME[column.references]
            known = {row.cells[parent.key[0]] for row in codes[parent.name]}
            for row in typed[table.name]:
                value = row.cells[column.name]
                if value is not None and plain(value) not in known:
                    expected = f"a code that the table {parent.name} has"
                    yield Fault(row.file, row.number, column.name, shown(value), expected)


def untold(typed: Rows, faulty: set[str]) -> Iterator[Fault]:
    """A fault for every priority country without a note or its partners, and every result without a text."""
    if not faulty & {"country", "country_note", "country_partner"}:
        notes = {row.cells["iso3"]: row.cells["has_partners"] for row in typed["country_note"]}
        named = {row.cells["iso3"] for row in typed["country_partner"]}
        for row in typed["country"]:
            iso3 = row.cells["iso3"]
            if row.cells["is_priority"] and iso3 not in notes:
                yield Fault(row.file, row.number, "iso3", shown(iso3), "a row for it in country_note.csv")
            elif notes.get(iso3) and iso3 not in named:
                expected = "a row for it in country_partner.csv, or has_partners 0 in country_note.csv"
                yield Fault(row.file, row.number, "iso3", shown(iso3), expected)
    if "result" not in faulty:
        for row in typed["result"]:
            if row.cells["summary_en"] is None or row.cells["basis"] is None:
                expected = "a row of the country note with summary_en and basis"
                yield Fault(row.file, row.number, "summary_en", "nothing", expected)


def misdated(typed: Rows, faulty: set[str]) -> Iterator[Fault]:
    """A fault for every result whose date is not what its basis allows: in its period, before it, none."""
    for row in [] if "result" in faulty else typed["result"]:
        basis, changed_on = row.cells["basis"], row.cells["changed_on"]
        first = int(row.cells["period"][:4])
        years = {int(moment[:4]) for moment in changed_on.split("/")} if changed_on else set()
        last = int(row.cells["as_of"][:4])
        fits = {
            "explicit": (
                not years or first <= min(years) <= max(years) <= last,
                f"no date or one from {first} to {last}",
            ),
            "earlier_period": (bool(years) and max(years) < first, f"a date before {first}"),
        }
        is_fit, expected = fits.get(basis, (True, ""))
        if not is_fit:
            found = shown(changed_on) if changed_on else "nothing"
            yield Fault(row.file, row.number, "changed_on", found, f"{expected}: the basis is {basis}")


def repeats(typed: Rows) -> Iterator[Fault]:
    """A fault for every second row with a value that only one row may have."""
    for table in TABLES:
        for column in table.columns:
            seen: dict[object, Row] = {}
            for row in typed[table.name] if column.unique else ():
                value = row.cells[column.name]
                first = seen.setdefault(value, row)
                if first is not row and value is not None:
                    expected = f"a value no other row has; {first.file}, row {first.number} has it"
                    yield Fault(row.file, row.number, column.name, shown(value), expected)


def off(total: Total, typed: Rows) -> Iterator[Fault]:
    """A fault for every group whose parts do not make the published total, at the row that states it."""
    for group in groups(total, typed):
        made = sum(part.sign * amount(part, typed, group) for part in total.parts)
        of = "".join(f", {name} {value}" for name, value in group.items())
        says = f"{total.name}{of} ({total.source})"
        column = total.stated_by.column
        stated = chosen(total.stated_by, typed, group)
        if not stated:
            file = f"{total.stated_by.table}.csv"
            yield Fault(file, None, column, "no row that states the total", f"{plain(made)}: {says}")
            continue
        wanted = total.fixed or amount(total.stated_by, typed, group)
        if abs(made - wanted) > 1e-6:
            row = stated[0]
            found = f"{plain(made)} as the sum of the parts"
            yield Fault(row.file, row.number, column, found, f"{plain(wanted)}: {says}")


def groups(total: Total, typed: Rows) -> list[dict[str, Any]]:
    """One filter for every group the total is repeated for; a single empty one where it is not."""
    found = {
        tuple(row.cells[name] for name in total.by)
        for part in total.all_parts()
        for row in chosen(part, typed, {})
    }
    return [dict(zip(total.by, values, strict=True)) for values in sorted(found)] if total.by else [{}]


def chosen(part: Part, typed: Rows, group: dict[str, Any]) -> list[Row]:
    """The rows a part is made of."""
    wanted = {**part.where, **group}
    return [
        row for row in typed[part.table] if all(row.cells[name] == value for name, value in wanted.items())
    ]


def amount(part: Part, typed: Rows, group: dict[str, Any]) -> float:
    """The sum of a part, or the number of its different values."""
    values = [row.cells[part.column] for row in chosen(part, typed, group)]
    return float(len(set(values)) if part.distinct else sum(values))
