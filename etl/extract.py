"""The raw files as rows of text, with every fault of form."""

import csv
import datetime
import difflib
import io
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from data import messages
from data.messages import Message, joined, say, say_count, word
from data.schema import BY_NAME
from data.schema.columns import PATTERNS, Table, matches
from etl.faults import Fault, perhaps, shown
from etl.invisible_letters import unseen
from etl.readers.folder import LARGEST_FILE_BYTES, Files
from etl.readers.origins import Origins, placed
from etl.stand_ins import NO_TOTALS, is_total

# Tables a folder may hold; `source` comes from source.toml, `correction` from corrections.csv.
FOLDER_TABLES = tuple(name for name in BY_NAME if name not in ("source", "correction"))
REFERENCE = "reference"
CORRECTIONS = "corrections.csv"
Said = tuple[str, str, int | None]  # what was found, what is expected, in which row
SAVE_AS = say("in Excel: Save as, CSV UTF-8 (comma delimited)")
QUOTES = say('a cell with a comma or a quote in "…", each quote in it doubled')
NO_FILE, THIS_FILE = say("no such file"), say("this file")


@dataclass
class Row:
    """One row of a file: number as Excel shows it (the header is row 1); its cells are text at first."""

    table: str
    file: str
    number: int
    cells: dict[str, Any]


@dataclass
class Raw:
    """Everything the files say: rows a table, and faults."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in BY_NAME})
    faults: list[Fault] = field(default_factory=list)
    origins: Origins = field(default_factory=dict)

    def row(self, table: str, place: str, number: int, cells: dict[str, Any]) -> None:
        """Adds a row of a file, with the place where people see it."""
        self.rows[table].append(Row(table, *self.placed(place, number), cells))

    def placed(self, place: str, number: int) -> tuple[str, int]:
        """(file, row) as people see it."""
        file, row = placed(self.origins, place, number)
        return file, number if row is None else row

    def fault(
        self,
        file: str,
        found: str,
        expected: str,
        row: int | None = None,
        column: str = "",
        unread: tuple[str, ...] = (),
    ) -> None:
        """Notes one fault; `unread` are the tables that miss the rows of the file."""
        self.faults.append(
            Fault(*placed(self.origins, file, row), column[:60] or None, found, expected, unread)
        )


def extract(files: Files, origins: Origins | None = None, faults: Iterable[Fault] = ()) -> Raw:
    """All rows of all files, documents in order of precedence; `origins` say where they stood before.

    To the `faults` found in what was sent, those of the files are added, but for what follows from them.
    """
    raw = Raw(origins=origins or {}, faults=[*faults])
    read_table(raw, files, CORRECTIONS, BY_NAME["correction"], "")
    for place in files:
        if "/" not in place and place != CORRECTIONS:
            expected = say("{corrections} and one folder a document", corrections=CORRECTIONS)
            raw.fault(place, say("a file of an unknown name"), expected)
    for source_id in sorted({place.partition("/")[0] for place in files if "/" in place}):
        read_source(raw, files, source_id)
    order = {row.cells["source_id"]: row.cells["position"].zfill(9) for row in raw.rows["source"]}
    for name in FOLDER_TABLES:
        raw.rows[name].sort(key=lambda row: order.get(row.cells["source_id"], ""))
    for name in ("source", *FOLDER_TABLES):
        note_missing(raw, BY_NAME[name])
    return raw


def note_missing(raw: Raw, table: Table) -> None:
    """Adds a fault where no file fills a table, or none the columns of documents or of the reference."""
    if any(table.name in fault.unread for fault in raw.faults):
        return
    folders = {row.cells["source_id"] for row in raw.rows[table.name]}
    beside = [column for column in table.columns if column.origin == "reference"]
    if folders and REFERENCE not in folders and not all(column.nullable for column in beside):
        raw.fault(f"{REFERENCE}/{table.name}.csv", NO_FILE, THIS_FILE, unread=(table.name,))
    elif not folders - {REFERENCE if beside else ""}:
        file = "source.toml" if table.name == "source" else f"{table.name}.csv"
        expected = say("one in the folder of a document")
        raw.fault(file, say("no such file in any folder"), expected, unread=(table.name,))


def read_source(raw: Raw, files: Files, source_id: str) -> None:
    """Adds the tables of one document's folder to raw, and its source.toml as a row of `source`."""
    places = [place for place in sorted(files) if place.startswith(f"{source_id}/")]
    if not matches("code", source_id):
        tables = tuple(sorted({"source", *(PurePosixPath(place).stem for place in places)}))
        found = say("a folder named {name}", name=shown(source_id))
        raw.fault(source_id, found, word(PATTERNS["code"][1]), unread=tables)
        return
    description = f"{source_id}/source.toml"
    read_description(raw, files, description)
    for place in places:
        name = PurePosixPath(place)
        if place == description:
            continue
        if len(name.parts) != 2 or name.suffix != ".csv" or name.stem not in FOLDER_TABLES:
            names = joined(", ", (messages.table(table, f"{table}.csv") for table in FOLDER_TABLES))
            raw.fault(
                place,
                say("a file of an unknown name"),
                say("source.toml or one of {names}", names=names),
                unread=tuple({name.stem.strip().lower()} & {*FOLDER_TABLES}),
            )
        else:
            read_table(raw, files, place, BY_NAME[name.stem], source_id)


