"""Every page beside the overview: in every language, for every country and partner, filtered and empty."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from sqlalchemy import create_engine

from app import create_app
from callbacks.dash import overview as screen
from callbacks.dash.pages import page_at, parts, state, view_of
from data.answers import Answers
from data.answers import overview as queries
from data.filters import Filters, parse
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.frame import states
from layouts.look.ids import Id
from layouts.look.markup import markup
from layouts.pages import registry
from layouts.pages.funding import pledges as funding_pledges
from layouts.words.texts import LANGUAGES, texts
from tests.screen import Screen

NAMES = tuple(path for path in registry.menu(texts("en")) if path != "/")
SEARCHES = (
    "",
    "?region=africa&step=1",
    "?country=RWA&step=3",
    "?theme=digital&partner=germany",
    "?as_of=2021-10-07",
)


def body(snapshot: Snapshot, path: str, search: str = "", lang: str = "en") -> str:
    """The HTML of a page's body."""
    filters, dropped = parse(search, snapshot, LANGUAGES)
    assert dropped == ()
    found = view_of(snapshot, path, filters._replace(lang=lang))
    html: str = parts(texts(lang), snapshot, found, ())[Id.BODY]
    return html


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", " ", html)


def every_page(snapshot: Snapshot) -> list[str]:
    """All addresses of pages."""
    countries = [f"/countries/{country.iso3}" for country in snapshot.countries]
    return [*NAMES, *countries, *(f"/partners/{partner}" for partner in snapshot.members["partner"])]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_drawn_with_one_heading(real: Snapshot, lang: str) -> None:
    for path in every_page(real):
        html = body(real, path, lang=lang)
        assert html.count("<h1") == 1, path
        assert not re.search(r">None<|\bnan\b|\{\w+\}", html), path


@pytest.mark.parametrize("search", SEARCHES)
def test_every_page_stands_every_selection(real: Snapshot, search: str) -> None:
    for path in NAMES:
        assert body(real, path, search).count("<h1") == 1, path


def test_every_page_names_its_sources(real: Snapshot) -> None:
    for path in every_page(real):
        assert "2021-22 Report" in words(body(real, path)), path


def test_ids_are_not_repeated(real: Snapshot) -> None:
    for path in every_page(real):
        ids = re.findall(r' id="([^"]+)"', body(real, path))
        assert len(ids) == len(set(ids)), path


def test_links_lead_to_pages(real: Snapshot) -> None:
    for path in every_page(real):
        for address in re.findall(r'data-page="([^"]+)"', body(real, path)):
            place = address.partition("#")[0]
            assert place == "/" or page_at(place, real), (path, address)


def test_an_unknown_country_or_partner_has_no_page(real: Snapshot) -> None:
    for path in (
        "/countries/XXX",
        "/countries/agoo",
        "/partners/nobody",
        "/nowhere",
        "/people/AGO",
        "/countries/AGO/x",
    ):
        assert page_at(path, real) is None


def test_pages_follow_the_filters_that_they_say(real: Snapshot) -> None:
    whole = body(real, "/countries")
    assert body(real, "/countries", "?region=africa") != whole
    filtered, plain = (
        re.sub(r'href="[^"]*"', "", body(real, "/funding", one)) for one in ("?region=africa", "")
    )
    assert filtered == plain  # but for links, which carry the selection
    found = parts(texts("en"), real, view_of(real, "/funding", Filters(region=("africa",))), ())
    assert "does not follow: Region" in words(found[Id.NOTICE])


@pytest.mark.parametrize(
    ("path", "filters", "said_"),
    [
        ("/themes", Filters(as_of="2021-10-07"), ""),
        ("/countries/KEN", Filters(as_of="2021-10-07"), ""),
        ("/people", Filters(as_of="2021-10-07"), ""),
        ("/people", Filters(pledge=("12",)), "does not follow: Pledges"),
        ("/funding", Filters(pledge=("12",), compare=("2021-10-07",)), ""),
        ("/people", Filters(region=("africa",), country=("NPL",)), "take back: Region or Country"),
        ("/funding", Filters(region=("africa",), country=("NPL",)), "does not follow: Region, Country."),
        (
            "/people",
            Filters(region=("africa",), country=("BRB",), partner=("ecuador",)),
            "more than one is in the way: Region, Country",
        ),
        ("/countries", Filters(country=("RWA",), step=("1",)), "take back: Step"),
    ],
)
def test_the_notice_says_what_a_page_cannot_follow(
    real: Snapshot, path: str, filters: Filters, said_: str
) -> None:
    notice = words(parts(texts("en"), real, view_of(real, path, filters), ())[Id.NOTICE])
    assert said_ in notice if said_ else notice == ""


