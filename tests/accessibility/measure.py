"""What axe-core finds in one state of the product, in one language, size and look."""

from functools import cache
from typing import Any, NamedTuple

from playwright.sync_api import Page

from tests.accessibility import RULES
from tests.accessibility.states import LANGUAGES, State, usual

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """
async ([tags, within, but]) => {
  const found = await axe.run(within ? { include: [within] } : document, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], elementRef: false, preload: false,
    rules: Object.fromEntries(but.map((rule) => [rule, { enabled: false }])),
  });
  return found.violations.flatMap(({ id, tags, nodes }) => nodes.map((node) => ({
    rule: id, is_best_practice: tags.includes("best-practice"), where: node.target.flat().join(" "),
    why: node.failureSummary.split("\\n").slice(1).map((line) => line.trim()).join("; "),
  })));
}
"""
# A page is at rest when Dash has taken it over, its charts are painted and its rows are marked.
AT_REST = """
() => {
  if (document.querySelector(".prerendered")) return false;
  if (document.querySelector("#scenes")) return !!document.documentElement.dataset.ready;
  if (!document.querySelector("#react-entry-point") || document.querySelector(".state")) return true;
  const places = [...document.querySelectorAll("[data-figure], [data-chart]")];
  const isMarked = !document.querySelector("[data-country] .mark:not(.none, .achieved, .unknown)");
  return !!document.querySelector("#footer p") && document.querySelectorAll(".dash-dropdown").length === 7
    && isMarked && document.querySelectorAll(".dash-dropdown-focus-target:not([inert])").length === 0
    && places.every((place) => place.querySelector(".main-svg :is(.point, .choroplethlocation, .barlayer)"));
}
"""
# Best practice that is left out, each with the reason. The rules of WCAG have no exceptions.
LEFT_OUT: dict[str, str] = {}


class Finding(NamedTuple):
    """One element that a rule finds fault with."""

    rule: str
    is_best_practice: bool
    where: str
    why: str


@cache
def rules() -> str:
    """The rules, as the browser runs them."""
    return RULES.read_text(encoding="utf-8")


def address(base: str, path: str, lang: str) -> str:
    """Where a state is in a language."""
    more = "" if lang == "en" else ("&" if "?" in path else "?") + f"lang={lang}"
    return base + path + more


def settings(look: str) -> dict[str, Any]:
    """What a browser is told of a reader's settings."""
    return {
        "color_scheme": "dark" if look == "dark" else "light",
        "forced_colors": "active" if look == "forced" else "none",
    }


def reach(page: Page, base: str, state: State, lang: str) -> None:
    """Bring a page into a state; one without an address goes on from where the page is."""
    if state.path:
        page.goto(address(base, state.path, lang))
        page.wait_for_function(AT_REST)
    for action, what, *more in state.acts:
        if action == "press":
            page.keyboard.press(what)
        elif action == "see":
            page.locator(what).first.wait_for()
        else:
            getattr(page.locator(what).first, action)(*more)


def findings(page: Page, within: str = "") -> list[Finding]:
    """What the rules find on a page, or in a part of it."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(rules())
    found: list[dict[str, Any]] = page.evaluate(RUN, [TAGS, within, [*LEFT_OUT]])
    return [Finding(**one) for one in found]


def measured(page: Page, base: str, states: tuple[State, ...]) -> list[str]:
    """What the rules find in each state, measured once: languages, sizes and looks are spread over them."""
    found: list[str] = []
    lang, known = LANGUAGES[0], set()
    for n, state in enumerate(states):
        other, (width, height), look = usual(n)
        lang = other if state.path else lang  # a state that goes on from the one before speaks its language
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**settings(look))
        reach(page, base, state, lang)
        if state.like and state.like in known:
            continue
        known.add(state.like)
        found += [
            f"{state.name} ({lang}, {width}, {look}): {one.rule}: {one.where}: {one.why}"
            for one in findings(page, state.within)
        ]
    return found
