"""Editions: adding one, making one current, and reading the rows of one.

An edition is never changed. Which one is current is what the newest act says: publishing and rolling back are
one new row, so that no reader ever sees half of it.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from data.schema import FORM, TABLES
from data.schema.columns import Table
from data.snapshot import Act, DatabaseMissing, History, Published
from data.store.engine import NotUsable, reading
from data.store.tables import ACTS, CHECKSUMS, EDITION, EDITIONS, METADATA, ROW, STORE, content, views

Rows = Mapping[str, list[tuple[Any, ...]]]  # table → its rows, cells in the order of its columns
SHIPPED = "the tables shipped with the product"  # who makes the editions of `python -m etl`
OLD_FORM = ("build", "build_file")  # tables of a file of before there were editions


class Edition(NamedTuple):
    """An edition without its rows; `based_on` is the one that was current when it was made."""

    edition_id: str
    made_at: str
    made_by: str
    note: str
    based_on: str | None
    sha256: str


def now() -> str:
    """The moment, as ISO text in UTC."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


def prepare(connection: sa.Connection) -> str:
    """What was done to have the tables of the store: `kept`, `made`, or `replaced` those of an older form.

    Raises NotUsable where tables of another program have our names, and where editions that somebody
    published would be lost.
    """
    inspector = sa.inspect(connection)
    there = {*inspector.get_table_names(), *inspector.get_view_names()}
    ours = {*METADATA.tables, *views()}
    if "store" in there:
        if connection.execute(sa.select(STORE.c.form)).scalar() == FORM:
            return "kept"
        if set(connection.execute(sa.select(EDITIONS.c.made_by)).scalars()) - {SHIPPED}:
            raise NotUsable(
                "the database has another form and holds editions that people published; "
                "keep it for the version that made it, and give this version a database of its own"
            )
    elif there & ours and not there.issuperset(OLD_FORM):
        raise NotUsable(
            f"the database has tables of another program: {', '.join(sorted(there & ours))}; "
            "give the dashboard a database of its own"
        )
    old = there & {*ours, *OLD_FORM}
    for name in sorted(old.intersection(inspector.get_view_names())):
        connection.exec_driver_sql(f'DROP VIEW "{name}"')
    held = sa.MetaData()
    held.reflect(connection, only=sorted(old.intersection(inspector.get_table_names())))
    held.drop_all(connection)
    METADATA.create_all(connection, checkfirst=False)
    for statement in views().values():
        connection.exec_driver_sql(statement)
    connection.execute(STORE.insert(), {"form": FORM})
    return "replaced" if old else "made"


def checksum(rows: Iterable[tuple[Any, ...]]) -> str:
    """A checksum of rows as the database gives them back."""
    mark = hashlib.sha256()
    for row in rows:
        mark.update(json.dumps(row, ensure_ascii=False).encode())
    return mark.hexdigest()


