"""Every state that accessibility is measured in, as data: where it is, and what is done there first."""

from typing import NamedTuple

from layouts.scenes.decks import DECKS as SCENES
from tests.admin.visiting import PASSWORD

LANGUAGES = ("en", "fr", "es")
SIZES = ((1366, 768), (390, 844))
LOOKS = ("light", "dark", "forced")  # forced: the colours of the system, as contrast themes give them


class State(NamedTuple):
    """One state: its name, its address, what is done there as (action, what, with what), and what is new.

    A state without an address goes on from the one before it. Where only a part is measured, the rest of the
    page is that of another state.
    """

    name: str
    path: str
    acts: tuple[tuple[str, ...], ...] = ()
    within: str = ""
    like: str = ""  # states that are alike: where each is measured once, one of them is


def click(what: str) -> tuple[str, ...]:
    """Press something."""
    return ("click", what)


def see(what: str) -> tuple[str, ...]:
    """Wait for something."""
    return ("see", what)


def fill(what: str, words: str) -> tuple[str, ...]:
    """Type into something."""
    return ("fill", what, words)


def press(*keys: str) -> tuple[tuple[str, ...], ...]:
    """Press keys, one after the other."""
    return tuple(("press", key) for key in keys)


PAGES = (
    State("overview", "/"),
    State("overview filtered", "/?region=africa&step=3"),
    State(
        "overview, one of each filter",
        "/?region=africa&country=TGO&step=1&evidence=explicit&partner=european_union",
        within=".filters",
    ),
    State("overview, nothing left", "/?region=americas&country=TGO", within=".screenful"),
    State("overview, filter unknown", "/?region=atlantis", within="#notice"),
    State("overview as of 2021", "/?as_of=2021-10-07", within=".screenful"),
    State("overview compared", "/?compare=2021-10-07", within=".screenful"),
    State("countries", "/countries"),
    State("countries sorted", "", (("evaluate", "#body [data-sort]", "one => one.click()"),), "#body table"),
    State("country", "/countries/TGO"),
    State("people", "/people"),
    State("funding", "/funding"),
    State("funding with pledges", "/funding?pledge=12,5:africa&compare=2021-10-07"),
    State("themes", "/themes"),
    State("themes, nothing left", "/themes?region=americas&country=TGO", within="#body"),
    State("partners", "/partners"),
    State("partner", "/partners/european_union"),
    State("evidence", "/evidence"),
    State("changes", "/changes?compare=2021-10-07"),
    State("health", "/health"),
    State("side by side", "/compare?country=TGO,SEN"),
    State("side by side, nothing chosen", "/compare", within="#body"),
    State("no such country", "/countries/XXX"),
    State("no such page", "/nowhere"),
    State("statement", "/accessibility"),
)
OPEN = (
    State("control open", "/", (click("#filter-region"), see(".dash-dropdown-content")), "#page"),
    State(
        "control of many open, some chosen",
        "/?country=TGO,CIV",
        (click("#filter-country"), see(".dash-dropdown-content")),
        ".controls",
    ),
    State(
        "control searched, nothing found",
        "",
        (
            fill(".dash-dropdown-search", "qqqq"),
            see(".dash-dropdown-content:not(:has(.dash-options-list-option))"),
        ),
        ".controls",
    ),
    State("date open", "/people", (click("#filter-as_of"), see(".dash-dropdown-content")), "#page > header"),
    State("source open", "/", (click(".source[data-open='map']"), see("#sources-body table"))),
    State(
        "source of the people",
        "/",
        (click(".source[data-open='people']"), see("#sources-body table")),
        ".offcanvas",
    ),
    State("search open", "/", (fill(".search-box input", "Togo"), see(".found a")), ".filters"),
    State("search, one chosen", "", press("ArrowDown"), ".filters"),
    State(
        "search, nothing found",
        "",
        (fill(".search-box input", "qqqq"), see(".found-said:not(.visually-hidden):not(:empty)")),
        ".filters",
    ),
    State("take-away open", "/", (click(".take-away summary"),), "#page > header"),
    State(
        "chart walked", "/", (("focus", "[data-chart=map]"), *press("ArrowRight", "ArrowDown")), ".card-map"
    ),
    State(
        "table of a chart",
        "",
        (("focus", "[data-chart=steps]"), *press("t"), see("#sources-body table")),
        "#sources",
    ),
    State("take-away of a page", "/countries/TGO", (click(".take-away summary"),), "#page > header"),
)
DECKS = (
    State("decks", "/present"),
    State("no such deck", "/present?deck=nothing"),
    *(
        state
        for deck, scenes in SCENES.items()
        for state in (
            State(f"{deck} 1", f"/present?deck={deck}&scene=1", like=scenes[0].kind),
            *(
                State(f"{deck} {n}", "", press("ArrowRight"), ".scene.is-now", scene.kind)
                for n, scene in enumerate(scenes[1:], 2)
            ),
        )
    ),
    State("all scenes", "/present?deck=management&scene=2", (*press("o"), see("#index .shot")), "#index"),
    State("keys", "", (*press("Escape", "?"), see("#help:not([hidden])")), "#help"),
    State("row marked", "", (*press("Escape"), click(".scene.is-now [data-row]")), ".scene.is-now"),
    State("blank screen", "", press("b")),
    State(
        "region picked",
        "/present?deck=management&scene=4",
        (click(".scene.is-now [data-pick='region=africa']"), see("#chip:not([hidden])")),
    ),
    State("this view", "/present?deck=view&page=people&region=africa"),
)
WORKBOOK = "tests/etl/saved_by_libreoffice.ods"
NOVALIDATE = "form => form.noValidate = true"
SENT = (click("main form [type=submit]"),)
SOMEBODY = "administrator@example.org"
ADMIN = (
    State("sign in", "/admin/sign-in"),
    State(
        "sign in refused",
        "/admin/sign-in",
        (
            fill("#email", "nobody@example.org"),
            fill("#password", "none of ours"),
            *press("Enter"),
            see("[role=alert]"),
        ),
    ),
    State(
        "home of /admin",
        "/admin/sign-in",
        (
            fill("#email", SOMEBODY),
            fill("#password", PASSWORD),
            *press("Enter"),
            see("form[action*='sign-out']"),
        ),
    ),
    State("password", "/admin/password"),
    State("accounts", "/admin/accounts"),
    State("account new", "/admin/accounts/new"),
    State("account refused", "", (("evaluate", "main form", NOVALIDATE), *SENT, see("[role=alert]"))),
    State("workbook", "/admin/uploads"),
    State(
        "findings",
        "",
        (
            ("set_input_files", "[type=file]", WORKBOOK),
            fill("main [name=note]", "A check"),
            *SENT,
            see(".findings"),
        ),
    ),
    State("editions", "/admin/editions"),
    State("edition", "", (click("main table a"), see("main h1:not(:has-text('Editions'))"))),
    State("who has reported", "/admin/countries"),
    State("contributions", "/admin/contributions"),
    State("report, which country", "/admin/report"),
    State("report of a country", "/admin/report/TGO"),
    State("report a result", "/admin/report/TGO/result"),
    State("result refused", "", (("evaluate", "main form", NOVALIDATE), *SENT, see("[role=alert]"))),
    State("report people", "/admin/report/TGO/people_figure"),
    State("not there", "/admin/editions/none"),
)


def usual(n: int) -> tuple[str, tuple[int, int], str]:
    """The language, size and look that the nth state is measured in where each is measured once."""
    return LANGUAGES[n % 3], SIZES[n % 2], LOOKS[n // 2 % len(LOOKS)]
