"""How many results the report states explicitly stands wherever their total stands."""

import io
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from flask import Flask

from callbacks.dash.pages import view_of
from callbacks.http import api, exports
from data.answers import Answers
from data.answers import overview as queries
from data.filters import Filters, parse
from data.schema.position import BASES as CODES
from data.snapshot import Snapshot
from layouts.exports.tables.fields import fields
from layouts.figures import charts
from layouts.frame import sources
from layouts.look.markup import markup
from layouts.pages.country import steps as country_steps
from layouts.pages.health import page as health
from layouts.pages.overview import headline
from layouts.pages.partner import page as partner
from layouts.pages.partner import reported as partner_reported
from layouts.pages.partners import page as partners
from layouts.present.page import draw
from layouts.scenes.decks import DECKS, KINDS
from layouts.words import basis
from layouts.words.texts import LANGUAGES, texts
from tests.screen import Screen
from tests.slides import EN, Export, opened, said, view

Open = Callable[..., Screen]
QUERIES = ("", "region=africa", "country=AGO", "step=1", "partner=germany")


def counts(real: Snapshot, query: str) -> tuple[int, int]:
    """(explicit, to be confirmed) of the results that a query leaves, counted from the rows themselves."""
    filters, _ = parse(f"?{query}", real, LANGUAGES)
    left = {
        row.country.iso3: row.shown_steps for row in queries.country_rows(real, filters) if row.is_selected
    }
    found = Counter(
        row["basis"] == "explicit"
        for row in real.tables["result"]
        if row["step"] in left.get(row["iso3"], ())
    )
    return found[True], found[False]


def stated(real: Snapshot, query: str, t: Any = EN) -> str:
    explicit, open_ = counts(real, query)
    return basis.stated(t, explicit + open_, explicit)


@pytest.fixture(scope="module")
def export(real: Snapshot) -> Export:
    return opened(real)


@pytest.fixture(scope="module")
def client(real: Snapshot) -> Callable[[str], Any]:
    """What exports and the interface answer, by address."""
    flask = Flask(__name__)
    for one in (api, exports):
        one.register(flask, lambda _: real)
    return lambda address: flask.test_client().get(address)


# --- the counts and the words


@pytest.mark.parametrize("query", QUERIES)
def test_the_count_is_of_the_selection(real: Snapshot, query: str) -> None:
    head = view(real, query).headline
    explicit, open_ = counts(real, query)
    assert (head.explicit, (head.results or 0) - (head.explicit or 0)) == (explicit, open_)
    assert head.explicit_all == counts(real, "")[0]
    steps = view(real, query).steps
    assert sum(row.achieved_explicit or 0 for row in steps) == head.explicit_all


def test_nothing_is_said_where_nothing_is_reported(real: Snapshot) -> None:
    head = view(real, "as_of=2021-10-07").headline
    assert (head.explicit, head.explicit_all) == (None, None)
    assert basis.stated(EN, None, None) == basis.stated(EN, 0, 0) == basis.briefly(EN, 0, 0) == ""
    assert basis.stated(EN, 3, 1) == "1 stated explicitly in the report, 2 to be confirmed"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_status_has_one_name_everywhere(real: Snapshot, lang: str) -> None:
    t = texts(lang)
    names = {one: basis.name(t, one) for one in basis.BASES}
    assert set(CODES) <= {*names}
    seen = view_of(real, "/partners/germany", Filters(lang=lang))
    assert fields(t, seen)["basis"].names == {one: name for one, name in names.items() if one}
    country = Answers(real, Filters(lang=lang)).country("AGO")
    assert country
    brief = Answers(real, Filters(lang=lang)).partner("germany")
    assert brief
    for html, results in (
        (markup(partner_reported.changes(t, seen, brief)), brief.results),
        (markup(country_steps.tracker(t, seen, country)), country.results),
    ):
        assert [row.basis for row in results if not row.is_undated and names[row.basis] not in html] == []


# --- the screen


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("query", QUERIES)
def test_the_tile_and_the_panels_say_it(real: Snapshot, query: str, lang: str) -> None:
    t, seen = texts(lang), view(real, f"{query}&lang={lang}")
    said_ = stated(real, query, t)
    assert said_ in markup(headline.tiles(t, seen))
    for panel in ("results", "steps", "map"):
        assert any(said_ in caveat for caveat in sources.caveats(t, panel, seen)), panel


