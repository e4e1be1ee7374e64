"""The rows of a table in a sheet: where its header is, what below it is data, and what is passed over."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.messages import Message, joined, say, say_count
from data.schema import BY_NAME
from data.schema.columns import UNDATED, Column, Table
from etl.extract import ragged, twice, unknown_column
from etl.faults import Fault, shown
from etl.readers import numbers
from etl.readers.cells import Context, clean
from etl.readers.csv_text import HEADER_WITHIN
from etl.readers.grid import Cell, Grid, letters
from etl.readers.names import Names, folded, in_full, resolved
from etl.readers.notes import Note
from etl.stand_ins import TOTALS

REFERENCE = "reference"
DOCUMENT = UNDATED[0]
NOTHING, ALIKE = say("nothing"), say("like all others")
TAG = re.compile(r"#[A-Za-z]\S*( ?\+\S+)*")


@dataclass
class Sheet:
    """A table as a sheet has it: rows by number, cells by column; what is to be said of it."""

    table: str
    file: str
    columns: dict[str, int]  # name → place in the sheet
    header: int
    rows: dict[int, dict[str, str]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    settled: set[tuple[str, int | None, str | None]] = field(
        default_factory=set
    )  # places with a fault already


def columns_of(table: Table) -> dict[str, Column]:
    """The columns that a document or the reference fills, and the document itself."""
    wanted = ("file", "reference", "folder")
    own = {column.name: column for column in table.columns if column.origin in wanted}
    return own if "source_id" in own else {"source_id": DOCUMENT} | own


def header_of(grid: Grid, table: Table) -> tuple[int, dict[str, int]] | None:
    """(the row with the columns' names, name → column), among the first rows; None where there is none."""
    known = columns_of(table)
    best: tuple[int, int] | None = None
    for number in sorted(grid.rows):
        if number > HEADER_WITHIN:
            break
        count = sum(_name(cell) in known for cell in grid.rows[number].values())
        if count >= 2 and (best is None or count > best[1]):
            best = (number, count)
    if best is None:
        return None
    places: dict[str, int] = {}
    for place, cell in sorted(grid.rows[best[0]].items()):
        places.setdefault(_name(cell), place)
    return best[0], places


def _name(cell: Cell) -> str:
    return folded(cell.text)


def table_sheet(grid: Grid, name: str, file: str, *, source_id: str = "") -> Sheet | None:
    """A grid as rows of a table, not yet cleaned; None, where its first rows hold no header."""
    table = BY_NAME[name]
    found = header_of(grid, table)
    if found is None:
        return None
    header, places = found
    known = columns_of(table)
    sheet = Sheet(name, file, {each: place for each, place in places.items() if each in known}, header)
    expected = list(table.columns_from("reference")) if source_id == REFERENCE else []
    expected = [*known] if not source_id else expected or table.columns_from("file")
    for each, place in places.items():
        if each in known and (not source_id or each in (*expected, *table.key, "locator")):
            continue
        raw = grid.rows[header][place].text
        sheet.faults.append(Fault(file, header, each[:60], *unknown_column(raw, expected), (name,)))
        sheet.columns.pop(each, None)
    for each, count in Counter(_name(cell) for cell in grid.rows[header].values()).items():
        if count > 1 and each in known:
            sheet.faults.append(Fault(file, header, each, *twice(count), (name,)))
    return sheet


def fill(sheet: Sheet, grid: Grid, names: Names, *, is_ours: bool) -> None:
    """Cleans the data of the grid into the sheet, with a note or a fault for what is not as it should be."""
    table = BY_NAME[sheet.table]
    known = columns_of(table)
    data = dict(_data(sheet, grid, table))
    _around(sheet, grid, data)
    orders = {
        numbers.order(row[place].text)
        for row in data.values()
        for each, place in sheet.columns.items()
        if place in row and known[each].kind in ("date", "part_date")
    } - {""}
    for number, row in data.items():
        unit = row.get(sheet.columns.get("unit", 0), Cell("")).text
        unit = resolved(names, known["unit"], unit) or "" if unit and "unit" in known else ""
        by = Context(names, orders, is_ours, unit)
        cells = sheet.rows.setdefault(number, {})
        for each, place in sheet.columns.items():
            cell = row.get(place)
            if cell is None:
                continue
            made = clean(known[each], cell, by)
            cells[each] = made.text
            at = f"{letters(place)}{number}"
            if made.expected:
                sheet.faults.append(Fault(sheet.file, number, each, made.found, made.expected))
                sheet.settled.add((sheet.file, number, each))
            elif made.kind:
                read_as = shown(in_full(names, known[each], made.text))
                sheet.notes.append(Note(sheet.file, number, each, at, shown(cell.text), read_as, made.kind))


def _data(sheet: Sheet, grid: Grid, table: Table) -> Iterator[tuple[int, dict[int, Cell]]]:
    """The rows that are data; what else stands below the header is passed over, and a note says so."""
    last = sheet.header
    named = {*sheet.columns.values()}
    has_text = {place for name, place in sheet.columns.items() if name in ("text_fr", "text_es")}
    needed = [
        column.name
        for column in table.columns
        if column.name in sheet.columns
        and not (column.nullable or column.otherwise or column.name == "source_id")
    ]
    for number in sorted(grid.rows):
        if number <= sheet.header:
            continue
        row = {place: cell for place, cell in grid.rows[number].items() if cell.text.strip() or cell.formula}
        here = {place: cell for place, cell in row.items() if place in named}
        if not row or (table.name == "translation" and not (has_text & {*row})):
            continue  # a text that is listed because nobody has translated it yet
        has_gap, last = number > last + 1, number
        texts = [cell.text.strip() for cell in row.values()]
        missing = [each for each in needed if sheet.columns[each] not in row]
        if all(TAG.fullmatch(each) for each in texts):
            _aside(sheet, number, texts[0], say("a row of tags"))
        elif missing and (totals := [each for each in texts if TOTALS.fullmatch(each)]):
            _aside(sheet, number, totals[0], say("a row of totals"))
        elif len(row) == 1 and has_gap and len(missing) > 1:
            _aside(sheet, number, texts[0], say("a remark below the table"))
        elif not here:
            _aside(sheet, number, texts[0], say("a row without a cell in a named column"))
        else:
            width = grid.widths.get(number)
            if width is not None and _is_ragged(grid, sheet, width, row):
                sheet.faults.append(
                    Fault(sheet.file, number, None, *ragged(width, grid.widths[sheet.header]))
                )
                sheet.settled.add((sheet.file, number, None))
            yield number, here


def _is_ragged(grid: Grid, sheet: Sheet, width: int, row: dict[int, Cell]) -> bool:
    """Whether a row of CSV has another number of cells than the header, blank ones at the end aside."""
    last = max(grid.rows[sheet.header])
    return width < last or max(row) > last


def _aside(sheet: Sheet, number: int, found: str, kind: Message) -> None:
    sheet.notes.append(Note(sheet.file, number, None, f"A{number}", shown(found), NOTHING, kind))


def _around(sheet: Sheet, grid: Grid, data: dict[int, dict[int, Cell]]) -> None:
    """Says what lies around the data: hidden rows and columns, comments, merged cells, no heading."""

    def note(
        found: Message, read_as: Message, kind: Message, row: int | None = None, cell: str | None = None
    ) -> None:
        sheet.notes.append(Note(sheet.file, row, None, cell, found, read_as, kind))

    by_place = {place: each for each, place in sheet.columns.items()}
    hidden = [number for number in data if number in grid.hidden_rows]
    if hidden:
        found = say_count("{n} hidden row", "{n} hidden rows", len(hidden))
        note(found, ALIKE, say("hidden rows"), hidden[0])
    columns = sorted(letters(place) for place in by_place if place in grid.hidden_columns)
    if columns:
        found = say("hidden columns {columns}", columns=joined(", ", columns))
        note(found, ALIKE, say("hidden columns"))
    if grid.is_hidden:
        note(say("a hidden sheet"), ALIKE, say("a hidden sheet"))
    noted = sorted((row, place) for row, place in grid.notes if row in data)
    for row, place in noted:
        note(say("a comment"), NOTHING, say("comments"), row, f"{letters(place)}{row}")
    stray = sorted(
        {
            place
            for number, row in grid.rows.items()
            if number in data
            for place in row
            if place not in by_place and place not in grid.rows[sheet.header]
        }
    )
    if stray:
        found = say("columns without a name ({columns})", columns=joined(", ", map(letters, stray)))
        note(found, NOTHING, say("columns without a name"))
    for merged in grid.merged:
        covered = [
            (number, each)
            for number in range(
                max(merged.top, sheet.header + 1), min(merged.bottom, max(data, default=0)) + 1
            )
            for place, each in by_place.items()
            if merged.left <= place <= merged.right
        ]
        if covered and any(number in data for number, _ in covered):
            first, last = f"{letters(merged.left)}{merged.top}", f"{letters(merged.right)}{merged.bottom}"
            expected = say("one cell for each row and column, with its own value; in Excel: Unmerge Cells")
            said = say("merged cells {cells}", cells=f"{first}:{last}")
            number, each = covered[0]
            sheet.faults.append(Fault(sheet.file, number, each, said, expected))
            sheet.settled |= {(sheet.file, number, each) for number, each in covered}
