"""A row holds from its day until a newer one of its key, or an end, says otherwise."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from data.schema import BY_NAME, TABLES
from data.store.engine import open_engine
from data.store.in_force import ALWAYS, Tables, held, newest
from data.store.snapshot import read
from data.untranslated import as_stored
from tests.small import SMALL

Row = dict[str, Any]


def country(iso3: str, since: str, listed: int, until: str | None = None) -> Row:
    return {"iso3": iso3, "is_priority": listed, "holds_from": since, "holds_until": until}


def partner(place: int, name: str, since: str, iso3: str = "AAA") -> Row:
    return {"iso3": iso3, "position": place, "partner_id": name, "holds_from": since, "holds_until": None}


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        ("2020-12-31", []),
        ("2021-01-01", [("AAA", 1), ("BBB", 1)]),
        ("2025-12-31", [("AAA", 1), ("BBB", 1)]),
        ("2026-01-01", [("AAA", 0), ("BBB", 1), ("CCC", 1)]),
        ("2028-01-01", [("AAA", 0), ("CCC", 1)]),
        (ALWAYS, [("AAA", 0), ("CCC", 1)]),
    ],
)
def test_the_newest_row_of_a_key_holds_until_its_end(day: str, listed: list[tuple[str, int]]) -> None:
    rows = (
        country("AAA", "2021-01-01", 1),
        country("BBB", "2021-01-01", 1, until="2028-01-01"),
        country("AAA", "2026-01-01", 0),
        country("CCC", "2026-01-01", 1),
    )
    found = newest(BY_NAME["country"], rows, day)
    assert sorted((row["iso3"], row["is_priority"]) for row in found) == listed


def test_a_list_that_begins_anew_replaces_the_one_before() -> None:
    """Partners one to three; then a new list of two, without the third; then a list that goes on."""
    rows = (
        *(partner(place, name, "2022-12-31") for place, name in enumerate(("one", "two", "gone"), 1)),
        partner(1, "one", "2022-12-31", "BBB"),
        *(partner(place, name, "2024-12-31") for place, name in enumerate(("one", "new"), 1)),
        partner(3, "later", "2025-06-30"),
    )

    def named(day: str) -> list[str]:
        return [
            row["partner_id"] for row in newest(BY_NAME["country_partner"], rows, day) if row["iso3"] == "AAA"
        ]

    assert named("2023-01-01") == ["one", "two", "gone"]
    assert named("2024-12-31") == ["one", "new"]
    assert named("2025-12-31") == ["one", "new", "later"]
    assert len(newest(BY_NAME["country_partner"], rows, ALWAYS)) == 4  # BBB keeps its list


def test_what_is_said_of_a_country_later_replaces_all_that_was() -> None:
    """A country that has ratified is not promised any more."""
    rows = tuple(
        {"iso3": iso3, "status": status, "holds_from": since, "holds_until": None}
        for iso3, status, since in (
            ("AAA", "committed", "2022-12-31"),
            ("AAA", "assessment", "2022-12-31"),
            ("BBB", "promoted", "2022-12-31"),
            ("AAA", "ratified", "2024-12-31"),
        )
    )
    table = BY_NAME["ratification"]
    assert [row["status"] for row in newest(table, rows, "2023-01-01")] == [
        "committed",
        "assessment",
        "promoted",
    ]
    assert [row["status"] for row in newest(table, rows, "2025-01-01")] == ["promoted", "ratified"]


def tables(**rows: list[Row]) -> Tables:
    """Tables with these rows and what every row has."""
    return {
        table.name: tuple(
            {column.name: None for column in table.columns}
            | {"source_id": "old", "locator": "Table 1", "holds_from": "2021-01-01"}
            | row
            for row in rows.get(table.name, [])
        )
        for table in TABLES
    }


SOURCES: list[Row] = [
    {"source_id": "old", "as_of": "2021-10-07"},
    {"source_id": "new", "as_of": "2022-12-31"},
    {"source_id": "names", "as_of": None},
]


def test_no_document_of_a_later_day_is_named() -> None:
    """A row that two documents give names the one that was known; the other joins when it is there."""
    both = tables(
        source=SOURCES,
        phase=[
            {"phase": 2, "source_id": "new", "locator": "Section 1", "also_in": "old: Table 1; names: ISO"}
        ],
        correction=[{"correction_id": "one", "source_id": "new"}],
    )
    then, now = held(both, "2021-10-07"), held(both, "2022-12-31")
    assert [(row["source_id"], row["locator"], row["also_in"]) for row in then["phase"]] == [
        ("old", "Table 1", "names: ISO")
    ]
    assert [(row["source_id"], row["also_in"]) for row in now["phase"]] == [
        ("new", "old: Table 1; names: ISO")
    ]
    assert [row["source_id"] for row in then["source"]] == ["old", "names"]
    assert (len(then["correction"]), len(now["correction"])) == (0, 1)


def test_what_refers_to_what_does_not_hold_does_not_hold() -> None:
    found = tables(
        source=SOURCES,
        country=[{"iso3": "AAA"}, {"iso3": "BBB", "holds_from": "2022-12-31"}],
        partner=[{"partner_id": "one"}],
        country_partner=[
            {"iso3": iso3, "position": place, "partner_id": "one"}
            for place, iso3 in enumerate(("AAA", "BBB"), 1)
        ],
    )
    assert [row["iso3"] for row in held(found, "2022-01-01")["country_partner"]] == ["AAA"]
    assert [row["iso3"] for row in held(found, "2022-12-31")["country_partner"]] == ["AAA", "BBB"]


def test_the_views_of_the_database_show_what_holds_now(make_store: Callable[..., str]) -> None:
    """BBB leaves the list, and AAA has new partners: SQL and screens see the same."""
    moved = next(row for row in SMALL["country"] if row["iso3"] == "BBB")
    url = make_store(
        country=[*SMALL["country"], moved | {"is_priority": 0, "holds_from": "2024-12-31"}],
        partner=[*SMALL["partner"], {"partner_id": "newcomer", "name_en": "NEWCOMER"}],
        country_partner=[
            *SMALL["country_partner"],
            {"iso3": "AAA", "position": 2, "partner_id": "lender"},
            {"iso3": "AAA", "position": 1, "partner_id": "newcomer", "holds_from": "2024-12-31"},
            {"iso3": "DDD", "position": 1, "partner_id": "giver", "holds_until": "2023-01-01"},
        ],
    )
    snapshot = read(open_engine(url))
    with open_engine(url).connect() as connection:
        for name in ("country", "country_partner", "result", "funding_position", "source"):
            columns = ", ".join(f'"{column.name}"' for column in BY_NAME[name].columns)
            rows = {tuple(row) for row in connection.execute(text(f'SELECT {columns} FROM "{name}"'))}
            # Where French is missing, the snapshot has English in its place.
            assert rows == {tuple(map(as_stored, row.values())) for row in snapshot.tables[name]}, name
    assert "BBB" not in {one.iso3 for one in snapshot.countries}
    assert [row["partner_id"] for row in snapshot.tables["country_partner"]] == ["lender", "newcomer"]
