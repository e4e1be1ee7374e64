"""What is answered of thematic areas, on rows counted by hand: where each is told of, at which date."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.answers import Answers
from data.filters import Filters
from data.rows.themes import BOX, LIST, SECTION, Named
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.look.markup import markup
from layouts.pages.themes import page as themes
from layouts.words.texts import texts
from tests.components import words

THEN, NOW = "2021-10-07", "2022-12-31"


def theme(theme_id: str, position: int, since: str, summary: str | None, locator: str) -> dict[str, Any]:
    return {
        "theme_id": theme_id,
        "theme_group": "human_right" if position < 3 else "robust_systems",
        "position": position,
        "name_en": theme_id,
        "label_en": theme_id.capitalize(),
        "summary_en": summary,
        "summary_fr": summary,
        "summary_es": summary,
        "holds_from": since,
        "locator": locator,
    }


AREAS = ("health", "care", "digital", "rights")
TABLES: dict[str, list[dict[str, Any]]] = {
    "source": [{"source_id": "report", "position": 1, "title": "The report", "as_of": THEN}],
    "theme": [
        *(theme(name, place, THEN, None, "Table 4") for place, name in enumerate(AREAS, 1)),
        theme("health", 1, NOW, "What was done.", "Section 2.2, Health"),
        theme("rights", 4, NOW, "What was said.", "Section 2.2, Box 1"),
    ],
    "theme_country": [
        {"theme_id": theme_id, "iso3": iso3, "named_in": named_in, "holds_from": NOW}
        for theme_id, iso3, named_in in (
            ("health", "AAA", "list"),
            ("health", "DDD", "text"),
            ("health", "XXX", "list"),
            ("digital", "AAA", "list"),
            ("rights", "EEE", "box"),
        )
    ],
}


@pytest.fixture
def snapshot(make_store: Callable[..., str]) -> Snapshot:
    return read(open_engine(make_store(**TABLES)))


def test_an_area_is_told_of_in_a_section_a_box_a_list_or_not_at_all(snapshot: Snapshot) -> None:
    found = Answers(snapshot, Filters()).themes
    assert {row.theme_id: row.told_in for row in found.rows} == {
        "health": SECTION,
        "care": None,
        "digital": LIST,
        "rights": BOX,
    }
    assert (found.sections, found.boxes, found.lists) == (1, 1, 1)
    health = found.rows[0]
    assert (health.priority, health.others) == (Named(1, 1, 0), Named(1, 0, 0))
    assert [work.iso3 for work in health.work] == ["AAA", "DDD", "XXX"]  # priority countries first
    assert (found.priority.listed, found.priority.beside) == (1, 2)
    assert (found.others.listed, found.others.beside) == (1, 0)
    assert found.in_several == 1
    assert [row.theme_id for row in found.longest] == ["health", "digital"]
    title = (
        "1 of 4 thematic areas are reported, 1 more is mentioned in a box, "
        "1 more only has a list of countries"
    )
    page = words(markup(themes.body(texts("en"), view_of(snapshot, "/themes", Filters()))))
    assert title in page
    assert "Areas reported" not in page  # nothing is known of the day before, which is no zero


def test_at_an_earlier_date_the_areas_stand_without_a_report(snapshot: Snapshot) -> None:
    view = view_of(snapshot, "/themes", Filters(as_of=THEN))
    found = view.answers.themes
    assert [row.told_in for row in found.rows] == [None] * len(AREAS)
    assert found.work == ()
    page = words(markup(themes.body(texts("en"), view)))
    assert "4 thematic areas; no report on them yet" in page
    assert themes.figures(texts("en"), view) == {}
    chosen = view_of(snapshot, "/themes", Filters(as_of=THEN, compare=(NOW,)))
    page = words(markup(themes.body(texts("en"), chosen)))
    assert "Compared with 31 December 2022: Areas reported 1 then" in page


def test_every_selection_divides_the_whole(snapshot: Snapshot) -> None:
    """Regions divide the countries, so that what is counted by country sums up over them."""
    for theme_id, partner in product(((), *((one,) for one in AREAS)), ((), ("giver",))):
        whole = Answers(snapshot, Filters(theme=theme_id, partner=partner)).themes
        parts = [
            Answers(snapshot, Filters(region=(one.region_id,), theme=theme_id, partner=partner)).themes
            for one in snapshot.regions
        ]
        assert len(whole.countries) == sum(len(part.countries) for part in parts)
        assert whole.priority.listed == sum(part.priority.listed for part in parts)
        assert whole.others.listed == sum(part.others.listed for part in parts)
        for place, row in enumerate(whole.rows):
            of = [part.rows[place] for part in parts]
            assert row.priority == Named(*map(sum, zip(*(each.priority for each in of), strict=True)))
            assert row.others == Named(*map(sum, zip(*(each.others for each in of), strict=True)))
        if partner:  # only priority countries' notes name partners
            assert not whole.other_countries
