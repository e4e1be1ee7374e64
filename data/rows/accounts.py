"""Who may sign in to /admin, as a row that screens may see."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from data.schema.record import ROLES

LONGEST_NAME, LONGEST_EMAIL = 100, 254
PART = r"[^@\s<>()\",;:\\]+"
ADDRESS = re.compile(rf"{PART}@{PART}\.{PART}")
SEPARATOR = ", "  # between the codes of an account's countries


class Account(NamedTuple):
    """A row of the table of accounts."""

    account_id: str
    name: str
    email: str
    role: str
    countries: str | None
    subject: str | None
    password: str | None
    must_change: int
    is_active: int
    session_mark: str
    failures: int
    locked_until: str | None
    made_at: str
    made_by: str
    signed_in_at: str | None

    @property
    def signature(self) -> str:
        """How editions, acts and uploads name who made them."""
        return f"{self.name} ({self.email})"

    @property
    def iso3s(self) -> tuple[str, ...]:
        """The codes of the countries that they report for."""
        return tuple(self.countries.split(SEPARATOR)) if self.countries else ()

    def may(self, role: str) -> bool:
        """Whether they may do what a role may: each role includes those before it."""
        return ROLES.index(self.role) >= ROLES.index(role)


def faults(
    name: str, email: str, role: str, countries: Sequence[str], known: Container[str]
) -> dict[str, str]:
    """What is wrong with an account to be made, as a code by field; `known` are codes of countries."""
    found = {}
    if not name or len(name) > LONGEST_NAME:
        found["name"] = "long" if name else "empty"
    if not ADDRESS.fullmatch(email) or len(email) > LONGEST_EMAIL:
        found["email"] = "address"
    if role not in ROLES:
        found["role"] = "choice"
    if any(code not in known for code in countries):
        found["countries"] = "choice"
    elif role == ROLES[0] and not countries:
        found["countries"] = "country"
    return found
