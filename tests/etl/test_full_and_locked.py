"""A database that is full or locked: it is said in words, nothing is lost, and all goes on by itself."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from app import create_app
from data.store import editions
from data.store.engine import LOCKED, NO_SPACE, NotUsable, open_engine, writing
from etl.publish import history
from tests.etl.raw_tables import REPORT, ROOT, cell, copy_to
from tests.postgres import running
from tests.serving import build_database
from tests.small import SMALL, publish

FEWER = SMALL | {"result": SMALL["result"][:3]}
SIGNED = ("--by", "Ada", "--note", "a test")
ROOM = 100_000  # bytes that may be written where space is nearly used up: less than an edition needs


def changed(folder: Path) -> str:
    """Tables that differ in one cell from the shipped ones."""
    raw = copy_to(folder)
    cell(f"{REPORT}/funding_share.csv", 2, "caveat", "")(raw)
    return str(raw)


# How a command meets the end of the space: the limit of a file, as of a quota, and that of the database.
PAGES = """
import runpy, sqlite3, sys
import sqlalchemy as sa
most = int(sys.argv.pop(1))

@sa.event.listens_for(sa.Engine, "connect")
def limit(connection, _):
    connection.execute(f"PRAGMA max_page_count = {most}")

runpy.run_module("etl", run_name="__main__")
"""


def in_a_full_file(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command that may write only a little of any file, the log that SQLite writes first included."""
    command = [sys.executable, "-m", "etl", *arguments]
    return asked(command, path, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM)))


