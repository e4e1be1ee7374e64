"""The waterfall in words and bars of HTML, for screens on which its columns have no room."""

import re
from collections.abc import Sequence

from layouts.figures.funding import Column
from layouts.look.markup import Html, html


def waterfall_rows(columns: Sequence[Column]) -> Html:
    """A waterfall as rows: what a narrow screen shows of it, where the names of columns have no room."""
    highest = max((column.base + column.height for column in columns), default=0) or 1
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(column.label.replace("<br>", " ")),
                    html.B(re.sub("<.*?>", "", column.value_label)),
                    html.Div(
                        html.I(
                            className=column.component,
                            style={
                                "margin-left": f"{100 * column.base / highest:.1f}%",
                                "width": f"{100 * column.height / highest:.1f}%",
                            },
                        ),
                        className="bar",
                        **{"aria-hidden": "true"},
                    ),
                ],
                className="share-row",
            )
            for column in columns
        ],
        className="waterfall-rows",
    )
