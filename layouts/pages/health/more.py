"""Programme health: staff, experts, evaluations, events, and the world around the programme."""

from collections import Counter
from typing import Any

from data.rows import PageView
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages import reported_figures as figures
from layouts.words import formats
from layouts.words.texts import Texts


def _text(t: Texts, view: PageView, row: dict[str, Any], stem: str = "what") -> Html:
    """A text of a row with its caveat behind it."""
    caveat = view.said(t.lang, row["caveat"])
    return html.Span(
        [row[f"{stem}_{t.lang}"] or "", *([html.Span(" " + caveat, className="small")] if caveat else [])]
    )


def staff(t: Texts, view: PageView) -> Html:
    """Staff of the Global Technical Team and where it works, at each date that a document gives."""
    names = {
        "staff": t("Staff of the Global Technical Team"),
        "staff_countries": t("Countries with staff"),
        "staff_priority_countries": t("Priority countries with staff"),
    }
    rows = sorted(
        (row for row in view.tables["observation"] if row["indicator_id"] in names),
        key=lambda row: (list(names).index(row["indicator_id"]), row["as_of"]),
    )
    return components.section(
        components.undated(t, view, t("The team that supports countries")),
        components.table(
            t("Staff and countries with staff"),
            [t("What"), t("Position at"), t("Number")],
            [
                [
                    names[row["indicator_id"]],
                    (formats.month(t.lang, row["as_of"][:7]), row["as_of"]),
                    (html.Span(components.amount(t, row, "value"), className="number"), row["value"]),
                ]
                for row in rows
            ],
        ),
        components.sources(t, view, rows),
    )


def experts(t: Texts, view: PageView) -> Html:
    """Posts of the Technical Support Facility by what became of them."""
    found = posts(t, view)
    rows = [row for _, of in found.values() for row in of]
    looks = {"existing": "plain", "created": "strong", "needed": "warn"}
    title = t.count(
        "{n} field of expertise still needs a funded post",
        "{n} fields of expertise still need a funded post",
        len(found["needed"][1]),
    )
    return components.section(
        components.undated(t, view, title),
        html.Div(
            [
                html.Div(
                    [
                        html.H3(
                            [name, " ", components.badge(formats.number(t.lang, len(of)), looks[status])]
                        ),
                        html.Ul(
                            [
                                html.Li(
                                    [
                                        row[f"title_{t.lang}"],
                                        html.Span(
                                            " · " + view.said(t.lang, row["location"]), className="small"
                                        ),
                                    ]
                                )
                                for row in of
                            ]
                        ),
                    ]
                )
                for status, (name, of) in found.items()
            ],
            className="three",
        ),
        components.sources(t, view, rows),
        note=_about_posts(t, view),
    )


def posts(t: Texts, view: PageView) -> dict[str, tuple[str, list[dict[str, Any]]]]:
    """By what became of them: a heading with their date or period, and the posts of the report."""
    rows = [row for row in view.tables["tsf_position"] if row["source_id"] == "report_2021_22"]
    of = {name: [row for row in rows if row["status"] == name] for name in ("existing", "created", "needed")}

    def dated(status: str) -> str:
        return components.part_day(t, max(row["as_of"] for row in of[status])) if of[status] else ""

    names = {
        "existing": t("In place in {date}", date=dated("existing")),
        "created": t("Created {period}", period=dated("created")),
        "needed": t("Still needed"),
    }
    return {status: (name, of[status]) for status, name in names.items()}


def _about_posts(t: Texts, view: PageView) -> str:
    """That fields are no posts, and what the text of the report counts where its table counts more."""
    fields = t("Fields as the report lists them; it does not always say how many posts stand behind a field.")
    counted = [
        t(
            "Created: for {period} the text of the report counts {n}.",
            period=figures.when(t, row),
            n=formats.number(t.lang, row["value"]),
        )
        for row in view.tables["reported_figure"]
        if row["figure_id"] == "posts_created_text"
    ]
    return " ".join([fields, *counted])


def due(view: PageView) -> list[dict[str, Any]]:
    """The evaluations in the order in which they are due."""
    return sorted(view.tables["evaluation"], key=lambda row: row["completed_on"] or row["planned_from"] or "")


def state(t: Texts, evaluation: dict[str, Any]) -> str:
    """How far an evaluation is."""
    return {"done": t("done"), "under_way": t("under way"), "not_started": t("not started")}[
        evaluation["status"]
    ]


