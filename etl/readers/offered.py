"""What is offered as the files of a folder of CSV, whatever it came as; and where each row of them stood.

A workbook gives the same files as the folder of its sources would. All that comes after (corrections,
checks, the package that an edition keeps) knows this one form; faults name sheet and cell all the same.
"""

import csv
import difflib
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from data import messages
from data.messages import joined, say
from data.schema import BY_NAME
from data.store.engine import NotUsable
from etl.extract import CORRECTIONS, FOLDER_TABLES, REFERENCE, expected_columns
from etl.faults import Fault, perhaps, shown
from etl.readers import csv_text
from etl.readers.folder import Files, rows_of
from etl.readers.grid import Grid
from etl.readers.names import NAMED, NEAR, Names, folded, names, tables_by_name
from etl.readers.notes import Note
from etl.readers.opened import TAKEN, Opened, opened
from etl.readers.origins import Origin, Place
from etl.readers.scope import Scope, laid_into, scope_of
from etl.readers.sheet import NOTHING, Sheet, fill, header_of, table_sheet

NAMING = (*NAMED, "translation")
SOURCE = "source"
LEFT_ASIDE = say("left aside")


@dataclass
class Offered:
    """The files of a folder; where their rows stood; what was read otherwise; what is wrong."""

    files: Files = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    settled: set[Place] = field(default_factory=set)

    def take(self, sheet: Sheet) -> None:
        """Adds what a sheet says of itself."""
        self.notes += sheet.notes
        self.faults += sheet.faults
        self.settled |= sheet.settled


class Row(NamedTuple):
    """A row of a file in the making: the row of the sheet it stood in (None: of the current edition)."""

    number: int | None
    cells: Mapping[str, str]


def offered(path: Path, below: Files, current: str) -> Offered:
    """What lies at a path, as files; `below` are those of the current edition.

    Raises NotUsable, in words, for what cannot be read at all.
    """
    return of_opened(opened(path), below, current)


def of_opened(source: Opened, below: Files, current: str) -> Offered:
    """The same of what is open already."""
    made = Offered()
    made.notes += [Note(source.name, None, None, None, each, NOTHING, LEFT_ASIDE) for each in source.aside]
    is_book = source.grids is not None
    grids, scope = (_named_grids(made, source) if is_book else (_csv_grids(made, source.files)), None)
    if is_book:
        scope = scope_of(source.grids or [])
        if scope and scope.edition != current:
            found = say("a workbook made of edition {edition}", edition=scope.edition)
            expected = say(
                "one of the current edition {edition}; what was published since would be taken back",
                edition=current,
            )
            made.warnings.append(Fault(source.name, None, None, found, expected))
    sheets = _sheets(made, grids, below, is_ours=scope is not None)
    for place, sheet in sheets.items():
        if "/" in place or place == CORRECTIONS:
            rows = [Row(number, cells) for number, cells in sheet.rows.items()]
            _write(made, place, sheet, [*sorted(sheet.columns, key=sheet.columns.__getitem__)], rows)
    _by_source(made, {place: s for place, s in sheets.items() if place not in made.files}, below, scope)
    return made


def _named_grids(made: Offered, source: Opened) -> dict[str, tuple[Grid, str, str]]:
    """Place → (sheet, table, what it is called in faults) of the sheets that are tables."""
    found: dict[str, tuple[Grid, str, str]] = {}
    is_ours = scope_of(source.grids or []) is not None
    titles = tables_by_name()
    for grid in source.grids or []:
        table = titles.get(folded(grid.name))
        file = f"{source.name}/{table or grid.name}"
        if table is None:
            if any(header_of(grid, BY_NAME[each]) and _fits(grid, each) for each in BY_NAME) and grid.rows:
                near = difflib.get_close_matches(folded(grid.name), titles, n=1, cutoff=NEAR)
                meant = (titles[near[0]],) if near else ()
                tables = joined(", ", map(messages.table, BY_NAME))
                expected = say("a sheet named after its table, one of {tables}", tables=tables)
                if meant:
                    expected = perhaps(say("a sheet named after its table"), messages.table(*meant))
                found_ = say("a sheet named {name}", name=shown(grid.name))
                made.faults.append(Fault(file, None, None, found_, expected, meant))
            elif not is_ours and grid.rows:
                said = say("the sheet {name}", name=shown(grid.name))
                made.notes.append(Note(source.name, None, None, None, said, NOTHING, LEFT_ASIDE))
            continue
        place = CORRECTIONS if table == "correction" else table
        if place in found:
            made.faults.append(Fault(file, None, None, say("two sheets of one table"), say("one"), (table,)))
        found[place] = (grid, table, file)
    if not found and not made.faults:
        raise NotUsable(
            say(
                "{name} holds no sheet that is named after a table; expected {taken}",
                name=source.name,
                taken=TAKEN,
            )
        )
    return found


