"""The Multi-donor Programme on the pages of partners: its two modalities and what it funds."""

from itertools import groupby
from typing import Any

from data.rows import PageView
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts

Row = dict[str, Any]
MULTI_DONOR = "multi_donor_"
MODALITIES = ("pooled", "parallel")
SHARES = ("multi_donor_programme", *MODALITIES)


def modalities(t: Texts, view: PageView) -> Html:
    """How the Multi-donor Programme works, aspect by aspect, and who funds it where."""
    rows = sorted(view.tables["multi_donor_modality"], key=lambda row: row["position"])
    channels = [
        row for row in view.tables["country_partner"] if (row["channel"] or "").startswith(MULTI_DONOR)
    ]
    shares = {row["category"]: row for row in view.tables["funding_share"] if row["category"] in SHARES}
    return components.section(
        t("The Multi-donor Programme: light earmarking, in one of two ways"),
        components.table(
            t("The two modalities of the Multi-donor Programme"),
            [t("Aspect"), t("Pooled"), t("Parallel")],
            [
                [t("Named in country notes"), *(_funders(t, view, channels, one) for one in MODALITIES)],
                *(
                    [
                        view.said(t.lang, aspect),
                        *(view.said(t.lang, _of(group, one)["text_en"]) for one in MODALITIES),
                    ]
                    for aspect, group in [
                        (k, list(g)) for k, g in groupby(rows, lambda row: row["aspect_en"])
                    ]
                ),
            ],
            name="modalities",
            has_cards=True,
        ),
        components.sources(t, view, [*rows, *channels, *shares.values()]),
        note=_share(t, {name: row["percent"] for name, row in shares.items()}),
    )


def _of(rows: list[Row], modality: str) -> Row:
    return next(row for row in rows if row["modality"] == modality)


def _share(t: Texts, percent: dict[str, float]) -> str:
    """How much new funding came this way; empty where no document says it."""
    start = t("It funds the programme rather than single projects.")
    if set(SHARES) - set(percent):
        return start
    return t(
        "{start} In 2021–22 it brought {share} of the new funding approved (the text of the report says: "
        "of new projects): {pooled} of that pooled, {parallel} parallel. Country notes name the Multi-donor "
        "Programme only; which partner pays which way follows from Section 3.4 of the report.",
        start=start,
        share=formats.per_cent(t.lang, percent["multi_donor_programme"]),
        pooled=formats.per_cent(t.lang, percent["pooled"]),
        parallel=formats.per_cent(t.lang, percent["parallel"]),
    )


def _funders(t: Texts, view: PageView, channels: list[Row], modality: str) -> Html:
    """Who funds through a modality, and where; announced countries are marked."""
    rows = [row for row in channels if row["channel"] == MULTI_DONOR + modality]
    names = {row["partner_id"]: row[f"name_{t.lang}"] for row in view.tables["partner"]}
    funders = [names[one] for one in dict.fromkeys(row["partner_id"] for row in rows)]
    places = {row["iso3"]: row["status"] for row in rows}
    shown = [
        t("{country} (announced)", country=components.country_name(t, view, iso3))
        if status == "announced"
        else components.country_name(t, view, iso3)
        for iso3, status in places.items()
    ]
    return html.Span(
        [html.B(formats.named(t.lang, formats.listed(t.lang, funders))), formats.listed(t.lang, shown)]
    )


def outputs(t: Texts, view: PageView, asked: set[str]) -> Html:
    """What the Multi-donor Programme set out to fund, folded by country and field of work."""
    rows = [row for row in view.tables["multi_donor_output"] if row["iso3"] is None or row["iso3"] in asked]
    rows = sorted(rows, key=lambda row: row["position"])
    groups = [(name, list(group)) for name, group in groupby(rows, lambda row: row[f"group_{t.lang}"])]
    countries = sum(group[0]["iso3"] is not None for _, group in groups)
    return components.section(
        t.count(
            "What it funds: {n} country, and regional and common work",
            "What it funds: {n} countries, and regional and common work",
            countries,
        )
        if countries
        else t("What it funds: regional and common work"),
        html.Div([_group(t, name, group) for name, group in groups], className="outputs"),
        components.sources(t, view, rows),
        note=t(
            "Outputs and outcomes planned in 2021, not results achieved. Regional and common work has no "
            "country and stays whatever the filters."
        ),
    )


def _group(t: Texts, name: str, rows: list[Row], is_open: bool = False) -> Html:
    """The outputs and outcomes of a country or a field of work."""
    return html.Details(
        [
            html.Summary(name),
            html.Ul(
                [
                    html.Li(
                        [
                            components.badge(
                                t("outcome") if row["kind"] == "outcome" else t("output"), row["kind"]
                            ),
                            " ",
                            row[f"text_{t.lang}"],
                        ]
                    )
                    for row in rows
                ]
            ),
        ],
        className="output-group",
        **({"open": "open"} if is_open else {}),
    )


def in_countries(t: Texts, view: PageView, named: list[Row]) -> list[Html]:
    """Outputs planned in the countries where the partner's channel is the Multi-donor Programme."""
    places = dict.fromkeys(row["iso3"] for row in named if (row["channel"] or "").startswith(MULTI_DONOR))
    if not places:
        return []
    rows = [row for row in view.tables["multi_donor_output"] if row["iso3"] in places]
    groups = {iso3: [row for row in rows if row["iso3"] == iso3] for iso3 in places}
    without = [components.country_name(t, view, iso3) for iso3, group in groups.items() if not group]
    return [
        components.section(
            t("Multi-donor Programme: outputs planned in its countries"),
            html.Div(
                [
                    _group(t, components.country_name(t, view, iso3), group, is_open=True)
                    for iso3, group in groups.items()
                    if group
                ],
                className="outputs",
            ),
            *([html.P(_without(t, without))] if without else []),
            *([components.sources(t, view, rows)] if rows else []),
            note=t(
                "Planned in 2021, not results achieved; its regional and common work is on the page "
                "of partners."
            ),
        )
    ]


def _without(t: Texts, names: list[str]) -> str:
    return t("The document of 2021 lists no output for {countries}.", countries=formats.listed(t.lang, names))
