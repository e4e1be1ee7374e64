"""Lists of countries follow the names of the reader's language, and so does what the server says of them."""

import re
from itertools import groupby

import pytest

from callbacks.dash.pages import selection, view_of
from data.answers.overview import frame, overview
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages.overview import matrix
from layouts.pages.registry import PAGES
from layouts.words import formats
from layouts.words.texts import LANGUAGES, texts


def named(real: Snapshot, lang: str) -> dict[str, tuple[int, str]]:
    """What each country is to be sorted by: the place of its region, the letters of its name."""
    regions = [region.region_id for region in real.regions]
    return {
        one.iso3: (regions.index(one.region_id), formats.in_order(one.names[lang])) for one in real.countries
    }


def test_in_english_the_order_is_that_of_table_1(real: Snapshot) -> None:
    assert real.ordered["en"] == real.countries


@pytest.mark.parametrize("lang", LANGUAGES)
def test_list_matrix_marks_and_selection_speak_of_countries_in_one_order(real: Snapshot, lang: str) -> None:
    t, order = texts(lang), named(real, lang)
    view = overview(real, Filters(region=("africa",), lang=lang))
    codes = [row.country.iso3 for row in view.countries]
    assert codes == sorted(order, key=lambda iso3: order[iso3])
    for drawn in (matrix.country_list(t, frame(real)), matrix.body(t, frame(real))):
        assert re.findall(r'data-country="(\w+)"', markup(drawn)) == codes
    shown = selection(real, view, "")["shown"]
    african = {one.iso3 for one in real.countries if one.region_id == "africa"}
    assert {iso3 for iso3, is_shown in zip(codes, shown, strict=True) if is_shown == "1"} == african
    steps = dict(zip(codes, matrix.marks(t, view)["steps"], strict=True))
    achieved = {iso3 for iso3, code in steps.items() if code != "0"}
    assert achieved == {row["iso3"] for row in real.tables["result"]}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", ["countries", "evidence"])
def test_tables_of_pages_follow_the_same_order(real: Snapshot, lang: str, page: str) -> None:
    order = named(real, lang)
    html = markup(PAGES[page].body(texts(lang), view_of(real, f"/{page}", Filters(lang=lang))))
    rows = [
        one for one, _ in groupby(re.findall(r'<th[^>]*scope="row"[^>]*><a href="/countries/(\w+)', html))
    ]
    assert rows == sorted(order, key=lambda iso3: order[iso3])


def test_names_with_accents_stand_among_the_others(real: Snapshot) -> None:
    names = [one.names["fr"] for one in real.ordered["fr"] if one.region_id == "africa"]
    assert names.index("Égypte") < names.index("Eswatini") < names.index("Éthiopie") < names.index("Ghana")
    assert names[0] == "Afrique du Sud"
