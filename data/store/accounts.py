"""Accounts: who may sign in to /admin. Every change is one transaction."""

import datetime
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from data import passwords
from data.rows.accounts import SEPARATOR, Account
from data.schema.record import ROLES
from data.store.editions import now
from data.store.engine import NotUsable, reading, writing
from data.store.tables import ACCOUNTS

Store = sa.Engine  # what other folders need not know
Refused = NotUsable
MOST_FAILURES = 5  # wrong passwords, one after the other, until the account is locked
LOCKED_FOR = datetime.timedelta(minutes=15)
C = ACCOUNTS.c


class LastAdministrator(NotUsable):
    """The change would leave nobody who may manage accounts."""


class Taken(NotUsable):
    """There is an account of this address already."""


def written(email: str) -> str:
    """An address as it is kept: in small letters, without what cannot be seen."""
    return "".join(letter for letter in email if letter.isprintable()).strip().casefold()


def one(engine: sa.Engine, account_id: str) -> Account | None:
    """The account with an id."""
    return _first(engine, C.account_id == account_id)


def by_email(engine: sa.Engine, email: str) -> Account | None:
    """The account with an address."""
    return _first(engine, C.email == written(email))


def every(engine: sa.Engine) -> list[Account]:
    """All accounts: those that may sign in first, then by name."""
    with reading(engine) as connection:
        rows = connection.execute(sa.select(ACCOUNTS)).mappings()
        found = [Account(**row) for row in rows]
    return sorted(found, key=lambda account: (not account.is_active, account.name.casefold(), account.email))


def add(
    engine: sa.Engine,
    *,
    name: str,
    email: str,
    role: str,
    by: str,
    countries: Sequence[str] = (),
    password: str | None = None,
) -> Account:
    """A new account; with a password it is a one-time one. Raises Taken where the address has an account."""
    made = Account(
        account_id=secrets.token_hex(8),
        name=name,
        email=written(email),
        role=role,
        countries=SEPARATOR.join(countries) or None,
        subject=None,
        password=passwords.hashed(password) if password else None,
        must_change=int(bool(password)),
        is_active=1,
        session_mark=_mark(),
        failures=0,
        locked_until=None,
        made_at=now(),
        made_by=by,
        signed_in_at=None,
    )
    with _writing(engine) as connection:
        if _of(connection, C.email == made.email):
            raise Taken(f"there is an account of {made.email} already")
        connection.execute(ACCOUNTS.insert(), made._asdict())
    return made


def change(engine: sa.Engine, account_id: str, *, role: str, countries: Sequence[str]) -> Account:
    """The account with another role and other countries. Raises LastAdministrator."""
    return _changed(engine, account_id, role=role, countries=SEPARATOR.join(countries) or None)


def deactivate(engine: sa.Engine, account_id: str) -> Account:
    """The account, which may not sign in any more; its sessions have ended. Raises LastAdministrator."""
    return _changed(engine, account_id, is_active=0, session_mark=_mark())


def activate(engine: sa.Engine, account_id: str) -> Account:
    """The account, which may sign in again."""
    return _changed(engine, account_id, is_active=1, failures=0, locked_until=None)


def give_password(engine: sa.Engine, account_id: str, password: str) -> Account:
    """The account with a one-time password, which takes the place of any other; its sessions have ended."""
    return _changed(engine, account_id, **_with(password, must_change=1))


def change_password(engine: sa.Engine, account_id: str, password: str) -> Account:
    """The account with the password that its owner chose; all its sessions have ended."""
    return _changed(engine, account_id, **_with(password, must_change=0))


def end_sessions(engine: sa.Engine, account_id: str) -> Account:
    """The account, after all its sessions have ended."""
    return _changed(engine, account_id, session_mark=_mark())


def by_provider(engine: sa.Engine, subject: str, email: str | None) -> Account | None:
    """The active account of a person at the provider, of which is kept that it signs in now.

    At first it is the one with the address that the provider has verified (None: it has verified none), and
    is bound to the person from then on: what becomes of the address later opens it to nobody else.
    """
    with _writing(engine) as connection:
        found = _of(connection, C.subject == subject)
        if found is None and email:
            found = _of(connection, sa.and_(C.email == written(email), C.subject.is_(None), C.is_active == 1))
        if found is None or not found.is_active:
            return None
        found = found._replace(subject=subject, signed_in_at=now())
        connection.execute(ACCOUNTS.update().where(C.account_id == found.account_id).values(found._asdict()))
    return found


def signed_in(engine: sa.Engine, account_id: str) -> Account:
    """The account, with the moment of this sign-in."""
    return _changed(engine, account_id, signed_in_at=now(), failures=0, locked_until=None)


def by_password(
    engine: sa.Engine,
    email: str,
    password: str,
    clock: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
) -> Account | None:
    """The active account with this address and password; None where there is none, or it is locked.

    An attempt counts before the password is looked at: of many that come at once no more are tried than of
    those that come one after the other. An unknown address takes the same way.
    """
    moment = clock()
    account = _attempt(engine, written(email), moment)
    if not passwords.is_right(password, account and account.password) or account is None:
        return None
    assert account.password
    again = {"password": passwords.hashed(password)} if passwords.is_outdated(account.password) else {}
    return _changed(engine, account.account_id, failures=0, locked_until=None, **again)


def _attempt(engine: sa.Engine, email: str, moment: datetime.datetime) -> Account | None:
    """The account of which a password may be tried now; the attempt counts as a failure until it succeeds."""
    with _writing(engine) as connection:
        account = _of(connection, C.email == email)
        is_locked = bool(account and account.locked_until and account.locked_until > _said(moment))
        failures = 0 if account is None else account.failures + 1
        changed: dict[str, Any] = {"failures": failures}
        if failures >= MOST_FAILURES:
            changed = {"failures": 0, "locked_until": _said(moment + LOCKED_FOR)}
        connection.execute(
            ACCOUNTS.update().where(C.email == (email if not is_locked else "")).values(**changed)
        )
    return None if is_locked or account is None or not account.is_active else account


def _changed(engine: sa.Engine, account_id: str, **columns: Any) -> Account:
    with _writing(engine) as connection:
        before = _of(connection, C.account_id == account_id)
        if before is None:
            raise NotUsable("there is no such account")
        after = before._replace(**columns)
        if _administers(before) and not _administers(after):
            others = connection.execute(
                sa.select(sa.func.count()).where(
                    C.role == ROLES[-1], C.is_active == 1, C.account_id != account_id
                )
            ).scalar_one()
            if not others:
                raise LastAdministrator(f"{before.signature} is the last administrator")
        connection.execute(ACCOUNTS.update().where(C.account_id == account_id).values(**columns))
    return after


def _administers(account: Account) -> bool:
    return account.role == ROLES[-1] and bool(account.is_active)


def _with(password: str, must_change: int) -> dict[str, Any]:
    return {
        "password": passwords.hashed(password),
        "must_change": must_change,
        "session_mark": _mark(),
        "failures": 0,
        "locked_until": None,
    }


def _mark() -> str:
    return secrets.token_hex(16)


def _said(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


@contextmanager
def _writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection to write with. Raises DatabaseMissing where there is no store: none is begun here."""
    with reading(engine) as connection:
        connection.execute(sa.select(C.account_id).limit(1)).first()
    with writing(engine.url) as connection:
        yield connection


def _of(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Account | None:
    row = connection.execute(sa.select(ACCOUNTS).where(condition)).mappings().first()
    return Account(**row) if row else None


def _first(engine: sa.Engine, condition: sa.ColumnElement[bool]) -> Account | None:
    with reading(engine) as connection:
        return _of(connection, condition)
