"""Money on literal rows: a position at each date, what moved, what pledges change, and what is unknown."""

from itertools import product
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.answers import Answers
from data.filters import Filters
from data.rows import PageView
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.exports.slides.scenes import slides_of
from layouts.exports.tables import funding as rows_funding
from layouts.figures import waterfall
from layouts.look.markup import markup
from layouts.pages.funding import page as funding
from layouts.scenes import funding as scenes_funding
from layouts.words.texts import texts
from tests.conftest import new_store
from tests.small import AMBITIONS, SMALL, publish

T = texts("en")
FIRST, SECOND, THIRD, NEXT = "2021-10-07", "2022-12-31", "2024-12-31", "2026-12-31"
M = 1_000_000


def money(day: str, **usd: float) -> list[dict[str, Any]]:
    return [{"as_of": day, "component": name, "usd": round(amount * M)} for name, amount in usd.items()]


# The gap rises; then results come without money; then another phase begins.
POSITIONS = [
    *money(FIRST, required=160, mobilized_before=75, regular_budget=10, gap=75),
    *money(SECOND, required=160, mobilized_before=75, regular_budget=5, mobilized_since=0, gap=80),
    *money(NEXT, required=220, mobilized_before=40, gap=180),
]
PHASES = [
    {"phase": 2, "starts_on": "2021-01-01", "ends_on": "2025-12-31"},
    {"phase": 3, "starts_on": "2026-01-01", "ends_on": "2030-12-31"},
]
TARGETS = [
    {"indicator_id": name, "phase": phase, "value": value, "due": f"{2020 + 5 * (phase - 1)}-12-31"}
    for phase in (2, 3)
    for name, value in AMBITIONS.items()
]
LATER = {"result_id": "later", "iso3": "CCC", "step": 2, "period": "2023-24", "as_of": THIRD}
CORRECTION = {
    "correction_id": "another_gap",
    "table_name": "funding_position",
    "row_key": f"{SECOND}|gap",
    "column_name": "usd",
    "source_id": "report",
    "found": "81000000",
    "reason_en": "It was cut off.",
    "discrepancy_id": "gaps",
}
SHARES = [
    {
        "period": period,
        "dimension": dimension,
        "category": f"{dimension}_{place}",
        "position": place,
        "name_en": f"{dimension} {place}",
        "percent": percent,
        "is_residual": int(place == 2),
        "holds_from": day,
    }
    for period, day in (("2023-24", THIRD), ("2021-22", SECOND))
    for dimension in ("region", "source", "modality")
    for place, percent in ((2, 30), (1, 70))
]


@pytest.fixture(scope="module")
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    rows: dict[str, list[dict[str, Any]]] = {
        "funding_position": POSITIONS,
        "phase": PHASES,
        "target": TARGETS,
        "result": [*SMALL["result"], LATER],
        "budget_line": [
            {"phase": 2, "pillar": pillar, "usd": usd * M}
            for pillar, usd in (("thematic", 24), ("country", 130), ("management", 6))
        ],
        "funding_approval": [
            {"year": year, "new_projects": 3, "usd": usd * M, "holds_from": day}
            for year, usd, day in ((2024, 5, THIRD), (2021, 20, SECOND), (2022, 10, SECOND))
        ],
        "funding_share": SHARES,
        "discrepancy": [{"discrepancy_id": "gaps"}],
        "correction": [CORRECTION],
    }
    url = new_store(request, request.config.getoption("engine"))
    publish(url, SMALL | rows)
    return read(open_engine(url))


def answers(snapshot: Snapshot, day: str, compare: str = "", pledge: tuple[str, ...] = ()) -> Answers:
    return Answers(snapshot, Filters(as_of=day, compare=(compare,) if compare else (), pledge=pledge))


def view(snapshot: Snapshot, day: str, compare: str = "", pledge: tuple[str, ...] = ()) -> PageView:
    chosen = Filters(as_of=day, compare=(compare,) if compare else (), pledge=pledge)
    return view_of(snapshot, "/funding", chosen)


def test_each_date_has_the_newest_money_of_its_phase_and_says_its_day(snapshot: Snapshot) -> None:
    assert snapshot.dates == (FIRST, SECOND, THIRD, NEXT)
    found = {day: answers(snapshot, day).funding for day in snapshot.dates}
    assert [(one.as_of, one.phase, one.gap) for one in found.values()] == [
        (FIRST, 2, 75 * M),
        (SECOND, 2, 80 * M),
        (SECOND, 2, 80 * M),
        (NEXT, 3, 180 * M),
    ]
    assert found[SECOND].secured == 80 * M and found[SECOND].secured_pct == 50
    page = markup(funding.body(T, view(snapshot, THIRD)))
    assert "At 31 December 2022, US$ 80 million" in page and "31 December 2024" not in page
    csv = rows_funding.funding(T, view(snapshot, THIRD))
    assert {row["as_of"] for row in csv if row["section"] == "position"} == {SECOND}


