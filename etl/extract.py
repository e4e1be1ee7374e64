"""The raw files as rows of text, with every fault of form."""

import csv
import hashlib
import io
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from data.schema import BY_NAME, PATTERNS, Table, matches
from etl.faults import Fault, shown

# tables a folder may hold; `source` comes from source.toml, `correction` from corrections.csv beside the folders
FOLDER_TABLES = tuple(name for name in BY_NAME if name not in ("source", "correction", "build", "build_file"))
REFERENCE = "reference"
LARGEST_FILE = 50_000_000


@dataclass
class Row:
    """One row of a file: number as Excel shows it (the header is row 1); cells still text in extract."""

    table: str
    file: str
    number: int
    cells: dict


@dataclass
class Raw:
    """Everything the files say: rows a table, checksum and number of rows a file, faults."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in BY_NAME})
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def extract(folder: Path) -> Raw:
    """All rows of all files under the raw folder, sources in their order of precedence."""
    raw = Raw()
    if not folder.is_dir():
        raw.faults.append(Fault(str(folder), None, None, "no such folder", "a folder with one folder a document"))
        return raw
    read_table(raw, folder / "corrections.csv", folder, BY_NAME["correction"], "")
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            read_source(raw, entry, folder)
        elif entry.name != "corrections.csv":
            raw.faults.append(Fault(entry.name, None, None, "a file of an unknown name",
                                    "corrections.csv and one folder a document"))
    if not raw.rows["source"]:
        raw.faults.append(Fault(str(folder), None, None, "no document", "one folder a document, with source.toml"))
    order = {row.cells["source_id"]: str(row.cells.get("position", "")) for row in raw.rows["source"]}
    for name in FOLDER_TABLES:
        raw.rows[name].sort(key=lambda row: (order.get(row.cells["source_id"], "").zfill(9)))
    return raw


def read_source(raw: Raw, folder: Path, root: Path) -> None:
    """Adds the tables of one document's folder to raw, and its source.toml as a row of `source`."""
    source_id = folder.name
    place = folder.relative_to(root).as_posix()
    if not matches("code", source_id):
        raw.faults.append(Fault(place, None, None, f"the folder name {shown(source_id)}", PATTERNS["code"][1]))
        return
    read_description(raw, folder / "source.toml", root, source_id)
    for file in sorted(folder.iterdir()):
        if file.name.startswith(".") or file.name == "source.toml":
            continue
        if file.suffix != ".csv" or file.stem not in FOLDER_TABLES:
            raw.faults.append(Fault(file.relative_to(root).as_posix(), None, None, "a file of an unknown name",
                                    "source.toml or one of " + ", ".join(f"{n}.csv" for n in FOLDER_TABLES)))
            continue
        read_table(raw, file, root, BY_NAME[file.stem], source_id)


def read_text(raw: Raw, file: Path, root: Path) -> str | None:
    """The text of a file without its byte order mark; None, with a fault, where it cannot be read."""
    place = file.relative_to(root).as_posix()

    def fault(found: str, expected: str) -> None:
        raw.faults.append(Fault(place, None, None, found, expected))

    if not file.is_file():
        fault("no such file", "the file")
        return None
    if file.stat().st_size > LARGEST_FILE:
        fault("a file of more than 50 MB", "a smaller file")
        return None
    content = file.read_bytes()
    raw.files[place] = (hashlib.sha256(content).hexdigest(), 0)
    if not content.strip():
        fault("an empty file", "a header and at least one row" if file.suffix == ".csv" else "title, publisher, …")
    elif b"\0" in content:
        fault("bytes that are no text (NUL)", "a text file; in Excel: Save as, CSV UTF-8 (comma delimited)")
    else:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            row = content.count(b"\n", 0, error.start) + 1
            raw.faults.append(Fault(place, row, None, "a letter in another encoding than UTF-8",
                                    "UTF-8; in Excel: Save as, CSV UTF-8 (comma delimited)"))
    return None


