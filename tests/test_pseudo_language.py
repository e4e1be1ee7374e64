"""Pages and scenes in a made-up language: every text of theirs may be longer, and none of it is English."""

import re
from functools import cache
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.schema import TABLES
from data.snapshot import Snapshot
from layouts.frame import shell
from layouts.look.markup import markup
from layouts.pages.registry import PAGES
from layouts.present.components import note, part
from layouts.scenes.decks import KINDS
from layouts.words.texts import texts
from tests.test_texts import PSEUDO, Page, left, longer

OF = {"country": "/countries/TGO", "partner": "/partners/germany"}
# What Python and Babel say in the language of the page, here English: lists, shares, moments, dates.
SAID = re.compile(
    r"\b(and|or|per cent|UTC|CSV|Excel|PNG|SVG|US|Q[1-4]|H[12])\b|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    r"(uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b"
)


@cache
def told(snapshot: Snapshot) -> tuple[frozenset[str], tuple[str, ...]]:
    """What the tables say, in English: each text as a whole, and the longest first."""
    columns = {table.name: [column.name for column in table.columns] for table in TABLES}
    found: set[str] = set()
    for known in (snapshot, *map(snapshot.at, snapshot.dates)):
        for name, rows in known.tables.items():
            cells = [
                str(row[column])
                for row in (*rows, *known.later.get(name, ()))
                for column in columns.get(name, ())
                if isinstance(row.get(column), str)
            ]
            found.update(part for cell in cells for part in (cell, *cell.split(" | ")))
    found.update(name for name in snapshot.sources)
    whole = frozenset(found)
    return whole, tuple(sorted((one for one in whole if len(one) > 3 and " " in one), key=len, reverse=True))


def untranslated(snapshot: Snapshot, html: str) -> list[str]:
    """The texts of HTML that are neither of the catalogue nor of the tables."""
    whole, parts = told(snapshot)
    english = []
    for text in dict.fromkeys(Page(html).seen):
        rest = left(text, [])
        if not rest or text.strip() in whole:
            continue
        for part in parts:
            if part in text:
                text = text.replace(part, " ")
        words = left(SAID.sub(" ", text), []).split()
        if [word for word in words if word not in whole]:
            english.append(text)
    return english


def tags(html: str) -> list[str]:
    return re.findall(r"</?[a-z0-9]+", html)


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "overview"])
def test_a_page_of_longer_texts_is_the_same_page(real: Snapshot, kind: str) -> None:
    path, filters = OF.get(kind, PAGES[kind].path), Filters(compare="2021-10-07")
    view = view_of(real, path, filters)

    def drawn(t: Any) -> str:
        return markup([*PAGES[kind].body(t, view), *shell.menu(t, view.frame, view.overview, path)])

    html = drawn(PSEUDO)
    assert tags(html) == tags(drawn(texts("en")))
    assert longer("Countries") in html
    assert untranslated(real, html) == []


def test_a_scene_of_longer_texts_is_the_same_scene(real: Snapshot) -> None:
    view = view_of(real, "/present", Filters(compare="2021-10-07"))
    for kind, scene in KINDS.items():

        def drawn(t: Any, scene: Any = scene) -> str:
            content = scene.content(t, view)
            return markup([scene.message(t, view), part(t, content), note(t, content)])

        html = drawn(PSEUDO)
        assert tags(html) == tags(drawn(texts("en"))), kind
        assert (kind, untranslated(real, html)) == (kind, [])


def test_an_english_text_is_found(real: Snapshot) -> None:
    assert untranslated(real, "<p>Funding gap</p>") == ["Funding gap"]
    assert untranslated(real, f"<p>{longer('Funding gap')}: Togo</p>") == []
