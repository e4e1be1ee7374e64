"""The raw tables against the text of the documents: our own words, and places that exist."""

from pathlib import Path

import pytest

from etl.document_texts import words
from etl.faults import lines
from tests.etl.raw_tables import RAW, REPORT, ROOT, cell, copy_to, read_folder
from tests.etl.test_bad_input import run

NOTES = f"{REPORT}/country_note.csv"
# A document of our own making: two country notes, one table, nothing that anybody published.
TEXT = """Table 1 and Table 3, Box 1 and Figure 6.

Angola 1 2 3

A first paragraph of the note on Angola, long enough to count as a paragraph of it.

A second paragraph: seven small words that nobody should copy, here they are in a row.

Burkina Faso 1 3

One paragraph of the note on Burkina Faso, long enough to count as a paragraph of it.
"""


def found(folder: Path, file: str, row: int, column: str, value: str) -> list[str]:
    """The faults of one cell once it holds a value, held against the made-up document."""
    raw = copy_to(folder)
    cell(file, row, column, value)(raw)
    documents = folder / "documents"
    documents.mkdir()
    (documents / "flagship-report-2021-22.txt").write_text(TEXT, encoding="utf-8")
    return [
        line
        for line in lines(read_folder(raw, documents).faults)
        if line.startswith(f"{file}, row {row}, column {column}: ")
    ]


@pytest.mark.parametrize(
    ("text", "is_copied"),
    [
        ("Seven small words that nobody should copy", True),
        ("seven small WORDS - that nobody, should copy and more", True),
        ("Seven small words that nobody should", False),
        ("Seven small words which nobody should copy", False),
    ],
)
def test_seven_words_in_a_row_are_copied(tmp_path: Path, text: str, *, is_copied: bool) -> None:
    said = [line for line in found(tmp_path, NOTES, 2, "summary_en", text) if "our own words" in line]
    assert bool(said) == is_copied


@pytest.mark.parametrize(
    ("locator", "missing"),
    [
        ("Section 2.1, country note of Angola, paragraph 2", ""),
        ("Section 2.1, country note of Angola, paragraphs 1-2", ""),
        ("Section 2.1, country note of Angola, paragraph 3", "country note of Angola"),
        ("Section 2.1, country note of Kenya, paragraph 1", "country note of Kenya"),
        ("Table 3, Angola", ""),
        ("Table 44, Angola", "Table 44"),
        ("Box 1", ""),
        ("Figure 9", "Figure 9"),
    ],
)
def test_a_place_must_be_in_its_document(tmp_path: Path, locator: str, missing: str) -> None:
    said = found(tmp_path, NOTES, 2, "locator", locator)
    assert [missing in line for line in said] == ([True] if missing else [])


def test_without_the_names_of_countries_no_place_is_looked_up(tmp_path: Path) -> None:
    raw, documents = copy_to(tmp_path), tmp_path / "documents"
    (raw / REPORT / "country.csv").write_bytes(b"\0")
    documents.mkdir()
    (documents / "flagship-report-2021-22.txt").write_text(TEXT, encoding="utf-8")
    said = lines(read_folder(raw, documents).faults)
    assert [line.partition(":")[0] for line in said] == [f"{REPORT}/country.csv"]


def test_without_the_documents_the_build_says_so(tmp_path: Path) -> None:
    done = run("--database", str(tmp_path / "new.sqlite"), "--documents", str(tmp_path / "nowhere"))
    assert done.returncode == 0
    assert "not compared with the documents: their texts are not at hand" in done.stdout


def test_words_are_letters_and_digits() -> None:
    assert words("Côte d’Ivoire: US$ 53.7-m") == ["côte", "d", "ivoire", "us", "53", "7", "m"]


DOCUMENTS = ROOT.parent / "shared" / "sources"


# The documents are somebody's copyright, so that only their makers' and ours have them beside the repository.
# Elsewhere the tests above make the same comparison with a document of our own making.
@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents' texts are not at hand")
def test_the_shipped_tables_hold_against_the_documents() -> None:
    assert lines(read_folder(RAW, DOCUMENTS).faults) == []
