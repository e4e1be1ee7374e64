"""The only door to the database: opening it read-only, and knowing when it was replaced."""

import os
from pathlib import Path

from sqlalchemy import Engine, NullPool, create_engine, make_url

DEFAULT_DATABASE = Path(__file__).parent / "programme.sqlite"


class DatabaseMissing(Exception):
    """There is no database to read, or what is there is not one of ours."""


def database_url() -> str:
    """The address of the database: `DATABASE_URL`, or the SQLite file that the build writes."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{DEFAULT_DATABASE}"


def open_engine(url: str | None = None) -> Engine:
    """An engine that only reads.

    A plain SQLite address creates an empty file where none is, and a pooled connection goes on reading
    a file that was replaced; hence `mode=ro` and no pool.
    """
    parsed = make_url(url or database_url())
    return create_engine(
        f"sqlite:///file:{sqlite_path(parsed.database)}?mode=ro&uri=true", poolclass=NullPool
    )


def sqlite_path(database: str | None) -> str:
    """The absolute path of a SQLite file without the `file:` form and its parameters."""
    return os.path.abspath((database or "").removeprefix("file:").partition("?")[0])


def version_of(engine: Engine) -> tuple[int, int, int]:
    """What identifies the file behind an engine: device, inode, time of change.

    Raises DatabaseMissing where the file is not there. One `stat`, cheap enough for every request.
    """
    try:
        found = os.stat(sqlite_path(engine.url.database))
    except OSError as error:
        raise DatabaseMissing(str(engine.url.database)) from error
    return found.st_dev, found.st_ino, found.st_mtime_ns
