"""Money: from the required budget to the gap, what moved, and what a pledge would change."""

from typing import Any

from data.rows import PageView
from data.rows.funding import Budget, Pledged, Position
from layouts.figures import waterfall
from layouts.figures.waterfall_rows import waterfall_rows
from layouts.look import chart_place, components, theme
from layouts.look.markup import Html, html
from layouts.pages.evidence.completeness import not_applicable
from layouts.pages.funding.new import new_funding, shares
from layouts.pages.funding.pledges import column, consequence, pillar_name, simulator
from layouts.words import formats
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page; money is programme-wide, so that only dates and pledges move it."""
    now, pledged = view.answers.funding, view.answers.pledged
    return [
        components.heading(with_pledges(t, now, pledged), lead(t, view)),
        html.Div(
            [waterfalls(t, view), simulator(t, view)],
            className="waterfall-row",
        ),
        *moved(t, view),
        html.Div([pillars(t, view), new_funding(t, view)], className="two"),
        shares(t, view),
        components.section(
            t("What these amounts are"),
            html.Ul(
                [
                    html.Li(
                        t("US dollars at the exchange rate of the day on which each project was signed.")
                    ),
                    html.Li(t("Approved funding covers the whole life of a project, beyond the year shown.")),
                    html.Li(
                        t(
                            "Money is programme-wide: no document divides it by country, so region, country, "
                            "step, theme and partner do not move it."
                        )
                    ),
                ]
            ),
            components.sources(t, view, now.origins),
        ),
    ]


def title(t: Texts, of: Position) -> str:
    """What the page says first."""
    if of.gap is None or of.required is None:
        return t("The funding position at this date is not stated")
    return t(
        "US$ {gap} million of US$ {required} million is still to be found",
        gap=formats.millions(t.lang, of.gap),
        required=formats.millions(t.lang, of.required),
    )


def with_pledges(t: Texts, now: Position, pledged: Pledged) -> str:
    """What the page says first: with pledges in the address, what they would leave."""
    if pledged.left is None or now.required is None or not pledged.made:
        return title(t, now)
    if not pledged.left:
        return t("Hypothetical: with these pledges the gap would be closed")
    return t(
        "Hypothetical: US$ {left} million of US$ {required} million would still have to be found",
        left=formats.millions(t.lang, pledged.left),
        required=formats.millions(t.lang, now.required),
    )


def lead(t: Texts, view: PageView) -> str:
    """How much is secured, and how the gap was at the date that it is compared with."""
    now = view.answers.funding
    if now.secured is None or now.gap is None or now.as_of is None:
        return ""
    found = [
        t(
            "At {date}, US$ {secured} million or {share} of the budget of phase {phase} is secured.",
            date=formats.day(t.lang, now.as_of),
            secured=formats.millions(t.lang, now.secured),
            share=formats.per_cent(t.lang, now.secured_pct or 0),
            phase=formats.roman(now.phase),
        )
    ]
    if view.answers.pledged.made:
        gap = formats.millions(t.lang, now.gap)
        found.append(t("Before pledges, US$ {gap} million is still to be found.", gap=gap))
    return " ".join(filter(None, [*found, gap_then(t, view)]))


def gap_then(t: Texts, view: PageView) -> str:
    """What the gap was at the date that it is compared with; empty where none is stated."""
    now, before = view.answers.funding, view.answers.before
    then = before.funding if before else None
    if then is None or then.gap is None or then.as_of is None or now.gap is None or then.as_of == now.as_of:
        return ""
    was = {"gap": formats.millions(t.lang, then.gap), "date": formats.day(t.lang, then.as_of)}
    if then.phase != now.phase:
        phase = formats.roman(then.phase)
        return t("At {date}, in phase {phase}, the gap was US$ {gap} million.", **was, phase=phase)
    return t("At {date} the gap was US$ {gap} million.", **was)


# --- the waterfall


def figures(t: Texts, view: PageView) -> dict[str, dict]:
    """A waterfall a date, by the name of its place; none for a date without a position."""
    shown = positions(view)
    is_tight = bool(view.overview.filters.pledge) or len(shown) > 1
    return {
        _place(one): {
            **waterfall.waterfall(
                t,
                one,
                _pledges(t, view, one),
                is_past=one != shown[-1],
                is_tight=is_tight,
            ),
            "config": theme.CONFIG,
        }
        for one in shown
        if one.gap is not None
    }


def positions(view: PageView) -> tuple[Position, ...]:
    """The position of the date in force, and where the reader chose one that it is compared with."""
    return view.answers.funding_dates if view.overview.filters.compare else (view.answers.funding,)


def _pledges(t: Texts, view: PageView, of: Position) -> list[tuple[str, float]]:
    """The label and the amount of each hypothetical pledge; they change the date in force only."""
    if of.day != view.overview.as_of:
        return []
    return [(column(t, view, one), one.usd) for one in view.answers.pledged.made]


def _place(of: Position) -> str:
    return f"funding-{of.day}"


def waterfalls(t: Texts, view: PageView) -> Html:
    """Places for the waterfall of the date in force, and before it of the date it is compared with."""
    drawn = [_waterfall(t, view, one) for one in positions(view)]
    return html.Div(html.Div(drawn, className="waterfalls"), className="waterfall-box")


def dated(t: Texts, of: Position) -> str:
    """The date of a position: that of its amounts, where any are stated."""
    return formats.day(t.lang, of.as_of or of.day)


def _waterfall(t: Texts, view: PageView, of: Position) -> Html:
    """The place of one waterfall under its date; as wide as its columns need."""
    shown = positions(view)
    when = dated(t, of)
    parts = [t("US$ million"), when]
    if len({one.phase for one in shown}) > 1:
        parts.append(t("phase {phase}", phase=formats.roman(of.phase)))
    heading = html.H2(", ".join(parts))
    if of.gap is None:
        return html.Section([heading, components.not_reported(t)], className="waterfall")
    made = _pledges(t, view, of)
    message = f"{title(t, of)} ({when})"
    if made:
        kind = t("hypothetical")
        message = f"{consequence(t, of, view.answers.pledged)} ({kind}, {when})"
    drawn = chart_place.chart(
        t,
        view,
        _place(of),
        message,
        of.origins,
        said=waterfall.spoken(t, of),
        position=t("Position at {date}", date=when),
    )
    columns = waterfall.columns(t, of, made, is_past=of != shown[-1])
    return html.Section(
        [heading, waterfall_rows(columns), drawn, *_printed(t, view, of)],
        className="waterfall",
        style={"flex-grow": len(columns)},
    )


def _printed(t: Texts, view: PageView, of: Position) -> list[Html]:
    """A line for each other figure that a document prints for the gap, with the reason."""
    return [
        html.P(
            [
                t(
                    "A document also prints US$ {n} million for the gap.",
                    n=formats.millions(t.lang, one.usd),
                ),
                f" {one.reason[t.lang]} ",
                *(
                    [
                        components.link(
                            view, f"/evidence#{one.discrepancy_id}", t("The difference between the documents")
                        )
                    ]
                    if one.discrepancy_id
                    else []
                ),
            ],
            className="small",
        )
        for one in of.printed
    ]


# --- what moved, and what the budget is for


def moved(t: Texts, view: PageView) -> list[Html]:
    """What is different between two dates, component by component; nothing where no date is compared."""
    shown = positions(view)
    if len(shown) < 2:
        return []
    first, last = shown
    names = waterfall.names_at(t, shown)
    rows = [
        [
            names[row.component],
            components.number(t, row.earlier),
            components.number(t, row.later),
            (not_applicable(t), "") if row.change is None else components.number(t, row.change),
        ]
        for row in view.answers.funding_moves
    ]
    return [
        components.section(
            t("What moved between the two dates"),
            components.table(
                t("Components of the funding position at two dates, in US$"),
                [
                    t("Component"),
                    *(formats.day(t.lang, one.as_of or one.day, "medium") for one in (first, last)),
                    t("Change"),
                ],
                rows,
                has_cards=True,
            ),
            note=""
            if first.phase == last.phase
            else t("The dates lie in two phases, each with a budget of its own: nothing is set off."),
        )
    ]


def pillars_title(t: Texts, budget: Budget) -> str:
    """Which pillar has most of the budget."""
    if not budget.lines:
        return t("No document divides the budget of phase {phase}", phase=formats.roman(budget.phase))
    largest = budget.lines[0]
    return t(
        "{share} of the budget is for {pillar}",
        share=formats.percent(t.lang, largest.percent),
        pillar=pillar_name(t, largest.pillar).lower(),
    )


def about_pillars(t: Texts, budget: Budget) -> str:
    """What the budget is, and what nobody knows of it; empty where it is not divided."""
    if not budget.lines:
        return ""
    return t(
        "Required for phase {phase}, by pillar; what is secured is not divided by pillar in any document.",
        phase=formats.roman(budget.phase),
    )


def pillars(t: Texts, view: PageView) -> Html:
    """The budget of the phase by pillar, with bars in per cent of the whole."""
    budget = view.answers.budget
    if not budget.lines:
        return components.section(pillars_title(t, budget), components.not_reported(t))
    return components.exportable(
        t,
        "funding-pillars",
        pillars_title(t, budget),
        html.Div(
            [
                html.Div(
                    [
                        html.Span(pillar_name(t, row.pillar)),
                        html.B(t("US$ {n} m", n=formats.millions(t.lang, row.usd))),
                        components.bar(row.percent),
                    ],
                    className="share-row",
                )
                for row in budget.lines
            ]
        ),
        components.sources(t, view, budget.lines),
        note=about_pillars(t, budget),
    )
