"""Money: from the required budget to the gap, what moved, and what a pledge would change."""

from typing import Any

from data.rows import PageView
from layouts.figures import charts
from layouts.figures.charts import component_name
from layouts.figures.waterfall_rows import fall_rows
from layouts.look import components, theme
from layouts.look.markup import Html, html
from layouts.pages.evidence.completeness import not_applicable
from layouts.pages.funding.new import new_funding, shares
from layouts.pages.funding.pledges import column, off, pillar_name, pledges, said, simulator
from layouts.words import formats
from layouts.words.texts import Texts

PARTS = ("required", "mobilized_before", "regular_budget", "mobilized_since", "gap")


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page; money is programme-wide, so that only dates and pledges move it."""
    now = position(view, view.overview.as_of)
    return [
        components.heading(with_pledges(t, view, now), lead(t, view, now) + newest(t, view)),
        html.Div(
            [falls(t, view), simulator(t, view, now)],
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
            components.sources(t, view, view.tables["funding_position"]),
        ),
    ]


def position(view: PageView, day: str) -> dict[str, float]:
    """The parts of the funding position at a day, in US$; what is not stated is left out."""
    return {row["component"]: row["usd"] for row in view.tables["funding_position"] if row["as_of"] == day}


def title(t: Texts, now: dict[str, float]) -> str:
    """What the page says first."""
    if "gap" not in now:
        return t("The funding position at this date is not stated")
    return t(
        "US$ {gap} million of US$ {required} million is still to be found",
        gap=formats.millions(t.lang, now["gap"]),
        required=formats.millions(t.lang, now["required"]),
    )


def with_pledges(t: Texts, view: PageView, now: dict[str, float]) -> str:
    """What the page says first: with pledges in the address, what they would leave."""
    total = sum(one.usd for one in pledges(t, view))
    if "gap" not in now or not total:
        return title(t, now)
    if total >= now["gap"]:
        return t("Hypothetical: with these pledges the gap would be closed")
    return t(
        "Hypothetical: US$ {left} million of US$ {required} million would still have to be found",
        left=formats.millions(t.lang, now["gap"] - total),
        required=formats.millions(t.lang, now["required"]),
    )


def lead(t: Texts, view: PageView, now: dict[str, float]) -> str:
    """How much is secured, and how that was at another date."""
    if "gap" not in now:
        return ""
    secured = now["required"] - now["gap"]
    before = t(
        "Before pledges, US$ {gap} million is still to be found.", gap=formats.millions(t.lang, now["gap"])
    )
    said_first = t(
        "At {date}, US$ {secured} million or {share} of the budget of phase II is secured.",
        date=formats.day(t.lang, view.overview.as_of),
        secured=formats.millions(t.lang, secured),
        share=formats.per_cent(t.lang, 100 * secured / now["required"]),
    )
    return f"{said_first} {before}" if view.overview.filters.pledge else said_first


def newest(t: Texts, view: PageView) -> str:
    """That approvals and shares do not follow an earlier date; empty for the newest."""
    if view.overview.as_of == view.frame.dates[-1]:
        return ""
    return " " + t("Approvals and shares of new funding are those of the newest report.")


# --- the waterfall


def figures(t: Texts, view: PageView) -> dict[str, dict]:
    """A waterfall a date, by the name of its place; none for a date without a position."""
    days = _days(view)
    is_tight = bool(view.overview.filters.pledge) or len(days) > 1
    return {
        _place(day): {
            **charts.waterfall(
                t,
                position(view, day),
                _pledges(t, view, day),
                is_past=day != days[-1],
                is_tight=is_tight,
            ),
            "config": theme.CONFIG,
        }
        for day in days
        if "gap" in position(view, day)
    }


def _days(view: PageView) -> list[str]:
    """The date in force and the one it is compared with, in the order of time."""
    return sorted([*view.overview.filters.compare[:1], view.overview.as_of])


def _pledges(t: Texts, view: PageView, day: str) -> list[tuple[str, float]]:
    """The label and the amount of each hypothetical pledge; they change the date in force only."""
    if day != view.overview.as_of:
        return []
    return [(column(t, one), one.usd) for one in pledges(t, view)]


def _place(day: str) -> str:
    return f"funding-{day}"


def falls(t: Texts, view: PageView) -> Html:
    """Places for the waterfall of the date in force, and before it of the date it is compared with."""
    others = [day for day in view.frame.dates if day != view.overview.as_of]
    buttons = [
        html.Button(
            [
                t("Compare with {date}", date=formats.day(t.lang, day, "medium")),
                *([off()] if day in view.overview.filters.compare else []),
            ],
            className="chip",
            **{
                "data-filter": "compare",
                "data-value": day,
                "aria-pressed": str(day in view.overview.filters.compare).lower(),
            },
        )
        for day in others
    ]
    drawn = [_fall(t, view, day) for day in _days(view)]
    return html.Div(
        [html.Div(drawn, className="waterfalls"), html.P(buttons, className="compare")],
        className="waterfall-box",
    )


def _fall(t: Texts, view: PageView, day: str) -> Html:
    """The place of one waterfall under its date; as wide as its columns need."""
    usd = position(view, day)
    made = _pledges(t, view, day)
    heading = html.H2(f"{t('US$ million')}, {formats.day(t.lang, day)}")
    if "gap" not in usd:
        return html.Section([heading, components.not_reported(t)], className="waterfall")
    rows = [row for row in view.tables["funding_position"] if row["as_of"] == day]
    when = formats.day(t.lang, day)
    message = f"{title(t, usd)} ({when})"
    if made:
        total = sum(amount for _, amount in made)
        kind = t("hypothetical")
        message = f"{said(t, usd['gap'], total)} ({kind}, {when})"
    position_at = t("Position at {date}", date=when)
    drawn = components.chart(t, view, _place(day), message, rows, said=spoken(t, usd), position=position_at)
    columns = charts.columns(t, usd, made, is_past=day != _days(view)[-1])
    return html.Section(
        [heading, fall_rows(columns), drawn, *_elsewhere(t, view, day)],
        className="waterfall",
        style={"flex-grow": len(usd) + len(made)},
    )


# Statements of a gap that is not shown, and the contradiction that tells of it.
CONTRADICTIONS = {"gap_53_6_section_3_4": "gap_round", "gap_85_before_regular_budget": "gap_words"}


def _elsewhere(t: Texts, view: PageView, day: str) -> list[Html]:
    """A line for each other figure that a document prints for the gap at a day, with the reason."""
    return [
        html.P(
            [
                t(
                    "A document also prints US$ {n} million for the gap.",
                    n=formats.millions(t.lang, float(row["found"])),
                ),
                f" {view.said(t.lang, row['reason_en'])} ",
                components.link(
                    view, f"/evidence#{CONTRADICTIONS[row['correction_id']]}", t("The contradiction")
                ),
            ],
            className="small",
        )
        for row in view.tables["correction"]
        if row["row_key"] == f"{day}|gap" and row["correction_id"] in CONTRADICTIONS
    ]


def spoken(t: Texts, amounts: dict[str, float]) -> str:
    """The waterfall in one sentence."""
    return formats.in_series(
        t.lang,
        (
            formats.named(
                t.lang,
                component_name(t, name).replace("<br>", " "),
                t("US$ {n} m", n=formats.millions(t.lang, amounts[name])),
            )
            for name in PARTS
            if name in amounts
        ),
    )


# --- what moved, and what the budget is for


def moved(t: Texts, view: PageView) -> list[Html]:
    """What is different between two dates, part by part; nothing where no date is compared."""
    if not view.overview.filters.compare:
        return []
    first, last = _days(view)
    then, now = position(view, first), position(view, last)
    rows = []
    for name in PARTS:
        before, after = then.get(name), now.get(name)
        change = None if before is None or after is None else after - before
        cells = [components.number(t, amount) for amount in (before, after)]
        moved_by = (not_applicable(t), "") if change is None else components.number(t, change)
        rows.append([component_name(t, name).replace("<br>", " "), *cells, moved_by])
    return [
        components.section(
            t("What moved between the two dates"),
            components.table(
                t("Parts of the funding position at two dates, in US$"),
                [
                    t("Part"),
                    formats.day(t.lang, first, "medium"),
                    formats.day(t.lang, last, "medium"),
                    t("Change"),
                ],
                rows,
                has_cards=True,
            ),
        )
    ]


def pillars(t: Texts, view: PageView) -> Html:
    """The budget of phase II by pillar, with bars in per cent of the whole."""
    rows = [row for row in view.tables["budget_line"] if row["phase"] == 2]
    whole = sum(row["usd"] for row in rows)
    largest = max(rows, key=lambda row: row["usd"])
    return components.exportable(
        t,
        "funding-pillars",
        t(
            "{share} of the budget is for {pillar}",
            share=formats.percent(t.lang, 100 * largest["usd"] / whole),
            pillar=pillar_name(t, largest["pillar"]).lower(),
        ),
        html.Div(
            [
                html.Div(
                    [
                        html.Span(pillar_name(t, row["pillar"])),
                        html.B(t("US$ {n} m", n=formats.millions(t.lang, row["usd"]))),
                        components.bar(100 * row["usd"] / whole),
                    ],
                    className="share-row",
                )
                for row in sorted(rows, key=lambda row: -row["usd"])
            ]
        ),
        components.sources(t, view, rows),
        note=t("Required for phase II, by pillar; what is secured is not divided by pillar in any document."),
    )
