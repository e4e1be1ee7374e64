"""One list of scenes, one set of figures: each number of a scene stands on its slides."""

import re
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters, parse
from data.snapshot import STEPS, Snapshot
from layouts.scenes.content import Content
from layouts.scenes.decks import DECKS, KINDS
from layouts.words import formats
from layouts.words.texts import LANGUAGES
from tests.slides import EN, Export, opened, said, view

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.fixture(scope="module")
def export(real: Snapshot) -> Export:
    return opened(real)


def shown(content: Content) -> str:
    """What a scene shows: big figures, bars, its table, and the labels of its waterfalls and bullets."""
    texts = [text for fact in content.facts for text in (fact.value, fact.of)]
    texts += [bar.said for bar in content.bars]
    texts += [cell for row in (content.table.rows if content.table else ()) for cell in row]
    for one in content.figures if not content.has_map else ():
        texts += [note["text"] for note in one.figure["layout"].get("annotations", ())]
        texts += [
            str(text) for trace in one.figure["data"] for text in trace.get("text") or () if text is not None
        ]
    return "\n".join(texts)


def numbers(text: str) -> set[str]:
    """The numbers in a text, without the names of periods and conventions."""
    return set(NUMBER.findall(re.sub(r"<[^>]+>|\b2021–22\b|No\. \d+", " ", text)))


def on(slide: Any) -> set[str]:
    """The numbers of a slide: those of its text and tables, and of its charts as their labels write them."""
    found = numbers(said(slide))
    for shape in slide.shapes:
        if not shape.has_chart:
            continue
        for plot in shape.chart.plots:
            found |= numbers("\n".join(map(str, plot.categories)))
            for value in (value for series in plot.series for value in series.values if value is not None):
                found |= {formats.number("en", value), formats.number("en", value, 1)}
                found |= {formats.millions("en", value)}
    return found


def marks(content: Content) -> dict[str, list[str]]:
    """The marks of each country of a scene: the steps that the report states explicitly, and all others."""
    return {
        row.country.names["en"]: [
            ("●" if step in row.explicit else "◐") if step in row.steps else "–" for step in STEPS
        ]
        for _, rows in content.countries
        for row in rows
    }


def marks_on(slides: list[Any]) -> dict[str, list[str]]:
    """The rows of marks in the tables of slides, by the name in front of them."""
    rows = [
        [cell.text_frame.text for cell in row.cells]
        for slide in slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    return {name: found for name, *found in rows if set(found) <= {"●", "◐", "–"}}


@pytest.mark.parametrize("deck", DECKS)
def test_every_number_of_a_scene_is_on_its_slide(real: Snapshot, export: Export, deck: str) -> None:
    slides = list(export(f"deck={deck}").slides)
    for scene in DECKS[deck]:
        kind, seen = KINDS[scene.kind], view_of(real, "/present", scene.filters(Filters()))
        message = kind.message(EN, seen)
        own = [slide for slide in slides if slide.shapes.title.text.startswith(message)]
        there = set().union(*(on(slide) for slide in own))
        content = kind.content(EN, seen)
        found, marked = numbers(shown(content)), marks(content)
        assert found or marked, f"{scene.kind} shows nothing that could differ"
        assert (scene.kind, sorted(found - there)) == (scene.kind, [])
        assert (scene.kind, marks_on(own) if marked else {}) == (scene.kind, marked)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("query", ["", "as_of=2021-10-07", "region=africa"])
def test_charts_hold_the_raw_numbers_of_their_scene(
    real: Snapshot, export: Export, kind: str, query: str
) -> None:
    filters, _ = parse(f"?{query}", real, LANGUAGES)
    content = KINDS[kind].content(EN, view_of(real, "/present", filters))
    bars, series = content.bars, content.series
    if content.figures and not content.has_map:
        bars, series = content.figures[0].bars, content.figures[0].series
    assert {len(bar.numbers) for bar in bars if series} <= {len(series)}
    (chart,) = [
        shape.chart
        for slide in export(f"chart={kind}&{query}").slides
        for shape in slide.shapes
        if shape.has_chart
    ] or [None]
    is_known = any(number is not None for bar in bars for number in bar.numbers)
    assert (chart is not None) == (is_known and not (content.numbers or content.table or content.countries))
    if chart is not None:
        found = {one.name: tuple(one.values) for plot in chart.plots for one in plot.series}
        numbers = zip(*(bar.numbers for bar in bars), strict=True)
        assert found == {one.name: values for one, values in zip(series, numbers, strict=True)}


def test_the_first_slide_shows_the_figures_of_the_first_scene(real: Snapshot, export: Export) -> None:
    slide = export("deck=steering").slides[1]
    facts = KINDS["position"].content(EN, view_of(real, "/present", Filters())).facts
    texts = [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]
    for fact in facts:
        doubt = f"\n{fact.doubt}" if fact.doubt else ""
        assert f"{fact.value} {fact.of}".strip() + f"\n{fact.label}{doubt}" in texts


def test_the_slide_of_a_pledge_is_its_waterfall(export: Export) -> None:
    slide = next(one for one in export("deck=steering").slides if "43.7 million" in one.shapes.title.text)
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    of = {series.name: list(series.values) for series in chart.plots[0].series}
    assert sum(value or 0 for value in of["Hypothetical pledge"]) == 10e6
    assert of["Funding gap"][-1] == pytest.approx(43.656e6)


def test_notes_of_a_map_of_one_step_name_its_countries(real: Snapshot, export: Export) -> None:
    (slide,) = export("chart=map&step=1").slides
    notes = slide.notes_slide.notes_text_frame.text
    names = [row.country.names["en"] for row in view(real, "step=1").countries if row.is_selected]
    assert len(names) == 14
    assert [name for name in names if name not in notes] == []


def test_no_category_of_a_chart_goes_without_its_name(export: Export) -> None:
    axes = [
        axis
        for slide in export("deck=steering&lang=fr").slides
        for shape in slide.shapes
        if shape.has_chart
        for axis in shape.chart._chartSpace.xpath(".//c:catAx")
    ]
    assert len(axes) > 6
    assert all(axis.xpath("./c:tickLblSkip/@val") == ["1"] for axis in axes)