def when(t: Texts, evaluation: dict[str, Any]) -> str:
    """When an evaluation was completed, or when it is planned."""
    if evaluation["completed_on"]:
        return t("completed {date}", date=components.part_day(t, evaluation["completed_on"]))
    if not evaluation["planned_from"]:
        return t("date not stated")
    first, last = (components.part_day(t, evaluation[name]) for name in ("planned_from", "planned_to"))
    return t("planned {date}", date=first if first == last or not last else f"{first} – {last}")


def evaluations(t: Texts, view: PageView) -> Html:
    """Evaluations in the order in which they are due."""
    rows = due(view)
    kinds = {"done": "strong", "under_way": "good", "not_started": "plain"}
    return components.section(
        components.undated(t, view, t("Evaluations")),
        html.Ol(
            [
                html.Li(
                    [
                        html.P(
                            [
                                html.B(row[f"name_{t.lang}"]),
                                " ",
                                components.badge(state(t, row), kinds[row["status"]]),
                            ]
                        ),
                        html.P(when(t, row), className="small"),
                        html.P(_text(t, view, row)),
                    ]
                )
                for row in rows
            ],
            className="timeline",
        ),
        components.sources(t, view, rows),
    )


def events(t: Texts, view: PageView) -> Html:
    """Events of the programme, the latest first, those that were announced since among them."""
    every = (*view.tables["event"], *view.later["event"])
    rows = sorted(every, key=lambda row: row["held_on"] or "", reverse=True)
    return components.section(
        components.undated(t, view, t("Events and milestones")),
        components.table(
            t("Events and milestones"),
            [t("Date"), t("Event"), t("Attendance")],
            [
                [
                    (components.part_day(t, row["held_on"]) or t("date not stated"), row["held_on"] or ""),
                    html.Span([html.B(row[f"name_{t.lang}"]), html.Br(), _text(t, view, row)]),
                    (components.amount(t, row, "attendance"), row["attendance"])
                    if row["attendance"]
                    else components.not_reported(t),
                ]
                for row in rows
            ],
            has_cards=True,
        ),
        components.sources(t, view, rows),
    )


def covered(view: PageView) -> list[dict[str, Any]]:
    """The shares of people with at least one benefit, the highest first; what was announced since, too."""
    every = (*view.tables["coverage_context"], *view.later["coverage_context"])
    return sorted((row for row in every if row["measure"] == "covered"), key=lambda row: -row["percent"])


def area_name(t: Texts, view: PageView, row: dict[str, Any]) -> str:
    """The region, or the world; with the year, where it has a share of another year too."""
    names = {region.region_id: region.names[t.lang] for region in view.frame.regions}
    name = names.get(row["area"], t("World"))
    is_alone = sum(one["area"] == row["area"] for one in covered(view)) == 1
    return name if is_alone else t("{area}, {year}", area=name, year=str(row["year"]))


def coverage_note(t: Texts, view: PageView) -> str:
    """Who is covered, in which year where none is given, and what to know of a share of another year."""
    rows = covered(view)
    if not rows:
        return ""
    usual, _ = Counter(row["year"] for row in rows).most_common(1)[0]
    said = t(
        "Share of people covered by at least one social protection benefit; of {year} where no year is "
        "given.",
        year=str(usual),
    )
    others = [
        formats.named(t.lang, area_name(t, view, row), view.said(t.lang, row["caveat"]))
        for row in rows
        if row["year"] != usual and row["caveat"]
    ]
    return " ".join([said, *others])


def context(t: Texts, view: PageView) -> list[Html]:
    """Coverage of the world's population, and what floors for all would cost more."""
    coverage = covered(view)
    groups = {
        "low_income": t("Low-income countries"),
        "lower_middle_income": t("Lower-middle-income countries"),
        "upper_middle_income": t("Upper-middle-income countries"),
        "high_income": t("High-income countries"),
    }
    gaps = sorted(view.tables["financing_gap"], key=lambda row: -row["percent_of_gdp"])
    return [
        components.exportable(
            t,
            "coverage",
            components.undated(t, view, t("Context: who has at least one benefit")),
            html.Div(
                [
                    html.Div(
                        [
                            html.Span(area_name(t, view, row)),
                            html.B(formats.percent(t.lang, row["percent"], 1)),
                            components.bar(row["percent"]),
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
            components.undated(t, view, t("Context: the extra cost of social protection floors for all")),
            components.table(
                t("Financing gap by income group"),
                [t("Group"), t("US$ billion"), t("Share of GDP")],
                [
                    [
                        groups[row["income_group"]],
                        components.number(t, row["usd"], formats.number(t.lang, row["usd"] / 1e9, 1)),
                        components.number(
                            t, row["percent_of_gdp"], formats.percent(t.lang, row["percent_of_gdp"], 1)
                        ),
                    ]
                    for row in gaps
                ],
            ),
            components.sources(t, view, gaps),
        ),
    ]
