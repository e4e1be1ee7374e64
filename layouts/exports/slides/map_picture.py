"""The map as a picture: the figure that the screen draws, drawn here with the same boundaries and marks.

Slides need it where there is no browser, and for each scene of a deck.
"""

import json
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from math import cos, pi, radians, sin
from pathlib import Path
from typing import Any

from PIL import Image, ImageColor, ImageDraw

from layouts.figures import world
from layouts.frame import index
from layouts.look import theme

WIDTH = 1500  # points of the picture; a slide shows them in 7.25 inches
FINER = 2  # times as many are drawn first: lines become smooth when the picture shrinks
SCREEN = 760  # points: the width of a map on the screen that sizes of marks and lines are meant for
PARALLEL = radians(38.58)  # at which plotly's cylindrical projection keeps shapes
TOP = sin(radians(world.NORTH)) / cos(PARALLEL)
BOTTOM = sin(radians(world.SOUTH)) / cos(PARALLEL)
LEFT, RIGHT = (radians(edge) * cos(PARALLEL) for edge in (world.WEST, world.EAST))
HEIGHT = round(WIDTH * (TOP - BOTTOM) / (RIGHT - LEFT))
SCALE = FINER * WIDTH / SCREEN

Point = tuple[float, float]
Ring = list[Point]


def png(figure: dict[str, Any]) -> bytes:
    """The PNG of a figure of the map (`layouts.figures.world`)."""
    countries, lines, marks = figure["data"]
    picture = Image.new("RGB", (FINER * WIDTH, FINER * HEIGHT), theme.colour("ground"))
    pen = ImageDraw.Draw(picture)
    edges = countries["marker"]["line"]
    looks = dict(zip(countries["locations"], zip(countries["z"], edges["color"], strict=True), strict=True))
    for iso3, polygons in _outlines():  # the largest first: what lies inside another comes after it
        code, _ = looks.get(iso3, (None, theme.colour("ground")))
        fill = theme.colour("land") if code is None else world.PALETTE[code]
        for outer, *holes in polygons:
            pen.polygon(outer, fill)
            for hole in holes:
                pen.polygon(hole, theme.colour("ground"))
    edged = [(looks.get(iso3, (None, theme.colour("ground")))[1], polygons) for iso3, polygons in _outlines()]
    # White lines of neighbours would hide those that mean something.
    for colour, polygons in sorted(edged, key=lambda one: one[0] != theme.colour("ground")):
        _edges(pen, polygons, colour, edges["width"])
    _lines(pen, lines)
    _marks(picture, marks)
    file = BytesIO()
    picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _edges(pen: ImageDraw.ImageDraw, polygons: list[list[Ring]], colour: str, width: float) -> None:
    for polygon in polygons:
        for ring in polygon:
            pen.line([*ring, ring[0]], colour, round(width * SCALE), joint="curve")


def _lines(pen: ImageDraw.ImageDraw, trace: dict[str, Any]) -> None:
    """Thin lines from places to their markers; a None ends one."""
    run: Ring = []
    for lat, lon in [*zip(trace["lat"], trace["lon"], strict=True), (None, None)]:
        if lat is not None:
            run.append(at(lon, lat))
        elif run:
            pen.line(run, trace["line"]["color"], round(trace["line"]["width"] * SCALE), joint="curve")
            run = []


def _marks(picture: Image.Image, trace: dict[str, Any]) -> None:
    """The markers: discs, with a dot where there is no result and a cross where nothing is reported."""
    look = trace["marker"]
    each = zip(
        *(trace["lat"], trace["lon"], look["size"], look["opacity"], look["color"], look["symbol"]),
        strict=True,
    )
    layer = Image.new("RGBA", picture.size)
    ground, pen = ImageDraw.Draw(picture), ImageDraw.Draw(layer)
    for lat, lon, size, opacity, code, symbol in each:
        if not size:
            continue
        x, y = at(lon, lat)
        seen = (round(255 * opacity),)
        dark = (*ImageColor.getrgb(look["line"]["color"]), *seen)
        fill = (*ImageColor.getrgb(world.PALETTE[code]), *seen)
        thick = round(look["line"]["width"] * SCALE)
        reach = size * SCALE / 2
        _disc(
            ground, x, y, reach, ImageColor.getrgb(theme.colour("ground"))
        )  # no line is seen through a pale marker
        _disc(pen, x, y, reach + thick / 2, dark)
        _disc(pen, x, y, reach - thick / 2, fill)
        if symbol == "circle-dot":
            _disc(pen, x, y, size * SCALE / 8 + thick / 2, dark)
        elif symbol == "circle-x":
            arm = reach * sin(pi / 4)
            for way in (1, -1):
                pen.line([(x - arm, y - way * arm), (x + arm, y + way * arm)], dark, thick)
    picture.paste(layer, (0, 0), layer)


def _disc(pen: ImageDraw.ImageDraw, x: float, y: float, reach: float, colour: tuple[int, ...]) -> None:
    pen.ellipse([x - reach, y - reach, x + reach, y + reach], fill=colour)


def at(lon: float, lat: float) -> Point:
    """Where a place is in the large picture."""
    x = (radians(lon) * cos(PARALLEL) - LEFT) / (RIGHT - LEFT)
    y = (TOP - sin(radians(lat)) / cos(PARALLEL)) / (TOP - BOTTOM)
    return x * FINER * WIDTH, y * FINER * HEIGHT


@cache
def _outlines() -> list[tuple[str, list[list[Ring]]]]:
    """Each country by its code, with its polygons (the outer ring, then holes), the largest country first."""
    file = Path(__file__).parents[3] / "assets" / index.BOUNDARIES
    topology = json.loads(file.read_text(encoding="utf-8"))
    arcs = [list(_decoded(arc, **topology["transform"])) for arc in topology["arcs"]]

    def ring(numbers: list[int]) -> Ring:
        pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
        # Each piece ends where the next one begins.
        return [at(*place) for place in _joined([point for piece in pieces for point in piece[:-1]])]

    found = [
        (
            country["id"],
            [[ring(numbers) for numbers in polygon] for polygon in _polygons(country)],
        )
        for country in topology["objects"]["countries"]["geometries"]
    ]
    return sorted(found, key=lambda country: -max(_area(polygon[0]) for polygon in country[1]))


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def _decoded(arc: list[list[int]], scale: Point, translate: Point) -> Iterator[Point]:
    """The points of an arc, which the file keeps as steps from one to the next."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale[0] + translate[0], y * scale[1] + translate[1]


def _joined(ring: Ring) -> Ring:
    """A ring of longitudes and latitudes that no edge of the map cuts: it may go on beyond 180 degrees."""
    found: Ring = []
    for lon, lat in ring:
        turns = round((found[-1][0] - lon) / 360) if found else 0
        found.append((lon + 360 * turns, lat))
    middle = (min(lon for lon, _ in found) + max(lon for lon, _ in found)) / 2
    turns = round(((world.WEST + world.EAST) / 2 - middle) / 360)
    return [(lon + 360 * turns, lat) for lon, lat in found]


def _area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2
