"""The statement on accessibility, in the language that is asked for."""

import os

from flask import Flask, Response, request

from callbacks.http import delivery
from layouts.frame import statement
from layouts.words.texts import LANGUAGES, texts

CONTACT = "ACCESSIBILITY_CONTACT"  # the setting: an address to write to, a page, or words


def register(flask: Flask) -> None:
    """Wire its address; it needs no database."""

    @flask.get(statement.PATH)
    def accessibility() -> Response:
        asked = request.args.get("lang", "")
        t = texts(asked if asked in LANGUAGES else LANGUAGES[0])
        contact = os.environ.get(CONTACT, "").strip()
        return Response(statement.page(t, contact, delivery.address), mimetype="text/html")
