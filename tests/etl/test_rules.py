"""What holds at every date: each breach is one fault at its row, whatever the report."""

from dataclasses import replace
from typing import Any

import pytest

from data.schema import BY_NAME, TABLES
from data.schema.columns import BEGINNING
from data.store.editions import Rows as Stored
from etl import cautions, rules
from etl.correct import Rows
from etl.extract import Row
from etl.faults import table_of
from etl.readers.origins import Origin, with_cells
from etl.stored import stored

PHASES = [
    {"phase": 2, "starts_on": "2021-01-01", "ends_on": "2025-12-31", "countries_planned": 2},
    {"phase": 3, "starts_on": "2026-01-01", "ends_on": "2030-12-31", "countries_planned": 2},
]
GOOD: dict[str, list[dict[str, Any]]] = {
    "source": [{"source_id": "report", "as_of": "2022-12-31"}],
    "region": [{"region_id": "south", "priority_countries": 2}],
    "country": [
        {"iso3": iso3, "region_id": "south", "is_priority": int(iso3 != "CCC")}
        for iso3 in ("AAA", "BBB", "CCC")
    ],
    "phase": PHASES[:1],
    "result": [
        {"iso3": iso3, "step": step, "period": "2021-22", "as_of": "2022-12-31", "basis": "unclear"}
        for iso3, step in (("AAA", 1), ("AAA", 1), ("BBB", 3))
    ],
    "observation": [
        {"indicator_id": name, "as_of": "2022-12-31", "value": value, "precision": "as_printed"}
        for name, value in {
            "step_1": 2,
            "step_2": 0,
            "step_3": 1,
            "results_total": 3,
            "countries_with_results": 2,
            "people_legal": 31_400_000,
        }.items()
    ],
    "target": [
        {"indicator_id": name, "phase": phase, "value": 5} for name in rules.NEEDED for phase in (2, 3)
    ],
    "budget_line": [
        {"phase": 2, "pillar": pillar, "usd": usd, "printed_pct": usd}
        for pillar, usd in (("country", 80), ("thematic", 20))
    ],
    "funding_position": [
        {"as_of": "2022-12-31", "component": component, "usd": usd}
        for component, usd in (("required", 100), ("mobilized_before", 70), ("gap", 30))
    ],
    "funding_share": [
        {"period": "2022", "dimension": "source", "category": name, "percent": 50} for name in ("one", "two")
    ],
    "printed_total": [
        {
            "total_id": "both",
            "table_name": "funding_position",
            "column_name": "usd",
            "row_keys": "2022-12-31|mobilized_before; 2022-12-31|gap",
            "total": 100,
        }
    ],
}


def typed(**changed: list[dict[str, Any]]) -> Rows:
    """Rows as `etl.transform` types them; what a literal row leaves out is empty."""
    tables = GOOD | changed
    return {
        table.name: [
            Row(
                table.name,
                f"report/{table.name}.csv",
                number,
                {column.name: None for column in table.columns}
                | ({"holds_from": row.get("as_of", "2021-01-01")} if BY_NAME[table.name].is_dated else {})
                | row,
            )
            for number, row in enumerate(tables.get(table.name, []), 2)
        ]
        for table in TABLES
    }


def altered(table: str, place: int, **cells: Any) -> dict[str, list[dict[str, Any]]]:
    """A table of the good rows with some cells of one row changed."""
    return {table: [row | cells if n == place else row for n, row in enumerate(GOOD[table])]}


def test_good_rows_have_no_fault() -> None:
    assert list(rules.faults(typed(), set())) == []
    assert list(cautions.warnings(typed(), set())) == []


@pytest.mark.parametrize(
    ("changed", "table", "column", "words"),
    [
        (altered("observation", 0, value=99), "observation", "value", "2 as the sum of the parts"),
        (altered("observation", 3, value=12), "observation", "value", "3 as the sum of the parts"),
        (altered("observation", 4, value=3), "observation", "value", "2 as the sum of the parts"),
        (altered("region", 0, priority_countries=3), "region", "priority_countries", "2 as the sum"),
        (altered("phase", 0, countries_planned=50), "phase", "countries_planned", "2 as the sum"),
        (altered("funding_position", 2, usd=31), "funding_position", "usd", "30 as the sum of the parts"),
        (altered("budget_line", 0, usd=81), "funding_position", "usd", "101 as the sum of the parts"),
        (altered("budget_line", 0, printed_pct=81), "budget_line", "printed_pct", "101 as the sum"),
        (altered("funding_share", 1, percent=49), "funding_share", "percent", "99 as the sum of the parts"),
        (altered("printed_total", 0, total=85), "printed_total", "total", "100 as the sum of the parts"),
        (altered("result", 0, period="2023-24"), "result", "period", '"2023-24"'),
        (altered("result", 0, iso3="CCC"), "result", "iso3", '"CCC"'),
        (altered("observation", 0, as_of="2124-12-31"), "observation", "as_of", '"2124-12-31"'),
        (altered("target", 0, value=None), "phase", "phase", '"2"'),
        (altered("result", 0, basis="explicit", changed_on="2020-05"), "result", "changed_on", '"2020-05"'),
        (altered("result", 0, basis="earlier_period", changed_on="2022"), "result", "changed_on", '"2022"'),
    ],
)
def test_a_breach_is_a_fault_at_its_row(
    changed: dict[str, list[dict[str, Any]]], table: str, column: str, words: str
) -> None:
    found = [
        fault
        for fault in rules.faults(typed(**changed), set())
        if (fault.file, fault.column) == (f"report/{table}.csv", column) and words in fault.found
    ]
    assert len(found) >= 1
    # A total with a part too many is named too, where one follows from the other.
    assert len([*rules.faults(typed(**changed), set())]) <= 2


