"""An edition read as the snapshot that screens need, once for all requests."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from data import locators
from data.rows.editions import Edition
from data.schema import TABLES
from data.schema.columns import Table
from data.snapshot import (
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
    by_language,
    by_region,
)
from data.store import editions
from data.store.in_force import ALWAYS, Row, Tables, held, parted
from data.translations import LANGUAGES, Translations, by_text
from data.untranslated import English

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
    """The names of a row by language."""
    return {lang: getattr(row, f"name_{lang}") for lang in ("en", "fr", "es")}


def read(engine: Engine, edition_id: str | None = None) -> Snapshot:
    """A snapshot of an edition at its newest position; of the current edition where none is named.

    Raises DatabaseMissing where the store has none to show, NotUsable where the one that is named is unknown.
    """
    edition, kept = editions.read(engine, edition_id)
    tables = {table.name: _plain(table, kept[table.name]) for table in TABLES}
    if not all(tables[name] for name in NEEDED):
        raise DatabaseMissing(f"edition {edition.edition_id} has nothing to show")
    translations = by_text(tables)
    tables = {name: _in_english(found) for name, found in tables.items()}
    # A position is a day with results by country or with money that was known on it.
    dates = tuple(
        sorted(
            {
                row["as_of"]
                for name in ("result", "funding_position")
                for row in tables[name]
                if row["holds_from"] <= row["as_of"]
            }
        )
    )
    ever = {
        "countries": {
            row["iso3"]: by_language(row, "name") for row in tables["country"] if row["is_priority"]
        },
        "partners": {row["partner_id"]: by_language(row, "name") for row in tables["partner"]},
    }

    known, announced = parted(tables, dates[-1])
    nothing: Tables = dict.fromkeys(announced, ())

    @cache
    def known_on(day: str) -> Snapshot:
        is_newest = day == dates[-1]
        holding = held(known, ALWAYS if is_newest else day)
        later = announced if is_newest else nothing
        return _snapshot(edition, holding, later, translations, day, dates, known_on)._replace(ever=ever)

    return known_on(dates[-1])


def _snapshot(
    edition: Edition,
    tables: Tables,
    later: Tables,
    translations: Translations,
    day: str,
    dates: tuple[str, ...],
    known_on: Callable[[str], Snapshot],
) -> Snapshot:
    """What the rows that hold on a day say of it."""
    frames = {
        table.name: pd.DataFrame(
            tables[table.name], columns=[column.name for column in table.columns], dtype=object
        )
        for table in TABLES
    }
    phases = {row.phase: (row.starts_on, row.ends_on) for row in rows(frames["phase"])}
    phase = under_way(phases, day)
    first, last = phases[phase]
    countries = _countries(frames["country"], frames["region"])
    result = _between(frames["result"], first, min(day, last))
    funding = _between(frames["funding_position"], first, min(day, last))
    funding = funding[funding["as_of"] == funding["as_of"].max()]
    every = frames["observation"]
    every = every[every["indicator_id"].isin(INDICATORS)]
    observation = _between(every, first, min(day, last)).sort_values("as_of", kind="stable")
    observation = observation.drop_duplicates("indicator_id", keep="last")
    target = frames["target"]
    target = target[target["phase"] == phase]
    # A row that is known only after its own day makes no position: others may have nothing of that day.
    positions = result[result["holds_from"] <= result["as_of"]]["as_of"]
    results_as_of = None if result.empty else str((result["as_of"] if positions.empty else positions).max())
    return Snapshot(
        edition_id=edition.edition_id,
        made_at=edition.made_at,
        day=day,
        dates=dates,
        phase=phase,
        phases=phases,
        regions=tuple(
            Region(row.region_id, names(row)) for row in rows(frames["region"].sort_values("position"))
        ),
        countries=countries,
        ordered={lang: by_region(countries, lang) for lang in ("en", "fr", "es")},
        results=_of_results(result, "step"),
        bases=_of_results(result, "basis"),
        results_as_of=results_as_of,
        observations={
            row.indicator_id: Observation(
                row.value,
                None if row.reporting_countries is None else int(row.reporting_countries),
                row.as_of,
            )
            for row in rows(observation)
        },
        targets={row.indicator_id: row.value for row in rows(target)},
        funding_usd={row.component: float(row.usd) for row in rows(funding)},
        funding_as_of=None if funding.empty else str(funding["as_of"].max()),
        sources={
            row.source_id: Source(row.title, row.as_of or "", row.language, row.short_name or row.title)
            for row in rows(frames["source"])
        },
        facts={
            "result": _facts(result, "step"),
            "observation": _facts(observation, "indicator_id"),
            "target": _facts(target, "indicator_id"),
            "funding_position": _facts(funding, "component"),
        },
        corrections=tuple(
            Correction(
                *(row.table_name, row.row_key, row.source_id, row.locator, row.found, row.adopted),
                *(row.reason_en, row.discrepancy_id),
            )
            for row in rows(frames["correction"])
        ),
        announcements=_announcements((*tables["observation"], *later["observation"]), results_as_of or first),
        members={
            "theme": _members(frames["theme"], frames["theme_country"], "theme_id"),
            "partner": _members(frames["partner"], frames["country_partner"], "partner_id"),
        },
        tables=tables,
        later=later,
        ever={},
        translations=translations,
        known_on=known_on,
    )


def under_way(phases: dict[int, tuple[str, str]], day: str) -> int:
    """The phase under way on a day: the last one that has begun, before all of them the first."""
    return max((phase for phase, (first, _) in phases.items() if first <= day), default=min(phases))


def _between(frame: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """The rows of the days from the first to the last."""
    return frame[(frame["as_of"] >= first) & (frame["as_of"] <= last)]


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


def _of_results(result: pd.DataFrame, column: str) -> dict[str, tuple[Any, ...]]:
    """What a column says of each result by country, in the order of the steps."""
    in_order = result.sort_values("step", kind="stable")
    return {str(iso3): tuple(values) for iso3, values in in_order.groupby("iso3")[column]}


# What is announced as a total before a report gives its parts.
ANNOUNCED = ("results_total", "countries_with_results", "people_announced")


def _announcements(observations: Iterable[Row], newest: str) -> tuple[Announcement, ...]:
    """What documents say in total of later days than the newest results, the newest first."""
    found = [
        Announcement(
            row["indicator_id"],
            row["as_of"],
            row["value"],
            row["precision"],
            row["caveat"],
            Place(row["source_id"], row["locator"]),
        )
        for row in observations
        if row["indicator_id"] in ANNOUNCED and row["as_of"] > newest
    ]
    return tuple(sorted(found, key=lambda one: (one.as_of, -ANNOUNCED.index(one.indicator_id)), reverse=True))


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
