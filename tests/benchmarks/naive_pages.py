"""The other pages as most people would write them in Dash, from the same database, to measure ours against.

Nothing in it is made slow on purpose: Dash's own pages and controls, callbacks that read the tables of a page
with pandas and filter them, a table of Bootstrap from each frame, and a chart of Plotly Express where our
page draws one. It shows the same facts as our page, without marks and sources.
"""

import os
from collections.abc import Callable
from functools import partial
from typing import Any

import dash
import dash_bootstrap_components as dbc
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import ALL, Dash, Input, Output, State, dcc, html
from sqlalchemy import create_engine

from tests.serving import ROOT, boundaries

engine = create_engine(os.environ.get("DATABASE_URL") or f"sqlite:///{ROOT / 'data' / 'programme.sqlite'}")
app = Dash(__name__, title="Social protection floors", use_pages=True, pages_folder="")
server = app.server
server.add_url_rule("/boundaries/<name>", view_func=boundaries)

PLACE = "JOIN country USING (iso3) JOIN region USING (region_id)"
RESULTS = (
    "SELECT country.name_en AS country, step, basis, summary_en, instrument, iso3, region_id "
    f"FROM result {PLACE}"
)
FIGURES = (
    "SELECT country.name_en AS country, measure, people, unit, year, status, what_en, people_figure.caveat, "
    "iso3, region_id FROM people_figure LEFT JOIN country USING (iso3)"
)
FUNDERS = (
    "SELECT country.name_en AS country, partner.name_en AS partner, channel, status, country_partner.caveat, "
    f"partner_id, iso3, country.region_id FROM country_partner {PLACE} JOIN partner USING (partner_id)"
)
WORK = (
    "SELECT theme.name_en AS theme, country.name_en AS country, theme_country.summary_en, iso3, "
    f"country.region_id FROM theme_country {PLACE} JOIN theme USING (theme_id)"
)
OUTPUTS = (
    "SELECT kind, group_en, text_en, iso3, region_id FROM multi_donor_output LEFT JOIN country USING (iso3)"
)
TOTALS = (
    "SELECT name_en, as_of, value, observation.caveat FROM observation JOIN indicator USING (indicator_id)"
)
TARGETS = "SELECT name_en, phase, value, due FROM target JOIN indicator USING (indicator_id)"
STATEMENTS = (
    "SELECT topic, severity, title_en, statements, adopted, reason, group_concat(name_en) AS countries, "
    "group_concat(region_id) AS region_id FROM discrepancy LEFT JOIN discrepancy_country "
    "USING (discrepancy_id) LEFT JOIN country USING (iso3) GROUP BY discrepancy_id"
)
# What each page shows: the tables that its own facts are in.
PAGES = {
    "/countries": (
        "SELECT name_en AS country, "
        "(SELECT region.name_en FROM region WHERE region_id = country.region_id) AS region, "
        "(SELECT group_concat(step) FROM result WHERE iso3 = country.iso3) AS steps, "
        "(SELECT group_concat(basis) FROM result WHERE iso3 = country.iso3) AS basis, "
        "(SELECT count(*) FROM discrepancy_country WHERE iso3 = country.iso3) AS discrepancies, "
        "(SELECT count(*) FROM people_figure WHERE iso3 = country.iso3) AS people, "
        "(SELECT group_concat(name_en) FROM country_partner JOIN partner USING (partner_id) "
        "WHERE iso3 = country.iso3) AS partners, (SELECT group_concat(label_en) FROM theme_country "
        "JOIN theme USING (theme_id) WHERE iso3 = country.iso3) AS themes, iso3, region_id "
        "FROM country WHERE is_priority = 1 ORDER BY name_en",
    ),
    "/people": (TOTALS, TARGETS, FIGURES),
    "/funding": (
        "SELECT as_of, component, usd / 1e6 AS usd_million, caveat FROM funding_position",
        "SELECT phase, pillar, usd FROM budget_line",
        "SELECT year, new_projects, usd, active_projects FROM funding_approval",
        "SELECT period, dimension, name_en, percent FROM funding_share",
    ),
    "/themes": ("SELECT theme_group, name_en, summary_en FROM theme", WORK),
    "/partners": (FUNDERS, OUTPUTS, "SELECT modality, aspect_en, text_en FROM multi_donor_modality"),
    "/evidence": ("SELECT title, publisher, published_on, as_of, caveat FROM source", STATEMENTS),
    "/health": (
        TOTALS,
        TARGETS,
        "SELECT title_en, status, location, as_of, caveat FROM tsf_position",
        "SELECT name_en, planned_from, completed_on, status, what_en FROM evaluation",
        "SELECT country.name_en AS country, status, ratified_on, what_en FROM ratification "
        "JOIN country USING (iso3)",
        "SELECT name_en, held_on, attendance, what_en FROM event",
        "SELECT area, measure_en, percent, year FROM coverage_context",
        "SELECT income_group, usd, percent_of_gdp FROM financing_gap",
    ),
    "/countries/SEN": tuple(
        f"SELECT * FROM ({table}) WHERE iso3 = 'SEN'" for table in (RESULTS, FIGURES, FUNDERS, WORK, OUTPUTS)
    ),
    "/partners/germany": (
        f"SELECT * FROM ({FUNDERS}) WHERE partner_id = 'germany'",
        *(
            f"SELECT * FROM ({table}) WHERE iso3 IN (SELECT iso3 FROM country_partner "
            "WHERE partner_id = 'germany')"
            for table in (RESULTS, FIGURES, WORK, OUTPUTS)
        ),
    ),
}


