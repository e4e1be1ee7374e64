"""The overview as most people would write it in Dash, from the same database, to measure ours against.

Nothing in it is made slow on purpose: one callback for each part of the page reads what it needs with
pandas, filters, and returns a full Plotly Express figure; the controls are Dash's own; everything else is as
Dash sets it up. Its boundaries are the thinned ones of the product, which spares it half a megabyte.
"""

import os

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html
from sqlalchemy import create_engine

from tests.serving import ROOT, boundaries

engine = create_engine(os.environ.get("DATABASE_URL") or f"sqlite:///{ROOT / 'data' / 'programme.sqlite'}")
app = Dash(__name__, title="Social protection floors")
server = app.server
server.add_url_rule("/boundaries/<name>", view_func=boundaries)

STEP_NAMES = {1: "1 Strategy adopted", 2: "2 Scheme design and law", 3: "3 Improving operations"}
MEASURES = {"people_legal": "Legal", "people_effective": "Effective", "people_adequacy": "Adequacy"}
COMPONENTS = {
    "required": "Required",
    "mobilized_before": "Mobilized before",
    "regular_budget": "Regular budget",
    "mobilized_since": "Mobilized since",
    "gap": "Gap",
}
COLOURS = ["#EDF0F2", "#8CB4F0", "#4B5FD6", "#230050"]
PHASE_DAYS = pd.Timestamp("2025-12-31") - pd.Timestamp("2020-12-31")
GRAPH_CONFIG = {"topojsonURL": "/boundaries/", "showSendToCloud": False, "displaylogo": False}
FILTERS = [Input(f"filter-{name}", "value") for name in ("region", "country", "step", "as_of")]
DISCLAIMER = "The boundaries and names shown and the designations used do not imply official endorsement."
PROGRAMME_WIDE = " (programme-wide: does not follow region, country or step)"


def read(table: str) -> pd.DataFrame:
    return pd.read_sql(f"SELECT * FROM {table}", engine)


def chosen(frame: pd.DataFrame, region: list[str] | None, country: list[str] | None) -> pd.DataFrame:
    """The rows of the selected countries."""
    if region:
        frame = frame[frame["region_id"].isin(region)]
    if country:
        frame = frame[frame["iso3"].isin(country)]
    return frame


def countries(region=None, country=None) -> pd.DataFrame:
    """The priority countries of a selection."""
    return chosen(read("country WHERE is_priority = 1 ORDER BY region_id, name_en"), region, country)


def results(region, country, step, as_of) -> pd.DataFrame:
    """The results of a selection, with the columns of their countries."""
    frame = chosen(read("result JOIN country USING (iso3)"), region, country)
    if step:
        frame = frame[frame["step"].isin([int(each) for each in step])]
    return frame[("20" + frame["period"].str[-2:] + "-12-31") <= as_of]


def ambitions() -> pd.Series:
    return read("target").query("phase == 2").set_index("indicator_id")["value"]


def elapsed(as_of: str) -> float:
    return (pd.Timestamp(as_of) - pd.Timestamp("2020-12-31")) / PHASE_DAYS


def note(region: list[str], country: list[str], step: list[str]) -> str:
    return PROGRAMME_WIDE if region or country or step else ""


def layout() -> html.Div:
    dates = sorted(read("funding_position")["as_of"].unique())
    regions, places = read("region"), countries()

    def control(name: str, **options: object) -> html.Div:
        return html.Div(dcc.Dropdown(id=f"filter-{name}", placeholder=name, **options), style={"flex": 1})

    def chart(name: str) -> dcc.Graph:
        return dcc.Graph(id=name, config=GRAPH_CONFIG, style={"height": 320})

    row = {"display": "flex", "gap": 8}
    half = {"width": "50%"}
    return html.Div(
        [
            html.H1("Social Protection Floors, phase II 2021–25"),
            html.Div(
                [
                    control("region", multi=True, options=dict(zip(regions.region_id, regions.name_en))),
                    control("country", multi=True, options=dict(zip(places.iso3, places.name_en))),
                    control("step", multi=True, options={str(k): v for k, v in STEP_NAMES.items()}),
                    control("as_of", options=dates, value=dates[-1], clearable=False),
                ],
                style=row,
            ),
            html.Div(id="headline", style=row),
            html.Div(
                [
                    html.Div([chart("map"), chart("people"), html.P(DISCLAIMER)], style=half),
                    html.Div([chart("steps"), chart("funding")], style=half),
                ],
                style=row,
            ),
            html.Div(id="matrix"),
        ]
    )


app.layout = layout


@app.callback(Output("headline", "children"), FILTERS)
def update_headline(region, country, step, as_of):
    found = results(region, country, step, as_of)
    seen = read("observation").query("as_of == @as_of").set_index("indicator_id")["value"]
    wanted = ambitions()
    money = read("funding_position").query("as_of == @as_of").set_index("component")["usd"]
    steps_wanted = wanted[["step_1", "step_2", "step_3"]].sum()
    figures = [
        f"{len(found)} of {steps_wanted:.0f} institutional changes",
        f"{found['iso3'].nunique()} of {wanted['countries_with_results']:.0f} countries with a result",
        *(
            f"{label} {seen[key] / 1e6:.2f}m of {wanted[key] / 1e6:.0f}m" if key in seen else f"{label}: –"
            for key, label in MEASURES.items()
        ),
        f"US$ {money['gap'] / 1e6:.1f}m gap of {money['required'] / 1e6:.1f}m",
    ]
    return [html.Div(text, style={"flex": 1}) for text in figures]


