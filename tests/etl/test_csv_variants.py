"""CSV as French, Spanish and English Excel saves it: read like the one form that editions keep."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

from etl.publish import preview, ship
from tests.etl.offering import offer
from tests.etl.raw_tables import RAW, REPORT, read_folder, read_rows, silent

TABLES = ("event", "people_figure", "funding_approval", "funding_share", "translation")
SOURCES = {"translation": "our_reading"}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('shipped') / 'programme.sqlite'}"
    ship(read_folder(RAW), silent, url)
    return url


def saved(rows: list[list[str]], divider: str = ",", ending: str = "\r\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=divider, lineterminator=ending).writerows(rows)
    return text.getvalue()


def folder(path: Path) -> Path:
    """A folder with the report and our reading, to be changed."""
    for source in (REPORT, "our_reading"):
        (path / source).mkdir(parents=True)
        for file in (RAW / source).iterdir():
            (path / source / file.name).write_bytes(file.read_bytes())
    return path


SAVED = {  # how Excel saves it: (divider, encoding, what stands before and what is cut off behind)
    "English": (",", "cp1252", b"", 0),
    "English, CSV UTF-8": (",", "utf-8", b"\xef\xbb\xbf", 0),
    "French": (";", "cp1252", b"", 0),
    "French, CSV UTF-8": (";", "utf-8", b"\xef\xbb\xbf", 0),
    "Unicode text": ("\t", "utf-16-le", b"\xff\xfe", 0),
    "big-endian": (";", "utf-16-be", b"\xfe\xff", 0),
    "says its divider": (";", "utf-8", b"sep=;\r\n", 0),
    "no last line break": (";", "utf-8", b"", 2),
}


@pytest.mark.parametrize("way", SAVED)
def test_a_table_is_read_however_it_was_saved(shipped: str, tmp_path: Path, way: str) -> None:
    divider, encoding, before, cut = SAVED[way]
    path = folder(tmp_path / "in")
    for table in TABLES:
        source = SOURCES.get(table, REPORT)
        text = saved(read_rows(RAW / source / f"{table}.csv"), divider)
        if encoding == "cp1252":
            text = "".join(
                letter if letter.isascii() or letter in "éèàçêîôûùüïñóíáúÉ«»’“”–—…œ¿¡" else "?"
                for letter in text
            )
            if table in ("translation", "people_figure"):
                continue  # Windows-1252 has not all of its letters
        content = text.encode(encoding)
        (path / source / f"{table}.csv").write_bytes(before + (content[:-cut] if cut else content))
    found, change = preview(path, silent, shipped)
    assert found.faults == []
    kinds = {note.kind for note in found.notes}
    assert ("encoding" in kinds) == (encoding not in ("utf-8",)) or encoding == "cp1252"
    if encoding != "cp1252":
        assert change is not None and change.tables == {}
        assert ("form" in kinds) == (divider != "," or cut > 0)


def test_numbers_and_dates_of_french_excel(shipped: str, tmp_path: Path) -> None:
    path = folder(tmp_path / "in")
    rows = read_rows(RAW / REPORT / "funding_approval.csv")
    usd = rows[0].index("usd")
    shares = read_rows(RAW / REPORT / "funding_share.csv")
    percent = shares[0].index("percent")
    for row in rows[1:]:
        row[usd] = f"{int(row[usd]):,}".replace(",", "\u202f")
    for row in shares[1:]:
        row[percent] = f"{float(row[percent]):.2f}".replace(".", ",")
    results = read_rows(RAW / REPORT / "result.csv")
    as_of = results[0].index("as_of")
    for row in results[1:]:
        row[as_of] = "31/12/2022"
    for name, table in (("funding_approval", rows), ("funding_share", shares), ("result", results)):
        (path / REPORT / f"{name}.csv").write_bytes(saved(table, ";").encode("utf-8-sig"))
    found, change = preview(path, silent, shipped)
    assert found.faults == [] and change is not None and change.tables == {}
    assert {note.kind for note in found.notes} == {"form", "a number", "a date"}
    one = next(note for note in found.notes if note.column == "usd")
    assert one.cell == f"{chr(65 + usd)}2"


def test_what_is_ambiguous_is_a_fault_at_its_cell(shipped: str, tmp_path: Path) -> None:
    path = folder(tmp_path / "in")
    rows = read_rows(RAW / REPORT / "people_figure.csv")
    rows[3][rows[0].index("people")] = "330.000"
    (path / REPORT / "people_figure.csv").write_text(saved(rows, ";"), encoding="utf-8")
    (fault,) = offer(shipped, path).faults
    assert (fault.file, fault.row, fault.column) == (f"{REPORT}/people_figure.csv", 4, "people")
    assert fault.cell == "D4" and "330000 if the point divides thousands" in fault.expected


def test_an_encoding_that_cannot_be_told_is_a_fault(shipped: str, tmp_path: Path) -> None:
    path = folder(tmp_path / "in")
    content = saved([*read_rows(RAW / REPORT / "event.csv")][:2]).encode("ascii", "replace")
    (path / REPORT / "event.csv").write_bytes(content.replace(b"meeting", b"r\x8eunion"))  # Mac's é
    faults = offer(shipped, path).faults
    assert any("another encoding than UTF-8" in fault.found for fault in faults)


def test_a_row_of_another_length_is_a_fault(shipped: str, tmp_path: Path) -> None:
    path = folder(tmp_path / "in")
    file = path / REPORT / "event.csv"
    lines = file.read_text(encoding="utf-8").split("\n")
    lines[2] += ",too,much"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert [(one.row, one.found) for one in offer(shipped, path).faults if "cells" in one.found] == [
        (3, "10 cells")
    ]


def test_a_file_that_was_cut_off_within_a_row_is_a_fault(shipped: str, tmp_path: Path) -> None:
    path = folder(tmp_path / "in")
    file = path / REPORT / "event.csv"
    file.write_bytes(file.read_bytes()[:-30])
    faults = [one for one in offer(shipped, path).faults if one.file == f"{REPORT}/event.csv"]
    assert faults and "cells" in faults[0].found


def test_empty_rows_and_columns_of_excel_are_passed_over(shipped: str, tmp_path: Path) -> None:
    path = folder(tmp_path / "in")
    rows = [[*row, "", ""] for row in read_rows(RAW / REPORT / "event.csv")]
    width = len(rows[0])
    (path / REPORT / "event.csv").write_text(
        saved([*rows, [""] * width, [""] * width], ";"), encoding="utf-8"
    )
    _, change = preview(path, silent, shipped)
    assert change is not None and change.tables == {}


def test_a_zip_of_them_is_read_the_same(shipped: str, tmp_path: Path) -> None:
    path = folder(tmp_path / "in")
    (path / REPORT / "event.csv").write_text(
        saved(read_rows(RAW / REPORT / "event.csv"), ";"), encoding="utf-16"
    )
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for file in sorted(path.rglob("*.*")):
            archive.write(file, f"outer/{file.relative_to(path)}")
    found, change = preview(tmp_path / "all.zip", silent, shipped)
    assert found.faults == [] and change is not None and change.tables == {}
