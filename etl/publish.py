"""Editions from raw tables: made and published in one transaction, taken back, told."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from data.messages import say
from data.rows.contributions import Contribution
from data.rows.editions import FIRST, SHIPPED, SHIPPED_AGAIN, Edition, State
from data.schema import TABLES
from data.snapshot import Act, DatabaseBusy, DatabaseMissing
from data.store import contributions, editions
from data.store.engine import Address, NotUsable, open_engine, reading, writing
from etl import contributed
from etl.build import Read, read
from etl.carry_over import carry_over
from etl.difference import Difference, difference
from etl.readers.folder import Files, laid_over, of_zip, packed
from etl.readers.offered import Offered, offered
from etl.stored import stored
from etl.template.make import make

Progress = Callable[[str], None]
Store = sa.Engine  # what other folders need not know
Refused = NotUsable


class Outcome(NamedTuple):
    """What came of a build or a publication: the edition that is current now, and whether it is new."""

    edition_id: str
    is_new: bool
    said: str  # what somebody has to know; empty where all is plain


def ship(found: Read, progress: Progress, url: Address = None) -> Outcome:
    """Publishes the shipped tables where their content is new and nobody has published another edition."""
    rows = stored(found.typed)
    progress("loading")
    with writing(url) as connection:
        replaced = editions.prepare(connection, carry_over) == "replaced"
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
        note = SHIPPED_AGAIN if newest else FIRST
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
    there = _rows(current or None, url)
    return read(laid_over(below, offer.files), progress, offer=offer, current=there)


def preview(path: Path, progress: Progress, url: Address = None) -> tuple[Read, Difference | None]:
    """What publishing would change against the current edition; None with faults."""
    found = check(path, progress, url)
    if found.faults:
        return found, None
    return found, difference(_rows(_current(url), url), stored(found.typed))


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

    Warnings stop it too, until they are accepted.
    """

    def is_stopped(found: Read) -> bool:
        return bool(found.faults or (found.warnings and not accept_warnings))

    def make_it_current(connection: sa.Connection, edition_id: str) -> None:
        _make_current(connection, edition_id, by=by, note=note, kind="publish")
        progress("publishing")

    return _made(lambda: check(path, progress, url), is_stopped, make_it_current, progress, by, note, url)


def draft(
    path: Path, progress: Progress, *, by: str, note: str, url: Address = None
) -> tuple[Read, Difference | None, Outcome | None]:
    """The tables at `path` as a draft, an edition that readers do not see, and what it would change.

    With faults nothing is made.
    """
    found, outcome = _made(
        lambda: check(path, progress, url),
        lambda found: bool(found.faults),
        lambda connection, edition_id: None,
        progress,
        by,
        note,
        url,
    )
    return found, outcome and difference(_rows(_current(url), url), stored(found.typed)), outcome


def draft_of_contributions(
    progress: Progress, *, by: str, note: str, url: Address = None
) -> tuple[Read, Difference | None, Outcome | None]:
    """What was accepted of country offices' reports as a draft, in the place of an earlier draft of it.

    With faults nothing is made. Raises Refused where nothing waits, and where it no longer fits.
    """
    taken: list[Contribution] = []

    def checked() -> Read:
        current, below = package(url)
        with reading(open_engine(url)) as connection:
            taken[:] = contributions.accepted(connection)
        if not taken:
            raise Refused(say("nothing that was accepted waits for an edition"))
        there = _rows(current or None, url)
        above = contributed.files(below, there, taken)
        return read(laid_over(below, above), progress, current=there)

    found, outcome = _made(
        checked,
        lambda found: bool(found.faults),
        lambda connection, edition_id: contributions.drafted(connection, taken, edition_id),
        progress,
        by,
        note,
        url,
    )
    return found, outcome and difference(_rows(_current(url), url), stored(found.typed)), outcome


def _make_current(connection: sa.Connection, edition_id: str, *, by: str, note: str, kind: str) -> None:
    """Makes an edition current, and says of contributions whether it holds them."""
    editions.make_current(connection, edition_id, by=by, note=note, kind=kind)
    contributions.published(connection, edition_id)