@app.callback(Output("map", "figure"), FILTERS)
def update_map(region, country, step, as_of):
    count = results(region, country, step, as_of).groupby("iso3").size()
    frame = countries(region, country)
    frame["steps"] = frame["iso3"].map(count).fillna(0).astype(int)
    figure = px.choropleth(
        frame,
        locations="iso3",
        color="steps",
        hover_name="name_en",
        custom_data=["iso3"],
        color_continuous_scale=COLOURS,
        range_color=(0, 3),
    )
    figure.add_scattergeo(
        lat=frame["latitude"],
        lon=frame["longitude"],
        text=frame["name_en"],
        customdata=frame["iso3"],
        marker={"color": frame["steps"], "colorscale": COLOURS, "cmin": 0, "cmax": 3, "size": 8},
    )
    figure.update_geos(resolution=50, fitbounds=False, projection_type="equal earth", landcolor="#EDF0F2")
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, coloraxis_showscale=False)
    return figure


@app.callback(Output("steps", "figure"), FILTERS)
def update_steps(region, country, step, as_of):
    count = results(region, country, step, as_of).groupby("step").size()
    wanted = ambitions()
    frame = pd.DataFrame({"step": list(STEP_NAMES), "name": list(STEP_NAMES.values())})
    frame["achieved"] = frame["step"].map(count).fillna(0).astype(int)
    frame["ambition"] = [wanted[f"step_{each}"] for each in frame["step"]]
    figure = px.bar(frame, x="achieved", y="name", orientation="h", text="achieved", custom_data=["step"])
    figure.add_bar(
        x=frame["ambition"],
        y=frame["name"],
        orientation="h",
        marker_color="#EDF0F2",
        name="ambition",
        zorder=-1,
    )
    figure.add_scatter(
        x=frame["ambition"] * elapsed(as_of), y=frame["name"], mode="markers", marker_symbol="line-ns-open"
    )
    figure.update_layout(barmode="overlay", showlegend=False, title="Step progress")
    return figure


@app.callback(Output("people", "figure"), FILTERS)
def update_people(region, country, step, as_of):
    seen = read("observation").query("as_of == @as_of").set_index("indicator_id")["value"]
    wanted = ambitions()
    frame = pd.DataFrame({"indicator": list(MEASURES), "name": list(MEASURES.values())})
    frame["people"] = frame["indicator"].map(seen) / 1e6
    frame["ambition"] = frame["indicator"].map(wanted) / 1e6
    figure = px.bar(frame, x="people", y="name", orientation="h", text="people", custom_data=["indicator"])
    figure.add_bar(
        x=frame["ambition"],
        y=frame["name"],
        orientation="h",
        marker_color="#EDF0F2",
        name="ambition",
        zorder=-1,
    )
    figure.add_scatter(
        x=frame["ambition"] * elapsed(as_of), y=frame["name"], mode="markers", marker_symbol="line-ns-open"
    )
    title = "People, millions" + note(region, country, step)
    figure.update_layout(barmode="overlay", showlegend=False, title=title)
    return figure


@app.callback(Output("funding", "figure"), FILTERS)
def update_funding(region, country, step, as_of):
    money = read("funding_position").query("as_of == @as_of").set_index("component")["usd"] / 1e6
    parts = [name for name in COMPONENTS if name in money]
    signs = [-1 if name not in ("required", "gap") else 1 for name in parts]
    figure = go.Figure(
        go.Waterfall(
            x=[COMPONENTS[name] for name in parts],
            y=[money[name] * sign for name, sign in zip(parts, signs, strict=True)],
            measure=["absolute" if sign > 0 else "relative" for sign in signs],
            text=[f"{money[name]:.1f}" for name in parts],
            customdata=parts,
            totals={"marker": {"color": "#D0213A"}},
        )
    )
    figure.update_layout(showlegend=False, title="Funding, US$ million" + note(region, country, step))
    return figure


@app.callback(Output("matrix", "children"), FILTERS)
def update_matrix(region, country, step, as_of):
    found = results(region, country, step, as_of)
    achieved = set(zip(found["iso3"], found["step"]))
    head = html.Thead(html.Tr([html.Th("Country"), *(html.Th(name) for name in STEP_NAMES.values())]))
    rows = [
        html.Tr(
            [
                html.Th(place.name_en),
                *(html.Td("●" if (place.iso3, each) in achieved else "") for each in STEP_NAMES),
            ]
        )
        for place in countries(region, country).itertuples()
    ]
    return html.Table([head, html.Tbody(rows)])


# Plotly Express loads parts of itself on first use, and fails where two threads do that at the same time.
newest = read("funding_position")["as_of"].max()
for draw in (update_map, update_steps, update_people, update_funding):
    draw([], [], [], newest)
