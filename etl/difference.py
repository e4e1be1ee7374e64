"""What a new edition would change against the one before."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from data import messages
from data.messages import Message, joined, say
from data.schema import BY_NAME, TABLES, words
from data.schema.columns import HOLDS_FROM, Column, Table
from data.schema.shown import ALWAYS, NAMED_BY_OTHERS, PAGES, SCENES, SHOWN, Shown
from data.store.editions import Rows
from etl.faults import LONGEST, one_line, plain
from etl.readers.names import NAMED, names

Cells = dict[str, Any]
Called = Mapping[str, Mapping[str, Mapping[str, str]]]  # table → code → language → its name
NAMING = ("name", "title", "label", "what")  # columns by which people call a row of a code of its own
DERIVED = ("build", "translation")  # columns that follow from others: no news where a row comes or goes


class Cell(NamedTuple):
    """A cell before and after (None: empty, or no such row)."""

    column: str
    before: Any
    after: Any


class Line(NamedTuple):
    """A row that comes, changes or goes: its key, what it is in words, and its cells that differ."""

    key: str
    row: Message
    cells: tuple[Cell, ...]


class Change(NamedTuple):
    """The rows of a table that come, change and go."""

    added: list[Line]
    changed: list[Line]
    removed: list[Line]


class Moved(NamedTuple):
    """A figure of the headline before and after (None: not reported)."""

    what: str
    before: float | None
    after: float | None


class Difference(NamedTuple):
    """The headline before and after, and the changes of each table that has any."""

    headline: list[Moved]
    tables: dict[str, Change]
    called: Called  # what codes are called

    @property
    def pages(self) -> list[str]:
        """The pages that show a table that changes, in the order of the menu."""
        return _that_show(self.tables, PAGES, lambda shown: shown.pages)

    @property
    def scenes(self) -> list[str]:
        """The scenes that show one."""
        return _that_show(self.tables, SCENES, lambda shown: shown.scenes)


def difference(before: Rows, after: Rows) -> Difference:
    """What changes from one set of rows to another; only figures and tables that do."""
    called = _called(before, after)
    tables = {table.name: changes(table, before[table.name], after[table.name], called) for table in TABLES}
    old, new = headline(before), headline(after)
    return Difference(
        [Moved(what, old[what], new[what]) for what in new if old[what] != new[what]],
        {name: change for name, change in tables.items() if any(change)},
        called,
    )


def changes(
    table: Table, before: list[tuple[Any, ...]], after: list[tuple[Any, ...]], called: Called
) -> Change:
    """The rows that come, change and go, cell by cell."""
    old, new = _by_key(table, before), _by_key(table, after)
    own = [column.name for column in table.columns if column.origin not in DERIVED]

    def line(key: str, row: Cells, cells: list[Cell]) -> Line:
        return Line(key, row_in_words(table, row, called), tuple(cells))

    def filled(row: Cells) -> list[str]:
        return [name for name in own if row[name] is not None]

    def differing(key: str) -> list[Cell]:
        was, now = old[key], new[key]
        return [Cell(name, was[name], now[name]) for name in now if was[name] != now[name]]

    return Change(
        [
            line(key, row, [Cell(name, None, row[name]) for name in filled(row)])
            for key, row in new.items()
            if key not in old
        ],
        [line(key, row, differing(key)) for key, row in new.items() if key in old and old[key] != row],
        [
            line(key, row, [Cell(name, row[name], None) for name in filled(row)])
            for key, row in old.items()
            if key not in new
        ],
    )


def row_in_words(table: Table, cells: Cells, called: Called) -> Message:
    """A row by its country and its key, as people call it: Angola, Step 1, 2021-22."""
    by_name = {column.name: column for column in table.columns}
    country = [by_name["iso3"]] if "iso3" in by_name and not by_name["iso3"].key else []
    shown = [*country, *(column for column in table.columns if column.key and column is not HOLDS_FROM)]
    own = next((stem for stem in NAMING if cells.get(f"{stem}_en")), "")
    if own and len(table.key) == 1 and not by_name[table.key[0]].references:
        names_of = {lang: cells.get(f"{own}_{lang}") or cells[f"{own}_en"] for lang in messages.LANGUAGES}
        said = {lang: f"{_short(name)} ({cells[table.key[0]]})" for lang, name in names_of.items()}
        there = [_in_words(column, cells["iso3"], called) for column in country if cells["iso3"]]
        return joined(", ", [*there, messages.in_each(said)])
    parts = [
        _in_words(column, cells[column.name], called)
        for column in shown
        if cells[column.name] is not None and not (column.otherwise and cells[column.name] == 1)
    ]
    return joined(", ", parts)


def _in_words(column: Column, value: Any, called: Called) -> str:
    """A cell of a key: the name of its code, a number with what it counts, else as it is."""
    names_of = called.get(column.references, {}).get(value)
    if names_of:
        return messages.in_each({"en": str(value)} | dict(names_of))
    if words.has_labels(column):
        return messages.in_each({lang: words.label(lang, value) for lang in words.LANGUAGES})
    if column.kind == "integer" and column.name != "year":
        return say("{column} {value}", column=messages.heading(column.name), value=value)
    return _short(plain(value))


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _called(*editions: Rows) -> Called:
    """What codes are called, by the newest of the editions."""
    tables = {
        name: [
            {column: cell for column, cell in row.items() if isinstance(cell, str)}
            for rows in editions
            for row in _cells(BY_NAME[name], rows[name])
        ]
        for name in (*NAMED, "translation")
    }
    return names(tables).shown


def _by_key(table: Table, rows: list[tuple[Any, ...]]) -> dict[str, Cells]:
    keys = [column.name for column in table.columns if column.key]
    return {"|".join(str(row[name]) for name in keys): row for row in _cells(table, rows)}


def _that_show(
    tables: Mapping[str, Change], known: Mapping[str, Message], of: Callable[[Shown], tuple[str, ...]]
) -> list[str]:
    """Pages, or scenes, that show one of the tables, in their order."""
    moving = [
        table
        for table, change in tables.items()
        if table not in NAMED_BY_OTHERS or change.changed or change.removed
    ]
    shown = [SHOWN[table] for table in moving] + ([ALWAYS] if tables else [])
    found = {name for one in shown for name in of(one)}
    return [name for name in known if name in found]


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
