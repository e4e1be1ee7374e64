"""Which rows of an edition hold on a day: the newest of each key not later than that, unless it has ended."""

from collections import defaultdict
from typing import Any

from data import locators
from data.schema import BY_NAME, TABLES
from data.schema.columns import Table

Row = dict[str, Any]
Tables = dict[str, tuple[Row, ...]]
ALWAYS = "9999-12-31"  # the day by which everything is known


# What the rows of other tables name is there for all of them.
NAMED = ("source", "indicator")


def parted(tables: Tables, newest: str) -> tuple[Tables, Tables]:
    """The rows of documents up to the newest position; and those of newer ones, which can only announce."""
    newer = {row["source_id"] for row in tables["source"] if (row["as_of"] or "") > newest}
    known: Tables = {}
    later: Tables = {}
    for name, found in tables.items():
        is_later = [name not in NAMED and row.get("source_id") in newer for row in found]
        known[name] = tuple(row for row, away in zip(found, is_later, strict=True) if not away)
        later[name] = tuple(row for row, away in zip(found, is_later, strict=True) if away)
    return known, later


def held(tables: Tables, day: str) -> Tables:
    """The rows that hold on a day, and name no document of a later one.

    A row that refers to what does not hold does not hold either.
    """
    known = {row["source_id"] for row in tables["source"] if (row["as_of"] or "") <= day}
    found: Tables = {}
    # A document is known from its as-of date on; what no document dates was always known.
    for table in TABLES:
        rows = tables[table.name]
        found[table.name] = (
            tuple(as_known(row, known) for row in newest(table, rows, day)) if table.is_dated else rows
        )
    for name in ("source", "correction"):
        found[name] = tuple(row for row in tables[name] if row["source_id"] in known)
    while True:
        before = sum(map(len, found.values()))
        for table in TABLES:
            found[table.name] = _with_parents(table, found)
        if sum(map(len, found.values())) == before:
            return found


def newest(table: Table, rows: tuple[Row, ...], day: str) -> list[Row]:
    """The rows of a dated table that no other has replaced by a day, in their order."""
    known = [row for row in rows if row["holds_from"] <= day]
    begins: dict[tuple[Any, ...], str] = defaultdict(str)
    for row in known:
        if not table.numbered or row[table.numbered] == 1:  # a list begins anew
            slot = _slot(table, row)
            begins[slot] = max(begins[slot], row["holds_from"])
    return [
        row
        for row in known
        if row["holds_from"] >= begins[_slot(table, row)]
        and (not row["holds_until"] or row["holds_until"] > day)
    ]


def as_known(row: Row, known: set[str]) -> Row:
    """A row with the first of its places whose document was known; with its own where none was."""
    if row["source_id"] in known and not row["also_in"]:
        return row
    places = [(row["source_id"], row["locator"]), *locators.listed(row["also_in"])]
    then = [place for place in places if place[0] in known]
    if not then or len(then) == len(places):
        return row
    also = "; ".join(f"{source}: {locator}" for source, locator in then[1:])
    return {**row, "source_id": then[0][0], "locator": then[0][1], "also_in": also or None}


def _slot(table: Table, row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in table.replaced_by)


def _with_parents(table: Table, found: Tables) -> tuple[Row, ...]:
    """The rows of a table that refer only to what holds."""
    parents = {
        column.name: {row[BY_NAME[column.references].key[0]] for row in found[column.references]}
        for column in table.columns
        if column.references and BY_NAME[column.references].is_dated
    }
    return tuple(
        row
        for row in found[table.name]
        if all(row[name] is None or row[name] in there for name, there in parents.items())
    )