def _fits(grid: Grid, table: str) -> bool:
    """Whether the header of a sheet has all columns that a table needs."""
    found = header_of(grid, BY_NAME[table])
    needed = [
        c.name for c in BY_NAME[table].columns if c.origin == "file" and not (c.nullable or c.otherwise)
    ]
    return found is not None and len(needed) > 2 and {*needed} <= {*found[1]}


def _csv_grids(made: Offered, files: Files) -> dict[str, tuple[Grid, str, str]]:
    """Path → (grid, table, name in faults) of each file that is a table; others are kept as they are."""
    found: dict[str, tuple[Grid, str, str]] = {}
    for place, content in files.items():
        parts = PurePosixPath(place).parts
        table = "correction" if place == CORRECTIONS else PurePosixPath(place).stem
        is_table = (
            place.endswith(".csv") and len(parts) <= 2 and (table in FOLDER_TABLES or place == CORRECTIONS)
        )
        decoded = csv_text.text_of(content) if content and (is_table or place.endswith(".toml")) else None
        if decoded is None:
            made.files[place] = content
            continue
        text, encoding = decoded
        if encoding:
            found_ = say("text in {encoding}", encoding=encoding)
            same = say("the same letters")
            made.notes.append(Note(place, None, None, None, found_, same, say("encoding")))
        if not is_table:
            made.files[place] = text.encode()
            continue
        known = {column.name for column in BY_NAME[table].columns}
        grid, said, fault = csv_text.grid_of(text, table, known)
        if fault:
            made.faults.append(Fault(place, fault[0], None, fault[1], fault[2], (table,)))
            continue
        if grid is None:
            made.files[place] = content
            continue
        made.notes += [Note(place, None, None, None, each, say("a table"), say("form")) for each in said]
        found[place if len(parts) == 2 or place == CORRECTIONS else table] = (grid, table, place)
    return found


def _sheets(
    made: Offered, grids: dict[str, tuple[Grid, str, str]], below: Files, *, is_ours: bool
) -> dict[str, Sheet]:
    """Place → the cleaned rows of each table."""
    known = _names(grids, below)
    sheets = {}
    for place, (grid, table, file) in grids.items():
        sheet = table_sheet(grid, table, file, source_id=place.partition("/")[0] if "/" in place else "")
        if sheet is None:
            expected = say("the columns' names in one of the first five rows")
            lacks = say("no row with the columns' names")
            made.faults.append(Fault(file, None, None, lacks, expected, (table,)))
            continue
        fill(sheet, grid, known, is_ours=is_ours)
        made.take(sheet)
        sheets[place] = sheet
    return sheets


def _names(grids: dict[str, tuple[Grid, str, str]], below: Files) -> Names:
    """What names mean, by the tables of the current edition and those that are offered."""
    tables: dict[str, list[Mapping[str, str]]] = {table: [] for table in NAMING}
    for place in below:
        table = PurePosixPath(place).stem
        if table in tables and place.endswith(".csv"):
            tables[table] += rows_of(below, place)
    for grid, table, _ in grids.values():
        found = header_of(grid, BY_NAME[table]) if table in tables else None
        if found:
            tables[table] += [
                {name: row[place].text.strip() for name, place in found[1].items() if place in row}
                for number, row in grid.rows.items()
                if number > found[0]
            ]
    return names(tables)


def _write(made: Offered, place: str, sheet: Sheet, columns: list[str], rows: Iterable[Row]) -> None:
    """Adds a file of CSV with its origin."""
    rows = list(rows)
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(columns)
    out.writerows([row.cells.get(name, "") for name in columns] for row in rows)
    made.files[place] = text.getvalue().encode()
    made.origins[place] = Origin(sheet.file, (sheet.header, *(row.number for row in rows)), sheet.columns)


