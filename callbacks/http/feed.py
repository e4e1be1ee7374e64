"""The feed of what was published, in the language that is asked for."""

import os

from flask import Flask, Response, request

from callbacks.dash.pages import view_of
from callbacks.http.tags import tag
from callbacks.http.threads import apart
from data.filters import Filters
from data.snapshot import Reader, Snapshot
from data.untranslated import unmarked
from layouts.exports.files import atom
from layouts.pages.changes.editions import FEED, PATH
from layouts.words.texts import LANGUAGES, texts


def made(snapshot: Snapshot, lang: str, site: str) -> str:
    """The feed of the current edition's store."""
    return unmarked(atom.feed(texts(lang), view_of(snapshot, PATH, Filters(lang=lang)), site))


def register(flask: Flask, read: Reader) -> None:
    """Wire the address of the feed."""

    @flask.get(FEED)
    def changes_feed() -> Response:
        snapshot, asked = read(""), request.args.get("lang", "")
        lang = asked if asked in LANGUAGES else LANGUAGES[0]
        site = os.environ.get("PUBLIC_URL", "")
        response = Response(mimetype="application/atom+xml")
        tag(response, snapshot, lang.encode(), site.encode(), str(snapshot.history.acts[0]).encode())
        if not request.if_none_match.contains_weak(response.get_etag()[0] or ""):
            response.set_data(apart(made, snapshot, lang, site))
        response.make_conditional(request)
        return response
