"""The map of thematic work: under how many areas each country is named, the priority ones and the others."""

from typing import Any

from data.rows import PageView
from layouts.figures import world
from layouts.frame import filterbar, sources
from layouts.look import components, theme
from layouts.look.markup import Html, html
from layouts.words.texts import Texts

Row = dict[str, Any]
NAME = "themes-map"
MOST = 3  # areas that have a colour of their own


def section(t: Texts, view: PageView, work: list[Row], priority: set[str]) -> Html:
    """A place for the map under its message, with what its colours mean and the disclaimer."""
    several = sum(len(themes) > 1 for iso3, themes in _themes(work).items() if iso3 in priority)
    title = t.count(
        "{n} priority country is named under more than one area",
        "{n} priority countries are named under more than one area",
        several,
    )
    names = [t.count("{n} area", "{n} areas", n) for n in range(1, MOST)] + [t("{n} areas or more", n=MOST)]
    key = [html.Span([html.I(className=f"swatch step-{n}"), name]) for n, name in enumerate(names, 1)]
    return components.section(
        title,
        html.Div(
            [
                *key,
                html.Span([html.I(className="swatch none"), t("priority country not named")]),
                html.Span([html.I(className="swatch other"), t("other country named")]),
            ],
            id=f"{NAME}-note",
            className="small key",
        ),
        components.chart(t, view, NAME, title, work, selection=filterbar.places(t, view)),
        html.P(sources.disclaimer(t), className="small disclaimer"),
        note=t("Click a priority country to choose it; the matrix below says the same in words."),
    )


def figure(t: Texts, view: PageView, work: list[Row], priority: set[str]) -> dict:
    """The world with the priority countries by number of areas, and the other countries of the lists."""
    listed = _themes(work)
    countries = {row["iso3"]: row for row in view.tables["country"]}
    places = [
        world.Place(
            country.iso3,
            country.latitude,
            country.longitude,
            country.is_small,
            min(len(listed.get(country.iso3, ())), MOST) if country.iso3 in priority else None,
            country.iso3 in listed,
            _hover(t, view, country.iso3, listed),
        )
        for country in view.frame.countries
    ]
    others = [countries[iso3] for iso3 in listed if not countries[iso3]["is_priority"]]
    drawn = world.figure(tuple(places))
    hover = {
        "text": [_hover(t, view, row["iso3"], listed) for row in others],
        "hovertemplate": "%{text}<extra></extra>",
    }
    at = [world.ASIDE.get(row["iso3"], (row["latitude"], row["longitude"])) for row in others]
    drawn["data"] += [
        world.lines(
            [
                (row["latitude"], row["longitude"], *place)
                for row, place in zip(others, at, strict=True)
                if row["iso3"] in world.ASIDE
            ]
        ),
        {
            "type": "choropleth",
            "locations": [row["iso3"] for row in others],
            "z": [0] * len(others),
            "colorscale": [[0, theme.colour("other-country")], [1, theme.colour("other-country")]],
            "showscale": False,
            "marker": {"line": {"color": theme.colour("land-border"), "width": 0.7}},
            **hover,
        },
        {
            "type": "scattergeo",
            "mode": "markers",
            "lat": [lat for lat, _ in at],
            "lon": [lon for _, lon in at],
            "marker": {
                "size": [10 * row["is_small"] for row in others],
                "symbol": "diamond",
                "color": theme.colour("other-country"),
                "opacity": 1,
                "line": {"color": theme.colour("place-border"), "width": 1},
            },
            **hover,
        },
    ]
    return {**drawn, "config": theme.CONFIG}


def _themes(work: list[Row]) -> dict[str, list[str]]:
    """The areas under which the report names each country."""
    found: dict[str, list[str]] = {}
    for row in work:
        found.setdefault(row["iso3"], []).append(row["theme_id"])
    return found


def _hover(t: Texts, view: PageView, iso3: str, listed: dict[str, list[str]]) -> str:
    labels = {row["theme_id"]: row[f"label_{t.lang}"] for row in view.tables["theme"]}
    lines = [labels[theme_id] for theme_id in listed.get(iso3, [])] or [t("not named under any area")]
    return theme.hover(components.country_name(t, view, iso3), *lines)
