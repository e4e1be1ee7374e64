"""The overview in a browser, read as a reader reads it, held against what a selection must look like."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request
from playwright.sync_api import TimeoutError as GaveUp

from data.answers import overview as queries
from data.filters import LISTS, Filters, search_of
from data.snapshot import Snapshot
from layouts.figures import charts, waterfall
from layouts.frame.filterbar import MOST_CHIPS
from layouts.words.texts import texts

# What a reader sees of a selection, read from the page: address, charts, marked rows, buttons and chips.
SHOWN = {
    "map": ("data.0.z", "data.0.text", "data.2.marker.color", "data.2.marker.symbol", "data.2.customdata"),
    "steps": ("data.1.x", "data.2.x", "data.2.marker.opacity", "data.3.text", "data.4.text"),
    "people": ("data.1.x", "data.2.x", "data.3.text", "data.4.text"),
    "funding": ("data.0.y", "data.0.base", "data.1.text", "layout.xaxis.ticktext"),
}
READ = """
shown => {
  const all = (query, map) => [...new Set([...document.querySelectorAll(query)].map(map))].sort();
  const named = (one) => one.dataset.filter + "=" + one.dataset.value;
  const at = (graph, path) => path.split(".").reduce((value, key) => value?.[key], graph);
  const graph = (id) => document.querySelector(`#${id}.js-plotly-plot, #${id} .js-plotly-plot`);
  return {
    search: window.location.search,
    charts: Object.fromEntries(
      Object.entries(shown).map(([id, paths]) => [id, paths.map((path) => at(graph(id), path))])
    ),
    out: all(".country-list [data-country].is-out", (row) => row.dataset.country),
    out_of_matrix: all(".matrix [data-country].is-out", (row) => row.dataset.country),
    unknown: document.querySelectorAll(".matrix .mark.unknown").length,
    pressed: all("[data-filter][aria-pressed=true]", named),
    not_pressed: all("[data-filter][aria-pressed=false]", named),
    chips: all("#chips .chip", named),
    more: [...document.querySelectorAll("#chips > .more")].map((rest) => rest.innerText).join(),
  };
}
"""
SAME = """
([expected, shown]) => {
  const sorted = (key, value) => value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort()) : value;
  return JSON.stringify((READ)(shown), sorted) === JSON.stringify(expected, sorted);
}
""".replace("READ", READ.strip())
PAINTED = """
ids => !document.querySelector(".prerendered") && ids.every((id) => {
  const graph = document.querySelector(`#${id}.js-plotly-plot, #${id} .js-plotly-plot`);
  return graph?.querySelector("svg .point path, svg .choroplethlocation");
})
"""


class Screen:
    """The overview in one browser page, read as a reader reads it."""

    def __init__(self, page: Page, server: str, snapshot: Snapshot) -> None:
        self.page = page
        self.server = server
        self.snapshot = snapshot
        self.updates: list[Request] = []
        page.on("request", self._asks)

    def _asks(self, asked: Request) -> None:
        if urlsplit(asked.url).path == "/_dash-update-component":
            self.updates.append(asked)

    def open(self, search: str = "") -> "Screen":
        """Go to an address and wait until the four charts are painted."""
        self.page.goto(f"{self.server}/{search}")
        return self.painted()

    def painted(self) -> "Screen":
        """Wait until the four charts are painted."""
        self.page.wait_for_function(PAINTED, arg=list(SHOWN))
        return self

    def expected(self, filters: Filters, search: str | None = None) -> dict[str, Any]:
        """What a selection must look like."""
        view, t = queries.overview(self.snapshot, filters), texts(filters.lang)
        chosen = [f"{name}={value}" for name in LISTS for value in getattr(filters, name)]
        codes = [row.country.iso3 for row in view.countries]
        out = sorted(row.country.iso3 for row in view.countries if not row.is_selected)
        buttons = {
            *(f"country={code}" for code in codes),
            *(f"region={region.region_id}" for region in self.snapshot.regions),
            *(f"step={step}" for step in (1, 2, 3)),
        }
        figures = {
            "map": charts.map_figure(t, view),
            "steps": charts.steps_figure(t, view),
            "people": charts.people_figure(t, view),
            "funding": waterfall.funding_figure(t, view),
        }
        return {
            "search": search_of(filters) if search is None else search,
            "charts": {name: [at(figures[name], path) for path in paths] for name, paths in SHOWN.items()},
            "out": out,
            "out_of_matrix": out,
            "unknown": 0 if view.is_reported else 3 * len(codes),
            "pressed": sorted(chosen),
            "not_pressed": sorted(buttons - set(chosen)),
            "chips": sorted(chosen[:MOST_CHIPS]),
            "more": f"+{len(chosen) - MOST_CHIPS} more" if len(chosen) > MOST_CHIPS else "",
        }

    def shows(self, filters: Filters, search: str | None = None) -> None:
        """Wait until the page shows a selection and nothing else; say what differs where it never does."""
        expected = self.expected(filters, search)
        try:
            self.page.wait_for_function(SAME, arg=[expected, SHOWN], timeout=15_000)
        except GaveUp:
            found = self.page.evaluate(READ, SHOWN)
            differing = [name for name in expected if found[name] != expected[name]]
            lines = [f"{name}: {found[name]}\n  instead of {expected[name]}" for name in differing]
            raise AssertionError("\n".join(lines)) from None

    def picture(self) -> dict[str, Any]:
        """All that is seen: every text, the address, what the charts show and which rows are marked."""
        words = self.page.locator("#page").inner_text()
        return {"words": words.splitlines(), **self.page.evaluate(READ, SHOWN)}


def at(figure: Any, path: str) -> Any:
    """The part of a figure that a path such as `data.0.z` names."""
    for key in path.split("."):
        figure = figure[int(key) if key.isdigit() else key]
    return figure
