"""Side by side: what is compared, the same figures as on each page of its own, and how it is chosen."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from callbacks.dash.pages import view_of
from callbacks.http.exports import asked
from data.filters import parse
from data.rows import PageView
from data.snapshot import Snapshot
from layouts.exports.files import csvfile
from layouts.look.markup import markup
from layouts.pages.compare import page as compare
from layouts.pages.compare import rows as table_rows
from layouts.pages.countries import body as countries
from layouts.pages.partners import page as partners
from layouts.scenes import compare as scene
from layouts.words.texts import LANGUAGES, texts
from tests.components import words

T = texts("en")


def view(snapshot: Snapshot, search: str, path: str = "/compare") -> PageView:
    filters, dropped = parse(search, snapshot, LANGUAGES)
    assert dropped == ()
    return view_of(snapshot, path, filters)


def drawn(snapshot: Snapshot, search: str) -> str:
    return markup(compare.body(T, view(snapshot, search)))


@pytest.mark.parametrize(
    ("search", "kind", "keys", "said"),
    [
        ("?country=TGO,SEN", "country", ["SEN", "TGO"], "Senegal and Togo side by side"),
        ("?partner=germany,luxembourg&country=TGO,SEN", "partner", ["germany", "luxembourg"], "Country: Sen"),
        ("?country=TGO,SEN&partner=germany", "country", ["SEN", "TGO"], "Partner: Germany"),
        ("?region=africa,americas,arab_states,asia_pacific", "region", None, "left out: Asia and the Pac"),
        ("?country=TGO", "", [], "Chosen so far: Togo."),
        ("", "", [], "Choose two or three of one kind"),
    ],
)
def test_one_kind_is_compared_and_the_others_are_filters(
    real: Snapshot, search: str, kind: str, keys: list[str] | None, said: str
) -> None:
    found = view(real, search).answers.compared
    assert found.kind == kind and len(found.columns) <= 3
    assert keys is None or [one.key for one in found.columns] == keys
    page = drawn(real, search)
    assert said in words(page) and page.count("<h1") == 1
    # Whoever is to choose is offered all there is, and what is chosen is ticked.
    assert page.count('type="checkbox" name="country"') == len(real.countries)
    assert page.count("checked=") == sum(len(one.split(",")) for one in re.findall(r"=([^&]+)", search))


@pytest.mark.parametrize(
    "search",
    [
        *("?country=TGO,IDN,SLV", "?region=africa,americas&step=3", "?country=TGO,SEN&as_of=2021-10-07"),
        *("?partner=germany,japan", "?partner=germany,luxembourg&region=africa"),
    ],
)
def test_each_column_says_what_its_own_page_says(real: Snapshot, search: str) -> None:
    found, more = view(real, search), search.partition("&")[2]
    for column in found.answers.compared.columns:
        kind = found.answers.compared.kind
        own = view(real, f"?{kind}={column.key}&{more}".removesuffix("&"))
        if kind == "partner":
            row = next(one for one in own.answers.partners.rows if one.partner_id == column.key)
            assert column.countries == row.current
            assert (column.results, column.explicit) == (row.results, row.explicit)
        else:
            head = own.overview.headline
            assert (column.results, column.explicit) == (head.results, head.explicit)
            assert column.tally == own.answers.people.tally
        told = [one.results for one in column.steps]
        assert column.results is None or sum(n or 0 for n in told) == column.results


def test_people_are_never_added_up_and_unknown_is_no_zero(real: Snapshot) -> None:
    rows = {row.item: row for row in table_rows.rows(T, view(real, "?country=TGO,SEN"))}
    unknown, known = rows["legal"].cells
    assert (unknown.state, unknown.value) == ("not_reported", None)
    assert known.said == "more than 3,000,000 people (2022), reported as achieved" and known.value == 1
    assert rows["registered"].cells[0].value == 3  # figures, not people
    early = {row.item: row for row in table_rows.rows(T, view(real, "?country=TGO,SEN&as_of=2021-10-07"))}
    assert {one.state for one in early["results"].cells} == {"not_reported"}
    out = {row.item: row for row in table_rows.rows(T, view(real, "?country=TGO,SEN&region=americas"))}
    assert {one.state for row in out.values() for one in row.cells} == {"not_applicable"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_scene_and_file_hold_the_same_table(real: Snapshot, lang: str) -> None:
    search = f"?partner=germany,luxembourg&lang={lang}"
    t, found = texts(lang), view(real, search)
    table = table_rows.rows(t, found)
    page = " ".join(words(markup(compare.body(t, found))).split())
    shown = scene.compared(t, found).table
    assert shown and [row[0] for row in shown.rows] == [row.label for row in table]
    content = csvfile.make(t, asked(real, "compare", search[1:].encode()).table).decode()
    files = [line["said"] for line in csv.DictReader(io.StringIO(content, newline=""))]
    assert files == [row.cells[place].said for place in (0, 1) for row in table]
    assert all(" ".join(row.label.split()) in page for row in table)


def test_every_table_leads_there_by_boxes_that_need_no_script(real: Snapshot) -> None:
    page = markup(countries(T, view(real, "?region=africa&lang=fr&compare=2021-10-07", "/countries")))
    assert page.count('form="compare-country"') == page.count('name="country"') == 26
    assert '<form id="compare-country" action="/compare" method="get"' in page
    assert 'name="lang" value="fr"' in page and 'name="compare" value="2021-10-07"' in page
    assert page.count('name="region"') == len(real.regions)
    index = markup(partners.body(T, view(real, "?region=africa", "/partners")))
    assert 'name="region" value="africa"' in index and 'form="compare-partner"' in index


@pytest.mark.browser
def test_two_are_ticked_by_keyboard_and_printed_on_one_sheet(
    new_page: Callable[..., Page], server: str
) -> None:
    page = new_page()
    page.goto(f"{server}/countries?as_of=2022-12-31")
    page.locator("#body .to-compare").first.wait_for()
    for iso3 in ("TGO", "SEN"):
        page.locator(f".to-compare[value={iso3}]").focus()
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.locator(".side-by-side").wait_for()
    assert page.locator("main h1").inner_text() == "Senegal and Togo side by side"
    for search in ("region=africa,asia_pacific,americas", "partner=germany,european_union,luxembourg"):
        page.goto(f"{server}/compare?{search}&lang=fr")
        page.locator(".side-by-side").wait_for()
        (sheet,) = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
        assert sheet.mediabox.width > sheet.mediabox.height
