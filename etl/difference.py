"""What a new edition would change against the one before."""

from typing import Any, NamedTuple

from data.schema import BY_NAME, TABLES
from data.schema.columns import Table
from data.store.editions import Rows

Cells = dict[str, Any]


class Change(NamedTuple):
    """The rows of a table that come, change and go, by their keys."""

    added: list[str]
    changed: list[str]
    removed: list[str]


class Moved(NamedTuple):
    """A figure of the headline before and after (None: not reported)."""

    what: str
    before: float | None
    after: float | None


class Difference(NamedTuple):
    """The headline before and after, and the changes of each table that has any."""

    headline: list[Moved]
    tables: dict[str, Change]


def difference(before: Rows, after: Rows) -> Difference:
    """What changes from one set of rows to another; only figures and tables that do."""
    tables = {table.name: changes(table, before[table.name], after[table.name]) for table in TABLES}
    old, new = headline(before), headline(after)
    return Difference(
        [Moved(what, old[what], new[what]) for what in new if old[what] != new[what]],
        {name: change for name, change in tables.items() if any(change)},
    )


def changes(table: Table, before: list[tuple[Any, ...]], after: list[tuple[Any, ...]]) -> Change:
    """The keys of rows that come, change and go."""
    places = [place for place, column in enumerate(table.columns) if column.key]

    def by_key(rows: list[tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
        return {"|".join(str(row[place]) for place in places): row for row in rows}

    old, new = by_key(before), by_key(after)
    return Change(
        [key for key in new if key not in old],
        [key for key in new if key in old and old[key] != new[key]],
        [key for key in old if key not in new],
    )


def headline(rows: Rows) -> dict[str, float | None]:
    """The figures that readers meet first, each at its newest date; None where none is stated."""
    tables = {
        name: _cells(BY_NAME[name], rows[name]) for name in ("result", "observation", "funding_position")
    }
    positions = [
        row["as_of"]
        for name in ("result", "funding_position")
        for row in tables[name]
        if row["holds_from"] <= row["as_of"]
    ]
    # A row that takes the place of another is no other result; one later than every position is not counted.
    results = {
        row["result_id"]: row["iso3"]
        for row in tables["result"]
        if row["as_of"] <= max(positions, default="")
    }
    return {
        "results": len(results) or None,
        "countries_with_results": len({*results.values()}) or None,
        **{
            name: _newest(tables["observation"], "indicator_id", name, "value")
            for name in ("people_legal", "people_effective", "people_adequacy")
        },
        "gap_usd": _newest(tables["funding_position"], "component", "gap", "usd"),
    }


def _cells(table: Table, rows: list[tuple[Any, ...]]) -> list[Cells]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _newest(rows: list[Cells], column: str, name: str, value: str) -> float | None:
    found = [row for row in rows if row[column] == name]
    return max(found, key=lambda row: row["as_of"])[value] if found else None
