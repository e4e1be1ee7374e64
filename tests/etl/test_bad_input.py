"""Whatever is wrong with the input is said in one line a fault, all at once, and changes nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.etl import faulty_cells, faulty_files, faulty_stand_ins, faulty_writing
from tests.etl.raw_tables import (
    ROOT,
    cell,
    copy_to,
    faults_of,
    read_rows,
    with_bytes,
    write_rows,
)

CASES = faulty_cells.CASES | faulty_files.CASES | faulty_writing.CASES | faulty_stand_ins.CASES
ALONE = (*faulty_stand_ins.CASES, "correction of no row")  # what follows from these is not said


@pytest.mark.parametrize("name", CASES)
def test_fault_is_named(name: str, tmp_path: Path) -> None:
    change, begins, says = CASES[name]
    raw = copy_to(tmp_path)
    change(raw)
    said = faults_of(raw, tmp_path / "new.sqlite")
    assert [line for line in said if line.startswith(begins) and says in line], said
    assert all(": found " in line and "; expected " in line and line.isprintable() for line in said), said
    assert len(said) <= (1 if name in ALONE else 4), said  # the cause, not all its consequences
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
    cell(faulty_files.SHARE, 2, "name_en", "=\u2028\n\r\x1b[31m" + "x" * 5000)(raw)
    (said,) = faults_of(raw, tmp_path / "new.sqlite")
    assert said.isprintable() and len(said) < 300


def test_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    with_bytes(faulty_cells.RESULT, lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))(raw)
    assert faults_of(raw, tmp_path / "new.sqlite") == []


def test_columns_in_another_order_are_welcome(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    file = raw / faulty_cells.RESULT
    write_rows(file, [row[::-1] for row in read_rows(file)])
    assert faults_of(raw, tmp_path / "new.sqlite") == []


def test_a_table_of_before_a_column_was_added_is_welcome(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    file = raw / faulty_files.SHARE
    rows = read_rows(file)
    place = rows[0].index("caveat")  # a column that may be empty
    write_rows(file, [[cell for n, cell in enumerate(row) if n != place] for row in rows])
    assert faults_of(raw, tmp_path / "new.sqlite") == []


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (["--raw", "nowhere"], {}, "no such folder"),
        ([], {"DATABASE_URL": "mysql://localhost/programme"}, "DATABASE_URL names mysql"),
        ([], {"DATABASE_URL": "postgresql://nobody@127.0.0.1:9/programme"}, "Not built, nothing was changed"),
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
