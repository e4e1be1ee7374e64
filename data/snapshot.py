"""All that the screens need of an edition, as small arrays.

The cost of a filter change must not grow with the rows behind it: 50 countries × 3 steps stay 50 × 3
however many rows the tables hold. How it is read: `data/store/snapshot.py`.
"""

import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

from data.translations import Translations

STEPS = (1, 2, 3)
PHASE = 2  # the phase that the product reports on


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
    """A document: its title, in the language in which it was published, and the date it speaks of."""

    title: str
    as_of: str
    language: str


class Correction(NamedTuple):
    table: str
    row_key: str
    source_id: str
    locator: str
    found: str
    adopted: str | None  # None: the figure is not used at all
    reason: str


class Snapshot(NamedTuple):
    """One position of the programme as plain values; see the fields' comments for keys and units."""

    edition_id: str
    made_at: str
    dates: tuple[str, ...]  # as-of dates with a funding position, oldest first
    regions: tuple[Region, ...]
    countries: tuple[Country, ...]  # the priority countries, by region, then in the order of Table 1
    ordered: dict[str, tuple[Country, ...]]  # language → the same, by region, then by their names in it
    results: dict[str, dict[str, tuple[int, ...]]]  # as_of → iso3 → steps achieved by then in the phase
    explicit: dict[str, dict[str, tuple[int, ...]]]  # of these, the steps that the country note states itself
    observations: dict[tuple[str, str], Observation]  # (indicator, as_of)
    targets: dict[tuple[str, int], float]  # (indicator, phase)
    phases: dict[int, tuple[str, str]]  # phase → first and last day
    funding_usd: dict[str, dict[str, float]]  # as_of → component → US$
    sources: dict[str, Source]
    facts: dict[str, dict[str, tuple[Fact, ...]]]  # table → value of its key column → rows
    corrections: tuple[Correction, ...]
    members: dict[str, dict[str, frozenset[str]]]  # theme or partner → its ids → iso3 of its countries
    tables: dict[str, tuple[dict[str, Any], ...]]  # evidence table → its rows as the schema has them
    translations: Translations  # English text of a table → language → the same
    announcements: tuple[Announcement, ...] = ()  # the newest first
    newer: str = ""  # the current edition, where this is an earlier one


class DatabaseMissing(Exception):
    """There is no database to read, or what is there is not one of ours, or it is damaged."""


def by_language(row: dict[str, Any], stem: str) -> dict[str, str]:
    """A text of a row of the evidence tables by language."""
    return {lang: row[f"{stem}_{lang}"] for lang in ("en", "fr", "es")}


Reader = Callable[[str], Snapshot]  # the query of an address → what it shows; it may raise DatabaseMissing


def in_order(countries: tuple[Country, ...], lang: str) -> tuple[Country, ...]:
    """The countries by region, then by their names in a language: every list is in this order."""
    regions = list(dict.fromkeys(country.region_id for country in countries))
    return tuple(
        sorted(
            countries, key=lambda country: (regions.index(country.region_id), letters(country.names[lang]))
        )
    )


def letters(name: str) -> str:
    """What names are sorted by: their letters, whatever accents they carry."""
    return unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode().casefold()
