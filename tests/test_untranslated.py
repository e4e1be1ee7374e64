"""A text without French or Spanish is English on every screen, in an element that says so."""

import csv
import json
import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO, StringIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pptx import Presentation

from app import create_app
from data.answers import overview as queries
from data.filters import Filters
from data.schema import TABLES
from data.snapshot import Snapshot
from data.store import editions
from data.store.engine import open_engine
from data.store.snapshot import read
from data.translations import untranslated
from layouts.exports.tables.topics import TOPICS
from layouts.frame import sources
from layouts.look.markup import VOID, markup, static_html
from layouts.pages.registry import menu as pages
from layouts.scenes.decks import DECKS
from layouts.words.texts import texts
from tests.asking import CHOSEN
from tests.small import publish_rows

NEW = "¤"  # begins and ends each text that nobody has translated yet
CODES = {("country_partner", "channel")}  # English that is a code as well
NAMED = {("country", "name_en"), ("region", "name_en")}  # their French and Spanish stand beside them
PAGES = ("countries/KEN", "partners/germany", "themes", "evidence", "funding")


def new(text: str) -> str:
    """A text that no row of `translation` has; of a list each part."""
    return " | ".join(f"{NEW}{part}{NEW}" for part in text.split(" | "))


@pytest.fixture(scope="module")
def url(database: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The store of the real data, of which no text of the tables has French or Spanish."""
    _, rows = editions.read(open_engine(database))
    content = {}
    for table in TABLES:
        is_new = [
            (column.is_prose and (table.name, column.name) not in CODES) or (table.name, column.name) in NAMED
            for column in table.columns
        ]
        names = ("name_fr", "name_es")
        is_gone = [column.origin == "translation" or column.name in names for column in table.columns]
        content[table.name] = [
            tuple(
                None if gone else new(cell) if fresh and cell else cell
                for cell, fresh, gone in zip(row, is_new, is_gone, strict=True)
            )
            for row in rows[table.name]
        ]
    url = f"sqlite:///{tmp_path_factory.mktemp('new') / 'new.sqlite'}"
    publish_rows(url, content)
    return url


@pytest.fixture(scope="module")
def client(url: str) -> FlaskClient:
    return create_app(open_engine(url)).server.test_client()


@pytest.fixture(scope="module")
def snapshot(url: str) -> Snapshot:
    return read(open_engine(url))


class Said(HTMLParser):
    """The texts of a page in its own language, and those in elements that are English."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.own: list[str] = []
        self.english: list[str] = []
        self.attributes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes += [value for value in given.values() if value]
        if tag.capitalize() not in (*VOID, "Meta", "Link", "Img"):
            self.open.append((tag, given.get("lang") or self.open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open[-1][0] not in ("script", "style", "title"):  # which have no elements in them
            (self.english if self.open[-1][1] == "en" else self.own).append(data)


def unmarked(html: str) -> list[str]:
    """The texts of HTML in which a new one stands in no element that is English; marks that are seen."""
    said = Said(html)
    isolates = [text for text in (*said.own, *said.english, *said.attributes) if "\u2068" in text]
    return [text for text in said.own if NEW in text] + isolates


@pytest.mark.parametrize("lang", ["fr", "es"])
@pytest.mark.parametrize("path", pages(texts("en")))
def test_every_page_says_what_is_english(client: FlaskClient, path: str, lang: str) -> None:
    for asked in (
        "theme=health&partner=germany&pledge=12:africa&compare=2021-10-07",
        "region=africa&country=KEN,MWI,NPL",
        "as_of=2021-10-07",
    ):
        page = client.get(f"{path}?lang={lang}&{asked}").text
        assert unmarked(page) == []
        # At the launch nothing had come before, and no document had said anything of people reached.
        has_none = asked == "as_of=2021-10-07" and path in ("/changes", "/people")
        assert has_none or any(NEW in text for text in Said(page).english)


def test_the_page_of_every_country_and_partner_does(client: FlaskClient, real: Snapshot) -> None:
    paths = [f"/countries/{country.iso3}" for country in real.countries]
    paths += [f"/partners/{partner}" for partner in real.members["partner"]]
    assert {path: found for path in paths if (found := unmarked(client.get(f"{path}?lang=fr").text))} == {}


def test_a_page_in_english_marks_nothing(client: FlaskClient) -> None:
    for path in pages(texts("en")):
        page = client.get(path).text
        assert not {tag for tag in re.findall(r"<[^>]*>", page) if 'span lang="en"' in tag}
        assert "\u2068" not in page


@pytest.mark.parametrize("path", ["/", *pages(texts("en")), "/countries/KEN", "/partners/germany"])
def test_what_dash_draws_has_no_marks(client: FlaskClient, path: str) -> None:
    drawn = client.get("/_dash-layout", headers={"Referer": f"http://127.0.0.1{path}?lang=fr"}).json
    found = json.dumps(drawn, ensure_ascii=False)
    assert NEW in found and "\u2068" not in found


@pytest.mark.parametrize("panel", queries.FACTS)
def test_a_panel_of_sources_says_what_is_english(snapshot: Snapshot, panel: str) -> None:
    english = []
    for day in snapshot.dates:
        filters = Filters(lang="fr", as_of=day)
        view = queries.overview(snapshot, filters)
        body = sources.body(texts("fr"), panel, view, queries.provenance(snapshot, panel, view.as_of, "fr"))
        html = markup(static_html(body))
        assert unmarked(html) == []
        english += Said(html).english
    assert english  # titles of documents at least


def test_what_the_search_finds_says_what_is_english(client: FlaskClient) -> None:
    for words in ("health", "germ", "ken", "law", "gap"):
        found = client.get(f"/search.json?lang=fr&q={words}").json
        assert found
        assert [one for one in found if unmarked(one["html"]) or "\u2068" in one["title"]] == []


@pytest.mark.parametrize("deck", [*DECKS, *(f"view&page={page}" for page in PAGES)])
def test_every_scene_says_what_is_english(client: FlaskClient, deck: str) -> None:
    page = client.get(f"/present?lang=fr&deck={deck}&pledge=12:africa").text
    assert unmarked(page) == []
    data = json.loads(re.findall(r'<script type="application/json" id="deck">(.*?)</script>', page)[0])
    for scene in data["scenes"]:
        for shown in [scene, *scene["variants"].values()]:
            parts = [shown["title"], *(shown.get(name, "") for name in ("part", "note", "filters", "name"))]
            assert unmarked("".join([*parts, *shown.get("notes", [])])) == []
        assert "\u2068" not in json.dumps([scene["figures"], scene["variants"]], ensure_ascii=False)


@pytest.mark.parametrize("asked", [*(f"deck={deck}" for deck in DECKS), "chart=themes", "chart=partners"])
def test_every_slide_says_what_is_english(client: FlaskClient, asked: str) -> None:
    content = client.get(f"/export/slides.pptx?{asked}&lang=fr&theme=health").data
    runs = [
        (run.find("{*}rPr").get("lang"), run.find("{*}t").text or "")
        for slide in Presentation(BytesIO(content)).slides
        for part in (slide._element, slide.notes_slide._element)
        for run in part.iter("{*}r")
    ]
    found = {lang for lang, text in runs if NEW in text}
    assert found == {"en-GB"}
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert [name for name in parts.namelist() if "\u2068".encode() in parts.read(name)] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_no_file_holds_marks(client: FlaskClient, topic: str) -> None:
    asked = f"lang=fr{CHOSEN.get(topic, '')}"
    for address in (f"/export/data.csv?topic={topic}&{asked}", f"/api/v1/{topic}?{asked}"):
        text = client.get(address).text
        assert (NEW in text or topic == "countries") and "\u2068" not in text
    with zipfile.ZipFile(BytesIO(client.get(f"/export/data.xlsx?topic={topic}&{asked}").data)) as parts:
        assert NEW.encode() in parts.read("xl/sharedStrings.xml")
        assert [name for name in parts.namelist() if "\u2068".encode() in parts.read(name)] == []


def test_files_list_what_is_to_be_translated(client: FlaskClient, snapshot: Snapshot) -> None:
    every = {name: (*rows, *snapshot.later[name]) for name, rows in snapshot.tables.items()}
    known = {one.text_en: one for one in untranslated(every)}
    title = snapshot.tables["discrepancy"][0]["title_en"]
    assert known[title][1:] == (None, None, "discrepancy", "title_en", 1, 0)
    with zipfile.ZipFile(BytesIO(client.get("/export/database.zip").data)) as archive:
        lines = archive.read("data/texts_to_translate.csv").decode().splitlines()
        stored = [*csv.DictReader(StringIO(archive.read("data/discrepancy.csv").decode()))]
        described = json.loads(archive.read("datapackage.json"))
    assert lines[0] == "text_en,text_fr,text_es,table,column,times"
    assert len(lines) == len(known) + 1
    assert {row["title_fr"] for row in stored} == {""}  # the store has none, whatever screens show
    assert described["resources"][-1]["path"] == "data/texts_to_translate.csv"
    book = load_workbook(BytesIO(client.get("/export/data.xlsx?lang=fr").data))
    sheet = book["Textes à traduire"]
    assert [cell.value for cell in sheet[1]][:3] == ["Anglais", "Français", "Espagnol"]
    assert {sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)} == {*known}


def test_a_workbook_of_tables_that_lack_nothing_lists_nothing(database: str) -> None:
    asked = create_app(open_engine(database)).server.test_client()
    assert "Texts to translate" not in load_workbook(BytesIO(asked.get("/export/data.xlsx").data)).sheetnames
