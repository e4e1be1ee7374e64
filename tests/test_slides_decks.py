"""PowerPoint files open: every deck in every language, with a map, with nothing selected; the route."""

import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageColor
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from app import create_app
from callbacks.dash.pages import view_of
from callbacks.http import slides
from data.answers import overview as queries
from data.filters import Filters, parse
from data.snapshot import Snapshot
from data.store.engine import open_engine
from layouts.exports.slides import map_picture
from layouts.figures import charts, world
from layouts.frame import sources
from layouts.look import theme
from layouts.scenes.decks import DECKS, KINDS, VIEWS
from layouts.words import formats
from layouts.words.texts import LANGUAGES, texts
from tests.slides import EARLIER, EN, Export, answers, opened, said, view

# Of each kind of page one; those of a country and a partner with much and with nothing to tell.
OWN = ("countries/MWI", "countries/RWA", "partners/european_union", "partners/ecuador")
PAGES = (*(kind for kind in VIEWS if kind not in ("country", "partner")), *OWN)
FOLLOWING = ("overview", "countries", "people", "themes", "partners", "evidence")
PICTURE = PP_PLACEHOLDER.PICTURE
EMPTY = "region=africa&country=NPL"
FILTERS = ("region=africa", "step=1", "country=AGO", EMPTY, f"as_of={EARLIER}")


@pytest.fixture(scope="module")
def export(real: Snapshot) -> Export:
    return opened(real)


@pytest.fixture(scope="module")
def answer(real: Snapshot) -> Export:
    return answers(real)


# --- every deck in every language


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("deck", [*DECKS, *(f"view&page={page}" for page in PAGES)])
def test_a_deck_is_whole(real: Snapshot, export: Export, deck: str, lang: str) -> None:
    t, file = texts(lang), export(f"deck={deck}&lang={lang}")
    assert (8 if deck in DECKS else 3) <= len(file.slides) <= (22 if deck in DECKS else 20)
    assert file.slide_width * 9 == pytest.approx(file.slide_height * 16, rel=1e-3)
    as_of = formats.day(lang, queries.as_of(real, Filters()))
    unofficial = t("Not an official publication of the ILO")
    for place, slide in enumerate(file.slides):
        assert slide.shapes.title.text.strip(), place
        kinds = {shape.placeholder_format.type: shape for shape in slide.placeholders}
        assert unofficial in kinds[PP_PLACEHOLDER.FOOTER].text_frame.text
        assert place == 0 or PP_PLACEHOLDER.SLIDE_NUMBER in kinds
        notes = slide.notes_slide.notes_text_frame.text
        assert as_of in notes
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= file.slide_width, shape.name
            assert shape.top + shape.height <= file.slide_height, shape.name
            if shape.has_chart or shape.has_table or hasattr(shape, "image"):
                assert len(shape._element.xpath(".//p:cNvPr/@descr")[0]) > 10
            elif shape.is_placeholder:
                assert shape.text_frame.text.strip(), (place, shape.name)


@pytest.mark.parametrize("deck", DECKS)
def test_letters_can_be_read_from_afar(export: Export, deck: str) -> None:
    for slide in export(f"deck={deck}").slides:
        for shape in slide.shapes:
            if shape.has_table:
                sizes = [int(size) for size in shape._element.xpath(".//a:rPr/@sz")]
                assert min(sizes) >= 1400
            if shape.has_chart:
                sizes = [int(size) for size in shape.chart._chartSpace.xpath(".//a:defRPr/@sz")]
                assert min(sizes) >= 1200


@pytest.mark.parametrize(
    "query", ["lang=en", "lang=fr", "lang=es", *sorted({*FILTERS} - {EMPTY}), "theme=health", "country=RWA"]
)
@pytest.mark.parametrize("deck", DECKS)
def test_slides_are_the_scenes_of_the_deck_with_their_messages(
    real: Snapshot, export: Export, deck: str, query: str
) -> None:
    filters, _ = parse(f"?{query}", real, LANGUAGES)
    titles = [slide.shapes.title.text for slide in export(f"deck={deck}&{query}").slides]
    for scene in DECKS[deck]:
        shown = view_of(real, "/present", scene.filters(filters))
        message = KINDS[scene.kind].message(texts(filters.lang), shown).replace("\u2060", "")
        assert any(title.replace("\u2060", "").startswith(message) for title in titles), message


def test_layouts_have_their_names_and_kinds_of_placeholders(export: Export) -> None:
    layouts = {layout.name: layout for layout in export().slide_layouts}
    kinds = {
        name: {shape.placeholder_format.type for shape in layout.placeholders}
        for name, layout in layouts.items()
    }
    assert set(layouts) == {"Title", "Chart", "Table", "Two tables", "Figures", "Map", "Text"}
    for name, kind in (
        ("Chart", PP_PLACEHOLDER.CHART),
        ("Table", PP_PLACEHOLDER.TABLE),
        ("Map", PP_PLACEHOLDER.PICTURE),
    ):
        assert {kind, PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER} <= kinds[name]


# --- an empty selection


@pytest.mark.parametrize(
    "query",
    [
        *(f"chart={name}" for name in ("map", "steps")),
        *(f"deck={d}" for d in DECKS),
        *(f"page={p}" for p in FOLLOWING),
    ],
)
def test_an_empty_selection_says_so(export: Export, query: str) -> None:
    file = export(f"{query}&region=africa&country=NPL")
    every = "\n".join(said(slide) for slide in file.slides)
    assert "No country matches these filters" in every
    assert "Region: Africa; Country: Nepal" in every


