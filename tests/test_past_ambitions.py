"""A report that passes every ambition, in rows counted by hand: no title, bar or list turns silly."""

from collections.abc import Callable
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.answers import Answers
from data.filters import Filters
from data.rows import PageView
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.figures import charts
from layouts.look.markup import markup
from layouts.pages.changes import page as changes
from layouts.pages.funding import new
from layouts.pages.overview.page import map_key, steps_note
from layouts.pages.people.figures import in_millions
from layouts.pages.themes import page as themes
from layouts.present import components
from layouts.scenes import health, maps, position, selection
from layouts.words.texts import texts
from tests.components import words
from tests.small import SMALL

T = texts("en")
DAY, LATER = "2022-12-31", "2025-03-27"
RESULT: dict[str, Any] = {"period": "2021-22", "as_of": DAY, "basis": "unclear"}
AGAIN = [("AAA", 1), ("BBB", 2)]  # a second change in a step
TABLES: dict[str, list[dict[str, Any]]] = {
    "source": [
        SMALL["source"][0] | {"as_of": DAY},
        {"source_id": "plan", "position": 2, "title": "The plan", "as_of": "2021-10-07"},
        {"source_id": "news", "position": 3, "title": "The news", "as_of": LATER},
    ],
    "result": [
        {"result_id": f"{iso3}-{step}-{n}", "iso3": iso3, "step": step, "number": n, **RESULT}
        for iso3 in ("AAA", "BBB", "CCC", "DDD", "EEE")
        for step in (1, 2, 3)
        for n in (1, 2)
        if n == 1 or (iso3, step) in AGAIN
    ],
    "observation": [
        *SMALL["observation"],
        {"indicator_id": "results_total", "as_of": LATER, "value": 30, "source_id": "news"},
    ],
    "indicator": [*SMALL["indicator"], {"indicator_id": "results_total", "position": 20}],
    "funding_approval": [
        {"year": year, "new_projects": 1, "usd": usd * 1_000_000}
        for year, usd in ((2020, 9), (2021, 8), (2022, 7))
    ],
    "theme": [SMALL["theme"][0] | {"summary_en": None, "told_in": None}],
}


@pytest.fixture
def passed(make_store: Callable[..., str]) -> Snapshot:
    return read(open_engine(make_store(**TABLES)))


def shown(snapshot: Snapshot, path: str = "/", **chosen: Any) -> PageView:
    return view_of(snapshot, path, Filters(**chosen))


def test_titles_lists_and_keys_of_the_overview(passed: Snapshot, small: Snapshot) -> None:
    view = shown(passed)
    assert charts.steps_title(T, view.overview) == "All three ambitions are passed"
    assert charts.map_title(T, view.overview) == "All 5 countries achieved a step; 5 achieved all three"
    assert maps.regions_title(T, view) == charts.map_title(T, view.overview)
    assert maps.missing_title(T, view) == "All 5 countries have a result"
    fact = maps.missing(T, view).facts[0]
    assert (fact.value, fact.of, fact.share_pct) == ("5", "of 5", 100)
    several, unmarked = "a country can have several results in a step", "priority country, no result yet"
    assert several in markup(steps_note(T, view.frame, view.overview))
    assert unmarked not in markup(map_key(T, view.overview))
    assert "none" not in dict(maps.world(T, view).key)
    # Only where changes and steps differ, and where a country has no result.
    other = shown(small)
    assert several not in markup(steps_note(T, other.frame, other.overview))
    assert unmarked in markup(map_key(T, other.overview)) and "none" in dict(maps.world(T, other).key)
    assert maps.missing_title(T, other) == "2 of 5 countries have no result yet"


def test_bars_past_their_ambition_say_where_it_is(passed: Snapshot) -> None:
    view = shown(passed)
    pace = health.pace(T, view)
    lengths = {bar.label: bar.share_pct for bar in pace.bars}
    assert pace.ambition_pct is not None
    # The longest bar, 5 of 3 in operations, is the whole width; all others and the ambition stand to it.
    assert round(max(filter(None, lengths.values()))) == 100
    assert round(pace.ambition_pct) == round(100 * 3 / 5)
    assert round(lengths["Scheme design and law"] or 0) == round(100 * 3 / 5 * 6 / 5)
    content = position.position(T, view)
    drawn = markup(components.part(T, content))
    assert f'class="ambition" style="left:{100 * 12 / 17:.2f}%"' in drawn
    assert "the thin line the ambition" in content.looks


def test_a_country_stands_once_in_a_list_with_how_often(passed: Snapshot) -> None:
    rows = selection.to_follow_up(T, shown(passed)).rows
    assert rows[0][2:] == ("6", "Land of AAA (2), Land of BBB, Land of CCC, Land of DDD and Land of EEE")


def test_new_approvals_are_those_of_the_two_newest_years(passed: Snapshot) -> None:
    approvals = Answers(passed, Filters()).approvals
    assert new.approved(T, approvals) == "New approvals: US$ 8 million in 2021, US$ 7 million in 2022"


def test_an_area_that_counts_countries_lacks_a_text_and_no_report(passed: Snapshot) -> None:
    page = words(markup(themes.body(T, shown(passed, "/themes"))))
    assert "countries named, no text on the area" in page and "Health not reported" not in page


def test_between_two_dates_nothing_is_called_new(passed: Snapshot) -> None:
    view = shown(passed, "/changes", as_of=DAY, compare=("2021-10-07",))
    page = words(markup(changes.body(T, view)))
    found = view.answers.changes
    assert found.announcements == () and found.repeated == 2
    assert [one.row.source_id for one in found.documents] == ["report"]  # that of 2025 is of neither date
    assert "Documents: 1 since then" in page
    assert "2 results are further ones of their country in a step, which counts once." in page
    assert " new " not in page and "The news" not in page


@pytest.mark.parametrize(
    ("lang", "people", "said"),
    [
        ("es", 1_900_000, "1,9 millones"),
        ("es", 1_000_000, "1 millón"),
        ("es", 330_000, "0,33 millones"),
        ("fr", 1_900_000, "1,9 million"),
        ("fr", 2_000_000, "2 millions"),
        ("en", 1_900_000, "1.9 million"),
        ("en", 4_740, "4,740"),
        ("en", 0, "0 million"),
    ],
)
def test_a_million_is_one_or_more_as_the_language_has_it(lang: str, people: int, said: str) -> None:
    assert in_millions(texts(lang), people).replace("\u00a0", " ") == said
