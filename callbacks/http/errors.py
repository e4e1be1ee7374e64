"""What is said where there is nothing to answer with: no database, or no such file of Dash's."""

from dash.exceptions import DependencyException
from flask import Flask, Response, request

from callbacks.dash.pages import ANY_PATH
from callbacks.http import admin, delivery
from data.snapshot import DatabaseBusy, DatabaseMissing
from layouts.frame import index
from layouts.words.texts import LANGUAGES, texts

PAGES = ("/", ANY_PATH, "show_deck")  # what answers with a page, by the names that Flask has for it
AWAY = "There is no data yet: the database was not built, was moved, or cannot be read.\n"
BUSY = "The data cannot be read at the moment: the database is locked, or its disk is full.\n"
AGAIN = {"Retry-After": "60"}


def register(flask: Flask) -> None:
    """Wire the answers; the errors are those that name what is missing, and no others."""

    @flask.errorhandler(DatabaseMissing)
    def away(error: DatabaseMissing) -> Response:
        flask.logger.warning("The database cannot be read: %s", str(error).partition("\n")[0])
        is_busy = isinstance(error, DatabaseBusy)
        if request.endpoint not in PAGES and not admin.is_here():
            return Response(BUSY if is_busy else AWAY, 503, AGAIN, mimetype="text/plain")
        lang = request.args.get("lang", "")
        t = texts(lang if lang in LANGUAGES else LANGUAGES[0])
        return Response(index.closed(t, delivery.address, is_busy=is_busy), 503, AGAIN, mimetype="text/html")

    @flask.errorhandler(DependencyException)
    def no_such_file(_: DependencyException) -> Response:
        return Response("There is no such file.\n", 404, mimetype="text/plain")
