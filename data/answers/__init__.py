"""Every number that a reader sees, computed once: a snapshot and filters in, typed rows out.

A page, a scene, a slide, a sheet and the API draw the same answer. One module a topic; its rows are declared
in the module of the same name in `data/rows`.
"""

from functools import cached_property

from data.answers import countries, evidence, figures, multi_donor, partners, people, selected, themes
from data.answers.overview import as_of, compared_with
from data.filters import Filters
from data.rows.countries import Countries, CountryPage, Mark, Selected
from data.rows.evidence import Completeness, Contradiction, Contradictions, Documents, Monitoring
from data.rows.figures import Figures
from data.rows.partners import MultiDonor, PartnerPage, Partners
from data.rows.people import People
from data.rows.themes import Themes
from data.snapshot import Snapshot


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
    def countries(self) -> Countries:
        """The countries that the filters leave, and how much is known of each."""
        return countries.countries(self.snapshot, self.filters)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Each step of the countries on the screen with its results, or that there is none."""
        return countries.marks(self.snapshot, self.filters)

    def country(self, iso3: str) -> CountryPage | None:
        """All that is known of one country; None where it is no priority country on the day."""
        is_priority = any(one.iso3 == iso3 for one in self.snapshot.countries)
        return countries.country(self.snapshot, self.filters, iso3) if is_priority else None

    @cached_property
    def selected(self) -> Selected:
        """What is reported of the countries that the filters leave."""
        return selected.selected(self.snapshot, self.filters)

    @cached_property
    def people(self) -> People:
        """The measures of people reached, and the figures of countries behind them."""
        return people.people(self.snapshot, self.filters)

    @cached_property
    def figures(self) -> Figures:
        """The figures of the documents that fit no other table."""
        return figures.figures(self.snapshot, self.filters)

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

    @cached_property
    def completeness(self) -> Completeness:
        """How complete the evidence on the countries is that the filters leave."""
        return evidence.completeness(self.snapshot, self.countries)

    @cached_property
    def documents(self) -> Documents:
        """The documents in the order of their precedence."""
        return evidence.documents(self.snapshot)

    @cached_property
    def monitoring(self) -> Monitoring:
        """What the programme measures, and how it is collected."""
        return evidence.monitoring(self.snapshot)