def read_text(raw: Raw, files: Files, place: str, table: str) -> str | None:
    """The text of a file without its byte order mark; None, with a fault, where it cannot be read."""
    content = files.get(place)
    text: str | None = None
    if content is None:
        said: Said | None = (NO_FILE, THIS_FILE, None)
        if place in files:
            said = (say("a file that cannot be opened"), say("a file that may be read"), None)
    else:
        text, said = text_of(content, PurePosixPath(place).suffix)
    if said:
        raw.fault(place, *said, unread=(table,))
    return text


def text_of(content: bytes, ending: str) -> tuple[str | None, Said | None]:
    """(the text of a file, None), or (None, what was found, what is expected and in which row)."""
    if len(content) > LARGEST_FILE_BYTES:
        return None, (say("a file of more than 50 MB"), say("a smaller file"), None)
    if b"\0" in content:
        return None, (say("bytes that are no text (NUL)"), say("a text file; {how}", how=SAVE_AS), None)
    try:
        # One letter for é, however a file writes it: in two, names that look the same would differ.
        text = unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        return None, (say("a letter in another encoding than UTF-8"), say("UTF-8; {how}", how=SAVE_AS), row)
    if not text.strip():
        return None, (
            say("an empty file"),
            say("a header and rows") if ending == ".csv" else say("title, publisher …"),
            None,
        )
    return text, None


def read_description(raw: Raw, files: Files, place: str) -> None:
    """Adds source.toml as a row of `source`; its values become text like the cells of a CSV file."""
    text = read_text(raw, files, place, "source")
    if text is None:
        return
    try:
        described = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: not TOML, or a number of thousands of digits
        expected = say("lines such as {lines}", lines='title = "…", as_of = 2022-12-31')
        found = say("a line that is not TOML ({error})", error=str(error))
        raw.fault(place, found, expected, unread=("source",))
        return
    known = BY_NAME["source"].columns_from("file")
    cells = dict.fromkeys(known, "")
    for name, value in described.items():
        if name not in known:
            raw.fault(place, say("an unknown entry {name}", name=shown(name)), only(known))
        elif type(value) is int and abs(value) > 9999:
            raw.fault(place, say("a number too large for this"), say("a smaller one"), column=name)
        elif type(value) in (str, int, datetime.date):
            cells[name] = str(value)
        else:
            expected = say("a text, a whole number or a date")
            raw.fault(place, shown(type(value).__name__), expected, column=name)
    raw.row("source", place, 1, {"source_id": place.partition("/")[0], **cells})


def only(columns: Iterable[str]) -> Message:
    """That no other columns than these are expected."""
    return say("only {columns}", columns=joined(", ", map(messages.column, columns)))


def expected_columns(table: Table, source_id: str) -> list[str]:
    """Names the header of a table must have in this folder, in any order."""
    if source_id != REFERENCE:
        return table.columns_from("file")
    return [*table.key, *table.columns_from("reference"), "locator"]


