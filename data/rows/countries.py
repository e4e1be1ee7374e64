"""Rows of countries: results and their evidence, who funds the work, what was done, what is contradicted."""

from typing import TYPE_CHECKING, NamedTuple

from data.rows import CountryRow, Origin
from data.rows.figures import ReportedFigure
from data.rows.people import Group, PeopleFigure, Tally
from data.snapshot import Country

if TYPE_CHECKING:  # it counts by country what this module declares
    from data.rows.evidence import Contradiction

EXPLICIT = "explicit"
PROGRAMME_CHANNELS = ("multi_donor_pooled", "multi_donor_parallel")
KINDS = ("results", "evidence", "people", "partners", "themes")  # of what can be known of a country


class Result(NamedTuple):
    """One institutional change with its evidence."""

    result_id: str
    iso3: str
    step: int
    period: str
    phase: int
    as_of: str
    summary: dict[str, str] | None
    basis: str | None  # how firmly the report supports it; None: nobody has looked
    changed_on: str | None
    adopted_by: dict[str, str] | None
    instrument: dict[str, str] | None
    follows_r202: bool | None  # the principles of Recommendation No. 202; None: nobody says
    origin: Origin

    @property
    def is_explicit(self) -> bool:
        """Whether the report states the change itself; every other result is to be confirmed."""
        return self.basis == EXPLICIT

    @property
    def is_undated(self) -> bool:
        """Whether it is stated explicitly, but without a date: it counts, and the date is asked for."""
        return self.is_explicit and not self.changed_on


class Funder(NamedTuple):
    """A partner that funds, or will fund, work in a country, and the channel of its money."""

    iso3: str
    partner_id: str
    name: dict[str, str]
    channel: str | None  # None: the note does not say it
    is_current: bool  # else announced
    origin: Origin


class Channel(NamedTuple):
    """Who funds work in a country through one channel."""

    channel: str | None
    is_current: bool
    funders: tuple[Funder, ...]

    @property
    def is_project(self) -> bool:
        """Whether it is a project of its own, and no modality of the Multi-donor Programme."""
        return self.channel is not None and self.channel not in PROGRAMME_CHANNELS


class ThemeWork(NamedTuple):
    """What was done in a country in one thematic area."""

    iso3: str
    theme_id: str
    label: dict[str, str]
    summary: dict[str, str]
    origin: Origin


class Convention(NamedTuple):
    """How far a country is with Convention No. 102."""

    iso3: str
    status: str
    ratified_on: str | None
    what: dict[str, str]
    origin: Origin


class Output(NamedTuple):
    """What the Multi-donor Programme funds in a country."""

    kind: str
    text: dict[str, str]
    origin: Origin


class Note(NamedTuple):
    """What the country note says in a few words."""

    summary: dict[str, str]
    origin: Origin


class StepOfCountry(NamedTuple):
    """A step of a country: its results of the phase under way, and those of earlier phases."""

    step: int
    results: tuple[Result, ...]
    earlier: tuple[Result, ...]


class CountryPage(NamedTuple):
    """All that is known of one country on one day."""

    country: Country
    region: dict[str, str]
    countries: int  # how many priority countries there are
    previous: str | None  # iso3 of the neighbours in the order of the countries
    following: str | None
    phase: int  # the one under way
    results_as_of: str | None  # None: nothing is reported of the phase
    results: tuple[Result, ...]
    explicit: int
    steps: tuple[StepOfCountry, ...]
    note: Note | None
    figures: tuple[PeopleFigure, ...]
    by_measure: tuple[Group, ...]
    tally: Tally
    channels: tuple[Channel, ...]
    funders: int  # partners that fund work now
    themes: tuple[ThemeWork, ...]
    themes_all: int
    conventions: tuple[Convention, ...]
    outputs: tuple[Output, ...]
    other_figures: tuple[ReportedFigure, ...]
    disputes: "tuple[Contradiction, ...]"
    later: tuple[PeopleFigure, ...]  # of documents newer than the newest position
    later_results: tuple[Result, ...]  # the same
    is_left: bool  # whether the filters leave it

    @property
    def achieved(self) -> tuple[int, ...]:
        """The steps achieved."""
        return tuple(row.step for row in self.steps if row.results)

    @property
    def has_earlier(self) -> bool:
        """Whether results of earlier phases are known, so that those of this one must say so."""
        return any(row.earlier for row in self.steps)

    @property
    def has_periods(self) -> bool:
        """Whether its results are of more than one period, so that each must say its own."""
        return len({row.period for step in self.steps for row in (*step.results, *step.earlier)}) > 1

    @property
    def origins(self) -> list[Origin]:
        """Where everything on the page comes from, the results and their other places first."""
        rows = [row for step in self.steps for row in (*step.results, *step.earlier)]
        also = [Origin(*place) for row in rows for place in row.origin.also]
        groups = (self.figures, self.themes, self.conventions, self.outputs, self.other_figures)
        return [
            *(row.origin for row in rows),
            *also,
            *([self.note.origin] if self.note else []),
            *(row.origin for channel in self.channels for row in channel.funders),
            *(row.origin for group in groups for row in group),
        ]


