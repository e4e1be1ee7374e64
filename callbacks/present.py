"""Presentation mode: one address answers a whole deck in one page, which needs no server afterwards."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Flask, Request, Response, request

from callbacks import delivery
from callbacks.pages import view_of
from callbacks.screen import Reader
from data import queries
from data.engine import DatabaseMissing
from data.filters import Filters, parse, search_of
from data.rows import PageView
from data.snapshot import STEPS, Snapshot
from layouts import present, present_frame
from layouts.decks import DECKS, KINDS, Scene
from layouts.scenes_money import PLEDGES
from layouts.texts import LANGUAGES, Texts, texts

PATH = "/present"
OWN = ("deck", "scene", "pick")  # parts of the address that are no filters


def views(snapshot: Snapshot, filters: Filters, scene: Scene) -> tuple[PageView, dict[str, PageView]]:
    """The view of a scene, and that of each filter which a click in it sets.

    A filter of the reader's own goes before the scene's, except for the step that a scene is about.
    """
    own: dict[str, Any] = {
        name: value for name, value in scene.state if name == "step" or not getattr(filters, name)
    }
    base = filters._replace(**own)
    values = {
        "region": tuple(region.region_id for region in snapshot.regions),
        "country": tuple(country.iso3 for country in snapshot.countries),
        "step": tuple(map(str, STEPS)),
        "partner": tuple(snapshot.members["partner"]),
        "theme": tuple(snapshot.members["theme"]),
        "pledge": PLEDGES,
    }

    def picked(name: str, value: str) -> Filters:
        place: dict[str, Any] = {"region": (), "country": ()} if name in ("region", "country") else {}
        return base._replace(**{**place, name: (value,)})

    return view_of(snapshot, PATH, base), {
        f"{name}={value}": view_of(snapshot, PATH, picked(name, value))
        for name in KINDS[scene.kind].picks
        for value in values[name]
    }


def drawn(t: Texts, snapshot: Snapshot, filters: Filters, deck: str) -> list[present.Drawn]:
    """Every scene of a deck with what clicks in it show."""
    day = queries.as_of(snapshot, filters)

    def places(panel: str) -> dict[str, dict[str, None]]:
        found = queries.provenance(snapshot, panel, day, t.lang).places if panel else ()
        return {title: dict.fromkeys(locators) for title, locators in found}

    scenes = DECKS[deck]
    return [
        present.draw(t, scene, f"{n} / {len(scenes)}", *views(snapshot, filters, scene), places)
        for n, scene in enumerate(scenes, 1)
    ]


def came_from(asked: Request, filters: Filters) -> str:
    """The page that the reader comes from; the overview where that is not known."""
    home = "/" + search_of(filters._replace(pledge=(), compare=()))
    try:
        referrer = urlsplit(asked.referrer or "")
    except ValueError:
        return home
    if referrer.netloc != asked.host or referrer.path == PATH:
        return home
    return referrer.path + (f"?{referrer.query}" if referrer.query else "")


def answer(snapshot: Snapshot, asked: Request) -> str:
    """The page for an address: a deck, or the decks there are where it names none."""
    query = [(name, value) for name, value in asked.args.items(multi=True) if name not in OWN]
    filters, dropped = parse("?" + urlencode(query, safe=",:"), snapshot, LANGUAGES)
    t = texts(filters.lang)
    deck, scene = asked.args.get("deck", ""), asked.args.get("scene", "1")
    home = came_from(asked, filters)
    if deck not in DECKS:
        return present_frame.chooser(t, filters, home, delivery.address, unknown_deck=deck)
    if not scene.isdecimal() or not 1 <= int(scene[:6]) <= len(DECKS[deck]):
        return present_frame.chooser(t, filters, home, delivery.address, deck=deck, unknown_scene=scene)
    return present.page(t, deck, drawn(t, snapshot, filters, deck), home, dropped, delivery.address)


def register(flask: Flask, read: Reader) -> None:
    """Wire the address of the decks."""

    @flask.get(PATH)
    def show_deck() -> Response:
        try:
            snapshot = read()
        except DatabaseMissing:
            t = texts(LANGUAGES[0])
            return Response(t("There is no data yet"), 503, mimetype="text/plain")
        return Response(answer(snapshot, request), mimetype="text/html")
