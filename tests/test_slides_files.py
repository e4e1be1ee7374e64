"""What PowerPoint and screen readers need of a file: ids, languages, titles, an order of reading, words."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from data.snapshot import Snapshot
from layouts.exports.slides.language import TAGS
from layouts.scenes.decks import DECKS
from layouts.words.texts import LANGUAGES
from tests.slides import Export, opened, said

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FILES = (
    *(f"deck={deck}" for deck in DECKS),
    "deck=view&page=partners/germany",
    "page=countries/MWI",
    "chart=map",
)


@pytest.fixture(scope="module")
def export(real: Snapshot) -> Export:
    return opened(real)


def parts(file: Any) -> Iterator[Any]:
    """The XML of each slide, of its notes, and of the layouts."""
    for slide in file.slides:
        yield slide._element
        yield slide.notes_slide._element
    for layout in file.slide_layouts:
        yield layout._element


@pytest.mark.parametrize("query", FILES)
def test_an_id_stands_once_a_slide(export: Export, query: str) -> None:
    for part in parts(export(query)):
        ids = Counter(shape.get("id") for shape in part.iter("{*}cNvPr"))
        assert [one for one, n in ids.items() if n > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("query", FILES)
def test_every_run_names_its_language(real: Snapshot, export: Export, query: str, lang: str) -> None:
    # Titles of documents stay English; what is ours is in the reader's language.
    titles = {one.title for one in real.sources.values()} - ({*real.translations} if lang != "en" else set())
    found = Counter[str]()
    file = export(f"{query}&lang={lang}")
    for slide in file.slides:
        for part in (slide._element, slide.notes_slide._element):
            for run in part.iter(f"{A}r", f"{A}fld"):
                tag = run.find(f"{A}rPr").get("lang")
                text = run.find(f"{A}t").text or ""
                found[tag] += 1
                assert tag == (TAGS["en"] if text in titles else TAGS[lang]), text
                assert lang == "en" or text in titles or not [one for one in titles if one in text], text
        for shape in slide.shapes:
            if shape.has_chart:
                looks = shape.chart._chartSpace.xpath(".//a:defRPr/@lang")
                assert looks and set(looks) == {TAGS[lang]}
    assert found[TAGS[lang]] > 10
    assert found[TAGS["en"]] > 0


def test_titles_of_documents_are_whole_after_they_are_set_apart(export: Export, real: Snapshot) -> None:
    slide = next(iter(export("chart=steps&lang=fr").slides))
    assert f": {real.sources['report_2021_22'].title} (Tableau 3, Tableau 6)" in said(slide)


@pytest.mark.parametrize("query", [*FILES, "chart=funding&compare=2021-10-07&pledge=5&lang=es"])
def test_a_slide_is_read_from_its_title_to_its_sources(export: Export, query: str) -> None:
    titles, told = Counter[str](), Counter[tuple[int, str]]()
    for place, slide in enumerate(export(query).slides):
        shapes = list(slide.shapes)
        assert shapes[0] == slide.shapes.title, place
        titles[slide.shapes.title.text_frame.text] += 1
        names = [shape.name for shape in shapes if shape.name != "Slide number"]
        sources = [name for name in names if name in ("Caption", "Footer")]
        assert names[len(names) - len(sources) :] == sources, names  # at the end, one after the other
        for shape in shapes:
            words = shape._element.xpath(".//p:cNvPr/@descr")
            if shape.has_chart or shape.has_table or shape._element.tag.endswith("}pic"):
                assert len(words[0]) > len(slide.shapes.title.text_frame.text), shape.name
                told[(place, words[0])] += 1
            if shape.has_table:
                assert shape.table.first_row  # its headings are said with each cell
    assert "" not in titles
    assert set(titles.values()) == {1}
    assert not told or set(told.values()) == {1}
