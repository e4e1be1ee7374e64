"""Every number that a reader sees, computed once: a snapshot and filters in, typed rows out.

A page, a scene, a slide, a sheet and the API draw the same answer. One module a topic; its rows are declared
in the module of the same name in `data/rows`.
"""

from functools import cached_property

from data.answers import (
    changes,
    compare,
    countries,
    evidence,
    figures,
    funding,
    health,
    multi_donor,
    pace,
    partners,
    people,
    selected,
    themes,
    timeline,
)
from data.answers.overview import as_of, compared_with
from data.answers.row_origin import country
from data.filters import Filters
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
from data.snapshot import Country, Snapshot
from data.translations import Untranslated, untranslated


class Answers:
    """The answers for one selection on one day, each computed when it is first asked for."""

    def __init__(self, snapshot: Snapshot, filters: Filters) -> None:
        self.snapshot = snapshot.at(as_of(snapshot, filters))
        self.filters = filters

    @cached_property
    def before(self) -> "Answers | None":
        """The same selection on the day that it is compared with; None where there is none."""
        day = compared_with(self.snapshot, self.filters)
        return Answers(self.snapshot, self.filters._replace(as_of=day, compare=())) if day else None

    @cached_property
    def places(self) -> dict[str, Country]:
        """Every country that documents name by its code, priority ones and others."""
        return {row["iso3"]: country(row) for row in self.snapshot.tables["country"]}

    @cached_property
    def changes(self) -> Changes:
        """What changed since the day or the edition that it is compared with."""
        return changes.changes(self.snapshot, self.filters)

    @cached_property
    def publications(self) -> Publications:
        """Acts of publishing and rolling back, and the editions that they made current."""
        return Publications(changes.told(self.snapshot), self.snapshot.history.editions)

    def by_act(self, one: Told) -> Changes | None:
        """What an act changed for readers; None of the first one."""
        return changes.by_act(self.snapshot, self.filters, one)

    @cached_property
    def untranslated(self) -> list[Untranslated]:
        """The texts that lack French or Spanish."""
        later = self.snapshot.later
        return untranslated({name: (*rows, *later[name]) for name, rows in self.snapshot.tables.items()})

    @cached_property
    def countries(self) -> Countries:
        """The countries that the filters leave, and how much is known of each."""
        return countries.countries(self.snapshot, self.filters)

    @cached_property
    def compared(self) -> Compared:
        """Two or three countries, partners or regions side by side."""
        return compare.compared(self.snapshot, self.filters, self.countries.every, self.every_contradiction)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Each step of the countries on the screen with its results, or that there is none."""
        return countries.marks(self.snapshot, self.filters)

    def country(self, iso3: str) -> CountryPage | None:
        """All that is known of one country; None where it is no priority country on the day."""
        is_priority = any(one.iso3 == iso3 for one in self.snapshot.countries)
        return (
            countries.country(self.snapshot, self.filters, iso3, self.every_contradiction)
            if is_priority
            else None
        )

    @cached_property
    def selected(self) -> Selected:
        """What is reported of the countries that the filters leave."""
        return selected.selected(self.snapshot, self.filters, self.every_contradiction)

    @cached_property
    def people(self) -> People:
        """The measures of people reached, and the figures of countries behind them."""
        return people.people(self.snapshot, self.filters, self.every_contradiction)

    @cached_property
    def figures(self) -> Figures:
        """The figures of the documents that fit no other table."""
        return figures.figures(self.snapshot, self.filters)

    @cached_property
    def pace(self) -> Pace:
        """Every ambition of the phase, and how far it is from an even pace."""
        return pace.pace(self.snapshot, self._then)

    @cached_property
    def funding(self) -> Position:
        """The money of the phase: from the required budget to the gap."""
        return funding.position(self.snapshot)

    @cached_property
    def funding_dates(self) -> tuple[Position, ...]:
        """The same on the day that it is compared with and on this one, the earlier first."""
        found = [self.funding, *([self.before.funding] if self.before else [])]
        return tuple(sorted(found, key=lambda one: one.day))

    @cached_property
    def funding_moves(self) -> tuple[Move, ...]:
        """What moved between the two; nothing where there is one date alone."""
        return funding.moves(*self.funding_dates) if len(self.funding_dates) > 1 else ()

    @cached_property
    def pledged(self) -> Pledged:
        """The hypothetical pledges, and what they would change."""
        return funding.pledged(self.filters, self.funding)

    @cached_property
    def budget(self) -> Budget:
        """The required budget of the phase by pillar."""
        return funding.budget(self.snapshot)

    @cached_property
    def approvals(self) -> Approvals:
        """New projects by year."""
        return funding.approvals(self.snapshot)

    @cached_property
    def funding_shares(self) -> tuple[Shares, ...]:
        """Where new funding comes from and goes to, by period."""
        return funding.shares(self.snapshot)

    @cached_property
    def staff(self) -> tuple[Staff, ...]:
        """The team and where it works, at each date that a document gives."""
        return health.staff(self.snapshot)

    @cached_property
    def posts(self) -> tuple[Posts, ...]:
        """The posts of experts by what became of them."""
        return health.posts(self.snapshot, self._then)

    @cached_property
    def counted_posts(self) -> tuple[CountedPosts, ...]:
        """How many posts the text beside their list counts as created."""
        return health.counted_posts(self.snapshot)

    @cached_property
    def evaluations(self) -> Evaluations:
        """The evaluations in the order in which they are due."""
        return health.evaluations(self.snapshot, self._then)

    @cached_property
    def ratifications(self) -> Ratifications:
        """How far countries are with Convention No. 102."""
        return health.ratifications(self.snapshot, self._then, self.filters.lang)

    @cached_property
    def timeline(self) -> Timeline:
        """What documents date of the programme as a whole."""
        return timeline.of_programme(self.snapshot)

    def timeline_of(self, iso3: str) -> Timeline:
        """What documents date of one country."""
        return timeline.of_country(self.snapshot, iso3)

    @cached_property
    def coverage(self) -> WorldCoverage:
        """The shares of people of the world and its regions with at least one benefit."""
        return health.coverage(self.snapshot)

    @cached_property
    def financing_gaps(self) -> tuple[FinancingGap, ...]:
        """What floors for all would cost more, by group of countries."""
        return health.financing_gaps(self.snapshot)

    @property
    def _then(self) -> Snapshot | None:
        return self.before.snapshot if self.before else None

    @cached_property
    def themes(self) -> Themes:
        """The thematic areas, and where they were active."""
        return themes.themes(self.snapshot, self.filters, self.every_contradiction)

    @cached_property
    def partners(self) -> Partners:
        """The funding partners that the notes of the selection name."""
        return partners.partners(self.snapshot, self.filters)

    def partner(self, partner_id: str) -> PartnerPage | None:
        """All that is reported where one partner contributes; None where no document names it by then."""
        return partners.partner(self.snapshot, self.filters.lang, partner_id, self.every_contradiction)

    @cached_property
    def multi_donor(self) -> MultiDonor:
        """The Multi-donor Programme: how it works, who funds it, what it set out to fund."""
        return multi_donor.multi_donor(self.snapshot, self.filters)

    @cached_property
    def every_contradiction(self) -> tuple[Contradiction, ...]:
        """What documents contradict each other about, whatever the filters."""
        return evidence.every_contradiction(self.snapshot, self.filters.lang)

    @cached_property
    def contradictions(self) -> Contradictions:
        """The same of the countries that the filters leave, and of the programme as a whole."""
        return evidence.contradictions(self.snapshot, self.filters, self.every_contradiction)

    def contradictions_touching(self, table: str, countries: set[str] | None) -> Contradictions:
        """Those about a table that is downloaded, and about its countries (None: the programme)."""
        return evidence.touching(self.every_contradiction, table, countries)

    @cached_property
    def completeness(self) -> Completeness:
        """How complete the evidence on the countries is that the filters leave."""
        return evidence.completeness(self.snapshot, self.filters, self.countries)

    @cached_property
    def documents(self) -> Documents:
        """The documents in the order of their precedence."""
        return evidence.documents(self.snapshot)

    @cached_property
    def monitoring(self) -> Monitoring:
        """What the programme measures, and how it is collected."""
        return evidence.monitoring(self.snapshot)
