"""The way from the required budget to the gap, as a waterfall."""

from textwrap import wrap
from typing import NamedTuple

from layouts.look import theme

DATE_PATHS = ("data", "layout.xaxis", "layout.yaxis", "layout.shapes")


class Column(NamedTuple):
    """One column: its component, its texts, where it starts and how high it is (US$), what it stands for."""

    component: str
    label: str
    value_label: str
    base: float
    height: float
    hover: str


COLOURS = {
    "required": theme.colour("required"),
    "mobilized_before": theme.colour("mobilized-before"),
    "regular_budget": theme.colour("regular-budget"),
    "mobilized_since": theme.colour("mobilized-since"),
    "not_divided": theme.colour("muted"),
    "gap": theme.colour("gap"),  # the pattern draws in it, on white
    "gap_then": theme.colour("gap-before"),  # of an earlier date, beside today's
    "pledge": theme.colour("hypothetical"),
    "over": theme.colour("hypothetical"),
}
# What is not there yet is hatched: what is missing, and what is only supposed.
HATCHES = {"gap": "/", "gap_then": "/", "pledge": "x", "over": "x"}
MILLION = 1e6
NARROW = 10  # characters of a line of a label where columns stand close


def figure(columns: tuple[Column, ...], *, is_tight: bool = False) -> dict:
    """A figure of the columns from left to right; the gap is hatched, and the one red thing.

    Where it `is_tight`, labels take small lines; figures side by side must agree in it to have one scale.
    """
    x = list(range(len(columns)))
    hatches = [HATCHES.get(column.component, "") for column in columns]
    colours = [COLOURS[column.component] for column in columns]
    heights = [column.height / MILLION for column in columns]
    bases = [column.base / MILLION for column in columns]
    tops = [(column.base + column.height) / MILLION for column in columns]
    return {
        "data": [
            {
                "type": "bar",
                "x": x,
                "y": heights,
                "base": bases,
                "width": 0.66,
                "customdata": [column.component for column in columns],
                "hovertext": [column.hover for column in columns],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {
                    "color": colours,
                    "line": {"color": colours, "width": [1.5 if hatch else 0 for hatch in hatches]},
                    "pattern": {
                        "shape": hatches,
                        "bgcolor": theme.colour("ground"),
                        "size": 7,
                        "solidity": 0.3,
                    },
                },
            },
            {
                "type": "scatter",
                "mode": "text",
                "x": x,
                "y": tops,
                "text": [column.value_label for column in columns],
                "textposition": "top center",
                "textfont": {
                    "family": theme.DISPLAY,
                    "size": theme.size("chart-figure"),
                    "color": [
                        colour if hatch else theme.colour("strong")
                        for colour, hatch in zip(colours, hatches, strict=True)
                    ],
                },
                "cliponaxis": False,
                "hoverinfo": "skip",
            },
        ],
        "layout": theme.layout(
            margin={
                "l": 8 if is_tight else 4,
                "r": 8 if is_tight else 4,
                "t": 6,
                "b": 58 if is_tight else 40,
            },
            hovermode="closest",
            xaxis={
                "tickvals": x,
                "ticktext": [
                    theme.letters(_narrow(column.label) if is_tight else column.label) for column in columns
                ],
                "tickfont": {"size": theme.size("chart-tight" if is_tight else "chart-text")},
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
                "tickangle": 0,
                "ticklabeloverflow": "allow",  # else a long last label is left out
                "automargin": False,
                "range": [-0.5, len(columns) - 0.5],
            },
            yaxis={"visible": False, "fixedrange": True, "range": [0, max(tops, default=1) * 1.16]},
            shapes=_connectors(columns),
        ),
    }


def _narrow(label: str) -> str:
    return "<br>".join(wrap(label.replace("<br>", " "), NARROW, break_long_words=False))


def _connectors(columns: tuple[Column, ...]) -> list[dict]:
    """Thin lines that lead from each column to the next at the level that remains."""
    return [
        {
            "type": "line",
            "x0": place + 0.33,
            "x1": place + 0.67,
            "y0": level,
            "y1": level,
            "line": {"color": theme.colour("muted"), "width": 1},
        }
        for place, column in enumerate(columns[:-1])
        for level in [(column.base + column.height if place == 0 else column.base) / MILLION]
    ]
