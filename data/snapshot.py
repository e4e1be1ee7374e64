"""All that the screens need of the database, read once per database and kept as small arrays.

The cost of a filter change must not grow with the rows behind it: 50 countries × 3 steps stay 50 × 3
however many rows the tables hold, and one read of the database serves every request until it is replaced.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from data import locators
from data.engine import DatabaseMissing, version_of
from data.schema import BY_NAME, SCHEMA_VERSION
from data.tables_evidence import EVIDENCE_TABLES

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


class Source(NamedTuple):
    """A document: its title and the date it speaks of, empty where it has none."""

    title: str
    as_of: str


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

    build_id: str
    built_at: str
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
    translations: dict[str, dict[str, str]]  # English text of a table → language → the same


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame as named tuples; their types are the schema's, which pandas cannot know."""
    return frame.itertuples()


def names(row: Any) -> dict[str, str]:
    """The names of a row by language; French and Spanish fall back to English."""
    return {lang: getattr(row, f"name_{lang}", None) or row.name_en for lang in ("en", "fr", "es")}


def by_language(row: dict[str, Any], stem: str) -> dict[str, str]:
    """A text of a row of the evidence tables by language."""
    return {lang: row[f"{stem}_{lang}"] for lang in ("en", "fr", "es")}


def read(engine: Engine) -> Snapshot:
    """A snapshot of the database behind the engine.

    Raises DatabaseMissing where the tables of a finished build are not there.
    """
    try:
        with engine.connect() as connection:
            form = connection.execute(text("SELECT schema_version FROM build")).scalar()
            if str(form) != str(SCHEMA_VERSION):
                raise DatabaseMissing(f"the database has form {form}, not {SCHEMA_VERSION}")
            tables = {
                name: pd.read_sql(text(f"SELECT * FROM {name}"), connection).astype(object) for name in TABLES
            }
    except (DatabaseError, pd.errors.DatabaseError) as error:
        raise DatabaseMissing(str(error)) from error
    for name, table in tables.items():
        if lacking := {column.name for column in BY_NAME[name].columns} - set(table.columns):
            raise DatabaseMissing(f"the table {name} lacks {', '.join(sorted(lacking))}")
    frames = {name: frame.where(frame.notna(), None) for name, frame in tables.items()}
    if any(frames[name].empty for name in NEEDED):
        raise DatabaseMissing("the database holds no finished build")
    build = next(rows(frames["build"]))
    countries = _countries(frames["country"], frames["region"])
    observation, target = frames["observation"], frames["target"]
    observation = observation[observation["indicator_id"].isin(INDICATORS)]
    target = target[target["phase"] == PHASE]
    return Snapshot(
        build_id=str(build.build_id),
        built_at=str(build.built_at),
        dates=tuple(sorted(frames["funding_position"]["as_of"].unique())),
        regions=tuple(
            Region(row.region_id, names(row)) for row in rows(frames["region"].sort_values("position"))
        ),
        countries=countries,
        ordered={lang: in_order(countries, lang) for lang in ("en", "fr", "es")},
        results=_results(frames["result"]),
        explicit=_results(frames["result"], only="explicit"),
        observations={
            (row.indicator_id, row.as_of): Observation(
                row.value, None if row.reporting_countries is None else int(row.reporting_countries)
            )
            for row in rows(observation)
        },
        targets={(row.indicator_id, row.phase): row.value for row in rows(target)},
        phases={row.phase: (row.starts_on, row.ends_on) for row in rows(frames["phase"])},
        funding_usd=_funding(frames["funding_position"]),
        sources={row.source_id: Source(row.title, row.as_of or "") for row in rows(frames["source"])},
        facts={
            "result": _facts(frames["result"], "step"),
            "observation": _facts(observation, "indicator_id"),
            "target": _facts(target, "indicator_id"),
            "funding_position": _facts(frames["funding_position"], "component"),
        },
        corrections=tuple(
            Correction(
                row.table_name, row.row_key, row.source_id, row.locator, row.found, row.adopted, row.reason_en
            )
            for row in rows(frames["correction"])
        ),
        members={
            "theme": _members(frames["theme"], frames["theme_country"], "theme_id"),
            "partner": _members(frames["partner"], frames["country_partner"], "partner_id"),
        },
        tables={name: _plain(name, frames[name]) for name in TABLES},
        translations=_place_names(frames["country"])
        | {
            row.text_en: {"en": row.text_en, "fr": row.text_fr, "es": row.text_es}
            for row in rows(frames["translation"])
        },
    )