def test_the_overview_says_that_it_follows_no_pledge_and_what_leaves_nothing(real: Snapshot) -> None:
    def notice(filters: Filters) -> str:
        view, frame = queries.overview(real, filters), queries.frame(real)
        return words(markup(states.notice(texts("en"), frame, view, (), screen.FOLLOWS))).strip()

    assert notice(Filters(pledge=("12",))) == "This page does not follow: Pledges."
    assert notice(Filters(as_of="2021-10-07")) == ""
    assert "take back: Region or Country." in notice(Filters(region=("africa",), country=("NPL",)))
    assert notice(Filters(region=("africa",))) == ""


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/countries/KEN", "Kenya · Social Protection Floors for All"),
        ("/partners/germany", "Germany · Social Protection Floors for All"),
        ("/people", "People · Social Protection Floors for All"),
    ],
)
def test_the_tab_names_the_page(real: Snapshot, path: str, title: str) -> None:
    assert state(texts("en"), real, view_of(real, path, Filters()), "", "")["title"] == title


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/countries/ago?lang=fr", "/countries/AGO?lang=fr"),
        ("/Partners/GERMANY", "/partners/germany"),
        ("/People", "/people"),
        ("/countries/", "/countries"),
    ],
)
def test_an_address_in_other_letters_leads_to_the_page(database: str, asked: str, found: str) -> None:
    client = create_app(create_engine(database)).server.test_client()
    for answer in (client.get(asked), client.head(asked)):
        assert (answer.status_code, answer.headers["Location"]) == (302, found)


def test_figures_about_people_are_those_that_were_out_at_the_date(real: Snapshot) -> None:
    early = body(real, "/countries", "?as_of=2021-10-07")
    assert "Figures about people exist for 0 of 50 countries" in words(early)


def test_a_pledge_closes_its_share_of_the_gap(real: Snapshot) -> None:
    """53,656,000 is the gap at the end of 2022: 12 million are 22 per cent of it, 41.7 million remain."""
    said = words(body(real, "/funding", "?pledge=12"))
    assert "With US$ 12 million more, 22\u00a0per cent of the gap closes and US$ 41.7 million remain." in said
    over = words(body(real, "/funding", "?pledge=50,10:africa"))
    assert "the gap is closed and US$ 6.3 million are left over" in over
    twice = body(real, "/funding", "?pledge=12,12")
    assert "With US$ 24 million more" in words(twice) and twice.count("is-pledge") == 2
    most = body(real, "/funding", "?pledge=" + ",".join(["1"] * 8))
    assert "8 pledges are the most" in words(most) and "pledge-form" not in most


@pytest.mark.parametrize("value", ["0", "-1", "1e9", "12:nobody", "12:", "abc", "12:africa:1", "99999"])
def test_a_pledge_that_is_none_is_dropped(real: Snapshot, value: str) -> None:
    filters, dropped = parse(f"?pledge={value}", real, LANGUAGES)
    assert (filters.pledge, dropped) == ((), (f"pledge={value}",))


# --- in the browser


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080), (390, 844)])
def test_pages_fit(new_page: Callable[..., Page], server: str, width: int, height: int) -> None:
    page = new_page(width=width, height=height)
    for path in (*NAMES, "/countries/SEN", "/partners/germany"):
        page.goto(server + path)
        page.locator("h1").first.wait_for()
        overhang = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overhang <= 0, path


