"""A verified database in the place of the old one, in one step.

The new database is built in a part file beside the target and takes its name only when it is complete,
verified and on the disk: until then, and if the build is killed at any moment, the old one stays. A build
holds a lock on its part file; a later build removes the part files nobody holds a lock on.
"""

import datetime
import fcntl
import hashlib
import os
import re
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data.schema import SCHEMA_VERSION, TABLES, metadata
from etl.correct import Rows
from etl.totals import TOTALS, Part, Total

Progress = Callable[[str], None]
Content = dict[str, list[tuple[Any, ...]]]
PART = re.compile(r"\.part-\d+-[0-9a-f]{8}")


class NotBuilt(Exception):
    """The new database cannot replace the old one; the message says why."""


def build_rows(files: dict[str, tuple[str, int]]) -> Content:
    """Rows of `build` and `build_file`; the build id depends on the files and the schema version only."""
    listed = sorted((path, checksum, count) for path, (checksum, count) in files.items())
    mark = hashlib.sha256(repr((SCHEMA_VERSION, listed)).encode()).hexdigest()[:16]
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return {"build": [(mark, now, SCHEMA_VERSION)], "build_file": [*listed]}


def load(typed: Rows, files: dict[str, tuple[str, int]], target: Path, progress: Progress) -> dict[str, int]:
    """Number of rows a table, after the new database has taken the place of the old one.

    Raises NotBuilt where the new database is not as it should be, OSError or SQLAlchemyError where the disk
    or the database does not play along; the old database is untouched in each case.
    """
    target = target.resolve()
    refuse_foreign_file(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    content: Content = {
        table.name: [tuple(row.cells[column.name] for column in table.columns) for row in typed[table.name]]
        for table in TABLES
    }
    content |= build_rows(files)
    counts = {name: len(rows) for name, rows in content.items()}
    remove_stale_parts(target)
    with part_file(target) as part:
        progress("loading")
        fill(part, content)
        progress("verifying")
        verify(part, counts)
        flush(part)
        progress("publishing")
        part.replace(target)
        flush(target.parent)
    return counts


def refuse_foreign_file(target: Path) -> None:
    """Raises NotBuilt where the target is something else than a database, so that no other file is lost."""
    if target.is_dir():
        raise NotBuilt(f"{target} is a folder; give the name of a file")
    if target.exists() and target.stat().st_size > 0:
        with target.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                raise NotBuilt(f"{target} is not a SQLite database; move it away or give another name")


@contextmanager
def part_file(target: Path) -> Iterator[Path]:
    """A new empty file beside the target, locked while the block runs, and gone afterwards if still there."""
    while True:
        part = target.with_name(f"{target.name}.part-{os.getpid()}-{secrets.token_hex(4)}")
        held = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
        fcntl.flock(held, fcntl.LOCK_EX)
        if is_still(part, held):  # else another build took it for stale before it was locked
            break
        os.close(held)
    try:
        yield part
    finally:
        if is_still(part, held):
            part.unlink()
        os.close(held)


def is_still(path: Path, held: int) -> bool:
    """True where the name still means the file that is held open."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(held))
    except FileNotFoundError:
        return False


def remove_stale_parts(target: Path) -> None:
    """Removes part files of builds that were killed: those nobody holds a lock on."""
    for path in target.parent.iterdir():
        if not (path.name.startswith(target.name) and PART.fullmatch(path.name.removeprefix(target.name))):
            continue
        try:
            held = os.open(path, os.O_RDWR)
        except (FileNotFoundError, PermissionError):  # finished meanwhile, or another user's
            continue
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if is_still(path, held):
                path.unlink()
        except BlockingIOError:
            pass  # its build is running
        finally:
            os.close(held)


def fill(part: Path, content: Content) -> None:
    """Tables and rows written into the part file; needs no journal, for a broken part file is thrown away."""
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(part)), poolclass=sa.NullPool)
    with engine.connect() as connection:
        for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=ON"):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        connection.commit()
        tables = metadata()
        tables.create_all(connection)
        for table in tables.sorted_tables:
            if content[table.name]:
                marks = ", ".join("?" for _ in table.columns)
                insert = f'INSERT INTO "{table.name}" VALUES ({marks})'
                connection.exec_driver_sql(insert, content[table.name])
        connection.commit()


def verify(part: Path, counts: dict[str, int]) -> None:
    """Raises NotBuilt where the finished file is damaged, misses rows or misses the published totals."""
    with closing(sqlite3.connect(f"{part.as_uri()}?mode=ro", uri=True)) as connection:
        if (answer := connection.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise NotBuilt(f"the new database is damaged: {answer}")
        if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
            raise NotBuilt(f"the new database has rows that refer to nothing: {broken[:5]}")
        for name, count in counts.items():
            there = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            if there != count:
                raise NotBuilt(f"the new database has {there} rows in {name} instead of {count}")
        for total in TOTALS:
            for made, wanted in total_values(connection, total):
                if abs(made - wanted) > 1e-6:
                    raise NotBuilt(f"the new database gives {made} instead of {wanted}: {total.name}")


def total_values(connection: sqlite3.Connection, total: Total) -> list[tuple[float, float]]:
    """(what the parts make, what is published) for every group of a total, as the database gives them."""
    chosen: list[dict[str, Any]] = [{}]
    if total.by:
        names = ", ".join(total.by)
        rows = connection.execute(f'SELECT DISTINCT {names} FROM "{total.stated_by.table}"')
        chosen = [dict(zip(total.by, row, strict=True)) for row in rows]
    return [
        (
            sum(part.sign * part_value(connection, part, group) for part in total.parts),
            total.fixed or part_value(connection, total.stated_by, group),
        )
        for group in chosen
    ]


def part_value(connection: sqlite3.Connection, part: Part, group: dict[str, Any]) -> float:
    """The sum of a part, or the number of its different values, from the database."""
    wanted = {**part.where, **group}
    condition = " AND ".join(f'"{name}" = ?' for name in wanted) or "1"
    what = f'count(DISTINCT "{part.column}")' if part.distinct else f'total("{part.column}")'
    query = f'SELECT {what} FROM "{part.table}" WHERE {condition}'
    return float(connection.execute(query, [*wanted.values()]).fetchone()[0])


def flush(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk."""
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
