"""From an address to the screen: parse, ask, draw. The only place where queries and figures meet."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from dash import Dash, Input, Output, Patch, State, dcc, html, no_update
from flask import request

from data import queries
from data.engine import DatabaseMissing
from data.filters import Filters, newest, parse, search_of
from data.rows import Overview
from data.snapshot import Snapshot
from layouts import charts, filterbar, headline, matrix, overview, states
from layouts.figures import bullets, funding, world
from layouts.ids import Id
from layouts.texts import LANGUAGES, texts

Reader = Callable[[], Snapshot]


def layout(read: Reader) -> html.Div:
    """The first layout, drawn for the address that the browser shows, so that loading needs no callback.

    The address comes with the request for the layout as its referrer. Where a browser or a proxy withholds
    it, `dcc.Location` finds no search, sets it itself, and the callback draws the right screen.
    """
    address = urlsplit(request.referrer or "")
    known = bool(request.referrer)
    location = dcc.Location(
        id=Id.URL,
        refresh=False,
        **({"pathname": address.path, "search": _with_mark(address.query)} if known else {}),
    )
    try:
        snapshot = read()
    except DatabaseMissing:
        return html.Div([location, states.database_missing(texts(LANGUAGES[0]))], id=Id.PAGE)
    if known and address.path != "/":
        return html.Div([location, states.not_found(texts(LANGUAGES[0]), address.path)], id=Id.PAGE)
    filters, dropped = parse(_with_mark(address.query), snapshot, LANGUAGES)
    t = texts(filters.lang)
    view = queries.overview(snapshot, filters)
    page = overview.page(t, queries.frame(snapshot), view, states.dropped(t, dropped))
    stores = [
        dcc.Store(id=Id.VIEW, data=state(snapshot, view)),
        dcc.Store(id=Id.POSITION, data=position(snapshot, view)),
    ]
    return html.Div([location, *stores, *page], id=Id.PAGE)


def _with_mark(query: str) -> str:
    return f"?{query}" if query else ""


def state(snapshot: Snapshot, view: Overview) -> dict[str, Any]:
    """What the browser must know to mark controls and rows: the selection, and which rows it leaves."""
    return {
        "build": snapshot.build_id,
        "as_of": view.as_of,
        "newest": newest(snapshot),
        "search": search_of(view.filters),
        # One digit a country in the fixed order of the rows: 50 characters instead of 50 codes.
        "shown": "".join(str(int(row.is_selected)) for row in view.countries),
    }


def position(snapshot: Snapshot, view: Overview) -> list[str]:
    """The date and the build shown: where they stay, most of the screen does."""
    return [view.as_of, snapshot.build_id]


def patch(figure: dict, paths: tuple[str, ...]) -> Patch:
    """The parts of a figure that a change touches, to be set in the figure that the browser has."""
    patched = Patch()
    for path in paths:
        keys: list[str | int] = [int(key) if key.isdigit() else key for key in path.split(".")]
        value: Any = figure
        target: Any = patched
        for key in keys[:-1]:
            value, target = value[key], target[key]
        target[keys[-1]] = value[keys[-1]]
    return patched


def register(app: Dash, read: Reader) -> None:
    """Wire the callback that redraws the screen when the address changes."""

    @app.callback(
        Output(Id.VIEW, "data"),
        Output(Id.POSITION, "data"),
        Output(Id.NOTICE, "children"),
        Output(Id.CHIPS, "children"),
        Output(Id.COUNT, "children"),
        Output(Id.HEADLINE, "children"),
        Output(Id.GAP, "children"),
        Output(Id.REGIONS, "children"),
        Output(Id.MAP_TITLE, "children"),
        Output(Id.STEPS_TITLE, "children"),
        Output(Id.PEOPLE_TITLE, "children"),
        Output(Id.FUNDING_TITLE, "children"),
        Output(Id.MAP, "figure"),
        Output(Id.STEPS, "figure"),
        Output(Id.PEOPLE, "figure"),
        Output(Id.FUNDING, "figure"),
        Input(Id.URL, "search"),
        State(Id.POSITION, "data"),
        prevent_initial_call=True,
    )
    def redraw(search: str, before: list[str]) -> tuple:
        snapshot = read()
        filters, dropped = parse(search or "", snapshot, LANGUAGES)
        t = texts(filters.lang)
        view, frame = queries.overview(snapshot, filters), queries.frame(snapshot)
        now = position(snapshot, view)
        moved = before != now
        return (
            state(snapshot, view),
            now if moved else no_update,
            states.dropped(t, dropped),
            filterbar.chips(t, frame, filters),
            filterbar.count(t, view),
            headline.tiles(t, view),
            headline.gap(t, view) if moved else no_update,
            matrix.region_bars(t, frame, view),
            charts.map_title(t, view),
            charts.steps_title(t, view),
            charts.people_title(t, view) if moved else no_update,
            charts.funding_title(t, view) if moved else no_update,
            patch(charts.map_figure(t, view), world.DATE_PATHS if moved else world.FILTER_PATHS),
            patch(charts.steps_figure(t, view), bullets.DATE_PATHS if moved else bullets.FILTER_PATHS),
            patch(charts.people_figure(t, view), bullets.DATE_PATHS) if moved else no_update,
            patch(charts.funding_figure(t, view), funding.DATE_PATHS) if moved else no_update,
        )

    @app.callback(
        Output(Id.LIST, "children"),
        Output(Id.MATRIX, "children"),
        Output(Id.SORT, "value"),
        Input(Id.POSITION, "data"),
        State(Id.URL, "search"),
        prevent_initial_call=True,
    )
    def redraw_countries(_: list[str], search: str) -> tuple:
        snapshot = read()
        filters, view = selected(search, snapshot)
        t, frame = texts(filters.lang), queries.frame(snapshot)
        return matrix.country_list(t, frame, view), matrix.body(t, frame, view), matrix.SORTS[0]


def health(read: Reader) -> tuple[dict[str, str], int]:
    """The state of the server and the identity of the database it shows; 503 while there is none."""
    try:
        return {"status": "ok", "build": read().build_id}, 200
    except DatabaseMissing:
        return {"status": "no database", "build": ""}, 503


def selected(search: str, snapshot: Snapshot) -> tuple[Filters, Overview]:
    """The filters of an address and what the overview shows for them."""
    filters, _ = parse(search or "", snapshot, LANGUAGES)
    return filters, queries.overview(snapshot, filters)