def read_description(raw: Raw, file: Path, root: Path, source_id: str) -> None:
    """Adds source.toml as a row of `source`; its values become text like the cells of a CSV."""
    place = file.relative_to(root).as_posix()
    text = read_text(raw, file, root)
    if text is None:
        return
    try:
        described = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raw.faults.append(Fault(place, None, None, f"a line that is not TOML ({error})",
                                'lines such as title = "…" and as_of = 2022-12-31'))
        return
    known = BY_NAME["source"].columns_from("file")
    for name in described:
        if name not in known:
            raw.faults.append(Fault(place, None, name[:60], "an unknown entry", "one of " + ", ".join(known)))
    cells = {name: "" if described.get(name) is None else str(described[name]) for name in known}
    raw.rows["source"].append(Row("source", place, 1, {"source_id": source_id, **cells}))
    raw.files[place] = (raw.files[place][0], 1)


def expected_columns(table: Table, source_id: str) -> list[str]:
    """Names the header of a table must have in this folder, in any order."""
    if source_id != REFERENCE:
        return table.columns_from("file")
    return [*table.key, *table.columns_from("reference"), "locator"]


def read_table(raw: Raw, file: Path, root: Path, table: Table, source_id: str) -> None:
    """Adds the rows of one CSV file to raw, if its header is right."""
    place = file.relative_to(root).as_posix()
    text = read_text(raw, file, root)
    if text is None:
        return
    if source_id == REFERENCE and not table.columns_from("reference"):
        raw.faults.append(Fault(place, None, None, "a table that needs no reference",
                                "tables with columns no document fills: region.csv, country.csv"))
        return
    rows = parse(raw, place, text)
    if rows is None:
        return
    header = rows[0]
    if not header_is_right(raw, place, header, expected_columns(table, source_id)):
        return
    count = 0
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cells):
            raw.faults.append(Fault(place, number, None, "an empty row", "a row of data; delete the row"))
        elif len(cells) != len(header):
            raw.faults.append(Fault(place, number, None, f"{len(cells)} cells", f"{len(header)}, as in the header"))
        else:
            origin = {} if table.name == "correction" else {"source_id": source_id}
            raw.rows[table.name].append(Row(table.name, place, number, {**origin, **dict(zip(header, cells))}))
            count += 1
    if len(rows) == 1:
        raw.faults.append(Fault(place, None, None, "a header and nothing below it", "at least one row of data"))
    raw.files[place] = (raw.files[place][0], count)


def parse(raw: Raw, place: str, text: str) -> list[list[str]] | None:
    """Rows of cells; None, with a fault, where the text is no well-formed CSV."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raw.faults.append(Fault(place, len(rows) + 1, None, f"cells that cannot be told apart ({error})",
                                'cells separated by commas; a cell with a comma or a quote in "…", each quote doubled'))
        return None
    if not text.endswith(("\n", "\r")):
        raw.faults.append(Fault(place, len(rows), None, "a last row without a line break",
                                "a line break after every row; the file may have been cut off"))
    return rows


def header_is_right(raw: Raw, place: str, header: list[str], expected: list[str]) -> bool:
    """True where the header has every expected column once and no other; else faults are added."""
    before = len(raw.faults)
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        raw.faults.append(Fault(place, 1, None, "columns separated by semicolons or tabs",
                                "commas; in Excel: Save as, CSV UTF-8 (comma delimited)"))
        return False
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            raw.faults.append(Fault(place, 1, name[:60], f"this column {header.count(name)} times", "it once"))
        if name not in expected:
            raw.faults.append(Fault(place, 1, name[:60], f"an unknown column {shown(name)}",
                                    "only " + ", ".join(expected)))
    for name in expected:
        if name not in header:
            raw.faults.append(Fault(place, 1, name, "no such column", "columns " + ", ".join(expected)))
    return len(raw.faults) == before
