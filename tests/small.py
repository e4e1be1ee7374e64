"""A programme small enough to be counted by hand, and how its rows become an edition."""

from collections.abc import Callable
from typing import Any

from data import schema
from data.schema.columns import BEGINNING, Column
from data.snapshot import Snapshot
from data.store import editions
from data.store.engine import open_engine, writing

# Three regions, five countries (and one that is not a
# priority country), six results, two positions of which only the later one has results.
COUNTRIES = {"CCC": "south", "BBB": "south", "AAA": "south", "EEE": "north", "DDD": "north", "XXX": "north"}
STEPS = {"AAA": (1, 2, 3), "BBB": (3,), "DDD": (1, 3)}
AMBITIONS = {
    "step_1": 4,
    "step_2": 5,
    "step_3": 3,
    "countries_with_results": 5,
    "people_legal": 10_000_000,
    "people_effective": 20_000_000,
    "people_adequacy": 1_000_000,
}
FUNDING = {
    "2021-10-07": {"required": 100, "mobilized_before": 40, "gap": 60},
    "2022-12-31": {"required": 100, "mobilized_before": 40, "mobilized_since": 15, "gap": 45},
}
MADE_AT = "2026-01-02T03:04:05.000+00:00"
SMALL: dict[str, list[dict[str, Any]]] = {
    "source": [{"source_id": "report", "position": 1, "title": "The report"}],
    "region": [
        {"region_id": name, "position": place, "name_en": name.upper()}
        for place, name in enumerate(("south", "north", "empty"), 1)
    ],
    "country": [
        {"iso3": iso3, "region_id": region, "is_priority": int(iso3 != "XXX"), "name_en": f"Land of {iso3}"}
        for iso3, region in COUNTRIES.items()
    ],
    "phase": [{"phase": 2, "starts_on": "2021-01-01", "ends_on": "2025-12-31"}],
    "indicator": [{"indicator_id": name, "position": place} for place, name in enumerate(AMBITIONS, 1)],
    "result": [
        {
            "result_id": f"{iso3}-{step}",
            "iso3": iso3,
            "step": step,
            "period": "2021-22",
            "as_of": "2022-12-31",
        }
        for iso3, steps in STEPS.items()
        for step in steps
    ],
    "observation": [
        {"indicator_id": "people_legal", "as_of": "2022-12-31", "value": 5_000_000, "reporting_countries": 2}
    ],
    "target": [
        {"indicator_id": name, "phase": 2, "value": value, "due": "2025-12-31"}
        for name, value in AMBITIONS.items()
    ],
    "funding_position": [
        {"as_of": as_of, "component": component, "usd": usd}
        for as_of, position in FUNDING.items()
        for component, usd in position.items()
    ],
    "theme": [{"theme_id": "health", "name_en": "Health protection", "label_en": "Health"}],
    "theme_country": [{"theme_id": "health", "iso3": "AAA"}, {"theme_id": "health", "iso3": "DDD"}],
    "partner": [{"partner_id": name, "name_en": name.upper()} for name in ("giver", "lender")],
    "country_partner": [
        {"iso3": iso3, "position": 1, "partner_id": partner}
        for iso3, partner in (("AAA", "giver"), ("BBB", "lender"))
    ],
}


def filled(column: Column, row: dict[str, Any]) -> Any:
    """A valid value for a column that a literal row leaves out because it does not matter there."""
    if column.nullable:
        return None
    if column.choices:
        return column.choices[0]
    given = {
        "source_id": "report",
        "holds_from": row.get("as_of", BEGINNING),
        "locator": f"Table 1, {' '.join(map(str, row.values()))}",
    }
    return given.get(column.name, 1 if column.is_number else column.name)


NOT_SHARED = ("known_on", "history")  # what reads another day or edition, and the acts of one store


def values(snapshot: Snapshot) -> dict[str, Any]:
    """The fields of a snapshot that two stores may share."""
    return {name: value for name, value in snapshot._asdict().items() if name not in NOT_SHARED}


def publish(url: str, tables: dict[str, list[dict[str, Any]]], at: str = MADE_AT) -> str:
    """The edition with these rows, current in the store at an address."""
    content = {
        table.name: [
            tuple(row.get(column.name, filled(column, row)) for column in table.columns)
            for row in tables.get(table.name, [])
        ]
        for table in schema.TABLES
    }
    return publish_rows(url, content, at)


def publish_rows(url: str, content: editions.Rows, at: str = MADE_AT) -> str:
    """The edition with these rows of all tables, current in the store at an address."""
    with writing(url) as connection:
        editions.prepare(connection)
        edition = editions.add(connection, content, by="a test", note="small", package=b"none", at=at)
        editions.make_current(connection, edition.edition_id, by="a test", note="small", kind="publish")
    return edition.edition_id


def publish_changed(
    source: str, url: str, columns: set[tuple[str, str]], change: Callable[[str], str]
) -> str:
    """The current edition of one store in another, with every text in these columns changed."""
    _, rows = editions.read(open_engine(source))
    content = {}
    for table in schema.TABLES:
        places = {n for n, column in enumerate(table.columns) if (table.name, column.name) in columns}
        content[table.name] = [
            tuple(
                change(cell) if place in places and cell is not None else cell
                for place, cell in enumerate(row)
            )
            for row in rows[table.name]
        ]
    return publish_rows(url, content)
