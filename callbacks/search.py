"""The search that every page has: words in, places out."""

from flask import Flask, jsonify, request
from flask.wrappers import Response

from callbacks.screen import Reader
from data.engine import DatabaseMissing
from data.search import find
from layouts.shell import kind_name
from layouts.texts import LANGUAGES, texts


def register(flask: Flask, read: Reader) -> None:
    """Wire the address that the search box asks."""

    @flask.get("/search.json")
    def search() -> Response:
        lang = request.args.get("lang", "")
        t = texts(lang if lang in LANGUAGES else LANGUAGES[0])
        try:
            found = find(read(), request.args.get("q", ""))
        except DatabaseMissing:
            found = []
        return jsonify(
            [
                {"title": entry.titles[t.lang], "kind": kind_name(t, entry.kind), "path": entry.path}
                for entry in found
            ]
        )
