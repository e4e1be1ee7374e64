"""The rows of what changed: between two dates of an edition, or between two editions."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from data.rows import Origin
from data.rows.countries import Funder, Result, ThemeWork
from data.rows.evidence import Contradiction, Document, Words
from data.rows.people import PeopleFigure
from data.snapshot import Act, Announcement, Correction, Country, Published

Row = TypeVar("Row")
ADDED, CHANGED, WITHDRAWN = KINDS = ("added", "changed", "withdrawn")
# The figures of the headline; those of results follow the filters.
FIGURES = (
    *("results", "explicit", "steps", "countries"),
    *("people_legal", "people_effective", "people_adequacy", "secured", "gap"),
)


class Side(NamedTuple):
    """One of the two that are compared: an edition as it was known on a day."""

    edition_id: str
    made_at: str
    day: str
    phase: int  # the one under way


class Figure(NamedTuple):
    """A figure of the headline on both sides; None: not reported."""

    what: str
    before: float | None
    after: float | None
    moved: float | None  # None: one of the two is not reported, or they are of two phases
    origins: tuple[Origin, ...]  # of what is after

    @property
    def is_other(self) -> bool:
        """Whether it says something else than before."""
        return self.before != self.after


class Cell(NamedTuple):
    """What a row said before and says now, by its column: a text by language, a code, a date."""

    column: str
    before: Any
    after: Any


class Change(NamedTuple, Generic[Row]):
    """A row that came, was changed or was withdrawn; of what came and went there are no cells."""

    kind: str
    row: Row  # as it is now; as it was, where it was withdrawn
    cells: tuple[Cell, ...] = ()


class Corrected(NamedTuple):
    """A statement of a document that is not shown, and why, by language."""

    correction: Correction
    reason: Words


class Rows(NamedTuple):
    """How many rows of a table came, were changed and went."""

    table: str
    added: int
    changed: int
    withdrawn: int


class Changes(NamedTuple):
    """All that changed from one side to the other, for one selection of countries."""

    before: Side | None  # None: there is nothing to compare with
    after: Side
    figures: tuple[Figure, ...]
    results: tuple[Change[Result], ...] = ()
    first_in_step: frozenset[str] = frozenset()  # results that came: those that achieved a step
    reasons: Mapping[str, Words] = MappingProxyType({})  # result → the correction that withdraws it
    listed: tuple[Change[Country], ...] = ()  # countries that joined the list of priority countries, or left
    people: tuple[Change[PeopleFigure], ...] = ()
    partners: tuple[Change[Funder], ...] = ()
    themes: tuple[Change[ThemeWork], ...] = ()
    contradictions: tuple[Change[Contradiction], ...] = ()
    documents: tuple[Change[Document], ...] = ()
    corrections: tuple[Change[Corrected], ...] = ()
    announcements: tuple[Change[Announcement], ...] = ()
    announced_people: tuple[Change[PeopleFigure], ...] = ()
    first: frozenset[str] = frozenset()  # parts of which nothing at all was known before: `results`, …
    tables: tuple[Rows, ...] = ()  # whatever the filters
    places: Mapping[str, Country] = MappingProxyType({})  # every country of either side by its code

    @property
    def is_of_editions(self) -> bool:
        """Whether two editions are compared, and not two dates of one."""
        return self.before is not None and self.before.edition_id != self.after.edition_id

    @property
    def is_of_phases(self) -> bool:
        """Whether the sides lie in two phases, whose figures are not subtracted."""
        return self.before is not None and self.before.phase != self.after.phase

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all changed, in any table."""
        return not self.tables and not any(one.is_other for one in self.figures)

    @property
    def is_shown(self) -> bool:
        """Whether there is a row to be shown, or a figure that moved."""
        parts = (self.results, self.listed, self.people, self.partners, self.themes, self.contradictions)
        more = (self.documents, self.corrections, self.announcements, self.announced_people)
        return any((*parts, *more)) or any(one.is_other for one in self.figures)

    @property
    def repeated(self) -> int:
        """How many results are further ones of a country in a step, which counts once."""
        return int((self.figure("results").after or 0) - (self.figure("steps").after or 0))

    def figure(self, what: str) -> Figure:
        """A figure of the headline."""
        return next(one for one in self.figures if one.what == what)

    def countries_of(self, kind: str) -> tuple[str, ...]:
        """The countries of the results that came, were changed or went."""
        return tuple(dict.fromkeys(one.row.iso3 for one in of(self.results, kind)))


def of(changes: Iterable[Change[Row]], kind: str) -> tuple[Change[Row], ...]:
    """The changes of one kind."""
    return tuple(one for one in changes if one.kind == kind)


class Told(NamedTuple):
    """An act of publishing or rolling back, who did it, and the edition that was current until then."""

    act: Act
    by: str  # the name alone: addresses of people are not for readers
    previous: str  # empty: it was the first


class Publications(NamedTuple):
    """What was ever published, the newest first."""

    acts: tuple[Told, ...] = ()
    editions: tuple[Published, ...] = ()
