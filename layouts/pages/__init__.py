"""The pages beside the overview: what each draws, which filters it follows."""

from collections.abc import Callable
from typing import Any, NamedTuple

from data.rows import PageView
from layouts.pages import countries
from layouts.pages.country import page as country
from layouts.pages.evidence import page as evidence
from layouts.pages.funding import page as funding
from layouts.pages.health import page as health
from layouts.pages.partner import page as partner
from layouts.pages.partners import page as partners
from layouts.pages.people import page as people
from layouts.pages.themes import page as themes
from layouts.words.texts import Texts


class Page(NamedTuple):
    """How a page is drawn, the filters that it follows, and the charts that Plotly draws in it."""

    body: Callable[[Texts, PageView], list[Any]]
    follows: tuple[str, ...]
    figures: Callable[[Texts, PageView], dict[str, dict]] | None = None  # by the name of their place


PLACES = ("region", "country", "theme", "partner")
# By kind of page (layouts.views). The page of one country or one partner follows no filter: it is one.
PAGES = {
    "country": Page(country.body, ()),
    "partner": Page(partner.body, ()),
    "countries": Page(countries.body, (*PLACES, "step", "as_of")),
    "people": Page(people.body, (*PLACES, "as_of")),
    "funding": Page(funding.body, ("as_of", "compare", "pledge"), funding.figures),
    "themes": Page(themes.body, PLACES, themes.figures),
    "partners": Page(partners.body, PLACES),
    "evidence": Page(evidence.body, PLACES),
    "health": Page(health.body, ("as_of",)),
}
