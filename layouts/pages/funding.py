"""Money: from the required budget to the gap, what moved, and what a pledge would change."""

from typing import Any

from data.filters import PILLARS, PLEDGE
from data.rows import PageView
from layouts import formats, parts
from layouts.charts import component_name
from layouts.markup import Html, html
from layouts.pages.funding_new import new_funding, shares
from layouts.texts import Texts

PARTS = ("required", "mobilized_before", "regular_budget", "mobilized_since", "gap")


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page; money is programme-wide, so that only dates and pledges move it."""
    now = position(view, view.overview.as_of)
    pledges = [pledge(t, view, text) for text in view.overview.filters.pledge]
    return [
        parts.heading(title(t, now), lead(t, view, now)),
        html.Div(
            [*falls(t, view, now, pledges), simulator(t, view, now, pledges)],
            className="fall-row",
        ),
        *moved(t, view, now),
        html.Div([pillars(t, view), new_funding(t, view)], className="two"),
        shares(t, view),
        parts.section(
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
            parts.sources(t, view, view.tables["funding_position"]),
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


def lead(t: Texts, view: PageView, now: dict[str, float]) -> str:
    """How much is secured, and how that was at another date."""
    if "gap" not in now:
        return ""
    secured = now["required"] - now["gap"]
    return t(
        "At {date}, US$ {secured} million or {share} of the budget of phase II is secured.",
        date=formats.day(t.lang, view.overview.as_of),
        secured=formats.millions(t.lang, secured),
        share=formats.per_cent(t.lang, 100 * secured / now["required"]),
    )


def pledge(t: Texts, view: PageView, text: str) -> tuple[str, float, str]:
    """(as the address has it, US$, what it is for) of a hypothetical pledge."""
    found = PLEDGE.fullmatch(text)
    amount, earmark = (found[1], found[2]) if found else ("0", None)
    return text, float(amount) * 1e6, earmark_name(t, view, earmark) if earmark else t("not earmarked")


def earmark_name(t: Texts, view: PageView, earmark: str) -> str:
    """The name of a pillar or a region."""
    regions = {region.region_id: region.names[t.lang] for region in view.frame.regions}
    return regions.get(earmark) or pillar_name(t, earmark)


def pillar_name(t: Texts, pillar: str) -> str:
    """The name of a pillar of the budget."""
    return {
        "country": t("In-country support"),
        "thematic": t("Thematic support"),
        "management": t("Management"),
    }[pillar]


# --- the waterfall


def falls(t: Texts, view: PageView, now: dict[str, float], pledges: list) -> list[Html]:
    """The waterfall of the date in force, and of the date it is compared with before it."""
    days = [*view.overview.filters.compare[:1], view.overview.as_of]
    others = [day for day in view.frame.dates if day != view.overview.as_of]
    buttons = [
        html.Button(
            t("Compare with {date}", date=formats.day(t.lang, day, "medium")),
            className="chip",
            **{
                "data-filter": "compare",
                "data-value": day,
                "aria-pressed": str(day in view.overview.filters.compare).lower(),
            },
        )
        for day in others
    ]
    return [
        html.Div(
            [
                html.Div(
                    [
                        waterfall(t, day, position(view, day), pledges if day == days[-1] else [])
                        for day in days
                    ],
                    className="falls",
                ),
                html.P(buttons, className="compare"),
            ],
            className="fall-box",
        )
    ]


def waterfall(t: Texts, day: str, amounts: dict[str, float], pledges: list) -> Html:
    """Columns from what is required to what is missing, in US$ million; hypothetical ones are hatched."""
    if "gap" not in amounts:
        return html.Section([html.H2(formats.day(t.lang, day)), parts.not_reported(t)], className="fall")
    full, level, columns = amounts["required"], 0.0, []
    for name in PARTS[:-1]:
        if name not in amounts:
            continue
        is_whole = name == "required"
        base = 0.0 if is_whole else level - amounts[name]
        columns.append(column(t, component_name(t, name), amounts[name], base, full, name, less=not is_whole))
        level = amounts[name] if is_whole else base
    for _, usd, what in pledges:
        base = max(level - usd, 0)
        columns.append(
            column(t, t("Pledge<br>{what}", what=what), usd, base, full, "pledge", less=True, top=level)
        )
        level = base
    over = sum(usd for _, usd, _ in pledges) - amounts["gap"]
    last = (t("Over the gap"), over, "pledge") if over > 0 else (component_name(t, "gap"), level, "gap")
    columns.append(column(t, last[0], last[1], 0.0, full, last[2], less=False))
    return html.Section(
        [
            html.H2(f"{t('US$ million')}, {formats.day(t.lang, day)}"),
            html.Div(columns, className="columns", role="img", **{"aria-label": spoken(t, amounts)}),
        ],
        className="fall",
    )


def spoken(t: Texts, amounts: dict[str, float]) -> str:
    """The waterfall in one sentence."""
    return "; ".join(
        f"{component_name(t, name).replace('<br>', ' ')}: US$ {formats.millions(t.lang, amounts[name])} m"
        for name in PARTS
        if name in amounts
    )


def column(
    t: Texts, name: str, usd: float, base: float, full: float, kind: str, *, less: bool, top: float = 0
) -> Html:
    """One column: a bar between two heights, its amount above it and its name below."""
    height = min(usd, top - base) if top else usd
    shown = formats.millions(t.lang, usd)
    return html.Div(
        [
            html.Div(
                [
                    html.B(
                        f"−{shown}" if less else shown,
                        style={"bottom": f"{100 * (base + height) / full:.2f}%"},
                    ),
                    html.I(
                        className=f"is-{kind}",
                        style={
                            "bottom": f"{100 * base / full:.2f}%",
                            "height": f"{100 * height / full:.2f}%",
                        },
                    ),
                ],
                className="plot",
            ),
            html.Span(name.replace("<br>", " ")),
        ]
    )


def simulator(t: Texts, view: PageView, now: dict[str, float], pledges: list) -> Html:
    """A form for hypothetical pledges, those made so far, and the sentence to say in the room."""
    if "gap" not in now:
        return html.Section([])
    total = sum(usd for _, usd, _ in pledges)
    earmarks = [*PILLARS, *(region.region_id for region in view.frame.regions)]
    return parts.section(
        t("What would a pledge change?"),
        html.P(said(t, now["gap"], total), className="spoken", role="status"),
        html.Div(
            [
                html.Button(
                    [
                        t("US$ {n} m, {what}", n=formats.millions(t.lang, usd), what=what),
                        html.Span(" ×", **{"aria-hidden": "true"}),
                    ],
                    className="chip is-pledge",
                    title=t("Take this pledge away"),
                    **{"data-filter": "pledge", "data-value": text},
                )
                for text, usd, what in pledges
            ],
            className="chips",
        ),
        html.Form(
            [
                html.Label(
                    [
                        t("US$ million"),
                        html.Input(type="number", name="amount", min=1, max=9999, step=1, value=10),
                    ]
                ),
                html.Label(
                    [
                        t("Earmarked for"),
                        html.Select(
                            [
                                html.Option(t("not earmarked"), value=""),
                                *(html.Option(earmark_name(t, view, one), value=one) for one in earmarks),
                            ],
                            name="earmark",
                        ),
                    ]
                ),
                html.Button(t("Add this pledge"), className="chip"),
            ],
            className="pledge-form",
            **{"data-adds": "pledge"},
        ),
        note=t("Hypothetical, kept in the address of this page only and nowhere else."),
    )


def said(t: Texts, gap: float, total: float) -> str:
    """The sentence to say in the room."""
    if not total:
        return t(
            "Each US$ 10 million more closes {share} of the gap.",
            share=formats.per_cent(t.lang, 100 * 10e6 / gap),
        )
    if total > gap:
        return t(
            "With US$ {total} million more, the gap is closed and US$ {over} million stand over.",
            total=formats.millions(t.lang, total),
            over=formats.millions(t.lang, total - gap),
        )
    return t(
        "With US$ {total} million more, {share} of the gap closes and US$ {left} million remain.",
        total=formats.millions(t.lang, total),
        share=formats.per_cent(t.lang, 100 * total / gap),
        left=formats.millions(t.lang, gap - total),
    )


# --- what moved, and what the budget is for


def moved(t: Texts, view: PageView, now: dict[str, float]) -> list[Html]:
    """What is different between two dates, part by part; nothing where no date is compared."""
    if not view.overview.filters.compare:
        return []
    day = view.overview.filters.compare[0]
    then = position(view, day)

    def cell(amount: float | None) -> Any:
        if amount is None:
            return parts.not_reported(t)
        return html.Span(formats.number(t.lang, amount), className="number")

    rows = []
    for name in PARTS:
        before, after = then.get(name), now.get(name)
        change = None if before is None or after is None else after - before
        rows.append([component_name(t, name).replace("<br>", " "), cell(before), cell(after), cell(change)])
    return [
        parts.section(
            t("What moved between the two dates"),
            parts.table(
                t("Parts of the funding position at two dates, in US$"),
                [
                    t("Part"),
                    formats.day(t.lang, day, "medium"),
                    formats.day(t.lang, view.overview.as_of, "medium"),
                    t("Change"),
                ],
                rows,
            ),
        )
    ]


def pillars(t: Texts, view: PageView) -> Html:
    """The budget of phase II by pillar, with bars in per cent of the whole."""
    rows = [row for row in view.tables["budget_line"] if row["phase"] == 2]
    whole = sum(row["usd"] for row in rows)
    largest = max(rows, key=lambda row: row["usd"])
    return parts.section(
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
                        parts.bar(100 * row["usd"] / whole),
                    ],
                    className="share-row",
                )
                for row in sorted(rows, key=lambda row: -row["usd"])
            ]
        ),
        parts.sources(t, view, rows),
        note=t("Required for phase II, by pillar; what is secured is not divided by pillar in any document."),
    )
