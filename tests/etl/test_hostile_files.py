"""Files that are meant to do harm, or are not what they are called: refused in words, and nothing is left."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from openpyxl import Workbook  # type: ignore[import-untyped]

from etl.publish import ship
from tests.etl.offering import EVENT, own_book
from tests.etl.raw_tables import RAW, ROOT, read_folder, silent

MOST_MEMORY_KB = 500_000
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
SECRET = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('shipped') / 'programme.sqlite'}"
    ship(read_folder(RAW), silent, url)
    return url


def good() -> bytes:
    """A workbook with one row, as anybody may make it."""
    content = io.BytesIO()
    own_book(Path("x"), [*EVENT], [*EVENT.values()]).save(content)
    return content.getvalue()


def with_parts(content: bytes, **changed: bytes | None) -> bytes:
    """A zip with other parts: `xl_workbook_xml=…`; None takes one out, a new name adds one."""
    parts = {name.replace("__", "/").replace("_DOT_", "."): part for name, part in changed.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = parts.pop(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in parts.items():
            new.writestr(name, part or b"")
    return out.getvalue()


def sheet_with(rows: bytes) -> bytes:
    """A workbook whose sheet has this XML between its first and last rows."""
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    return with_parts(
        good(), xl__worksheets__sheet1_DOT_xml=sheet.replace(b"</sheetData>", rows + b"</sheetData>")
    )


def prolog(said: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").partition(b"?>")
    body = sheet[2] or sheet[0]
    return with_parts(good(), xl__worksheets__sheet1_DOT_xml=said.encode() + body)


def blank_rows() -> bytes:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(3, 1_048_577))
    return sheet_with(rows)


def many_columns() -> bytes:
    content = io.BytesIO()
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("event")
    sheet.append([*EVENT, *(f"column {n}" for n in range(16_384 - len(EVENT)))])
    workbook.save(content)
    return content.getvalue()


def bomb(name: str, size: int) -> bytes:
    content = io.BytesIO()
    with (
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(name, "w", force_zip64=True) as file,
    ):
        for _ in range(size // 1_000_000):
            file.write(b" " * 1_000_000)
    return content.getvalue()


def lying_bomb() -> bytes:
    """A zip whose list says that its file is small."""
    content = bomb("report/event.csv", 80_000_000)
    size = (80_000_000).to_bytes(4, "little")
    place = content.rfind(b"PK\x01\x02")
    return content[:place] + content[place:].replace(size, (1_000).to_bytes(4, "little"), 1)


def spreadsheet(body: str, manifest: str = "<manifest/>", before: str = "") -> bytes:
    """An OpenDocument spreadsheet with these rows."""
    content = io.BytesIO()
    spaces = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{spaces}:{name}:1.0"' for name in ("office", "table", "text"))
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f"{before}<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="event">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return content.getvalue()


def macros() -> bytes:
    return with_parts(good(), xl__vbaProject_DOT_bin=b"a program")


def cell_ods(times: int) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{times}"><table:table-cell '
        'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )


def zipped(*names: str, compression: int = zipfile.ZIP_STORED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression=compression) as archive:
        for name in names:
            archive.writestr(name, "a\n")
    return content.getvalue()


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # what it is: (its name, its content, a part of what is said)
    "a bomb among CSV": ("a.zip", lambda: bomb("report/event.csv", 1_000_000_000), "150 MB when unpacked"),
    "a bomb that lies": ("a.zip", lying_bomb, "damaged"),
    "a bomb in a workbook": (
        "a.xlsx",
        lambda: with_parts(good(), xl__worksheets__sheet1_DOT_xml=b" " * 100_000_000),
        "60 MB when unpacked",
    ),
    "entities": ("a.xlsx", lambda: prolog(LAUGHS), "defines entities"),
    "an outside entity": ("a.xlsx", lambda: prolog(SECRET), "defines entities"),
    "entities in UTF-16": (
        "a.xlsx",
        lambda: with_parts(good(), xl__workbook_DOT_xml=LAUGHS.encode("utf-16")),
        "no XML in UTF-8",
    ),
    "another encoding": (
        "a.xlsx",
        lambda: with_parts(good(), xl__workbook_DOT_xml=b'<?xml version="1.0" encoding="cp037"?><a/>'),
        "no XML in UTF-8",
    ),
    "entities in a spreadsheet": ("a.ods", lambda: spreadsheet("", before=SECRET), "defines entities"),
    "macros under a name without": ("a.xlsx", macros, "holds macros, and its name does not say so"),
    "names that lead out": ("a.zip", lambda: zipped("report/event.csv", "../up.csv"), "leads out of the zip"),
    "a name of Windows": ("a.zip", lambda: zipped("report/event.csv", "C:up.csv"), "leads out of the zip"),
    "two files of one name": ("a.zip", lambda: zipped("report/event.csv", "report/EVENT.csv"), "one name"),
    "too many files": ("a.zip", lambda: zipped(*(f"report/{n}.csv" for n in range(5_001))), "5,000 files"),
    "packed unusually": ("a.zip", lambda: zipped("r/event.csv", compression=zipfile.ZIP_LZMA), "unusual way"),
    "a million blank rows": ("a.xlsx", blank_rows, "more than 100,000 rows; delete the empty rows"),
    "16,384 columns": ("a.xlsx", many_columns, "more than 500 columns"),
    "cells without end": ("a.ods", lambda: spreadsheet(cell_ods(1_048_576)), "more than 500 columns"),
    "a password": ("a.xlsx", lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"), "has a password"),
    "a password of LibreOffice": (
        "a.ods",
        lambda: spreadsheet("", "<manifest><encryption-data/></manifest>"),
        "has a password",
    ),
    "an old workbook renamed": ("a.xlsx", lambda: COMPOUND, "is an old Excel file (.xls)"),
    "a web page renamed": (
        "a.xlsx",
        lambda: b"<html><table><tr><td>1</td></tr></table></html>",
        "a web page",
    ),
    "cut off": ("a.xlsx", lambda: good()[:-200], "not a whole zip"),
    "cut off early": ("a.xlsx", lambda: good()[:100], "not a whole zip"),
    "damaged within": (
        "a.xlsx",
        lambda: with_parts(good(), xl__worksheets__sheet1_DOT_xml=b"<worksheet><sheetData><row"),
        "damaged and cannot be read",
    ),
    "without its parts": ("a.xlsx", lambda: with_parts(good(), xl__workbook_DOT_xml=None), "cannot be read"),
    "two files in one": ("a.xlsx", lambda: good() + b"<script>alert(1)</script>", "another file is joined"),
    "a page before a zip": ("a.xlsx", lambda: b"<html></html>" + good(), "is neither a folder nor"),
    "a workbook and tables": (
        "a.zip",
        lambda: with_parts(good(), report__event_DOT_csv=b"a,b\n"),
        "an Excel workbook and a zip at once",
    ),
    "a workbook called a zip": ("a.zip", good, "under another name"),
    "a document": (
        "a.xlsx",
        lambda: with_parts(zipped("word/x"), **{"[Content_Types]_DOT_xml": b"<a/>"}),
        "a document",
    ),
    "a binary workbook": ("a.xlsx", lambda: with_parts(good(), xl__workbook_DOT_bin=b"x"), ".xlsb"),
    "nothing": ("a.xlsx", lambda: b"", "is neither a folder nor"),
    "a PDF": ("a.xlsx", lambda: b"%PDF-1.7", "a PDF"),
    "no table": ("a.xlsx", lambda: sheet_named("Tabelle1"), "no sheet that is named after a table"),
}


def sheet_named(name: str) -> bytes:
    content = io.BytesIO()
    own_book(Path("x"), ["a", "b"], [1, 2], sheet=name).save(content)
    return content.getvalue()


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_refused_in_words_and_little_memory(shipped: str, tmp_path: Path, kind: str) -> None:
    name, make, said = HOSTILE[kind]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(make())
    (tmp_path / "tmp").mkdir()
    code = (
        # The most that the program itself held: what `getrusage` says begins with the memory of its parent.
        "import pathlib, resource, sys, runpy\n"
        "def most():\n"
        "    status = pathlib.Path('/proc/self/status')\n"
        "    held = status.read_text().split('VmHWM:')[1].split()[0] if status.exists() else None\n"
        "    return held or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "sys.argv = ['etl', 'check', sys.argv[1], '--json']\n"
        "try:\n    runpy.run_module('etl', run_name='__main__')\n"
        "finally:\n    print(most(), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "in" / name)],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": shipped, "TMPDIR": str(tmp_path / "tmp")},
        capture_output=True,
        text=True,
    )
    *words, memory = done.stderr.splitlines()
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert said in json.loads(done.stdout)["error"] and said in " ".join(words)
    assert name in json.loads(done.stdout)["error"]
    assert int(memory) < MOST_MEMORY_KB
    assert [path.name for path in (tmp_path / "tmp").rglob("*")] == []  # nothing left behind
    assert [path.name for path in (tmp_path / "in").iterdir()] == [name]


def check(store: str, path: Path) -> tuple[int, dict[str, list[dict[str, str]]]]:
    done = subprocess.run(
        [sys.executable, "-m", "etl", "check", str(path), "--json"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": store},
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


def test_macros_are_read_over_and_never_kept(shipped: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsm").write_bytes(macros())
    _, said = check(shipped, tmp_path / "a.xlsm")
    assert "its macros were not run, and are not kept" in [note["found"] for note in said["notes"]]


def test_links_to_other_files_are_not_followed(shipped: str, tmp_path: Path) -> None:
    linked = with_parts(good(), xl__externalLinks__externalLink1_DOT_xml=b"<externalLink/>")
    (tmp_path / "a.xlsx").write_bytes(linked)
    _, said = check(shipped, tmp_path / "a.xlsx")
    assert "its links to other files were not followed" in [note["found"] for note in said["notes"]]
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        sheet = workbook.add_worksheet("event")
        sheet.write_row(0, 0, [*EVENT])
        sheet.write_row(1, 0, [*EVENT.values()])
        sheet.write_formula(1, 4, "='[other.xlsx]Sheet1'!A1", value=3)
    code, said = check(shipped, tmp_path / "b.xlsx")
    assert code == 1 and ("event", "E2") in [(one["sheet"], one["cell"]) for one in said["faults"]]


def test_blank_rows_without_end_cost_nothing_in_a_spreadsheet(shipped: str, tmp_path: Path) -> None:
    def row(cells: list[object]) -> str:
        each = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in cells
        )
        return f"<table:table-row>{each}</table:table-row>"

    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    body = row([*EVENT]) + row([*EVENT.values()]) + blank
    (tmp_path / "a.ods").write_bytes(spreadsheet(body))
    code, said = check(shipped, tmp_path / "a.ods")
    assert [one for one in said["faults"] if one["file"] == "a.ods/event"] == [] and code == 1
