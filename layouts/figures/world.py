"""The priority countries on the map: colour is the number of steps achieved, small states get a marker."""

from typing import NamedTuple

from layouts.look import theme

FILTER_PATHS = (
    "data.0.z",
    "data.0.marker.line.color",
    "data.2.marker.color",
    "data.2.marker.size",
    "data.2.marker.symbol",
    "data.2.marker.opacity",
)
DATE_PATHS = (*FILTER_PATHS, "data.0.text", "data.2.text")

# Where markers would hide each other or leave the shape of a neighbour no room, the marker stands aside
# and a thin line leads to the place: latitude and longitude of the marker, in degrees.
ASIDE = {
    "LBN": (39.5, 27.0),
    "PSE": (33.5, 24.5),
    "JOR": (25.5, 43.5),
    "RWA": (0.5, 49.5),
    "BDI": (-6.0, 46.5),
    "SWZ": (-28.5, 38.5),
    "TGO": (1.5, -3.0),
    "SLV": (9.0, -95.0),
    "ALB": (37.5, 16.5),
    # Their own places, 30 degrees and more past the edge, would cost the map its size: an arrow leads there.
    "COK": (-24.0, 150.0),
    "WSM": (-14.0, 149.0),
}
WEST, EAST, SOUTH, NORTH = -98, 157, -47, 67

SYMBOLS = {True: "circle", False: "circle-dot", None: "circle-x"}


class Place(NamedTuple):
    """A priority country: steps achieved (0 to 3; None: not selected), where it is, and its text."""

    iso3: str
    latitude: float
    longitude: float
    is_small: bool
    steps: int | None
    has_result: bool | None  # None: not reported for the date
    hover: str


# The codes that both traces draw: 0 not selected, 1 no result, 2 to 4 one to three steps.
PALETTE = (theme.colour("unselected"), theme.colour("no-result"), *theme.STEP_COLOURS.values())
SCALE = [
    [edge, colour]
    for code, colour in enumerate(PALETTE)
    for edge in (code / len(PALETTE), (code + 1) / len(PALETTE))
]
RANGE = {"min": -0.5, "max": len(PALETTE) - 0.5}


def is_open(place: Place) -> bool:
    """Whether a selected country has no result to show: its outline and its mark say so."""
    return not place.has_result and place.steps is not None


def _size(place: Place) -> int:
    """The size of a marker: none where the country itself is large enough to click and to read.

    Where nothing is reported each country has one, and neighbours need room.
    """
    if place.is_small:
        return 11
    return (6 if place.has_result is None else 8) if is_open(place) else 0


def lines(ends: list[tuple[float, float, float, float]]) -> dict:
    """A trace of thin lines from places to markers: latitude and longitude of the one, then of the other."""
    points = [point for end in ends for point in (*_line(*end), (None, None))]
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lat": [lat for lat, _ in points],
        "lon": [lon for _, lon in points],
        "line": {"color": theme.colour("place-border"), "width": 0.8},
        "hoverinfo": "skip",
    }


def _line(lat: float, lon: float, to_lat: float, to_lon: float) -> list[tuple[float, float]]:
    """The points of a line to a marker; for a place beyond the edge an arrow from the marker towards it."""
    if lon > WEST:
        return [(lat, lon), (to_lat, to_lon)]
    tip, barb = EAST - 0.5, 1.8
    point = (to_lat, tip)
    return [(to_lat, to_lon), point, (to_lat + barb, tip - barb), point, (to_lat - barb, tip - barb)]


def figure(places: tuple[Place, ...]) -> dict:
    """A figure of the world with the places; traces: countries, lines to markers, markers."""
    codes = [0 if place.steps is None else place.steps + 1 for place in places]
    iso3 = [place.iso3 for place in places]
    hover = {"text": [place.hover for place in places], "hovertemplate": "%{text}<extra></extra>"}
    aside = [(place, *ASIDE[place.iso3]) for place in places if place.iso3 in ASIDE]
    return {
        "data": [
            {
                "type": "choropleth",
                "locations": iso3,
                "locationmode": "ISO-3",
                "customdata": iso3,
                "z": codes,
                "zmin": RANGE["min"],
                "zmax": RANGE["max"],
                "colorscale": SCALE,
                "showscale": False,
                "marker": {
                    "line": {
                        "color": [
                            theme.colour("accent" if is_open(place) else "land-border") for place in places
                        ],
                        "width": 0.7,
                    }
                },
                **hover,
            },
            lines([(place.latitude, place.longitude, lat, lon) for place, lat, lon in aside]),
            {
                "type": "scattergeo",
                "mode": "markers",
                "lat": [ASIDE.get(place.iso3, (place.latitude,))[0] for place in places],
                "lon": [ASIDE.get(place.iso3, (0, place.longitude))[1] for place in places],
                "customdata": iso3,
                "marker": {
                    "size": [_size(place) for place in places],
                    "opacity": [0.4 if place.steps is None else 1 for place in places],
                    "color": codes,
                    "cmin": RANGE["min"],
                    "cmax": RANGE["max"],
                    "colorscale": SCALE,
                    "showscale": False,
                    "line": {"color": theme.colour("place-border"), "width": 1.2},
                    # A dot in a ring: no result yet; a cross in it: not reported. Told apart without colour.
                    "symbol": [
                        "circle" if place.steps is None else SYMBOLS[place.has_result] for place in places
                    ],
                },
                **hover,
            },
        ],
        "layout": theme.layout(
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            geo={
                "scope": "world",
                "resolution": 50,
                "fitbounds": False,
                # Rectangular and tall: it fills the place of a map, and Africa has room for its 26 countries.
                "projection": {"type": "cylindrical equal area", "rotation": {"lon": (WEST + EAST) / 2}},
                "lonaxis": {"range": [WEST, EAST]},
                "lataxis": {"range": [SOUTH, NORTH]},
                "showland": True,
                "landcolor": theme.colour("land"),
                "showcountries": True,
                "countrycolor": theme.colour("land-border"),
                "countrywidth": 0.6,
                "showcoastlines": False,
                "showframe": False,
                "showlakes": False,
                "bgcolor": "transparent",
            },
        ),
    }
