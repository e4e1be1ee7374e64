"""Tables of /admin, which no script sorts; on a phone each row is a card."""

from collections.abc import Iterable, Sequence
from typing import Any

from layouts.look.markup import Html, html


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[Any]], columns: Sequence[Html] = ()
) -> Html:
    """A table whose first column names its rows; a wide one scrolls by itself.

    `columns` are its headings where they are more than their words.
    """
    body = [
        html.Tr(
            [
                html.Th(row[0], scope="row"),
                *(
                    html.Td(cell, **{"data-head": head})
                    for cell, head in zip(row[1:], heads[1:], strict=True)
                ),
            ]
        )
        for row in rows
    ]
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(html.Tr(columns or [html.Th(head, scope="col") for head in heads])),
                html.Tbody(body),
            ],
            className="sheet cards",
        ),
        className="scroll",
        tabindex="0",
        role="region",
        **{"aria-label": caption},
    )
