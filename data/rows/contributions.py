"""What country offices report: one contribution, what becomes of it, and who may do that."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from data.rows.accounts import Account

Cells = Mapping[str, str | list[str]]  # field → what was typed into it, or chosen


class Contribution(NamedTuple):
    """A row of the table of contributions; its cells are those of its form, as they were typed."""

    contribution_id: str
    iso3: str
    table_name: str
    cells: str
    state: str
    account_id: str
    by: str
    made_at: str
    changed_at: str
    remark: str | None
    decided_by: str | None
    edition_id: str | None

    @property
    def typed(self) -> dict[str, Any]:
        """Field → what was typed into it."""
        return dict(json.loads(self.cells))

    @property
    def name(self) -> str:
        """Who reports it, without their address."""
        return self.by.rpartition(" (")[0] or self.by


class Move(NamedTuple):
    """What can be done with a contribution: in which states, what it is then, and who may."""

    states: tuple[str, ...]
    to: str
    role: str
    is_own: bool  # only whoever reports it
    needs_remark: bool = False


OPEN = ("draft", "returned")  # whoever reports it goes on writing
MOVES = {
    "save": Move(OPEN, "draft", "contributor", is_own=True),
    "submit": Move(OPEN, "submitted", "contributor", is_own=True),
    "withdraw": Move(("submitted",), "draft", "contributor", is_own=True),
    "accept": Move(("submitted",), "accepted", "editor", is_own=False),
    "return": Move(("submitted", "accepted"), "returned", "editor", is_own=False, needs_remark=True),
    "decline": Move(("submitted", "accepted"), "declined", "editor", is_own=False, needs_remark=True),
}
TABLES = ("result", "people_figure")
NEW = "new"  # in place of the result that a contribution completes
BASES = ("explicit", "awaiting_approval")  # is the act done, or is something still to come?
MONTHS = tuple(f"{month:02}" for month in range(1, 13))
PARTS = ("", *MONTHS, "Q1", "Q2", "Q3", "Q4", "H1", "H2", "start", "mid", "end")  # of a year
# The fields of each form in their order; those of several values last.
FIELDS = {
    "result": (
        *("about", "step", "year", "part", "day", "summary_en", "summary_fr", "summary_es", "instrument"),
        *("adopted_by", "basis", "follows_r202", "evidence_place", "evidence_link"),
    ),
    "people_figure": (
        *("measure", "status", "people", "unit", "year", "what_en", "what_fr", "what_es"),
        *("evidence_place", "evidence_link"),
    ),
}
SEVERAL = {"result": ("partners",), "people_figure": ()}


def may_report(account: Account, iso3: str) -> bool:
    """Whether somebody may report of a country: a contributor of those of their account alone."""
    return account.may("editor") or (account.may("contributor") and iso3 in account.iso3s)


def may_read(account: Account, one: Contribution) -> bool:
    """Whether somebody may open a contribution: an editor what was sent, anybody else their own alone."""
    is_own = one.account_id == account.account_id
    return (is_own and may_report(account, one.iso3)) or (account.may("editor") and one.state != "draft")


def may_do(account: Account, one: Contribution, move: str) -> bool:
    """Whether somebody may do something with a contribution, in the state that it is in."""
    rule = MOVES[move]
    return (
        may_read(account, one)
        and account.may(rule.role)
        and one.state in rule.states
        and (not rule.is_own or one.account_id == account.account_id)
    )
