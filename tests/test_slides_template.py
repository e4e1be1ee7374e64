"""The file that slides are made from: the colours, fonts and sizes of the product, and the places to fill."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from layouts.exports.slides import template
from layouts.look import theme

# What a theme calls its colours, and what we call them.
SCHEME = {
    "dk1": "ink",
    "lt1": "ground",
    "dk2": "strong",
    "lt2": "muted",
    "accent1": "accent",
    "accent2": "step-1",
    "accent3": "step-2",
    "accent4": "step-3",
    "accent5": "gap",
    "accent6": "border",
    "hlink": "accent",
    "folHlink": "accent",
}
COMMON = {"Title", "Lead", "Caption", "Footer", "Slide number"}
PLACES = {
    "Title": {"Title", "Subtitle", "Footer"},
    "Chart": {*COMMON, "Chart"},
    "Table": {*COMMON, "Table"},
    "Two tables": {*COMMON, "Left table", "Right table"},
    "Map": {*COMMON, "Map", "Table"},
    "Figures": {*COMMON, *(f"Figure {n}" for n in (1, 2, 3, 4))},
    "Text": {*COMMON, "Text"},
}
SIZES = {
    ("Chart", "Title"): "slide-title",
    ("Chart", "Lead"): "slide-lead",
    ("Table", "Lead"): "slide-text",
    ("Chart", "Caption"): "slide-fine-print",
    ("Chart", "Footer"): "slide-fine-print",
}


def placeholder(layout: str, name: str) -> Any:
    layouts: Any = template.empty().slide_layouts
    return next(one for one in layouts.get_by_name(layout).placeholders if one.name == name)


def test_the_theme_has_our_colours_and_fonts() -> None:
    relations = template.empty().slide_master.part.rels.values()
    (blob,) = (one.target_part.blob for one in relations if one.reltype.endswith("/theme"))
    found = parse_xml(blob)
    scheme = {one.tag.split("}")[1]: one[0].get("val") for one in found.find(f".//{qn('a:clrScheme')}")}
    assert scheme == {name: theme.colour(ours)[1:] for name, ours in SCHEME.items()}
    fonts = [one.get("typeface") for one in found.find(f".//{qn('a:fontScheme')}").iter(qn("a:latin"))]
    assert fonts == [theme.DISPLAY.split(",")[0], theme.FONT.split(",")[0]]


def test_colours_of_the_file_are_those_of_its_theme() -> None:
    deck = template.empty()
    for part in (deck.slide_master, *deck.slide_layouts):
        assert [one.get("val") for one in part._element.iter(qn("a:srgbClr"))] == [], part.name


def test_layouts_have_the_places_that_slides_fill() -> None:
    layouts: Any = template.empty().slide_layouts
    assert {one.name: {place.name for place in one.placeholders} for one in layouts} == PLACES
    for layout in layouts:
        numbers = [one.placeholder_format.idx for one in layout.placeholders]
        assert len(numbers) == len({*numbers}), layout.name


@pytest.mark.parametrize(("where", "size"), SIZES.items(), ids=str)
def test_letters_have_the_sizes_of_the_list(where: tuple[str, str], size: str) -> None:
    element = placeholder(*where)._element
    assert [int(one.get("sz")) / 100 for one in element.iter(qn("a:defRPr"))] == [theme.size(size)]


def test_a_slide_names_its_places_as_its_layout_does() -> None:
    deck = template.empty()
    layouts: Any = deck.slide_layouts
    held = template.placeholders(deck.slides.add_slide(layouts.get_by_name("Map")))
    assert {*held} == PLACES["Map"] - {"Footer", "Slide number"}  # these two slides copy from the layout
    wide, high = template.room("Map", "Table")
    assert (held["Table"].width, held["Table"].height) == (
        pytest.approx(wide * template.INCH),
        pytest.approx(high * template.INCH),
    )


def test_the_file_shows_each_layout_once_and_decks_begin_empty() -> None:
    shown = [slide.slide_layout.name for slide in Presentation(str(template.FILE)).slides]
    assert sorted(shown) == sorted(PLACES)
    deck = template.empty()
    assert len(deck.slides) == 0
    file = BytesIO()
    deck.save(file)
    assert not [name for name in zipfile.ZipFile(file).namelist() if name.startswith("ppt/slides/")]


def test_the_file_names_nobody_who_made_it() -> None:
    said = template.empty().core_properties
    assert not re.search(r"python|canny|microsoft", f"{said.author} {said.comments}", re.IGNORECASE)
