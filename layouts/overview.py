"""The overview: the programme's position on one screen, the matrix of countries right below."""

from dash import dcc, html

from data.rows import Frame, Overview
from layouts import charts, filterbar, formats, headline, matrix, sources, theme
from layouts.ids import TITLES, Id
from layouts.texts import Texts


def page(t: Texts, frame: Frame, view: Overview, notice: list) -> list:
    """The whole page, drawn for one selection."""
    return [
        header(t, frame, view),
        filterbar.bar(t, frame, view),
        html.Div(notice, id=Id.NOTICE, className="notice", role="status"),
        html.Main(
            [
                html.Div(
                    [
                        html.Div(headline.tiles(t, view), id=Id.HEADLINE, className="tiles"),
                        card(t, Id.PEOPLE, charts.people_title(t, view), charts.people_figure(t, view)),
                        html.Div(headline.gap(t, view), id=Id.GAP, className="tile"),
                    ],
                    className="strip",
                ),
                html.Div(
                    [
                        map_card(t, frame, view),
                        html.Div(
                            [
                                card(
                                    t,
                                    Id.STEPS,
                                    charts.steps_title(t, view),
                                    charts.steps_figure(t, view),
                                    steps_note(t),
                                ),
                                card(
                                    t,
                                    Id.FUNDING,
                                    charts.funding_title(t, view),
                                    charts.funding_figure(t, view),
                                    t("US$ million, programme-wide"),
                                ),
                            ],
                            className="column",
                        ),
                    ],
                    className="middle",
                ),
                matrix.section(t, frame, view),
            ]
        ),
        html.Footer(footer(t, frame, view)),
        sources.panel(t),
    ]


def header(t: Texts, frame: Frame, view: Overview) -> html.Header:
    """The dark bar at the top: the name of the programme and the as-of date."""
    first, last = (day[:4] for day in frame.phase)
    return html.Header(
        [
            html.Span([html.I(), html.I(), html.I()], className="brand", **{"aria-hidden": "true"}),
            html.H1(t("Social Protection Floors for All")),
            html.P(t("Results and funding · Phase II, {first}–{last}", first=first, last=last)),
            filterbar.control(t, frame, "as_of", view.as_of),
        ]
    )


def card(t: Texts, chart: Id, title: str, figure: dict, note: str | list = "") -> html.Section:
    """A chart with its title, what it shows, and the button that opens its source."""
    return html.Section(
        [
            html.Div(
                [html.H2(title, id=TITLES[chart]), sources.button(t, chart)],
                className="card-head",
            ),
            html.P(note, className="small") if note else None,
            graph(chart, figure),
        ],
        className=f"card card-{chart}",
    )


def graph(chart: Id, figure: dict) -> html.Div:
    """The chart itself, in a box that gives it its height."""
    return html.Div(
        dcc.Graph(id=chart, figure=figure, config=theme.CONFIG, responsive=True), className="graph"
    )


def steps_note(t: Texts) -> list:
    """How to read the step chart."""
    return [
        html.I(className="key-pace"),
        t("even pace"),
        html.I(className="key-ambition"),
        t("ambition for 2025; each bar in per cent of its own"),
    ]


def map_card(t: Texts, frame: Frame, view: Overview) -> html.Section:
    """The map with its key, the list beside it and the disclaimer beneath."""
    key = [
        *(
            html.Span([html.I(className=f"swatch step-{n}"), t.count("{n} step", "{n} steps", n)])
            for n in (1, 2, 3)
        ),
        html.Span([html.I(className="swatch none"), t("priority country, no result yet")]),
    ]
    return html.Section(
        [
            html.Div(
                [html.H2(charts.map_title(t, view), id=Id.MAP_TITLE), sources.button(t, Id.MAP)],
                className="card-head",
            ),
            html.Div(key, className="key small"),
            html.Div(
                [graph(Id.MAP, charts.map_figure(t, view)), country_list(t, frame, view)],
                className="map-and-list",
            ),
            html.Div(matrix.region_bars(t, frame, view), id=Id.REGIONS, className="regions"),
            html.P(sources.disclaimer(t), className="small disclaimer"),
        ],
        className="card card-map",
    )


def country_list(t: Texts, frame: Frame, view: Overview) -> html.Nav:
    """The list of countries beside the map."""
    return html.Nav(
        matrix.country_list(t, frame, view),
        id=Id.LIST,
        className="country-list",
        **{"aria-label": t("Priority countries and territories")},
    )


def footer(t: Texts, frame: Frame, view: Overview) -> list:
    """Where all of it comes from, and when the database was built."""
    return [
        html.P(
            t(
                "Figures from the ILO's published documents on the programme; each chart names its own under "
                "Source. US dollars at the exchange rate of the day each project was signed."
            )
        ),
        html.P(
            t(
                "Position at {date} · database built on {built}",
                date=formats.day(t.lang, view.as_of),
                built=formats.day(t.lang, frame.built_at[:10]),
            )
        ),
    ]
