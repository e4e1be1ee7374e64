"""The page of people: three measures that are never added up, and the country figures behind them."""

from typing import Any

from data.rows import Overview, PageView, PeopleRow
from layouts.figures.charts import measure_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.pages.people import explained as people_explained
from layouts.pages.people import figures as people_figures
from layouts.pages.people.figures import in_millions
from layouts.words import formats
from layouts.words.pace import look, standing
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    figures = people_figures.known(view)
    return [
        components.heading(
            title(t, view.overview),
            f"{_lead(t, view, figures)} {announced.lead(t, view.overview)}".rstrip(),
        ),
        _measures(t, view),
        _phases(t, view),
        people_explained.totals(t, view, figures),
        people_figures.by_measure(t, view, figures),
        people_figures.apart(t, view, figures),
        *announced.people(t, view, people_figures.left(view, [*view.later["people_figure"]])),
    ]


def title(t: Texts, view: Overview) -> str:
    """Which measures are ahead of an even pace, and which behind."""
    reported = [row for row in view.people if row.people is not None]
    if not reported:
        return t("No figures of people are reported for this date")
    stand = {row.measure: standing(_points(view, row)) for row in reported}
    ahead = [measure_name(t, one) for one, where in stand.items() if where == "ahead"]
    about, behind = (list(stand.values()).count(where) for where in ("about", "behind"))
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
            all=len(reported),
            behind=behind,
        )
    if not ahead:
        return t("No measure keeps an even pace")
    return t.count(
        "{ahead}: ahead of an even pace; {n} of {all} measures is behind",
        "{ahead}: ahead of an even pace; {n} of {all} measures are behind",
        behind,
        ahead=names,
        all=len(reported),
    )


def _lead(t: Texts, view: PageView, figures: list[people_figures.Row]) -> str:
    """That measures overlap, how many countries report, and what follows the filters."""
    said = [t("The three measures overlap: a person may count in each. They are never added up.")]
    counted = people_figures.by_the_report(t, view)
    if counted:
        said += [counted, _named(t, view, figures)]
    if components.leaves_out(view):
        said.append(t("Programme totals do not follow the filters; the figures of countries do."))
    return " ".join(said)


def _named(t: Texts, view: PageView, figures: list[people_figures.Row]) -> str:
    """For how many countries the documents give figures, whatever they count, and for how many reach."""
    priority = {one.iso3 for one in view.frame.countries}
    of_any = {row["iso3"] for row in figures} & priority
    reached = {row["iso3"] for row in figures if people_figures.is_reached(row)} & priority
    return t.count(
        "Its notes and lists give figures about people for {n} country, achieved ones in one of the three "
        "measures for {reached}.",
        "Its notes and lists give figures about people for {n} countries, achieved ones in one of the three "
        "measures for {reached}.",
        len(of_any),
        reached=len(reached),
    )


def _share(row: PeopleRow) -> float:
    return 100 * (row.people or 0) / row.ambition


def _points(view: Overview, row: PeopleRow) -> float:
    """How far a measure is from an even pace."""
    return _share(row) - view.headline.elapsed_pct


# --- achieved against ambition


def _measures(t: Texts, view: PageView) -> Html:
    """The three measures side by side, each against its ambition, with the mark of an even pace."""
    indicators = {f"people_{row.measure}" for row in view.overview.people}
    behind = [
        *(row for row in view.tables["observation"] if row["as_of"] == view.overview.as_of),
        *(row for row in view.tables["target"] if row["phase"] == 2),
    ]
    return components.exportable(
        t,
        "people-measures",
        t(
            "Achieved by {date}, against the ambition for 2025",
            date=components.part_day(t, view.overview.as_of),
        )
        if any(row.people is not None for row in view.overview.people)
        else t("The ambition for 2025"),
        html.Div([_measure(t, view, row) for row in view.overview.people], className="three measures"),
        components.sources(t, view, [row for row in behind if row["indicator_id"] in indicators]),
        note=t("The mark on each bar is an even pace: the share of the phase that has passed."),
    )


