"""The rows that queries give and screens draw: plain values, no database, no chart."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from data import locators
from data.filters import Filters
from data.rows.reached import PeopleRow, StepRow
from data.snapshot import Announcement, Country, Region
from data.translations import Translations, Untranslated, said

if TYPE_CHECKING:  # they need what this module declares
    from data.rows.changes import Changes, Publications, Told
    from data.rows.compare import Compared
    from data.rows.countries import Countries, CountryPage, Mark, Selected
    from data.rows.evidence import Completeness, Contradiction, Contradictions, Documents, Monitoring
    from data.rows.figures import Figures
    from data.rows.funding import Approvals, Budget, Move, Pledged, Position, Shares
    from data.rows.health import (
        CountedPosts,
        Evaluations,
        FinancingGap,
        Posts,
        Ratifications,
        Staff,
        WorldCoverage,
    )
    from data.rows.pace import Pace
    from data.rows.partners import MultiDonor, PartnerPage, Partners
    from data.rows.people import People
    from data.rows.themes import Themes
    from data.rows.timeline import Timeline


class Origin(NamedTuple):
    """Where a row comes from: a document and the place in it, other places that say the same, a caveat."""

    source_id: str
    locator: str
    also: tuple[tuple[str, str], ...] = ()  # (source_id, locator)
    caveat: str | None = None
    evidence: str | None = None  # where the act or the figure itself can be read, with a link


class CountryRow(NamedTuple):
    """A priority country, what it achieved by the as-of date, and whether the filters select it.

    Results (institutional changes) are counted: there may be several in one step. Steps are told apart.
    """

    country: Country
    results: tuple[int, ...]  # the step of each result
    stated: tuple[int, ...]  # the step of each result that the country note states itself
    steps: tuple[int, ...]  # achieved, each once
    explicit: tuple[int, ...]  # of these, the steps with a result that the note states itself
    shown: tuple[int, ...]  # the step of each result that the filters leave
    shown_stated: tuple[int, ...]  # the same of those that the country note states itself
    shown_steps: tuple[int, ...]  # those with a result that the filters leave
    is_selected: bool
    is_left: bool  # by the filters of country, theme and partner, whatever its region and its results


class FundingRow(NamedTuple):
    """One component of the way from the required budget to the gap, in US$ (None: not reported)."""

    component: str
    usd: float | None
    origin: Origin | None = None  # None: no document states it


class Headline(NamedTuple):
    """The figures at the top: results and countries selected, of all achieved, of the ambition."""

    results: int | None
    explicit: int | None  # of the results selected, those that the country notes state explicitly
    results_all: int | None
    explicit_all: int | None
    results_ambition: float
    countries: int | None
    countries_all: int | None
    countries_asked: int  # priority countries that region and country leave, whatever the step
    countries_ambition: float
    elapsed_pct: float

    def at_even_pace(self, ambition: float) -> float:
        """What of an ambition would be achieved, had it grown as evenly as time passed."""
        return round(ambition * self.elapsed_pct / 100, 1)


class Overview(NamedTuple):
    """All that the overview shows for one selection."""

    filters: Filters
    as_of: str
    phase: int  # the one under way
    phase_days: tuple[str, str]  # its first and its last day
    results_as_of: str | None  # the newest day with results of the phase; None: none are reported by then
    funding_as_of: str | None  # the same of money
    countries: tuple[CountryRow, ...]
    steps: tuple[StepRow, ...]
    people: tuple[PeopleRow, ...]
    funding: tuple[FundingRow, ...]
    headline: Headline
    before: "Overview | None"  # the same at the date to compare with; without one, the position before
    announced: tuple[Announcement, ...]  # since the newest position; none beside an earlier one
    in_the_way: tuple[str, ...]  # where no country is left: filters of which any one taken back leaves some

    @property
    def is_reported(self) -> bool:
        """Whether results of the phase are reported by then; where not, they are unknown, not zero."""
        return self.results_as_of is not None

    @property
    def gap_usd(self) -> float | None:
        """The funding gap in US$."""
        return next((row.usd for row in self.funding if row.component == "gap"), None)


class Frame(NamedTuple):
    """What stays the same whatever the filters: names, dates, the identity of the database."""

    edition_id: str
    made_at: str
    newer: str  # the current edition, where this is another one
    is_draft: bool  # an edition that was never published
    taken_back: str  # the day on which an earlier edition took its place again; empty: none did
    day: str  # the as-of date
    dates: tuple[str, ...]
    regions: tuple[Region, ...]
    countries: tuple[Country, ...]
    ordered: dict[str, tuple[Country, ...]]  # language → the same, by region, then by their names in it
    ever: dict[str, dict[str, dict[str, str]]]  # countries or partners of any day → id → name by language
    phase: tuple[str, str]  # first and last day of the one under way
    members: dict[str, dict[str, dict[str, str]]]  # theme or partner → id → name by language
    typed: dict[str, dict[str, str]]  # country, theme or partner → id → all that finds it


class Answers(Protocol):
    """The answers of `data/answers` for one selection on one day, each computed when it is asked for."""

    @property
    def untranslated(self) -> list[Untranslated]:
        """The texts that lack French or Spanish."""

    @property
    def themes(self) -> "Themes":
        """The thematic areas, and where they were active."""

    @property
    def partners(self) -> "Partners":
        """The funding partners that the notes of the selection name."""

    def partner(self, partner_id: str) -> "PartnerPage | None":
        """All that is reported where one partner contributes; None where no document names it by then."""

    @property
    def multi_donor(self) -> "MultiDonor":
        """The Multi-donor Programme: how it works, who funds it, what it set out to fund."""

    @property
    def every_contradiction(self) -> "tuple[Contradiction, ...]":
        """What documents contradict each other about, whatever the filters."""

    @property
    def contradictions(self) -> "Contradictions":
        """The same of the countries that the filters leave, and of the programme as a whole."""

    def contradictions_touching(self, table: str, countries: set[str] | None) -> "Contradictions":
        """Those about a table that is downloaded, and about its countries (None: the programme)."""

    @property
    def completeness(self) -> "Completeness":
        """How complete the evidence on the countries is that the filters leave."""

    @property
    def documents(self) -> "Documents":
        """The documents in the order of their precedence."""

    @property
    def monitoring(self) -> "Monitoring":
        """What the programme measures, and how it is collected."""

    @property
    def before(self) -> "Answers | None":
        """The same selection on the day that it is compared with; None where there is none."""

    @property
    def places(self) -> dict[str, Country]:
        """Every country that documents name by its code, priority ones and others."""

    @property
    def changes(self) -> "Changes":
        """What changed since the day or the edition that it is compared with."""

    @property
    def publications(self) -> "Publications":
        """Acts of publishing and rolling back, and the editions that they made current."""

    def by_act(self, one: "Told") -> "Changes | None":
        """What an act changed for readers; None of the first one."""

    @property
    def countries(self) -> "Countries":
        """The countries that the filters leave, and how much is known of each."""

    @property
    def compared(self) -> "Compared":
        """Two or three countries, partners or regions side by side."""

    @property
    def marks(self) -> "tuple[Mark, ...]":
        """Each step of the countries on the screen with its results, or that there is none."""

    def country(self, iso3: str) -> "CountryPage | None":
        """All that is known of one country; None where it is no priority country on the day."""

    @property
    def selected(self) -> "Selected":
        """What is reported of the countries that the filters leave."""

    @property
    def people(self) -> "People":
        """The measures of people reached, and the figures of countries behind them."""

    @property
    def figures(self) -> "Figures":
        """The figures of the documents that fit no other table."""

    @property
    def pace(self) -> "Pace":
        """Every ambition of the phase, and how far it is from an even pace."""

    @property
    def funding(self) -> "Position":
        """The money of the phase: from the required budget to the gap."""

    @property
    def funding_dates(self) -> "tuple[Position, ...]":
        """The same on the day that it is compared with and on this one, the earlier first."""

    @property
    def funding_moves(self) -> "tuple[Move, ...]":
        """What moved between the two; nothing where there is one date alone."""

    @property
    def pledged(self) -> "Pledged":
        """The hypothetical pledges, and what they would change."""

    @property
    def budget(self) -> "Budget":
        """The required budget of the phase by pillar."""

    @property
    def approvals(self) -> "Approvals":
        """New projects by year."""

    @property
    def funding_shares(self) -> "tuple[Shares, ...]":
        """Where new funding comes from and goes to, by period."""

    @property
    def staff(self) -> "tuple[Staff, ...]":
        """The team and where it works, at each date that a document gives."""

    @property
    def posts(self) -> "tuple[Posts, ...]":
        """The posts of experts by what became of them."""

    @property
    def counted_posts(self) -> "tuple[CountedPosts, ...]":
        """How many posts the text beside their list counts as created."""

    @property
    def evaluations(self) -> "Evaluations":
        """The evaluations in the order in which they are due."""

    @property
    def ratifications(self) -> "Ratifications":
        """How far countries are with Convention No. 102."""

    @property
    def timeline(self) -> "Timeline":
        """What documents date of the programme as a whole."""

    def timeline_of(self, iso3: str) -> "Timeline":
        """What documents date of one country."""

    @property
    def coverage(self) -> "WorldCoverage":
        """The shares of people of the world and its regions with at least one benefit."""

    @property
    def financing_gaps(self) -> "tuple[FinancingGap, ...]":
        """What floors for all would cost more, by group of countries."""


class PageView(NamedTuple):
    """What a page, a scene, a slide or a table is drawn from: the selection, and the answers to it."""

    path: str
    key: str  # the country or the partner of its own page; else empty
    overview: Overview
    frame: Frame
    answers: Answers
    translations: Translations
    sources: dict[str, str]  # source_id → title
    short_names: dict[str, str]  # source_id → what it is called beside a figure

    @property
    def is_known(self) -> bool:
        """Whether the country or partner of the page is one at the as-of date."""
        listed = {country.iso3 for country in self.frame.countries}
        return not self.key or self.key in listed or self.key in self.frame.members["partner"]

    def said(self, lang: str, text: str | None) -> str:
        """A text of the tables in a language; English where it has no translation."""
        return said(self.translations, lang, text) if text else ""

    def place(self, lang: str, locator: str) -> str:
        """Where in a document something stands, in a language."""
        return locators.said(self.translations, lang, locator)
