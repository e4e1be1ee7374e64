"""The same files give the same database, wherever it is asked for."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from data import dictionary
from data.schema import BY_NAME, TABLES
from tests.etl.raw_tables import RAW, REPORT, cell, copy_to, faults_of
from tests.etl.test_bad_input import run


def content(database: Path) -> dict[str, list[tuple]]:
    """Every row of every table, but for the moment of the build."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        tables = {table.name: ", ".join(column.name for column in table.columns) for table in TABLES}
        tables["build"] = "build_id, schema_version"
        return {
            name: connection.execute(f"SELECT {columns} FROM {name}").fetchall()
            for name, columns in tables.items()
        }


def test_same_files_give_the_same_content(tmp_path: Path) -> None:
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    assert faults_of(RAW, first) == faults_of(RAW, second) == []
    assert content(first) == content(second)


def test_another_sentence_gives_another_build_id(tmp_path: Path) -> None:
    raw, first, second = copy_to(tmp_path), tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    faults_of(raw, first)
    cell(f"{REPORT}/funding_share.csv", 2, "percent", "38.0")(raw)
    faults_of(raw, second)
    assert content(first)["build"] != content(second)["build"]


def test_build_says_which_files_it_read(tmp_path: Path) -> None:
    faults_of(RAW, tmp_path / "new.sqlite")
    files = {path for path, _, _ in content(tmp_path / "new.sqlite")["build_file"]}
    assert files == {file.relative_to(RAW).as_posix() for file in RAW.rglob("*") if file.is_file()}


def test_command_line_shows_progress_and_rows(tmp_path: Path) -> None:
    target = tmp_path / "a folder" / "50 % #1?.sqlite"
    done = run("--database", str(target))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("extracting …\n")
    assert re.search(r"^result +56$", done.stdout, re.MULTILINE)
    assert target.exists()


@pytest.mark.parametrize("form", ["sqlite:///{}", "sqlite:///file:{}?mode=ro&uri=true"])
def test_database_url_is_honoured(form: str, tmp_path: Path) -> None:
    assert run(DATABASE_URL=form.format(tmp_path / "there.sqlite")).returncode == 0
    assert (tmp_path / "there.sqlite").exists()


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    faults_of(RAW, tmp_path / "real.sqlite")
    (tmp_path / "link.sqlite").symlink_to(tmp_path / "real.sqlite")
    assert faults_of(RAW, tmp_path / "link.sqlite") == []
    assert (tmp_path / "link.sqlite").is_symlink()


def test_pandas_is_not_loaded() -> None:
    code = "import sys, etl.__main__; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=RAW.parents[1]).returncode == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE result SET iso3 = 'XXX' WHERE result_id = 'AGO-1-2021-22'",
        "UPDATE result SET step = 4",
        "UPDATE result SET locator = NULL",
        "UPDATE result SET locator = ''",
        "UPDATE funding_position SET usd = -1",
        "UPDATE funding_position SET component = 'needed'",
        "UPDATE funding_position SET as_of = 'today'",
        "UPDATE country SET name_en = 'Angola'",
        "DELETE FROM source",
    ],
)
def test_the_database_refuses_what_is_wrong(statement: str, tmp_path: Path) -> None:
    faults_of(RAW, tmp_path / "new.sqlite")
    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)


def test_dictionary_describes_every_column_of_the_database(tmp_path: Path) -> None:
    faults_of(RAW, tmp_path / "new.sqlite")
    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as connection:
        columns = connection.execute(
            "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c "
            "WHERE m.type = 'table'"
        ).fetchall()
    described = [(row["table"], row["column"]) for row in dictionary.rows()]
    assert sorted(described) == sorted(columns)
    assert all(row["meaning"] for row in dictionary.rows())


def test_every_figure_has_its_place() -> None:
    beside = {"source", "correction", "translation", "build", "build_file"}
    for name in BY_NAME.keys() - beside:
        assert {"source_id", "locator"} <= {column.name for column in BY_NAME[name].columns}, name
