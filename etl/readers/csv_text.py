"""A CSV file as Excel saves it in any language: its encoding, its divider and its rows, found out."""

import csv
import io
import re
from collections.abc import Collection

from data.messages import Message, say
from data.messages import number as thousands
from etl.extract import run_together
from etl.faults import shown
from etl.readers.grid import MOST_ROWS, Cell, Grid

# Letters that Windows-1252 has and English, French and Spanish texts use; others speak for another encoding.
LIKELY = frozenset("ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜàâäçèéêëîïôöùûüÿœŒæÆÁÍÓÚÑáíóúñãõ€£§°©®±·ªº¿¡«»‘’“”–—…½¼¾²³\u00a0ßåÅøØ")
DIVIDERS = {",": say("commas"), ";": say("semicolons"), "\t": say("tabs"), "|": say("upright strokes")}
HEADER_WITHIN = 5  # the columns' names stand in one of the first rows
QUOTES = say('a cell with a divider or a quote in "…", each quote in it doubled')


def text_of(content: bytes) -> tuple[str, str] | None:
    """(the text of a file, its encoding in words); None where it cannot be told for certain."""
    for mark, encoding, said in (
        (b"\xef\xbb\xbf", "utf-8", ""),
        (b"\xff\xfe", "utf-16-le", "UTF-16"),
        (b"\xfe\xff", "utf-16-be", "UTF-16"),
    ):
        if content.startswith(mark):
            found = _decoded(content[len(mark) :], encoding)
            return None if found is None else (found, said)
    if b"\0" in content:
        return None
    found = _decoded(content, "utf-8")
    if found is not None:
        return found, ""
    found = _decoded(content, "cp1252")
    if found is None or not {letter for letter in found if not letter.isascii()} <= LIKELY:
        return None
    return found, "Windows-1252"


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def grid_of(
    text: str, name: str, columns: Collection[str]
) -> tuple[Grid | None, list[Message], tuple[int, Message, Message] | None]:
    """(the rows as a sheet, what was read otherwise than it stands, (row, found, expected) of a fault).

    `columns` are the names of which the header is made: they tell the divider. Without any there is no grid.
    """
    said = []
    marked = re.match(r"sep=(.)\r?\n", text)
    if marked:
        text = text[marked.end() :]
    divider = marked[1] if marked else _divider(text, columns)
    if divider is None:
        return None, [], None
    if divider != ",":
        said.append(say("cells divided by {divider}", divider=DIVIDERS.get(divider, shown(divider))))
    if not text.endswith(("\n", "\r")):
        said.append(say("a last row without a line break"))
    grid = Grid(name)
    first = 2 if marked else 1
    number = first - 1
    try:
        for number, row in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True), first
        ):
            if number > MOST_ROWS:
                found = say("more than {n} rows", n=thousands(MOST_ROWS))
                return None, said, (number, found, say("fewer rows"))
            cells = {place: Cell(cell) for place, cell in enumerate(row, 1) if cell != ""}
            if cells:
                grid.rows[number] = cells
            grid.widths[number] = len(row)
    except csv.Error as error:
        return None, said, (number + 1, run_together(error), QUOTES)
    return grid, said, None


def _divider(text: str, columns: Collection[str]) -> str | None:
    """What divides cells: that by which one of the first lines has most of the columns' names."""
    lines = text.splitlines()[:HEADER_WITHIN]
    known = {
        divider: max(
            (
                sum(cell.strip().strip('"').lower() in columns for cell in line.split(divider))
                for line in lines
                if divider in line
            ),
            default=0,
        )
        for divider in DIVIDERS
    }
    best = max(known, key=lambda divider: known[divider])
    return best if known[best] >= 2 else None
