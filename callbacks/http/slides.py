"""PowerPoint files of the current view: one chart, a page, or the deck of a meeting."""

from typing import NamedTuple
from urllib.parse import urlencode

from flask import Flask, Response, request
from werkzeug.datastructures import MultiDict

from callbacks.dash.pages import view_of
from callbacks.http.edition import shown
from callbacks.http.threads import apart
from data.answers import overview as queries
from data.filters import LISTS, MORE, Filters, parse
from data.rows import Frame, PageView
from data.rows.provenance import Provenance
from data.snapshot import Reader, Snapshot
from layouts.exports.slides import deck as slides
from layouts.exports.tables.notes import stem
from layouts.frame.shell import VIEW, deck_name
from layouts.frame.views import KINDS as PLACES
from layouts.frame.views import Viewed, name, viewed
from layouts.pages.registry import PAGES
from layouts.scenes.decks import DECKS, KINDS, Scene, scenes_of
from layouts.words.texts import LANGUAGES, texts

Query = MultiDict[str, str]
TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
OWN = ("chart", "deck", "page")  # parts of the address that are no filters


class Refused(Exception):
    """What was asked for cannot be made; the message says why."""


class File(NamedTuple):
    """What a request asks for: one chart, the page, or the deck of a meeting; and the page."""

    chart: str
    deck: str
    page: Viewed


def wanted(asked: Query, frame: Frame, filters: Filters) -> File:
    """The file that a request asks for. Raises Refused for what there is not."""
    chart, deck = asked.get("chart", ""), asked.get("deck", VIEW)
    if chart and chart not in KINDS:
        raise Refused("chart must be one of: " + ", ".join(KINDS))
    if deck not in (VIEW, *DECKS):
        raise Refused("deck must be one of: " + ", ".join([VIEW, *DECKS]))
    page = viewed(asked.get("page", ""), frame, filters)
    if page is None:
        raise Refused("page must be one of: " + ", ".join([*PLACES, "countries/<ISO3>", "partners/<id>"]))
    return File(chart, "" if chart else deck, page)


def made(snapshot: Snapshot, asked: Query) -> tuple[bytes, str]:
    """The file that a query asks for, and its name. Raises Refused."""
    query = [(name, value) for name, value in asked.items(multi=True) if name not in OWN]
    filters, _ = parse("?" + urlencode(query, safe=",:"), snapshot, LANGUAGES)
    frame = queries.frame(snapshot, filters)
    chart, deck, page = wanted(asked, frame, filters)
    filters = filters if deck in DECKS else page.filters
    view = view_of(snapshot, page.path, filters)
    t = texts(filters.lang)

    def proven(panel: str, day: str, lang: str) -> Provenance:
        return queries.provenance(snapshot, panel, day, lang)

    def seen_as(scene: Scene) -> PageView:
        """What a scene shows: what the reader has set, and what the scene itself sets."""
        return view_of(snapshot, page.path, scene.filters(filters)) if scene.state else view

    if chart:
        content = slides.one_slide(t, view, proven, chart)
    else:
        shown = [(scene.kind, seen_as(scene)) for scene in scenes_of(deck, page.kind, filters)]
        title = deck_name(t, deck) if deck in DECKS else name(t, frame, page)
        content = slides.deck(t, view, proven, shown, title)
    named = [deck] if deck in DECKS else page.page.split("/")
    if chart:
        named = [chart, page.key] if page.key else [chart]
    follows: tuple[str, ...] = (*LISTS, "as_of", *MORE)
    if chart:
        follows = (*KINDS[chart].follows, "as_of", *MORE)
    elif deck not in DECKS:
        follows = PAGES[page.kind].follows
    return content, f"{stem('-'.join(named), view.overview.as_of, filters, follows)}.pptx"


def register(flask: Flask, read: Reader) -> None:
    """Wire the route."""

    @flask.get("/export/slides.pptx")
    def export_slides() -> Response:
        try:
            content, name = apart(made, shown(read), request.args)
        except Refused as error:
            return Response(str(error), 400, mimetype="text/plain")
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, mimetype=TYPE, headers=headers)
