"""Backup and restore: every row of the store in one SQLite file, whichever database the store itself is.

The same two commands move a store from SQLite to PostgreSQL and back.
"""

import os
import secrets
from pathlib import Path

import sqlalchemy as sa

from data.schema import FORM
from data.snapshot import DatabaseMissing
from data.store.editions import editions, prepare, read
from data.store.engine import (
    Address,
    NotUsable,
    file_url,
    flush,
    open_engine,
    reading,
    writing,
)
from data.store.tables import METADATA, STORE

MANY = 5_000  # rows that are held in memory at once


def backup(file: Path, url: Address = None) -> int:
    """The number of editions written to the file, which takes its name only once it is complete.

    Raises NotUsable where the file is there already, DatabaseMissing where the store cannot be read.
    """
    if file.exists():
        raise NotUsable(f"{file} is there already; give another name")
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part-{secrets.token_hex(4)}")
    try:
        with reading(open_engine(url)) as source, writing(file_url(part)) as target:
            prepare(target)
            copy(source, target)
        count = verified(part)
        flush(part)
        os.link(part, file)  # unlike a rename, it never takes the place of another file
        flush(file.parent)
    finally:
        for left in part.parent.glob(f"{part.name}*"):
            left.unlink()
    return count


def restore(file: Path, url: Address = None) -> int:
    """The number of editions that are in the store again; what was in it before is gone.

    One transaction: readers see the old store until the restored one is complete. Raises NotUsable where the
    file is no backup or damaged, and nothing was changed.
    """
    if not file.is_file():
        raise NotUsable(f"there is no file {file}")
    try:
        count = verified(file)
        with reading(open_engine(file_url(file))) as source, writing(url) as target:
            prepare(target)
            for table in reversed(METADATA.sorted_tables):
                if table is not STORE:
                    target.execute(table.delete())
            copy(source, target)
    except DatabaseMissing as error:
        raise NotUsable(f"{file} is not a backup that can be read: {error}") from None
    return count


def verified(file: Path) -> int:
    """The number of editions in a backup; DatabaseMissing where one is damaged or the form is another."""
    engine = open_engine(file_url(file))
    with reading(engine) as connection:
        form = connection.execute(sa.select(STORE.c.form)).scalar()
        if form != FORM:
            raise DatabaseMissing(f"it has form {form}, not {FORM}")
        names = [edition.edition_id for edition in editions(connection)]
    for name in names:
        read(engine, name)
    return len(names)


def copy(source: sa.Connection, target: sa.Connection) -> None:
    """Every row of every table, a few thousand at a time."""
    for table in METADATA.sorted_tables:
        if table is STORE:
            continue  # `prepare` wrote its row
        answer = source.execution_options(yield_per=MANY).execute(sa.select(table))
        for some in answer.mappings().partitions():
            target.execute(table.insert(), [dict(row) for row in some])
