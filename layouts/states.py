"""The pages that say why there is nothing else to see."""

import dash

from layouts.filterbar import filter_name
from layouts.ids import Id
from layouts.markup import Html, html
from layouts.texts import Texts


def database_missing(t: Texts) -> dash.html.Main:
    """The page shown while there is no database, or not one of ours."""
    return dash.html.Main(
        [
            dash.html.H1(t("There is no data yet")),
            dash.html.P(t("The database was not built, was moved, or cannot be read. To build it, run:")),
            dash.html.Pre("python -m etl"),
            dash.html.P(t("This page opens by itself as soon as the database is there.")),
        ],
        className="state",
        **{"data-waiting": "database"},
    )


def not_found(t: Texts, path: str, listed: list[tuple[str, str]]) -> dash.html.Main:
    """The page shown for an address that is none of ours, with the (address, name) of those it may mean."""
    return dash.html.Main(
        [
            dash.html.H1(t("This page does not exist")),
            dash.html.P(t("Nothing is kept at {path}.", path=path[:80])),
            dash.html.P(dash.html.A(t("Open the overview"), href="/")),
            dash.html.Ul(
                [dash.html.Li(dash.html.A(name, href=address)) for address, name in listed],
                className="listed",
            ),
        ],
        className="state",
    )


def idle(t: Texts, names: list[str]) -> list[Html]:
    """What the notice says of filters that are set and that the page cannot follow."""
    if not names:
        return []
    listed = ", ".join(filter_name(t, name) for name in names)
    return [html.Span(t("This page does not follow: {filters}.", filters=listed))]


def dropped(t: Texts, parts: tuple[str, ...]) -> list[Html]:
    """What the notice says of parts of the address that nothing knows; empty where all was understood."""
    if not parts:
        return []
    shown = ", ".join(part[:40] for part in parts[:3])
    return [
        html.Span(
            t.count(
                "{n} part of the address was not understood and left out: {parts}",
                "{n} parts of the address were not understood and left out: {parts}",
                len(parts),
                parts=shown + ("…" if len(parts) > 3 else ""),
            )
        ),
        html.Button(t("Close"), className="link", **{"data-close": Id.NOTICE}),
    ]
