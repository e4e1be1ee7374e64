"""The database comes, goes and is replaced while the application runs."""

import os
import pickle
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from data.engine import DatabaseMissing, open_engine
from data.filters import Filters
from data.queries import overview
from data.snapshot import Snapshot, read, reader
from layouts.ids import Id
from tests.asking import body_of
from tests.components import words
from tests.small import SMALL

FEWER = [row for row in SMALL["result"] if row["iso3"] != "AAA"]
OTHER_BUILD = [{"build_id": "fedcba9876543210", "built_at": "2026-02-03T04:05:06+00:00"}]


def client_of(path: Path) -> FlaskClient:
    return create_app(open_engine(f"sqlite:///{path}")).server.test_client()


def page_of(client: FlaskClient) -> str:
    """What the document shows before Dash is there, and what Dash adds."""
    document = client.get("/").get_data(as_text=True)
    answer = client.get("/_dash-layout", headers={"Referer": "http://127.0.0.1/"})
    assert answer.status_code == 200
    return document + words(answer.json)


def asked_of(client: FlaskClient) -> list[dict[str, Any]]:
    """What a browser may ask of each callback."""
    values = {
        Id.ASKED: "?region=south",
        Id.ASKED_PAGE: "",
        Id.PATH: "/countries",
        Id.POSITION: ["2022-12-31", "build"],
        Id.SOURCE: {"panel": "map", "pressed": 1},
    }
    callbacks = client.get("/_dash-dependencies").json or []
    return [body_of(one, values) for one in callbacks if not one["clientside_function"]]


def says_what_to_run(client: FlaskClient) -> bool:
    health = client.get("/healthz")
    assert (health.status_code, health.json) == (503, {"status": "no database", "build": ""})
    for address in ("/", "/countries", "/countries/AAA", "/partners/giver", "/present?deck=management"):
        page = client.get(address)
        assert (page.status_code, page.mimetype, page.headers["Retry-After"]) == (503, "text/html", "60")
        assert "data-waiting" in page.text  # the script opens the page once there is one
        assert "python -m etl" in page.text
        assert "There is no data yet" in page.text
    for address in ("/_dash-layout", "/search.json?q=land", "/sources.json?chart=map", "/export/data.csv"):
        answer = client.get(address, headers={"Referer": "http://127.0.0.1/"})
        assert (answer.status_code, answer.mimetype) == (503, "text/plain")
        assert "no data yet" in answer.text
    for body in asked_of(client):
        assert client.post("/_dash-update-component", json=body).status_code == 503
    for address in ("/nothing", "/nothing/at", "/people/all", "/_dash-component-suites/dash/x.js", "/api/v2"):
        assert client.get(address).status_code == 404
    lost = client.get("/_dash-layout", headers={"Referer": "http://127.0.0.1/nothing"})
    assert "This page does not exist" in words(lost.json)
    assert "Aucune donnée pour le moment" in client.get("/?lang=fr").text
    return True


def shows_results(client: FlaskClient) -> bool:
    health = client.get("/healthz")
    assert (health.status_code, health.get_json()["status"]) == (200, "ok")
    page = page_of(client)
    assert [client.post("/_dash-update-component", json=body).status_code for body in asked_of(client)] == [
        200
    ] * 3
    return "6 results in 3 of 5 countries" in page and "python -m etl" not in page


def nothing(path: Path) -> None:
    path.unlink(missing_ok=True)


def not_sqlite(path: Path) -> None:
    path.write_text("iso3,step\nAGO,1\n" * 500)


def no_bytes(path: Path) -> None:
    path.write_bytes(b"")


def no_tables(path: Path) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE pets (name)")


