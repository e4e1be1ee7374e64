"""Editions: adding one, making one current, and reading the rows of one.

An edition is never changed. Which one is current is what the newest act says: publishing and rolling back are
one new row, so that no reader ever sees half of it.
"""

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from data.rows.editions import SHIPPED, Edition
from data.schema import CONTROL_TABLES, FORM, TABLES
from data.schema.columns import Table
from data.snapshot import Act, DatabaseMissing, History, Published
from data.store.engine import NotUsable, reading
from data.store.tables import (
    ACTS,
    CHECKSUMS,
    CONTRIBUTIONS,
    EDITION,
    EDITIONS,
    METADATA,
    ROW,
    STORE,
    UPLOADS,
    content,
    views,
)

Rows = Mapping[str, list[tuple[Any, ...]]]  # table → its rows, cells in the order of its columns
OLD_FORM = ("build", "build_file")  # tables of a file of before there were editions


def now() -> str:
    """The moment, as ISO text in UTC."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


Record = dict[str, list[dict[str, Any]]]  # control table → its rows
CarryOver = Callable[[sa.Connection, Record], None]


def prepare(connection: sa.Connection, carry_over: CarryOver | None = None) -> str:
    """What was done to have the tables of the store: `kept`, `made`, or `replaced` those of an older form.

    `carry_over` writes what people published in the older form into the new tables. Raises NotUsable where
    tables of another program have our names, and where what people published would be lost.
    """
    record: Record = {}
    inspector = sa.inspect(connection)
    there = {*inspector.get_table_names(), *inspector.get_view_names()}
    ours = {*METADATA.tables, *views()}
    if "store" in there:
        if connection.execute(sa.select(STORE.c.form)).scalar() == FORM:
            return "kept"
        record = _record(connection, there)
        if {row["made_by"] for row in record["edition"]} <= {SHIPPED} and not record.get("account"):
            record = {}
        elif carry_over is None:
            raise NotUsable(
                "the database has an older form and holds editions that people published; "
                "`python -m etl` carries them over into the form of this version"
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
    if record and carry_over:
        carry_over(connection, record)
    return "replaced" if old else "made"


def _record(connection: sa.Connection, there: set[str]) -> Record:
    """The rows of the control tables in whatever form they have, but for what is made anew."""
    held = sa.MetaData()
    names = [table.name for table in CONTROL_TABLES if table.name in there]
    held.reflect(connection, only=names, resolve_fks=False)
    return {
        name: [dict(row) for row in connection.execute(sa.select(held.tables[name])).mappings()]
        for name in names
        if name not in (STORE.name, CHECKSUMS.name)
    }


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

    Raises NotUsable where the database does not give back what was written.
    """
    made_at = at or now()
    based_on = current(connection)
    of_all = whole(checksums(rows))
    own = hashlib.sha256(repr((of_all, made_at, by, based_on)).encode()).hexdigest()[:6]
    edition = Edition(f"{made_at[:10]}-{own}", made_at, by, note, based_on, of_all)
    write(connection, edition, rows, package)
    return edition


def write(connection: sa.Connection, edition: Edition, rows: Rows, package: bytes) -> None:
    """Writes an edition, reads its rows back and compares them. Raises NotUsable where they differ."""
    marks = checksums(rows)
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


def published(connection: sa.Connection) -> set[str]:
    """The editions that were current at some moment; all others are drafts."""
    return set(connection.execute(sa.select(ACTS.c.edition_id).distinct()).scalars())


def is_draft(engine: sa.Engine, edition_id: str) -> bool:
    """Whether an edition is there that never was current. Raises DatabaseMissing where none can be read."""
    with reading(engine) as connection:
        there = sa.select(EDITIONS.c.edition_id).where(EDITIONS.c.edition_id == edition_id)
        return bool(connection.execute(there).scalar()) and edition_id not in published(connection)


def discard(connection: sa.Connection, edition_id: str) -> None:
    """Takes a draft away with its rows. Raises NotUsable where it is none: what was published stays."""
    one(connection, edition_id)
    if edition_id in published(connection):
        raise NotUsable(f"edition {edition_id} was published; what was published stays")
    for table in (UPLOADS, CONTRIBUTIONS):
        named = table.c.edition_id == edition_id
        connection.execute(table.update().where(named).values(edition_id=None))
    for table in reversed(METADATA.sorted_tables):
        if table not in (UPLOADS, CONTRIBUTIONS, ACTS) and EDITION in table.c:
            connection.execute(table.delete().where(table.c[EDITION] == edition_id))


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
        raise DatabaseMissing(
            f"the database has form {form}, not {FORM}; `python -m etl` carries over what it holds"
        )
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