def read_table(raw: Raw, files: Files, place: str, table: Table, source_id: str) -> None:
    """Adds the rows of one CSV file to raw, if its header is right."""
    if source_id == REFERENCE and not table.columns_from("reference"):
        raw.fault(place, say("a table that documents fill"), say("it in the folder of a document"))
        return
    text = read_text(raw, files, place, table.name)
    rows = None if text is None else parse(raw, place, text, table.name)
    if not rows or not header_is_right(raw, place, rows[0], table, source_id):
        return
    header = rows[0]
    absent = dict.fromkeys(expected_columns(table, source_id), "")
    origin = {"source_id": source_id} if source_id else {}
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cells):
            raw.fault(place, say("an empty row"), say("a row of data; delete this one"), number)
        elif is_total(cells):
            raw.fault(place, say("a row of totals"), NO_TOTALS, number)
        elif len(cells) != len(header):
            raw.fault(place, *ragged(len(cells), len(header)), number)
        else:
            cells_by_name = dict(zip(header, cells, strict=True))
            raw.row(table.name, place, number, origin | absent | cells_by_name)
    if len(rows) == 1:
        found = say("a header and nothing below it")
        raw.fault(place, found, say("at least one row of data"), unread=(table.name,))


def ragged(there: int, header: int) -> tuple[Message, Message]:
    """(what is found, what is expected) of a row with another number of cells than the header."""
    return (
        say_count("{n} cell", "{n} cells", there),
        say_count("{n} cell, as in the header", "{n} cells, as in the header", header),
    )


def run_together(error: csv.Error) -> Message:
    """That the cells of a row cannot be told apart, and why."""
    return say("cells that cannot be told apart ({error})", error=str(error))


def parse(raw: Raw, place: str, text: str, table: str) -> list[list[str]] | None:
    """Rows of cells; None, with a fault, where the text is no well-formed CSV."""
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        expected = say(
            'commas between cells; a cell with a comma or a quote in "…", each quote in it doubled'
        )
        raw.fault(place, run_together(error), expected, len(rows) + 1, unread=(table,))
        return None
    if not text.endswith(("\n", "\r")):
        expected = say("a line break after every row; the file may have been cut off")
        raw.fault(place, say("a last row without a line break"), expected, len(rows))
    return rows


def unknown_column(name: str, expected: Sequence[str]) -> tuple[Message, Message]:
    """(what is found, what is expected) of a column that a table does not have; the nearest comes first."""
    hidden, found = unseen(name), shown(name)
    if hidden:
        found = say("{found} ({where})", found=found, where=hidden.where)
    near = difflib.get_close_matches(name.strip().lower(), expected, n=1, cutoff=0.75)
    return say("an unknown column {name}", name=found), perhaps(
        only(expected), messages.column(near[0]) if near else ""
    )


def twice(times: int) -> tuple[Message, Message]:
    """(what is found, what is expected) of a column that stands there more than once."""
    return say("this column {n} times", n=times), say("it once")


def header_is_right(raw: Raw, place: str, header: list[str], table: Table, source_id: str) -> bool:
    """True where the header has every column once and no unknown one; else faults are noted.

    Columns that may be empty, or that the build fills then, may be absent: a table of before a column was
    added is still read.
    """
    expected = expected_columns(table, source_id)
    needed = {column.name for column in table.columns if not (column.nullable or column.otherwise)}

    def unread(found: str, expected: str, column: str = "") -> None:
        raw.fault(place, found, expected, 1, column, (table.name,))

    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        unread(say("columns separated by semicolons or tabs"), say("commas; {how}", how=SAVE_AS))
        return False
    for name in dict.fromkeys(header):
        if name not in expected:
            unread(*unknown_column(name, expected))
        elif header.count(name) > 1:
            unread(*twice(header.count(name)), name)
    for name in expected:
        if name not in header and name in needed:
            columns = joined(", ", map(messages.column, expected))
            unread(say("no such column"), say("the columns {columns}", columns=columns), name)
    return len(header) == len({*header}) and needed & {*expected} <= {*header} <= {*expected}
