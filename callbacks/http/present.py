"""Presentation mode: one address answers a whole deck in one page, which needs no server afterwards."""

from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, request
from werkzeug.datastructures import MultiDict

from callbacks.dash.pages import view_of
from callbacks.http import delivery
from callbacks.http.edition import shown
from callbacks.http.threads import apart
from data.answers import overview as queries
from data.filters import Filters, parse, search_of
from data.rows import PageView
from data.snapshot import STEPS, Reader, Snapshot
from layouts.frame import states
from layouts.frame.shell import VIEW, deck_name
from layouts.frame.views import Viewed, name, viewed
from layouts.present import frame as present_frame
from layouts.present import page as present
from layouts.scenes.decks import KINDS, Scene, scenes_of
from layouts.scenes.funding import PLEDGES
from layouts.words import formats
from layouts.words.texts import LANGUAGES, Texts, texts

PATH = "/present"
OWN = ("deck", "scene", "pick", "page")  # parts of the address that are no filters


def picks(snapshot: Snapshot, scenes: tuple[Scene, ...]) -> tuple[str, ...]:
    """Every filter (`region=africa`) that a click in one of the scenes sets."""
    values = {
        "region": tuple(region.region_id for region in snapshot.regions),
        "country": tuple(country.iso3 for country in snapshot.countries),
        "step": tuple(map(str, STEPS)),
        "partner": tuple(snapshot.members["partner"]),
        "theme": tuple(snapshot.members["theme"]),
        "pledge": PLEDGES,
    }
    clicked = {name for scene in scenes for name in KINDS[scene.kind].picks}
    return tuple(f"{name}={value}" for name in values if name in clicked for value in values[name])


def views(
    seen: Callable[[Filters], PageView], filters: Filters, scene: Scene, among: tuple[str, ...]
) -> tuple[PageView, dict[str, PageView]]:
    """The view of a scene, and that of each pick which it follows, wherever in the deck it was clicked."""
    kind, base = KINDS[scene.kind], scene.filters(filters)

    def picked(name: str, value: str) -> Filters:
        place: dict[str, Any] = {"region": (), "country": ()} if name in ("region", "country") else {}
        return base._replace(**{**place, name: (value,)})

    def follows(name: str) -> bool:
        return name in kind.picks or (name in kind.follows and name not in dict(scene.state))

    return seen(base), {
        pick: seen(picked(name, value))
        for pick in among
        for name, _, value in [pick.partition("=")]
        if follows(name)
    }


def drawn(t: Texts, snapshot: Snapshot, filters: Filters, scenes: tuple[Scene, ...]) -> list[present.Drawn]:
    """Every scene of a deck with what clicks in the deck show in it."""
    day, among = queries.as_of(snapshot, filters), picks(snapshot, scenes)

    @cache  # scenes share most of their views
    def seen(one: Filters) -> PageView:
        return view_of(snapshot, PATH, one)

    @cache
    def places(panel: str) -> dict[str, dict[str, None]]:
        found = queries.provenance(snapshot, panel, day, t.lang).places if panel else ()
        return {title: dict.fromkeys(locators) for title, locators in found}

    return [
        present.draw(t, scene, f"{n} / {len(scenes)}", *views(seen, filters, scene, among), places)
        for n, scene in enumerate(scenes, 1)
    ]


def answer(snapshot: Snapshot, asked: MultiDict[str, str]) -> str:
    """The page for a query: a deck, or the decks there are where it names none."""
    query = [(name, value) for name, value in asked.items(multi=True) if name not in OWN]
    filters, dropped = parse("?" + urlencode(query, safe=",:"), snapshot, LANGUAGES)
    snapshot = snapshot.at(queries.as_of(snapshot, filters))
    t, frame = texts(filters.lang), queries.frame(snapshot, filters)
    deck, scene = asked.get("deck", ""), asked.get("scene", "1")
    named = asked.get("page", "")
    found = viewed(named, frame, filters)
    page = found or Viewed("overview", "/", "", filters)
    home = page.path + search_of(filters)
    scenes = scenes_of(deck, page.kind, filters)
    offered = page, name(t, frame, page)

    def choose(**unknown: str) -> str:
        return present_frame.chooser(t, filters, home, delivery.address, offered, **unknown)

    if not scenes:
        return choose(unknown_deck=deck)
    if deck == VIEW and found is None:
        return choose(unknown_deck=named)
    if not scene.isdecimal() or not 1 <= int(scene[:6]) <= len(scenes):
        return choose(deck=deck, unknown_scene=scene)
    is_view = deck == VIEW
    shown = drawn(t, snapshot, page.filters if is_view else filters, scenes)
    title = formats.named(t.lang, deck_name(t, deck), offered[1]) if is_view else deck_name(t, deck)
    notices = [*states.pinned(t, frame, filters), *states.dropped(t, dropped)]
    return present.page(t, deck, title, shown, home, notices, delivery.address)


def register(flask: Flask, read: Reader) -> None:
    """Wire the address of the decks."""

    @flask.get(PATH)
    def show_deck() -> Response:
        return Response(apart(answer, shown(read), request.args), mimetype="text/html")
