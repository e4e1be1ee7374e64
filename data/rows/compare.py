"""The rows of what stands side by side: two or three countries, partners or regions, a column each."""

from typing import NamedTuple

from data.rows import Origin
from data.rows.partners import ChannelCount, OutputGroup
from data.rows.people import MEASURES, PeopleFigure, Tally

Words = dict[str, str]  # a text by language
KINDS = ("partner", "country", "region")  # of which two or more are chosen is compared: the first such kind
MOST = 3  # columns that a sheet of paper has room for


class StepCount(NamedTuple):
    """Results of one step: how many, how many are explicit, in which countries; None: not reported."""

    step: int
    results: int | None
    explicit: int | None
    countries: tuple[str, ...]  # iso3


class Reached(NamedTuple):
    """The figures of one measure, the firmest first, and how many there are of each status."""

    measure: str
    figures: tuple[PeopleFigure, ...]
    statuses: tuple[tuple[str, int], ...]


class NamedPartner(NamedTuple):
    """A partner that country notes name, and in which countries."""

    partner_id: str
    names: Words
    countries: tuple[str, ...]  # iso3


class Area(NamedTuple):
    """A thematic area, and the countries that are named under it."""

    theme_id: str
    label: Words
    countries: tuple[str, ...]  # iso3


class Stage(NamedTuple):
    """How far with Convention No. 102, and which countries."""

    status: str
    countries: tuple[str, ...]  # iso3
    origins: tuple[Origin, ...]


class Lacking(NamedTuple):
    """A kind of what can be known (data.rows.countries.KINDS), and the countries that lack it."""

    kind: str
    countries: tuple[str, ...]  # iso3


class Column(NamedTuple):
    """One of those that are compared, and what is known of it under the filters beside it."""

    key: str
    names: Words
    countries: tuple[str, ...]  # iso3 of the priority countries that it counts; none: the filters leave none
    announced: tuple[str, ...]  # of a partner: where it does not contribute yet; nothing of them is counted
    results: int | None  # of the phase under way and the steps chosen; None: not reported
    explicit: int | None
    with_results: int | None  # countries
    steps: tuple[StepCount, ...]
    people: tuple[Reached, ...]  # the three measures, then what counts people beside them
    tally: Tally
    partners: tuple[NamedPartner, ...]  # that contribute now, those in most countries first
    to_come: tuple[NamedPartner, ...]  # only announced
    channels: tuple[ChannelCount, ...]  # the most used first; of a partner its own
    areas: tuple[Area, ...]  # those with most countries first
    conventions: tuple[Stage, ...]
    outputs: tuple[OutputGroup, ...]  # of the Multi-donor Programme; of a partner where it pays through it
    lacking: tuple[Lacking, ...]
    disputes: int  # contradictions of the documents that touch its countries
    severe: int
    places: tuple[Origin, ...]  # where its countries are listed
    result_origins: tuple[Origin, ...]
    partner_origins: tuple[Origin, ...]
    area_origins: tuple[Origin, ...]

    @property
    def measured(self) -> tuple[Reached, ...]:
        """The three measures; they overlap and are never added up."""
        return tuple(row for row in self.people if row.measure in MEASURES)

    @property
    def others(self) -> tuple[Reached, ...]:
        """What else counts people, where there is any."""
        return tuple(row for row in self.people if row.measure not in MEASURES and row.figures)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where all of it comes from."""
        return (
            *self.result_origins,
            *(one.origin for row in self.people for one in row.figures),
            *self.partner_origins,
            *self.area_origins,
            *(one for row in self.conventions for one in row.origins),
            *(one.origin for row in self.outputs for one in row.outputs),
        )


class Compared(NamedTuple):
    """What is compared, and what else the address names; fewer than two leave nothing to compare."""

    kind: str  # of KINDS; empty: of no kind two are chosen
    columns: tuple[Column, ...]
    left_out: tuple[Words, ...]  # beyond the first three
    beside: tuple[str, ...]  # the other filters that are set: they hold for every column
    areas_all: int  # thematic areas that there are
    results_since: str  # the first day of the phase under way
    results_as_of: str | None  # None: no results are reported by then
