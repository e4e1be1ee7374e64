"""What the programme reports in the countries of a partner: changes, people, thematic work."""

from collections import Counter
from typing import Any

from data.rows import PageView
from data.rows.people import PeopleFigure, tally
from layouts.figures.charts import step_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.partners.page import date_note
from layouts.pages.people.figures import badges, counted, group_name, tallied
from layouts.words import basis, formats
from layouts.words.texts import Texts

Row = dict[str, Any]


def country(t: Texts, view: PageView, iso3: str) -> tuple[Any, str]:
    """The cell of a country: its link, and the name to sort by."""
    return components.country_link(t, view, iso3), components.country_name(t, view, iso3)


def firsts(rows: list[Row], name: str) -> list[tuple[Row, bool]]:
    """Rows, each with whether it opens a run of rows that have the same value."""
    before = [None, *(row[name] for row in rows)]
    return [(row, row[name] != last) for row, last in zip(rows, before, strict=False)]


def again(label: str) -> tuple[Html, str]:
    """A name that the row above has already: seen only once the table is sorted in another way."""
    return html.Span(label, className="again"), label


def repeated(rows: list[Row]) -> dict[str, int]:
    """Caveats that three rows or more share, with the number of the footnote that says each once."""
    counts = Counter(row["caveat"] for row in rows if row["caveat"])
    return {text: place + 1 for place, text in enumerate(one for one, n in counts.items() if n > 2)}


def footnotes(t: Texts, view: PageView, marks: dict[str, int]) -> list[Html]:
    """The caveats that several rows share, by number."""
    return [
        html.P([html.Sup(str(n)), " ", view.said(t.lang, text)], className="small after")
        for text, n in marks.items()
    ]


def caveat(t: Texts, view: PageView, row: Row, marks: dict[str, int] | None = None) -> list[Any]:
    """What to know of a row, in small print or as a footnote's number; nothing where there is nothing."""
    if not row["caveat"]:
        return []
    if row["caveat"] in (marks or {}):
        return [html.Sup(str((marks or {})[row["caveat"]]))]
    return [html.Div(view.said(t.lang, row["caveat"]), className="small")]


def contradictions(t: Texts, view: PageView, summary: str, rows: list[Row]) -> Html:
    """Contradictions between documents with the reading adopted, folded under a summary."""
    items = [
        html.Li([html.B(formats.named(t.lang, row[f"title_{t.lang}"])), view.said(t.lang, row["adopted"])])
        for row in rows
    ]
    return html.Details([html.Summary(summary), html.Ul(items)], className="contradictions")


def changes(t: Texts, view: PageView, rows: list[Row]) -> Html:
    """What changed, step by step, and how firmly the country note says it."""
    firm = basis.explicit_of(rows)
    if not rows:
        return components.section(
            t("What changed there"), html.P(t("No step is reported as achieved in these countries."))
        )
    return components.section(
        t.count(
            "What changed there: for {firm} of {n} result the report states the change explicitly",
            "What changed there: for {firm} of {n} results the report states the change explicitly",
            len(rows),
            firm=firm,
        ),
        components.table(
            t("Results reported in these countries"),
            [t("Country"), t("Step"), t("Status"), t("What changed")],
            [
                [
                    country(t, view, row["iso3"])
                    if is_first
                    else again(components.country_name(t, view, row["iso3"])),
                    (f"{row['step']} {step_name(t, row['step'])}", row["step"]),
                    basis.badge(t, row["basis"], undated=basis.is_undated(row)),
                    html.Div([row[f"summary_{t.lang}"] or components.not_reported(t), *caveat(t, view, row)]),
                ]
                for row, is_first in firsts(rows, "iso3")
            ],
            name="partner-results",
        ),
        components.sources(t, view, rows),
        note=date_note(t, view, rows),
    )


def people_figures(t: Texts, view: PageView, rows: list[PeopleFigure]) -> Html:
    """The figures about people with their status; they are never summed."""
    if not rows:
        return components.section(
            t("People"),
            html.P(
                [t("No country note there gives a figure about people:"), " ", components.not_reported(t)]
            ),
        )
    return components.section(
        tallied(t, tally(rows)),
        components.table(
            t("Figures about people in these countries"),
            [t("Country"), t("How many"), t("Status"), t("Measure and year"), t("What is counted")],
            [
                [
                    country(t, view, row.iso3)
                    if row.iso3 != before
                    else again(components.country_name(t, view, row.iso3)),
                    (counted(t, row), row.people),
                    html.Span(badges(t, row)),
                    html.Div(
                        [group_name(t, row.measure), html.Div(_year(t, row), className="small")],
                        className=f"is-{row.measure}",
                    ),
                    html.Div(
                        [
                            row.what[t.lang],
                            html.Div(view.said(t.lang, row.origin.caveat), className="small")
                            if row.origin.caveat
                            else "",
                        ]
                    ),
                ]
                for row, before in zip(rows, [None, *(row.iso3 for row in rows)], strict=False)
            ],
            name="partner-people",
        ),
        components.sources(t, view, rows),
        note=t(
            "Never summed: they count different things, some include others, and people may be counted twice."
        ),
    )


def _year(t: Texts, row: PeopleFigure) -> str:
    return str(row.year) if row.year else t("year not reported")


def thematic_work(t: Texts, view: PageView, rows: list[Row]) -> Html:
    """What the thematic lists of the report say of these countries, by thematic area."""
    labels = {row["theme_id"]: row[f"label_{t.lang}"] for row in view.tables["theme"]}
    order = [one for one in labels if any(row["theme_id"] == one for row in rows)]
    if not rows:
        return components.section(
            t("Thematic work there"), html.P(t("No list of thematic work names these countries."))
        )
    marks = repeated(rows)
    return components.section(
        t("Thematic work there: {themes}", themes=formats.listed(t.lang, [labels[one] for one in order])),
        components.table(
            t("Thematic work in these countries"),
            [t("Thematic area"), t("Country"), t("What was done")],
            [
                [
                    labels[row["theme_id"]] if is_first else again(labels[row["theme_id"]]),
                    country(t, view, row["iso3"]),
                    html.Div([row[f"summary_{t.lang}"], *caveat(t, view, row, marks)]),
                ]
                for row, is_first in firsts(
                    sorted(rows, key=lambda row: order.index(row["theme_id"])), "theme_id"
                )
            ],
            name="partner-themes",
        ),
        *footnotes(t, view, marks),
        components.sources(t, view, rows),
        note=t("Lists of the report; they are selections and do not say who paid for an activity."),
    )
