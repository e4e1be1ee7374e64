"""The page of people: three measures that are never added up, and the country figures behind them."""

from typing import Any

from data.rows import PageView
from data.rows.people import Measure, People
from layouts.figures.charts import measure_name
from layouts.look import comparison, components
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.pages.people import explained as people_explained
from layouts.pages.people import figures as people_figures
from layouts.pages.people import phases
from layouts.pages.people.figures import in_millions
from layouts.words import formats
from layouts.words.pace import look
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    people = view.answers.people
    return [
        components.heading(
            title(t, people), f"{_lead(t, view, people)} {announced.lead(t, view.overview)}".rstrip()
        ),
        _measures(t, view, people),
        phases.section(t, view, people),
        people_explained.totals(t, view, people),
        people_figures.by_measure(t, view, people),
        people_figures.apart(t, view, people),
        *announced.people(t, view, people.later_left),
    ]


def title(t: Texts, people: People) -> str:
    """Which measures are ahead of an even pace, and which behind."""
    stand = {row.measure: row.stands for row in people.measures if row.stands}
    if not stand:
        return t("No figures of people are reported for this date")
    ahead = [measure_name(t, one) for one, where in stand.items() if where == "ahead"]
    about, behind = (list(stand.values()).count(where) for where in ("about", "behind"))
    if not behind and len(stand) < len(people.measures):
        return t("Every measure that is reported keeps an even pace")
    if not behind:
        return t("Every measure keeps an even pace")
    names = formats.listed(t.lang, ahead)
    if about:
        start = (
            t("{ahead}: ahead of an even pace", ahead=names)
            if ahead
            else t("No measure is ahead of an even pace")
        )
        return t(
            "{start}; {about} of {all} measures about on it, {behind} behind",
            start=start,
            about=about,
            all=len(stand),
            behind=behind,
        )
    if not ahead:
        return t("No measure keeps an even pace")
    return t.count(
        "{ahead}: ahead of an even pace; {n} of {all} measures is behind",
        "{ahead}: ahead of an even pace; {n} of {all} measures are behind",
        behind,
        ahead=names,
        all=len(stand),
    )


def _lead(t: Texts, view: PageView, people: People) -> str:
    """That measures overlap, how many countries report, and what follows the filters."""
    said = [t("The three measures overlap: a person may count in each. They are never added up.")]
    counted = people_figures.by_the_report(t, people)
    if counted:
        said += [counted, _named(t, people)]
    if components.leaves_out(view):
        said.append(t("Programme totals do not follow the filters; the figures of countries do."))
    return " ".join(said)


def _named(t: Texts, people: People) -> str:
    """For how many countries the documents give figures, whatever they count, and for how many reach."""
    return t.count(
        "Its notes and lists give figures about people for {n} country, achieved ones in one of the three "
        "measures for {reached}.",
        "Its notes and lists give figures about people for {n} countries, achieved ones in one of the three "
        "measures for {reached}.",
        people.with_figures,
        reached=people.with_reached,
    )


# --- achieved against ambition


def _measures(t: Texts, view: PageView, people: People) -> Html:
    """The three measures side by side, each against its ambition, with the mark of an even pace."""
    year = people.measures[0].due[:4]
    before = view.answers.before
    then = {row.measure: row.people for row in before.people.measures} if before else {}
    return components.exportable(
        t,
        "people-measures",
        t(
            "Achieved by {date}, against the ambition for {year}",
            date=formats.day(t.lang, people.as_of),
            year=year,
        )
        if people.as_of
        else t("The ambition for {year}", year=year),
        html.Div(
            [_measure(t, view, people, row, then.get(row.measure)) for row in people.measures],
            className="three measures",
        ),
        components.sources(t, view, [place for row in people.measures for place in row.origins]),
        note=t("The mark on each bar is an even pace: the share of the phase that has passed."),
    )


def _measure(t: Texts, view: PageView, people: People, row: Measure, before: float | None) -> Html:
    """A measure: what is reached of what, how that stands, who reports, and what it was before."""
    pace = view.overview.headline.elapsed_pct
    ambition = in_millions(t, row.ambition)
    name = html.H3(measure_name(t, row.measure))
    moved = comparison.beside(t, view.overview, row.people, before, lambda n: in_millions(t, n, 2))
    since = [html.P(moved, className="small")] if moved else []
    if row.people is None or row.share_pct is None or row.stands is None:
        figure = html.P([components.not_reported(t), t("of {n}", n=ambition)], className="figure-line")
        return html.Div([name, figure, components.bar(None, pace), *since])
    shares = t(
        "{share} of the ambition, {pace} of the phase passed",
        share=formats.percent(t.lang, row.share_pct),
        pace=formats.percent(t.lang, pace),
    )
    words = {"ahead": t("ahead of pace"), "about": t("about on pace"), "behind": t("behind pace")}
    word = components.badge(words[row.stands], look(row.stands))
    own_day = formats.day(t.lang, row.as_of) if row.as_of and row.as_of != people.as_of else ""
    return html.Div(
        [
            name,
            html.P([html.B(in_millions(t, row.people)), t("of {n}", n=ambition)], className="figure-line"),
            components.bar(row.share_pct, pace),
            html.P([word, shares], className="shares"),
            html.P(_reporting(t, row, people.priority_countries), className="small"),
            *([html.P(t("Reported for {date}", date=own_day), className="small")] if own_day else []),
            *since,
        ]
    )


def _reporting(t: Texts, row: Measure, of: int) -> str:
    if not row.reporting_countries:
        return ""
    n = row.reporting_countries
    return t("{n} of {all} countries report, unnamed; the ambition is for all", n=n, all=of)
