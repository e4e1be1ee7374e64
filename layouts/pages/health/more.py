"""Programme health: staff, experts, evaluations, and the world around the programme."""

from data.rows import PageView
from data.rows.health import CountedPosts, Coverage, Evaluation, Posts
from layouts.figures.charts import measure_name, step_name
from layouts.look import components
from layouts.look.comparison import since
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.moments import moments
from layouts.words.texts import Texts


def aim_name(t: Texts, indicator_id: str) -> str:
    """What an ambition is about."""
    kind, _, which = indicator_id.partition("_")
    if kind == "step":
        return step_name(t, int(which))
    if kind == "people":
        return measure_name(t, which)
    return {
        "results": t("Results, all steps"),
        "countries": t("Countries with a result"),
        "ratifications": t("Ratifications of Convention No. 102"),
    }[kind]


def staff_name(t: Texts, indicator_id: str) -> str:
    """What a count of the team is of."""
    return {
        "staff": t("Staff of the Global Technical Team"),
        "staff_countries": t("Countries with staff"),
        "staff_priority_countries": t("Priority countries with staff"),
    }[indicator_id]


def staff(t: Texts, view: PageView) -> Html:
    """Staff of the Global Technical Team and where it works, at each date that a document gives."""
    rows = view.answers.staff
    title = t("The team that supports countries")
    if not rows:
        return components.section(title, components.not_reported(t))
    return components.section(
        title,
        components.table(
            t("Staff and countries with staff"),
            [t("What"), t("Position at"), t("Number")],
            [
                [
                    staff_name(t, row.indicator_id),
                    (formats.month(t.lang, row.as_of[:7]), row.as_of),
                    (
                        html.Span(
                            components.precise(t, formats.number(t.lang, row.value), row.precision),
                            className="number",
                        ),
                        row.value,
                    ),
                ]
                for row in rows
            ],
        ),
        components.sources(t, view, rows),
    )


# --- experts


def experts(t: Texts, view: PageView) -> Html:
    """Posts of the Technical Support Facility by what became of them."""
    found = [one for one in view.answers.posts if one.posts]
    if not found:
        return components.section(experts_title(t, view), components.not_reported(t))
    looks = {"existing": "plain", "created": "strong", "needed": "warn"}
    return components.section(
        experts_title(t, view),
        html.Div(
            [
                html.Div(
                    [
                        html.H3(
                            [
                                posts_name(t, one),
                                " ",
                                components.badge(formats.number(t.lang, len(one.posts)), looks[one.status]),
                            ]
                        ),
                        *_posts_then(t, view, one),
                        html.Ul(
                            [
                                html.Li(
                                    [
                                        row.title[t.lang],
                                        html.Span(f" · {row.location[t.lang]}", className="small"),
                                    ]
                                )
                                for row in one.posts
                            ]
                        ),
                    ]
                )
                for one in found
            ],
            className="three",
        ),
        components.sources(t, view, [row for one in found for row in one.posts]),
        note=_about_posts(t, view),
    )


def experts_title(t: Texts, view: PageView) -> str:
    """How many fields of expertise lack their posts."""
    of = {one.status: len(one.posts) for one in view.answers.posts}
    if not sum(of.values()):
        return t("Posts of experts: not reported")
    return t.count(
        "{n} field of expertise still needs a funded post",
        "{n} fields of expertise still need a funded post",
        of["needed"],
    )


def state_name(t: Texts, status: str) -> str:
    """What became of posts."""
    return {"existing": t("In place"), "created": t("Created"), "needed": t("Still needed")}[status]


def posts_name(t: Texts, of: Posts) -> str:
    """What became of posts, with the month or the period that the list is of."""
    if of.as_of is None or of.status == "needed":
        return state_name(t, of.status)
    date = moments(t, of.as_of)
    return (
        t("In place in {date}", date=date) if of.status == "existing" else t("Created {period}", period=date)
    )


def _posts_then(t: Texts, view: PageView, of: Posts) -> list[Html]:
    """How many posts there were in the list of the day that is compared with, if there were others.

    Posts created are those of a period: there is nothing to subtract.
    """
    if (
        of.before is None
        or of.status == "created"
        or (of.before == len(of.posts) and not view.overview.filters.compare)
    ):
        return []
    return [html.P(since(t, view.overview, len(of.posts), of.before), className="small")]


def _about_posts(t: Texts, view: PageView) -> str:
    """That fields are no posts, and what the text of the report counts where its table counts more."""
    fields = t("Fields as the report lists them; it does not always say how many posts stand behind a field.")
    counted = [
        t(
            "Created: for {period} the text of the report counts {n}.",
            period=_period(t, one),
            n=formats.number(t.lang, one.value),
        )
        for one in view.answers.counted_posts
    ]
    return " ".join([fields, *counted])


