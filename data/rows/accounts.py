"""Who may sign in to /admin, as a row that screens may see."""

from typing import NamedTuple

from data.schema.record import ROLES

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
        return signature(self.name, self.email)

    @property
    def iso3s(self) -> tuple[str, ...]:
        """The codes of the countries that they report for."""
        return tuple(self.countries.split(SEPARATOR)) if self.countries else ()

    def may(self, role: str) -> bool:
        """Whether they may do what a role may: each role includes those before it."""
        return ROLES.index(self.role) >= ROLES.index(role)


def signature(name: str, email: str) -> str:
    """A person as the history names them."""
    return f"{name} ({email})"
