"""The page of countries: one row a priority country that the filters leave, and how much is known of it."""

from typing import Any

from data.rows import PageView
from data.rows.countries import Countries, Known, Listed
from layouts.figures import charts
from layouts.look import components
from layouts.look.comparison import beside
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.pages.compare import choose
from layouts.pages.people import figures as people_figures
from layouts.words import basis, formats
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    title, found = charts.map_title(t, view.overview), view.answers.countries
    if not found.listed:
        return [components.heading(title, ""), components.empty(t)]
    lead = f"{_lead(t, view, found)} {announced.lead(t, view.overview)}".rstrip()
    return [
        components.heading(title, lead),
        html.Div([choose.bar(t, view, "country"), _regions(t, view)], className="compare-bar"),
        _table(t, view, found),
        *_notes(t, view, found),
    ]


def _regions(t: Texts, view: PageView) -> Html:
    """The regions, folded, to be set side by side."""
    summary = html.Summary(t("Compare regions"))
    return html.Details([summary, choose.whole(t, view, "region")], className="choose")


def _lead(t: Texts, view: PageView, found: Countries) -> str:
    """How far the results rest on the country notes, what they were before, how many report people."""
    said = [basis.sentence(t, found.results, found.explicit)]
    before = view.overview.before
    moved = beside(t, view.overview, view.overview.headline.results, before and before.headline.results)
    said.append(t("{what}: {caveat}", what=t("Results"), caveat=moved) + "." if moved else "")
    figures, reached = (formats.number(t.lang, n) for n in (found.with_figures, found.with_reached))
    said.append(
        t.count(
            "Figures about people exist for {people} of {n} country, achieved ones in one of the three "
            "measures for {achieved}.",
            "Figures about people exist for {people} of {n} countries, achieved ones in one of the three "
            "measures for {achieved}.",
            len(found.listed),
            people=figures,
            achieved=reached,
        )
    )
    return " ".join(filter(None, said))


def _table(t: Texts, view: PageView, found: Countries) -> Html:
    regions = {region.region_id: region.names[t.lang] for region in view.frame.regions}
    before = _before(t, view)
    return components.table(
        t("Priority countries, their steps and what is reported of them"),
        [
            t("Country"),
            t("Region"),
            t("Steps"),
            t("Status of results"),
            *([before[0]] if before else []),
            t("Figures on people"),
            t("Partners"),
            t("Themes"),
            t("Differences"),
            t("Completeness"),
        ],
        [
            [
                _named(t, view, one.row.country.iso3, one.row.country.names[t.lang]),
                _region(one.row.country.region_id, regions[one.row.country.region_id]),
                (
                    components.steps_marks(t, one.row.steps, view.overview.is_reported),
                    len(one.row.steps) if view.overview.is_reported else -1,
                ),
                _basis(t, one),
                *([_then(t, before[1].get(one.row.country.iso3))] if before else []),
                _count(t, one.known.people.figures),
                _count(t, one.known.partners),
                _count(t, one.known.themes),
                _discrepancies(t, one.known),
                _completeness(t, one.known),
            ]
            for one in found.listed
        ],
        name="countries",
        has_cards=True,
    )


def _named(t: Texts, view: PageView, iso3: str, name: str) -> tuple[Html, str]:
    """A country with the box that sets it side by side with others."""
    link = components.link(view, f"/countries/{iso3}", name)
    return html.Span([choose.box(t, "country", iso3, name), link], className="named"), name


def _before(t: Texts, view: PageView) -> tuple[str, dict[str, Known]] | None:
    """The heading of the column with the results of the day compared with, and what was known then."""
    before, other = view.answers.before, view.overview.before
    if before is None or other is None or not (other.is_reported or view.overview.filters.compare):
        return None
    day = formats.day(t.lang, other.as_of, "medium")
    if other.phase == view.overview.phase:
        return t("Results on {date}", date=day), before.countries.every
    phase = formats.roman(other.phase)
    return t("Results on {date}, in phase {phase}", date=day, phase=phase), before.countries.every


