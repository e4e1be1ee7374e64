"""The application: wires database, layout and callbacks. `gunicorn app:server` serves it."""

import gc
from collections.abc import Callable

from dash import Dash
from flask import Flask, request
from sqlalchemy import Engine

from callbacks.dash import bodies, browser, pages, sources
from callbacks.dash import overview as screen
from callbacks.http import (
    admin,
    api,
    delivery,
    errors,
    exports,
    feed,
    present,
    search,
    slides,
    statement,
    workbook_to_fill,
)
from callbacks.http.admin.settings import settings
from data.store.engine import open_engine
from data.store.reader import reader
from layouts.frame import index


class Site(Dash):
    """Dash with a page of ours around it, the hook that Dash offers for that."""

    document: Callable[[], str]

    def interpolate_index(self, **parts: str) -> str:
        """The page of the address that is asked for."""
        lang = request.args.get("lang", "")
        return index.page(request.path, lang, parts, delivery.address, self.document())


def create_app(engine: Engine | None = None) -> Dash:
    """A Dash application on the engine given, or on the database that `DATABASE_URL` names.

    Raises NotStarted where the settings of /admin in the environment are not complete.
    """
    engine, own = engine or open_engine(), settings()
    read = reader(engine, may_see=admin.may_see) if own else reader(engine)
    flask = Flask(__name__, static_folder=None)
    # Either would send readers on to the address that they say we have.
    flask.url_map.merge_slashes = flask.url_map.strict_slashes = False
    delivery.register(flask)
    errors.register(flask)
    app = Site(
        __name__,
        server=flask,
        update_title=None,
        assets_folder=str(delivery.ASSETS),
        assets_path_ignore=[r"vendor", r"fonts", r"present", r"admin"],  # named by the pages that use them
        assets_ignore=r"^tokens\.css$",  # named first, by every page
        suppress_callback_exceptions=True,  # a page that says what is missing has none of the ids
    )
    app.document = lambda: screen.document(read)
    app.layout = lambda: screen.layout(read)
    screen.register(app, read)
    pages.register(app, read)
    search.register(flask, read)
    statement.register(flask)
    exports.register(flask, read)
    workbook_to_fill.register(flask, read, engine)
    slides.register(flask, read)
    present.register(flask, read)
    api.register(flask, read)
    feed.register(flask, read)
    sources.register(app, read)
    browser.register(app)
    bodies.register(app)
    if own:
        admin.register(flask, read, engine, own)

    @flask.get("/healthz")
    def healthz() -> tuple[dict[str, str], int]:
        return screen.health(read)

    # Dash learns at its first request what it serves. A request that came before would be told of a file that
    # there is none, and one without a database would leave that half done: this one asks for no page.
    flask.test_client().get("/none", headers={"Referer": "http://127.0.0.1/none"})
    return app


if __name__ == "__main__":
    create_app().run()
else:
    server = create_app().server
    # What is loaded now stays: the collector need not look through it at every request.
    gc.collect()
    gc.freeze()
