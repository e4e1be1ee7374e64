"""From an address to the screen: parse, ask, draw. The only place where queries and figures meet."""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

from dash import Dash, Input, Output, Patch, State, dcc, html, no_update
from flask import Response, after_this_request, request

from callbacks.dash import pages
from data.answers import overview as queries
from data.edition_cache import once_per_edition
from data.filters import Filters, parse
from data.rows import Frame, Overview
from data.snapshot import DatabaseBusy, DatabaseMissing, Reader, Snapshot
from layouts.figures import bullets, charts, funding, waterfall, world
from layouts.frame import shell, states
from layouts.frame.views import may_be
from layouts.look.ids import Id
from layouts.look.markup import markup
from layouts.pages import registry
from layouts.pages.overview import matrix
from layouts.pages.overview import page as overview
from layouts.words.texts import LANGUAGES, Texts, texts

FOLLOWS = registry.PAGES["overview"].follows


def layout(read: Reader) -> html.Div:
    """The first layout, drawn for the address that the browser shows, so that loading needs no callback.

    The address comes with the request for the layout as its referrer. Where a browser or a proxy withholds
    it or cuts it, the browser finds another query in the store than in its address, and asks again.
    """
    address = _address(request.referrer)
    return opening(read, address.path, f"?{address.query}" if address.query else "").layout()


def document(read: Reader) -> str:
    """The texts of the page that is asked for, as HTML; where there is no such page, none and a 404."""
    query = request.query_string.decode()
    found = opening(read, request.path, f"?{query}" if query else "")

    def lost(response: Response) -> Response:
        response.status_code = 404
        return response

    if not found.stores:
        after_this_request(lost)
    return found.document()


def opening(read: Reader, path: str, search: str) -> pages.Opening:
    """What an address shows at first."""
    if not may_be(path):
        return not_found(path, search)
    snapshot = read(search)
    if path not in ("", "/"):
        if pages.page_at(path, snapshot):
            return pages.opening(snapshot, path, search)
        return not_found(path, search, snapshot)
    filters, dropped = parse(search, snapshot, LANGUAGES)
    t = texts(filters.lang)
    view, frame = queries.overview(snapshot, filters), queries.frame(snapshot, filters)
    at_first = state(t, snapshot, view, search, pages.lists(frame), moved=True)
    stores: dict[str, Any] = {
        Id.ASKED: search,
        Id.POSITION: position(snapshot, view),
        Id.VIEW: {**at_first, "title": shell.title(t, "/")},
    }

    def first() -> dict[str, str]:
        return {
            **fixed(frame, t.lang),
            **parts(t, snapshot, view, dropped, moved=True),
            Id.MENU: markup(shell.menu(t, frame, view, "/")),
        }

    tree = [dcc.Store(id=Id.SOURCE), *overview.page(t, frame, view)]
    return pages.Opening(t.lang, tree, stores, first)


def not_found(path: str, search: str, snapshot: Snapshot | None = None) -> pages.Opening:
    """What is shown for an unknown address: the countries or partners for one of theirs, else the pages."""
    lang = dict(parse_qsl(search.removeprefix("?"))).get("lang", "")
    t = texts(lang if lang in LANGUAGES else LANGUAGES[0])
    first = path.strip("/").split("/")[0]
    named = queries.frame(snapshot).ever.get(first, {}) if snapshot else {}
    listed = [(f"/{first}/{key}", names[t.lang]) for key, names in named.items()]
    listed = listed or [*registry.menu(t).items()]
    return pages.Opening(t.lang, [states.not_found(t, path, listed)], {})


def _address(referrer: str | None) -> SplitResult:
    """The parts of the referrer; none of a header that is no address."""
    try:
        return urlsplit(referrer or "")
    except ValueError:
        return urlsplit("")


def state(
    t: Texts, snapshot: Snapshot, view: Overview, read: str, held: str, *, moved: bool
) -> dict[str, Any]:
    """What the browser is told of a selection; where the date has `moved`, also the marks of countries."""
    return {
        **pages.selection(t, snapshot, view, read, held),
        "asks": Id.ASKED,
        **({"marks": matrix.marks(t, view)} if moved else {}),
    }


def parts(
    t: Texts, snapshot: Snapshot, view: Overview, dropped: tuple[str, ...], *, moved: bool
) -> dict[str, str]:
    """The HTML that the browser puts in its places, by their ids; where the date `moved`, all of them."""
    frame = queries.frame(snapshot, view.filters)
    return {
        Id.NOTICE: markup(states.notice(t, frame, view, dropped, FOLLOWS)),
        **overview.filter_parts(t, frame, view),
        **(overview.date_parts(t, frame, view) if moved else {}),
    }


@once_per_edition
def fixed(frame: Frame, lang: str) -> dict[str, str]:
    """The parts that no filter changes: most of a page, and the same for everybody."""
    return overview.fixed_parts(texts(lang), frame)


def position(snapshot: Snapshot, view: Overview) -> list[str]:
    """The date and the build shown: where they stay, most of the screen does."""
    return [view.as_of, snapshot.edition_id]


def patch(figure: dict, paths: tuple[str, ...]) -> Patch:
    """The parts of a figure that a change touches, to be set in the figure that the browser has."""
    patched = Patch()
    for path in paths:
        keys: list[str | int] = [int(key) if key.isdigit() else key for key in path.split(".")]
        value: Any = figure
        target: Any = patched
        for key in keys[:-1]:
            value, target = value[key], target[key]
        target[keys[-1]] = value[keys[-1]]
    return patched


def register(app: Dash, read: Reader) -> None:
    """Wire the callback that redraws the screen when the address changes."""

    @app.callback(
        Output(Id.VIEW, "data"),
        Output(Id.POSITION, "data"),
        Output(Id.MAP, "figure"),
        Output(Id.STEPS, "figure"),
        Output(Id.PEOPLE, "figure"),
        Output(Id.FUNDING, "figure"),
        Input(Id.ASKED, "data"),
        State(Id.POSITION, "data"),
        prevent_initial_call=True,
    )
    def redraw(asked: str, before: list[str]) -> tuple:
        search, held = pages.question(asked)
        snapshot = read(search)
        filters, dropped = parse(search, snapshot, LANGUAGES)
        t = texts(filters.lang)
        view = queries.overview(snapshot, filters)
        now = position(snapshot, view)
        moved = before != now
        return (
            {
                **state(t, snapshot, view, search, held, moved=moved),
                "parts": parts(t, snapshot, view, dropped, moved=moved),
            },
            now if moved else no_update,
            patch(charts.map_figure(t, view), world.DATE_PATHS if moved else world.FILTER_PATHS),
            patch(charts.steps_figure(t, view), bullets.DATE_PATHS if moved else bullets.FILTER_PATHS),
            patch(charts.people_figure(t, view), bullets.DATE_PATHS) if moved else no_update,
            patch(waterfall.funding_figure(t, view), funding.DATE_PATHS) if moved else no_update,
        )


def health(read: Reader) -> tuple[dict[str, str], int]:
    """The state of the server and the identity of the database it shows; 503 while there is none."""
    try:
        return {"status": "ok", "edition": read("").edition_id}, 200
    except DatabaseBusy:
        return {"status": "database busy", "edition": ""}, 503
    except DatabaseMissing:
        return {"status": "no database", "edition": ""}, 503


def selected(search: str, snapshot: Snapshot) -> tuple[Filters, Overview]:
    """The filters of an address and what the overview shows for them."""
    filters, _ = parse(search or "", snapshot, LANGUAGES)
    return filters, queries.overview(snapshot, filters)
