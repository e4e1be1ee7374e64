"""Colours, type and sizes for what the server draws, as `assets/tokens.css` has them; what charts share."""

from html import escape

from data import tokens
from data.untranslated import unmarked

colour, size, TOKENS = tokens.colour, tokens.size, tokens.TOKENS

# What charts are drawn in, one token for each colour that they have on a light screen.
CHART_COLOURS = (
    *("ground", "ink", "strong", "muted", "accent", "border", "track", "pace", "gap"),
    *("land", "unselected", "step-1", "step-2", "other-country"),
)

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
