"""The search that every page has: words in, places out."""

from flask import Flask, jsonify, request
from flask.wrappers import Response

from callbacks.http.edition import shown
from data.search import Entry, find, found_as
from data.snapshot import Reader
from data.untranslated import unmarked
from layouts.frame.shell import kind_name
from layouts.look.markup import markup
from layouts.words.texts import LANGUAGES, texts


def register(flask: Flask, read: Reader) -> None:
    """Wire the address that the search box asks."""

    @flask.get("/search.json")
    def search() -> Response:
        lang = request.args.get("lang", "")
        t = texts(lang if lang in LANGUAGES else LANGUAGES[0])
        query = request.args.get("q", "")
        snapshot, day = shown(read), request.args.get("as_of", "")
        found = find(snapshot.at(day) if day in snapshot.dates else snapshot, query)
        return jsonify(
            [
                {
                    "title": unmarked(said),
                    "html": markup(said),
                    "kind": kind_name(t, entry.kind),
                    "path": entry.path,
                }
                for entry in found
                for said in [title(entry, query, t.lang)]
            ]
        )


def title(entry: Entry, query: str, lang: str) -> str:
    """The name of what was found, with the other name that was asked for: Germany (GIZ)."""
    also = found_as(entry, query, lang)
    return f"{entry.titles[lang]} ({also})" if also else entry.titles[lang]
