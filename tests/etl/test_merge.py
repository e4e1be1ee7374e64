"""Rows that say the same become one; what a later document says otherwise holds from its day on."""

from typing import Any

from data.schema import BY_NAME
from etl.extract import Row
from etl.merge import merge

DAYS = {"programme": "2021-10-07", "report": "2022-12-31", "next": "2024-12-31", "reading": None}
ORDER = list(DAYS)
Cells = dict[str, Any]


def merged(table: str, *rows: Cells) -> tuple[list[Cells], list[str]]:
    """(the rows that come of these, the columns of the faults)."""
    made = [
        Row(table, f"{cells['source_id']}/{table}.csv", number, {"locator": f"Table {number}", **cells})
        for number, cells in enumerate(rows, 2)
    ]
    found, doubled, differing = merge(BY_NAME[table], made, DAYS)
    return [row.cells for row in found], [str(fault.column) for fault in (*doubled, *differing)]


def note(source: str, text: str, **cells: Any) -> Cells:
    return {"source_id": source, "iso3": "AAA", "summary_en": text, "has_partners": 1, **cells}


def test_a_row_holds_from_the_date_of_its_document_or_from_its_own() -> None:
    (dated,), _ = merged("country_note", note("report", "One"))
    assert dated["holds_from"] == "2022-12-31"
    (own,), _ = merged("country_note", note("report", "One", holds_from="2021-01-01"))
    assert own["holds_from"] == "2021-01-01"
    (undated,), _ = merged("country_note", note("reading", "One"))
    assert undated["holds_from"] == "1900-01-01"


def test_what_two_documents_say_alike_holds_from_the_earlier_one() -> None:
    """The first in precedence is the row's own place, the other one stands beside it."""
    (row,), faults = merged("country_note", note("report", "One"), note("programme", "One"))
    assert (row["holds_from"], row["source_id"], row["also_in"]) == (
        "2021-10-07",
        "report",
        "programme: Table 3",
    )
    assert faults == []


def test_what_a_later_document_says_otherwise_holds_from_then_on() -> None:
    rows, faults = merged("country_note", note("report", "One"), note("next", "Two"))
    assert [(row["summary_en"], row["holds_from"]) for row in rows] == [
        ("One", "2022-12-31"),
        ("Two", "2024-12-31"),
    ]
    assert faults == []


def test_two_values_of_one_day_are_a_fault_whoever_tells_of_it() -> None:
    """A correction has to say which one is shown; or the row itself, that it holds from another day."""

    def value(source: str, number: int, **cells: Any) -> Cells:
        return {
            "source_id": source,
            "indicator_id": "step_1",
            "as_of": "2022-12-31",
            "value": number,
            **cells,
        }

    rows, faults = merged("observation", value("report", 14), value("next", 15))
    assert (len(rows), faults) == (1, ["value"])
    rows, faults = merged("observation", value("report", 14), value("next", 15, holds_from="2024-12-31"))
    assert [(row["value"], row["holds_from"]) for row in rows] == [(14, "2022-12-31"), (15, "2024-12-31")]
    assert faults == []


def result(source: str, act: str | None, place: str, **cells: Any) -> Cells:
    key = {"iso3": "AAA", "step": 2, "period": "2021-22", "as_of": "2022-12-31"}
    return {"source_id": source, "locator": place, "summary_en": act, **key, **cells}


def test_a_mark_and_its_note_are_one_result() -> None:
    (row,), faults = merged(
        "result", result("report", None, "Table 3"), result("report", "A law", "Section 2")
    )
    assert (row["number"], row["summary_en"], row["also_in"]) == (1, "A law", "report: Section 2")
    assert faults == []


def test_two_acts_of_one_document_are_two_results() -> None:
    rows, faults = merged(
        "result",
        result("report", None, "Table 3"),
        result("report", "A law", "Section 2"),
        result("report", "A decree", "Section 3"),
        result("report", "A decree", "Table 4"),
    )
    assert [(row["number"], row["summary_en"]) for row in rows] == [(1, "A law"), (2, "A decree")]
    assert faults == []


def test_one_act_with_two_dates_is_a_fault() -> None:
    rows, faults = merged(
        "result",
        result("report", "A law", "Table 3"),
        result("report", "A law", "Table 4", as_of="2021-12-31"),
    )
    assert (len(rows), faults) == (1, ["as_of"])


def test_two_documents_that_tell_of_another_act_are_a_fault() -> None:
    rows, faults = merged(
        "result", result("report", "A law", "Table 3"), result("next", "A decree", "Table 3")
    )
    assert (len(rows), faults) == (1, ["summary_en"])


def test_the_same_place_twice_is_a_fault() -> None:
    _, faults = merged("country_note", note("report", "One"), note("report", "Two"))
    assert faults == ["iso3"]


def test_the_reference_fills_each_version_and_adds_none() -> None:
    """Its rows hold whenever a document's row does; a country that no document names is not one."""
    country = {"iso3": "AAA", "region_id": "south", "name_en": "Land of A"}
    rows, faults = merged(
        "country",
        {"source_id": "report", "is_priority": 1, **country},
        {"source_id": "next", "is_priority": 0, **country},
        {"source_id": "reference", "iso3": "AAA", "name_fr": "Pays A"},
        {"source_id": "reference", "iso3": "BBB", "name_fr": "Pays B"},
    )
    assert [(row["is_priority"], row["name_fr"], row["holds_from"]) for row in rows] == [
        (1, "Pays A", "2022-12-31"),
        (0, "Pays A", "2024-12-31"),
    ]
    assert faults == []
