"""A date in words is as exact as its document, and no row holds a date that no document gives."""

import re
from datetime import UTC, datetime
from io import BytesIO

import openpyxl  # type: ignore[import-untyped]
import pytest

from callbacks.http.exports import asked
from data.schema import TABLES
from data.schema.columns import matches
from data.snapshot import Snapshot
from layouts.exports.files import workbook
from layouts.look import components
from layouts.words.texts import LANGUAGES, texts


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2022", ("2022", "2022", "2022")),
        ("2022-10", ("October 2022", "octobre 2022", "octubre de 2022")),
        ("2022-06-16", ("16 June 2022", "16 juin 2022", "16 de junio de 2022")),
        (
            "2023-Q2",
            ("second quarter of 2023", "deuxième trimestre de 2023", "segundo trimestre de 2023"),
        ),
        ("2024-end", ("end of 2024", "fin 2024", "finales de 2024")),
        ("2025-mid", ("mid-2025", "mi-2025", "mediados de 2025")),
        (
            "2021-H2/2022",
            (
                "second half of 2021 – 2022",
                "second semestre de 2021 – 2022",
                "segundo semestre de 2021 – 2022",
            ),
        ),
    ],
)
def test_a_part_of_a_year_is_said_as_one(iso: str, words: tuple[str, str, str]) -> None:
    assert matches("part_date", iso)
    assert tuple(components.part_day(texts(lang), iso) for lang in ("en", "fr", "es")) == words


@pytest.mark.parametrize("iso", ["2023-Q5", "2023-H3", "2024-late", "2021/", "2021/2022/2023", "end of 2024"])
def test_what_is_no_part_of_a_year_is_refused(iso: str) -> None:
    assert not matches("part_date", iso)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_date_of_the_tables_can_be_said(real: Snapshot, lang: str) -> None:
    t = texts(lang)
    found = {
        row[column.name]
        for table in TABLES
        for column in table.columns
        if column.kind == "part_date"
        for row in real.tables.get(table.name, ())
        if row[column.name]
    }
    assert len(found) > 50
    for iso in found:
        assert not re.search(r"[QH]\d|-end|-H|/", components.part_day(t, iso).replace("mid-", "")), iso


def test_periods_are_those_of_the_documents(real: Snapshot) -> None:
    """Report, Table 7 and Section 3.1: quarters, the end and the middle of a year, halves of a year."""
    evaluations = {row["evaluation_id"]: row for row in real.tables["evaluation"]}
    planned = {key: (row["planned_from"], row["planned_to"]) for key, row in evaluations.items()}
    assert planned["ev_r7_2"] == ("2023-Q2", "2023-Q3")
    assert planned["ev_r7_3"] == ("2024-end", "2025-mid")
    events = {row["event_id"]: row["held_on"] for row in real.tables["event"]}
    assert {events[f"e_gtt_{n}"] for n in (1, 2, 3)} == {"2021-H2/2022"}
    assert events["e_gtac2023"] == "2023-H2"
    figures = {row["figure_id"]: (row["since"], row["as_of"]) for row in real.tables["reported_figure"]}
    assert figures["team_meetings"] == ("2021-H2", "2022")
    assert figures["imf_pilot_countries"] == ("2021-Q4", "2023-Q1")
    assert figures["new_partnerships"] == ("2021", None)


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "end of 2021"), ("fr", "fin 2021"), ("es", "finales de 2021")]
)
def test_a_workbook_says_a_part_of_a_year_in_words(real: Snapshot, lang: str, words: str) -> None:
    """Report, country note of Madagascar: the strategy was adopted at the end of 2021."""
    of = asked(real, "results", f"country=MDG&lang={lang}".encode())
    made = workbook.make(of.t, of.view, of.table, made_at=datetime(2026, 1, 2, tzinfo=UTC), site="")
    sheets = openpyxl.load_workbook(BytesIO(made)).worksheets
    cells = [cell for sheet in sheets for row in sheet.values for cell in row]
    assert words in cells and "2021-end" not in cells
