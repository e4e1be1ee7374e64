"""Pages and scenes in a made-up language: every text of theirs may be longer, and none of it is English."""

import csv
import re
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.schema import TABLES
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages.registry import PAGES
from layouts.present.components import note, part
from layouts.scenes.decks import KINDS
from layouts.words.texts import texts
from tests.test_texts import PSEUDO, Page, left, longer
from tests.test_wording import WORDS

OF = {"country": "/countries/TGO", "partner": "/partners/germany"}
# What Python and Babel say in the language of the page, here English: lists, shares, moments, dates.
SAID = re.compile(
    r"\b(and|or|per cent|UTC|CSV|Excel|PNG|SVG|US|Q[1-4]|H[12])\b"
    r"|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b"
)
Told = tuple[frozenset[str], tuple[str, ...]]


@pytest.fixture(scope="module")
def told(real: Snapshot) -> Told:
    """What tables say in English, and their names: each text, and what is more than a word, longest first."""
    columns = {
        table.name: [column.name for column in table.columns if column.name[-3:] not in ("_fr", "_es")]
        for table in TABLES
        if table.name != "translation"
    }
    with WORDS.open(encoding="utf-8", newline="") as file:
        found = {row["text_en"] for row in csv.DictReader(file) if row["kind"] == "table"}
    for known in (real, *map(real.at, real.dates)):
        for name, places in columns.items():
            for row in (*known.tables.get(name, ()), *known.later.get(name, ())):
                cells = [row[place] for place in places if isinstance(row.get(place), str)]
                found.update(part for cell in cells for part in (cell, *cell.split(" | ")))
    # A statement is shown as its document, its place and what it says.
    found.update(part for one in [*found] if ": " in one for part in re.split(r"(?:: |, )", one))
    return frozenset(found), tuple(
        sorted((one for one in found if len(one) > 3 and not one.isalpha()), key=len, reverse=True)
    )


def untranslated(told: Told, html: str) -> list[str]:
    """The texts of HTML that are neither of the catalogue nor of the tables."""
    whole, phrases = told
    english = []
    for text in dict.fromkeys(Page(html).seen):
        if text.strip() in whole or not left(text, []):
            continue
        rest = text
        for phrase in phrases:
            rest = rest.replace(phrase, " ")
        words = left(SAID.sub(" ", rest), []).split()
        if [word for word in words if word not in whole]:
            english.append(text)
    return english


def tags(html: str) -> list[str]:
    return re.findall(r"</?[a-z0-9]+", html)


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "overview"])
def test_a_page_of_longer_texts_is_the_same_page(real: Snapshot, told: Told, kind: str) -> None:
    path, filters = OF.get(kind, PAGES[kind].path), Filters(compare=("2021-10-07",))
    view = view_of(real, path, filters)

    def drawn(t: Any) -> str:
        return markup(PAGES[kind].body(t, view))

    html = drawn(PSEUDO)
    assert tags(html) == tags(drawn(texts("en")))
    assert untranslated(told, html) == []


def test_a_scene_of_longer_texts_is_the_same_scene(real: Snapshot, told: Told) -> None:
    view = view_of(real, "/present", Filters(compare=("2021-10-07",)))
    for kind, scene in KINDS.items():

        def drawn(t: Any, scene: Any = scene) -> str:
            content = scene.content(t, view)
            return markup([scene.message(t, view), part(t, content), note(t, content)])

        html = drawn(PSEUDO)
        # A scene shows as many rows as it has room for; longer texts take more of it.
        assert {*tags(html)} == {*tags(drawn(texts("en")))}, kind
        assert (kind, untranslated(told, html)) == (kind, [])


def test_an_english_text_is_found(told: Told) -> None:
    assert untranslated(told, "<p>Funding gap</p>") == ["Funding gap"]
    assert untranslated(told, f"<p>{longer('Funding gap')}: Togo</p>") == []
