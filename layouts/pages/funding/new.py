"""New funding: approvals by year, and where it comes from and goes."""

from typing import Any

from data.rows import PageView
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts


def new_funding(t: Texts, view: PageView) -> Html:
    """New projects by year with their amount, and the projects under way."""
    rows = approvals(view)
    total = sum(row["usd"] for row in rows)
    return components.section(
        components.undated(t, view, approved(t, rows)),
        components.table(
            t("Projects approved and under way by year"),
            [t("Year"), t("New projects"), t("US$ approved"), t("Active projects")],
            [
                [
                    str(row["year"]),
                    components.number(t, row["new_projects"]),
                    components.number(t, row["usd"]),
                    components.number(t, row["active_projects"]),
                ]
                for row in rows
            ],
        ),
        html.P(
            t(
                "Together US$ {total} million. Approvals count whole projects in all countries: this is not "
                "the amount mobilized for the programme.",
                total=formats.millions(t.lang, total),
            ),
            className="small",
        ),
        components.sources(t, view, rows),
    )


def approvals(view: PageView) -> list[dict[str, Any]]:
    """New approvals by year."""
    return sorted(view.tables["funding_approval"], key=lambda row: row["year"])


def approved(t: Texts, rows: list[dict[str, Any]]) -> str:
    """How much was approved in the first and in the last year."""
    return t(
        "New approvals: US$ {first} million in {year}, US$ {last} million in {next_year}",
        first=formats.millions(t.lang, rows[0]["usd"]),
        year=rows[0]["year"],
        last=formats.millions(t.lang, rows[-1]["usd"]),
        next_year=rows[-1]["year"],
    )


def dimension_name(t: Texts, dimension: str) -> str:
    """What new funding is divided by."""
    return {
        "source": t("By source"),
        "modality": t("Multi-donor Programme by modality"),
        "region": t("By region"),
    }[dimension]


def shares(t: Texts, view: PageView) -> Html:
    """A bar for each way in which the report divides new funding; the unexplained rest is hatched."""
    rows = view.tables["funding_share"]
    groups = list(dict.fromkeys((row["period"], row["dimension"]) for row in rows))
    return components.exportable(
        t,
        "funding-shares",
        components.undated(t, view, t("Where new funding comes from and goes to")),
        html.Div(
            [
                group(
                    t,
                    view,
                    period,
                    dimension,
                    [r for r in rows if (r["period"], r["dimension"]) == (period, dimension)],
                )
                for period, dimension in groups
            ],
            className="share-groups",
        ),
        components.sources(t, view, rows),
        note=t("Shares as the report gives them. The hatched part is not explained there."),
    )


def group(t: Texts, view: PageView, period: str, dimension: str, rows: list) -> Html:
    """The shares of one period and one dimension."""
    notes = dict.fromkeys(view.said(t.lang, row["caveat"]) for row in rows if row["caveat"])
    return html.Div(
        [
            html.H3(
                t("{what}, {period}", what=dimension_name(t, dimension), period=period.replace("-", "–"))
            ),
            *(
                html.Div(
                    [
                        html.Span(view.said(t.lang, row["name_en"])),
                        html.B(formats.percent(t.lang, row["percent"])),
                        html.Div(
                            html.I(
                                className="rest" if row["is_residual"] else "done",
                                style={"width": f"{row['percent']:.0f}%"},
                            ),
                            className="bar",
                            **{"aria-hidden": "true"},
                        ),
                    ],
                    className="share-row",
                )
                for row in sorted(rows, key=lambda row: row["position"])
            ),
            *(html.P(note, className="small") for note in notes),
        ]
    )
