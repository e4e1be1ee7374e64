"""What was announced after the newest position stands beside it, and no figure of a position counts it."""

import re
from collections.abc import Callable

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
from layouts.words.texts import texts
from tests.small import SMALL

LATER = {"indicator_id": "results_total", "as_of": "2025-10-29", "value": 149}


def body(real: Snapshot, path: str, **chosen: str) -> str:
    filters = Filters(**chosen)  # type: ignore[arg-type]
    page = PAGES[path.strip("/")]
    drawn = markup(page.body(texts(filters.lang), view_of(real, path, filters)))
    return re.sub(r"<[^>]+>", " ", drawn).replace("\u00a0", " ")


@pytest.mark.parametrize("path", ["/countries", "/people"])
def test_a_page_says_what_was_announced_since(real: Snapshot, path: str) -> None:
    said = "Announced since, on 29 October 2025: 149 institutional changes"
    assert said in body(real, path)
    assert "almost 56 million people" in body(real, path)
    assert "the figures here are those of 31 December 2022" in body(real, path)


def test_health_lists_every_announcement_with_its_source(real: Snapshot) -> None:
    found = body(real, "/health")
    for words in ("148 institutional changes", "more than 50 million people", "more than 55 million people"):
        assert words in found
    assert "ILO news: Global Tripartite Advisory Committee, 29 October 2025" in found


def test_the_overview_says_it_in_a_line(real: Snapshot) -> None:
    tiles = markup(headline.tiles(texts("en"), queries.overview(real, Filters())))
    assert "Announced by 29 Oct 2025: 149 institutional changes" in tiles
    assert "/health#announced" in tiles


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
    newer = [row | {"as_of": "2026-12-31"} for row in SMALL["funding_position"][:3]]
    url = make_store(
        indicator=indicators,
        observation=[*SMALL["observation"], LATER],
        funding_position=[*SMALL["funding_position"], *newer],
    )
    assert read(open_engine(url)).announcements == ()
