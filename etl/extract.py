"""The raw files as rows of text, with every fault of form."""

import csv
import datetime
import hashlib
import io
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.columns import PATTERNS, Table, matches
from data.schema import BY_NAME
from etl.faults import Fault, shown

# Tables a folder may hold; `source` comes from source.toml, `correction` from corrections.csv.
FOLDER_TABLES = tuple(name for name in BY_NAME if name not in ("source", "correction", "build", "build_file"))
REFERENCE = "reference"
LARGEST_FILE_BYTES = 50_000_000
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
    """Everything the files say: rows a table, (checksum, number of rows) a file, faults."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in BY_NAME})
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, file: str, found: str, expected: str, row: int | None = None, column: str = "") -> None:
        """Notes one fault."""
        self.faults.append(Fault(file, row, column[:60] or None, found, expected))


def extract(folder: Path) -> Raw:
    """All rows of all files under the raw folder, documents in their order of precedence."""
    raw = Raw()
    if not folder.is_dir():
        raw.fault(str(folder), "no such folder", "a folder with one folder a document")
        return raw
    read_table(raw, folder / "corrections.csv", folder, BY_NAME["correction"], "")
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") or entry.name == "corrections.csv":
            continue
        if entry.is_dir():
            read_source(raw, entry, folder)
        else:
            raw.fault(entry.name, "a file of an unknown name", "corrections.csv and one folder a document")
    order = {row.cells["source_id"]: row.cells["position"].zfill(9) for row in raw.rows["source"]}
    for name in FOLDER_TABLES:
        raw.rows[name].sort(key=lambda row: order.get(row.cells["source_id"], ""))
    return raw


def read_source(raw: Raw, folder: Path, root: Path) -> None:
    """Adds the tables of one document's folder to raw, and its source.toml as a row of `source`."""
    if not matches("code", folder.name):
        raw.fault(folder.name, f"a folder named {shown(folder.name)}", PATTERNS["code"][1])
        return
    read_description(raw, folder / "source.toml", root)
    for file in sorted(folder.iterdir()):
        if file.name.startswith(".") or file.name == "source.toml":
            continue
        if file.suffix != ".csv" or file.stem not in FOLDER_TABLES:
            names = ", ".join(f"{name}.csv" for name in FOLDER_TABLES)
            raw.fault(
                file.relative_to(root).as_posix(),
                "a file of an unknown name",
                f"source.toml or one of {names}",
            )
        else:
            read_table(raw, file, root, BY_NAME[file.stem], folder.name)


def read_text(raw: Raw, file: Path, root: Path) -> str | None:
    """The text of a file without its byte order mark; None, with a fault, where it cannot be read."""
    place = file.relative_to(root).as_posix()
    if not file.is_file():
        raw.fault(place, "no such file", "this file")
        return None
    if file.stat().st_size > LARGEST_FILE_BYTES:
        raw.fault(place, "a file of more than 50 MB", "a smaller file")
        return None
    content = file.read_bytes()
    raw.files[place] = (hashlib.sha256(content).hexdigest(), 0)
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
        raw.fault(
            place, "an empty file", "a header and rows" if file.suffix == ".csv" else "title, publisher …"
        )
        return None
    return text


def read_description(raw: Raw, file: Path, root: Path) -> None:
    """Adds source.toml as a row of `source`; its values become text like the cells of a CSV file."""
    place = file.relative_to(root).as_posix()
    text = read_text(raw, file, root)
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
    raw.rows["source"].append(Row("source", place, 1, {"source_id": file.parent.name, **cells}))
    raw.files[place] = (raw.files[place][0], 1)


def expected_columns(table: Table, source_id: str) -> list[str]:
    """Names the header of a table must have in this folder, in any order."""
    if source_id != REFERENCE:
        return table.columns_from("file")
    return [*table.key, *table.columns_from("reference"), "locator"]


def read_table(raw: Raw, file: Path, root: Path, table: Table, source_id: str) -> None:
    """Adds the rows of one CSV file to raw, if its header is right."""
    place = file.relative_to(root).as_posix()
    if source_id == REFERENCE and not table.columns_from("reference"):
        raw.fault(place, "a table that documents fill", "it in the folder of a document")
        return
    text = read_text(raw, file, root)
    rows = None if text is None else parse(raw, place, text)
    if not rows or not header_is_right(raw, place, rows[0], expected_columns(table, source_id)):
        return
    header = rows[0]
    origin = {"source_id": source_id} if source_id else {}
    count = 0
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cells):
            raw.fault(place, "an empty row", "a row of data; delete this one", number)
        elif len(cells) != len(header):
            raw.fault(place, f"{len(cells)} cells", f"{len(header)} cells, as in the header", number)
        else:
            cells_by_name = dict(zip(header, cells, strict=True))
            raw.rows[table.name].append(Row(table.name, place, number, origin | cells_by_name))
            count += 1
    if len(rows) == 1:
        raw.fault(place, "a header and nothing below it", "at least one row of data")
    raw.files[place] = (raw.files[place][0], count)


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