TIME = "SELECT as_of, component, usd / 1e6 AS usd_million FROM funding_position"
SHARES = "SELECT name_en, percent FROM funding_share WHERE dimension = '{}'"
THEMED = (
    "SELECT theme.label_en AS theme, iso3, region_id, country.name_en AS country FROM theme_country "
    "JOIN theme USING (theme_id) JOIN country USING (iso3)"
)


def bars(x: str, y: str) -> Callable[[pd.DataFrame], Any]:
    return lambda frame: px.bar(frame, x=x, y=y, text=y)


def fall(frame: pd.DataFrame) -> go.Figure:
    measures = ["absolute" if part == "required" else "relative" for part in frame["component"]]
    signed = [
        usd if part == "required" else -usd
        for part, usd in zip(frame["component"], frame["usd_million"], strict=True)
    ]
    return go.Figure(
        go.Waterfall(x=frame["component"], y=signed, measure=measures, text=frame["usd_million"])
    )


def world(frame: pd.DataFrame) -> Any:
    areas = frame.groupby(["iso3", "country"], as_index=False)["theme"].count()
    drawn = px.choropleth(areas, locations="iso3", color="theme", hover_name="country")
    return drawn.update_geos(resolution=50)  # whose boundaries are there


def matrix(frame: pd.DataFrame) -> Any:
    return px.imshow(pd.crosstab(frame["theme"], frame["country"]))


# What a page draws where ours draws something: its rows, and how they become a figure.
CHARTS: dict[str, tuple[tuple[str, Callable[[pd.DataFrame], Any]], ...]] = {
    "/people": ((f"{TOTALS} WHERE indicator_id LIKE 'people%'", bars("name_en", "value")),),
    "/funding": (
        (TIME, fall),
        ("SELECT pillar, usd FROM budget_line WHERE phase = 2", bars("pillar", "usd")),
        ("SELECT year, usd FROM funding_approval", bars("year", "usd")),
        *((SHARES.format(one), bars("name_en", "percent")) for one in ("source", "region", "modality")),
    ),
    "/themes": ((THEMED, world), (THEMED, matrix)),
}


def graph(place: int) -> dcc.Graph:
    return dcc.Graph(id={"chart": place}, config={"topojsonURL": "/boundaries/"})


def layout(path: str) -> html.Div:
    regions = pd.read_sql("SELECT * FROM region", engine)
    places = pd.read_sql("SELECT * FROM country WHERE is_priority = 1", engine)
    dates = sorted(pd.read_sql("SELECT DISTINCT as_of FROM funding_position", engine)["as_of"])
    return html.Div(
        [
            dcc.Store(id="path", data=path),
            html.H1("Social Protection Floors, phase II 2021–25"),
            html.Nav([html.A(page, href=page) for page in PAGES]),
            dcc.Dropdown(
                id="filter-region", multi=True, options=dict(zip(regions.region_id, regions.name_en))
            ),
            dcc.Dropdown(id="filter-country", multi=True, options=dict(zip(places.iso3, places.name_en))),
            dcc.Dropdown(id="filter-as_of", options=dates, value=dates[-1], clearable=False),
            html.Div(
                [
                    *map(graph, range(len(CHARTS.get(path, ())))),
                    html.Div(id="tables"),
                ],
                id="body",
            ),
        ]
    )


def chosen(frame: pd.DataFrame, region: list[str], country: list[str], as_of: str) -> pd.DataFrame:
    """The rows of the selection."""
    if region and "region_id" in frame:
        frame = frame[[bool({*str(each).split(",")} & {*region}) for each in frame["region_id"]]]
    if country and "iso3" in frame:
        frame = frame[frame["iso3"].isin(country)]
    return frame[frame["as_of"] <= as_of] if "as_of" in frame else frame


def table(frame: pd.DataFrame) -> dbc.Table:
    shown = frame.drop(columns=["iso3", "region_id", "partner_id"], errors="ignore").fillna("")
    return dbc.Table.from_dataframe(shown)


@app.callback(
    Output("tables", "children"),
    Input("filter-region", "value"),
    Input("filter-country", "value"),
    Input("filter-as_of", "value"),
    State("path", "data"),
)
def update(region, country, as_of, path):
    frames = [chosen(pd.read_sql(sql, engine), region, country, as_of) for sql in PAGES[path]]
    return [html.Div([html.H2(f"{len(frame)} rows"), table(frame)]) for frame in frames]


@app.callback(
    Output({"chart": ALL}, "figure"),
    Input("filter-region", "value"),
    Input("filter-country", "value"),
    Input("filter-as_of", "value"),
    State("path", "data"),
)
def draw(region, country, as_of, path):
    figures = []
    for sql, figure in CHARTS.get(path, ()):
        frame = chosen(pd.read_sql(sql, engine), region, country, as_of)
        last = frame["as_of"] == frame["as_of"].max() if "component" in frame else slice(None)
        figures.append(figure(frame[last]))
    return figures


for page in PAGES:
    dash.register_page(page, path=page, layout=partial(layout, page))

# Plotly Express loads parts of itself on first use, and fails where two threads do that at the same time.
for page in CHARTS:
    draw([], [], "2022-12-31", page)
