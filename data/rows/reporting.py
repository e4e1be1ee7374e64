"""Rows of what country offices report: what is missing of a country, where a report appears, who reported."""

from typing import NamedTuple

from data.rows.countries import CountryPage, Known, Result
from data.snapshot import Country


class Missing(NamedTuple):
    """What is not known of a country in the phase under way."""

    steps: tuple[int, ...]  # without a result
    to_confirm: tuple[Result, ...]
    undated: tuple[Result, ...]  # stated explicitly, without a date
    measures: tuple[str, ...]  # of people, without an achieved figure
    has_partners: bool  # whether any is named who funds the work

    @property
    def is_nothing(self) -> bool:
        """Whether everything is known."""
        return not (self.steps or self.to_confirm or self.undated or self.measures) and self.has_partners


class Appearance(NamedTuple):
    """Where something of one quarter will stand: counted in a position, or beside it."""

    position: str  # the newest one
    is_counted: bool  # there, as soon as it is published; else from the first position on that covers it


class Reporting(NamedTuple):
    """The page of one country for whoever reports of it."""

    page: CountryPage
    missing: Missing
    partners: tuple[tuple[str, dict[str, str]], ...]  # id and names of every partner
    begins: str  # the first day of the phase
    meanings: dict[str, dict[str, str]]  # measure of people → what it counts, by language


class Reporter(NamedTuple):
    """One priority country in the list of who has reported."""

    country: Country
    region: dict[str, str]
    reported_on: str  # the day of the office's last report; empty: it has sent none
    reported_by: str
    told_on: str  # the newest day that a document tells of; empty: none does
    known: Known
    waiting: int  # contributions that are sent and not decided
    written: int  # drafts, and what was sent back

    @property
    def silent_since(self) -> str:
        """The last day of which anything is known from the country."""
        return max(self.reported_on, self.told_on)