def test_components_lead_from_the_required_budget_to_the_gap_at_every_date(snapshot: Snapshot) -> None:
    for day in snapshot.dates:
        usd = {row.component: row.usd for row in answers(snapshot, day).funding.components}
        required, gap = usd.pop("required") or 0, usd.pop("gap") or 0
        assert required - sum(amount or 0 for amount in usd.values()) == gap, day
        columns = waterfall.columns(T, answers(snapshot, day).funding)
        assert columns[-2].base == gap and columns[-1].height == gap, day


def test_what_the_components_leave_out_is_one_of_its_own(snapshot: Snapshot) -> None:
    """220 less 40 is a gap of 180; with a gap of 150, 30 are secured and in no component."""
    assert "not_divided" not in {row.component for row in answers(snapshot, NEXT).funding.components}
    usd = {"required": 220.0 * M, "gap": 150.0 * M}
    found = answers(snapshot._replace(funding_usd=usd), NEXT).funding
    assert [(row.component, row.usd) for row in found.components] == [
        ("required", 220 * M),
        ("mobilized_before", None),
        ("regular_budget", None),
        ("mobilized_since", None),
        ("not_divided", 70 * M),
        ("gap", 150 * M),
    ]
    assert [column.label for column in waterfall.columns(T, found)] == [
        "Required",
        "Secured,<br>not divided",
        "Funding<br>gap",
    ]


def test_what_is_not_stated_is_no_zero(snapshot: Snapshot) -> None:
    """A zero that is stated is one; money that no document states is not reported."""
    usd = {row.component: row.usd for row in answers(snapshot, SECOND).funding.components}
    assert usd["mobilized_since"] == 0
    usd = {row.component: row.usd for row in answers(snapshot, FIRST).funding.components}
    assert usd["mobilized_since"] is None
    none = answers(snapshot._replace(funding_usd={}, funding_as_of=None), NEXT)
    assert none.funding.secured is None and none.funding.as_of is None
    assert none.pledged.left is None
    assert waterfall.funding_title(T, none.funding) == "The funding position at this date is not stated"


def test_names_of_components_come_from_the_phase(snapshot: Snapshot) -> None:
    names = {day: waterfall.component_names(T, answers(snapshot, day).funding) for day in (FIRST, NEXT)}
    assert names[FIRST]["mobilized_before"] == "Mobilized<br>in phase I"
    assert names[FIRST]["mobilized_since"] == "Mobilized<br>since 2021"
    assert names[NEXT]["mobilized_before"] == "Mobilized<br>in phase II"
    assert names[NEXT]["mobilized_since"] == "Mobilized<br>since 2026"


def test_the_gap_is_said_to_rise_where_it_rises(snapshot: Snapshot) -> None:
    seen = view(snapshot, SECOND)
    assert scenes_funding.waterfalls_title(T, seen) == "The gap rose from US$ 75 million to US$ 80 million"
    back = view(snapshot, FIRST, compare=SECOND)
    assert scenes_funding.waterfalls_title(T, back) == "The gap rose from US$ 75 million to US$ 80 million"
    same = view(snapshot, THIRD)
    assert scenes_funding.waterfalls_title(T, same) == "The gap stayed at US$ 80 million"
    assert "At 7 October 2021 the gap was US$ 75 million." in markup(funding.body(T, seen))
    (slide,) = slides_of(T, seen, "waterfalls")
    assert slide.title == scenes_funding.waterfalls_title(T, seen)


def test_what_moved_is_the_difference_of_the_two_dates(snapshot: Snapshot) -> None:
    moved = {row.component: row for row in answers(snapshot, SECOND).funding_moves}
    assert moved["regular_budget"][1:] == (10 * M, 5 * M, -5 * M)
    assert moved["mobilized_since"][1:] == (None, 0, None)
    assert moved["gap"].change == 5 * M
    assert answers(snapshot, FIRST).funding_moves == ()


