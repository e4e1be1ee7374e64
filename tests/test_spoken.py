"""What charts say in words is what their marks show, for every selection and in every language."""

import re

import pytest

from data.answers.overview import overview
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.figures import charts, waterfall
from layouts.figures.spoken import spoken
from layouts.words import formats
from layouts.words.texts import LANGUAGES, texts

SELECTIONS = (
    Filters(),
    Filters(region=("africa",)),
    Filters(step=("3",)),
    Filters(country=("TGO", "WSM")),
    Filters(region=("americas",), country=("TGO",)),
    Filters(partner=("european_union",), step=("1",)),
    Filters(as_of="2021-10-07"),
)
NOT_SELECTED, NO_RESULT = 0, 1  # codes of the map's colours; from 2 on a step more each


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("filters", SELECTIONS)
def test_a_sentence_has_the_figures_of_its_chart(real: Snapshot, filters: Filters, lang: str) -> None:
    t, view = texts(lang), overview(real, filters._replace(lang=lang))
    said = {chart: spoken(t, chart, view) for chart in ("map", "steps", "people", "funding")}

    codes = charts.map_figure(t, view)["data"][0]["z"]
    shown = [code for code in codes if code != NOT_SELECTED]
    if view.is_reported and shown:
        counts = [shown.count(code) for code in (4, 3, 2, NO_RESULT)]
        last = said["map"].rpartition(charts.map_title(t, view))[2]
        assert [int(n) for n in re.findall(r"\d+(?=\s?[;.])", last)][-4:] == counts, said["map"]
        assert str(len(shown)) in last
    else:
        assert said["map"] == charts.map_title(t, view) + "."

    for chart, figure in (("steps", charts.steps_figure(t, view)), ("people", charts.people_figure(t, view))):
        for label in figure["data"][4]["text"]:
            assert re.sub("<.*?>", "", label) in said[chart]
        assert formats.percent(lang, view.headline.elapsed_pct) in said[chart]

    for column in waterfall.columns(t, view):
        assert re.sub("<.*?>|−", "", column.value_label) in said["funding"]
