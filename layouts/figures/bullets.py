"""Achieved against ambition, one row an ambition, all drawn in per cent of their ambition.

The ambitions of the rows then fall on one line and an even pace on another, and a row past its ambition
simply passes the line.
"""

from typing import NamedTuple

from layouts.look import theme

FULL = 150  # per cent of an ambition that fit; where a row has passed that, all are drawn on its scale


class Bullet(NamedTuple):
    """One row: `selected` and `achieved` in per cent of the ambition (None: not reported), and its texts."""

    key: str
    label: str
    value_label: str
    selected_pct: float | None
    achieved_pct: float | None
    is_selected: bool
    hover: str


# What a change of filters touches, and what a change of the date touches besides.
FILTER_PATHS = (
    "data.1.x",
    "data.2.x",
    "data.2.marker.opacity",
    "data.4.text",
    "data.0.hovertext",
    "data.2.hovertext",
)
DATE_PATHS = (
    *FILTER_PATHS,
    "data.0.marker.pattern.shape",
    "data.4.x",
    "layout.xaxis.range",
    "layout.shapes",
)


def figure(bullets: tuple[Bullet, ...], *, elapsed_pct: float, full: int = FULL) -> dict:
    """A figure of the rows from top to bottom, with a mark where an even pace would be.

    Traces: the ambition, what all countries achieved, what the selected achieved, and the two labels.
    """
    full = max(full, *(round(bullet.achieved_pct or 0) for bullet in bullets))
    y = list(range(len(bullets)))[::-1]
    keys = [bullet.key for bullet in bullets]
    wide = {"type": "bar", "orientation": "h", "y": y, "width": 0.34, "customdata": keys}
    text = {"type": "scatter", "mode": "text", "y": [row + 0.43 for row in y], "hoverinfo": "skip"}
    hover = {
        "hovertext": [bullet.hover for bullet in bullets],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return {
        "data": [
            {
                **wide,
                "x": [100] * len(bullets),
                "marker": {
                    "color": theme.colour("track"),
                    "pattern": {
                        "shape": ["/" if bullet.achieved_pct is None else "" for bullet in bullets],
                        "fgcolor": theme.colour("unknown"),
                        "size": 6,
                        "solidity": 0.2,
                    },
                },
                **hover,  # the whole row answers to a click, whatever is achieved
            },
            {
                **wide,
                "x": [bullet.achieved_pct or 0 for bullet in bullets],
                "marker": {"color": theme.colour("achieved"), "opacity": 0.35},
                "hoverinfo": "skip",
            },
            {
                **wide,
                "x": [bullet.selected_pct or 0 for bullet in bullets],
                "marker": {
                    "color": theme.colour("achieved"),
                    "opacity": [1 if bullet.is_selected else 0.25 for bullet in bullets],
                },
                **hover,
            },
            {
                **text,
                "x": [0] * len(bullets),
                "text": [bullet.label for bullet in bullets],
                "textposition": "middle right",
                "textfont": {"size": theme.size("chart-text"), "color": theme.colour("ink")},
            },
            {
                **text,
                "x": [full] * len(bullets),
                "text": [bullet.value_label for bullet in bullets],
                "textposition": "middle left",
                "textfont": {"size": theme.size("chart-text"), "color": theme.colour("ink")},
            },
        ],
        "layout": theme.layout(
            barmode="overlay",
            margin={"l": 0, "r": 0, "t": 2, "b": 2},
            xaxis={"visible": False, "range": [0, full], "fixedrange": True},
            yaxis={"visible": False, "range": [-0.3, len(bullets) - 0.28], "fixedrange": True},
            hovermode="closest",
            shapes=_marks(y, elapsed_pct),
        ),
    }


def _marks(y: list[int], elapsed_pct: float) -> list[dict]:
    """A mark a row at the even pace, with an edge that is seen on a dark bar, and one of the ambition."""
    mark = {"type": "line", "xref": "x", "yref": "y", "layer": "above"}
    return [
        {**mark, "x0": x, "x1": x, "y0": row - reach, "y1": row + reach, "line": line}
        for row in y
        for x, reach, line in (
            (100, 0.17, {"color": theme.colour("ground"), "width": 2}),
            (elapsed_pct, 0.22, {"color": theme.colour("ground"), "width": 5}),
            (elapsed_pct, 0.22, {"color": theme.colour("pace"), "width": 2}),
        )
    ]