def no_build(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM build")


def cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def no_column(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE country RENAME COLUMN name_fr TO nom")


WRONG = (nothing, not_sqlite, no_bytes, no_tables, no_build, no_column, cut_off, a_folder)


@pytest.mark.parametrize("spoil", WRONG)
def test_without_a_database_the_page_says_what_to_run_and_recovers(
    make_database: Callable[..., Path], spoil: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    path, good = make_database(), make_database("good.sqlite")
    spoil(path)
    client = client_of(path)
    assert says_what_to_run(client)
    assert says_what_to_run(client)  # nothing of the first try stays
    assert "Traceback" not in caplog.text
    assert "The database cannot be read" in caplog.text
    if path.is_dir():
        path.rmdir()
    good.replace(path)
    assert shows_results(client)


@pytest.mark.parametrize("spoil", WRONG)
def test_a_database_that_is_spoilt_while_people_watch_is_said_and_comes_back(
    make_database: Callable[..., Path], spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    path, good = make_database(), make_database("good.sqlite")
    client = client_of(path)
    assert shows_results(client)
    bad = Path(shutil.copy(path, tmp_path / "bad.sqlite"))
    spoil(bad)
    path.unlink()
    if bad.exists():
        bad.replace(path)
    assert says_what_to_run(client)
    if path.is_dir():
        path.rmdir()
    good.replace(path)
    assert shows_results(client)


def test_nothing_is_created_where_there_is_no_database(tmp_path: Path) -> None:
    client = client_of(tmp_path / "missing.sqlite")
    assert says_what_to_run(client)
    assert list(tmp_path.iterdir()) == []


def test_the_database_is_only_read(make_database: Callable[..., Path]) -> None:
    path = make_database()
    before = path.read_bytes()
    engine = open_engine(f"sqlite:///{path}")
    with engine.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM result")
    assert path.read_bytes() == before


def test_a_replaced_database_is_picked_up(make_database: Callable[..., Path]) -> None:
    path, newer = make_database(), make_database("newer.sqlite", result=FEWER, build=OTHER_BUILD)
    client = client_of(path)
    assert shows_results(client)
    newer.replace(path)
    assert client.get("/healthz").json == {"status": "ok", "build": OTHER_BUILD[0]["build_id"]}
    page = page_of(client)
    assert "3 results in 2 of 5 countries" in page
    assert "6 results" not in page


def test_the_database_is_read_once_and_again_only_when_replaced(make_database: Callable[..., Path]) -> None:
    path, newer = make_database(), make_database("newer.sqlite", result=FEWER)
    current = reader(open_engine(f"sqlite:///{path}"))
    first = current()
    assert current() is first
    newer.replace(path)
    second = current()
    assert second is not first
    assert current() is second
    assert overview(first, Filters()).headline.results == 6
    assert overview(second, Filters()).headline.results == 3


def test_a_database_of_another_version_is_missing(make_database: Callable[..., Path]) -> None:
    path = make_database()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE build SET schema_version = schema_version + 1")
        connection.execute("ALTER TABLE country RENAME COLUMN name_en TO name")
    with pytest.raises(DatabaseMissing):
        read(open_engine(f"sqlite:///{path}"))
    assert says_what_to_run(client_of(path))


def test_the_snapshot_keeps_nothing_that_no_screen_shows(
    make_database: Callable[..., Path], small: Snapshot
) -> None:
    names = [f"extra_{n}" for n in range(900)]
    path = make_database(
        indicator=SMALL["indicator"]
        + [{"indicator_id": name, "position": 10 + n} for n, name in enumerate(names)],
        observation=SMALL["observation"]
        + [{"indicator_id": name, "as_of": "2022-12-31", "value": 1} for name in names],
    )
    large = read(open_engine(f"sqlite:///{path}"))
    # The rows themselves are for the pages that list them; no filter change of the overview touches them.
    assert len(pickle.dumps(large._replace(tables={}))) == len(pickle.dumps(small._replace(tables={})))


def test_a_step_achieved_in_two_periods_counts_once(
    make_database: Callable[..., Path], small: Snapshot
) -> None:
    again = [row | {"result_id": f"{row['result_id']}-again", "period": "2022"} for row in SMALL["result"]]
    path = make_database(result=SMALL["result"] + again)
    assert read(open_engine(f"sqlite:///{path}")).results == small.results


def test_countries_have_their_names_in_three_languages(make_database: Callable[..., Path]) -> None:
    path = make_database()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE country SET name_fr = 'Pays AAA', name_es = 'País AAA' WHERE iso3 = 'AAA'")
    names = {country.iso3: country.names for country in read(open_engine(f"sqlite:///{path}")).countries}
    assert names["AAA"] == {"en": "Land of AAA", "fr": "Pays AAA", "es": "País AAA"}
