"""Rows that say the same made one; rows that say something else later put one after the other."""

from typing import Any

from data import messages
from data.messages import joined, say
from data.schema.columns import BEGINNING, Table
from etl.extract import REFERENCE, Row
from etl.faults import Fault, shown

BESIDE = (  # on these, rows of one key may differ
    *("source_id", "locator", "also_in", "caveat", "precision"),
    *("holds_from", "holds_until"),
)
DATED_BY = ("as_of", "year", "period", "phase")  # in a key: the row is about that time, whoever tells of it
CORRECTIONS = messages.table("correction", "corrections.csv")
ACT = ("summary_en", "instrument")  # rows that differ in these tell of two acts
Days = dict[str, str | None]  # source → its as-of date


def merge(table: Table, rows: list[Row], days: Days) -> tuple[list[Row], list[Fault], list[Fault]]:
    """One row a key and day from which it holds, `also_in` naming other places; two lists of faults.

    The first are rows of one key and one place; the second rows of one key that differ: a declared correction
    has to say which one is shown. A later document that says something else of one key is no fault: its row
    holds from then on. Of a time that is part of the key (the value of a day, the share of a year) it is one,
    unless one of the two rows says itself since when it holds.
    """
    groups: dict[tuple[Any, ...], list[Row]] = {}
    beside: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        cells = {column.name: row.cells.get(column.name) for column in table.columns}
        whole = Row(row.table, row.file, row.number, cells)
        of_reference = row.cells.get("source_id") == REFERENCE and table.columns_from("reference")
        _number(table, whole, groups)
        key = tuple(cells[name] for name in table.key)
        (beside if of_reference else groups).setdefault(key, []).append(whole)
    merged: list[Row] = []
    doubled: list[Fault] = []
    differing: list[Fault] = []
    # The reference knows more than the documents name: what none names is not shown.
    for key, found in groups.items():
        for version in _versions(table, found, days):
            one, twice, unlike = _one(table, [*version, *beside.get(key, [])])
            merged.append(one)
            doubled += twice
            differing += unlike
    return merged, doubled, differing


def _number(table: Table, row: Row, groups: dict[tuple[Any, ...], list[Row]]) -> None:
    """Numbers a row where several of one document share a key: another act is another row."""
    if not any(column.name == "number" for column in table.columns) or row.cells["number"] is not None:
        return
    number = 1
    while True:
        row.cells["number"] = number
        there = [
            other
            for other in groups.get(tuple(row.cells[name] for name in table.key), [])
            if other.cells["source_id"] == row.cells["source_id"]
        ]
        places = [other.cells["locator"] for other in there]
        if row.cells["locator"] in places or not any({*unlike(other, row)} & {*ACT} for other in there):
            return
        number += 1


def _versions(table: Table, rows: list[Row], days: Days) -> list[list[Row]]:
    """The rows of one key by the day from which they hold, those of one version in their order."""
    is_dated = table.is_dated
    of_a_time = bool(set(table.key) & set(DATED_BY))
    versions: list[tuple[str, list[Row]]] = []
    owning: list[bool] = []  # of each version: whether it says itself since when it holds

    def since(row: Row) -> str:
        own = row.cells.get("holds_from")
        return own or days.get(row.cells.get("source_id") or "") or row.cells.get("as_of") or BEGINNING

    for row in sorted(rows, key=since) if is_dated else rows:
        day = since(row)
        last = versions[-1] if versions else None
        is_own = is_dated and row.cells["holds_from"] is not None
        if last is None or not (
            not is_dated
            or last[0] == day
            or (of_a_time and not is_own and not owning[-1])
            # A newer list is whole, whatever of it stood in the one before.
            or not (table.numbered or any(unlike(row, other) or adds(row, other) for other in last[1]))
        ):
            versions.append((day, [row]))
            owning.append(is_own)
        else:
            last[1].append(row)
    order = {id(row): place for place, row in enumerate(rows)}
    for day, version in versions:
        version.sort(key=lambda row: order[id(row)])
        for row in version if is_dated else []:
            row.cells["holds_from"] = day
    return [version for _, version in versions]


def unlike(one: Row, other: Row) -> list[str]:
    """The columns in which two rows both say something, and not the same."""
    return [
        name
        for name, value in one.cells.items()
        if name not in BESIDE and None not in (value, other.cells[name]) and value != other.cells[name]
    ]


def adds(row: Row, other: Row) -> bool:
    """Whether a row says something that another leaves open, or says when it ends."""
    names = [name for name in row.cells if name not in BESIDE or name == "holds_until"]
    return any(row.cells[name] is not None and other.cells[name] is None for name in names)


def _one(table: Table, rows: list[Row]) -> tuple[Row, list[Fault], list[Fault]]:
    """The first of the rows, filled from the others; faults for rows of one place, for cells that differ."""
    doubled: list[Fault] = []
    differing: list[Fault] = []
    first = Row(rows[0].table, rows[0].file, rows[0].number, dict(rows[0].cells))
    places = [(first.cells.get("source_id") or "", first.cells.get("locator") or "")]
    for row in rows[1:]:
        place = (row.cells.get("source_id") or "", row.cells.get("locator") or "")
        if place in places or (not table.measure and place[0] in {source for source, _ in places}):
            names = [name for name in table.key if name != "number"]
            expected = say(
                "each {columns} once; {file}, row {row} has it too",
                columns=joined(", ", map(messages.column, names)),
                file=first.file,
                row=first.number,
            )
            key_shown = shown("|".join(str(row.cells[name]) for name in names))
            doubled.append(Fault(row.file, row.number, names[-1], key_shown, expected))
            continue
        places.append(place)
        for name in unlike(row, first):
            expected = say(
                "{value} as in {file}, row {row}, or a row in {corrections} that says which of the two is "
                "shown and why",
                value=shown(first.cells[name]),
                file=first.file,
                row=first.number,
                corrections=CORRECTIONS,
            )
            differing.append(Fault(row.file, row.number, name, shown(row.cells[name]), expected))
        for name, value in row.cells.items():
            first.cells[name] = value if first.cells[name] is None else first.cells[name]
    if len(places) > 1:
        first.cells["also_in"] = "; ".join(f"{source}: {locator}" for source, locator in places[1:])
    return first, doubled, differing
