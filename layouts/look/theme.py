"""Colours, type and sizes of the charts; the style sheet names the same values.

Colours are those of the ILO's published design tokens (npm `@ilo-org/themes`), with steps between them
where a scale needs one.
"""

from html import escape

from data.english import unmarked

DARK = "#230050"
BLUE = "#1E2DBE"
TEXT = "#2D2D2D"
MUTED = "#5B5B5B"
GREY = "#B8C4CC"
TRACK = "#E4E8EB"
LAND = "#EDF0F2"
WHITE = "#FFFFFF"
OTHER = "#FFE9A3"  # the yellow token, lightened: a country that the programme works in beside its own
RED = "#D0213A"  # the red token, darkened until text in it has a contrast of 4.5 on white

STEP_COLOURS = {1: "#8CB4F0", 2: "#4B5FD6", 3: DARK}  # by the number of steps a country achieved
FONT = "Noto Sans, sans-serif"
DISPLAY = "Overpass, sans-serif"


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
        "font": {"family": FONT, "size": 13, "color": TEXT},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": WHITE,
            "bordercolor": GREY,
            "font": {"family": FONT, "size": 13, "color": TEXT},
            "align": "left",
        },
        **extra,
    }
