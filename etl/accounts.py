"""The commands for accounts of /admin: the first administrator is made by one of them."""

import argparse
from collections.abc import Callable
from typing import Any

from data import passwords
from data.rows.accounts import Account, faults
from data.schema.record import ROLES
from data.store import accounts, editions
from data.store.engine import NotUsable, open_engine

BY = "a command"  # who makes accounts here
TOLD = (
    "account_id",
    "name",
    "email",
    "role",
    "countries",
    "is_active",
    "must_change",
    "made_at",
    "signed_in_at",
)
Options = argparse.Namespace
Said = tuple[dict[str, Any], list[str]]  # (as JSON, for people)
WHAT = {
    "name": "--name takes a name of 1 to 100 characters",
    "email": "--email takes an address such as name@example.org",
    "role": f"--role takes one of {', '.join(ROLES)}",
    "countries": "--country takes codes of countries of the current edition (TGO); a contributor needs one",
}


def declare(
    top: argparse.ArgumentParser, run: Callable[[Callable[[Options], Said]], Any], *parents: Any
) -> None:
    """The commands below `account`; `run` makes a command of a function here."""
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, does: Callable[[Options], Said], said: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[*parents], help=said, description=said)
        made.set_defaults(command=run(does), refused="Nothing was changed")
        return made

    adding = command("add", add, "add an account; prints its one-time password, once")
    adding.add_argument("--name", required=True, help="what others call them")
    adding.add_argument("--email", required=True, help="the address they sign in with")
    adding.add_argument("--role", required=True, choices=ROLES, help="each includes those before it")
    adding.add_argument(
        "--country", nargs="+", default=[], help="codes of countries a contributor reports for"
    )
    command("list", listed, "list accounts")
    for name, does, said in (
        ("password", password, "give a new one-time password; ends all sessions of the account"),
        ("deactivate", deactivate, "let an account sign in no more; ends all its sessions"),
    ):
        command(name, does, said).add_argument("email", help="the address they sign in with")


def told(account: Account) -> dict[str, Any]:
    """What may be said of an account: nothing of its password or its sessions."""
    cells = account._asdict()
    return {name: cells[name] for name in TOLD} | {"countries": [*account.iso3s]}


def add(options: Options) -> Said:
    """A new account with a one-time password."""
    engine = open_engine(options.url)
    _, rows = editions.read(engine)
    countries = [code.upper() for code in options.country]
    name = " ".join(options.name.split())
    found = faults(name, options.email, options.role, countries, {row[0] for row in rows["country"]})
    if found:
        raise NotUsable("; ".join(WHAT[field] for field in found))
    once = passwords.one_time()
    made = accounts.add(
        engine, name=name, email=options.email, role=options.role, countries=countries, by=BY, password=once
    )
    return handed(made, once)


def listed(options: Options) -> Said:
    """Every account."""
    found = accounts.every(open_engine(options.url))
    lines = [
        "  ".join(
            [one.email, one.role, ", ".join(one.iso3s) or "-", "active" if one.is_active else "deactivated"]
        )
        for one in found
    ]
    return {"accounts": [told(one) for one in found]}, lines or ["There is no account yet"]


def password(options: Options) -> Said:
    """A new one-time password of an account."""
    once = passwords.one_time()
    engine = open_engine(options.url)
    return handed(accounts.give_password(engine, of(options).account_id, once), once)


def deactivate(options: Options) -> Said:
    """An account that signs in no more."""
    gone = accounts.deactivate(open_engine(options.url), of(options).account_id)
    return {"account": told(gone)}, [f"{gone.signature} may sign in no more"]


def of(options: Options) -> Account:
    """The account with the address of a command. Raises NotUsable where there is none."""
    found = accounts.by_email(open_engine(options.url), options.email)
    if found is None:
        raise NotUsable(f"there is no account of {options.email}")
    return found


def handed(account: Account, once: str) -> Said:
    """An account with its one-time password."""
    return {"account": told(account), "password": once}, [
        f"{account.signature}, {account.role}",
        f"One-time password, shown only now: {once}",
    ]