def _by_source(made: Offered, sheets: dict[str, Sheet], below: Files, scope: Scope | None) -> None:
    """Adds the files of each document that the sheets of a workbook name."""
    described = sheets.pop(SOURCE, None)
    known = {place.partition("/")[0] for place in below if place.endswith("/source.toml")}
    told = _told(made, described) if described else {}
    if scope and scope.countries and described:
        for source_id in {*told} & known:  # described here, though what it says here is not taken over
            at = Origin(described.file, (told[source_id],), described.columns)
            made.origins[f"{source_id}/source.toml"] = at
        told = {source_id: number for source_id, number in told.items() if source_id not in known}
    tables: dict[str, dict[str, list[Row]]] = {source_id: {} for source_id in told}
    for sheet in sheets.values():
        if "source_id" not in sheet.columns:
            expected = say("it, with the document of each row")
            lacks = say("no such column")
            fault = Fault(sheet.file, sheet.header, "source_id", lacks, expected, (sheet.table,))
            made.faults.append(fault)
            continue
        for number, cells in sheet.rows.items():
            source_id = cells.get("source_id", "")
            if source_id in told or source_id in known:
                tables.setdefault(source_id, {}).setdefault(sheet.table, []).append(Row(number, cells))
            elif (sheet.file, number, "source_id") not in made.settled:
                near = difflib.get_close_matches(source_id, {*told, *known}, n=1, cutoff=NEAR)
                expected = say(
                    "a code of the sheet {source}; a new document needs a row there",
                    source=messages.table(SOURCE),
                )
                expected = perhaps(expected, near[0] if near else "")
                place = (sheet.file, number, "source_id", shown(source_id), expected)
                made.faults.append(Fault(*place, (sheet.table,)))
    if scope and scope.countries:
        for source_id in {*known, *tables}:
            _scoped(made, source_id, tables.get(source_id, {}), [*sheets.values()], below, scope)
    for source_id, found in tables.items():
        _describe(made, source_id, described, told, below)
        for sheet in sheets.values():
            rows = found.get(sheet.table, [])
            if rows and not (scope and scope.countries):
                _misplaced(made, sheet, source_id, rows)
                _write(made, f"{source_id}/{sheet.table}.csv", sheet, _own(sheet, source_id), rows)


def _told(made: Offered, described: Sheet) -> dict[str, int]:
    """Document → its row in the sheet of documents; a fault for a row without a code, or with another's."""
    told: dict[str, int] = {}
    for number, cells in described.rows.items():
        source_id = cells.get("source_id", "")
        if source_id and source_id not in told:
            told[source_id] = number
        elif (described.file, number, "source_id") not in made.settled:
            expected = say("a code of its own for each document")
            if source_id:
                row = told[source_id]
                expected = say("a code of its own for each document; row {row} has it too", row=row)
            made.faults.append(Fault(described.file, number, "source_id", shown(source_id), expected))
    return told


def _scoped(
    made: Offered,
    source_id: str,
    found: dict[str, list[Row]],
    sheets: list[Sheet],
    below: Files,
    scope: Scope,
) -> None:
    """Adds the files of a document, the rows of the scope's countries replaced and all others kept."""
    kept = {place: content for place, content in below.items() if place.startswith(f"{source_id}/")}
    changed = False
    for sheet in sheets:
        place = f"{source_id}/{sheet.table}.csv"
        there, rows = rows_of(below, place), found.get(sheet.table, [])
        if not rows and not any(row.get("iso3") in scope.countries for row in there):
            continue
        changed = True
        merged, refused = laid_into(there, rows, sheet, scope)
        made.faults += refused
        columns = [*dict.fromkeys([*(there[0] if there else ()), *_own(sheet, source_id)])]
        _write(made, place, sheet, columns, [Row(*each) for each in merged])
    if changed:
        made.files = kept | made.files


def _own(sheet: Sheet, source_id: str) -> list[str]:
    """The columns of a sheet that a document fills."""
    own = expected_columns(BY_NAME[sheet.table], source_id)
    return [name for name in sorted(sheet.columns, key=sheet.columns.__getitem__) if name in own]


def _misplaced(made: Offered, sheet: Sheet, source_id: str, rows: list[Row]) -> None:
    """Adds a fault for every cell that its document does not fill: French names come from the reference."""
    own = {*expected_columns(BY_NAME[sheet.table], source_id), "source_id"}
    expected = say("an empty cell; the row of the document {name} fills this column", name=REFERENCE)
    if source_id == REFERENCE:
        expected = say("an empty cell; a row of a document fills this column")
    for row in rows:
        for name in sorted({each for each, cell in row.cells.items() if cell} - own):
            made.faults.append(Fault(sheet.file, row.number, name, shown(row.cells[name]), expected))


def _describe(
    made: Offered, source_id: str, described: Sheet | None, told: dict[str, int], below: Files
) -> None:
    """Adds source.toml of a document: as the sheet has it, else as it is."""
    place = f"{source_id}/source.toml"
    if described is None or source_id not in told:
        made.files[place] = below[place]
        return
    cells = described.rows[told[source_id]]
    lines = [f"{name} = {_quoted(cell)}\n" for name, cell in cells.items() if cell and name != "source_id"]
    made.files[place] = "".join(lines).encode()
    made.origins[place] = Origin(described.file, (told[source_id],), described.columns)


def _quoted(text: str) -> str:
    """A text as TOML has it."""
    return re.sub("\x7f", r"\\u007f", json.dumps(text, ensure_ascii=False))
