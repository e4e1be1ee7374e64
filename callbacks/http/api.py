"""The read-only JSON interface: the tables of the exports under /api/v1/, and its OpenAPI description.

Parts of a query that nothing knows are dropped and named in `meta.dropped`, as on every page.
"""

import json
from typing import Any

from flask import Flask, request
from flask.wrappers import Response

from callbacks.http.exports import Asked, asked
from callbacks.http.tags import tag
from data.filters import LISTS, MORE
from data.snapshot import DatabaseBusy, DatabaseMissing, Reader
from data.untranslated import unmarked
from layouts.exports.files import openapi
from layouts.exports.tables import notes
from layouts.exports.tables.fields import Missing
from layouts.exports.tables.topics import TOPICS

ROOT = "/api/v1"
DESCRIPTION = f"{ROOT}/openapi.json"
METHODS = "GET, HEAD, OPTIONS"
LISTED = (*TOPICS, openapi.EDITIONS)


def register(flask: Flask, read: Reader) -> None:
    """Wire all addresses under /api; none of them is a page, whatever the method."""

    @flask.before_request
    def api() -> Response | None:
        if request.path == "/api" or request.path.startswith("/api/"):
            return answer(read, request.path.rstrip("/"), request.query_string)
        return None


def answer(read: Reader, path: str, query: bytes) -> Response:
    """The answer to an address under /api."""
    topic = path.removeprefix(ROOT + "/")
    if path not in (ROOT, DESCRIPTION, *(f"{ROOT}/{name}" for name in LISTED)):
        known = [f"{ROOT}/{name}" for name in (*LISTED, "openapi.json")]
        return _error(404, "not_found", "There is nothing at this address.", addresses=known)
    if request.method == "OPTIONS":
        return Response(status=204, headers={"Allow": METHODS})
    if request.method not in ("GET", "HEAD"):
        refused = _error(
            405, "method_not_allowed", "This interface can only be read.", methods=["GET", "HEAD"]
        )
        refused.headers["Allow"] = METHODS
        return refused
    try:
        snapshot = read(query.decode("ascii", "replace"))
    except DatabaseBusy:
        return _later("database_busy", "The database is locked, or its disk is full.")
    except DatabaseMissing:
        return _later("no_database", "There is no data yet: the database cannot be read.")
    response = Response(mimetype="application/json")
    # Which editions can be named, and which one is current, is a matter of the acts.
    tag(response, snapshot, path.encode(), query, str(snapshot.history.acts[:1]).encode())
    response.headers["Cache-Control"] = "no-cache"
    if request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        response.status_code = 304
    elif path == ROOT:
        response.set_data(
            _json({"tables": [f"{ROOT}/{name}" for name in LISTED], "description": DESCRIPTION})
        )
    elif path == DESCRIPTION:
        response.set_data(_json(openapi.describe(asked(snapshot, "results", b"").view, ROOT)))
    elif topic == openapi.EDITIONS:
        response.set_data(_json(editions(asked(snapshot, "changes", query))))
    else:
        response.set_data(_json(body(asked(snapshot, topic, query))))
    return response


def body(found: Asked) -> dict[str, Any]:
    """The rows of a table and what belongs to them."""
    t, view, table = found.t, found.view, found.table
    chosen = view.overview.filters
    names = [field.name for field in table.fields]
    return {
        "data": [_row(names, row) for row in table.rows],
        "meta": {
            "topic": table.topic,
            "title": table.title,
            "as_of": view.overview.as_of,
            "lang": chosen.lang,
            "filters": {name: list(getattr(chosen, name)) for name in (*LISTS, *MORE)},
            "not_followed": notes.unfollowed_names(view, table.topic),
            "dropped": list(found.dropped),
            "count": len(table.rows),
            "is_empty": table.is_empty,
            "note": notes.empty(t, table) if table.is_empty else None,
            "caveats": notes.caveats(t, view, table),
            "states": notes.states(t),
            "sources": [each._asdict() for each in notes.documents(view, table)],
            "terms": notes.terms(t),
            "address": notes.address(view, table.topic),
            "edition_id": view.frame.edition_id,
            "made_at": view.frame.made_at,
        },
    }


def editions(found: Asked) -> dict[str, Any]:
    """The editions that were ever published, the newest first, each with the acts that made it current."""
    told = found.view.answers.publications.acts
    rows = [
        {
            "edition_id": one.edition_id,
            "made_at": one.made_at,
            "based_on": one.based_on,
            "is_current": one.edition_id == told[0].act.edition_id,
            "acts": [
                {"at": each.act.at, "by": each.by, "kind": each.act.kind, "note": each.act.note}
                for each in told
                if each.act.edition_id == one.edition_id
            ],
        }
        for one in found.view.answers.publications.editions
    ]
    return {"data": rows, "meta": {"count": len(rows), "dropped": list(found.dropped)}}


def _row(names: list[str], row: tuple[Any, ...]) -> dict[str, Any]:
    """A row by the names of its columns; `missing` says why a value is null."""
    cells = dict(zip(names, row, strict=True))
    missing = {name: cell.value for name, cell in cells.items() if isinstance(cell, Missing)}
    return {**cells, **dict.fromkeys(missing), "missing": missing}


def _later(code: str, message: str) -> Response:
    """The answer while the database cannot be read."""
    said = _error(503, code, message)
    said.headers["Retry-After"] = "60"
    return said


def _error(status: int, code: str, message: str, **more: list[str]) -> Response:
    said = _json({"error": {"code": code, "message": message, **more}})
    return Response(said, status, {"Cache-Control": "no-cache"}, mimetype="application/json")


def _json(value: object) -> str:
    return unmarked(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
