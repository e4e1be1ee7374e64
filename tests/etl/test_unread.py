"""A file that cannot be read is said first, and what follows from its absence alone is not said at all."""

from pathlib import Path

import pytest

from tests.etl.faulty_writing import COUNTRY, OBSERVATION, RESULT, SHARE, TRANSLATION
from tests.etl.raw_tables import RAW, REPORT, Change, cell, copy_to, faults_of, with_bytes, with_rows
from tests.etl.test_bad_input import run

NUL = b"\0"


def as_folder(file: Path) -> None:
    """Puts a folder in the place of a file."""
    file.unlink()
    file.mkdir()


def closed(file: Path) -> None:
    """Puts in its place what the system calls an ordinary file, and what even root cannot read."""
    file.unlink()
    file.symlink_to("/proc/self/mem")


# ways in which a file cannot be read, and what is said of it
WAYS: dict[str, tuple[Change, str]] = {
    "gone": (lambda file: file.unlink(), "found no such file"),
    "a folder in its place": (as_folder, "found no such file"),
    "no text": (lambda file: file.write_bytes(NUL), "found bytes that are no text"),
    "empty": (lambda file: file.write_bytes(b""), "found an empty file"),
    "a header alone": (
        lambda file: file.write_bytes(file.read_bytes().partition(b"\n")[0] + b"\n"),
        "found a header and nothing below it",
    ),
    "semicolons": (
        lambda file: file.write_bytes(file.read_bytes().replace(b",", b";")),
        "found columns separated by semicolons",
    ),
    "a column renamed": (
        lambda file: file.write_bytes(file.read_bytes().replace(b"locator", b"place", 1)),
        "found no such column",
    ),
    "another encoding": (
        lambda file: file.write_bytes(file.read_bytes() + "é".encode("latin-1") + b"\n"),
        "found a letter in another encoding than UTF-8",
    ),
    "a quote that does not end": (
        lambda file: file.write_bytes(file.read_bytes() + b'"'),
        "found cells that cannot be told apart",
    ),
    "closed": (closed, "found a file that cannot be opened"),
}
# Files of which others speak: corrections name their rows, codes refer to them, sums are made of them.
FILES = [
    RESULT,
    COUNTRY,
    TRANSLATION,
    "corrections.csv",
    "reference/country.csv",
    f"{REPORT}/region.csv",
    f"{REPORT}/partner.csv",
    "our_reading/discrepancy.csv",
]


def said_of(raw: Path, file: str, way: str, database: Path) -> list[str]:
    """The lines that a build says, but for those of the file itself."""
    change, says = WAYS[way]
    change(raw / file)
    said = faults_of(raw, database)
    name = Path(file).name
    own = [line for line in said if line.partition(":")[0].partition(", row")[0].endswith(name)]
    assert any(says in line for line in own), said
    assert said[: len(own)] == own  # said first
    return said[len(own) :]


@pytest.mark.parametrize("way", WAYS)
def test_however_a_file_cannot_be_read_it_is_said_alone(tmp_path: Path, way: str) -> None:
    assert said_of(copy_to(tmp_path), OBSERVATION, way, tmp_path / "new.sqlite") == []


def is_missed(file: str) -> bool:
    """Whether nothing else fills its table: where another document does, a file that is gone is no fault."""
    folder, _, name = file.rpartition("/")
    others = {path.parent.name for path in RAW.glob(f"*/{name}")} - {folder, "reference"}
    return folder in ("", "reference") or not others


@pytest.mark.parametrize(
    ("file", "way"),
    [(file, way) for file in FILES for way in ("gone", "no text") if way != "gone" or is_missed(file)],
)
def test_whichever_file_cannot_be_read_it_is_said_alone(tmp_path: Path, file: str, way: str) -> None:
    assert said_of(copy_to(tmp_path), file, way, tmp_path / "new.sqlite") == []


def test_faults_of_other_files_follow(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    cell("corrections.csv", 4, "reason_en", "")(raw)
    cell("concept_note/indicator.csv", 2, "unit", "heads")(raw)
    cell(RESULT, 2, "iso3", "XXX")(raw)
    followed = said_of(raw, OBSERVATION, "no text", tmp_path / "new.sqlite")
    assert [line.partition(",")[0] for line in followed] == [
        "concept_note/indicator.csv",
        "corrections.csv",
        RESULT,
    ]


def test_a_correction_that_names_no_row_of_a_file_that_is_read_is_a_fault(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    cell("corrections.csv", 2, "locator", "Section 9")(raw)
    followed = said_of(raw, SHARE, "no text", tmp_path / "new.sqlite")
    assert [
        line for line in followed if line.startswith("corrections.csv, row 2, column row_key: found 0 rows")
    ]


def test_two_files_that_cannot_be_read_come_first(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    cell("concept_note/indicator.csv", 2, "unit", "heads")(raw)
    with_bytes(SHARE, lambda _: NUL)(raw)
    with_bytes(OBSERVATION, lambda _: NUL)(raw)
    said = faults_of(raw, tmp_path / "new.sqlite")
    assert [line.partition(":")[0] for line in said] == [
        SHARE,
        OBSERVATION,
        "concept_note/indicator.csv, row 2, column unit",
    ]


def test_a_row_that_cannot_be_read_is_missed_by_no_correction(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    with_rows(
        OBSERVATION, lambda rows: rows.__setitem__(slice(1, None), [[*row, "more"] for row in rows[1:]])
    )(raw)
    said = faults_of(raw, tmp_path / "new.sqlite")
    assert {line.partition(",")[0] for line in said} == {OBSERVATION}


def test_the_command_line_says_what_it_leaves_out(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    with_bytes(OBSERVATION, lambda _: NUL)(raw)
    done = run("--raw", str(raw), "--database", str(tmp_path / "new.sqlite"))
    assert done.returncode == 1
    first, only, last = done.stderr.splitlines()
    assert first == "1 fault, nothing was changed:"
    assert only.startswith(f"{OBSERVATION}: found bytes")
    assert last == "What may be wrong only because a file cannot be read is not listed."
