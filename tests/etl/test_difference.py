"""What publishing would change: rows, cells, pages and scenes, as JSON and as a page."""

import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.messages import translated
from data.schema import TABLES
from data.schema.shown import ALWAYS, PAGES, SCENES, SHOWN
from data.snapshot import Snapshot
from data.store import editions
from data.store.engine import open_engine
from data.store.snapshot import read
from etl import findings
from etl.build import Read
from etl.difference import difference
from etl.findings_page import preview_html
from layouts.look.markup import markup
from layouts.pages import registry
from layouts.scenes.decks import KINDS
from layouts.words.texts import LANGUAGES, texts
from tests.small import publish_rows

NOTHING = Read({}, {}, [], [], [])
Rows = Mapping[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def before(database: str) -> Rows:
    return editions.read(open_engine(database))[1]


def place(table: str, column: str) -> int:
    columns = next(one.columns for one in TABLES if one.name == table)
    return [one.name for one in columns].index(column)


def without(rows: Rows, table: str, count: int) -> Rows:
    return {**rows, table: rows[table][count:]}


def with_cell(rows: Rows, table: str, row: int, column: str, value: object) -> Rows:
    cells = [*rows[table]]
    at = place(table, column)
    cells[row] = (*cells[row][:at], value, *cells[row][at + 1 :])
    return {**rows, table: cells}


def test_rows_and_cells_are_named_in_words(before: Rows) -> None:
    after = with_cell(without(before, "result", 1), "funding_position", 0, "usd", 999)
    said = findings.changing(NOTHING, difference(before, after))
    (gone,) = said["cells"]["result"]["removed"]["rows"]
    assert said["tables"]["result"] == {"added": 0, "changed": 0, "removed": 1}
    assert re.fullmatch(r"[\w’ ]+, Étape \d, 2021-22", gone["said"]["fr"]["row"]), gone
    assert {cell["column"] for cell in gone["cells"]} >= {"iso3", "step", "summary_en"}
    (changed,) = said["cells"]["funding_position"]["changed"]["rows"]
    was = before["funding_position"][0][place("funding_position", "usd")]
    assert changed["cells"] == [{"column": "usd", "before": was, "after": 999}]
    assert {"overview", "changes"} < {*said["moves"]["pages"]} and "waterfalls" in said["moves"]["scenes"]
    html = preview_html(said, "es")
    for words in ("1 fila eliminada", "Situación de la financiación", "Páginas que no cambian", "999"):
        assert words in html, words


def test_countries_and_rows_of_their_own_are_called_by_name(before: Rows) -> None:
    said = findings.changing(
        NOTHING, difference(before, without(without(before, "people_figure", 1), "event", 1))
    )
    html = preview_html(said, "fr")
    (event,) = said["cells"]["event"]["removed"]["rows"]
    assert re.fullmatch(r".+ \(\w+\)", event["row"]) and event["row"] != event["key"]
    (iso3,) = said["names"]["country"]
    assert f"{said['names']['country'][iso3]['fr']} ({iso3})" in html


def test_a_long_list_is_cut_and_says_so(before: Rows) -> None:
    after = without(before, "translation", findings.MOST + 7)
    said = findings.changing(NOTHING, difference(before, after))["cells"]["translation"]["removed"]
    assert (len(said["rows"]), said["more"]) == (findings.MOST, 7)


def test_nothing_is_said_where_nothing_changes(before: Rows) -> None:
    said = findings.changing(NOTHING, difference(before, before))
    assert said == {
        "headline": [],
        "tables": {},
        "cells": {},
        "moves": {"pages": [], "scenes": []},
        "warnings": [],
    }
    assert "Rien ne change" in preview_html(said, "fr")


def test_every_table_page_and_scene_is_known() -> None:
    assert {*SHOWN} == {table.name for table in TABLES}
    assert [*PAGES] == [*registry.PAGES] and {*SCENES} == {*KINDS}
    assert {name for shown in SHOWN.values() for name in (*shown.pages, *ALWAYS.pages)} == {*PAGES}
    for lang in LANGUAGES:
        named = {kind: page.name(texts(lang)) for kind, page in registry.PAGES.items() if page.name}
        assert {kind: translated(PAGES[kind], lang) for kind in named} == named


def drawn(snapshot: Snapshot) -> dict[tuple[str, str], str]:
    """What each page and scene shows at first, of a country and a partner as an example."""
    t = texts("en")
    about = {"country": "MWI", "partner": "european_union"}
    found = {}
    for kind in (kind for shown in SHOWN.values() for kind in shown.pages):
        page = registry.PAGES[kind]
        view = view_of(snapshot, page.path + about.get(kind, ""), Filters())
        shown = repr(view.overview) if kind == "overview" else markup(page.body(t, view))
        found["page", kind] = f"{shown}{page.figures(t, view) if page.figures else ''}"
    view = view_of(snapshot, "/", Filters())
    for kind in (kind for shown in SHOWN.values() for kind in shown.scenes):
        scene = KINDS[kind]
        content = scene.content(t, view)._replace(dates=(), rows=())
        found["scene", kind] = f"{scene.message(t, view)}{content}"
    return found


@pytest.fixture(scope="module")
def today(real: Snapshot) -> dict[tuple[str, str], str]:
    return drawn(real)


@pytest.mark.parametrize("table", ["result", "people_figure", "funding_position", "theme_country"])
def test_what_moves_is_said_to_move(
    before: Rows, today: dict[tuple[str, str], str], tmp_path: Path, table: str
) -> None:
    """A third of the rows goes: no page and no scene changes that the list does not name."""
    url = f"sqlite:///{tmp_path / 'changed.sqlite'}"
    publish_rows(url, without(before, table, len(before[table]) // 3))
    then = drawn(read(open_engine(url)))
    moved = {place for place in today if today[place] != then[place]}
    pages, scenes = SHOWN[table]
    assert moved
    assert moved - {*product(["page"], pages), *product(["scene"], scenes)} == set()
