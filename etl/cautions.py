"""What may be right and is to be looked at before it is published; most of it beside the current edition.

A warning stops nobody: a figure may halve because it was wrong before.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from data import messages
from data.messages import Message, joined, number, say, say_count
from data.schema import BY_NAME, TABLES
from data.schema.columns import BEGINNING, Table
from data.store.editions import Rows as Stored
from data.store.in_force import newest
from etl.correct import Rows
from etl.extract import Row
from etl.faults import Fault, plain, shown
from etl.rules import PARTS, phase_of

WIDELY = 0.1  # the share by which a total may differ from one that was announced for about the same time
LARGER = 10  # times as much as before: a digit too many, or another unit
REPORTED = ("result", "people_figure")  # what a country reports
AFTER = "9999"  # any day
Cells = Mapping[str, Any]


class Beside(NamedTuple):
    """The rows to publish, and those of the current edition by table and key (none where there is none)."""

    typed: Rows
    before: dict[str, dict[tuple[Any, ...], Cells]]


def warnings(typed: Rows, faulty: set[str], current: Stored | None = None) -> Iterator[Fault]:
    """Every warning; rules over tables with faults are left out."""
    beside = Beside(typed, _by_key(current or {}))
    seen: set[tuple[str, int | None, str | None]] = set()
    for tables, rule in RULES:
        if faulty & {*tables}:
            continue
        for fault in rule(beside):
            place = (fault.file, fault.row, fault.column)
            if fault.row is None or place not in seen:  # one cell, one warning
                yield fault
            seen.add(place)


def _by_key(rows: Stored) -> dict[str, dict[tuple[Any, ...], Cells]]:
    found: dict[str, dict[tuple[Any, ...], Cells]] = {}
    for table in TABLES:
        names = [column.name for column in table.columns]
        cells = [dict(zip(names, row, strict=True)) for row in rows.get(table.name, [])]
        found[table.name] = {_key(table, row): row for row in cells}
    return found


def _key(table: Table, cells: Cells) -> tuple[Any, ...]:
    """What tells a row apart from all others, earlier ones of its key too."""
    return tuple(cells[column.name] for column in table.columns if column.key)


# --- figures that move oddly


def oddly_since(beside: Beside) -> Iterator[Fault]:
    """A value that falls, though what is counted adds up within a phase, or is ten times the one before."""
    seen: dict[tuple[str, int], Row] = {}
    for row in sorted(beside.typed["observation"], key=lambda row: row.cells["as_of"]):
        place = (row.cells["indicator_id"], phase_of(beside.typed, row.cells["as_of"]))
        before = seen.get(place)
        if before and moves_oddly(before, row):
            expected = say(
                "about as much as before or more: {value} on {day} ({file}, row {row})",
                value=plain(before.cells["value"]),
                day=before.cells["as_of"],
                file=before.file,
                row=before.number,
            )
            yield Fault(row.file, row.number, "value", shown(row.cells["value"]), expected)
        seen[place] = row


def moves_oddly(before: Row, after: Row) -> bool:
    """Whether a value falls, though what is counted adds up within a phase, or is ten times as large."""
    old, new = before.cells["value"], after.cells["value"]
    is_bound = after.cells["precision"] in ("more_than", "at_least") and old < LARGER * new
    return (new < old and not is_bound) or (old > 0 and new >= LARGER * old)


def unlike_announced(beside: Beside) -> Iterator[Fault]:
    """A new value that is far from what the current edition has for a day within a year after it."""
    there = beside.before["observation"]
    known = [row for row in beside.typed["observation"] if _key(BY_NAME["observation"], row.cells) in there]
    for row in beside.typed["observation"]:
        name, day, value = row.cells["indicator_id"], row.cells["as_of"], row.cells["value"]
        if not there or _key(BY_NAME["observation"], row.cells) in there:
            continue
        until = f"{int(day[:4]) + 1}{day[4:]}"
        phase = phase_of(beside.typed, day)
        later = [
            one
            for one in known
            if one.cells["indicator_id"] == name
            and day < one.cells["as_of"] <= until
            and phase_of(beside.typed, one.cells["as_of"]) == phase
        ]
        first = min(later, key=lambda one: str(one.cells["as_of"]), default=None)
        if first and abs(first.cells["value"] - value) > WIDELY * first.cells["value"]:
            expected = say(
                "about what was announced: {value}, on {day} ({file}, row {row})",
                value=number(first.cells["value"]),
                day=first.cells["as_of"],
                file=first.file,
                row=first.number,
            )
            yield Fault(row.file, row.number, "value", shown(value), expected)


def oddly_corrected(beside: Beside) -> Iterator[Fault]:
    """A figure that is at the most half of what the current edition has for its row, or ten times as much."""
    for table in TABLES:
        column = next((one for one in table.columns if one.name == table.measure), None)
        if column is None or not column.is_number or column.key:
            continue
        for row in beside.typed[table.name]:
            there = beside.before[table.name].get(_key(table, row.cells))
            old, new = there and there[column.name], row.cells[column.name]
            if old and new is not None and (2 * new <= old or new >= LARGER * old):
                expected = say("about as much as in the current edition: {value}", value=plain(old))
                yield Fault(row.file, row.number, column.name, shown(new), expected)


# --- what is gone


def gone(beside: Beside) -> Iterator[Fault]:
    """A country of which nothing is reported any more; a result that vanishes from one that still reports."""
    now = {row.cells["iso3"] for name in REPORTED for row in beside.typed[name]}
    lost: dict[str, list[Cells]] = defaultdict(list)
    for name in REPORTED:
        for cells in beside.before[name].values():
            if cells["iso3"] and cells["iso3"] not in now:
                lost[cells["iso3"]].append(cells)
    names = {cells["iso3"]: cells for cells in beside.before["country"].values()}
    for iso3, rows in lost.items():
        found = say("no row of {country}", country=_country(names, iso3))
        expected = say_count(
            "the {n} result or figure that the current edition has",
            "the {n} results and figures that the current edition has",
            len(rows),
        )
        yield Fault(_file(beside, "result", rows[0]), None, "iso3", found, expected)
    there = {row.cells["result_id"] for row in beside.typed["result"]}
    for cells in {cells["result_id"]: cells for cells in beside.before["result"].values()}.values():
        if cells["result_id"] not in there and cells["iso3"] in now:
            found = say(
                "no result of {country}, step {step}, {period}",
                country=_country(names, cells["iso3"]),
                step=cells["step"],
                period=cells["period"],
            )
            expected = say("this result, which the current edition has")
            yield Fault(_file(beside, "result", cells), None, "iso3", found, expected)


def _country(names: Mapping[str, Cells], iso3: str) -> Message:
    cells = names.get(iso3)
    if cells is None:
        return joined("", [iso3])
    english = cells["name_en"]
    return messages.in_each(
        {lang: f"{cells[f'name_{lang}'] or english} ({iso3})" for lang in messages.LANGUAGES}
    )


def _file(beside: Beside, table: str, cells: Cells) -> str:
    """Where the row of a table would stand: the file with other rows of its document."""
    files = [row.file for row in beside.typed[table] if row.cells["source_id"] == cells["source_id"]]
    return files[0] if files else f"{cells['source_id']}/{table}.csv"


def shortened(beside: Beside) -> Iterator[Fault]:
    """A new list that begins at 1, and so replaces one of which it does not hold all rows."""
    for table in TABLES:
        there = beside.before[table.name]
        if not table.numbered or not there:
            continue
        rows = tuple(row.cells for row in beside.typed[table.name])
        for row in beside.typed[table.name]:
            day, key = row.cells["holds_from"], _key(table, row.cells)
            if row.cells[table.numbered] != 1 or key in there:
                continue
            slot = [(name, row.cells[name]) for name in table.replaced_by]
            of_slot = tuple(one for one in rows if all(one[name] == value for name, value in slot))
            eve = (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()
            was = [one for one in newest(table, of_slot, eve) if (one["holds_until"] or AFTER) > day]
            now = newest(table, of_slot, day)
            kept = {tuple(one[name] for name in table.key) for one in now}
            gone_rows = [one for one in was if tuple(one[name] for name in table.key) not in kept]
            if gone_rows:
                found = say_count("a list of {n} row from 1 on", "a list of {n} rows from 1 on", len(now))
                expected = say(
                    "all of the list that it replaces ({before} rows), of which {gone} are not in it; to add "
                    "to that list, number on from {next}",
                    before=len(was),
                    gone=len(gone_rows),
                    next=max(one[table.numbered] for one in was) + 1,
                )
                yield Fault(row.file, row.number, table.numbered, found, expected)


# --- totals and their parts


def gap_of_its_parts(beside: Beside) -> Iterator[Fault]:
    """A gap that is not what is required less what is mobilized, as these were last stated before it.

    Where a document gives the parts of a gap itself, they have to make it (`etl/rules.py`).
    """
    stated: dict[tuple[int, str], list[tuple[str, float]]] = defaultdict(list)
    for row in beside.typed["funding_position"]:
        phase = phase_of(beside.typed, row.cells["as_of"])
        stated[phase, row.cells["component"]].append((row.cells["as_of"], row.cells["usd"]))
    for row in beside.typed["funding_position"]:
        if row.cells["component"] != "gap":
            continue
        day, phase = row.cells["as_of"], phase_of(beside.typed, row.cells["as_of"])
        known = {
            part: max(one for one in stated[phase, part] if one[0] <= day)
            for part in PARTS[:-1]
            if any(one[0] <= day for one in stated[phase, part])
        }
        if "required" not in known or len(known) == 1 or all(since == day for since, _ in known.values()):
            continue
        if {"required"} < {part for part, (since, _) in known.items() if since == day}:
            continue  # the document gives the parts
        made = known.pop("required")[1] - sum(usd for _, usd in known.values())
        if abs(made - row.cells["usd"]) > 1e-6:
            expected = say(
                "{gap}: required less what is mobilized, as last stated; give the parts of {day} too",
                gap=number(made),
                day=day,
            )
            yield Fault(row.file, row.number, "usd", shown(row.cells["usd"]), expected)


def traced(beside: Beside) -> Iterator[Fault]:
    """A total of people that its country figures made in the current edition and do now not, or exceed."""
    figures = [row.cells for row in beside.typed["people_figure"]]
    earlier = list(beside.before["people_figure"].values())
    for row in beside.typed["observation"]:
        name, day, value = row.cells["indicator_id"], row.cells["as_of"], row.cells["value"]
        phase = phase_of(beside.typed, day)
        made, was = _parts(figures, name, phase, day), _parts(earlier, name, phase, day)
        then = beside.before["observation"].get(_key(BY_NAME["observation"], row.cells))
        was_made = was > 0 and then is not None and was == then["value"]
        if made > value or (was_made and made != value):
            expected = say(
                "{total}: rows of {table} that are traced to it",
                total=number(made),
                table=messages.table("people_figure"),
            )
            yield Fault(row.file, row.number, "value", shown(value), expected)


def unreached(beside: Beside) -> Iterator[Fault]:
    """A figure that is traced to a total of people reached, though it is not achieved: it cannot count."""
    for row in beside.typed["people_figure"]:
        if row.cells["traced_to"] and row.cells["status"] != "achieved":
            expected = say("achieved: nothing else is part of a total of people reached")
            yield Fault(row.file, row.number, "status", shown(row.cells["status"]), expected)


def _parts(rows: Sequence[Cells], name: str, phase: int, day: str) -> float:
    """What the figures make that are traced to a total of a phase and hold on a day."""
    return sum(
        cells["people"]
        for cells in rows
        if (cells["traced_to"], cells["phase"], cells["status"]) == (name, phase, "achieved")
        and cells["holds_from"] <= day < (cells["holds_until"] or AFTER)
    )


# --- documents


def undated(beside: Beside) -> Iterator[Fault]:
    """A document without a date whose figures have none either: they would hold since ever."""
    for row in beside.typed["source"]:
        if row.cells["as_of"]:
            continue
        count = sum(
            one.cells["source_id"] == row.cells["source_id"] and one.cells["holds_from"] == BEGINNING
            for table in TABLES
            if table.measure and table.is_dated
            for one in beside.typed[table.name]
        )
        if count:
            expected = say_count(
                "a date: {n} figure of the document has none of its own",
                "a date: {n} figures of the document have none of their own",
                count,
            )
            yield Fault(row.file, row.number, "as_of", say("nothing"), expected)


RULES: tuple[tuple[tuple[str, ...], Callable[[Beside], Iterator[Fault]]], ...] = (
    (("observation", "phase", "indicator"), oddly_since),
    (("observation", "phase"), unlike_announced),
    ((), oddly_corrected),
    (REPORTED, gone),
    ((), shortened),
    (("funding_position", "phase"), gap_of_its_parts),
    (("people_figure", "observation", "phase"), traced),
    (("people_figure",), unreached),
    (("source",), undated),
)
