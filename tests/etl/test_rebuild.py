"""The same files give the same edition, wherever it is asked for."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from data.schema import BY_NAME, CONTROL_TABLES, TABLES, dictionary
from data.store import editions
from data.store.editions import Rows
from data.store.engine import open_engine, reading, writing
from etl.publish import history, ship
from etl.readers.folder import of_folder, of_zip
from tests.etl.raw_tables import RAW, REPORT, cell, copy_to, faults_of, read_folder, silent
from tests.etl.test_bad_input import run


def content(url: str) -> Rows:
    """Every row of every table of the current edition."""
    return editions.read(open_engine(url))[1]


def test_same_files_give_the_same_content(store: str, tmp_path: Path) -> None:
    first = ship(read_folder(RAW), silent, store)
    assert first.is_new
    again = ship(read_folder(copy_to(tmp_path)), silent, store)
    assert (again.edition_id, again.is_new) == (first.edition_id, False)
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    ship(read_folder(RAW), silent, other)
    assert content(store) == content(other)


def test_another_sentence_gives_another_edition(store: str, tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    first = ship(read_folder(raw), silent, store)
    cell(f"{REPORT}/funding_share.csv", 2, "caveat", "")(raw)
    second = ship(read_folder(raw), silent, store)
    assert second.is_new and second.edition_id != first.edition_id
    assert [edition.based_on for edition in history(store)[0]] == [first.edition_id, None]


def test_an_edition_keeps_the_files_it_was_made_from(store: str) -> None:
    edition = ship(read_folder(RAW), silent, store).edition_id
    with reading(open_engine(store)) as connection:
        assert of_zip(editions.package(connection, edition), edition) == of_folder(RAW)


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
        "UPDATE content_result SET step = 4",
        "UPDATE content_result SET locator = NULL",
        "UPDATE content_result SET locator = ''",
        "UPDATE content_funding_position SET usd = -1",
        "UPDATE content_funding_position SET component = 'needed'",
        "UPDATE content_funding_position SET as_of = 'today'",
        "DELETE FROM content_source",
        "UPDATE act SET kind = 'delete'",
        "UPDATE act SET edition_id = 'nothing'",
        "DELETE FROM edition",
    ],
)
def test_the_database_refuses_what_is_wrong(statement: str, store: str) -> None:
    ship(read_folder(RAW), silent, store)
    with pytest.raises(sa.exc.IntegrityError), writing(store) as connection:
        connection.exec_driver_sql(statement)


def test_dictionary_describes_every_column_of_the_database(store: str) -> None:
    ship(read_folder(RAW), silent, store)
    with reading(open_engine(store)) as connection:
        inspector = sa.inspect(connection)
        names = [*inspector.get_view_names(), *(table.name for table in CONTROL_TABLES)]
        columns = [(name, column["name"]) for name in names for column in inspector.get_columns(name)]
    rows = dictionary.rows((*TABLES, *CONTROL_TABLES))
    assert sorted((row["table"], row["column"]) for row in rows) == sorted(columns)
    assert all(row["meaning"] for row in rows)


def test_every_figure_has_its_place() -> None:
    beside = {"source", "correction", "translation"}
    for name in BY_NAME.keys() - beside:
        assert {"source_id", "locator"} <= {column.name for column in BY_NAME[name].columns}, name