@pytest.mark.parametrize("deck", DECKS)
@pytest.mark.parametrize("query", FILTERS)
def test_a_deck_opens_whatever_is_selected(export: Export, deck: str, query: str) -> None:
    assert len(export(f"deck={deck}&{query}").slides) >= 5


@pytest.mark.parametrize(
    ("query", "said_", "unsaid"),
    [
        ("page=countries/RWA&region=americas", "Rwanda: 2 funding partners contribute", "Angola"),
        ("page=countries/RWA", "Rwanda: no thematic area reported", "0 of 16"),
        ("page=partners/european_union&country=RWA", "European Union: 32 results", "Rwanda"),
        ("page=funding&compare=2021-10-07&pledge=12", "US$ 41.7 million remain", "Rwanda"),
    ],
)
def test_a_page_is_about_its_country_or_partner_and_its_filters(
    export: Export, query: str, said_: str, unsaid: str
) -> None:
    every = "\n".join(said(slide) for slide in export(query).slides)
    assert said_ in every
    assert unsaid not in every


# --- the map


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_is_a_picture_with_its_regions(real: Snapshot, export: Export, lang: str) -> None:
    (slide,) = export(f"chart=map&lang={lang}").slides
    picture = next(shape for shape in slide.placeholders if shape.placeholder_format.type == PICTURE)
    with Image.open(BytesIO(picture.image.blob)) as image:
        assert image.width > 1200
        assert picture.width / picture.height == pytest.approx(image.width / image.height, rel=0.01)
    assert real.regions[0].names[lang] in picture._element.xpath(".//p:cNvPr/@descr")[0]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    cells = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert [row[0] for row in cells] == [region.names[lang] for region in real.regions]
    assert sum(int(row[1].split()[0]) for row in cells) == view(real, "").headline.countries
    assert sources.disclaimer(texts(lang)) in said(slide)


@pytest.mark.parametrize("deck", [*DECKS, *(f"view&page={page}" for page in PAGES)])
def test_every_map_of_a_deck_is_a_picture_of_its_own(real: Snapshot, export: Export, deck: str) -> None:
    query = f"deck={deck}"
    kind = deck.partition("page=")[2].split("/")[0]
    kind = {"countries": "country", "partners": "partner"}[kind] if "/" in deck else kind
    scenes = DECKS[deck] if deck in DECKS else VIEWS[kind]
    pictures = [shape for slide in export(query).slides for shape in slide.shapes if hasattr(shape, "image")]
    assert len({shape.image.sha1 for shape in pictures}) == sum(scene.kind == "map" for scene in scenes)


def test_colours_of_the_map_are_those_of_the_screen(real: Snapshot) -> None:
    figure = charts.map_figure(EN, view(real, "region=africa"))
    with Image.open(BytesIO(map_picture.png(figure))) as image:
        seen = {colour: n for n, colour in image.getcolors(1_000_000) or ()}
    for colour in (*world.PALETTE, theme.colour("land")):
        assert seen.get(ImageColor.getrgb(colour), 0) > 200, colour


@pytest.mark.parametrize(("place", "code"), [((17.5, -12.5), 4), ((30.8, 27), 3), ((33, 18), 1)])
def test_countries_stand_where_they_are(real: Snapshot, place: tuple[float, float], code: int) -> None:
    """Angola with three steps, Egypt with two, Sudan without one."""
    with Image.open(BytesIO(map_picture.png(charts.map_figure(EN, view(real, ""))))) as image:
        x, y = map_picture.at(*place)
        found = image.getpixel((round(x / map_picture.FINER), round(y / map_picture.FINER)))
    assert found == ImageColor.getrgb(world.PALETTE[code])


# --- the route


@pytest.mark.parametrize(
    "query", ["chart=pie", "deck=nobody", "chart=steps&deck=nobody", "page=moon", "page=countries/XYZ"]
)
def test_what_nobody_knows_is_refused(answer: Export, query: str) -> None:
    got = answer(query)
    assert (got.status_code, got.mimetype) == (400, "text/plain")


def test_the_name_of_the_file_says_what_it_is(answer: Export) -> None:
    got = answer("deck=steering&lang=fr")
    assert got.mimetype == slides.TYPE
    named = got.headers["Content-Disposition"]
    assert named == 'attachment; filename="social-protection-floors_steering_2022-12-31_fr.pptx"'


def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    lost = create_app(open_engine(f"sqlite:///{tmp_path / 'none.sqlite'}")).server.test_client()
    got = lost.get("/export/slides.pptx")
    assert (got.status_code, got.mimetype) == (503, "text/plain")


def test_files_made_at_once_do_not_mix(real: Snapshot, export: Export) -> None:
    codes = [country.iso3 for country in real.countries[:20]]
    with ThreadPoolExecutor(20) as pool:
        files = list(pool.map(lambda iso3: export(f"chart=map&country={iso3}"), codes))
    for iso3, file in zip(codes, files, strict=True):
        assert file.slides[0].shapes.title.text == charts.map_title(EN, view(real, f"country={iso3}"))


# LibreOffice is large, `make test` does not install it, and only this test needs it. Elsewhere python-pptx
# opens the files and reads them back, in the tests above.
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(answer: Export, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(answer("deck=steering&pledge=12").data)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / "deck.pdf").read_bytes())
    assert len(pages) == len(Presentation(str(file)).slides)
