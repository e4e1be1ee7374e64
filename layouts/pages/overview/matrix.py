"""Countries as buttons: the list beside the map, and the country × step matrix below it."""

from itertools import groupby
from typing import Any

from data.rows import Frame, Overview
from data.snapshot import STEPS, Country
from layouts.figures.charts import country_state, step_name
from layouts.frame import sources
from layouts.look.ids import Id
from layouts.look.markup import Html, html
from layouts.words.texts import Texts


def country_button(t: Texts, country: Country, extra: list | None = None) -> Html:
    """A button that selects a country and, pressed again, takes it back."""
    return html.Button(
        [country.names[t.lang], *(extra or [])],
        className="country",
        **{"data-filter": "country", "data-value": country.iso3, "aria-pressed": "false"},
    )


def country_list(t: Texts, frame: Frame) -> list:
    """The list beside the map, which does the same by keyboard: a block a region."""
    regions = {region.region_id: region.names[t.lang] for region in frame.regions}
    blocks = [
        html.Div(
            [
                html.Button(
                    regions[region_id],
                    className="region",
                    **{"data-filter": "region", "data-value": region_id, "aria-pressed": "false"},
                ),
                *(
                    html.Div(
                        country_button(t, country, [_pips()]),
                        className="list-row",
                        **{"data-country": country.iso3},
                    )
                    for country in countries
                ),
            ]
        )
        for region_id, countries in groupby(frame.ordered[t.lang], key=lambda country: country.region_id)
    ]
    return [html.A(t("Skip the list of countries"), href=f"#{Id.STEPS}", className="skip"), *blocks]


def region_bars(t: Texts, frame: Frame, view: Overview) -> list:
    """A button a region: how many of its priority countries achieved a step that the filters leave.

    Where the filters together leave no country, no region has any to show.
    """
    bars = []
    left = [row for row in view.countries if row.is_left and view.headline.countries_asked]
    for region in frame.regions:
        rows = [row for row in left if row.country.region_id == region.region_id]
        achieved = sum(bool(row.shown_steps) for row in rows)
        of_all = t("{n} of {all}", n=achieved, all=len(rows)) if rows and view.is_reported else "–"
        bars.append(
            html.Button(
                [
                    html.Span(region.names[t.lang]),
                    html.B(of_all),
                    html.Span(
                        html.I(style={"width": f"{100 * achieved / max(len(rows), 1):.0f}%"}),
                        className="region-bar",
                    ),
                ],
                className="region-tile",
                **{
                    "data-filter": "region",
                    "data-value": region.region_id,
                    "aria-pressed": str(region.region_id in view.filters.region).lower(),
                },
            )
        )
    return bars


def _pips() -> Html:
    """Three marks, with a place for the same in words for who does not see them."""
    return html.Span(
        [
            html.Span(className="visually-hidden state"),
            *(html.I(className="pip", **{"data-step": str(step)}) for step in STEPS),
        ],
        className="pips",
    )


UNKNOWN = "-"


def marks(t: Texts, view: Overview) -> dict[str, Any]:
    """What the browser marks the rows with: the steps of each country, and the words for each such state.

    `steps` has one character a country in the order of the rows: the sum of 1, 2 and 4 for the steps 1,
    2 and 3 achieved, or "-" where nothing is reported; `firm` the same of the steps that are explicit.
    """
    codes = [(_code(view, row.steps), _code(view, row.explicit)) for row in view.countries]
    words = {}
    for (code, firm), row in zip(codes, view.countries, strict=True):
        said = country_state(t, row.steps, view.is_reported)
        n = len(row.steps) - len(row.explicit)
        words[code + firm] = f"{said}; {t('{n} to be confirmed', n=n)}" if n else said
    return {
        "steps": "".join(code for code, _ in codes),
        "firm": "".join(firm for _, firm in codes),
        "words": words,
        "achieved": t("achieved, stated explicitly"),
        "open": t("achieved, to be confirmed"),
        "none": t("no result") if view.is_reported else t("not reported"),
    }


def _code(view: Overview, steps: tuple[int, ...]) -> str:
    return str(sum(2 ** (step - 1) for step in steps)) if view.is_reported else UNKNOWN


def section(t: Texts, frame: Frame) -> list:
    """The matrix with its heading and its order, by region at first."""
    orders = {"region": t("By region"), "name": t("By name"), "steps": t("By steps achieved")}
    return [
        html.Div(
            [
                html.H2(t("Which country achieved which step")),
                sources.button(t, Id.MAP),
                html.P(
                    [
                        t("Select a country or a step to filter the page; select it again to take it back."),
                        " ",
                        html.I(className="key-open", **{"aria-hidden": "true"}),
                        " ",
                        t("to be confirmed"),
                    ]
                ),
                html.Div(
                    [
                        html.Button(
                            label, **{"data-order": name, "aria-pressed": str(name == "region").lower()}
                        )
                        for name, label in orders.items()
                    ],
                    className="orders",
                    role="group",
                    **{"aria-label": t("Order")},
                ),
            ],
            className="matrix-head",
        ),
        html.Div(id=Id.MATRIX_NOTE),
        html.Div(table(t, frame), className="matrix-columns"),
    ]


def nothing(t: Texts, view: Overview) -> list:
    """What stands in the matrix where the filters leave none of its rows."""
    if any(row.is_selected for row in view.countries):
        return []
    return [html.P(t("Nothing matches these filters."), className="nothing")]


def table(t: Texts, frame: Frame) -> Html:
    """A row a country, a column a step; rows carry what the order needs."""
    head = html.Tr(
        [
            html.Th(t("Country or territory"), scope="col"),
            *(
                html.Th(
                    html.Button(
                        str(step),
                        title=step_name(t, step),
                        className="step-head",
                        **{
                            "data-filter": "step",
                            "data-value": str(step),
                            "aria-pressed": "false",
                            "aria-label": t("Step {n}: {name}", n=step, name=step_name(t, step)),
                        },
                    ),
                    scope="col",
                )
                for step in STEPS
            ),
        ]
    )
    return html.Table(
        [
            html.Caption(t("Steps achieved by country"), className="visually-hidden"),
            html.Thead(head),
            html.Tbody(body(t, frame)),
        ]
    )


def body(t: Texts, frame: Frame) -> list:
    """The rows of the matrix under headings of their regions."""
    regions = {region.region_id: region.names[t.lang] for region in frame.regions}
    rows: list = []
    for region_id, countries in groupby(frame.ordered[t.lang], key=lambda country: country.region_id):
        rows.append(
            html.Tr(
                [
                    html.Th(regions[region_id], scope="rowgroup"),
                    *(html.Td(str(step), **{"aria-hidden": "true"}) for step in STEPS),
                ],
                className="group",
            )
        )
        rows += [_row(t, country) for country in countries]
    return rows


def _row(t: Texts, country: Country) -> Html:
    return html.Tr(
        [
            html.Th(country_button(t, country), scope="row"),
            *(
                html.Td(
                    html.Span(
                        html.Span(className="visually-hidden"), className="mark", **{"data-step": str(step)}
                    )
                )
                for step in STEPS
            ),
        ],
        **{"data-country": country.iso3, "data-name": country.names[t.lang]},
    )