# The indicators that screens show; rows of others cost nothing but the reading.
INDICATORS = (
    *(f"step_{step}" for step in STEPS),
    "results_total",
    "countries_with_results",
    "people_legal",
    "people_effective",
    "people_adequacy",
)

NEEDED = ("build", "region", "country", "phase", "target", "funding_position")  # never empty after a build
TABLES = (
    "build",
    "source",
    "region",
    "country",
    "phase",
    "result",
    "observation",
    "target",
    "funding_position",
    "correction",
    "translation",
    "budget_line",
    "funding_approval",
    "funding_share",
    "indicator",
    "build_file",
    *(table.name for table in EVIDENCE_TABLES),
)


def _plain(table: str, frame: pd.DataFrame) -> tuple[dict[str, Any], ...]:
    """The rows of a table as dictionaries; whole numbers are whole again where some are missing."""
    whole = {column.name for column in BY_NAME[table].columns if column.kind == "integer"}
    return tuple(
        {
            name: int(value) if name in whole and value is not None else value
            for name, value in zip(frame.columns, values, strict=True)
        }
        for values in frame.itertuples(index=False, name=None)
    )


def _members(parent: pd.DataFrame, child: pd.DataFrame, key: str) -> dict[str, frozenset[str]]:
    """The countries of each row of a table, in the order of the table."""
    of_key = {value: frozenset(group) for value, group in child.groupby(key)["iso3"]}
    return {value: of_key.get(value, frozenset()) for value in parent[key]}


def _countries(country: pd.DataFrame, region: pd.DataFrame) -> tuple[Country, ...]:
    merged = country[country["is_priority"] == 1].merge(
        region[["region_id", "position"]], on="region_id", validate="many_to_one"
    )
    ordered = merged.assign(name=merged["name_en"].str.normalize("NFD")).sort_values(["position", "name"])
    return tuple(
        Country(row.iso3, row.region_id, names(row), row.latitude, row.longitude, bool(row.is_small))
        for row in rows(ordered)
    )


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


def _place_names(country: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Each country by the names that documents give it, for the places in documents."""
    return {name: names(row) for row in rows(country) for name in (row.name_en, row.name_table_3) if name}


def _results(result: pd.DataFrame, only: str = "") -> dict[str, dict[str, tuple[int, ...]]]:
    """Steps achieved by each day on which results are reported: those of that day and of all days before.

    With `only`, those that have a result of that basis.
    """
    days = result["as_of"].unique()
    kept = result[result["basis"] == only] if only else result
    return {
        day: {
            iso3: tuple(sorted(set(steps)))
            for iso3, steps in kept[kept["as_of"] <= day].groupby("iso3")["step"]
        }
        for day in days
    }


def _funding(position: pd.DataFrame) -> dict[str, dict[str, float]]:
    funding: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows(position):
        funding[row.as_of][row.component] = float(row.usd)
    return dict(funding)


def _facts(frame: pd.DataFrame, key: str) -> dict[str, tuple[Fact, ...]]:
    """The rows of a table by key, each once: rows that differ only in what they are about are one fact."""
    found: dict[str, dict[Fact, None]] = defaultdict(dict)
    for row in rows(frame):
        as_of = getattr(row, "as_of", None)  # an ambition has none
        places = [Place(row.source_id, _table(row.locator))]
        if key != "step":  # where else one country's mark is seen says nothing of the whole
            places += [Place(source_id, _table(at)) for source_id, at in locators.listed(row.also_in)]
        # What is to be said of one country's mark is said on its page, not beside the whole.
        caveat = None if key == "step" else getattr(row, "caveat", None)
        found[str(getattr(row, key))][Fact(as_of, tuple(places), caveat)] = None
    return {value: tuple(facts) for value, facts in found.items()}


def _table(locator: str) -> str:
    """`Table 3, Angola` is a place in Table 3; sections keep their words."""
    return locator.split(",", maxsplit=1)[0] if locator.startswith("Table ") else locator


def reader(engine: Engine) -> Callable[[], Snapshot]:
    """A function that gives the snapshot of the database as it is now.

    It reads again when the file was replaced, so a new position shows without a restart. It keeps nothing
    of any user. Raises DatabaseMissing, also when a database that was there is gone.
    """
    kept: list[tuple[Any, Snapshot]] = []

    def current() -> Snapshot:
        version = version_of(engine)
        held = kept[:1]
        if not held or held[0][0] != version:
            held = [(version, read(engine))]
            kept[:] = held
        return held[0][1]

    return current
