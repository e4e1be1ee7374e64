"""Letters and marks stand out, and neighbours are told apart, by all eyes and on paper.

All of it is computed from the tokens, for a light and for a dark screen.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from data import tokens
from data.snapshot import Snapshot
from layouts.figures import charts, funding, waterfall, world
from layouts.look import mode, theme
from layouts.words.texts import texts
from tests.slides import view

SHEET = tokens.SHEET.read_text(encoding="utf-8")
VALUES = {each: tokens.tokens(SHEET, each) for each in tokens.MODES}
both = pytest.mark.parametrize("screen", tokens.MODES)
Rgb = tuple[float, float, float]

GROUNDS = ("ground", "wash", "chosen")
# Letters, and what they stand on: 4.5.
LETTERS = {
    **dict.fromkeys(
        ("ink", "strong", "muted", "fine-print", "accent", "alarm", "gap", "hypothetical"), GROUNDS
    ),
    "on-fill": ("strong", "accent", "alarm"),
    "on-band": ("band",),
    "gap-before": ("ground",),
}
LETTERS["ink"] = (*GROUNDS, "notice")
LETTERS["accent"] = (*GROUNDS, "notice")
LETTERS["strong"] = (*GROUNDS, "to-confirm-mark")
# Marks, lines and fills that mean something, and what lies beside them: 3.
GRAPHICS = {
    **dict.fromkeys(("step-1", "step-2", "step-3"), (*GROUNDS, "land")),
    "land-border": ("step-1", "step-2", "step-3"),  # between two of them
    "border": GROUNDS,  # of controls and of empty marks
    "unknown": ("ground",),
    "unknown-strong": ("ground",),
    "accent": (*GROUNDS, "land"),  # the ring of the focus; a country without a result
    "place-border": ("ground", "land", "other-country"),
    "achieved": ("ground", "track"),
    "required": ("ground",),
    "mobilized-before": ("ground",),
    "regular-budget": ("ground",),
    "mobilized-since": ("ground",),
    "gap": ("ground",),
    "gap-before": ("ground",),
    "hypothetical": ("ground",),
    "pace": ("ground", "track"),  # its edge is of the ground …
    "ground": ("achieved", "mobilized-before", "mobilized-since"),  # … and stands out from any bar
    "on-band": ("band",),  # the ring of the focus in the head
}


def channels(colour: str) -> Rgb:
    """A colour as light: linear, 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return linear(red), linear(green), linear(blue)


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def luminance(light: Rgb) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2."""
    low, high = sorted(luminance(channels(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


@both
@pytest.mark.parametrize(("pairs", "least"), [(LETTERS, 4.5), (GRAPHICS, 3.0)], ids=["letters", "graphics"])
def test_contrasts(screen: str, pairs: dict[str, tuple[str, ...]], least: float) -> None:
    colours = VALUES[screen]
    found = {
        (name, on): round(contrast(colours[name], colours[on]), 2)
        for name, grounds in pairs.items()
        for on in grounds
    }
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


# How eyes without one kind of cones see a colour (Machado, Oliveira and Fernandes 2009, severity 1).
EYES = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
LEAST = {**dict.fromkeys(EYES, 15.0), "grey": 10.0}  # CIE Lab; of greys their lightness alone


def lab(light: Rgb) -> Rgb:
    red, green, blue = (min(max(one, 0), 1) for one in light)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = luminance((red, green, blue))
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: str, other: str, eyes: str) -> float:
    """How far two colours are apart for these eyes."""
    seen = []
    for colour in (one, other):
        red, green, blue = (
            sum(part * light for part, light in zip(row, channels(colour), strict=True)) for row in EYES[eyes]
        )
        seen.append(lab((red, green, blue)))
    return float(sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5)


def beside(screen: str) -> Iterator[tuple[str, str, str]]:
    """Pairs that stand beside each other and have no pattern to tell them apart: where, one, the other."""
    steps, marks = ("step-1", "step-2", "step-3"), {True: "circle", False: "circle-dot", None: "circle-x"}
    assert marks == world.SYMBOLS  # no result and not reported have marks of their own on the map
    for one, other in [*combinations(steps, 2), *((step, "land") for step in steps), ("no-result", "step-1")]:
        yield "map", one, other
    for other in (*steps, "land", "no-result"):
        yield "themes", "other-country", other
    for other in ("ground", "track"):
        yield "bars", "achieved", other
    yield "bars", "to-confirm", "achieved"
    # The columns of a waterfall: neighbours that are both filled, or hatched alike.
    names = {value: name for name, value in theme.TOKENS.items() if name in WATERFALL}
    order = ("required", "mobilized_before", "regular_budget", "mobilized_since", "pledge", "gap")
    assert funding.HATCHES == {"gap": "/", "gap_then": "/", "pledge": "x", "over": "x"}
    for columns in (order, ("required", "not_divided", "gap")):
        for left, right in pairwise(columns):
            if funding.HATCHES.get(left) == funding.HATCHES.get(right):
                yield "money", names[funding.COLOURS[left]], names[funding.COLOURS[right]]


WATERFALL = (
    "required",
    "mobilized-before",
    "regular-budget",
    "mobilized-since",
    "muted",
    "gap",
    "hypothetical",
)


@both
def test_neighbours_are_told_apart_by_all_eyes_and_in_grey(screen: str) -> None:
    colours = VALUES[screen]
    found = {
        (*pair, eyes): round(distance(colours[pair[1]], colours[pair[2]], eyes), 1)
        for pair in beside(screen)
        for eyes in EYES
    }
    assert len(found) > 90
    assert {pair: apart for pair, apart in found.items() if apart < LEAST[pair[-1]]} == {}


def test_patterns_are_drawn_where_colour_is_not_enough(real: Snapshot) -> None:
    """Unknown, the gap and what is supposed are hatched in the drawing, not by name alone."""
    css = "".join(file.read_text(encoding="utf-8") for file in tokens.SHEET.parent.rglob("*.css"))
    for part in (
        ".bar .gap {",
        ".bar .unknown {",
        ".bar :is(.pledge, .over) {",
        ".pip.unknown {",
        ".mark.unknown {",
    ):
        rule = css.partition(part)[2].partition("}")[0]
        assert re.search("repeating-linear-gradient|--unknown-hatch", rule), part
    (bars, _) = waterfall.waterfall(texts("en"), view(real, ""), (("a pledge", 1e7),))["data"]
    shapes = dict(zip(bars["customdata"], bars["marker"]["pattern"]["shape"], strict=True))
    assert (shapes["gap"], shapes["pledge"], shapes["required"]) == ("/", "x", "")


def colours_in(part: Any) -> Iterator[str]:
    """Every colour of a figure."""
    if isinstance(part, dict):
        for one in part.values():
            yield from colours_in(one)
    elif isinstance(part, list | tuple):
        for one in part:
            yield from colours_in(one)
    elif isinstance(part, str):
        yield from re.findall(r"#[0-9A-Fa-f]{6}\b", part)


def test_a_screen_knows_each_colour_that_charts_are_drawn_in(real: Snapshot) -> None:
    english = texts("en")
    figures = [
        draw(english, view(real, query))
        for query in ("", "region=africa", "as_of=2021-10-07")
        for draw in (charts.map_figure, charts.steps_figure, charts.people_figure, waterfall.funding_figure)
    ]
    drawn = {*colours_in(figures), *funding.COLOURS.values(), *world.PALETTE}
    known = {theme.colour(name): name for name in theme.CHART_COLOURS}
    assert len(known) == len(theme.CHART_COLOURS)
    assert drawn - {*known} == set()
    assert all(f"var(--{name})" in mode.chart_colours() for name in theme.CHART_COLOURS)


def test_tokens_of_charts_that_look_alike_in_light_do_so_in_dark() -> None:
    layouts = Path(theme.__file__).parents[1]
    files = [
        *(layouts / "figures").glob("*.py"),
        layouts / "pages" / "themes" / "map.py",
        Path(theme.__file__),
    ]
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    named = {*re.findall(r"colour\(\s*\"([\w-]+)\"", code)} | {*theme.CHART_COLOURS}
    dark = {theme.colour(name): VALUES["dark"][name] for name in theme.CHART_COLOURS}
    assert {name: VALUES["dark"][name] for name in named} == {
        name: dark[theme.colour(name)] for name in named
    }