class Known(NamedTuple):
    """How much is known of one country; None: not reported."""

    results: int | None  # of the phase under way
    explicit: int | None
    undated: int | None  # of the explicit ones
    people: Tally
    partners: int  # that fund work now
    themes: int
    disputes: int
    severe: int  # of the disputes: those of high severity

    @property
    def evidence(self) -> str:
        """Whether the report is explicit for all results, for a part (`half`) or for none of them."""
        if not self.results:
            return self.state_of_results
        if self.explicit == self.results:
            return "achieved"
        return "half" if self.explicit else "open"

    @property
    def state_of_results(self) -> str:
        """Whether there are results, none (which is reported), or whether that is unknown."""
        if self.results is None:
            return "unknown"
        return "achieved" if self.results else "none"

    @property
    def states(self) -> dict[str, str]:
        """The state of each kind of what can be known; people are achieved figures of the three measures."""
        return {
            "results": self.state_of_results,
            "evidence": self.evidence,
            "people": "achieved" if self.people.reached else "open",
            "partners": "achieved" if self.partners else "open",
            "themes": "achieved" if self.themes else "open",
        }

    @property
    def missing(self) -> tuple[str, ...]:
        """The kinds that are missing; of no result there is no evidence to miss."""
        found = [kind for kind, state in self.states.items() if state in ("open", "unknown", "none")]
        return tuple(kind for kind in found if kind != "evidence" or self.results != 0)


class Listed(NamedTuple):
    """A country in the list of countries: its marks, and how much is known of it."""

    row: CountryRow
    known: Known
    shown: int | None  # results that the filters leave
    shown_explicit: int | None
    origin: Origin  # of its place among the priority countries
    origins: tuple[Origin, ...]  # of what is known: documents, with tables and sections


class RegionCount(NamedTuple):
    """How many of the countries of a region that the filters leave achieved a step; None: not reported."""

    region_id: str
    name: dict[str, str]
    countries: tuple[CountryRow, ...]
    achieved: int | None
    share_pct: float | None

    @property
    def without(self) -> int | None:
        """How many achieved none."""
        return None if self.achieved is None else len(self.countries) - self.achieved


class Unmarked(NamedTuple):
    """A country without a result, and what else is reported of it."""

    country: Country
    region: dict[str, str]
    known: Known


class Countries(NamedTuple):
    """The countries that the filters leave: the list, regions, those without a result."""

    listed: tuple[Listed, ...]  # those selected; with steps or evidence chosen, those that have such a result
    sheet: tuple[Listed, ...]  # the same; where nothing is reported, neither leaves out any
    every: dict[str, Known]  # iso3 of every priority country → what is known of it
    asked: tuple[str, ...]  # iso3 of those that region, country, theme and partner leave
    results: int  # that the filters leave
    explicit: int
    with_figures: int
    with_reached: int
    regions: tuple[RegionCount, ...]
    by_region: tuple[tuple[dict[str, str], tuple[CountryRow, ...]], ...]  # those selected
    dispute_origin: Origin | None  # of the contradictions counted
    unmarked: tuple[Unmarked, ...]  # of those asked: without a result, whatever the step
    unmarked_origins: tuple[Origin, ...]
    later_results: tuple[Result, ...]  # of documents newer than the newest position: no count includes them

    @property
    def ranked(self) -> tuple[RegionCount, ...]:
        """The regions, that with the largest share first."""
        return tuple(sorted(self.regions, key=lambda one: -(one.share_pct or 0)))


# What makes a result doubtful, the gravest first: no clear act, another act, another time, an act to be done.
DOUBTS = ("unclear", "ratification_only", "earlier_period", "awaiting_approval", None)


class Call(NamedTuple):
    """A result to be confirmed, and who contributes in its country: whom to call about it."""

    result: Result
    partners: tuple[Funder, ...]  # that the country note names and that fund work now, each once


class FollowUp(NamedTuple):
    """Results of one step that are to be confirmed, for one reason."""

    basis: str | None
    step: int
    results: tuple[Result, ...]


class Selected(NamedTuple):
    """What is reported of the countries that the filters leave, in their order."""

    results: tuple[Result, ...]  # of the phase under way, of the steps and the evidence chosen
    explicit: int
    explicit_first: tuple[Result, ...]
    by_step: tuple[tuple[int, tuple[Result, ...]], ...]
    follow_up: tuple[FollowUp, ...]
    calls: tuple[Call, ...]  # those to be confirmed: the gravest doubt first, then the oldest
    funders: tuple[Funder, ...]  # announced ones last
    current_funders: int
    themes: tuple[ThemeWork, ...]  # in the order of the areas; of a chosen area alone
    areas: int
    areas_all: int
    disputes: "tuple[Contradiction, ...]"  # the grave ones first


class Mark(NamedTuple):
    """A step of a country in the sheet of results: a result, a zero that is reported, or nothing known."""

    iso3: str
    step: int
    result: Result | None
    period: str | None  # of the table that marks no change; None: nothing is reported
    as_of: str
    origin: Origin | None