@pytest.mark.browser
def test_marks_of_the_matrix_tell_what_is_to_be_confirmed(open_screen: Open, real: Snapshot) -> None:
    screen = open_screen("")
    screen.shows(Filters())
    marks = screen.page.locator(".matrix .mark.achieved")
    open_ = screen.page.locator(".matrix .mark.achieved.open")
    explicit, rest = counts(real, "")
    assert (marks.count() - open_.count(), open_.count()) == (explicit, rest)
    assert set(open_.all_text_contents()) == {"achieved, to be confirmed"}
    words = screen.page.locator('.country-list [data-country="AGO"] .state').text_content()
    assert words and words.endswith("to be confirmed")


def test_a_share_of_results_is_never_alone(real: Snapshot) -> None:
    """Step 1 has 14 results against an ambition of 10: 140 per cent stand with both, and with the doubt."""
    seen = view_of(real, "/", Filters())
    step = view(real, "").steps[0]
    assert (step.achieved, step.ambition) == (14, 10)
    firm = f"{step.achieved_explicit} explicit"
    labels = [
        text for trace in charts.steps_figure(EN, seen.overview)["data"] for text in trace.get("text", ())
    ]
    assert f"14 of 10 · 140% · {firm}" in [re.sub("<[^>]+>", "", label) for label in labels]
    bar = next(one for one in KINDS["pace"].content(EN, seen).bars if "140%" in one.value)
    assert bar.value.startswith(f"14 of 10 · 140% · {firm}")
    html = markup(health.pace(EN, seen))
    row = next(one for one in html.split("<tr") if "140%" in one)
    assert firm in row and ">14<" in row and ">10<" in row


def test_pages_of_partners_say_it(real: Snapshot) -> None:
    seen = view_of(real, "/partners/germany", Filters())
    explicit, open_ = counts(real, "partner=germany")
    brief = f"{explicit} explicit, {open_} to be confirmed"
    assert brief in markup(partner.body(EN, seen._replace(key="germany")))
    rows = markup(partners.body(EN, view_of(real, "/partners", Filters()))).split("<tr")
    assert f"{explicit} explicit" in next(row for row in rows if ">Germany<" in row)


# --- decks, presented and taken away


TOTALS = ("position", "steps", "map", "countries")  # the kinds of scenes that show results


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("deck", DECKS)
def test_every_scene_and_slide_with_the_total_says_it(
    real: Snapshot, export: Export, deck: str, lang: str
) -> None:
    t, slides = texts(lang), list(export(f"deck={deck}&lang={lang}").slides)
    for number, scene in enumerate(DECKS[deck]):
        if scene.kind not in TOTALS:
            continue
        filters = scene.filters(Filters(lang=lang))
        seen = view_of(real, "/present", filters)
        firm = headline.doubt(t, seen.overview)
        shown = markup(draw(t, scene, str(number), seen, {}, lambda panel: {}).section)
        assert firm in shown, scene.kind
        message = KINDS[scene.kind].message(t, seen)
        own = [slide for slide in slides if slide.shapes.title.text.startswith(message)]
        assert own
        assert any(firm in said(slide) for slide in own), scene.kind


def test_the_status_stands_beside_each_result_on_slides(real: Snapshot, export: Export) -> None:
    """And what changed, as the page of the partner tells it."""
    rows = [row for row in real.tables["result"] if row["iso3"] in real.members["partner"]["germany"]]
    cells = [
        [cell.text for cell in row.cells]
        for slide in export("page=partners/germany").slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    names = {country.iso3: country.names["en"] for country in real.countries}
    missing = [
        row
        for row in rows
        if not any(
            one[0] == names[row["iso3"]] and row["summary_en"] in one and basis.name(EN, row["basis"]) in one
            for one in cells
        )
    ]
    assert len(rows) == 20
    assert missing == []


def test_a_country_slide_has_the_status_of_its_results(export: Export, real: Snapshot) -> None:
    every = "\n".join(said(slide) for slide in export("page=countries/AGO").slides)
    for row in real.tables["result"]:
        if row["iso3"] == "AGO":
            assert row["summary_en"] in every
            assert basis.name(EN, row["basis"]) in every


# --- workbooks and the interface


@pytest.mark.parametrize("topic", ["results", "countries", "partners"])
@pytest.mark.parametrize("query", ["", "region=africa"])
def test_workbooks_and_the_interface_say_it(
    real: Snapshot, client: Callable[[str], Any], topic: str, query: str
) -> None:
    firm = stated(real, query)
    book = openpyxl.load_workbook(io.BytesIO(client(f"/export/data.xlsx?topic={topic}&{query}").data))
    for sheet in ("Metadata", "Notes"):
        cells = [str(cell.value) for row in book[sheet].iter_rows() for cell in row]
        assert any(firm in cell for cell in cells), sheet
    caveats = client(f"/api/v1/{topic}?{query}").json["meta"]["caveats"]
    assert sum(firm in caveat for caveat in caveats) == 1