def test_a_result_outside_its_period_names_both_cells() -> None:
    """Mostly it is the period that was copied from the row above."""
    (fault,) = rules.faults(typed(**altered("result", 0, period="2019-20")), set())
    origin = Origin("book.xlsx/result", (None, 17), {"period": 4, "as_of": 3})
    (seen,) = with_cells([replace(fault, file=origin.file, row=17)], {"report/result.csv": origin})
    assert (seen.cell, seen.found) == ("D17", '"2019-20"')
    assert seen.expected == (
        "a period with 2022-12-31, such as 2021-22; or in cell C17, as_of: a day of 2019-20"
    )


def test_a_table_with_faults_upsets_no_rule() -> None:
    wrong = typed(**altered("observation", 0, value=99))
    assert [*rules.faults(wrong, {"result"})] != [*rules.faults(wrong, set())]
    assert [*rules.faults(wrong, {"result", "observation"})] == []


def test_a_total_without_its_parts_is_no_fault() -> None:
    announced = {
        "indicator_id": "results_total",
        "as_of": "2025-03-27",
        "value": 148,
        "precision": "as_printed",
    }
    alone = [
        {"as_of": "2024-12-31", "component": name, "usd": usd}
        for name, usd in (("required", 100), ("gap", 9))
    ]
    changed = typed(
        observation=[*GOOD["observation"], announced],
        funding_position=[*GOOD["funding_position"], *alone],
    )
    assert list(rules.faults(changed, set())) == []


def test_results_are_counted_within_their_phase() -> None:
    """Phase III begins at nought: one result is one, whatever phase II achieved."""
    later = {"iso3": "BBB", "step": 1, "period": "2026", "as_of": "2026-12-31", "basis": "unclear"}
    stated = {"indicator_id": "results_total", "as_of": "2026-12-31", "precision": "as_printed"}
    for value, faults in ((1, 0), (4, 1)):
        changed = typed(
            phase=PHASES,
            result=[*GOOD["result"], later],
            observation=[*GOOD["observation"], stated | {"value": value}],
        )
        assert len(list(rules.faults(changed, set()))) == faults


def test_a_list_may_change_while_its_number_stays() -> None:
    """BBB leaves and CCC joins: two countries before and after."""
    moved = [
        {"iso3": "BBB", "region_id": "south", "is_priority": 0, "holds_from": "2026-01-01"},
        {"iso3": "CCC", "region_id": "south", "is_priority": 1, "holds_from": "2026-01-01"},
    ]
    assert list(rules.faults(typed(country=[*GOOD["country"], *moved]), set())) == []
    assert len(list(rules.faults(typed(country=[*GOOD["country"], moved[1]]), set()))) == 2  # region, phase


@pytest.mark.parametrize(
    ("value", "precision", "warned"),
    [
        (314, "as_printed", True),  # it falls
        (31_400_001, "as_printed", False),
        (314_000_000, "as_printed", True),  # ten times as much
        (30_000_000, "more_than", False),  # both can hold
    ],
)
def test_a_figure_that_moves_oddly_is_a_warning(value: int, precision: str, warned: bool) -> None:
    after = {"indicator_id": "people_legal", "as_of": "2024-12-31", "value": value, "precision": precision}
    found = [*cautions.warnings(typed(observation=[*GOOD["observation"], after]), set())]
    assert [fault.row for fault in found] == ([8] if warned else [])


def stored_as(rows: Rows) -> Stored:
    """The rows as the current edition has them."""
    for number, row in enumerate(rows["result"]):
        row.cells["result_id"] = f"{row.cells['iso3']}-{number}"
    return stored(rows)