def _period(t: Texts, of: CountedPosts) -> str:
    return " – ".join(moments(t, day) for day in (of.since, of.as_of) if day)


# --- evaluations


def state(t: Texts, status: str) -> str:
    """How far an evaluation is."""
    return {"done": t("done"), "under_way": t("under way"), "not_started": t("not started")}[status]


def when(t: Texts, evaluation: Evaluation) -> str:
    """When an evaluation was completed, or when it is planned."""
    if evaluation.completed_on:
        return t("completed {date}", date=moments(t, evaluation.completed_on))
    if not evaluation.planned_from:
        return t("date not stated")
    first = moments(t, evaluation.planned_from)
    last = moments(t, evaluation.planned_to) if evaluation.planned_to else first
    return t("planned {date}", date=first if first == last else f"{first} – {last}")


def evaluations(t: Texts, view: PageView) -> Html:
    """Evaluations in the order in which they are due."""
    rows = view.answers.evaluations.rows
    looks = {"done": "strong", "under_way": "good", "not_started": "plain"}
    title = t("Evaluations")
    if not rows:
        return components.section(title, components.not_reported(t))
    return components.section(
        title,
        html.Ol(
            [
                html.Li(
                    [
                        html.P(
                            [
                                html.B(row.name[t.lang]),
                                " ",
                                components.badge(state(t, row.status), looks[row.status]),
                            ]
                        ),
                        html.P(" · ".join([when(t, row), *_state_then(t, view, row)]), className="small"),
                        html.P(
                            components.with_caveat(t, view, row.what[t.lang] if row.what else "", row.origin)
                        ),
                    ]
                )
                for row in rows
            ],
            className="timeline",
        ),
        components.sources(t, view, rows),
    )


def _state_then(t: Texts, view: PageView, row: Evaluation) -> list[str]:
    """How far an evaluation was on the day that is compared with, where that was another state."""
    before = view.overview.before
    if before is None or row.before is None:
        return []
    return [
        t(
            "{state} on {date}",
            state=state(t, row.before),
            date=formats.day(t.lang, before.as_of, "medium"),
        )
    ]


# --- the world around the programme


def area_name(t: Texts, view: PageView, row: Coverage) -> str:
    """The region, or the world; with the year, where it has a share of another year too."""
    names = {region.region_id: region.names[t.lang] for region in view.frame.regions}
    name = names.get(row.area, t("World"))
    return name if row.is_alone else t("{area}, {year}", area=name, year=str(row.year))


def coverage_note(t: Texts, view: PageView) -> str:
    """Who is covered, in which year where none is given, and what to know of a share of another year."""
    found = view.answers.coverage
    if found.usual_year is None:
        return ""
    said = t(
        "Share of people covered by at least one social protection benefit; of {year} where no year is "
        "given.",
        year=str(found.usual_year),
    )
    others = [
        formats.named(t.lang, area_name(t, view, row), view.said(t.lang, row.origin.caveat))
        for row in found.rows
        if row.year != found.usual_year and row.origin.caveat
    ]
    return " ".join([said, *others])


def context(t: Texts, view: PageView) -> list[Html]:
    """Coverage of the world's population, and what floors for all would cost more."""
    coverage, gaps = view.answers.coverage.rows, view.answers.financing_gaps
    groups = {
        "low_income": t("Low-income countries"),
        "lower_middle_income": t("Lower-middle-income countries"),
        "upper_middle_income": t("Upper-middle-income countries"),
        "high_income": t("High-income countries"),
    }
    return [
        components.exportable(
            t,
            "coverage",
            t("Context: who has at least one benefit"),
            html.Div(
                [
                    html.Div(
                        [
                            html.Span(area_name(t, view, row)),
                            html.B(formats.percent(t.lang, row.percent, 1)),
                            components.bar(row.percent),
                        ],
                        className="share-row",
                    )
                    for row in coverage
                ]
            ),
            components.sources(t, view, coverage),
            note=coverage_note(t, view),
        ),
        components.section(
            t("Context: the extra cost of social protection floors for all"),
            components.table(
                t("Financing gap by income group"),
                [t("Group"), t("US$ billion"), t("Share of GDP")],
                [
                    [
                        groups[row.income_group],
                        components.number(t, row.usd, formats.number(t.lang, row.usd / 1e9, 1)),
                        components.number(
                            t, row.percent_of_gdp, formats.percent(t.lang, row.percent_of_gdp, 1)
                        ),
                    ]
                    for row in gaps
                ],
            ),
            components.sources(t, view, gaps),
        ),
    ]
