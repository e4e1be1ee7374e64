"""Whatever is wrong with the input is said in one line a fault, all at once, and changes nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.etl.raw_tables import (
    REPORT,
    ROOT,
    Change,
    cell,
    copy_to,
    faults_of,
    new_file,
    with_bytes,
    with_rows,
)

RESULT = f"{REPORT}/result.csv"
COUNTRY = f"{REPORT}/country.csv"
OBSERVATION = f"{REPORT}/observation.csv"
POSITION = f"{REPORT}/funding_position.csv"
SHARE = f"{REPORT}/funding_share.csv"
SOURCE = f"{REPORT}/source.toml"
CORRECTIONS = "corrections.csv"


def without_burundi(rows: list[list[str]]) -> None:
    """Takes out the only result of Burundi, in both places that state it."""
    rows[:] = [row for row in rows if row[0] != "BDI"]


# name of a case: (the change, how its only line begins, what the line also says)
CASES: dict[str, tuple[Change, str, str]] = {
    "unknown country": (
        cell(RESULT, 2, "iso3", "XXX"),
        f"{RESULT}, row 2, column iso3: ",
        'found "XXX"; expected a code that the table country has',
    ),
    "country name for its code": (
        cell(RESULT, 2, "iso3", "Angola"),
        f"{RESULT}, row 2, column iso3: ",
        'found "Angola"; expected a code that the table country has',
    ),
    "step 4": (cell(RESULT, 2, "step", "4"), f"{RESULT}, row 2, column step: ", "a number from 1 to 3"),
    "step in words": (cell(RESULT, 2, "step", "one"), f"{RESULT}, row 2, column step: ", "a whole number"),
    "period that is none": (
        cell(RESULT, 2, "period", "2021/22"),
        f"{RESULT}, row 2, column period: ",
        "2021-22",
    ),
    "date that does not exist": (
        cell(RESULT, 2, "as_of", "2022-02-30"),
        f"{RESULT}, row 2, column as_of: ",
        "a date that exists",
    ),
    "date as Excel likes it": (
        cell(RESULT, 2, "as_of", "31/12/2022"),
        f"{RESULT}, row 2, column as_of: ",
        "written like 2022-12-31",
    ),
    "two dates for one result": (
        cell(RESULT, 2, "as_of", "2021-12-31"),
        f"{RESULT}, row 58, column as_of: ",
        "as in report_2021_22/result.csv, row 2",
    ),
    "text for a number": (
        cell(OBSERVATION, 4, "value", "fourteen"),
        f"{OBSERVATION}, row 4, column value: ",
        'found "fourteen"; expected a number such as 12',
    ),
    "number with a comma": (
        cell(POSITION, 2, "usd", "160,000,000"),
        f"{POSITION}, row 2, column usd: ",
        "no spaces, commas or units",
    ),
    "number with a currency": (
        cell(POSITION, 2, "usd", "US$ 160"),
        f"{POSITION}, row 2, column usd: ",
        "digits only",
    ),
    "digits of another script": (
        cell(POSITION, 2, "usd", "١٦٠"),
        f"{POSITION}, row 2, column usd: ",
        "digits only",
    ),
    "negative amount": (
        cell(POSITION, 2, "usd", "-160000000"),
        f"{POSITION}, row 2, column usd: ",
        "a number from 0 to",
    ),
    "absurd amount": (
        cell(POSITION, 2, "usd", "160000000000"),
        f"{POSITION}, row 2, column usd: ",
        "a number from 0 to 1,000,000,000",
    ),
    "number of a thousand digits": (
        cell(POSITION, 2, "usd", "9" * 1000),
        f"{POSITION}, row 2, column usd: ",
        "9…",
    ),
    "exponent": (cell(POSITION, 2, "usd", "1.6E+08"), f"{POSITION}, row 2, column usd: ", "a whole number"),
    "NaN": (
        cell(OBSERVATION, 4, "value", "NaN"),
        f"{OBSERVATION}, row 4, column value: ",
        "a number such as",
    ),
    "infinity": (
        cell(OBSERVATION, 4, "value", "inf"),
        f"{OBSERVATION}, row 4, column value: ",
        "a number such as",
    ),
    "more countries than there are": (
        cell(f"{REPORT}/target.csv", 2, "value", "5001"),
        f"{REPORT}/target.csv, row 2, column value: ",
        "a whole number of results up to 1,000",
    ),
    "half a country": (
        cell(f"{REPORT}/target.csv", 2, "value", "10.5"),
        f"{REPORT}/target.csv, row 2, column value: ",
        "a whole number of results",
    ),
    "percentage over 100": (
        cell(SHARE, 2, "percent", "138"),
        f"{SHARE}, row 2, column percent: ",
        "a number from 0 to 100",
    ),
    "shares that make 99": (
        cell(SHARE, 2, "percent", "37"),
        f"{SHARE}, row 2, column percent: ",
        "found 99 as the sum of the parts; expected 100",
    ),
    "gap that is not what remains": (
        cell(POSITION, 6, "usd", "53656001"),
        f"{POSITION}, row 6, column usd: ",
        "found 53656000 as the sum of the parts; expected 53656001",
    ),
    "one mark too few in Table 3": (
        with_rows(RESULT, without_burundi),
        f"{OBSERVATION}, row ",
        "found 13 as the sum of the parts; expected 14",
    ),
    "region with the wrong number of countries": (
        cell(f"{REPORT}/region.csv", 2, "priority_countries", "27"),
        f"{REPORT}/region.csv, row 2, column priority_countries: ",
        "found 26 as the sum of the parts; expected 27",
    ),
    "doubled row": (
        with_rows(RESULT, lambda rows: rows.append(rows[1])),
        f"{RESULT}, row 114, column period: ",
        "each iso3, step, period once; report_2021_22/result.csv, row 2 has it too",
    ),
    "two statements that differ": (
        cell(f"{REPORT}/target.csv", 3, "value", "31"),
        "",
        "a row in corrections.csv that says which of the two is shown and why",
    ),
    "two countries of one name": (
        cell(COUNTRY, 3, "name_en", "Angola"),
        f"{COUNTRY}, row 3, column name_en: ",
        "a value no other row has",
    ),
    "missing column": (
        with_rows(SHARE, lambda rows: [row.pop(0) for row in rows]),
        f"{SHARE}, row 1, column period: ",
        "found no such column",
    ),
    "doubled column": (
        with_rows(SHARE, lambda rows: rows.__setitem__(slice(None), [[*row, row[0]] for row in rows])),
        f"{SHARE}, row 1, column period: ",
        "found this column 2 times",
    ),
    "unknown column": (
        with_rows(SHARE, lambda rows: rows.__setitem__(slice(None), [[*row, "x"] for row in rows])),
        f"{SHARE}, row 1: ",
        'an unknown column "x"',
    ),
    "header with another letter case": (cell(SHARE, 1, "period", "Period"), f"{SHARE}, row 1", "column"),
    "semicolons": (
        with_bytes(SHARE, lambda content: content.replace(b",", b";")),
        f"{SHARE}, row 1: ",
        "columns separated by semicolons",
    ),
    "a row with too many cells": (
        with_rows(SHARE, lambda rows: rows[2].append("more")),
        f"{SHARE}, row 3: ",
        "found 10 cells; expected 9 cells",
    ),
    "a row with too few cells": (
        with_rows(SHARE, lambda rows: rows[2].pop()),
        f"{SHARE}, row 3: ",
        "found 8 cells; expected 9 cells",
    ),
    "an empty row": (
        with_rows(SHARE, lambda rows: rows.insert(2, [""] * 9)),
        f"{SHARE}, row 3: ",
        "an empty row",
    ),
    "an unclosed quote": (
        with_bytes(SHARE, lambda content: content.replace(b"\n2021,", b'\n"2021,', 1)),
        f"{SHARE}, row 8: ",
        "cells that cannot be told apart",
    ),
    "a quote inside a cell": (
        with_bytes(SHARE, lambda content: content.replace(b"\n2021,", b'\n"20"21,', 1)),
        f"{SHARE}, row 8: ",
        "cells that cannot be told apart",
    ),
    "a cell of a megabyte": (cell(SHARE, 2, "name_en", "x" * 1_000_000), f"{SHARE}, row 2: ", "field limit"),
    "empty file": (with_bytes(SHARE, lambda _: b""), f"{SHARE}: ", "an empty file"),
    "file of nothing but a byte order mark": (
        with_bytes(SHARE, lambda _: b"\xef\xbb\xbf"),
        f"{SHARE}: ",
        "an empty",
    ),
    "header alone": (
        with_rows(SHARE, lambda rows: rows.__delitem__(slice(1, None))),
        f"{SHARE}: ",
        "nothing below",
    ),
    "file cut off inside the last row": (
        with_bytes(SHARE, lambda content: content[:-1]),
        f"{SHARE}, row 13: ",
        "may have been cut off",
    ),
    "Windows encoding": (
        with_bytes(COUNTRY, lambda content: content.decode().encode("cp1252")),
        f"{COUNTRY}, row 7: ",
        "another encoding than UTF-8",
    ),
    "UTF-16": (
        with_bytes(COUNTRY, lambda content: content.decode().encode("utf-16")),
        f"{COUNTRY}: ",
        "bytes that are no text (NUL)",
    ),
    "NUL byte": (
        with_bytes(SHARE, lambda content: content + b"\0\n"),
        f"{SHARE}: ",
        "bytes that are no text (NUL)",
    ),
    "accent garbled on the way": (
        cell("reference/country.csv", 6, "name_fr", "CÃ´te d'Ivoire"),
        "reference/country.csv, row 6, column name_fr: ",
        "garbled",
    ),
    "control character": (
        cell(SHARE, 2, "name_en", "a\x07b"),
        f"{SHARE}, row 2, column name_en: ",
        'found "a�b"',
    ),
    "line break in a cell": (
        cell(SHARE, 2, "name_en", "a\nb"),
        f"{SHARE}, row 2, column name_en: ",
        "in one line",
    ),
    "formula": (cell(SHARE, 2, "name_en", "=1+1"), f"{SHARE}, row 2, column name_en: ", "formula"),
    "formula by a minus": (cell(SHARE, 2, "name_en", "-A1"), f"{SHARE}, row 2, column name_en: ", "formula"),
    "space after a name": (cell(SHARE, 2, "name_en", "EU "), f"{SHARE}, row 2, column name_en: ", "no space"),
    "missing locator": (
        cell(SHARE, 2, "locator", ""),
        f"{SHARE}, row 2, column locator: ",
        "found an empty cell",
    ),
    "unknown component": (
        cell(POSITION, 2, "component", "needed"),
        f"{POSITION}, row 2, column component: ",
        "one of required, mobilized_before",
    ),
    "unknown indicator": (
        cell(OBSERVATION, 16, "indicator_id", "people_reached"),
        f"{OBSERVATION}, row 16, column indicator_id: ",
        "a code that the table indicator has",
    ),
    "country without its reference": (
        with_rows("reference/country.csv", lambda rows: rows.pop(1)),
        f"{COUNTRY}, row 2: ",
        "expected a row for AGO in reference/country.csv",
    ),
    "latitude beyond the pole": (
        cell("reference/country.csv", 2, "latitude", "91"),
        "reference/country.csv, row 2, column latitude: ",
        "a number from -90 to 90",
    ),
    "no source.toml": (lambda raw: (raw / SOURCE).unlink(), f"{SOURCE}: ", "found no such file"),
    "source.toml that is none": (with_bytes(SOURCE, lambda _: b"title: x\n"), f"{SOURCE}: ", "not TOML"),
    "source.toml without a title": (
        with_bytes(SOURCE, lambda content: content.replace(b"title", b"name")),
        f"{SOURCE}",
        "",
    ),
    "source.toml with a list": (
        with_bytes(
            SOURCE,
            lambda content: (
                content + b"\ncaveat = []\n"
                if b"caveat" not in content
                else content.replace(b'caveat = "', b'caveat = ["').replace(b'"\n', b'"]\n')
            ),
        ),
        f"{SOURCE}",
        "",
    ),
    "a number of ten thousand digits in source.toml": (
        with_bytes(SOURCE, lambda content: content.replace(b"position = 1", b"position = " + b"9" * 10_000)),
        f"{SOURCE}: ",
        "not TOML",
    ),
    "language nobody reads": (
        with_bytes(SOURCE, lambda content: content.replace(b'"en"', b'"de"')),
        f"{SOURCE}, row 1, column language: ",
        "one of en, fr, es",
    ),
    "unknown table": (
        new_file(f"{REPORT}/projects.csv", b"a\n1\n"),
        f"{REPORT}/projects.csv: ",
        "unknown name",
    ),
    "workbook instead of CSV": (
        new_file(f"{REPORT}/result.xlsx", b"PK"),
        f"{REPORT}/result.xlsx: ",
        "unknown name",
    ),
    "folder of an unfit name": (new_file("Report 2023/result.csv", b""), "Report 2023: ", "small letters"),
    "file beside the folders": (new_file("result.csv", b""), "result.csv: ", "one folder a document"),
    "table missing everywhere": (
        lambda raw: (raw / SHARE).unlink(),
        "funding_share.csv: ",
        "no such file in any",
    ),
    "no corrections.csv": (lambda raw: (raw / CORRECTIONS).unlink(), "", ""),
    "correction of a statement that was mended": (
        cell(OBSERVATION, 12, "value", "56"),
        f"{CORRECTIONS}, row 2, column found: ",
        "is the correction still needed?",
    ),
    "correction that adopts something else": (
        cell(CORRECTIONS, 2, "adopted", "57"),
        f"{CORRECTIONS}, row 2, column adopted: ",
        'found "57"; expected "56"',
    ),
    "correction of no row": (
        cell(CORRECTIONS, 4, "locator", "Section 9"),
        f"{CORRECTIONS}, row 4, column row_key: ",
        "found 0 rows",
    ),
    "correction of no table": (
        cell(CORRECTIONS, 4, "table_name", "results"),
        f"{CORRECTIONS}, row 4, column table_name: ",
        "a table of figures",
    ),
    "correction without a reason": (
        cell(CORRECTIONS, 4, "reason_en", ""),
        f"{CORRECTIONS}, row 4, column reason_en: ",
        "may not be empty",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_fault_is_named(name: str, tmp_path: Path) -> None:
    change, begins, says = CASES[name]
    raw = copy_to(tmp_path)
    change(raw)
    said = faults_of(raw, tmp_path / "new.sqlite")
    assert [line for line in said if line.startswith(begins) and says in line], said
    assert all(": found " in line and "; expected " in line and line.isprintable() for line in said), said
    assert len(said) <= 4, said  # the cause, not all its consequences
    assert not (tmp_path / "new.sqlite").exists()


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m etl`, as one types it."""
    command = [sys.executable, "-m", "etl", *arguments]
    given = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | environment
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True)


