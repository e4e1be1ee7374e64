"""The pages, each declared once: address, name, what draws it, what it follows, what can be taken away.

Menu, addresses, notices, files, slides and "this view" are derived from here. How to add a page is told in
CONTRIBUTING.md.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from data.rows import PageView
from layouts.pages import countries
from layouts.pages.changes import page as changes
from layouts.pages.compare import page as compare
from layouts.pages.country import page as country
from layouts.pages.evidence import page as evidence
from layouts.pages.funding import page as funding
from layouts.pages.health import page as health
from layouts.pages.partner import page as partner
from layouts.pages.partners import page as partners
from layouts.pages.people import page as people
from layouts.pages.themes import page as themes
from layouts.words.texts import Texts

PLACES = ("region", "country", "theme", "partner")
DATES = ("as_of", "compare")


class Page(NamedTuple):
    """One kind of page."""

    path: str  # `/countries/` is that of one country: its code follows
    name: Callable[[Texts], str] | None  # the page of one country or partner has its name
    body: Callable[[Texts, PageView], list[Any]]
    follows: tuple[str, ...]
    topics: tuple[str, ...]  # the tables that can be taken away (layouts.exports.tables.topics)
    scenes: tuple[str, ...]  # of the deck "this view" (layouts.scenes.decks)
    charts: tuple[str, ...] = ()  # that become one slide each, by kind of scene
    figures: Callable[[Texts, PageView], dict[str, dict]] | None = None  # that Plotly draws, by their place
    has_map: bool = False
    level: str = ""  # its tables hold only what is on this level, whatever the filters
    about: str = ""  # the filter that stands for the one country or partner that it is of
    is_in_menu: bool = True  # else other pages lead to it


def _chart_by_chart(t: Texts, view: PageView) -> list[Any]:
    """Nothing: the overview is drawn by `callbacks/dash/overview.py`, each chart for itself."""
    return []


PAGES = {
    "overview": Page(
        "/",
        lambda t: t("Overview"),
        _chart_by_chart,
        (*PLACES, "step", *DATES),
        topics=("results",),
        scenes=("position", "map", "steps", "people", "funding", "countries"),
        charts=("map", "steps", "people", "funding"),
        has_map=True,
    ),
    "countries": Page(
        "/countries",
        lambda t: t("Countries"),
        countries.body,
        (*PLACES, "step", *DATES),
        topics=("countries",),
        scenes=("map", "countries", "regions", "missing"),
        charts=("map", "regions"),
    ),
    "country": Page(
        "/countries/",
        None,
        country.body,
        DATES,
        topics=("results", "people", "partners", "themes", "figures", "discrepancies"),
        scenes=("map", "changes", "reached", "funders", "areas", "disputed"),
        level="country",
        about="country",
    ),
    "people": Page(
        "/people",
        lambda t: t("People"),
        people.body,
        (*PLACES, *DATES),
        topics=("people",),
        scenes=("people", "phases", "reached"),
        charts=("people",),
    ),
    "funding": Page(
        "/funding",
        lambda t: t("Funding"),
        funding.body,
        (*DATES, "pledge"),
        topics=("funding",),
        scenes=("funding", "waterfalls", "pledge", "pillars", "approvals", "shares"),
        charts=("funding", "pledge", "shares"),
        figures=funding.figures,
    ),
    "themes": Page(
        "/themes",
        lambda t: t("Themes"),
        themes.body,
        (*PLACES, *DATES),
        topics=("themes",),
        scenes=("themes", "map", "areas"),
        charts=("themes", "map"),
        figures=themes.figures,
        has_map=True,
    ),
    "partners": Page(
        "/partners",
        lambda t: t("Partners"),
        partners.body,
        (*PLACES, *DATES),
        topics=("partners",),
        scenes=("partners", "map", "shares"),
        charts=("partners", "shares"),
    ),
    "partner": Page(
        "/partners/",
        None,
        partner.body,
        DATES,
        topics=("partners", "results", "people", "themes"),
        scenes=("partners", "map", "steps", "changes", "reached", "themes"),
        level="country",
        about="partner",
    ),
    "evidence": Page(
        "/evidence",
        lambda t: t("Evidence"),
        evidence.body,
        (*PLACES, *DATES),
        topics=("discrepancies",),
        scenes=("weak", "completeness", "contradictions", "missing"),
        charts=("completeness",),
    ),
    "changes": Page(
        "/changes",
        lambda t: t("What changed"),
        changes.body,
        (*PLACES, "step", *DATES, "since"),
        topics=("changes",),
        scenes=("moves", "waterfalls"),
    ),
    "compare": Page(
        "/compare",
        lambda t: t("Side by side"),
        compare.body,
        (*PLACES, "step", *DATES),
        topics=("compare",),
        scenes=("compared", "map", "countries"),
        is_in_menu=False,
    ),
    "health": Page(
        "/health",
        lambda t: t("Progress"),
        health.body,
        DATES,
        topics=("figures",),
        scenes=("pace", "experts", "evaluations", "ratifications", "coverage"),
        charts=("coverage",),
        level="programme",
    ),
}


def names(t: Texts) -> dict[str, str]:
    """The pages that have a name of their own: address and name."""
    return {page.path: page.name(t) for page in PAGES.values() if page.name}


def menu(t: Texts) -> dict[str, str]:
    """Those in the menu, in its order."""
    return {path: name for path, name in names(t).items() if path in IN_MENU}


IN_MENU = tuple(page.path for page in PAGES.values() if page.is_in_menu)
