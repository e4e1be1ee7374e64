"""The page of one country: its steps and their evidence, people, partners, themes, contradictions."""

from typing import Any

from data.filters import search_of, without_lists
from data.rows import PageView
from data.rows.countries import CountryPage
from data.rows.evidence import Contradiction
from data.untranslated import joined
from layouts.look import components
from layouts.look.comparison import beside
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.pages import reported_figures as figures
from layouts.pages.country import work
from layouts.pages.country.steps import since, tracker
from layouts.pages.evidence.contradictions import titled
from layouts.words import formats
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    found = view.answers.country(view.key)
    if found is None:
        return []
    return [
        html.Div(
            [
                _heading(t, view, found),
                *([html.P(found.note.summary[t.lang], className="summary")] if found.note else []),
                tracker(t, view, found),
                *since(t, view, found.later_results),
                html.Div(
                    [
                        work.people(t, view, found),
                        work.partners(t, view, found),
                        work.themes(t, view, found),
                        *work.convention(t, view, found),
                        *work.multi_donor(t, view, found),
                    ],
                    className="work",
                ),
                *announced.people(t, view, found.later),
                *figures.of_country(t, view, found.other_figures),
                _discrepancies(t, view, found),
                components.paper_sources(
                    t,
                    view,
                    found.origins,
                    t(
                        "On screen: paragraphs, and what is shown where a difference between the documents "
                        "is of low severity."
                    ),
                ),
            ],
            className="country-page",
        )
    ]


def _heading(t: Texts, view: PageView, found: CountryPage) -> Html:
    around = [
        components.link(
            view, "/countries", t("All {n} countries", n=formats.number(t.lang, found.countries))
        ),
    ]
    if found.previous:
        around.insert(0, _neighbour(t, view, found.previous, "← ", t("Previous country")))
    if found.following:
        around.append(_neighbour(t, view, found.following, " →", t("Next country")))
    return components.heading(
        found.country.names[t.lang],
        joined(
            " · ",
            filter(
                None, [found.region[t.lang], _phase(t, found), _achieved(t, found), _moved(t, view, found)]
            ),
        ),
        html.Nav(around, className="around", **{"aria-label": t("Other countries")}),
    )


def _neighbour(t: Texts, view: PageView, iso3: str, arrow: str, which: str) -> Html:
    name = [
        html.Span(formats.named(t.lang, which), className="visually-hidden"),
        components.country_name(t, view, iso3),
    ]
    mark = html.Span(arrow, **{"aria-hidden": "true"})
    return components.link(
        view, f"/countries/{iso3}", [mark, *name] if arrow.endswith(" ") else [*name, mark]
    )


def _phase(t: Texts, found: CountryPage) -> str:
    """The phase that the results are of, where those of an earlier one stand beside them."""
    return t("phase {phase}", phase=formats.roman(found.phase)) if found.has_earlier else ""


def _achieved(t: Texts, found: CountryPage) -> str:
    """How many steps the country achieved, by when, and how firmly."""
    if not found.results_as_of:
        return t("results not reported")
    day = formats.day(t.lang, found.results_as_of)
    if not found.results:
        return t("no step achieved by {date}", date=day)
    steps, explicit = (formats.number(t.lang, n) for n in (len(found.achieved), found.explicit))
    return t.count(
        "{steps} of 3 steps achieved by {date}; the report is explicit for {explicit} of {n} result",
        "{steps} of 3 steps achieved by {date}; the report is explicit for {explicit} of {n} results",
        len(found.results),
        steps=steps,
        date=day,
        explicit=explicit,
    )


def _moved(t: Texts, view: PageView, found: CountryPage) -> str:
    """How many results the country had on the day that it is compared with; empty where that says nothing."""
    before = view.answers.before
    then = before.country(view.key) if before else None
    if then is None:
        return ""
    now = len(found.results) if found.results_as_of else None
    moved = beside(t, view.overview, now, len(then.results) if then.results_as_of else None)
    return t("{what}: {caveat}", what=t("results"), caveat=moved) if moved else ""


def _discrepancies(t: Texts, view: PageView, found: CountryPage) -> Html:
    """Contradictions of the documents that touch the country: the grave ones first, then its own."""
    if not found.disputes:
        return components.section(t("No difference between the documents touches this country"))
    title = t.count(
        "{n} difference between the documents touches this country",
        "{n} differences between the documents touch this country",
        len(found.disputes),
    )
    # A filter that leaves out this country is left out of the links, for it hides what they lead to.
    filters = view.overview.filters
    search = search_of(filters if found.is_left else without_lists(filters))
    return components.section(
        title,
        html.Ul(
            [_discrepancy(t, row, f"/evidence{search}") for row in found.disputes], className="items flowing"
        ),
        components.sources(t, view, found.disputes),
    )


def _discrepancy(t: Texts, row: Contradiction, evidence: str) -> Html:
    words = {
        "high": t("high severity"),
        "medium": t("medium severity"),
        "low": t("low severity"),
    }
    badges = [components.badge(words[row.severity], "high" if row.severity == "high" else "plain")]
    if not row.is_settled:
        badges.append(components.badge(t("not settled"), "warn"))
    return html.Li(
        [
            html.A(titled(t, row), href=f"{evidence}#{row.discrepancy_id}"),
            " ",
            *badges,
            html.P(
                t("Shown then: {what}", what=row.adopted[t.lang])
                if row.is_earlier
                else t("Shown: {what}", what=row.adopted[t.lang]),
                className="small",
            ),
        ],
        className=f"is-{row.severity}",
    )
