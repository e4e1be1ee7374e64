"""Sheets of an Excel workbook (.xlsx, .xlsm), read one cell after the other; nothing in it is ever run.

openpyxl knows the format: strings, styles, dates. Here its parser of sheets is asked for values and formulas
at once, and stops at the limits of `grid`.
"""

import datetime
import io
import math
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import fromstring, iterparse

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.packaging.relationship import (  # type: ignore[import-untyped]
    get_dependents,
    get_rels_path,
)
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE  # type: ignore[import-untyped]
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]
from openpyxl.worksheet._reader import (  # type: ignore[import-untyped]
    COL_TAG,
    FORMULA_TAG,
    ROW_TAG,
    WorkSheetParser,
)
from openpyxl.worksheet.merge import MergeCell  # type: ignore[import-untyped]

from data.messages import Message, number, say
from data.store.engine import NotUsable
from etl.readers import archive as archives
from etl.readers.grid import LONGEST_TEXT, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Grid, Merged

SIGNED = "python -m etl check"  # by whom the notes of an annotated copy are: no comments of people
MERGED_TAG = MergeCell.tagname
MOST_MERGED = 2_000
MACROS = ("vbaproject.bin", "xl/macrosheets/")
STRICT = b"purl.oclc.org/ooxml"
# What openpyxl raises for parts that are not what they should be; of XML every parser raises a SyntaxError.
MALFORMED = (
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, ArithmeticError, RecursionError),
    *(SyntaxError, OSError, EOFError, zipfile.BadZipFile, zlib.error, InvalidFileException),
)


def grids(content: bytes, name: str) -> tuple[list[Grid], list[Message]]:
    """The sheets of a workbook, and what was left aside. Raises NotUsable, in words, for any other file."""
    archive = archives.opened(content, name)
    parts = {entry.lower(): entry for entry in archive.namelist()}
    if "xl/workbook.bin" in parts:
        raise NotUsable(
            say("{name} is a binary workbook (.xlsb); in Excel: Save as, Excel Workbook (.xlsx)", name=name)
        )
    aside = _left_aside(parts, name)
    for entry in archive.namelist():
        if entry.lower().endswith((".xml", ".rels", ".vml")):
            found = archives.plain_xml(archives.part(archive, entry, name), entry, name)
            if entry.lower() == "xl/workbook.xml" and STRICT in found:
                raise NotUsable(
                    say("{name} is a Strict workbook; in Excel: Save as, Excel Workbook (.xlsx)", name=name)
                )
    try:
        with warnings.catch_warnings(action="ignore"):  # of parts that are of no interest here
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            return [_grid(book, sheet, archive, name) for sheet in book.worksheets], aside
    except MALFORMED as error:
        said = say(
            "{name} is damaged and cannot be read ({error}); open it in Excel and save it",
            name=name,
            error=" ".join(str(error).split())[:120],
        )
        raise NotUsable(said) from None


def _left_aside(parts: dict[str, str], name: str) -> list[Message]:
    """What is in the file and not read, in words. Raises NotUsable for macros where none may be."""
    aside = []
    if any(entry.endswith(MACROS[0]) or entry.startswith(MACROS[1]) for entry in parts):
        if not name.lower().endswith(".xlsm"):
            raise NotUsable(
                say("{name} holds macros, and its name does not say so; save it without them", name=name)
            )
        aside.append(archives.NO_MACROS)
    if any(entry.startswith("xl/externallinks/") for entry in parts):
        aside.append(say("its links to other files were not followed"))
    return aside


def _grid(book: Any, sheet: Any, archive: zipfile.ZipFile, name: str) -> Grid:
    grid = Grid(sheet.title, is_hidden=sheet.sheet_state != "visible")
    path = sheet._worksheet_path
    with archive.open(path) as source:
        parser = _Parser(source, sheet, say("{name}, sheet {sheet}", name=name, sheet=sheet.title))
        for place, cells in parser.rows(grid):
            if cells:
                grid.rows[place] = cells
    _comments(grid, archive, path)
    return grid


