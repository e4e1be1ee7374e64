"""Where the store is, and how it is opened: to read, or to write in one transaction."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from data.messages import say
from data.snapshot import DatabaseBusy, DatabaseMissing

DEFAULT_DATABASE = Path(__file__).parents[1] / "programme.sqlite"
EXAMPLES = "sqlite:///data/programme.sqlite or postgresql+psycopg://user:password@host/database"
Address = str | sa.URL | None  # none: what `database_url` says
WAITING = 30  # seconds that a writer waits for another one
READER_WAITS = 1  # second that a reader waits for somebody who locked everybody out: then the page says so
NO_SPACE = say("there is no space left where the database lies; make room there, then do it again")
# What fails where SQLite meets the limit of a file or a quota: to read, it writes a little beside the file.
UNWRITTEN = tuple(f"SQLITE_IOERR_{call}" for call in ("WRITE", "SHM", "TRUNCATE", "FSYNC"))
LOCKED = say("another program keeps the database locked; let it come to an end, then do it again")
WRITERS_LOCK = 1952_102  # a number of ours, the same in every process that writes to one PostgreSQL database


class NotUsable(Exception):
    """The store cannot be written to; the message says why, in words."""


def database_url() -> str:
    """The address of the store: `DATABASE_URL`, or the SQLite file beside the tables."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{DEFAULT_DATABASE}"


def parsed(url: Address) -> sa.URL:
    """The parts of an address. Raises NotUsable, in words, where it is none of SQLite or PostgreSQL."""
    try:
        found = sa.make_url(url or database_url())
    except sa.exc.ArgumentError:
        raise NotUsable(f"DATABASE_URL is not an address such as {EXAMPLES}") from None
    if found.get_backend_name() == "sqlite":
        if sqlite_name(found) in ("", ":memory:"):
            raise NotUsable(f"DATABASE_URL names no file; expected an address such as {EXAMPLES}")
        return found
    if found.drivername in ("postgresql", "postgresql+psycopg"):
        return found.set(drivername="postgresql+psycopg")
    raise NotUsable(f"DATABASE_URL names {found.drivername}; expected an address such as {EXAMPLES}")


def sqlite_name(url: sa.URL) -> str:
    """The name of a SQLite file without the `file:` form and its parameters."""
    name = url.database or ""
    return name.removeprefix("file:").partition("?")[0] if name.startswith("file:") else name


def file_url(path: Path) -> sa.URL:
    """The address of a SQLite file, whatever letters its name has."""
    return sa.URL.create("sqlite", database=str(path))


def open_engine(url: Address = None) -> sa.Engine:
    """An engine that only reads.

    A plain SQLite address creates an empty file where none is, and a pooled connection goes on reading a
    file that was replaced; hence `mode=ro` and no pool. Raises NotUsable for an address of another database.
    """
    found = parsed(url)
    if found.get_backend_name() == "sqlite":
        path = os.path.abspath(sqlite_name(found))
        name = f"file:{quote(path)}?mode=ro"
        engine = sa.create_engine(
            found,  # not what is opened, but what whoever writes has to know
            creator=lambda: sqlite3.connect(name, uri=True, timeout=READER_WAITS),
            poolclass=sa.NullPool,
        )
        _own_transactions(engine, "BEGIN")
        return engine
    return sa.create_engine(
        found,
        pool_pre_ping=True,  # a server that was restarted is found at the next question
        connect_args={"connect_timeout": 5, "options": f"-c lock_timeout={READER_WAITS}s"},
        isolation_level="REPEATABLE READ",  # what is read together belongs together, as in SQLite
        execution_options={"postgresql_readonly": True},
    )


def _own_transactions(engine: sa.Engine, begin: str, *settings: str) -> None:
    """Lets SQLAlchemy begin transactions: Python's driver begins none to read, nor around CREATE TABLE."""

    @sa.event.listens_for(engine, "connect")
    def set_up(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")

    @sa.event.listens_for(engine, "begin")
    def begin_one(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection to read with. Raises DatabaseMissing where there is none, DatabaseBusy for the moment."""
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as error:
        said = _passing(error.orig)
        raise (DatabaseBusy(said) if said else DatabaseMissing(str(error))) from error


@contextmanager
def writing(url: Address = None) -> Iterator[sa.Connection]:
    """A connection within one transaction that no other writer runs beside; an error undoes all of it.

    Raises NotUsable where the file is none of a database, another writer does not come to an end, or there is
    no space left.
    """
    found = parsed(url)
    if found.get_backend_name() == "sqlite":
        engine = _sqlite_writer(Path(sqlite_name(found)).resolve())
    else:
        engine = sa.create_engine(found, poolclass=sa.NullPool, connect_args={"connect_timeout": 5})
    with _in_words(), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAITING}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")
        yield connection


@contextmanager
def _in_words() -> Iterator[None]:
    """Raises NotUsable, in words, in place of an error of the database that people can do something about."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        original = error.orig if isinstance(error, DatabaseError) else error
        said = _passing(original) or _forbidden(original)
        if not said:
            raise
        raise NotUsable(said) from error


def _primary(error: BaseException | None) -> int:
    """The code of an error of SQLite; the upper bits only tell which call failed."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _passing(error: BaseException | None) -> str:
    """Why a database that is there refuses, in words, where that passes; empty for any other error."""
    if isinstance(error, psycopg.Error):
        # A disk that is full has a code of its own; a file at the limit of its size has none.
        if error.sqlstate == "53100" or "could not extend file" in str(error):
            return NO_SPACE
        return LOCKED if error.sqlstate == "55P03" else ""
    if getattr(error, "sqlite_errorname", "").startswith(UNWRITTEN):
        return say(
            "{error}; is there space left where the database lies, and is the disk sound?", error=str(error)
        )
    return {sqlite3.SQLITE_FULL: NO_SPACE, sqlite3.SQLITE_BUSY: LOCKED}.get(_primary(error), "")


def _forbidden(error: BaseException | None) -> str:
    """Why SQLite may not write, in words; empty for any other error."""
    return {
        sqlite3.SQLITE_READONLY: say("the database may not be written to: its file or folder is read-only"),
        sqlite3.SQLITE_CANTOPEN: say("the database cannot be opened: may its folder be written to?"),
    }.get(_primary(error), "")


def _sqlite_writer(path: Path) -> sa.Engine:
    refuse_foreign_file(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        poolclass=sa.NullPool,
        connect_args={"timeout": WAITING},
    )
    _own_transactions(
        engine,
        "BEGIN IMMEDIATE",
        "foreign_keys = ON",
        "journal_mode = WAL",  # readers never wait for a writer
        "synchronous = FULL",  # what was published survives a power cut
    )
    return engine


def refuse_foreign_file(path: Path) -> None:
    """Raises NotUsable where the path is something else than a database, so that no other file is lost."""
    if path.is_dir():
        raise NotUsable(f"{path} is a folder; give the name of a file")
    if path.exists() and path.stat().st_size > 0:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                raise NotUsable(f"{path} is not a SQLite database; move it away or give another name")


def flush(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk."""
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
