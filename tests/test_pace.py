"""What is as good as on pace is not called behind, by one rule on pages, scenes and slides."""

import re
from html import unescape

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.exports.slides.charts import Table
from layouts.exports.slides.deck import MAKERS
from layouts.exports.slides.scenes import Asked
from layouts.look.markup import markup
from layouts.pages.registry import PAGES
from layouts.scenes import content as scenes
from layouts.words import pace
from layouts.words.texts import texts

T = texts("en")


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (-37, "behind by 37 points"),
        (-2.1, "behind by 2 points"),
        (-2, "about on pace"),
        (-1.3, "about on pace"),
        (0, "about on pace"),
        (2, "about on pace"),
        (10, "ahead by 10 points"),
    ],
)
def test_a_distance_that_says_nothing_is_about_on_pace(points: float, words: str) -> None:
    assert pace.said(T, points) == words


def test_effective_coverage_is_about_on_pace_everywhere(real: Snapshot) -> None:
    """11.6 of 30 million are 38.7 per cent, with 40 per cent of the phase passed."""
    view = view_of(real, "/health", Filters())
    pages = {
        kind: " ".join(unescape(re.sub(r"<[^>]*>", " ", markup(PAGES[kind].body(T, view)))).split())
        for kind in ("health", "people")
    }
    title = "1 of 8 ambitions is behind an even pace, 1 about on it"
    assert pages["health"].startswith(title) and scenes.pace_title(T, view) == title
    assert "39% about on pace" in pages["health"]
    assert "about on pace 39% of the ambition, 40% of the phase passed" in pages["people"]
    bars = {bar.label: bar.value for bar in scenes.pace(T, view).bars}
    assert bars["Effective coverage"] == "39% · about on pace"
    (slide,) = MAKERS["pace"](Asked(T, view, None))
    assert slide.title == title and isinstance(slide.content, tuple)
    table = slide.content[0]
    assert isinstance(table, Table)
    assert {row[0]: row[-1] for row in table.rows}["Effective coverage"] == "about on pace"
