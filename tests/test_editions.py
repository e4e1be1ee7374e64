"""Editions in the store: added, published, rolled back, read, in both databases."""

from typing import Any

import pytest
import sqlalchemy as sa

from data.schema import TABLES
from data.snapshot import DatabaseMissing, Snapshot
from data.store import editions
from data.store.engine import NotUsable, open_engine, reading, writing
from data.store.reader import reader
from data.store.snapshot import read
from data.store.tables import content_name, views
from tests.small import SMALL, publish, values

FEWER = SMALL | {"result": [row for row in SMALL["result"] if row["iso3"] != "AAA"]}


def results(snapshot: Snapshot) -> int:
    return len(snapshot.tables["result"])


def all_of(url: str, statement: str) -> list[Any]:
    with reading(open_engine(url)) as connection:
        return [tuple(row) for row in connection.execute(sa.text(statement))]


def test_an_edition_reads_as_it_was_written(store: str) -> None:
    edition = publish(store, SMALL)
    found, rows = editions.read(open_engine(store))
    assert found.edition_id == edition
    assert {name: len(held) for name, held in rows.items()} == {
        table.name: len(SMALL.get(table.name, [])) for table in TABLES
    }
    assert [row[0] for row in rows["region"]] == ["south", "north", "empty"]  # in the order of the file


def test_two_databases_hold_the_same(store: str, small: Snapshot) -> None:
    publish(store, SMALL)
    assert values(read(open_engine(store))) == values(small)


def test_views_show_the_current_edition(store: str) -> None:
    first = publish(store, SMALL)
    assert all_of(store, "SELECT count(*) FROM result") == [(6,)]
    publish(store, FEWER)
    assert all_of(store, "SELECT count(*) FROM result") == [(3,)]
    assert all_of(store, "SELECT count(*) FROM content_result") == [(9,)]
    with writing(store) as connection:
        editions.make_current(connection, first, by="a test", note="back", kind="rollback")
    assert all_of(store, "SELECT count(*) FROM result") == [(6,)]


def test_every_table_has_a_view_with_its_columns(store: str) -> None:
    publish(store, SMALL)
    with reading(open_engine(store)) as connection:
        inspector = sa.inspect(connection)
        assert set(inspector.get_view_names()) == set(views())
        for table in TABLES:
            columns = [column["name"] for column in inspector.get_columns(table.name)]
            assert columns == [column.name for column in table.columns]


def test_the_reader_sees_a_new_edition_after_a_second_at_most(store: str) -> None:
    publish(store, SMALL)
    seconds = [0.0]
    give = reader(open_engine(store), lambda: seconds[0])
    first = give("")
    newer = publish(store, FEWER)
    seconds[0] = 0.9
    assert give("") is first
    seconds[0] = 1.0
    assert (give("").edition_id, results(give(""))) == (newer, 3)
    pinned = give(f"?region=south&edition={first.edition_id}")
    assert values(pinned) == values(first) | {
        "newer": newer
    }  # what is pinned stays what it was, and says that it is old


def test_an_edition_is_read_once(store: str) -> None:
    publish(store, SMALL)
    give = reader(open_engine(store))
    assert give("") is give("") is give(f"edition={give('').edition_id}")


