"""The raw files as rows of text, with every fault of form."""

import csv
import datetime
import io
import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from data.schema import BY_NAME
from data.schema.columns import PATTERNS, Table, matches
from etl.faults import Fault, shown
from etl.letters import unseen
from etl.readers.folder import LARGEST_FILE_BYTES, Files
from etl.readers.origins import Origins, placed
from etl.stand_ins import NO_TOTALS, is_total

# Tables a folder may hold; `source` comes from source.toml, `correction` from corrections.csv.
FOLDER_TABLES = tuple(name for name in BY_NAME if name not in ("source", "correction"))
REFERENCE = "reference"
CORRECTIONS = "corrections.csv"
Said = tuple[str, str, int | None]  # what was found, what is expected, in which row
SAVE_AS = "in Excel: Save as, CSV UTF-8 (comma delimited)"


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


def extract(files: Files, origins: Origins | None = None) -> Raw:
    """All rows of all files, documents in order of precedence; `origins` say where they stood before."""
    raw = Raw(origins=origins or {})
    read_table(raw, files, CORRECTIONS, BY_NAME["correction"], "")
    for place in files:
        if "/" not in place and place != CORRECTIONS:
            raw.fault(place, "a file of an unknown name", "corrections.csv and one folder a document")
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
        raw.fault(f"{REFERENCE}/{table.name}.csv", "no such file", "this file", unread=(table.name,))
    elif not folders - {REFERENCE if beside else ""}:
        file = "source.toml" if table.name == "source" else f"{table.name}.csv"
        expected = "one in the folder of a document"
        raw.fault(file, "no such file in any folder", expected, unread=(table.name,))


def read_source(raw: Raw, files: Files, source_id: str) -> None:
    """Adds the tables of one document's folder to raw, and its source.toml as a row of `source`."""
    places = [place for place in sorted(files) if place.startswith(f"{source_id}/")]
    if not matches("code", source_id):
        tables = tuple(sorted({"source", *(PurePosixPath(place).stem for place in places)}))
        raw.fault(source_id, f"a folder named {shown(source_id)}", PATTERNS["code"][1], unread=tables)
        return
    description = f"{source_id}/source.toml"
    read_description(raw, files, description)
    for place in places:
        name = PurePosixPath(place)
        if place == description:
            continue
        if len(name.parts) != 2 or name.suffix != ".csv" or name.stem not in FOLDER_TABLES:
            names = ", ".join(f"{table}.csv" for table in FOLDER_TABLES)
            raw.fault(
                place,
                "a file of an unknown name",
                f"source.toml or one of {names}",
                unread=tuple({name.stem.strip().lower()} & {*FOLDER_TABLES}),
            )
        else:
            read_table(raw, files, place, BY_NAME[name.stem], source_id)


def read_text(raw: Raw, files: Files, place: str, table: str) -> str | None:
    """The text of a file without its byte order mark; None, with a fault, where it cannot be read."""
    content = files.get(place)
    text: str | None = None
    if content is None:
        found = "a file that cannot be opened" if place in files else "no such file"
        said: Said | None = (found, "a file that may be read" if place in files else "this file", None)
    else:
        text, said = text_of(content, PurePosixPath(place).suffix)
    if said:
        raw.fault(place, *said, unread=(table,))
    return text


def text_of(content: bytes, ending: str) -> tuple[str | None, Said | None]:
    """(the text of a file, None), or (None, what was found, what is expected and in which row)."""
    if len(content) > LARGEST_FILE_BYTES:
        return None, ("a file of more than 50 MB", "a smaller file", None)
    if b"\0" in content:
        return None, ("bytes that are no text (NUL)", f"a text file; {SAVE_AS}", None)
    try:
        # One letter for é, however a file writes it: in two, names that look the same would differ.
        text = unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        return None, ("a letter in another encoding than UTF-8", f"UTF-8; {SAVE_AS}", row)
    if not text.strip():
        return None, (
            "an empty file",
            "a header and rows" if ending == ".csv" else "title, publisher …",
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
        expected = 'lines such as title = "…" or as_of = 2022-12-31'
        raw.fault(place, f"a line that is not TOML ({error})", expected, unread=("source",))
        return
    known = BY_NAME["source"].columns_from("file")
    cells = dict.fromkeys(known, "")
    for name, value in described.items():
        if name not in known:
            raw.fault(place, f"an unknown entry {shown(name)}", "only " + ", ".join(known))
        elif type(value) is int and abs(value) > 9999:
            raw.fault(place, "a number too large for this", "a smaller one", column=name)
        elif type(value) in (str, int, datetime.date):
            cells[name] = str(value)
        else:
            raw.fault(place, shown(type(value).__name__), "a text, a whole number or a date", column=name)
    raw.row("source", place, 1, {"source_id": place.partition("/")[0], **cells})


def expected_columns(table: Table, source_id: str) -> list[str]:
    """Names the header of a table must have in this folder, in any order."""
    if source_id != REFERENCE:
        return table.columns_from("file")
    return [*table.key, *table.columns_from("reference"), "locator"]


def read_table(raw: Raw, files: Files, place: str, table: Table, source_id: str) -> None:
    """Adds the rows of one CSV file to raw, if its header is right."""
    if source_id == REFERENCE and not table.columns_from("reference"):
        raw.fault(place, "a table that documents fill", "it in the folder of a document")
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
            raw.fault(place, "an empty row", "a row of data; delete this one", number)
        elif is_total(cells):
            raw.fault(place, "a row of totals", NO_TOTALS, number)
        elif len(cells) != len(header):
            raw.fault(place, f"{len(cells)} cells", f"{len(header)} cells, as in the header", number)
        else:
            cells_by_name = dict(zip(header, cells, strict=True))
            raw.row(table.name, place, number, origin | absent | cells_by_name)
    if len(rows) == 1:
        expected = "at least one row of data"
        raw.fault(place, "a header and nothing below it", expected, unread=(table.name,))


def parse(raw: Raw, place: str, text: str, table: str) -> list[list[str]] | None:
    """Rows of cells; None, with a fault, where the text is no well-formed CSV."""
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        expected = 'commas between cells; a cell with a comma or a quote in "…", each quote in it doubled'
        found = f"cells that cannot be told apart ({error})"
        raw.fault(place, found, expected, len(rows) + 1, unread=(table,))
        return None
    if not text.endswith(("\n", "\r")):
        expected = "a line break after every row; the file may have been cut off"
        raw.fault(place, "a last row without a line break", expected, len(rows))
    return rows


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
        unread("columns separated by semicolons or tabs", f"commas; {SAVE_AS}")
        return False
    for name in dict.fromkeys(header):
        if name not in expected:
            hidden = unseen(name)
            found = f"an unknown column {shown(name)}" + (f" ({hidden.where})" if hidden else "")
            unread(found, "only " + ", ".join(expected))
        elif header.count(name) > 1:
            unread(f"this column {header.count(name)} times", "it once", name)
    for name in expected:
        if name not in header and name in needed:
            unread("no such column", "the columns " + ", ".join(expected), name)
    return len(header) == len({*header}) and needed & {*expected} <= {*header} <= {*expected}