CURRENT: dict[str, list[dict[str, Any]]] = {
    "people_figure": [
        {
            "figure_id": name,
            "iso3": iso3,
            "people": people,
            "traced_to": "people_legal",
            "phase": 2,
            "status": "achieved",
            "holds_from": "2022-12-31",
            "source_id": "report",
        }
        for name, iso3, people in (("one", "AAA", 30_000_000), ("two", "BBB", 1_400_000))
    ],
    "country": [row | {"name_en": f"Land {row['iso3'][0]}"} for row in GOOD["country"]],
}
PLANNED = CURRENT["people_figure"][0] | {"figure_id": "plan", "status": "planned"}


@pytest.mark.parametrize(
    ("changed", "place", "found"),
    [
        ({}, None, ""),
        (altered("funding_share", 0, percent=25), ("funding_share", "percent"), '"25"'),
        (altered("budget_line", 1, usd=200), ("budget_line", "usd"), '"200"'),
        (altered("budget_line", 1, usd=11), None, ""),  # not half, not ten times as much
        ({"result": GOOD["result"][:2]}, ("result", "iso3"), "no result of Land B (BBB), step 3, 2021-22"),
        (
            {
                "result": GOOD["result"][:2],
                "people_figure": [CURRENT["people_figure"][0] | {"people": 31_400_000}],
            },
            ("result", "iso3"),
            "no row of Land B (BBB)",
        ),
        (
            {"people_figure": [CURRENT["people_figure"][0] | {"people": 31_000_000}]},
            ("observation", "value"),
            '"31400000"',
        ),
        (
            {"people_figure": [*CURRENT["people_figure"], PLANNED]},
            ("people_figure", "status"),
            '"planned"',
        ),
        ({"source": [{"source_id": "report"}]}, ("source", "as_of"), "nothing"),
    ],
)
def test_what_departs_from_the_current_edition_is_a_warning(
    changed: dict[str, list[dict[str, Any]]], place: tuple[str, str] | None, found: str
) -> None:
    dated = changed == {"source": [{"source_id": "report"}]}
    rows = typed(**(CURRENT | changed))
    if dated:  # a document without a date, whose shares have none either
        for row in rows["funding_share"]:
            row.cells |= {"source_id": "report", "holds_from": BEGINNING}
    current = stored_as(typed(**CURRENT))
    stored_as(rows)
    said = [*cautions.warnings(rows, set(), current)]
    expected = [(*place, found)] if place else []
    assert [(table_of(one.file), one.column, one.found) for one in said] == expected


@pytest.mark.parametrize(
    ("first", "rows", "expected"),
    [
        (
            1,
            2,
            "all of the list that it replaces (3 rows), of which 3 are not in it; to add to that list, "
            "number on from 4",
        ),
        (4, 2, ""),
    ],
)
def test_a_list_that_begins_again_and_is_not_whole_is_a_warning(first: int, rows: int, expected: str) -> None:
    posts = [{"position_id": f"old_{n}", "position": n, "holds_from": "2022-12-31"} for n in (1, 2, 3)]
    new = [
        {"position_id": f"new_{n}", "position": first + n, "holds_from": "2024-12-31"} for n in range(rows)
    ]
    current = stored_as(typed(**(CURRENT | {"tsf_position": posts})))
    after = typed(**(CURRENT | {"tsf_position": [*posts, *new]}))
    stored_as(after)
    said = [(one.row, one.found, one.expected) for one in cautions.warnings(after, set(), current)]
    assert said == ([(5, "a list of 2 rows from 1 on", expected)] if expected else [])


@pytest.mark.parametrize(("value", "warned"), [(117, True), (145, False)])
def test_a_total_far_from_what_was_announced_is_a_warning(value: int, warned: bool) -> None:
    total = {"indicator_id": "staff", "precision": "as_printed"}
    announced = total | {"as_of": "2025-03-27", "value": 148}
    reported = total | {"as_of": "2024-12-31", "value": value}
    current = stored_as(typed(**(CURRENT | {"observation": [*GOOD["observation"], announced]})))
    after = typed(**(CURRENT | {"observation": [*GOOD["observation"], announced, reported]}))
    stored_as(after)
    said = [
        one.expected.partition(" (")[0] for one in cautions.warnings(after, set(), current) if one.row == 9
    ]
    assert said == (["about what was announced: 148, on 2025-03-27"] if warned else [])


@pytest.mark.parametrize(("gap", "warned"), [(30, False), (25, True)])
def test_a_gap_without_its_parts_is_measured_by_the_last_ones(gap: int, warned: bool) -> None:
    later = {"as_of": "2024-12-31", "component": "gap", "usd": gap}
    rows = typed(funding_position=[*GOOD["funding_position"], later])
    assert [one.expected[:3] for one in cautions.warnings(rows, set())] == (["30:"] if warned else [])


def test_a_new_phase_begins_anew_without_a_warning() -> None:
    after = {"indicator_id": "people_legal", "as_of": "2026-12-31", "value": 10, "precision": "as_printed"}
    changed = typed(phase=PHASES, observation=[*GOOD["observation"], after])
    assert [*cautions.warnings(changed, set())] == []
