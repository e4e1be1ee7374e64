"""What was announced after the newest position stands beside it, and no figure of a position counts it."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.answers import overview as queries
from data.filters import Filters
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.look.markup import markup
from layouts.pages import announced
from layouts.pages.overview import headline
from layouts.pages.registry import PAGES
from layouts.scenes import health as scenes_health
from layouts.words.texts import texts
from tests.small import SMALL

LATER = {"indicator_id": "results_total", "as_of": "2025-10-29", "value": 149}


def body(real: Snapshot, path: str, **chosen: Any) -> str:
    filters = Filters(**chosen)
    kind, _, key = path.strip("/").partition("/")
    page = PAGES["country" if key else kind]
    drawn = markup(page.body(texts(filters.lang), view_of(real, path, filters)))
    return re.sub(r"<[^>]+>", " ", drawn).replace("\u00a0", " ")


@pytest.mark.parametrize("path", ["/countries", "/people"])
def test_a_page_says_what_was_announced_since(real: Snapshot, path: str) -> None:
    said = "Announced since, on 29 October 2025: 149 results"
    assert said in body(real, path)
    assert "almost 56 million people" in body(real, path)
    assert "the figures here are those of 31 December 2022" in body(real, path)


def test_health_lists_every_announcement_with_its_source(real: Snapshot) -> None:
    found = body(real, "/health")
    for words in ("148 results", "more than 50 million people", "more than 55 million people"):
        assert words in found
    assert "ILO news: Global Tripartite Advisory Committee, 29 October 2025" in found


def test_the_overview_says_it_in_a_line(real: Snapshot) -> None:
    tiles = markup(headline.tiles(texts("en"), queries.overview(real, Filters())))
    assert "Announced by 29 Oct 2025: 149 results" in tiles
    assert "/health#announced" in tiles


def test_a_country_that_is_announced_stands_beside_the_position_and_in_no_count(real: Snapshot) -> None:
    (row,) = real.later["people_figure"]
    assert (row["iso3"], row["people"], row["status"]) == ("CIV", 1_000_000, "achieved")
    assert row not in real.tables["people_figure"]
    assert "1 million (workers)" in body(real, "/health")
    for path in ("/people", "/countries/CIV"):
        assert "1,000,000 workers" in body(real, path), path
    assert "The ILO and the World Bank supported the campaign." in body(real, "/countries/CIV")
    assert "2 figures about people, 2 achieved, 1 of these in one of the three measures" in body(
        real, "/countries/CIV"
    )
    assert "1,000,000 workers" not in body(real, "/countries/AGO")
    assert "1,000,000 workers" not in body(real, "/people", region=("americas",))


@pytest.mark.parametrize(
    "words",
    [
        "27 March 2025 Development Partners meeting of 2025",
        "29 October 2025 GTAC meeting of 2025",
        "2026 – 2030 Phase III of the programme",
        "World, 2024 52.4%",
        "World, 2020 46.9%",
        "People in the world without any social protection 3,800,000,000 people 2024",
        "more than 1,400",
    ],
)
def test_what_the_pages_say_beside_totals(real: Snapshot, words: str) -> None:
    assert words in " ".join(body(real, "/health").split())


def test_the_world_is_picked_by_what_is_counted(real: Snapshot) -> None:
    t, view = texts("en"), view_of(real, "/present", Filters())
    bars = {bar.label: bar.value for bar in scenes_health.coverage(t, view).bars}
    assert bars == {
        "Europe and Central Asia": "83.9%",
        "Americas": "64.3%",
        "World, 2024": "52.4%",
        "World, 2020": "46.9%",
        "Asia and the Pacific": "44.1%",
        "Arab States": "40%",
        "Africa": "17.4%",
    }
    title = scenes_health.coverage_title(t, view)
    assert title == "47% of the world's people had at least one benefit in 2020; Africa: 17%"
    assert "World, 2024: The World Social Protection Report" in scenes_health.coverage(t, view).note


def test_the_register_holds_what_contradicts_and_not_what_agrees(real: Snapshot) -> None:
    found = {
        row["discrepancy_id"]: row
        for row in real.tables["discrepancy"]
        if "announced" in (row["touches"] or "").split()
    }
    settled = {name: row["is_settled"] for name, row in found.items()}
    assert settled == {
        "announced_148_149": 0,
        "announced_people_words": 0,
        "announced_targets_exceeded": 1,
    }
    agree = "more than 50, more than 55 and almost 56 can all hold"
    assert agree in found["announced_people_words"]["reason"]
    page = body(real, "/evidence")
    assert all(row["adopted"] in page for row in found.values())
    assert "announcements" in page


def test_only_the_newest_position_has_what_came_later(real: Snapshot) -> None:
    now, then = (real.at(day) for day in ("2022-12-31", "2021-10-07"))
    names = {name for name, rows in now.later.items() if rows}
    assert names >= {"people_figure", "event", "coverage_context", "reported_figure"}
    assert not any(then.later.values())
    newer = {"ilo_live_2025_03_27", "news_2025_03_28", "news_2025_10_29"}
    for view in (now, then):
        told = {name for name, rows in view.tables.items() for row in rows if row.get("source_id") in newer}
        assert told <= {"source", "indicator"}


@pytest.mark.parametrize("path", ["/countries", "/people", "/health"])
def test_an_earlier_date_knows_nothing_of_it(real: Snapshot, path: str) -> None:
    found = body(real, path, as_of="2021-10-07")
    assert "149 institutional" not in found and "Announced after" not in found


def test_no_figure_of_the_position_counts_it(make_store: Callable[..., str], small: Snapshot) -> None:
    indicators = [*SMALL["indicator"], {"indicator_id": "results_total", "position": 9}]
    observations = [*SMALL["observation"], LATER]
    with_it = read(open_engine(make_store(indicator=indicators, observation=observations)))
    known, without = (queries.overview(one, Filters()) for one in (with_it, small))
    assert [one.value for one in known.announced] == [149]
    assert known._replace(announced=()) == without
    assert announced.lead(texts("en"), without) == ""


def test_a_newer_position_leaves_older_announcements_behind(make_store: Callable[..., str]) -> None:
    indicators = [*SMALL["indicator"], {"indicator_id": "results_total", "position": 9}]
    newer = [row | {"as_of": "2025-12-31", "period": "2025"} for row in SMALL["result"]]
    url = make_store(
        indicator=indicators,
        observation=[*SMALL["observation"], LATER],
        result=[*SMALL["result"], *newer],
    )
    assert read(open_engine(url)).announcements == ()
