"""The overview: the programme's position on one screen, the matrix of countries right below."""

import dash
from dash.development.base_component import Component

from data.rows import Frame, Overview
from layouts.figures import charts, spoken, waterfall
from layouts.figures.waterfall_rows import waterfall_rows
from layouts.frame import filterbar, shell, sources
from layouts.look import theme
from layouts.look.chart_place import hints
from layouts.look.ids import CHARTS, HEADS, NOTES, SAID, TITLES, Id
from layouts.look.markup import html, markup
from layouts.pages.overview import headline, matrix
from layouts.words import formats
from layouts.words.texts import Texts


def page(t: Texts, frame: Frame, view: Overview) -> list:
    """The page for one selection: controls and charts, and empty places for the parts below."""
    return [
        shell.header(t, frame, view, "/"),
        filterbar.bar(t, frame, view),
        dash.html.Div(id=Id.NOTICE, className="notice", role="status"),
        dash.html.Main(
            [
                dash.html.Div(
                    [
                        dash.html.Div(
                            [
                                dash.html.Div(id=Id.HEADLINE, className="tiles"),
                                card(t, Id.PEOPLE, charts.people_figure(t, view)),
                                dash.html.Div(id=Id.GAP, className="tile"),
                            ],
                            className="strip",
                        ),
                        dash.html.Div(
                            [
                                map_card(t, view),
                                dash.html.Div(
                                    [
                                        card(t, Id.STEPS, charts.steps_figure(t, view)),
                                        card(
                                            t,
                                            Id.FUNDING,
                                            {},
                                            graph(t, Id.FUNDING, waterfall.funding_figure(t, view)),
                                            dash.html.Div(id=Id.FUNDING_ROWS),
                                        ),
                                    ],
                                    className="column",
                                ),
                            ],
                            className="middle",
                        ),
                    ],
                    className="screenful",
                ),
                dash.html.Section(id=Id.MATRIX, className="card matrix"),
            ],
            id=Id.BODY,
            tabIndex=-1,
        ),
        dash.html.Footer(id=Id.FOOTER),
        sources.panel(t),
    ]


def filter_parts(t: Texts, frame: Frame, view: Overview) -> dict[str, str]:
    """The HTML of the parts that follow the filters, by the id of their place."""
    return {
        Id.CHIPS: markup(filterbar.chips(t, frame, view.filters)),
        Id.COUNT: markup(filterbar.count(t, frame, view)),
        Id.HEADLINE: markup(headline.tiles(t, view)),
        Id.REGIONS: markup(matrix.region_bars(t, frame, view)),
        Id.MAP_TITLE: markup(charts.map_title(t, view)),
        Id.STEPS_TITLE: markup(charts.steps_title(t, view)),
        **{SAID[chart]: markup(spoken.spoken(t, chart, view)) for chart in (Id.MAP, Id.STEPS)},
        Id.MATRIX_NOTE: markup(matrix.nothing(t, view)),
    }


def date_parts(t: Texts, frame: Frame, view: Overview) -> dict[str, str]:
    """The HTML of the parts that follow only the date, by the id of their place."""
    return {
        Id.GAP: markup(headline.gap(t, view)),
        Id.PEOPLE_NOTE: markup(people_note(t, view)),
        Id.PEOPLE_TITLE: markup(charts.people_title(t, view)),
        **{SAID[chart]: markup(spoken.spoken(t, chart, view)) for chart in (Id.PEOPLE, Id.FUNDING)},
        Id.FUNDING_TITLE: markup(waterfall.funding_title(t, view)),
        Id.STEPS_NOTE: markup(steps_note(t, frame, view)),
        Id.FUNDING_NOTE: markup(funding_note(t, view)),
        Id.FUNDING_ROWS: markup(waterfall_rows(waterfall.columns(t, view))),
        Id.MAP_NOTE: markup(map_key(t, view)),
        Id.FOOTER: markup(shell.footer(t, frame, view)),
    }


def fixed_parts(t: Texts, frame: Frame) -> dict[str, str]:
    """The HTML of the parts that nothing but the language and the database changes, by the id of their place.

    They come before the others, as they hold the places of some.
    """
    return {
        Id.SEARCH: markup(filterbar.search_box(t)),
        **{HEADS[chart]: markup(head(t, chart)) for chart in CHARTS},
        Id.MAP_FOOT: markup(map_foot(t)),
        Id.LIST: markup(matrix.country_list(t, frame)),
        Id.MATRIX: markup(matrix.section(t, frame)),
    }


def card(t: Texts, chart: Id, figure: dict, *below: Component) -> dash.html.Section:
    """A chart with a place for its head."""
    return dash.html.Section(
        [dash.html.Div(id=HEADS[chart], className="head"), *(below or [graph(t, chart, figure)])],
        className=f"card card-{chart}",
    )