def _then(t: Texts, known: Known | None) -> tuple[Any, int]:
    """How many results a country had then; of one that was no priority country, none could be."""
    if known is None:
        return html.Span(t("not applicable"), className="no-value"), -1
    if known.results is None:
        return components.not_reported(t), -1
    return html.Span(formats.number(t.lang, known.results), className="small"), known.results


def _region(region_id: str, name: str) -> Html:
    return html.Button(name, **{"data-filter": "region", "data-value": region_id, "aria-pressed": "false"})


def _count(t: Texts, n: int) -> tuple[Any, int]:
    """How many; where there is none, no document reports any."""
    return (html.Span(formats.number(t.lang, n)), n) if n else (components.not_reported(t), -1)


def _basis(t: Texts, one: Listed) -> tuple[Any, int]:
    """How many of the results shown the report states explicitly, and how many are to be confirmed."""
    if one.shown is None or one.shown_explicit is None:
        return components.not_reported(t), -1
    if not one.shown:
        return html.Span(t("no result yet"), className="small"), -1
    open_ = one.shown - one.shown_explicit
    words = [html.Span(basis.explicit(t, one.shown_explicit))]
    if open_:
        words.append(components.badge(t("{n} to be confirmed", n=formats.number(t.lang, open_)), "warn"))
    return html.Span(words, className="basis"), open_


def _discrepancies(t: Texts, known: Known) -> tuple[Any, int]:
    shown: list[Any] = [html.Span(formats.number(t.lang, known.disputes))]
    if known.severe:
        shown.append(html.B(t("{n} high", n=formats.number(t.lang, known.severe))))
    return html.Span(shown, className="pairs"), known.disputes


def _completeness(t: Texts, known: Known) -> tuple[Any, int]:
    """Five marks and what is missing in words, by the rule of the page of evidence."""
    names = _kinds(t, known)
    if known.missing:
        words = t("missing: {parts}", parts=", ".join(names[kind] for kind in known.missing))
    else:
        is_half = known.evidence == "half"
        words = t("all five kinds, evidence in part") if is_half else t("all five kinds")
    marks = [html.I(className=f"mark {state}") for state in known.states.values()]
    return (
        html.Span(
            [html.Span(marks, className="marks", **{"aria-hidden": "true"}), html.Span(words)],
            className="completeness",
        ),
        len(names) - len(known.missing),
    )


def _kinds(t: Texts, known: Known) -> dict[str, str]:
    """The names of the kinds of what can be known of a country."""
    people = t("people reached")
    others = known.people.figures
    if others and not known.people.reached:  # or it would stand beside them as if there were none
        people += " " + t.count("({n} other figure)", "({n} other figures)", others)
    return {
        "results": t("results"),
        "evidence": t("evidence"),
        "people": people,
        "partners": t("partners"),
        "themes": t("themes"),
    }


def _notes(t: Texts, view: PageView, found: Countries) -> list[Any]:
    """How to read the table, and where it comes from."""
    said = [
        t(
            "The programme contributed to the results. To be confirmed: the note names no act of the step, "
            "an approval, a law or a review is awaited, or a ratification is all there is."
        ),
        t(
            "Completeness, by the rule of the page of evidence: results, evidence (explicit notes, half "
            "where only a part is), people reached (achieved figures in one of the three measures), "
            "partners, themes. A dash: no step achieved yet."
        ),
        t("Partners are those that fund work now; announced ones stand on the country's page."),
    ]
    if view.overview.filters.step or view.overview.filters.evidence:
        said.append(
            t("Marks show every step of a country; the status is that of the results that the filters leave.")
        )
    said += filter(None, [people_figures.by_the_report(t, view.answers.people)])
    origins = [place for one in found.listed for place in one.origins]
    origins += [found.dispute_origin] if found.dispute_origin else []
    return [html.P(each, className="small") for each in said] + [components.sources(t, view, origins)]
