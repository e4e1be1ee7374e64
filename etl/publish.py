"""Editions from raw tables: made and published in one transaction, taken back, told."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from data.schema import TABLES
from data.snapshot import Act, DatabaseBusy, DatabaseMissing
from data.store import editions
from data.store.editions import SHIPPED, Edition
from data.store.engine import Address, NotUsable, open_engine, reading, writing
from etl.build import Read, read
from etl.difference import Difference, difference
from etl.readers.folder import Files, laid_over, of_zip, packed
from etl.readers.offered import Offered, offered
from etl.template.make import make

Progress = Callable[[str], None]
Store = sa.Engine  # what other folders need not know
Refused = NotUsable


class Outcome(NamedTuple):
    """What came of a build or a publication: the edition that is current now, and whether it is new."""

    edition_id: str
    is_new: bool
    said: str  # what somebody has to know; empty where all is plain


def stored(rows: Read) -> editions.Rows:
    """Typed rows as the store takes them."""
    return {
        table.name: [
            tuple(row.cells[column.name] for column in table.columns) for row in rows.typed[table.name]
        ]
        for table in TABLES
    }


def ship(found: Read, progress: Progress, url: Address = None) -> Outcome:
    """Publishes the shipped tables where their content is new and nobody has published another edition."""
    rows = stored(found)
    progress("loading")
    with writing(url) as connection:
        replaced = editions.prepare(connection) == "replaced"
        said = "The database had an older form and was replaced." if replaced else ""
        newest = next(iter(editions.acts(connection)), None)
        if newest and editions.one(connection, newest.edition_id).sha256 == _mark(rows):
            return Outcome(newest.edition_id, False, said)
        if newest and newest.by != SHIPPED:
            stays = (
                f"The shipped tables differ from edition {newest.edition_id}, which {newest.by} made current "
                f"on {newest.at[:10]}; it stays. To publish the shipped ones: "
                "python -m etl publish data/raw --by NAME --note TEXT"
            )
            return Outcome(newest.edition_id, False, stays)
        note = "new tables were shipped" if newest else "first edition"
        edition = editions.add(connection, rows, by=SHIPPED, note=note, package=packed(found.files))
        editions.make_current(connection, edition.edition_id, by=SHIPPED, note=note, kind="publish")
        progress("publishing")
    return Outcome(edition.edition_id, True, said)


def package(url: Address = None) -> tuple[str, Files]:
    """The current edition and the raw tables it was made from; ("", {}) before there is one."""
    try:
        with reading(open_engine(url)) as connection:
            current = editions.current(connection)
            return (current, of_zip(editions.package(connection, current), current)) if current else ("", {})
    except DatabaseBusy:
        raise  # it is there: what lies over it cannot be judged without it
    except DatabaseMissing:
        return "", {}


def template(
    store: Store, lang: str, countries: Sequence[str] = (), edition_id: str | None = None
) -> tuple[bytes, list[str]]:
    """(an edition as a workbook to fill in, the names of its sheets); of countries their rows alone.

    Without a name it is the current edition. Raises DatabaseMissing where there is none, Refused where there
    is no such edition, language or country.
    """
    edition, rows = editions.read(store, edition_id)
    with reading(store) as connection:
        files = of_zip(editions.package(connection, edition.edition_id), edition.edition_id)
    return make(edition.edition_id, files, rows, lang, countries)


def check(path: Path | None, progress: Progress, url: Address = None) -> Read:
    """The rows, faults and warnings of the tables at `path`, laid over the current edition.

    Without a path they are those of the current edition. Raises NotUsable where there is nothing at `path`
    that can be read.
    """
    current, below = package(url)
    offer = offered(path, below, current) if path else Offered()
    return read(laid_over(below, offer.files), progress, offer=offer)


def preview(path: Path, progress: Progress, url: Address = None) -> tuple[Read, Difference | None]:
    """What publishing would change against the current edition; None with faults."""
    found = check(path, progress, url)
    if found.faults:
        return found, None
    try:
        _, before = editions.read(open_engine(url))
    except DatabaseBusy:
        raise
    except DatabaseMissing:
        before = {table.name: [] for table in TABLES}
    return found, difference(before, stored(found))


def publish(
    path: Path,
    progress: Progress,
    *,
    by: str,
    note: str,
    accept_warnings: bool = False,
    url: Address = None,
) -> tuple[Read, Outcome | None]:
    """The tables at `path` as a new edition, current at once; None, and nothing changed, with faults.

    Warnings stop it too, until they are accepted. Where somebody else publishes between the reading and the
    writing, it begins again, laid over their edition.
    """
    while True:
        based_on = _current(url)
        found = check(path, progress, url)
        if found.faults or (found.warnings and not accept_warnings):
            return found, None
        rows = stored(found)
        progress("loading")
        with writing(url) as connection:
            editions.prepare(connection)
            current = editions.current(connection)
            if current != based_on:
                continue  # somebody published meanwhile: what we were laid over is not current any more
            if current and _mark(rows) == editions.one(connection, current).sha256:
                return found, Outcome(current, False, "Nothing changes: the current edition says the same.")
            edition = editions.add(connection, rows, by=by, note=note, package=packed(found.files))
            editions.make_current(connection, edition.edition_id, by=by, note=note, kind="publish")
            progress("publishing")
        return found, Outcome(edition.edition_id, True, "")


def rollback(edition_id: str, *, by: str, note: str, url: Address = None) -> Outcome:
    """An earlier edition is current again. Raises NotUsable where there is none of this name."""
    with writing(url) as connection:
        if editions.prepare(connection) != "kept":
            raise NotUsable("there are no editions yet")
        if editions.current(connection) == edition_id:
            return Outcome(edition_id, False, "This edition is current already.")
        editions.make_current(connection, edition_id, by=by, note=note, kind="rollback")
    return Outcome(edition_id, True, "")


def history(url: Address = None) -> tuple[list[Edition], list[Act]]:
    """All editions and all acts, newest first. Raises DatabaseMissing where there is no store."""
    with reading(open_engine(url)) as connection:
        return editions.editions(connection), editions.acts(connection)


def _mark(rows: editions.Rows) -> str:
    return editions.whole(editions.checksums(rows))


def _current(url: Address) -> str | None:
    try:
        return editions.current_of(open_engine(url))
    except DatabaseBusy:
        raise
    except DatabaseMissing:
        return None