def test_editions_that_are_named_do_not_fill_the_memory(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [publish(store, SMALL, f"2026-01-0{day}T00:00:00.000+00:00") for day in range(1, 8)]
    counted: list[str] = []

    def counting(engine: sa.Engine, edition_id: str) -> Snapshot:
        counted.append(edition_id)
        return read(engine, edition_id)

    monkeypatch.setattr("data.store.reader.read", counting)
    give = reader(open_engine(store))
    current = give("")
    first = give(f"edition={names[0]}")
    for name in names[1:6]:
        assert give(f"edition={name}").edition_id == name
        assert give("") is current
    assert values(give(f"edition={names[0]}")) == values(first)
    assert len(counted) == 8


def test_an_edition_that_is_not_there_is_said(store: str) -> None:
    publish(store, SMALL)
    give = reader(open_engine(store))
    assert give("?edition=2020-01-01-abcdef") is give("?edition=nonsense") is give("")
    with writing(store) as connection, pytest.raises(NotUsable, match="there is no edition nothing"):
        editions.make_current(connection, "nothing", by="a test", note="", kind="rollback")


def test_what_fails_in_the_middle_leaves_nothing(store: str) -> None:
    first = publish(store, SMALL)
    stranger = SMALL | {"partner": [{"partner_id": "giver", "name_en": "G", "source_id": "nobody"}]}
    with pytest.raises(sa.exc.IntegrityError):
        publish(store, stranger)
    with pytest.raises(sa.exc.IntegrityError):
        publish(store, SMALL | {"funding_position": [SMALL["funding_position"][0] | {"usd": -1}]})
    with pytest.raises(ZeroDivisionError), writing(store) as connection:
        editions.add(connection, editions.read(open_engine(store))[1], by="x", note="x", package=b"")
        raise ZeroDivisionError
    assert all_of(store, "SELECT edition_id FROM edition") == [(first,)]
    assert all_of(store, "SELECT count(*) FROM act") == [(1,)]
    assert all_of(store, "SELECT count(*) FROM content_result") == [(6,)]


def test_the_store_is_only_read_by_readers(store: str) -> None:
    publish(store, SMALL)
    for statement in ("DELETE FROM act", "DROP VIEW result", "CREATE TABLE pets (name TEXT)"):
        with (
            open_engine(store).connect() as connection,
            pytest.raises(sa.exc.DatabaseError, match=r"read-?only"),
        ):
            connection.execute(sa.text(statement))
    assert all_of(store, "SELECT count(*) FROM act") == [(1,)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE content_discrepancy SET title_en = 'Another'",
        "UPDATE content_result SET step = 2 WHERE iso3 = 'BBB'",
        "DELETE FROM content_result WHERE iso3 = 'AAA' AND step = 3",
        "DELETE FROM content_observation",
        "UPDATE content_funding_position SET usd = usd + 1 WHERE component = 'gap'",
        "UPDATE content_theme SET row_number = 3 - row_number",
        "UPDATE edition_table SET sha256 = 'a' || sha256 WHERE table_name = 'result'",
        "UPDATE edition SET sha256 = 'a' || sha256",
    ],
)
def test_a_row_that_is_not_what_was_written_is_not_shown(store: str, statement: str) -> None:
    themes = [{"theme_id": name, "label_en": name} for name in ("health", "work")]
    publish(store, SMALL | {"discrepancy": [{"discrepancy_id": "one", "title_en": "One"}], "theme": themes})
    assert read(open_engine(store))
    with writing(store) as connection:
        connection.exec_driver_sql(statement)
    with pytest.raises(DatabaseMissing, match="is damaged"):
        read(open_engine(store))


def test_without_an_act_nothing_is_current(store: str) -> None:
    with writing(store) as connection:
        editions.prepare(connection)
    with pytest.raises(DatabaseMissing, match="no edition is published"):
        read(open_engine(store))


def test_a_store_of_another_form_is_missing(store: str) -> None:
    publish(store, SMALL)
    with writing(store) as connection:
        connection.exec_driver_sql("UPDATE store SET form = form + 1")
    with pytest.raises(DatabaseMissing, match="has form"):
        read(open_engine(store))
    with pytest.raises(NotUsable, match="editions that people published"), writing(store) as connection:
        editions.prepare(connection)


def test_a_store_with_shipped_tables_only_is_replaced(store: str) -> None:
    with writing(store) as connection:
        assert editions.prepare(connection) == "made"
        connection.exec_driver_sql("UPDATE store SET form = form + 1")
    with writing(store) as connection:
        assert editions.prepare(connection) == "replaced"
        assert editions.prepare(connection) == "kept"
    publish(store, SMALL)
    assert results(read(open_engine(store))) == 6


def test_tables_of_another_program_are_left_alone(store: str) -> None:
    with writing(store) as connection:
        connection.exec_driver_sql("CREATE TABLE pets (name TEXT)")
        connection.exec_driver_sql("CREATE TABLE country (name TEXT)")
    with pytest.raises(NotUsable, match="tables of another program: country"):
        publish(store, SMALL)
    with writing(store) as connection:
        connection.exec_driver_sql("DROP TABLE country")
    publish(store, SMALL)
    assert all_of(store, "SELECT count(*) FROM pets") == [(0,)]


def test_writers_wait_for_each_other_and_readers_for_none(store: str) -> None:
    first = publish(store, SMALL)
    with writing(store) as connection:
        edition = editions.add(
            connection, editions.read(open_engine(store))[1], by="a test", note="half", package=b""
        )
        editions.make_current(connection, edition.edition_id, by="a test", note="half", kind="publish")
        assert read(open_engine(store)).edition_id == first
    assert read(open_engine(store)).edition_id == edition.edition_id


@pytest.mark.parametrize("table", ["result", "country", "theme"])
def test_content_tables_have_the_edition_first_in_their_key(store: str, table: str) -> None:
    publish(store, SMALL)
    with reading(open_engine(store)) as connection:
        key = sa.inspect(connection).get_pk_constraint(content_name(table))["constrained_columns"]
    assert key[0] == "edition_id" and len(key) > 1
