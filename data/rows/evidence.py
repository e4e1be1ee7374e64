"""The rows of the evidence: what contradicts itself, how complete it is, the documents, the indicators."""

from typing import NamedTuple

from data.rows import Origin
from data.rows.countries import Known
from data.snapshot import Country

Words = dict[str, str]  # a text by language
SEVERITIES = ("high", "medium", "low")
KINDS = ("results", "explicit", "people", "partners", "themes")  # of evidence, for each country


class Contradiction(NamedTuple):
    """What documents say differently, the figure or reading that is shown, and why."""

    discrepancy_id: str
    topic: str
    severity: str
    titles: Words
    statements: Words  # places and what they say, divided by |
    adopted: Words
    reason: Words
    is_settled: bool
    touches: tuple[str, ...]  # indicators and parts of the funding position
    countries: tuple[str, ...]  # in the order of lists of countries; none: about the programme as a whole
    as_of: str | None  # the date of the newest document that it speaks of; None: it is of no date
    is_earlier: bool  # that is before the figures of its topic that are shown
    origin: Origin

    @property
    def is_high(self) -> bool:
        """Whether something goes wrong in a meeting where nobody knows of it."""
        return self.severity == SEVERITIES[0]


class Contradictions(NamedTuple):
    """The contradictions that the filters leave; those that name no country pass every filter."""

    rows: tuple[Contradiction, ...]
    total: int  # whatever the filters
    is_narrowed: bool  # whether filters leave out countries
    with_country: int  # of the rows, those that name a country
    high: int
    not_settled: int
    high_not_settled: int
    earlier: int  # those of figures before the ones shown
    high_earlier: int
    counts: dict[tuple[str, str], int]  # (topic, severity) → how many

    @property
    def without_country(self) -> int:
        """How many are about the programme as a whole."""
        return len(self.rows) - self.with_country

    @property
    def open_ones(self) -> tuple[Contradiction, ...]:
        """Those of high severity that are not settled; last those of earlier figures."""
        found = [row for row in self.rows if row.is_high and not row.is_settled]
        return tuple(sorted(found, key=lambda row: row.is_earlier))

    @property
    def grave(self) -> tuple[Contradiction, ...]:
        """Those of high severity: what is not settled, what touches a figure shown, last what is earlier."""
        high = [row for row in self.rows if row.is_high]
        return tuple(sorted(high, key=lambda row: (row.is_earlier, row.is_settled, not row.touches)))

    def of_severity(self, severity: str) -> int:
        """How many there are of one severity."""
        return sum(n for (_, one), n in self.counts.items() if one == severity)

    def of(self, topic: str, severity: str) -> tuple[Contradiction, ...]:
        """Those of one topic and severity; last those of earlier figures."""
        found = [row for row in self.rows if (row.topic, row.severity) == (topic, severity)]
        return tuple(sorted(found, key=lambda row: row.is_earlier))

    @property
    def naming(self) -> tuple[Contradiction, ...]:
        """Those that name a country: by severity, what touches few countries before what touches many."""
        found = [row for row in self.rows if row.countries]
        return tuple(sorted(found, key=lambda row: (SEVERITIES.index(row.severity), len(row.countries))))


class Note(NamedTuple):
    """What a reader has to know of a topic where the documents agree."""

    note_id: str
    topic: str
    titles: Words
    texts: Words
    origin: Origin


class CountryEvidence(NamedTuple):
    """How much is known of a country."""

    country: Country
    known: Known

    @property
    def is_complete(self) -> bool:
        """Whether there is evidence of every kind."""
        known = self.known
        return all((known.results, known.explicit, known.people.reached, known.partners, known.themes))

    @property
    def other_figures(self) -> int:
        """Figures about people that are not achieved, or in none of the three measures."""
        return self.known.people.figures - self.known.people.reached


class KindOfEvidence(NamedTuple):
    """How many countries have evidence of one kind (for `explicit`: how many results); None: not reported."""

    kind: str
    n: int | None
    of: int

    @property
    def without(self) -> int | None:
        """Of how many there is none."""
        return None if self.n is None else self.of - self.n

    @property
    def percent(self) -> float | None:
        """The share that has it, where there is one."""
        return 100 * self.n / self.of if self.n is not None and self.of else None


class Completeness(NamedTuple):
    """How complete the evidence on the countries is that the filters leave."""

    countries: tuple[CountryEvidence, ...]
    kinds: tuple[KindOfEvidence, ...]
    complete: int  # countries with evidence of every kind
    results: int | None
    explicit: int | None
    undated: int | None
    bases: dict[str, int]  # basis → results
    results_origins: tuple[Origin, ...]
    origins: tuple[Origin, ...]  # of all kinds


class Document(NamedTuple):
    """A document, or another source; `as_of` None: it gives no figures."""

    source_id: str
    titles: Words
    publisher: Words
    published_on: str | None
    as_of: str | None
    caveat: Words | None


class Documents(NamedTuple):
    """The documents in the order of their precedence, sources that give no figures, and how to read them."""

    every: tuple[Document, ...]
    notes: tuple[Note, ...]

    @property
    def with_figures(self) -> tuple[Document, ...]:
        """The documents that figures come from."""
        return tuple(one for one in self.every if one.as_of)

    @property
    def others(self) -> tuple[Document, ...]:
        """The sources of names and of the comparison."""
        return tuple(one for one in self.every if not one.as_of)


class IndicatorLink(NamedTuple):
    """An indicator of the programme, or a reference beside them, and its counterparts elsewhere."""

    is_indicator: bool
    indicator: Words
    level: Words
    programme_and_budget: Words | None
    sdg: Words | None
    origin: Origin


class Collection(NamedTuple):
    """How often something is collected, and from whom."""

    what: Words
    frequency: Words
    who: Words
    origin: Origin


class Monitoring(NamedTuple):
    """What the programme measures, and how it is collected."""

    links: tuple[IndicatorLink, ...]
    collected: tuple[Collection, ...]

    @property
    def indicators(self) -> tuple[IndicatorLink, ...]:
        """The indicators alone."""
        return tuple(one for one in self.links if one.is_indicator)

    @property
    def references(self) -> tuple[IndicatorLink, ...]:
        """What stands beside them."""
        return tuple(one for one in self.links if not one.is_indicator)