@pytest.mark.browser
def test_a_filter_on_a_page_follows_to_the_next(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen("?region=arab_states")
    page = screen.page
    page.get_by_role("link", name="Countries", exact=True).click()
    page.get_by_role("heading", level=1).wait_for()
    assert page.url.endswith("/countries?region=arab_states")
    assert page.locator("#body tbody tr").count() == 4
    page.locator("#chips .chip").click()
    page.wait_for_function("() => document.querySelectorAll('#body tbody tr').length === 50")
    assert page.url.endswith("/countries")
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('#body tbody tr').length === 4")


@pytest.mark.browser
def test_a_language_keeps_page_and_selection(open_screen: Callable[..., Screen]) -> None:
    page = open_screen("?region=africa").page
    page.get_by_role("link", name="FR", exact=True).click()
    page.wait_for_function("() => document.documentElement.lang === 'fr'")
    assert page.url.endswith("/?region=africa&lang=fr")
    page.locator("#react-entry-point h1", has_text="protection sociale").wait_for()


@pytest.mark.browser
def test_a_pledge_is_added_and_taken_back(open_screen: Callable[..., Screen]) -> None:
    page = open_screen().page
    page.get_by_role("link", name="Funding", exact=True).click()
    page.get_by_label("US$ million").fill("12")
    page.get_by_role("button", name="Add this pledge").click()
    page.get_by_text("22\u00a0per cent of the gap closes").wait_for()
    assert page.url.endswith("/funding?pledge=12")
    page.locator(".chips .is-pledge").click()
    page.get_by_text("Each US$ 10 million more").wait_for()


@pytest.mark.browser
def test_waterfalls_fill_their_places_when_another_comes_beside(open_screen: Callable[..., Screen]) -> None:
    page = open_screen().page
    page.get_by_role("link", name="Funding", exact=True).click()
    page.locator(".chart .main-svg").first.wait_for()
    page.get_by_label("Date to compare with").select_option("2021-10-07")
    page.wait_for_function("() => document.querySelectorAll('.chart .main-svg').length > 3")
    page.get_by_label("US$ million").fill("0.7")
    page.get_by_role("button", name="Add this pledge").click()
    page.get_by_text("With US$ 0.7 million more").wait_for()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.chart')]"
        ".every((chart) => Math.abs(chart.clientWidth - chart.querySelector('.main-svg').clientWidth) < 2)"
    )


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", "/people", "/partners/germany"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_nothing_jumps_while_a_page_loads(
    new_page: Callable[..., Page], server: str, path: str, width: int, height: int
) -> None:
    """What moves is summed as browsers do (cumulative layout shift; up to 0.1 counts as good)."""
    page = new_page(width, height)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => "
        "(window.moved += one.value))).observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"{server}{path}", wait_until="networkidle")
    page.locator("#filter-partner").wait_for()
    assert page.evaluate("() => window.moved") < 0.1


def test_numbers_sort_by_their_value(real: Snapshot) -> None:
    """A cell with a number says its value, for `160 000 000` is text to a browser."""
    for path in every_page(real):
        html = body(real, path, "?compare=2021-10-07" if path == "/funding" else "")
        cells = re.findall(r"<td([^>]*)><span class=\"number\">", html)
        assert all("data-value" in cell for cell in cells), path
        assert not re.search(r'class="number">[^<]*</span>[\d−]', html), path  # the value is not shown again


def test_a_closed_gap_is_said(make_store: Callable[..., str]) -> None:
    usd = {"required": 100, "mobilized_before": 100, "gap": 0}
    closed = [{"as_of": "2022-12-31", "component": name, "usd": amount} for name, amount in usd.items()]
    answers = Answers(read(open_engine(make_store(funding_position=closed))), Filters())
    assert funding_pledges.consequence(texts("en"), answers.funding, answers.pledged) == "The gap is closed."


@pytest.mark.browser
def test_an_address_that_the_server_reads_otherwise_does_not_stop_the_page(
    open_screen: Callable[..., Screen],
) -> None:
    """A date that is compared with itself is dropped: what was asked never comes back as it was."""
    screen = open_screen("")
    page = screen.page
    page.goto(f"{screen.server}/funding?compare=2021-10-07")
    page.locator("#filter-as_of").click()
    page.locator(".dash-dropdown-option", has_text="7 Oct 2021").click()
    page.wait_for_function("() => location.search.includes('as_of=2021-10-07')")
    page.locator("a[data-lang=fr][href*='as_of=2021-10-07']").wait_for(state="attached")
    page.locator("#filter-region").click()
    page.locator(".dash-dropdown-option", has_text="Africa").click()
    page.locator("a[data-page='/people'][href*='region=africa']").wait_for(state="attached")
