"""Whatever bytes come in any file: a clean load or a clear list, never a traceback."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.schema import BY_NAME
from etl.extract import expected_columns
from tests.etl.raw_tables import RAW, copy_to, faults_of, read_rows, write_rows

FILES = sorted(file.relative_to(RAW).as_posix() for file in RAW.rglob("*") if file.is_file())
FEW = settings(max_examples=30)  # each reads all files: others are tried in every run
TABLES = [file for file in FILES if file.endswith(".csv")]
BYTES = st.one_of(
    st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode(errors="replace"))
)
CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", " ", "0", "-0", "-1", "1e9", "NaN", "inf", "9" * 16, "0.1", "AGO", "1|2", "2022-12-31"]
    ),
    st.sampled_from(
        ["2022-02-29", "0000-00-00", "=A1", '"', '""', "\r", "\n", "\u2028", "\ud7ff", "ﬁ", "1_000"]
    ),
    st.floats().map(str),
    st.integers().map(str),
)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield copy_to(tmp_path_factory.mktemp("any"))


def loads_or_says_why(raw: Path, file: str) -> None:
    """Builds from the changed file, and puts the file back."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            said = faults_of(raw, Path(folder) / "new.sqlite")
        finally:
            shutil.copy(RAW / file, raw / file)
        assert bool(said) != (Path(folder) / "new.sqlite").exists()
        assert all(line.isprintable() and ": found " in line and "; expected " in line for line in said)


@FEW
@given(file=st.sampled_from(FILES), content=BYTES)
def test_any_bytes_as_a_file(raw: Path, file: str, content: bytes) -> None:
    (raw / file).write_bytes(content)
    loads_or_says_why(raw, file)


@FEW
@given(file=st.sampled_from(FILES), content=BYTES, place=st.floats(0, 1), length=st.integers(0, 200))
def test_any_bytes_inside_a_file(raw: Path, file: str, content: bytes, place: float, length: int) -> None:
    old = (raw / file).read_bytes()
    start = int(place * len(old))
    (raw / file).write_bytes(old[:start] + content + old[start + length :])
    loads_or_says_why(raw, file)


@FEW
@given(file=st.sampled_from(TABLES), value=CELLS, data=st.data())
def test_anything_in_a_cell(raw: Path, file: str, value: str, data: st.DataObject) -> None:
    rows = read_rows(raw / file)
    row = data.draw(st.integers(0, len(rows) - 1))
    rows[row][data.draw(st.integers(0, len(rows[0]) - 1))] = value
    write_rows(raw / file, rows)
    loads_or_says_why(raw, file)


@FEW
@given(file=st.sampled_from(TABLES), data=st.data())
def test_any_rows_under_a_right_header(raw: Path, file: str, data: st.DataObject) -> None:
    folder, name = (Path(file).parent.name, Path(file).stem)
    columns = expected_columns(BY_NAME["correction" if name == "corrections" else name], folder)
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(columns), max_size=len(columns)), max_size=5))
    write_rows(raw / file, [columns, *rows])
    loads_or_says_why(raw, file)
