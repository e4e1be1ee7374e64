"""Colours, type and sizes for what the server draws, as `assets/tokens.css` has them; what charts share."""

import re
from html import escape
from pathlib import Path

from data.english import unmarked

SHEET = Path(__file__).parents[2] / "assets" / "tokens.css"


def tokens(css: str) -> dict[str, str]:
    """The values of a style sheet's first block of custom properties, by name without the two hyphens."""
    first = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).partition("}")[0]
    said = {name: value.strip() for name, value in re.findall(r"--([\w-]+):([^;]+);", first)}

    def final(value: str) -> str:
        return re.sub(r"var\(--([\w-]+)\)", lambda found: final(said[found[1]]), value)

    return {name: final(value) for name, value in said.items()}


TOKENS = tokens(SHEET.read_text(encoding="utf-8"))


def colour(name: str) -> str:
    """A colour, #RRGGBB, by what it is for."""
    return TOKENS[name]


def size(name: str) -> float:
    """A size by what it is for, in the unit that it has in the style sheet."""
    return float(re.sub(r"[a-z]+$", "", TOKENS[name]))


# By the number of steps that a country achieved.
STEP_COLOURS = {1: colour("step-1"), 2: colour("step-2"), 3: colour("step-3")}
FONT, DISPLAY = TOKENS["font-text"], TOKENS["font-display"]


def letters(text: str) -> str:
    """A text of the tables for a chart, in which plotly reads marks of HTML: they are shown; breaks break."""
    return "<br>".join(escape(part, quote=False) for part in unmarked(text).split("<br>"))


def hover(title: str, *lines: str) -> str:
    """What stands beside a place on a map: its name in bold, and the lines below it."""
    return "<br>".join([f"<b>{letters(title)}</b>", *map(letters, lines)])


CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,  # on by default in plotly.js 4: it would send the data to an outside host
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": True,
}


def layout(**extra: object) -> dict:
    """The layout that every chart shares, with what one chart adds."""
    return {
        "font": {"family": FONT, "size": size("chart-text"), "color": colour("ink")},
        "paper_bgcolor": "transparent",
        "plot_bgcolor": "transparent",
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": colour("ground"),
            "bordercolor": colour("border"),
            "font": {"family": FONT, "size": size("chart-text"), "color": colour("ink")},
            "align": "left",
        },
        **extra,
    }
