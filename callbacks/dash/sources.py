"""The panel that says where a chart's figures come from."""

from typing import Any

from dash import Dash, Input, Output, State
from flask import jsonify, request
from flask.wrappers import Response

from callbacks.dash.overview import selected
from callbacks.dash.pages import question
from callbacks.http.edition import shown
from data.answers import overview as queries
from data.snapshot import Reader
from data.untranslated import unmarked
from layouts.frame import sources
from layouts.look.ids import Id
from layouts.words import formats
from layouts.words.texts import texts


def register(app: Dash, read: Reader) -> None:
    """Wire the buttons of all charts to the one panel, and what pictures ask for their sources."""

    @app.server.get("/sources.json")
    def named() -> Response:
        snapshot = shown(read)
        filters, view = selected(f"?{request.query_string.decode('ascii', 'replace')}", snapshot)
        chart = request.args.get("chart", "")
        if chart not in queries.FACTS:
            return jsonify([])
        lang = filters.lang
        found = queries.provenance(snapshot, chart, view.as_of, lang)
        return jsonify(
            [
                unmarked(formats.named(lang, title, formats.in_series(lang, places)))
                for title, places in found.places
            ]
        )

    @app.callback(
        Output(Id.SOURCES, "is_open"),
        Output(Id.SOURCES_BODY, "children"),
        Input(Id.SOURCE, "data"),
        State(Id.ASKED, "data"),
        prevent_initial_call=True,
    )
    def open_panel(pressed: dict[str, Any], asked: str) -> tuple[bool, list]:
        chart, (search, _) = pressed["panel"], question(asked)
        snapshot = read(search)
        filters, view = selected(search, snapshot)
        found = queries.provenance(snapshot, chart, view.as_of, filters.lang)
        return True, sources.body(texts(filters.lang), chart, view, found)
