"""An edition read as the snapshot that screens need, once for all requests."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from data import locators
from data.english import English
from data.schema import TABLES
from data.schema.columns import Table
from data.snapshot import (
    PHASE,
    STEPS,
    Announcement,
    Correction,
    Country,
    DatabaseMissing,
    Fact,
    Observation,
    Place,
    Region,
    Snapshot,
    Source,
    in_order,
)
from data.store import editions
from data.translations import LANGUAGES, by_text

# The indicators that screens show; rows of others cost nothing but the reading.
INDICATORS = (
    *(f"step_{step}" for step in STEPS),
    "results_total",
    "countries_with_results",
    "people_legal",
    "people_effective",
    "people_adequacy",
)
NEEDED = ("region", "country", "phase", "target", "funding_position")  # without these there is no screen


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame as named tuples; their types are the schema's, which pandas cannot know."""
    return frame.itertuples()


def names(row: Any) -> dict[str, str]:
    """The names of a row by language; French and Spanish fall back to English."""
    return {"en": row.name_en} | {
        lang: getattr(row, f"name_{lang}") or English(row.name_en) for lang in LANGUAGES
    }


def read(engine: Engine, edition_id: str | None = None) -> Snapshot:
    """A snapshot of an edition; of the current one where none is named.

    Raises DatabaseMissing where the store has none to show, NotUsable where the one that is named is unknown.
    """
    edition, held = editions.read(engine, edition_id)
    frames = {
        table.name: pd.DataFrame(
            held[table.name], columns=[column.name for column in table.columns], dtype=object
        )
        for table in TABLES
    }
    if any(frames[name].empty for name in NEEDED):
        raise DatabaseMissing(f"edition {edition.edition_id} has nothing to show")
    tables = {table.name: _plain(table, held[table.name]) for table in TABLES}
    countries = _countries(frames["country"], frames["region"])
    observation, target = frames["observation"], frames["target"]
    observation = observation[observation["indicator_id"].isin(INDICATORS)]
    target = target[target["phase"] == PHASE]
    return Snapshot(
        edition_id=edition.edition_id,
        made_at=edition.made_at,
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
        sources={
            row.source_id: Source(row.title, row.as_of or "", row.language) for row in rows(frames["source"])
        },
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
        announcements=_announcements(frames["observation"], max(frames["funding_position"]["as_of"])),
        members={
            "theme": _members(frames["theme"], frames["theme_country"], "theme_id"),
            "partner": _members(frames["partner"], frames["country_partner"], "partner_id"),
        },
        tables={name: _in_english(found) for name, found in tables.items()},
        translations=by_text(tables),
    )


def _plain(table: Table, held: list[tuple[Any, ...]]) -> tuple[dict[str, Any], ...]:
    """The rows of a table as dictionaries."""
    names = [column.name for column in table.columns]
    return tuple(dict(zip(names, row, strict=True)) for row in held)


def _in_english(rows: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
    """The rows of a table, English where they have no French or Spanish."""
    stems = [name.removesuffix("_en") for name in (rows[0] if rows else ()) if name.endswith("_en")]
    both = [(f"{stem}_en", f"{stem}_{lang}") for stem in stems for lang in LANGUAGES]
    pairs = [(name, other) for name, other in both if other in rows[0]]
    return tuple(
        row | {other: English(row[name]) for name, other in pairs if row[name] and row[other] is None}
        for row in rows
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


# What is announced as a total before a report gives its parts.
ANNOUNCED = ("results_total", "countries_with_results", "people_announced")


def _announcements(observation: pd.DataFrame, newest: str) -> tuple[Announcement, ...]:
    """What documents newer than the newest position say in total, the newest first."""
    found = [
        Announcement(
            row.indicator_id,
            row.as_of,
            row.value,
            row.precision,
            row.caveat,
            Place(row.source_id, row.locator),
        )
        for row in rows(observation)
        if row.indicator_id in ANNOUNCED and row.as_of > newest
    ]
    return tuple(sorted(found, key=lambda one: (one.as_of, -ANNOUNCED.index(one.indicator_id)), reverse=True))


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