class _Parser(WorkSheetParser):
    """openpyxl's parser of one sheet, which keeps the formula beside the value that was kept of it."""

    def __init__(self, source: Any, sheet: Any, where: Message) -> None:
        book = sheet.parent
        super().__init__(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        self.book, self.where, self.seen = book, where, 0

    def rows(self, grid: Grid) -> Iterator[tuple[int, dict[int, Cell]]]:
        """(number, cells that are not blank) of each row; hidden and merged ones are noted in the grid."""
        for _, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                place, cells = self.parse_row(element)
                if place > MOST_ROWS:
                    said = say(
                        "{where}: more than {n} rows; delete the empty rows below the table",
                        where=self.where,
                        n=number(MOST_ROWS),
                    )
                    raise NotUsable(said)
                if element.get("hidden") in ("1", "true"):
                    grid.hidden_rows.add(place)
                element.clear()
                yield place, {column: cell for column, cell in cells if cell is not None}
            elif element.tag == COL_TAG and element.get("hidden") in ("1", "true"):
                last = min(int(element.get("max", "0")), MOST_COLUMNS)
                grid.hidden_columns |= {*range(int(element.get("min", "1")), last + 1)}
            elif element.tag.endswith(f"}}{MERGED_TAG}"):
                if len(grid.merged) >= MOST_MERGED:
                    said = say(
                        "{where}: more than {n} merged cells; unmerge them",
                        where=self.where,
                        n=number(MOST_MERGED),
                    )
                    raise NotUsable(said)
                left, top, right, bottom = range_boundaries(element.get("ref"))
                grid.merged.append(Merged(top, bottom, left, right))

    def parse_cell(self, element: Any) -> tuple[int, Cell | None]:
        """(column, what its cell says; None where it is blank)."""
        self.seen += 1
        if self.seen > MOST_CELLS:
            cells = number(MOST_CELLS)
            raise NotUsable(
                say("{where}: more than {n} cells, empty ones counted", where=self.where, n=cells)
            )
        formula = element.find(FORMULA_TAG)
        found = super().parse_cell(element)
        cell = _cell(found["value"], found["data_type"], self._format(found["style_id"]))
        if formula is not None:
            said = f"={formula.text}" if formula.text else say("= (as in a cell above)")
            cell = Cell("", formula=said, is_kept=False) if cell is None else cell._replace(formula=said)
        if cell is not None and found["column"] > MOST_COLUMNS:
            raise NotUsable(say("{where}: more than {n} columns", where=self.where, n=MOST_COLUMNS))
        return found["column"], cell

    def _format(self, style: int) -> str:
        """How a cell shows its number."""
        kept = self.book._cell_styles[style].numFmtId if style else 0
        if kept < BUILTIN_FORMATS_MAX_SIZE:
            return BUILTIN_FORMATS.get(kept) or "General"
        return str(self.book._number_formats[kept - BUILTIN_FORMATS_MAX_SIZE])


def _cell(value: Any, kind: str, shown_as: str) -> Cell | None:
    """What a value says; None for a blank one."""
    if value is None or value == "":
        return None
    if kind == "e":
        return Cell(str(value), "error")
    if isinstance(value, bool):
        return Cell(str(int(value)), "flag")
    if isinstance(value, datetime.datetime):
        is_day = value.time() == datetime.time()
        return Cell(value.date().isoformat(), "date" if is_day else "moment")
    if isinstance(value, int | float):
        if not math.isfinite(value):
            return Cell("#NUM!", "error")
        return Cell(written(value), "percent" if "%" in shown_as else "number")
    if isinstance(value, datetime.time | datetime.timedelta):
        return Cell(str(value), "moment")
    return Cell(str(value)[: LONGEST_TEXT + 1])


def written(value: float) -> str:
    """A number as Excel shows it: 15 digits, those beyond are noise of the machine."""
    if isinstance(value, int):
        return str(value)
    said = f"{value:.15g}"
    return f"{value:.0f}" if "e" in said and abs(value) >= 1 else said


def _comments(grid: Grid, archive: zipfile.ZipFile, path: str) -> None:
    """Notes in the grid which cells have a comment of somebody's; those of an earlier check are ours."""
    rels = get_rels_path(path).lstrip("/")
    if rels not in archive.namelist():
        return
    for rel in get_dependents(archive, rels):
        if rel.Type.rsplit("/", 1)[-1].lower() in ("comments", "threadedcomment"):
            elements = [*fromstring(archive.read(rel.target)).iter()]
            authors = [each.text for each in elements if each.tag.rsplit("}", 1)[-1] == "author"]
            ours = str(authors.index(SIGNED)) if SIGNED in authors else None
            for element in elements:
                is_comment = element.tag.rsplit("}", 1)[-1] in ("comment", "threadedComment")
                if element.get("ref") and is_comment and (ours is None or element.get("authorId") != ours):
                    grid.notes.add(coordinate_to_tuple(element.get("ref")))
