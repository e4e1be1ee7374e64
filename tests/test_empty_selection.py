"""Where the filters together leave no country, every part of the overview says so and none shows a figure."""

import re

import pytest

from data.answers.overview import frame, overview
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.figures import charts
from layouts.look.markup import markup
from layouts.pages.overview import headline, matrix
from layouts.pages.overview.page import filter_parts
from layouts.words.texts import LANGUAGES, texts

NOBODY = Filters(region=("asia_pacific",), country=("AGO",))
SOMEBODY = Filters(region=("africa",), country=("AGO",))
NO_STEP = Filters(country=("RWA",), step=("1",))
EN = texts("en")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_no_region_counts_where_nothing_is_selected(real: Snapshot) -> None:
    tiles = words(markup(matrix.region_bars(EN, frame(real), overview(real, NOBODY))))
    assert tiles == "Africa – Americas – Arab States – Asia and the Pacific – Europe and Central Asia –"
    assert "Africa 1 of 1" in words(markup(matrix.region_bars(EN, frame(real), overview(real, SOMEBODY))))


@pytest.mark.parametrize("step", [(), ("1",)])
def test_no_bar_and_no_count_of_steps_where_nothing_is_selected(
    real: Snapshot, step: tuple[str, ...]
) -> None:
    view = overview(real, NOBODY._replace(step=step))
    drawn = charts.steps_figure(EN, view)["data"]
    assert drawn[1]["x"] == drawn[2]["x"] == [0, 0, 0]
    assert drawn[4]["text"] == [f"no country is selected · ambition {n}" for n in (10, 30, 40)]
    assert charts.steps_title(EN, view) == "No country matches these filters"
    assert "no country is selected" in words(markup(headline.tiles(EN, view)))
    some = charts.steps_figure(EN, overview(real, SOMEBODY))["data"]
    assert all(some[1]["x"]) and some[4]["text"][0] == "<b>1</b> of 14 · ambition 10 · 0 explicit"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_matrix_says_that_none_of_its_rows_is_left(real: Snapshot, lang: str) -> None:
    t = texts(lang)
    for filters, is_empty in (
        (NOBODY, True),
        (SOMEBODY, False),
        (Filters(country=("RWA",), step=("1",)), True),
    ):
        said = filter_parts(t, frame(real), overview(real, filters._replace(lang=lang)))["matrix-note"]
        assert bool(said) == is_empty
        assert not is_empty or t("Nothing matches these filters.") in said
