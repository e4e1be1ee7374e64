"""Light and dark: by the system, by a choice that is remembered; what is taken away stays light."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL.ImageColor import getrgb
from playwright.sync_api import Page, expect

from app import create_app
from data import tokens
from data.store.engine import open_engine
from tests.presenting import press, ready
from tests.screen import PAINTED, SHOWN

SHEET = tokens.SHEET.read_text(encoding="utf-8")


def rgb(name: str, mode: str) -> str:
    return f"rgb{getrgb(tokens.tokens(SHEET, mode)[name])}"


# The ground of the page; of the chart of the steps a bar, a label, its mark of the pace; a country; a column.
LOOKS = """
() => {
  const of = (query, what) => getComputedStyle(document.querySelector(query))[what];
  return [
    of("body", "backgroundColor"), of("#steps .trace:nth-child(3) .point path", "fill"),
    of("#steps text", "fill"), of("#steps .shape-group:nth-child(3) path", "stroke"),
    of("#map .choroplethlocation", "fill"), of("#funding .point:nth-child(2) path", "fill"),
  ];
}
"""
NAMES = ("ground", "achieved", "ink", "pace", "step-3", "mobilized-before")


@pytest.mark.browser
def test_a_screen_is_dark_by_the_system_or_by_choice_and_pictures_stay_light(
    new_page: Callable[..., Page], server: str, tmp_path: Path
) -> None:
    page = new_page(color_scheme="dark")

    def looks(mode: str, address: str = "/") -> None:
        page.goto(server + address)
        page.wait_for_function(PAINTED, arg=list(SHOWN))
        assert page.evaluate(LOOKS) == [rgb(name, mode) for name in NAMES]

    def picture(kind: str, chart: str) -> str:
        with page.expect_download() as saved:
            page.evaluate(f"document.querySelector('[data-action=\"{kind}:{chart}\"]').click()")
        saved.value.save_as(tmp_path / "picture.svg")
        return (tmp_path / "picture.svg").read_text(encoding="utf-8")

    looks("dark")
    dark = {value.lower() for value in tokens.tokens(SHEET, "dark").values()}
    light = {value.lower() for value in tokens.tokens(SHEET, "light").values()}
    drawn = picture("svg", "steps").lower()
    written = {one: f"rgb{getrgb(one)}" for one in dark - light if one.startswith("#")}
    assert [one for one, how in written.items() if one in drawn or how in drawn] == []
    assert rgb("achieved", "light") in drawn
    assert tokens.tokens(SHEET)["ground"].lower() in drawn

    page.locator(".settings summary").click()
    expect(page.get_by_label("As the system")).to_be_checked()
    page.get_by_label("Light", exact=True).check()
    assert page.evaluate(LOOKS) == [rgb(name, "light") for name in NAMES]  # at once, without being drawn anew
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.closest('.settings') !== null")
    looks("light")
    page.emulate_media(color_scheme="light")
    page.locator(".settings summary").click()
    page.get_by_label("Dark", exact=True).check()
    looks("dark", "/?region=africa")
    page.emulate_media(media="print")
    assert page.evaluate(LOOKS)[0] == rgb("ground", "light")
    page.emulate_media(media="screen")

    # A part of a page that is drawn from its HTML is light, too, on a page that is dark before it is painted.
    page.goto(server + "/health")
    page.locator("[data-picture] [data-action^=svg]").first.wait_for()
    expect(page.locator("body")).to_have_css("background-color", rgb("ground", "dark"))
    name = page.locator("[data-picture]").first.get_attribute("data-picture")
    drawn = picture("svg", str(name))
    assert rgb("ink", "light") in drawn
    assert rgb("ink", "dark") not in drawn


@pytest.mark.browser
def test_a_deck_has_a_switch_of_its_own_and_single_keys_can_be_turned_off(page: Page, server: str) -> None:
    page.goto(server + "/")
    page.evaluate("localStorage.setItem('mode', 'dark')")
    ready(page, f"{server}/present?deck=steering&scene=3")
    ground = page.locator("body")
    expect(ground).to_have_css("background-color", rgb("ground", "dark"))
    press(page, "d")
    expect(ground).to_have_css("background-color", rgb("ground", "light"))
    ready(page, f"{server}/present?deck=steering&scene=3")
    expect(ground).to_have_css("background-color", rgb("ground", "light"))
    assert page.evaluate("localStorage.getItem('mode')") == "dark"

    press(page, "?")
    page.locator("#help input").uncheck()
    press(page, "Escape", "d", "b", "7", "Enter")
    expect(page.locator("#blank")).to_be_hidden()
    expect(ground).to_have_css("background-color", rgb("ground", "light"))
    expect(page.locator(".is-now .number")).to_have_text("3 / 12")
    press(page, "ArrowRight")
    expect(page.locator(".is-now .number")).to_have_text("4 / 12")
    page.goto(server + "/countries")
    page.locator(".search-box input").wait_for()
    press(page, "/")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.locator(".settings summary").click()
    page.locator("[name=single-keys]").check()
    press(page, "Escape", "/")
    assert page.evaluate("document.activeElement.type") == "search"


@pytest.mark.browser
def test_what_is_drawn_keeps_its_meaning_where_the_system_forces_colours(
    new_page: Callable[..., Page], server: str
) -> None:
    page = new_page(forced_colors="active", color_scheme="dark")
    page.goto(f"{server}/?region=africa")
    page.wait_for_function(PAINTED, arg=list(SHOWN))
    page.locator(".list-row [data-step].achieved").first.wait_for()
    drawn = {".bar .secured": "mobilized-before", ".swatch.step-2": "step-2", ".graph": "ground"}
    for query, name in drawn.items():
        expect(page.locator(query).first).to_have_css("background-color", rgb(name, "dark"))
    filled, empty = (f"[data-steps='2'] .pip{more}" for more in (".achieved", ":not(.achieved)"))
    expect(page.locator(filled).first).to_have_css("background-color", rgb("step-2", "dark"))
    expect(page.locator(empty).first).not_to_have_css("background-color", rgb("step-2", "dark"))
    expect(page.locator(".region-tile[aria-pressed=true]")).to_have_css("outline-style", "solid")


@pytest.mark.parametrize("address", ["/", "/nothing", "/present", "/present?deck=view&page=people"])
def test_the_mode_is_set_before_anything_is_painted(database: str, address: str) -> None:
    client: FlaskClient = create_app(open_engine(database)).server.test_client()
    head = client.get(address).text.partition("</head>")[0]
    assert head.index("localStorage") < head.index('<link rel="stylesheet"')
    assert '"deck-mode"' in head if "present" in address else '"deck-mode"' not in head
