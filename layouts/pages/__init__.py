"""The pages beside the overview: what each draws, which filters it follows."""

from collections.abc import Callable
from typing import Any, NamedTuple

from data.rows import PageView
from layouts.pages import countries, country, evidence, funding, health, partner, partners, people, themes
from layouts.texts import Texts


class Page(NamedTuple):
    """How a page is drawn, the filters that it follows, and the charts that Plotly draws in it."""

    body: Callable[[Texts, PageView], list[Any]]
    follows: tuple[str, ...]
    figures: Callable[[Texts, PageView], dict[str, dict]] | None = None  # by the name of their place


PLACES = ("region", "country", "theme", "partner")
# By the first part of the address; with a second part (a country, a partner) the page of that one.
PAGES = {
    "countries": Page(countries.body, (*PLACES, "step", "as_of")),
    "people": Page(people.body, (*PLACES, "as_of")),
    "funding": Page(funding.body, ("as_of",), funding.figures),
    "themes": Page(themes.body, PLACES, themes.figures),
    "partners": Page(partners.body, PLACES),
    "evidence": Page(evidence.body, PLACES),
    "health": Page(health.body, ("as_of",)),
}
OWN_PAGES = {"countries": Page(country.body, ()), "partners": Page(partner.body, ())}