def _made(
    checked: Callable[[], Read],
    is_stopped: Callable[[Read], bool],
    then: Callable[[sa.Connection, str], None],
    progress: Progress,
    by: str,
    note: str,
    url: Address,
) -> tuple[Read, Outcome | None]:
    """What was checked as a new edition, and what is to be done with it in the same transaction.

    Where somebody publishes between the reading and the writing, it begins again, laid over their edition.
    """
    while True:
        based_on = _current(url)
        found = checked()
        if is_stopped(found):
            return found, None
        rows = stored(found.typed)
        progress("loading")
        with writing(url) as connection:
            editions.prepare(connection)
            current = editions.current(connection)
            if current != based_on:
                continue  # somebody published meanwhile: what we were laid over is not current any more
            if current and _mark(rows) == editions.one(connection, current).sha256:
                return found, Outcome(current, False, "Nothing changes: the current edition says the same.")
            edition = editions.add(connection, rows, by=by, note=note, package=packed(found.files))
            then(connection, edition.edition_id)
        return found, Outcome(edition.edition_id, True, "")


def publish_draft(
    edition_id: str, *, by: str, note: str, may_be_own: bool = False, url: Address = None
) -> Outcome:
    """A draft as the current edition.

    Raises Refused where there is none, where it was published already, where another edition was published
    since it was made (what that one changed would be taken back), and where `by` made it themselves.
    """
    with writing(url) as connection:
        made = editions.one(connection, edition_id)
        current = editions.current(connection)
        if edition_id in editions.published(connection):
            raise Refused(say("edition {edition} was published already", edition=edition_id))
        if made.based_on != current:
            raise Refused(
                say(
                    "edition {edition} was published since this draft was made; send its file again, so that "
                    "the draft takes up what changed",
                    edition=current,
                )
            )
        if made.made_by == by and not may_be_own:
            raise Refused(say("a draft is published by somebody else than who made it"))
        _make_current(connection, edition_id, by=by, note=note, kind="publish")
    return Outcome(edition_id, True, "")


def discard(edition_id: str, url: Address = None) -> None:
    """Takes a draft away. Raises Refused where there is none, or where it was published."""
    with writing(url) as connection:
        editions.discard(connection, edition_id)


def rollback(edition_id: str, *, by: str, note: str, url: Address = None) -> Outcome:
    """An earlier edition is current again. Raises NotUsable where there is none of this name."""
    with writing(url) as connection:
        if editions.prepare(connection) != "kept":
            raise NotUsable("there are no editions yet")
        if editions.current(connection) == edition_id:
            return Outcome(edition_id, False, "This edition is current already.")
        _make_current(connection, edition_id, by=by, note=note, kind="rollback")
    return Outcome(edition_id, True, "")


def history(url: Address = None) -> tuple[list[Edition], list[Act]]:
    """All editions and all acts, newest first. Raises DatabaseMissing where there is no store."""
    with reading(open_engine(url)) as connection:
        return editions.editions(connection), editions.acts(connection)


def state(store: Store, edition_id: str) -> State | None:
    """An edition, and whether it is a draft or the current one; None where there is none of this name."""
    with reading(store) as connection:
        found = {edition.edition_id: edition for edition in editions.editions(connection)}.get(edition_id)
        current = editions.current(connection)
        is_draft = edition_id not in editions.published(connection)
    return found and State(found, is_draft, edition_id == current, current)


def tables(store: Store, edition_id: str) -> bytes:
    """A zip of the raw tables that an edition was made of. Raises Refused where there is no such edition."""
    with reading(store) as connection:
        return editions.package(connection, edition_id)


def _mark(rows: editions.Rows) -> str:
    return editions.whole(editions.checksums(rows))


def _rows(edition_id: str | None, url: Address) -> editions.Rows:
    """The rows of an edition; of none, none."""
    if edition_id is None:
        return {table.name: [] for table in TABLES}
    return editions.read(open_engine(url), edition_id)[1]


def _current(url: Address) -> str | None:
    try:
        return editions.current_of(open_engine(url))
    except DatabaseBusy:
        raise
    except DatabaseMissing:
        return None
