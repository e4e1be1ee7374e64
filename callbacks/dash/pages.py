"""Pages beside the overview: one store asks, one answer draws."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import quote

from dash import Dash, Input, Output, State, dcc, html
from dash.exceptions import PreventUpdate
from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.utils import redirect

from callbacks.http.edition import shown
from data.answers import Answers
from data.answers import overview as queries
from data.edition_cache import once_per_edition
from data.filters import Filters, newest, parse, search_of
from data.rows import Frame, Overview, PageView
from data.snapshot import Snapshot
from data.translations import said
from data.untranslated import unmarked
from layouts.frame import filterbar, shell, states
from layouts.frame.views import Viewed, may_be, name, spelled, viewed
from layouts.look.ids import FILTERS, Id
from layouts.look.markup import filled, markup, static_html
from layouts.pages.registry import PAGES, Page
from layouts.words.texts import LANGUAGES, Texts, texts

EVERYTHING = Filters()
ANY_PATH = "/<path:path>"  # where Dash answers what no other route takes


def page_at(path: str, snapshot: Snapshot, filters: Filters = EVERYTHING) -> tuple[Page, Viewed] | None:
    """The page of an address and which country or partner it is about; None where there is none."""
    found = viewed(path, queries.frame(snapshot, filters), filters)
    return (PAGES[found.kind], found) if found and found.kind != "overview" else None


class Opening(NamedTuple):
    """What an address shows at first: the tree that Dash draws, the data of its stores, and the texts.

    The texts travel in the document, so that they are seen before Dash is there; the browser moves them to
    the places that the tree has for them (`assets/screen.js`).
    """

    lang: str
    tree: list
    stores: dict[str, Any]
    parts: Callable[[], dict[str, str]] | None = None  # none where there is nothing to select

    def layout(self) -> html.Div:
        """What Dash draws."""
        kept = [dcc.Store(id=name, data=data) for name, data in self.stores.items()]
        return html.Div([*kept, *self.tree], id=Id.PAGE, lang=self.lang)

    def document(self) -> str:
        """The same as HTML, with all texts and without controls and charts; none where there are no texts."""
        if self.parts is None:
            return ""
        page = filled(markup(static_html(html.Div(self.tree, id=Id.PAGE, lang=self.lang))), self.parts())
        return f'<div class="prerendered" data-edition="{self.stores[Id.VIEW]["edition"]}">{page}</div>'


def opening(snapshot: Snapshot, path: str, search: str) -> Opening:
    """What a page shows at first, for an address that `page_at` knows."""
    filters, dropped = parse(search, snapshot, LANGUAGES)
    t = texts(filters.lang)
    view = view_of(snapshot, path, filters)
    at_first = state(t, snapshot, view, search, lists(view.frame))
    stores: dict[str, Any] = {Id.ASKED_PAGE: search, Id.PATH: path, Id.VIEW: at_first}

    def first() -> dict[str, str]:
        return {
            Id.SEARCH: markup(filterbar.search_box(t)),
            Id.MENU: markup(shell.menu(t, view.frame, view.overview, path)),
            **parts(t, snapshot, view, dropped),
        }

    return Opening(t.lang, shell.page(t, view), stores, first)


def view_of(snapshot: Snapshot, path: str, filters: Filters) -> PageView:
    """What the page is drawn from: all as it was known on the as-of date."""
    last = snapshot.at(newest(snapshot))
    # Of every day and of both editions: what a page is compared with may have other documents and texts.
    known = [*(snapshot.edition(one) for one in filters.since), last]
    snapshot = snapshot.at(queries.as_of(snapshot, filters))
    return PageView(
        path=path,
        key=path.strip("/").partition("/")[2],
        overview=queries.overview(snapshot, filters),
        frame=queries.frame(snapshot, filters),
        answers=Answers(snapshot, filters),
        translations=known[0].translations | snapshot.translations if known[1:] else snapshot.translations,
        sources={
            source_id: queries.title(one, filters.lang, source_id)
            for one in known
            for source_id in one.sources
        },
        short_names={
            source_id: said(one.translations, filters.lang, source.short_name)
            for one in known
            for source_id, source in one.sources.items()
        },
    )


def question(asked: str | None) -> tuple[str, str]:
    """(the query, the marks of the lists that the browser has for its controls) of what it asks."""
    search, _, held = (asked or "").partition("#")
    return search, held


def selection(t: Texts, snapshot: Snapshot, view: Overview, read: str, held: str) -> dict[str, Any]:
    """What the browser is told of the selection on every page, and which query was `read`.

    A browser has quoted its query already; whatever else sends one gets no marks of HTML back. `held` are the
    marks of the lists that the browser has: where a day has others, they are sent.
    """
    frame = queries.frame(snapshot, view.filters)
    mark = lists(frame)
    return {
        "read": quote(read, safe="?&=,:%+-._~!$()*;/@[]|", errors="replace"),
        # Where a newer one is published, an open page loads again; a pinned one then says that it is old.
        "edition": snapshot.newer or snapshot.edition_id,
        "as_of": view.as_of,
        "newest": newest(snapshot),
        # Where these are others, the page is loaded anew: they come once.
        "rows": rows(frame),
        "lists": mark,
        **({"options": options(frame, t.lang)} if mark not in held.split(",") else {}),
        "search": search_of(view.filters),
        # One character a country in the fixed order of the rows: 50 characters instead of 50 codes.
        "shown": "".join(str(int(row.is_selected)) for row in view.countries),
    }


@once_per_edition
def rows(frame: Frame) -> str:
    """A mark of the dates, and of the countries and their order."""
    known = [frame.dates, frame.regions, [country.iso3 for country in frame.countries]]
    return sha256(repr(known).encode()).hexdigest()[:8]


@once_per_edition
def lists(frame: Frame) -> str:
    """A mark of what can be chosen: themes and partners."""
    return sha256(repr(frame.members).encode()).hexdigest()[:8]


@once_per_edition
def options(frame: Frame, lang: str) -> dict[str, list[dict[str, Any]]]:
    """What can be chosen of themes and partners, by the controls' ids."""
    return {FILTERS[kind]: filterbar.choices(texts(lang), frame, kind) for kind in frame.members}