@pytest.mark.parametrize(
    "name", ["unknown country", "missing column", "NUL byte", "source.toml that is none"]
)
def test_command_line_lists_faults_and_changes_nothing(name: str, tmp_path: Path) -> None:
    raw, target = copy_to(tmp_path), tmp_path / "programme.sqlite"
    assert run("--raw", str(raw), "--database", str(target)).returncode == 0
    before, when = target.read_bytes(), target.stat().st_mtime_ns
    change, begins, says = CASES[name]
    change(raw)
    done = run("--raw", str(raw), "--database", str(target))
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.startswith(begins) and says in line]
    assert "Traceback" not in done.stderr
    assert (target.read_bytes(), target.stat().st_mtime_ns) == (before, when)
    assert [file.name for file in tmp_path.glob("programme.sqlite*")] == ["programme.sqlite"]


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    names = ["unknown country", "number with a comma", "percentage over 100", "latitude beyond the pole"]
    for name in [*names, "correction that adopts something else", "language nobody reads"]:
        CASES[name][0](raw)
    said = faults_of(raw, tmp_path / "new.sqlite")
    assert len(said) == 6, said


def test_a_line_stands_for_one_fault_however_long_the_cell(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    cell(SHARE, 2, "name_en", "=\u2028\n\r\x1b[31m" + "x" * 5000)(raw)
    (said,) = faults_of(raw, tmp_path / "new.sqlite")
    assert said.isprintable() and len(said) < 300


def test_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    with_bytes(RESULT, lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))(raw)
    assert faults_of(raw, tmp_path / "new.sqlite") == []


def test_columns_in_another_order_are_welcome(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    with_rows(RESULT, lambda rows: rows.__setitem__(slice(None), [row[::-1] for row in rows]))(raw)
    assert faults_of(raw, tmp_path / "new.sqlite") == []


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (["--raw", "nowhere"], {}, "no such folder"),
        ([], {"DATABASE_URL": "postgresql://localhost/programme"}, "only SQLite files are built here"),
        ([], {"DATABASE_URL": "nonsense"}, "not an address"),
        ([], {"DATABASE_URL": "sqlite://"}, "names no file"),
        (["--database", "data"], {}, "is a folder"),
        (["--database", "/proc/none/programme.sqlite"], {}, "Not built, nothing was changed"),
    ],
)
def test_places_where_nothing_can_be_built(
    arguments: list[str], environment: dict[str, str], says: str
) -> None:
    done = run(*arguments, **environment)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_database_is_not_overwritten(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague", encoding="utf-8")
    done = run("--database", str(letter))
    assert done.returncode == 1
    assert "not a SQLite database" in done.stderr
    assert letter.read_text(encoding="utf-8") == "Dear colleague"
