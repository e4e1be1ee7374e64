"""The map of thematic work: under how many areas each country is named, the priority ones and the others."""

from data.rows import PageView
from data.rows.themes import ThemeCountry
from data.snapshot import Country
from layouts.figures import world
from layouts.frame import filterbar, sources
from layouts.look import chart_place, components, theme
from layouts.look.markup import Html, html
from layouts.words.texts import Texts

NAME = "themes-map"
MOST = 3  # areas that have a colour of their own


def section(t: Texts, view: PageView) -> Html:
    """A place for the map under its message, with what its colours mean and the disclaimer."""
    themes = view.answers.themes
    title = t.count(
        "{n} priority country is named under more than one area",
        "{n} priority countries are named under more than one area",
        themes.in_several,
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
        chart_place.chart(t, view, NAME, title, themes.work, selection=filterbar.places(t, view)),
        html.P(sources.disclaimer(t), className="small disclaimer"),
        note=t("Click a priority country to choose it; the matrix below says the same in words."),
    )


def figure(t: Texts, view: PageView) -> dict:
    """The world with the priority countries by number of areas, and the other countries of the lists."""
    themes = view.answers.themes
    left = {one.country.iso3: one for one in themes.priority_countries}
    places = [
        world.Place(
            country.iso3,
            country.latitude,
            country.longitude,
            country.is_small,
            min(len(left[country.iso3].named_in), MOST) if country.iso3 in left else None,
            country.iso3 in left and bool(left[country.iso3].named_in),
            _hover(t, view, country, left.get(country.iso3)),
        )
        for country in view.frame.countries
    ]
    others = [one.country for one in themes.other_countries]
    drawn = world.figure(tuple(places))
    hover = {
        "text": [_hover(t, view, one.country, one) for one in themes.other_countries],
        "hovertemplate": "%{text}<extra></extra>",
    }
    at = [world.ASIDE.get(one.iso3, (one.latitude, one.longitude)) for one in others]
    drawn["data"] += [
        world.lines(
            [
                (one.latitude, one.longitude, *place)
                for one, place in zip(others, at, strict=True)
                if one.iso3 in world.ASIDE
            ]
        ),
        {
            "type": "choropleth",
            "locations": [one.iso3 for one in others],
            "z": [0] * len(others),
            "colorscale": [[0, theme.colour("other-country")], [1, theme.colour("other-country")]],
            "showscale": False,
            "marker": {
                "line": {"color": theme.colour("place-border"), "width": 0.9}
            },  # yellow alone is too like land
            **hover,
        },
        {
            "type": "scattergeo",
            "mode": "markers",
            "lat": [lat for lat, _ in at],
            "lon": [lon for _, lon in at],
            "marker": {
                "size": [10 * one.is_small for one in others],
                "symbol": "diamond",
                "color": theme.colour("other-country"),
                "opacity": 1,
                "line": {"color": theme.colour("place-border"), "width": 1},
            },
            **hover,
        },
    ]
    return {**drawn, "config": theme.CONFIG}


def _hover(t: Texts, view: PageView, country: Country, found: ThemeCountry | None) -> str:
    if found is None:
        return theme.hover(country.names[t.lang], t("not selected"))
    labels = view.frame.members["theme"]
    lines = [labels[theme_id][t.lang] for theme_id in found.named_in]
    return theme.hover(country.names[t.lang], *(lines or [t("not named under any area")]))