def state(t: Texts, snapshot: Snapshot, view: PageView, read: str, held: str) -> dict[str, Any]:
    """What the browser is told of a page: the query that was read, the selection, the title, the charts."""
    page, which = _known(snapshot, view)
    return {
        **selection(t, snapshot, view.overview, read, held),
        "asks": Id.ASKED_PAGE,
        "title": unmarked(shell.title(t, view.path, name(t, view.frame, which))),
        **({"figures": page.figures(t, view)} if page.figures else {}),
    }


def parts(t: Texts, snapshot: Snapshot, view: PageView, dropped: tuple[str, ...]) -> dict[str, str]:
    """The HTML that the browser puts in its places, by their ids: the body, and what goes with it."""
    page, which = _known(snapshot, view)
    body = page.body(t, view) if view.is_known else states.unknown_then(t, view, name(t, view.frame, which))
    return {
        Id.NOTICE: markup(states.notice(t, view.frame, view.overview, dropped, page.follows)),
        Id.CHIPS: markup(filterbar.chips(t, view.frame, view.overview.filters)),
        Id.COUNT: markup(_count(t, snapshot, view)),
        Id.BODY: markup(body),
        Id.FOOTER: markup(shell.footer(t, view.frame, view.overview)),
    }


def _count(t: Texts, snapshot: Snapshot, view: PageView) -> list:
    """How much the page counts: the filters' selection; its own country or partner alone, if it is of one."""
    _, which = _known(snapshot, view)
    if not which.key:
        return filterbar.count(t, view.frame, view.overview)
    if not view.is_known:
        return []
    return filterbar.count(t, view.frame, queries.overview(snapshot, which.filters), is_own=True)


def _known(snapshot: Snapshot, view: PageView) -> tuple[Page, Viewed]:
    """The page; a replaced database may no longer have it, and the browser loads it again."""
    found = page_at(view.path, snapshot, view.overview.filters)
    if found is None:
        raise PreventUpdate
    return found


def register(app: Dash, read: Any) -> None:
    """Wire the callback that draws a page anew when its address changes, and addresses in other letters."""

    @app.server.before_request
    def spell() -> ResponseReturnValue | None:
        if request.method not in ("GET", "HEAD") or request.endpoint != ANY_PATH:
            return None
        if not may_be(request.path):
            return None
        path = spelled(request.path, queries.frame(shown(read)))
        query = request.query_string.decode()
        return redirect(path + (f"?{query}" if query else "")) if path and path != request.path else None

    @app.callback(
        # The overview's callback fills the same store. No page has the inputs of both, so only one can fire;
        # Dash sees all callbacks at once and wants the second writer declared.
        Output(Id.VIEW, "data", allow_duplicate=True),
        Input(Id.ASKED_PAGE, "data"),
        State(Id.PATH, "data"),
        prevent_initial_call=True,
    )
    def redraw_page(asked: str, path: str) -> dict[str, Any]:
        search, held = question(asked)
        snapshot = read(search)
        filters, dropped = parse(search, snapshot, LANGUAGES)
        t, view = texts(filters.lang), view_of(snapshot, path, filters)
        return {
            **state(t, snapshot, view, search, held),
            "parts": parts(t, snapshot, view, dropped),
        }
