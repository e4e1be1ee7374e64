"""The raw files as rows of text, with every fault of form."""

import csv
import datetime
import io
import tomllib
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from data.columns import PATTERNS, Table, matches
from data.schema import BY_NAME
from etl.faults import Fault, shown
from etl.package import LARGEST_FILE_BYTES, Files

# Tables a folder may hold; `source` comes from source.toml, `correction` from corrections.csv.
FOLDER_TABLES = tuple(name for name in BY_NAME if name not in ("source", "correction"))
REFERENCE = "reference"
CORRECTIONS = "corrections.csv"
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

    def fault(self, file: str, found: str, expected: str, row: int | None = None, column: str = "") -> None:
        """Notes one fault."""
        self.faults.append(Fault(file, row, column[:60] or None, found, expected))


def extract(files: Files) -> Raw:
    """All rows of all files, documents in their order of precedence."""
    raw = Raw()
    if CORRECTIONS in files:
        read_table(raw, CORRECTIONS, files[CORRECTIONS], BY_NAME["correction"], "")
    else:
        raw.fault(CORRECTIONS, "no such file", "this file")
    for place in files:
        if "/" not in place and place != CORRECTIONS:
            raw.fault(place, "a file of an unknown name", "corrections.csv and one folder a document")
    for source_id in sorted({place.partition("/")[0] for place in files if "/" in place}):
        read_source(raw, source_id, files)
    order = {row.cells["source_id"]: row.cells["position"].zfill(9) for row in raw.rows["source"]}
    for name in FOLDER_TABLES:
        raw.rows[name].sort(key=lambda row: order.get(row.cells["source_id"], ""))
    return raw


def read_source(raw: Raw, source_id: str, files: Files) -> None:
    """Adds the tables of one document's folder to raw, and its source.toml as a row of `source`."""
    if not matches("code", source_id):
        raw.fault(source_id, f"a folder named {shown(source_id)}", PATTERNS["code"][1])
        return
    description = f"{source_id}/source.toml"
    if description in files:
        read_description(raw, description, files[description])
    else:
        raw.fault(description, "no such file", "this file")
    for place in sorted(files):
        if not place.startswith(f"{source_id}/") or place == description:
            continue
        name = PurePosixPath(place)
        if len(name.parts) != 2 or name.suffix != ".csv" or name.stem not in FOLDER_TABLES:
            names = ", ".join(f"{name}.csv" for name in FOLDER_TABLES)
            raw.fault(place, "a file of an unknown name", f"source.toml or one of {names}")
        else:
            read_table(raw, place, files[place], BY_NAME[name.stem], source_id)


def read_text(raw: Raw, place: str, content: bytes) -> str | None:
    """The text of a file without its byte order mark; None, with a fault, where it cannot be read."""
    if len(content) > LARGEST_FILE_BYTES:
        raw.fault(place, "a file of more than 50 MB", "a smaller file")
        return None
    if b"\0" in content:
        raw.fault(place, "bytes that are no text (NUL)", f"a text file; {SAVE_AS}")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raw.fault(place, "a letter in another encoding than UTF-8", f"UTF-8; {SAVE_AS}", row)
        return None
    if not text.strip():
        expected = "a header and rows" if place.endswith(".csv") else "title, publisher …"
        raw.fault(place, "an empty file", expected)
        return None
    return text


def read_description(raw: Raw, place: str, content: bytes) -> None:
    """Adds source.toml as a row of `source`; its values become text like the cells of a CSV file."""
    text = read_text(raw, place, content)
    if text is None:
        return
    try:
        described = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: not TOML, or a number of thousands of digits
        raw.fault(
            place, f"a line that is not TOML ({error})", 'lines such as title = "…" or as_of = 2022-12-31'
        )
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
    raw.rows["source"].append(Row("source", place, 1, {"source_id": place.partition("/")[0], **cells}))


def expected_columns(table: Table, source_id: str) -> list[str]:
    """Names the header of a table must have in this folder, in any order."""
    if source_id != REFERENCE:
        return table.columns_from("file")
    return [*table.key, *table.columns_from("reference"), "locator"]


def read_table(raw: Raw, place: str, content: bytes, table: Table, source_id: str) -> None:
    """Adds the rows of one CSV file to raw, if its header is right."""
    if source_id == REFERENCE and not table.columns_from("reference"):
        raw.fault(place, "a table that documents fill", "it in the folder of a document")
        return
    text = read_text(raw, place, content)
    rows = None if text is None else parse(raw, place, text)
    if not rows or not header_is_right(raw, place, rows[0], expected_columns(table, source_id)):
        return
    header = rows[0]
    origin = {"source_id": source_id} if source_id else {}
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cells):
            raw.fault(place, "an empty row", "a row of data; delete this one", number)
        elif len(cells) != len(header):
            raw.fault(place, f"{len(cells)} cells", f"{len(header)} cells, as in the header", number)
        else:
            cells_by_name = dict(zip(header, cells, strict=True))
            raw.rows[table.name].append(Row(table.name, place, number, origin | cells_by_name))
    if len(rows) == 1:
        raw.fault(place, "a header and nothing below it", "at least one row of data")


def parse(raw: Raw, place: str, text: str) -> list[list[str]] | None:
    """Rows of cells; None, with a fault, where the text is no well-formed CSV."""
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        expected = 'commas between cells; a cell with a comma or a quote in "…", each quote in it doubled'
        raw.fault(place, f"cells that cannot be told apart ({error})", expected, len(rows) + 1)
        return None
    if not text.endswith(("\n", "\r")):
        expected = "a line break after every row; the file may have been cut off"
        raw.fault(place, "a last row without a line break", expected, len(rows))
    return rows


def header_is_right(raw: Raw, place: str, header: list[str], expected: list[str]) -> bool:
    """True where the header has every expected column once and no other; else faults are noted."""
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        raw.fault(place, "columns separated by semicolons or tabs", f"commas; {SAVE_AS}", 1)
        return False
    for name in dict.fromkeys(header):
        if name not in expected:
            raw.fault(place, f"an unknown column {shown(name)}", "only " + ", ".join(expected), 1)
        elif header.count(name) > 1:
            raw.fault(place, f"this column {header.count(name)} times", "it once", 1, name)
    for name in expected:
        if name not in header:
            raw.fault(place, "no such column", "the columns " + ", ".join(expected), 1, name)
    return sorted(header) == sorted(expected)
