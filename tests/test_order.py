"""Names stand in the order of the reader's language: on the server, in the browser, and in both the same."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

import pytest
from playwright.sync_api import Page

from callbacks.dash.pages import selection, view_of
from data.answers.overview import frame, overview
from data.collation import in_order
from data.filters import Filters
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.look.markup import markup
from layouts.pages.overview import matrix
from layouts.pages.registry import PAGES
from layouts.words.texts import LANGUAGES, texts
from tests.screen import Screen
from tests.serving import serve
from tests.small import SMALL

# The countries of Table 1 by region, by their names in each language.
ORDERED = {
    "en": (
        "AGO BFA BDI CPV CMR CIV COD EGY SWZ ETH GHA KEN MDG MWI MAR MOZ NGA "
        "RWA SEN SLE ZAF SDN TGO UGA TZA ZMB",
        "BRB ECU SLV PRY SUR",
        "IRQ JOR LBN PSE",
        "KHM IND IDN LAO NPL PAK PHL WSM TLS VNM",
        "ALB KGZ TJK UKR UZB",
    ),
    "fr": (
        "ZAF AGO BFA BDI CPV CMR CIV EGY SWZ ETH GHA KEN MDG MWI MAR MOZ NGA "
        "UGA COD TZA RWA SEN SLE SDN TGO ZMB",
        "BRB SLV ECU PRY SUR",
        "IRQ JOR LBN PSE",
        "KHM IND IDN NPL PAK PHL LAO WSM TLS VNM",
        "ALB KGZ UZB TJK UKR",
    ),
    "es": (
        "AGO BFA BDI CPV CMR CIV EGY SWZ ETH GHA KEN MDG MWI MAR MOZ NGA "
        "COD TZA RWA SEN SLE ZAF SDN TGO UGA ZMB",
        "BRB ECU SLV PRY SUR",
        "IRQ JOR LBN PSE",
        "KHM PHL IND IDN NPL PAK LAO WSM TLS VNM",
        "ALB KGZ TJK UKR UZB",
    ),
}
CODES = {lang: " ".join(regions).split() for lang, regions in ORDERED.items()}
# Names that languages order differently: ñ is a letter of its own in Spanish, and an n with a mark elsewhere.
NAMES = {"CCC": "Oaxaca", "BBB": "Nzara", "AAA": "Ñuble", "EEE": "étretat", "DDD": "Åland"}
BY_NAME = {
    "en": ["Åland", "étretat", "Ñuble", "Nzara", "Oaxaca"],
    "fr": ["Åland", "étretat", "Ñuble", "Nzara", "Oaxaca"],
    "es": ["Åland", "étretat", "Nzara", "Ñuble", "Oaxaca"],
}


def test_in_english_the_order_is_that_of_table_1(real: Snapshot) -> None:
    assert real.ordered["en"] == real.countries


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        *BY_NAME.items(),
        (
            "fr",
            ["Cote", "Coté", "Côte", "Côté", "Cotonou", "Égypte", "Eswatini", "Éthiopie", "Œuvre"],
        ),
        ("es", ["Chad", "Cuba", "Llano", "Luna", "Nube", "Ñandú", "Ñu", "Oaxaca", "Perú"]),
        ("en", ["Table 2", "Table 9", "Table 10", "Viet Nam", "Zürich"]),
    ],
)
def test_names_are_ordered_as_their_language_has_it(lang: str, names: list[str]) -> None:
    assert in_order(lang, reversed(names)) == names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_list_matrix_marks_and_selection_speak_of_countries_in_one_order(real: Snapshot, lang: str) -> None:
    t = texts(lang)
    view = overview(real, Filters(region=("africa",), lang=lang))
    assert [row.country.iso3 for row in view.countries] == CODES[lang]
    for drawn in (matrix.country_list(t, frame(real)), matrix.body(t, frame(real))):
        assert re.findall(r'data-country="(\w+)"', markup(drawn)) == CODES[lang]
    shown = selection(t, real, view, "", "")["shown"]
    marked = [iso3 for iso3, is_shown in zip(CODES[lang], shown, strict=True) if is_shown == "1"]
    assert marked == ORDERED[lang][0].split()
    steps = dict(zip(CODES[lang], matrix.marks(t, view)["steps"], strict=True))
    achieved = {iso3 for iso3, code in steps.items() if code != "0"}
    assert achieved == {row["iso3"] for row in real.tables["result"]}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", ["countries", "evidence"])
def test_tables_of_pages_follow_the_same_order(real: Snapshot, lang: str, page: str) -> None:
    html = markup(PAGES[page].body(texts(lang), view_of(real, f"/{page}", Filters(lang=lang))))
    html = html.partition('id="completeness"')[2] or html  # behind the call list
    html = re.sub(r"<label.*?</label>|<span class=.named.>", "", html)  # the box to compare with others
    rows = [
        one for one, _ in groupby(re.findall(r'<th[^>]*scope="row"[^>]*><a href="/countries/(\w+)', html))
    ]
    assert rows == CODES[lang]


@pytest.fixture
def named(make_store: Callable[..., str]) -> str:
    """The store of a programme whose countries, all of one region, have the names above in each language."""
    return make_store(
        country=[
            row
            | {"region_id": "south"}
            | {f"name_{lang}": NAMES.get(row["iso3"], row["name_en"]) for lang in LANGUAGES}
            for row in SMALL["country"]
        ]
    )


@pytest.fixture
def address(named: str) -> Iterator[str]:
    """The address of a server of that store."""
    with serve("app:server", named) as server:
        yield server.url


@pytest.mark.browser
def test_the_browser_orders_as_the_server_does(
    named: str, address: str, new_page: Callable[..., Page]
) -> None:
    snapshot = read(open_engine(named))
    for lang in LANGUAGES:
        assert [one.names[lang] for one in snapshot.ordered[lang]] == BY_NAME[lang]
        screen = Screen(new_page(), address, snapshot).open(f"?lang={lang}")
        assert in_matrix(screen.page) == BY_NAME[lang]
        screen.page.locator("[data-order=steps]").click()
        screen.page.locator("[data-order=name]").click()
        assert in_matrix(screen.page) == BY_NAME[lang]
        screen.page.goto(f"{address}/countries?lang={lang}")
        heading = screen.page.locator("table.sheet button[data-sort='0']").first
        heading.click()
        assert in_table(screen.page) == BY_NAME[lang]
        heading.click()
        assert in_table(screen.page) == BY_NAME[lang][::-1]


def in_matrix(page: Page) -> list[str]:
    """The names in the rows of the matrix, from above."""
    return page.locator("#matrix tbody tr[data-country]").evaluate_all(
        "rows => rows.map(row => row.dataset.name)"
    )


def in_table(page: Page) -> list[str]:
    """The first cells of the first table of a page, from above."""
    return page.locator("table.sheet").first.locator("tbody th").all_inner_texts()


@pytest.mark.browser
def test_what_is_unknown_stands_last_whichever_way_a_column_is_sorted(server: str, page: Page) -> None:
    page.goto(f"{server}/people")
    table = page.locator("table.people-figures").first
    heading = table.locator("button[data-sort='3']")
    for _ in range(2):
        heading.click()
        years = table.locator("tbody td:nth-child(4)").all_inner_texts()
        known = [year for year in years if year.isdecimal()]
        assert known and len(known) < len(years)
        assert years[: len(known)] == known


@pytest.mark.browser
def test_an_order_is_in_the_address_and_survives_back_reload_and_filters(
    real: Snapshot, server: str, page: Page
) -> None:
    page.goto(f"{server}/countries")
    came = [one.names["en"] for one in real.ordered["en"]]
    names = in_order("en", came)
    heading = page.locator("table.countries button[data-sort='0']")

    def shows(expected: list[str], query: str) -> None:
        page.wait_for_function(
            "([names, query]) => location.search === query && JSON.stringify(names) === JSON.stringify("
            "[...document.querySelectorAll('table.countries tbody th')].map((one) => one.innerText))",
            arg=[expected, query],
        )

    shows(came, "")
    heading.click()
    shows(names, "?sort=countries:1")
    heading.click()
    shows(names[::-1], "?sort=countries:-1")
    page.reload()
    shows(names[::-1], "?sort=countries:-1")
    page.locator("#body [data-filter=region][data-value=americas]").first.click()
    americas = [one.names["en"] for one in real.countries if one.region_id == "americas"]
    shows(in_order("en", americas)[::-1], "?region=americas&sort=countries:-1")
    overview = page.get_by_role("link", name="Overview", exact=True)
    page.wait_for_function("(one) => one.search === '?region=americas'", arg=overview.element_handle())
    page.go_back()
    shows(names[::-1], "?sort=countries:-1")
    page.go_back()
    shows(names, "?sort=countries:1")
    page.go_back()
    shows(came, "")
    assert page.locator("[aria-sort], #notice > *").count() == 0
    page.goto(f"{server}/?sort=matrix:name")
    page.locator("[data-order=name][aria-pressed=true]").wait_for()
    page.wait_for_function(
        "(names) => JSON.stringify(names) === JSON.stringify("
        "[...document.querySelectorAll('#matrix tr[data-name]')].map((one) => one.dataset.name))",
        arg=names,
    )
