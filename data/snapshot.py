"""All that the screens need of an edition, as small arrays.

The cost of a filter change must not grow with the rows behind it: 50 countries × 3 steps stay 50 × 3
however many rows the tables hold. How it is read: `data/store/snapshot.py`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from data.collation import sort_key
from data.translations import Translations

STEPS = (1, 2, 3)


class Region(NamedTuple):
    region_id: str
    names: dict[str, str]


class Country(NamedTuple):
    iso3: str
    region_id: str
    names: dict[str, str]
    latitude: float
    longitude: float
    is_small: bool


class Observation(NamedTuple):
    value: float
    reporting_countries: int | None
    as_of: str


class Place(NamedTuple):
    """Where a figure stands: a document and the table or section in it."""

    source_id: str
    locator: str


class Fact(NamedTuple):
    """One row behind a figure: the date it speaks of (None: an ambition), its places, its caveat."""

    as_of: str | None
    places: tuple[Place, ...]
    caveat: str | None


class Announcement(NamedTuple):
    """A figure newer than the newest position and too coarse to be one: a total without its parts."""

    indicator_id: str
    as_of: str  # the day of the announcement
    value: float
    precision: str
    caveat: str | None
    place: Place


class Source(NamedTuple):
    """A document: its title in its own language, its date, and what it is called beside a figure."""

    title: str
    as_of: str
    language: str
    short_name: str


class Correction(NamedTuple):
    table: str
    row_key: str
    source_id: str
    locator: str
    found: str
    adopted: str | None  # None: the figure is not used at all
    reason: str
    discrepancy_id: str | None  # the contradiction that tells of it, where a page names the other figure


Rows = dict[str, tuple[dict[str, Any], ...]]  # table → its rows as the schema has them


class Act(NamedTuple):
    """Who made which edition current, when and why: `publish` or `rollback`."""

    act_id: int
    at: str
    by: str
    kind: str
    edition_id: str
    note: str


class Published(NamedTuple):
    """An edition that readers have seen; `based_on` is the one that was current when it was made."""

    edition_id: str
    made_at: str
    made_by: str
    note: str
    based_on: str | None


class History(NamedTuple):
    """What was ever published, the newest first, and what opens one of these editions again."""

    acts: tuple[Act, ...] = ()
    editions: tuple[Published, ...] = ()
    opened: "Callable[[str], Snapshot] | None" = None  # None: there is no store to read from


class Snapshot(NamedTuple):
    """What was known of the programme on one day, as plain values; the fields' comments say keys and units.

    `at` gives the same edition as it was known on another day.
    """

    edition_id: str
    made_at: str
    day: str  # the as-of date that it answers for
    dates: tuple[str, ...]  # the positions of the edition, oldest first, later ones too
    phase: int  # the one under way on that day
    phases: dict[int, tuple[str, str]]  # phase → first and last day
    regions: tuple[Region, ...]
    countries: tuple[Country, ...]  # the priority countries, by region, then in the order of their list
    ordered: dict[str, tuple[Country, ...]]  # language → the same, by region, then by their names in it
    results: dict[str, tuple[int, ...]]  # iso3 → the step of each result of the phase, in order
    bases: dict[str, tuple[str | None, ...]]  # iso3 → how firmly the report supports each of them
    results_as_of: str | None  # the newest day for which results of the phase are reported
    observations: dict[str, Observation]  # indicator → its newest value of the phase
    targets: dict[str, float]  # indicator → the ambition of the phase
    funding_usd: dict[str, float]  # component → US$, at the newest position of the phase
    funding_as_of: str | None  # the day of that position
    sources: dict[str, Source]
    facts: dict[str, dict[str, tuple[Fact, ...]]]  # table → value of its key column → rows in force
    corrections: tuple[Correction, ...]
    members: dict[str, dict[str, frozenset[str]]]  # theme or partner → its ids → iso3 of its countries
    tables: Rows  # the rows that hold
    later: Rows  # at the newest position: rows of newer documents, which can only announce
    ever: dict[str, dict[str, dict[str, str]]]  # countries or partners of any day → id → name by language
    translations: Translations  # English text of a table → language → the same
    announcements: tuple[Announcement, ...]  # since the newest results, the newest first
    known_on: Callable[[str], "Snapshot"]
    newer: str = ""  # the current edition, where this is another one
    is_draft: bool = False  # an edition that was never published
    history: History = History()  # of the whole store, whichever edition this is

    def at(self, day: str) -> "Snapshot":
        """The same edition as it was known on one of its `dates`; on the newest one, all that is known."""
        if day == self.day:
            return self
        return self.known_on(day)._replace(newer=self.newer, is_draft=self.is_draft, history=self.history)

    def edition(self, edition_id: str) -> "Snapshot":
        """An edition that was ever published, at its newest position. Raises KeyError for any other."""
        if edition_id == self.edition_id:
            return self.at(self.dates[-1])
        if self.history.opened is None or edition_id not in {one.edition_id for one in self.history.editions}:
            raise KeyError(edition_id)
        return self.history.opened(edition_id)


class DatabaseMissing(Exception):
    """There is no database to read, or what is there is not one of ours, or it is damaged."""


class DatabaseBusy(DatabaseMissing):
    """The database is there and cannot be read just now: somebody locked it, or its disk is full."""


def by_language(row: dict[str, Any], stem: str) -> dict[str, str]:
    """A text of a row of the evidence tables by language."""
    return {lang: row[f"{stem}_{lang}"] for lang in ("en", "fr", "es")}


Reader = Callable[[str], Snapshot]  # the query of an address → what it shows; it may raise DatabaseMissing


def by_region(countries: tuple[Country, ...], lang: str) -> tuple[Country, ...]:
    """The countries by region, then by their names in a language: every list is in this order."""
    regions = list(dict.fromkeys(country.region_id for country in countries))

    def place(country: Country) -> tuple[int, bytes]:
        return regions.index(country.region_id), sort_key(lang, country.names[lang])

    return tuple(sorted(countries, key=place))
