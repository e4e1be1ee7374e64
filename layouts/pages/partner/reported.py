"""What the programme reports in the countries of a partner: changes, people, thematic work."""

from typing import Any

from data.rows import PageView
from data.rows.partners import PartnerPage
from data.rows.people import PeopleFigure
from layouts.figures.charts import step_name, unreported
from layouts.look import components
from layouts.look.footnotes import caveat, footnotes, repeated
from layouts.look.markup import Html, html
from layouts.pages.partners.page import dates
from layouts.pages.people.figures import badges, counted, group_name, of_phase, tallied
from layouts.words import basis, formats
from layouts.words.texts import Texts


def country(t: Texts, view: PageView, iso3: str) -> tuple[Any, str]:
    """The cell of a country: its link, and the name to sort by."""
    return components.country_link(t, view, iso3), components.country_name(t, view, iso3)


def _countries(t: Texts, view: PageView, codes: list[str]) -> list[tuple[Any, str]]:
    """The cells of a column of countries: one that the row above has already is seen only once sorted."""
    before = [None, *codes]
    return [
        country(t, view, iso3) if iso3 != last else _again(components.country_name(t, view, iso3))
        for iso3, last in zip(codes, before, strict=False)
    ]


def _again(label: str) -> tuple[Html, str]:
    return html.Span(label, className="again"), label


def changes(t: Texts, view: PageView, partner: PartnerPage) -> Html:
    """What changed, step by step, and how firmly the country note says it."""
    rows = partner.results
    if not rows:
        none = t("No step is reported as achieved in these countries.")
        return components.section(
            t("What changed there"), html.P(none if partner.is_reported else unreported(t))
        )
    names = _countries(t, view, [row.iso3 for row in rows])
    return components.section(
        t.count(
            "What changed there: for {firm} of {n} result the report states the change explicitly",
            "What changed there: for {firm} of {n} results the report states the change explicitly",
            len(rows),
            firm=partner.explicit,
        ),
        components.table(
            t("Results reported in these countries"),
            [t("Country"), t("Step"), t("Status"), t("What changed")],
            [
                [
                    name,
                    (f"{row.step} {step_name(t, row.step)}", row.step),
                    basis.badge(t, row.basis, undated=row.is_undated),
                    html.Div(
                        [
                            row.summary[t.lang] if row.summary else components.not_reported(t),
                            *caveat(t, view, row),
                        ]
                    ),
                ]
                for row, name in zip(rows, names, strict=True)
            ],
            name="partner-results",
        ),
        components.sources(t, view, rows),
        note=dates(t, partner.results_since, partner.results_as_of),
    )


def people_figures(t: Texts, view: PageView, partner: PartnerPage) -> Html:
    """The figures about people with their status; they are never summed."""
    rows = partner.people
    if not rows:
        return components.section(
            t("People"),
            html.P(
                [t("No country note there gives a figure about people:"), " ", components.not_reported(t)]
            ),
        )
    names = _countries(t, view, [row.iso3 or "" for row in rows])
    return components.section(
        tallied(t, partner.tally),
        components.table(
            t("Figures about people in these countries"),
            [t("Country"), t("How many"), t("Status"), t("Measure and year"), t("What is counted")],
            [
                [
                    name,
                    (counted(t, row), row.people),
                    html.Span(badges(t, row)),
                    html.Div(
                        [group_name(t, row.measure), html.Div(_year(t, row), className="small")],
                        className=f"is-{row.measure}",
                    ),
                    html.Div([row.what[t.lang], *caveat(t, view, row)]),
                ]
                for row, name in zip(rows, names, strict=True)
            ],
            name="partner-people",
        ),
        components.sources(t, view, rows),
        note=t(
            "Never summed: they count different things, some include others, and people may be counted twice."
        ),
    )


def _year(t: Texts, row: PeopleFigure) -> str:
    """The year of a figure, and its phase where it is not the one under way."""
    year = str(row.year) if row.year else t("year not reported")
    return ", ".join(filter(None, [year, of_phase(t, row)]))


def thematic_work(t: Texts, view: PageView, partner: PartnerPage) -> Html:
    """What the thematic lists of the report say of these countries, by thematic area."""
    rows = partner.work
    if not rows:
        return components.section(
            t("Thematic work there"), html.P(t("No list of thematic work names these countries."))
        )
    marks = repeated(rows)
    areas = [None, *(row.theme_id for row in rows)]
    return components.section(
        t(
            "Thematic work there: {themes}",
            themes=formats.listed(t.lang, [label[t.lang] for label in partner.areas]),
        ),
        components.table(
            t("Thematic work in these countries"),
            [t("Thematic area"), t("Country"), t("What was done")],
            [
                [
                    row.label[t.lang] if row.theme_id != last else _again(row.label[t.lang]),
                    country(t, view, row.iso3),
                    html.Div([row.summary[t.lang], *caveat(t, view, row, marks)]),
                ]
                for row, last in zip(rows, areas, strict=False)
            ],
            name="partner-themes",
        ),
        *footnotes(t, view, marks),
        components.sources(t, view, rows),
        note=t("Lists of the report; they are selections and do not say who paid for an activity."),
    )
