"""What country offices report, kept until it is part of an edition. Every change is one transaction."""

import json
import secrets
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from data.rows.accounts import Account
from data.rows.contributions import MOVES, OPEN, TABLES, Cells, Contribution, may_do, may_read, may_report
from data.store import editions
from data.store.editions import now
from data.store.engine import NotUsable, reading, writing
from data.store.tables import CONTRIBUTIONS, EDITIONS

C = CONTRIBUTIONS.c
Store = sa.Engine  # what other folders need not know


class NotAllowed(NotUsable):
    """Somebody may not do this with that contribution, or not report of that country."""


def today() -> str:
    """The day, in UTC."""
    return now()[:10]


def one(engine: Store, account: Account, contribution_id: str) -> Contribution | None:
    """A contribution that somebody may open; None where there is none. Raises NotAllowed."""
    with reading(engine) as connection:
        found = _of(connection, contribution_id)
    if found and not may_read(account, found):
        raise NotAllowed("this contribution is somebody else's")
    return found


def every(engine: Store) -> list[Contribution]:
    """All contributions, drafts included, the last written first."""
    with reading(engine) as connection:
        rows = connection.execute(sa.select(CONTRIBUTIONS).order_by(C.changed_at.desc(), C.contribution_id))
        return [Contribution(*row) for row in rows]


def add(engine: Store, account: Account, iso3: str, table: str, cells: Cells, move: str) -> Contribution:
    """A new contribution, saved or submitted. Raises NotAllowed where the country is not theirs."""
    if not may_report(account, iso3) or table not in TABLES:
        raise NotAllowed(f"{account.signature} does not report of {iso3}")
    moment = now()
    made = Contribution(
        contribution_id=secrets.token_hex(8),
        iso3=iso3,
        table_name=table,
        cells=_kept(cells),
        state=MOVES[move].to,
        account_id=account.account_id,
        by=account.signature,
        made_at=moment,
        changed_at=moment,
        remark=None,
        decided_by=None,
        edition_id=None,
    )
    with writing(engine.url) as connection:
        connection.execute(CONTRIBUTIONS.insert(), made._asdict())
    return made


def write(engine: Store, account: Account, contribution_id: str, cells: Cells, move: str) -> Contribution:
    """A contribution of somebody's own with other cells, saved or submitted. Raises NotAllowed."""
    written = {"cells": _kept(cells), "by": account.signature, "changed_at": now()}
    return _moved(engine, account, contribution_id, move, **written)


def withdraw(engine: Store, account: Account, contribution_id: str) -> Contribution:
    """A contribution that whoever sent it takes back before anybody decided. Raises NotAllowed."""
    return _moved(engine, account, contribution_id, "withdraw")


def remove(engine: Store, account: Account, contribution_id: str) -> Contribution:
    """The contribution that somebody of whom it is threw away before it was accepted. Raises NotAllowed."""
    with writing(engine.url) as connection:
        before = _of(connection, contribution_id)
        if before is None or before.account_id != account.account_id or before.state not in OPEN:
            raise NotAllowed("only whoever writes a draft throws it away")
        connection.execute(CONTRIBUTIONS.delete().where(C.contribution_id == contribution_id))
    return before


def decide(engine: Store, account: Account, contribution_id: str, move: str, remark: str) -> Contribution:
    """A contribution that an editor accepts, returns or declines.

    What is taken out of a draft edition that holds it makes that draft one that nobody can publish: it goes.
    Raises NotAllowed, also where somebody else decided meanwhile, and NotUsable without a remark it needs.
    """
    if MOVES[move].needs_remark and not remark:
        raise NotUsable("a remark says why")
    return _moved(engine, account, contribution_id, move, remark=remark or None, decided_by=account.signature)


def _moved(engine: Store, account: Account, contribution_id: str, move: str, **columns: Any) -> Contribution:
    with writing(engine.url) as connection:
        before = _of(connection, contribution_id)
        if before is None or not may_do(account, before, move):
            raise NotAllowed(f"this cannot be done with it: {move}")
        if before.state == "accepted" and before.edition_id:
            _without_draft(connection, before.edition_id)
            columns["edition_id"] = None
        after = before._replace(state=MOVES[move].to, **columns)
        connection.execute(
            CONTRIBUTIONS.update().where(C.contribution_id == contribution_id).values(**after._asdict())
        )
    return after


def accepted(connection: sa.Connection) -> list[Contribution]:
    """What is accepted and not yet published, the earliest first."""
    asked = sa.select(CONTRIBUTIONS).where(C.state == "accepted").order_by(C.made_at, C.contribution_id)
    return [Contribution(*row) for row in connection.execute(asked)]


def drafted(connection: sa.Connection, taken: Iterable[Contribution], edition_id: str) -> None:
    """Keeps which draft holds what was accepted; drafts that held it before are discarded.

    Raises NotUsable where something of it is no longer accepted: then the draft says what nobody does.
    """
    taken = list(taken)
    if {*taken} - {*accepted(connection)}:
        raise NotUsable("what was accepted has changed meanwhile; make the draft again")
    for before in {one.edition_id for one in taken if one.edition_id}:
        _without_draft(connection, before)
    names = [one.contribution_id for one in taken]
    connection.execute(
        CONTRIBUTIONS.update().where(C.contribution_id.in_(names)).values(edition_id=edition_id)
    )


def published(connection: sa.Connection, edition_id: str) -> None:
    """Brings states in line with the edition that is current now, after publishing or rolling back.

    Published is what an edition holds on which the current one is based; what is in none of them, since it
    was taken back, is accepted and waits for the next draft.
    """
    line: list[str] = []
    based: str | None = edition_id
    while based and based not in line:
        line.append(based)
        based = connection.execute(
            sa.select(EDITIONS.c.based_on).where(EDITIONS.c.edition_id == based)
        ).scalar()
    inside = C.edition_id.in_(line)
    for state, to, where in (("accepted", "published", inside), ("published", "accepted", ~inside)):
        connection.execute(CONTRIBUTIONS.update().where(C.state == state, where).values(state=to))


def _without_draft(connection: sa.Connection, edition_id: str) -> None:
    """Discards a draft that holds contributions; an edition that was published stays."""
    if edition_id not in editions.published(connection):
        editions.discard(connection, edition_id)


def _kept(cells: Cells) -> str:
    return json.dumps(cells, ensure_ascii=False)


def _of(connection: sa.Connection, contribution_id: str) -> Contribution | None:
    row = connection.execute(sa.select(CONTRIBUTIONS).where(C.contribution_id == contribution_id)).first()
    return Contribution(*row) if row else None