def test_two_phases_are_not_set_off_against_each_other(snapshot: Snapshot) -> None:
    assert answers(snapshot, NEXT).before is None  # another phase is compared with only where it is chosen
    chosen = answers(snapshot, NEXT, compare=SECOND)
    assert [row.change for row in chosen.funding_moves] == [None] * 5
    seen = view(snapshot, NEXT, compare=SECOND)
    page = markup(funding.body(T, seen))
    assert "31 December 2022, phase II</h2>" in page and "31 December 2026, phase III</h2>" in page
    assert "At 31 December 2022, in phase II, the gap was US$ 80 million." in page
    assert "Mobilized before the phase" in page
    assert scenes_funding.waterfalls_title(T, seen) == "82% of the US$ 220 million is still to be found"


PLEDGES = ("0.5", "12", "12", "75:thematic", "9:south")


@pytest.mark.parametrize("made", [*product(PLEDGES, repeat=2)], ids="+".join)
def test_pledges_close_the_gap_and_no_more(snapshot: Snapshot, made: tuple[str, ...]) -> None:
    found = answers(snapshot, SECOND, pledge=made)
    usd = sum(float(one.partition(":")[0]) for one in made) * M
    assert found.pledged.usd == usd
    left, over = found.pledged.left, found.pledged.over
    assert left is not None and over is not None and min(left, over) == 0
    assert 80 * M - usd == left - over
    assert found.pledged.closed_pct == pytest.approx(100 * (80 * M - left) / (80 * M))
    assert [one.number for one in found.pledged.made] == [1, 2]
    assert [one.earmark for one in found.pledged.made] == [one.partition(":")[2] or None for one in made]


def test_the_budget_is_that_of_the_phase(snapshot: Snapshot) -> None:
    budget = answers(snapshot, SECOND).budget
    assert [line.pillar for line in budget.lines] == ["country", "thematic", "management"]
    assert sum(line.percent for line in budget.lines) == pytest.approx(100)
    assert answers(snapshot, NEXT).budget.lines == ()  # no document divides it
    assert scenes_funding.pillars_title(T, view(snapshot, NEXT)) == (
        "No document divides the budget of phase III"
    )


def test_approvals_and_shares_are_what_was_reported_by_the_date(snapshot: Snapshot) -> None:
    years = {day: [row.year for row in answers(snapshot, day).approvals.years] for day in snapshot.dates}
    assert years == {FIRST: [], SECOND: [2021, 2022], THIRD: [2021, 2022, 2024], NEXT: [2021, 2022, 2024]}
    assert answers(snapshot, THIRD).approvals.usd == 35 * M
    assert [row.percent for row in answers(snapshot, SECOND).approvals.years] == [100, 50]
    groups = [(one.dimension, one.period) for one in answers(snapshot, THIRD).funding_shares]
    assert groups == [
        (dimension, period)
        for dimension in ("source", "modality", "region")
        for period in ("2021-22", "2023-24")
    ]
    for group in answers(snapshot, THIRD).funding_shares:
        assert [part.percent for part in group.parts] == [70, 30]
    assert "in 2023\u2060–\u206024" in scenes_funding.shares_title(T, view(snapshot, THIRD))
    assert "in 2021\u2060–\u206022" in scenes_funding.shares_title(T, view(snapshot, SECOND))
    (slide,) = slides_of(T, view(snapshot, THIRD), "shares")
    assert slide.lead.endswith("Multi-donor Programme by modality: modality 1 70% and modality 2 30%.")
    assert slide.lead.startswith(scenes_funding.shares(T, view(snapshot, THIRD)).note)


@pytest.mark.parametrize("day", [FIRST, SECOND, THIRD, NEXT])
@pytest.mark.parametrize("compare", ["", FIRST, THIRD, NEXT])
def test_page_scenes_and_slides_show_what_there_is_at_every_date(
    snapshot: Snapshot, day: str, compare: str
) -> None:
    seen = view(snapshot, day, compare="" if compare == day else compare, pledge=("12",))
    page = markup(funding.body(T, seen))
    funding.figures(T, seen)
    assert ("not reported for this date" in page) == (day == FIRST)
    for kind in ("funding", "waterfalls", "pledge", "pillars", "approvals", "shares"):
        slides = slides_of(T, seen, kind)
        assert slides and all(slide.title for slide in slides), kind


def test_another_figure_that_is_printed_stands_beside_the_gap_of_its_day(snapshot: Snapshot) -> None:
    assert answers(snapshot, FIRST).funding.printed == ()
    (found,) = answers(snapshot, SECOND).funding.printed
    assert (found.usd, found.reason["en"], found.discrepancy_id) == (81 * M, "It was cut off.", "gaps")
    page = markup(funding.body(T, view(snapshot, SECOND)))
    assert "A document also prints US$ 81 million for the gap." in page and "/evidence" in page