def in_a_full_database(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command on a database that may have no more pages than it has, and a few."""
    page = int.from_bytes(path.read_bytes()[16:18], "big")
    most = (path.stat().st_size + ROOM) // page
    return asked([sys.executable, "-c", PAGES, str(most), *arguments], path)


def asked(
    command: list[str], path: Path, begin: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{path}"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, preexec_fn=begin
    )


@pytest.mark.parametrize("full", [in_a_full_file, in_a_full_database])
@pytest.mark.parametrize("command", ["publish", "build"])
def test_a_publish_without_space_changes_nothing_and_says_so(
    tmp_path: Path, full: Callable[..., subprocess.CompletedProcess[str]], command: str
) -> None:
    path = tmp_path / "programme.sqlite"
    store = build_database(f"sqlite:///{path}")
    before = editions.read(open_engine(store))
    raw = changed(tmp_path / "offered")
    arguments = ("publish", raw, *SIGNED) if command == "publish" else ("--raw", raw)
    done = full(path, *arguments, "--json")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    said = json.loads(done.stdout)["error"]
    assert said == NO_SPACE or said.startswith("disk I/O error; is there space left")
    assert "othing was changed: " + said in done.stderr
    assert editions.read(open_engine(store)) == before
    assert len(history(store)[0]) == len(history(store)[1]) == 1
    again = asked([sys.executable, "-m", "etl", *arguments], path)
    assert again.returncode == 0, again.stderr
    assert len(history(store)[0]) == 2


def test_a_backup_without_space_leaves_no_half_of_one(tmp_path: Path) -> None:
    path = tmp_path / "programme.sqlite"
    build_database(f"sqlite:///{path}")
    command = [sys.executable, "-m", "etl", "backup", str(tmp_path / "backup.sqlite"), "--json"]
    done = asked(command, path, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM)))
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "space" in json.loads(done.stdout)["error"]
    assert {one.name for one in tmp_path.iterdir()} <= {path.name, f"{path.name}-wal", f"{path.name}-shm"}


def test_a_postgresql_server_without_space_undoes_what_it_cannot_write() -> None:
    """No file of the server may have more than two megabytes; the package of an edition has three."""
    with running(largest_file=2 << 20) as create:
        store = create()
        first = publish(store, SMALL)
        content: editions.Rows = {table: [] for table in editions.read(open_engine(store))[1]}
        with pytest.raises(NotUsable, match=NO_SPACE), writing(store) as connection:
            editions.add(connection, content, by="Ada", note="too large", package=os.urandom(3 << 20))
        assert editions.current_of(open_engine(store)) == first
        assert len(history(store)[0]) == 1
        newer = publish(store, FEWER)
        assert editions.current_of(open_engine(store)) == newer


# What a server says while its disk is full, and then: a process of its own, as its limit is one of a process.
FULL = """
import json, resource, sys
from app import create_app
client = create_app().server.test_client()
def ask():
    pages = [client.get(path) for path in ("/", "/countries", "/present?deck=management", "/healthz")]
    return [[page.status_code, page.text] for page in pages]
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
full = ask()
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
print(json.dumps([full, ask()]))
"""
SAID = "The database is there, but another program locked it, or its disk is full."


def test_pages_say_that_the_disk_is_full_and_come_back_by_themselves(tmp_path: Path) -> None:
    """SQLite needs a little space beside the database to read it; where there is none, nobody sees a half."""
    path = tmp_path / "programme.sqlite"
    publish(f"sqlite:///{path}", SMALL)
    done = asked([sys.executable, "-c", FULL], path)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    full, after = json.loads(done.stdout)
    assert [status for status, _ in full] == [503] * 4
    assert all(SAID in text and "data-waiting" in text for _, text in full[:3])
    assert json.loads(full[3][1]) == {"status": "database busy", "edition": ""}
    assert [status for status, _ in after] == [200] * 4


# --- locked


@contextmanager
def locked(store: str) -> Iterator[None]:
    """Somebody else keeps everybody out of the database: nobody can read, nobody can write."""
    url = sa.make_url(store)
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        if url.get_backend_name() == "sqlite":
            connection.exec_driver_sql("PRAGMA locking_mode = EXCLUSIVE")
            connection.exec_driver_sql("UPDATE store SET form = form")
        else:
            connection.exec_driver_sql("LOCK TABLE act, edition, store IN ACCESS EXCLUSIVE MODE")
        yield
        connection.rollback()
        if url.get_backend_name() == "sqlite":
            connection.exec_driver_sql("PRAGMA locking_mode = NORMAL")


@pytest.fixture
def client(store: str, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A reader who looks for a newer edition at every request."""
    publish(store, SMALL)
    monkeypatch.setattr("data.store.reader.LOOK_EVERY", 0)
    return create_app(open_engine(store)).server.test_client()


def states(client: FlaskClient) -> list[Any]:
    return [client.get(path).status_code for path in ("/", "/countries", "/api/v1/results", "/healthz")]


def test_pages_say_that_the_database_is_locked_and_come_back_by_themselves(
    store: str, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert states(client) == [200] * 4
    with locked(store):
        assert states(client) == [503] * 4
        page = client.get("/countries?lang=en")
        assert SAID in page.text and "data-waiting" in page.text and "python -m etl" not in page.text
        assert page.headers["Retry-After"] == "60"
        assert client.get("/api/v1/results").get_json()["error"]["code"] == "database_busy"
        assert client.get("/export/data.csv").text.startswith("The data cannot be read at the moment")
    assert states(client) == [200] * 4
    assert "Traceback" not in caplog.text and LOCKED in caplog.text


def test_a_publish_waits_for_a_lock_and_then_says_who_is_in_the_way(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.engine.WAITING", 1)
    first = publish(store, SMALL)
    with locked(store), pytest.raises(NotUsable, match=LOCKED):
        publish(store, FEWER)
    assert editions.current_of(open_engine(store)) == first
    newer = publish(store, FEWER)
    assert editions.current_of(open_engine(store)) == newer


@pytest.mark.parametrize("command", ["publish", "check", "preview"])
def test_tables_are_not_judged_without_the_edition_that_they_lie_over(
    store: str, tmp_path: Path, command: str
) -> None:
    """One source alone has faults without the others: while they cannot be read, that is what is said."""
    build_database(store)
    raw = copy_to(tmp_path)
    signed = SIGNED if command == "publish" else ()
    with locked(store):
        done = subprocess.run(
            [sys.executable, "-m", "etl", command, str(raw / REPORT), *signed, "--json"],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": store},
            capture_output=True,
            text=True,
        )
    said = json.loads(done.stdout)
    assert (done.returncode, said["error"]) == (1, LOCKED), done.stderr
    assert said["said"]["fr"]["error"].startswith("un autre programme")
