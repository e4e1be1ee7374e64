"""New funding: approvals by year, and where it comes from and goes."""

from data.rows import PageView
from data.rows.funding import Approvals, Shares
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts


def new_funding(t: Texts, view: PageView) -> Html:
    """New projects by year with their amount, and the projects under way."""
    approvals = view.answers.approvals
    if not approvals.years:
        return components.section(approved(t, approvals), components.not_reported(t))
    return components.section(
        approved(t, approvals),
        components.table(
            t("Projects approved and under way by year"),
            [t("Year"), t("New projects"), t("US$ approved"), t("Active projects")],
            [
                [
                    str(row.year),
                    components.number(t, row.new_projects),
                    components.number(t, row.usd),
                    components.number(t, row.active_projects),
                ]
                for row in approvals.years
            ],
        ),
        html.P(
            t(
                "Together US$ {total} million. Approvals count whole projects in all countries: this is not "
                "the amount mobilized for the programme.",
                total=formats.millions(t.lang, approvals.usd),
            ),
            className="small",
        ),
        components.sources(t, view, approvals.years),
    )


def approved(t: Texts, approvals: Approvals) -> str:
    """How much was approved in the two newest years that are reported."""
    if not approvals.years:
        return t("New approvals: not reported for this date")
    first, last = approvals.years[-2:][0], approvals.years[-1]
    usd = formats.millions(t.lang, first.usd)
    if first == last:
        return t("New approvals: US$ {first} million in {year}", first=usd, year=str(first.year))
    return t(
        "New approvals: US$ {first} million in {year}, US$ {last} million in {next_year}",
        first=usd,
        year=str(first.year),
        last=formats.millions(t.lang, last.usd),
        next_year=str(last.year),
    )


def dimension_name(t: Texts, dimension: str) -> str:
    """What new funding is divided by."""
    return {
        "source": t("By source"),
        "modality": t("Multi-donor Programme by modality"),
        "region": t("By region"),
    }[dimension]


def period_name(period: str) -> str:
    """A period as documents write it: 2021–22."""
    return period.replace("-", "–")


def about_shares(t: Texts) -> str:
    """What the bars of shares are."""
    return t("Shares as the report gives them. The hatched part is not explained there.")


def shares(t: Texts, view: PageView) -> Html:
    """A bar for each way in which a report divides new funding; the unexplained rest is hatched."""
    groups = view.answers.funding_shares
    if not groups:
        none = t("Where new funding comes from: not reported for this date")
        return components.section(none, components.not_reported(t))
    return components.exportable(
        t,
        "funding-shares",
        t("Where new funding comes from and goes to"),
        html.Div([_group(t, view, one) for one in groups], className="share-groups"),
        components.sources(t, view, [part for one in groups for part in one.parts]),
        note=about_shares(t),
    )


def _group(t: Texts, view: PageView, group: Shares) -> Html:
    """The shares of one period and one dimension."""
    notes = dict.fromkeys(view.said(t.lang, row.origin.caveat) for row in group.parts if row.origin.caveat)
    what = dimension_name(t, group.dimension)
    return html.Div(
        [
            html.H3(t("{what}, {period}", what=what, period=period_name(group.period))),
            *(
                html.Div(
                    [
                        html.Span(row.name[t.lang]),
                        html.B(formats.percent(t.lang, row.percent)),
                        html.Div(
                            html.I(
                                className="rest" if row.is_residual else "done",
                                style={"width": f"{row.percent:.0f}%"},
                            ),
                            className="bar",
                            **{"aria-hidden": "true"},
                        ),
                    ],
                    className="share-row",
                )
                for row in group.parts
            ),
            *(html.P(note, className="small") for note in notes),
        ]
    )