def _measure(t: Texts, view: PageView, row: PeopleRow) -> Html:
    pace = view.overview.headline.elapsed_pct
    ambition = in_millions(t, row.ambition)
    name = html.H3(measure_name(t, row.measure))
    if row.people is None:
        figure = html.P([components.not_reported(t), t("of {n}", n=ambition)], className="figure-line")
        return html.Div([name, figure, components.bar(None, pace)])
    points = _points(view.overview, row)
    people = html.B(in_millions(t, row.people))
    shares = t(
        "{share} of the ambition, {pace} of the phase passed",
        share=formats.percent(t.lang, _share(row)),
        pace=formats.percent(t.lang, pace),
    )
    words = {"ahead": t("ahead of pace"), "about": t("about on pace"), "behind": t("behind pace")}
    word = components.badge(words[standing(points)], look(points))
    return html.Div(
        [
            name,
            html.P([people, t("of {n}", n=ambition)], className="figure-line"),
            components.bar(_share(row), pace),
            html.P([word, shares], className="shares"),
            html.P(_reporting(t, row.reporting_countries, len(view.frame.countries)), className="small"),
        ]
    )


def _reporting(t: Texts, countries: int | None, of: int) -> str:
    if not countries:
        return ""
    return t("{n} of {all} countries report, unnamed; the ambition is for all", n=int(countries), all=of)


# --- the two phases


def _phases(t: Texts, view: PageView) -> Html:
    """Phase I beside phase II, each measure by itself, with the number of countries that report."""
    first, second = sorted(view.tables["phase"], key=lambda row: int(row["phase"]))[:2]
    before = {
        row["indicator_id"]: row for row in view.tables["observation"] if row["as_of"] == first["ends_on"]
    }
    used = [
        row
        for row in view.tables["observation"]
        if row["as_of"] == view.overview.as_of and row["indicator_id"].startswith("people_")
    ]
    passed, rows = [], []
    for row in view.overview.people:
        then = before.get(f"people_{row.measure}")
        name = measure_name(t, row.measure)
        if then:
            used.append(then)
            if (row.people or 0) > then["value"]:
                passed.append(name)
        rows.append(
            [
                name,
                *_reached(t, then["value"] if then else None, row.ambition),
                _of(t, then["reporting_countries"] if then else None, first["countries_planned"]),
                *_reached(t, row.people, row.ambition),
                _of(t, row.reporting_countries, second["countries_planned"]),
            ]
        )
    years = [f"{row['starts_on'][:4]}–{row['ends_on'][:4]}" for row in (first, second)]
    bars = t("On the scale of the ambition for 2025")
    heads = [
        t("Measure"),
        *(t("Phase I, {years}", years=years[0]), bars, t("Countries that report")),
        *(t("Phase II, {years}, to date", years=years[1]), bars, t("Countries that report")),
    ]
    return components.exportable(
        t,
        "people-phases",
        t("Already more than in the whole of phase I: {measures}", measures=formats.listed(t.lang, passed))
        if passed
        else t("Phase I beside phase II"),
        components.table(t("Phase I beside phase II"), heads, rows, name="phases", has_cards=True),
        components.sources(t, view, used),
        note=t(
            "Nobody can tell whether the same countries report in both phases. No document gives an ambition "
            "for people in phase I."
        ),
    )


def _reached(t: Texts, people: float | None, ambition: float) -> list[Any]:
    """A number of people in words, and its bar on the scale of the ambition."""
    if people is None:
        return [(components.not_reported(t), ""), (components.bar(None), "")]
    shown = html.B(in_millions(t, people))
    return [(shown, people), (components.bar(100 * people / ambition), people)]


def _of(t: Texts, countries: int | None, of: int) -> Any:
    if countries is None:
        return components.not_reported(t), ""
    return t("{n} of {all}", n=int(countries), all=int(of)), countries
