"""The rows of a timeline: what documents date of a country or of the programme, and what they do not."""

from itertools import groupby
from typing import Any, NamedTuple

from data.rows import Origin

PAST, NEXT, ANNOUNCED = "past", "next", "announced"


class PositionThen(NamedTuple):
    """What a position of the programme said; None: not reported by then."""

    day: str
    results: int | None
    explicit: int | None
    countries: int | None
    gap_usd: float | None


class PhaseTurn(NamedTuple):
    """The first or the last day of a phase; with the results that a document gives for its last."""

    phase: int
    begins: bool
    results: float | None


class Entry(NamedTuple):
    """Something that a document dates: `when` as it writes it, and the days that this can mean."""

    kind: str  # which row it holds, as the answer's module names them
    when: str
    at: str  # the day by which it is put in order
    last: str
    state: str  # `past`; `next`: after the position; `announced`: in a document newer than the position
    is_silent: bool  # its time passed before the newest document, and none says what came of it
    row: Any
    origins: tuple[Origin, ...]

    @property
    def year(self) -> str:
        """The year in which it stands."""
        return self.at[:4]

    @property
    def precision(self) -> str:
        """How exactly it is dated: `day`, `month`, `part` of a year, `year` or `period`."""
        if "/" in self.when:
            return "period"
        parts = self.when.split("-")
        if len(parts) == 1:
            return "year"
        if len(parts) == 3:
            return "day"
        return "month" if parts[1].isdecimal() else "part"


class Undated(NamedTuple):
    """How many of one kind no document dates."""

    kind: str
    rows: tuple[Any, ...]


class Timeline(NamedTuple):
    """What is dated, the earliest first, and what is not."""

    day: str  # the position: what is dated later is due, or announced
    entries: tuple[Entry, ...]
    undated: tuple[Undated, ...]
    told_until: str  # the day of the newest document

    @property
    def past(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """What happened by the position, by year."""
        return _by_year(one for one in self.entries if one.state == PAST)

    @property
    def to_come(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """What is dated later, by year: due, or announced since."""
        return _by_year(one for one in self.entries if one.state != PAST)


def _by_year(entries: Any) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    return tuple((year, tuple(group)) for year, group in groupby(entries, key=lambda one: one.year))
