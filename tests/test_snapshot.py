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
from data.answers.overview import overview
from data.filters import Filters
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.look.ids import Id
from tests.asking import body_of
from tests.components import words
from tests.small import SMALL, publish

FEWER = [row for row in SMALL["result"] if row["iso3"] != "AAA"]


def client_of(url: str) -> FlaskClient:
    return create_app(open_engine(url)).server.test_client()


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
    assert (health.status_code, health.json) == (503, {"status": "no database", "edition": ""})
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


def no_column(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE content_country RENAME COLUMN name_fr TO nom")


def nothing_published(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM act")


def another_form(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE store SET form = form + 1")


def flipped(path: Path) -> None:
    """Bytes that are others in the middle of the file, where rows lie."""
    content = bytearray(path.read_bytes())
    place = content.index(b"The report")
    content[place] ^= 1
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


WRONG = (
    nothing,
    not_sqlite,
    no_bytes,
    no_tables,
    no_column,
    nothing_published,
    another_form,
    flipped,
    cut_off,
    a_folder,
)


def file(folder: Path, name: str = "programme.sqlite", **tables: Any) -> Path:
    """A SQLite file of the small programme, closed and whole."""
    publish(f"sqlite:///{folder / name}", SMALL | tables)
    return folder / name


def put(good: Path, path: Path) -> None:
    """A good file in the place of what is there."""
    for left in path.parent.glob(f"{path.name}-*"):
        left.unlink()
    if path.is_dir():
        path.rmdir()
    good.replace(path)


@pytest.mark.parametrize("spoil", WRONG)
def test_without_a_database_the_page_says_what_to_run_and_recovers(
    tmp_path: Path, spoil: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    path, good = file(tmp_path), file(tmp_path, "good.sqlite")
    spoil(path)
    client = client_of(f"sqlite:///{path}")
    assert says_what_to_run(client)
    assert says_what_to_run(client)  # nothing of the first try stays
    assert "Traceback" not in caplog.text
    assert "The database cannot be read" in caplog.text
    put(good, path)
    assert shows_results(client)


@pytest.mark.parametrize("spoil", WRONG)
def test_a_database_that_is_spoilt_while_people_watch_never_shows_anything_wrong(
    tmp_path: Path, spoil: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edition in memory goes on, or the page says what is missing; then it comes back by itself."""
    monkeypatch.setattr("data.store.reader.LOOK_EVERY", 0)
    path, good = file(tmp_path), file(tmp_path, "good.sqlite", result=FEWER)
    client = client_of(f"sqlite:///{path}")
    assert shows_results(client)
    bad = Path(shutil.copy(path, tmp_path / "bad.sqlite"))
    spoil(bad)
    path.unlink()
    if bad.exists():
        bad.replace(path)
    if client.get("/healthz").status_code == 200:
        assert shows_results(client)
    else:
        assert says_what_to_run(client)
    put(good, path)
    assert "3 results in 2 of 5 countries" in page_of(client)


def test_nothing_is_created_where_there_is_no_database(tmp_path: Path) -> None:
    client = client_of(f"sqlite:///{tmp_path / 'missing.sqlite'}")
    assert says_what_to_run(client)
    assert list(tmp_path.iterdir()) == []


def test_a_new_edition_is_picked_up(make_store: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.store.reader.LOOK_EVERY", 0)
    url = make_store()
    client = client_of(url)
    assert shows_results(client)
    newer = publish(url, SMALL | {"result": FEWER})
    assert client.get("/healthz").json == {"status": "ok", "edition": newer}
    page = page_of(client)
    assert "3 results in 2 of 5 countries" in page
    assert "6 results" not in page


def test_what_answers_are_made_of_does_not_grow_with_rows_that_no_screen_draws(
    make_store: Callable[..., str], small: Snapshot
) -> None:
    """The rows themselves are kept once, for the pages that list them; a filter change reads none of them."""
    names = [f"extra_{n}" for n in range(900)]
    path = make_store(
        indicator=SMALL["indicator"]
        + [{"indicator_id": name, "position": 10 + n} for n, name in enumerate(names)],
        observation=SMALL["observation"]
        + [{"indicator_id": name, "as_of": "2022-12-31", "value": 1} for name in names],
    )
    large = read(open_engine(path))
    fields = [name for name in Snapshot._fields if name != "known_on"]  # a function
    sizes = [{name: len(pickle.dumps(getattr(one, name))) for name in fields} for one in (small, large)]
    assert {name for name in fields if sizes[0][name] != sizes[1][name]} == {"tables"}
    for name in ("indicator", "observation"):
        assert len(large.tables[name]) == len(small.tables[name]) + len(names)
    # A row that is asked for is a KeyError; of money there are five a date.
    money = {"funding_position": large.tables["funding_position"]}
    rowless = large._replace(tables=money, later={})
    for filters in (Filters(), Filters(region=("south",)), Filters(step=("3",))):
        assert overview(rowless, filters) == overview(large, filters)
        assert overview(rowless, filters).countries == overview(small, filters).countries


def test_results_are_counted_and_steps_are_told_apart(make_store: Callable[..., str]) -> None:
    """Six results over six steps; each a second time, half a year before, in a period of its own."""
    again = [
        row | {"result_id": f"{row['result_id']}-again", "period": "2022", "as_of": "2022-06-30"}
        for row in SMALL["result"]
    ]
    view = overview(read(open_engine(make_store(result=SMALL["result"] + again))), Filters())
    assert (view.headline.results, view.headline.countries) == (12, 3)
    assert [row.selected for row in view.steps] == [4, 2, 6]
    assert [row.steps for row in view.countries] == [(1, 2, 3), (3,), (), (1, 3), ()]
    assert [row.results for row in view.countries][:2] == [(1, 1, 2, 2, 3, 3), (3, 3)]


def test_countries_have_their_names_in_three_languages(make_store: Callable[..., str]) -> None:
    named = {"name_fr": "Pays AAA", "name_es": "País AAA"}
    url = make_store(country=[row | named if row["iso3"] == "AAA" else row for row in SMALL["country"]])
    names = {country.iso3: country.names for country in read(open_engine(url)).countries}
    assert names["AAA"] == {"en": "Land of AAA", "fr": "Pays AAA", "es": "País AAA"}


def test_an_address_is_pinned_to_an_edition(
    make_store: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.reader.LOOK_EVERY", 0)
    url = make_store()
    client = client_of(url)
    pin = client.get("/healthz").get_json()["edition"]
    assert "pinned to edition" not in client.get(f"/?edition={pin}").get_data(as_text=True)
    newer = publish(url, SMALL | {"result": FEWER})
    for path in ("/", "/countries"):
        pinned = client.get(f"{path}?edition={pin}&region=south").get_data(as_text=True)
        assert f"This address is pinned to edition {pin}" in pinned
        assert 'href="?region=south"' in pinned  # the way to the current one keeps the selection
        assert "pinned to edition" not in client.get(f"{path}?region=south").get_data(as_text=True)
        assert "pinned to edition" not in client.get(f"{path}?edition={newer}").get_data(as_text=True)
    told = client.get(f"/api/v1/results?edition={pin}").get_json()["meta"]
    assert told["edition_id"] == pin
    pinned = client.get(f"/?edition={pin}&region=south").get_data(as_text=True)
    assert "4 results in 2 of 3 countries" in pinned
    assert "1 result in 1 of 3 countries" in client.get("/?region=south").get_data(as_text=True)
    unknown = client.get("/?edition=2020-01-01-abcdef").get_data(as_text=True)
    assert "not understood and left out" in unknown and "3 results in 2 of 5 countries" in unknown
