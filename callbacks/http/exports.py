"""Files of the current view to take away: an Excel workbook, a CSV file, the whole database as a zip."""

import os
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote_plus

from flask import Flask, request, send_file
from flask.wrappers import Response

from callbacks.dash.pages import view_of
from callbacks.http.edition import shown
from callbacks.http.tags import tag
from callbacks.http.threads import apart
from data.answers import overview as queries
from data.filters import Filters, parse
from data.rows import PageView
from data.snapshot import Reader, Snapshot
from layouts.exports.files import csvfile, package, workbook
from layouts.exports.tables import notes
from layouts.exports.tables import topics as tables
from layouts.exports.tables.topics import TOPICS, Table
from layouts.frame.views import viewed
from layouts.pages.registry import PAGES
from layouts.words.texts import LANGUAGES, Texts, texts

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
OWN = ("topic", "page", "for", "hxl", "bom")  # what an address of an export has beside the filters
FOR_CSV = {"for": ("excel",), "hxl": ("0", "1"), "bom": ("0", "1")}  # what only a CSV file follows
DEFAULT = "results"


class Asked(NamedTuple):
    """What a request asks for: the table of a view, and the parts of the address that nothing knows."""

    t: Texts
    view: PageView
    table: Table
    dropped: tuple[str, ...]


def asked(snapshot: Snapshot, topic: str, query: bytes, own: tuple[str, ...] = (), page: str = "") -> Asked:
    """The table of a topic for the query of an address; `own` are names in it that are no filters.

    `page` leaves of the table what is on a page that follows no filter, such as `countries/KEN`.
    """
    pieces = query.decode("utf-8", "replace").split("&")
    search = "&".join(piece for piece in pieces if unquote_plus(piece.partition("=")[0]) not in own)
    filters, dropped = parse(f"?{search}", snapshot, LANGUAGES)
    t = texts(filters.lang)
    path, level = TOPICS[topic].path, ""
    shown = viewed(page, queries.frame(snapshot, filters), Filters(lang=filters.lang)) if page else None
    if page and shown is None:
        dropped = (*dropped, f"page={page}")
    elif shown and PAGES[shown.kind].level:
        path, level, filters = shown.path, PAGES[shown.kind].level, shown.filters
    view = view_of(snapshot, path, filters)
    return Asked(t, view, tables.table(t, view, topic, level), dropped)


def register(flask: Flask, read: Reader) -> None:
    """Wire the addresses of the files."""

    @flask.get("/export/data.xlsx")
    def excel() -> Response:
        found = _asked(read)
        if isinstance(found, Response):
            return found
        content = apart(
            workbook.make,
            found.t,
            found.view,
            found.table,
            made_at=datetime.now(UTC),
            site=os.environ.get("PUBLIC_URL", ""),
            unknown=(*found.dropped, *_not_understood()),
        )
        return _file(content, EXCEL, notes.file_name(found.view, found.table.topic, "xlsx"))

    @flask.get("/export/data.csv")
    def csv() -> Response:
        found = _asked(read)
        if isinstance(found, Response):
            return found
        hxl, bom = (request.args.get(name) == "1" for name in ("hxl", "bom"))
        for_excel = request.args.get("for") == "excel"
        content = csvfile.make(found.t, found.table, hxl=hxl, bom=bom, for_excel=for_excel)
        return _file(content, CSV, notes.file_name(found.view, found.table.topic, "csv"))

    @flask.get("/export/database.zip")
    def database() -> Response:
        snapshot = shown(read)
        content = apart(
            package.make,
            texts(LANGUAGES[0]),
            {name: (*rows, *snapshot.later[name]) for name, rows in snapshot.tables.items()},
            edition_id=snapshot.edition_id,
            made_at=snapshot.made_at,
        )
        name = f"{package.NAME}_database_{snapshot.edition_id}.zip"
        response = _file(content, "application/zip", name)
        tag(response, snapshot)
        response.make_conditional(request)
        return response


def _asked(read: Reader) -> Asked | Response:
    """What the request asks for; the answer to give instead where there is no such table."""
    topic = request.args.get("topic", DEFAULT)
    if topic not in TOPICS:
        said = f"There is no table of that name. These can be exported: {', '.join(TOPICS)}."
        return Response(said + "\n", 404, mimetype="text/plain")
    return asked(shown(read), topic, request.query_string, OWN, request.args.get("page", ""))


def _not_understood() -> tuple[str, ...]:
    """The parts of the address that are meant for a CSV file and say nothing that it knows."""
    return tuple(
        f"{name}={value}"
        for name, known in FOR_CSV.items()
        for value in request.args.getlist(name)
        if value not in known
    )


def _file(content: bytes, kind: str, name: str) -> Response:
    return send_file(
        BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, conditional=False, etag=False
    )
