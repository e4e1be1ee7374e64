"""Editions, and what may be done with them, as rows that screens may see."""

from typing import NamedTuple

SHIPPED = "the tables shipped with the product"  # who makes the editions of `python -m etl`
FIRST, SHIPPED_AGAIN = "first edition", "new tables were shipped"  # and why


class Edition(NamedTuple):
    """An edition without its rows; `based_on` is the one that was current when it was made."""

    edition_id: str
    made_at: str
    made_by: str
    note: str
    based_on: str | None
    sha256: str


class State(NamedTuple):
    """An edition, whether it is a draft or the current one, and which one is current."""

    edition: Edition
    is_draft: bool
    is_current: bool
    current: str | None


class Gate(NamedTuple):
    """An edition, and what whoever is signed in may do with it."""

    edition: Edition
    is_draft: bool
    is_current: bool
    is_outdated: bool  # another edition was published since the draft was made
    is_own: bool
    may_publish: bool
    may_decide: bool  # publish what others made, roll back, discard any draft
