"""Every number that a reader sees, computed once: a snapshot and filters in, typed rows out.

A page, a scene, a slide, a sheet and the API draw the same answer. One module a topic; its rows are declared
in the module of the same name in `data/rows`.
"""

from functools import cached_property

from data.answers import countries, figures, people, selected
from data.answers.overview import as_of, compared_with
from data.filters import Filters
from data.rows.countries import Countries, CountryPage, Mark, Selected
from data.rows.figures import Figures
from data.rows.people import People
from data.snapshot import Snapshot


class Answers:
    """The answers for one selection on one day, each computed when it is first asked for."""

    def __init__(self, snapshot: Snapshot, filters: Filters) -> None:
        self.snapshot = snapshot.at(as_of(snapshot, filters))
        self.filters = filters

    @property
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