def as_stored(table: Table, rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The rows as the database gives them back: a number that may have decimals is a float."""
    floats = {place for place, column in enumerate(table.columns) if column.kind == "number"}
    return [
        tuple(float(cell) if place in floats and cell is not None else cell for place, cell in enumerate(row))
        for row in rows
    ]


def checksums(rows: Rows) -> dict[str, str]:
    """The checksum of each table."""
    return {table.name: checksum(as_stored(table, rows[table.name])) for table in TABLES}


def whole(marks: Mapping[str, str]) -> str:
    """The checksum of all tables together; the form of the tables counts."""
    return hashlib.sha256(repr((FORM, sorted(marks.items()))).encode()).hexdigest()


def add(
    connection: sa.Connection, rows: Rows, *, by: str, note: str, package: bytes, at: str | None = None
) -> Edition:
    """A new edition with these rows, current only once it is published.

    The rows are read back within the same transaction and compared with what was to be written. Raises
    NotUsable where they differ.
    """
    made_at = at or now()
    based_on = current(connection)
    marks = checksums(rows)
    of_all = whole(marks)
    own = hashlib.sha256(repr((of_all, made_at, by, based_on)).encode()).hexdigest()[:6]
    edition = Edition(f"{made_at[:10]}-{own}", made_at, by, note, based_on, of_all)
    connection.execute(EDITIONS.insert(), edition._asdict() | {"package": package})
    connection.execute(
        CHECKSUMS.insert(),
        [
            {EDITION: edition.edition_id, "table_name": name, "row_count": len(rows[name]), "sha256": mark}
            for name, mark in marks.items()
        ],
    )
    for table in sorted(TABLES, key=lambda table: METADATA.sorted_tables.index(content(table.name))):
        names = [column.name for column in table.columns]
        if rows[table.name]:
            connection.execute(
                content(table.name).insert(),
                [
                    {EDITION: edition.edition_id, ROW: number, **dict(zip(names, row, strict=True))}
                    for number, row in enumerate(rows[table.name], 1)
                ],
            )
    for table in TABLES:
        if checksum(_rows_of(connection, table, edition.edition_id)) != marks[table.name]:
            raise NotUsable(f"the database does not give back what was written to {table.name}")
    return edition


def make_current(connection: sa.Connection, edition_id: str, *, by: str, note: str, kind: str) -> Act:
    """The act that makes an edition current, from the end of the transaction on.

    Raises NotUsable where there is no such edition.
    """
    one(connection, edition_id)
    last = connection.execute(sa.select(sa.func.max(ACTS.c.act_id))).scalar() or 0
    act = Act(last + 1, now(), by, kind, edition_id, note)
    connection.execute(ACTS.insert(), act._asdict())
    return act


def current(connection: sa.Connection) -> str | None:
    """The edition that readers see; None before the first one is published."""
    newest = sa.select(ACTS.c.edition_id).order_by(ACTS.c.act_id.desc()).limit(1)
    return connection.execute(newest).scalar()


def editions(connection: sa.Connection) -> list[Edition]:
    """All editions, newest first."""
    columns = [EDITIONS.c[name] for name in Edition._fields]
    asked = sa.select(*columns).order_by(EDITIONS.c.made_at.desc())
    return [Edition(*row) for row in connection.execute(asked)]


def one(connection: sa.Connection, edition_id: str) -> Edition:
    """The edition of this name. Raises NotUsable where there is none."""
    columns = [EDITIONS.c[name] for name in Edition._fields]
    found = connection.execute(sa.select(*columns).where(EDITIONS.c.edition_id == edition_id)).first()
    if found is None:
        raise NotUsable(f"there is no edition {edition_id}; `python -m etl history` lists them")
    return Edition(*found)


def acts(connection: sa.Connection) -> list[Act]:
    """All acts, newest first."""
    return [Act(*row) for row in connection.execute(sa.select(ACTS).order_by(ACTS.c.act_id.desc()))]


def package(connection: sa.Connection, edition_id: str) -> bytes:
    """The zip of the raw tables of an edition. Raises NotUsable where there is no such edition."""
    one(connection, edition_id)
    asked = sa.select(EDITIONS.c.package).where(EDITIONS.c.edition_id == edition_id)
    return bytes(connection.execute(asked).scalar_one())


def _rows_of(connection: sa.Connection, table: Table, edition_id: str) -> list[tuple[Any, ...]]:
    held = content(table.name)
    columns = [held.c[column.name] for column in table.columns]
    asked = sa.select(*columns).where(held.c[EDITION] == edition_id).order_by(held.c[ROW])
    return [tuple(row) for row in connection.execute(asked)]


def current_of(engine: sa.Engine) -> str:
    """The edition that readers see. Raises DatabaseMissing where the database cannot say one."""
    with reading(engine) as connection:
        return _known_current(connection)


def newest_act(engine: sa.Engine) -> Act:
    """The act that says which edition readers see. Raises DatabaseMissing where the database has none."""
    with reading(engine) as connection:
        _known_current(connection)
        newest = sa.select(ACTS).order_by(ACTS.c.act_id.desc()).limit(1)
        return Act(*connection.execute(newest).one())


def history(engine: sa.Engine) -> History:
    """Every act, and every edition that one made current: never one that nobody has published."""
    with reading(engine) as connection:
        _known_current(connection)
        done = tuple(acts(connection))
        seen = {act.edition_id for act in done}
        return History(
            done,
            tuple(
                Published(one.edition_id, one.made_at, one.made_by, one.note, one.based_on)
                for one in editions(connection)
                if one.edition_id in seen
            ),
        )


def _known_current(connection: sa.Connection) -> str:
    form = connection.execute(sa.select(STORE.c.form)).scalar()
    if form != FORM:
        raise DatabaseMissing(f"the database has form {form}, not {FORM}")
    found = current(connection)
    if found is None:
        raise DatabaseMissing("no edition is published")
    return found


def read(engine: sa.Engine, edition_id: str | None = None) -> tuple[Edition, Rows]:
    """An edition, the current one where none is named, with its rows as they were written.

    Raises DatabaseMissing where there is none, and where a row is not what was written; NotUsable where the
    edition that is named does not exist.
    """
    with reading(engine) as connection:
        newest = _known_current(connection)
        edition = one(connection, edition_id or newest)
        kept = sa.select(CHECKSUMS.c.table_name, CHECKSUMS.c.sha256)
        of_one = kept.where(CHECKSUMS.c.edition_id == edition.edition_id)
        marks: dict[str, str] = dict(
            connection.execute(of_one).all()
        )  # a result itself would be taken for a mapping
        rows = {table.name: _rows_of(connection, table, edition.edition_id) for table in TABLES}
    damaged = sorted(name for name, found_rows in rows.items() if checksum(found_rows) != marks.get(name))
    if damaged or whole(marks) != edition.sha256:
        raise DatabaseMissing(f"edition {edition.edition_id} is damaged: {', '.join(damaged) or 'checksums'}")
    return edition, rows
