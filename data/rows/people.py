"""Rows of people: the three measures of the programme, and the figures of countries behind them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from data.rows import Origin

if TYPE_CHECKING:  # it counts by country what this module declares
    from data.rows.evidence import Contradiction

MEASURES = ("legal", "effective", "adequacy")  # they overlap and are never added up
OTHERS = ("registered", "trained", "other")  # what counts people, and is no reach
ACHIEVED = "achieved"
STATUSES = (ACHIEVED, "stock", "draft", "planned", "potential")  # from the firmest on


class PeopleFigure(NamedTuple):
    """What a document says of people in one country, or of several countries together."""

    figure_id: str
    iso3: str | None  # None: several countries
    is_priority: bool
    measure: str
    people: int
    unit: str
    precision: str
    year: int | None
    phase: int
    is_of_phase: bool  # of the phase under way
    status: str
    duration: str | None  # `temporary` or `one_off`; None: no document says that it does not last
    what: dict[str, str]
    traced_to: str | None  # the measure whose total it explains in part; only where it is achieved
    document_as_of: str  # the date of its document
    origin: Origin

    @property
    def is_achieved(self) -> bool:
        """Whether it is reported as achieved."""
        return self.status == ACHIEVED

    @property
    def is_measured(self) -> bool:
        """Whether it is of one of the three measures."""
        return self.measure in MEASURES

    @property
    def is_reached(self) -> bool:
        """Whether it is an achieved one of the three measures: all others are no reach."""
        return self.is_achieved and self.is_measured


class Tally(NamedTuple):
    """How many figures there are, how many are achieved, how many of these in one of the three measures."""

    figures: int
    achieved: int
    reached: int


def tally(rows: Iterable[PeopleFigure]) -> Tally:
    """What there is to count in figures about people."""
    rows = tuple(rows)
    return Tally(len(rows), sum(row.is_achieved for row in rows), sum(row.is_reached for row in rows))


class Group(NamedTuple):
    """The figures of one measure, the achieved ones first."""

    measure: str
    figures: tuple[PeopleFigure, ...]


class Measure(NamedTuple):
    """A measure of the programme against its ambition; None: not reported."""

    measure: str
    people: float | None
    precision: str | None
    reporting_countries: int | None
    as_of: str | None  # the day of the value, not later than the as-of date
    ambition: float
    due: str
    share_pct: float | None
    points: float | None  # how far the share is from an even pace
    stands: str | None  # `ahead` of it, `about` on it or `behind`
    value_origin: Origin | None
    ambition_origin: Origin

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where the value and the ambition come from."""
        return tuple(filter(None, (self.value_origin, self.ambition_origin)))


class OfPhase(NamedTuple):
    """The newest value of a measure in one phase; None: not reported."""

    people: float | None
    reporting_countries: int | None
    as_of: str | None
    scale_pct: float | None  # of the ambition of the phase under way, or of the value that passed it
    most_pct: float | None  # on the scale of the largest value of all
    origin: Origin | None


class PeoplePhase(NamedTuple):
    """A phase: its days, how many countries it plans for, and each measure in it."""

    phase: int
    starts_on: str
    ends_on: str
    countries_planned: int
    measures: dict[str, OfPhase]
    as_of: str | None  # the day of the newest value

    @property
    def is_whole(self) -> bool:
        """Whether its values are those of its end."""
        return self.as_of == self.ends_on


class Explained(NamedTuple):
    """What the figures of countries explain of one total, and what stands beside it."""

    measure: str
    people: float | None
    traced: tuple[PeopleFigure, ...]  # those that a document names as parts of the total
    traced_people: int
    traced_pct: float | None
    others: int  # countries that report beside those that are traced
    found: tuple[PeopleFigure, ...]  # achieved ones of priority countries beside them, where a rest is left
    found_people: int
    found_countries: int
    ending_people: int  # of those found: support that does not last
    contradictions: "tuple[Contradiction, ...]"  # of its date, high or medium, that touch it

    @property
    def is_whole(self) -> bool:
        """Whether the figures that are traced make the whole total."""
        return bool(self.traced) and self.people is not None and self.traced_people >= self.people

    @property
    def is_traced_more(self) -> bool:
        """Whether they come to more than the total itself."""
        return self.people is not None and self.traced_people > self.people

    @property
    def is_more(self) -> bool:
        """Whether they and the others of countries come to more than the total itself."""
        return self.people is not None and self.traced_people + self.found_people > self.people

    @property
    def is_less_than_half(self) -> bool:
        """Whether they come to less than half of it."""
        return self.people is not None and self.traced_people + self.found_people < self.people / 2


class People(NamedTuple):
    """All that is known of people for one selection on one day."""

    measures: tuple[Measure, ...]
    phases: tuple[PeoplePhase, ...]  # the one before that under way, where there is one, and that under way
    passed: tuple[str, ...]  # measures that have passed their value in the phase before
    has_earlier_ambition: bool  # whether a document gives an ambition for people in the phase before
    explained: tuple[Explained, ...]
    reporting_countries: int | None  # by the report's own count, the largest of the measures
    priority_countries: int
    with_figures: int  # priority countries with a figure, whatever it counts
    with_reached: int  # the same with an achieved one in one of the three measures
    every: tuple[PeopleFigure, ...]  # achieved ones first, the largest first
    left: tuple[PeopleFigure, ...]  # those that the filters leave
    of_measures: tuple[Group, ...]  # of those left: by each of the three measures
    of_others: tuple[Group, ...]  # of those left: registered, trained, other
    tally: Tally  # of those left
    measured: Tally  # of these, under the three measures
    measured_all: int  # whatever the filters
    others: int
    later: tuple[PeopleFigure, ...]  # of documents newer than the newest position
    later_left: tuple[PeopleFigure, ...]  # of these, those that the filters leave
    silent: tuple[str, ...]  # iso3 of the countries that the filters leave, of which there is no figure

    @property
    def is_reported(self) -> bool:
        """Whether any measure has a value."""
        return self.as_of is not None

    @property
    def totals(self) -> tuple[Explained, ...]:
        """What is explained of each total that is reported."""
        return tuple(row for row in self.explained if row.people is not None)

    @property
    def untraced(self) -> tuple[str, ...]:
        """The measures of whose total no figure of a country explains anything."""
        return tuple(row.measure for row in self.totals if not row.traced)

    @property
    def is_traced_in_part(self) -> bool:
        """Whether there is a total of which countries explain a part, and not all."""
        return any(row.traced and not row.is_whole for row in self.totals)

    @property
    def has_passed_ambition(self) -> bool:
        """Whether a value of one of the phases is larger than the ambition of that under way."""
        aims = {row.measure: row.ambition for row in self.measures}
        return any(
            (row.people or 0) > aims[one] for phase in self.phases for one, row in phase.measures.items()
        )

    @property
    def as_of(self) -> str | None:
        """The day of the newest value of a measure; one that is older says its own."""
        return max((row.as_of for row in self.measures if row.as_of), default=None)