def head(t: Texts, chart: Id) -> list:
    """Places for the title and the note of a chart, and the button that opens its source."""
    note = NOTES.get(chart)
    return [
        html.Div([html.H2(id=TITLES[chart]), sources.button(t, chart)], className="card-head"),
        html.P(id=SAID[chart], className="visually-hidden"),
        *([html.Div(id=note, className="small key")] if note else []),
    ]


def graph(t: Texts, chart: Id, figure: dict) -> dash.html.Div:
    """The chart itself, in a box that gives it its height and, for who does not see it, its title and words.

    Keys walk through it (`assets/walk.js`): a screen reader leaves them to it.
    """
    return dash.html.Div(
        dash.dcc.Graph(id=chart, figure=figure, config=theme.CONFIG, responsive=True),
        className="graph",
        role="application",
        tabIndex=0,
        **{
            "aria-labelledby": str(TITLES[chart]),
            "aria-describedby": str(SAID[chart]),
            "data-chart": str(chart),
            **hints(t),
        },
    )


def steps_note(t: Texts, frame: Frame, view: Overview) -> list:
    """How to read the step chart, the date of its results where it differs, and what they were before."""
    year = frame.phase[1][:4]
    said = (own_date(t, view.results_as_of, view), steps_before(t, view), charts.several(t, view))
    return [
        html.Span([html.I(className="key-pace"), t("even pace")]),
        html.Span(
            [html.I(className="key-ambition"), t("ambition for {year}; bars in per cent of it", year=year)]
        ),
        *(html.Span(words) for words in said if words),
    ]


def own_date(t: Texts, day: str | None, view: Overview) -> str:
    """The date of a figure, where it is another than the one that is chosen; else empty."""
    if day is None or day == view.as_of:
        return ""
    return t("figures of {date}", date=formats.day(t.lang, day, "medium"))


def steps_before(t: Texts, view: Overview) -> str:
    """The results of each step on the day that is compared with; empty where none are reported for it."""
    before = view.before
    if before is None or not before.is_reported:
        return ""
    counts = ", ".join(formats.number(t.lang, row.selected or 0) for row in before.steps)
    return t("{counts} on {date}", counts=counts, date=formats.day(t.lang, before.as_of, "medium"))


def people_note(t: Texts, view: Overview) -> list:
    """The date of the figures about people where it differs, and what they were on the day compared with."""
    days = {row.as_of for row in view.people if row.as_of}
    said = [own_date(t, min(days), view)] if days else []
    before = view.before
    if before and any(row.people is not None for row in before.people):
        millions = ", ".join(
            formats.millions(t.lang, row.people) if row.people is not None else "–" for row in before.people
        )
        said.append(
            t("{counts} m on {date}", counts=millions, date=formats.day(t.lang, before.as_of, "medium"))
        )
    return [html.Span(words) for words in said if words]


def funding_note(t: Texts, view: Overview) -> list:
    """The unit of the waterfall, and its own date where that differs."""
    said = (t("US$ million, programme-wide"), own_date(t, view.funding_as_of, view))
    return [html.Span(words) for words in said if words]


def map_card(t: Texts, view: Overview) -> dash.html.Section:
    """The map with the list of countries beside it, and a place for what stands beneath."""
    return card(
        t,
        Id.MAP,
        {},
        dash.html.Div(
            [
                graph(t, Id.MAP, charts.map_figure(t, view)),
                dash.html.Nav(
                    id=Id.LIST,
                    className="country-list",
                    **{"aria-label": t("Priority countries and territories")},
                ),
            ],
            className="map-and-list",
        ),
        dash.html.Div(id=Id.MAP_FOOT),
    )


def map_foot(t: Texts) -> list:
    """A place for the regions, and the disclaimer."""
    return [
        html.P(
            t("Countries with a result, of the priority countries in each region"),
            className="small regions-note",
        ),
        html.Div(id=Id.REGIONS, className="regions"),
        html.P(sources.disclaimer(t), className="small disclaimer"),
    ]


def map_key(t: Texts, view: Overview) -> list:
    """What the colours and marks of the map mean."""
    if not view.is_reported:
        return [html.Span([html.I("⊗", className="swatch unknown"), t("priority country, not reported")])]
    return [
        *(
            html.Span([html.I(className=f"swatch step-{n}"), t.count("{n} step", "{n} steps", n)])
            for n in (1, 2, 3)
        ),
        *(
            [html.Span([html.I(className="swatch none"), t("priority country, no result yet")])]
            if any(not row.steps for row in view.countries)
            else []
        ),
    ]
