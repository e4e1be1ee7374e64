"""Files, headers and rows that are not as they should be, and the line each is answered with."""

from tests.etl.raw_tables import REPORT, Change, cell, new_file, with_bytes, with_rows

RESULT = f"{REPORT}/result.csv"
COUNTRY = f"{REPORT}/country.csv"
OBSERVATION = f"{REPORT}/observation.csv"
SHARE = f"{REPORT}/funding_share.csv"
SOURCE = f"{REPORT}/source.toml"
CORRECTIONS = "corrections.csv"


def without_burundi(rows: list[list[str]]) -> None:
    """Takes out the only result of Burundi, in both places that state it."""
    rows[:] = [row for row in rows if row[0] != "BDI"]


def based(iso3: str, step: str, basis: str | None, changed_on: str) -> Change:
    """Writes a date, and a basis if one is given, into the row that a country note gives a result."""

    def change(rows: list[list[str]]) -> None:
        for row in rows:
            if row[:2] == [iso3, step] and row[-1].startswith("Section"):
                row[rows[0].index("changed_on")] = changed_on
                row[rows[0].index("basis")] = basis or row[rows[0].index("basis")]

    return with_rows(RESULT, change)


def dated(iso3: str, step: str, changed_on: str) -> Change:
    """Writes a date alone into it."""
    return based(iso3, step, None, changed_on)


# name of a case: (the change, how its only line begins, what the line also says)
CASES: dict[str, tuple[Change, str, str]] = {
    "one mark too few in Table 3": (
        with_rows(RESULT, without_burundi),
        f"{OBSERVATION}, row ",
        "found 13 as the sum of the parts; expected 14",
    ),
    "doubled row": (
        with_rows(RESULT, lambda rows: rows.append(rows[1])),
        f"{RESULT}, row 115, column period: ",
        "each iso3, step, period once; report_2021_22/result.csv, row 2 has it too",
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
    "country without its reference": (
        with_rows("reference/country.csv", lambda rows: rows.pop(1)),
        f"{COUNTRY}, row 2: ",
        "expected a row for AGO in reference/country.csv",
    ),
    "no source.toml": (lambda raw: (raw / SOURCE).unlink(), f"{SOURCE}: ", "found no such file"),
    "source.toml that is none": (with_bytes(SOURCE, lambda _: b"title: x\n"), f"{SOURCE}: ", "not TOML"),
    "source.toml without a title": (
        with_bytes(SOURCE, lambda content: content.replace(b"title", b"name")),
        f"{SOURCE}, column title: ",
        "title as printed; this cell may not be empty",
    ),
    "source.toml with a list": (
        with_bytes(SOURCE, lambda content: content.replace(b'"en"', b'["en"]')),
        f"{SOURCE}, column language: ",
        'found "list"; expected a text, a whole number or a date',
    ),
    "a number of ten thousand digits in source.toml": (
        with_bytes(SOURCE, lambda content: content.replace(b"position = 1", b"position = " + b"9" * 10_000)),
        f"{SOURCE}: ",
        "not TOML",
    ),
    "language nobody reads": (
        with_bytes(SOURCE, lambda content: content.replace(b'"en"', b'"de"')),
        f"{SOURCE}, column language: ",
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
    "country without a note": (
        with_rows(f"{REPORT}/country_note.csv", lambda rows: rows.pop(1)),
        f"{COUNTRY}, row ",
        "a row for it in country_note.csv",
    ),
    "country without its partners": (
        with_rows(
            f"{REPORT}/country_partner.csv",
            lambda rows: rows.__setitem__(slice(None), [row for row in rows if row[0] != "GHA"]),
        ),
        f"{COUNTRY}, row ",
        "a row for it in country_partner.csv",
    ),
    "result without a text": (
        with_rows(
            RESULT,
            lambda rows: rows.__setitem__(
                slice(None), [row for row in rows if row[0] != "BDI" or row[-1].startswith("Table 3")]
            ),
        ),
        f"{RESULT}, row ",
        "summary_en and basis",
    ),
    "explicit result of another period": (
        dated("CPV", "1", "2020-12"),
        f"{RESULT}, row 8, column changed_on: ",
        "no date or one from 2021 to 2022: the basis is explicit",
    ),
    "result of an earlier period without a date": (
        based("CPV", "1", "earlier_period", ""),
        f"{RESULT}, row 8, column changed_on: ",
        "a date before 2021: the basis is earlier_period",
    ),
    "result of an earlier period dated in this one": (
        based("CPV", "1", "earlier_period", "2021-03"),
        f"{RESULT}, row 8, column changed_on: ",
        "a date before 2021: the basis is earlier_period",
    ),
    "unknown partner": (
        cell(f"{REPORT}/country_partner.csv", 2, "partner_id", "nobody"),
        f"{REPORT}/country_partner.csv, row 2, column partner_id: ",
        "a code that the table partner has",
    ),
    "status that is none": (
        cell(f"{REPORT}/people_figure.csv", 2, "status", "maybe"),
        f"{REPORT}/people_figure.csv, row 2, column status: ",
        "one of achieved, draft, planned, potential, stock",
    ),
    "no corrections.csv": (lambda raw: (raw / CORRECTIONS).unlink(), f"{CORRECTIONS}: ", "no such file"),
}
