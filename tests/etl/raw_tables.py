"""Changes to a copy of the raw tables, as someone with Excel or a text editor would make them."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from data.messages import LANGUAGES, Message, translated
from etl.build import Read, read
from etl.faults import lines
from etl.publish import ship
from etl.readers.folder import of_folder

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"
REPORT = "report_2021_22"
Change = Callable[[Path], object]


def copy_to(folder: Path) -> Path:
    """A copy of the raw tables of the product."""
    return Path(shutil.copytree(RAW, folder / "raw"))


def read_rows(file: Path) -> list[list[str]]:
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.reader(stream))


def write_rows(file: Path, rows: list[list[str]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def cell(file: str, row: int, column: str, value: str) -> Change:
    """Writes a value into a cell; row 1 is the header."""

    def change(raw: Path) -> None:
        rows = read_rows(raw / file)
        rows[row - 1][rows[0].index(column)] = value
        write_rows(raw / file, rows)

    return change


def with_rows(file: str, edit: Callable[[list[list[str]]], object]) -> Change:
    """Changes the rows of a file in place."""

    def change(raw: Path) -> None:
        rows = read_rows(raw / file)
        edit(rows)
        write_rows(raw / file, rows)

    return change


def with_bytes(file: str, edit: Callable[[bytes], bytes]) -> Change:
    """Changes the bytes of a file."""
    return lambda raw: (raw / file).write_bytes(edit((raw / file).read_bytes()))


def new_file(file: str, content: bytes) -> Change:
    """Adds a file, and its folder where there is none."""

    def change(raw: Path) -> None:
        (raw / file).parent.mkdir(exist_ok=True)
        (raw / file).write_bytes(content)

    return change


def silent(stage: str) -> None:
    """Says nothing of a stage."""


def read_folder(raw: Path, documents: Path | None = None) -> Read:
    """What the raw tables of a folder say."""
    return read(of_folder(raw), silent, documents)


def can_be_said(found: Read) -> Read:
    """What was found, every text of which is known in each language."""
    texts = [text for one in (*found.faults, *found.warnings) for text in (one.found, one.expected)]
    texts += [text for note in found.notes for text in (note.found, note.read_as, note.kind)]
    assert [text for text in texts if not isinstance(text, Message)] == []
    assert all(translated(text, lang) for text in texts for lang in LANGUAGES)
    return found


def faults_of(raw: Path, database: Path) -> list[str]:
    """The lines a build of the raw folder says; none where it built the database."""
    found = can_be_said(read_folder(raw))
    if not found.faults:
        ship(found, silent, f"sqlite:///{database}")
    return lines(found.faults)
