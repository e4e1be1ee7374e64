"""How complete the evidence is: in five facts, and country by country."""

from typing import Any

from data.rows import PageView
from data.rows.evidence import Completeness, CountryEvidence, KindOfEvidence
from layouts.figures.charts import unreported
from layouts.frame import filterbar
from layouts.look import comparison, components
from layouts.look.markup import Html, html
from layouts.pages.people import explained as people_explained
from layouts.pages.people import figures as people_figures
from layouts.words.texts import Texts


def kind_name(t: Texts, kind: str) -> str:
    """A kind of evidence."""
    return {
        "results": t("Results"),
        "explicit": t("Evidence"),
        "people": t("People reached"),
        "partners": t("Partners"),
        "themes": t("Themes"),
    }[kind]


def counted(t: Texts, kind: str) -> str:
    """What is counted of a kind of evidence."""
    return {
        "results": t("countries with a result"),
        "explicit": t("results that the report states explicitly"),
        "people": t("countries with an achieved figure in one of the three measures"),
        "partners": t("countries whose funding partners are named"),
        "themes": t("countries named under a theme"),
    }[kind]


def how_many(t: Texts, one: KindOfEvidence) -> str:
    """Of how many there is evidence; that it is not reported; that there is nothing to support."""
    if one.n is None:
        return t("not reported")
    return t("{n} of {all}", n=one.n, all=one.of) if one.of else t("not applicable")


def facts(t: Texts, view: PageView) -> Html:
    """How complete the evidence is, one fact for each kind, and what moved since the day compared with."""
    found, before = view.answers.completeness, view.answers.before
    then = before.completeness if before else None
    shown = [
        html.Div(
            [
                html.Span(kind_name(t, one.kind)),
                html.B(how_many(t, one)),
                components.bar(one.percent),
                html.Span(counted(t, one.kind)),
            ]
        )
        for one in found.kinds
    ]
    return components.exportable(
        t,
        "evidence-facts",
        t("How much the documents tell"),
        html.Div(shown, className="facts evidence-facts"),
        *comparison.line(
            t,
            view,
            [
                (counted(t, one.kind), one.n, then.kinds[place].n if then else None)
                for place, one in enumerate(found.kinds)
            ],
        ),
        components.sources(t, view, found.origins),
        selection=filterbar.places(t, view),
    )


def matrix(t: Texts, view: PageView) -> Html:
    """Country by kind of evidence: a value, a reported zero, not reported, not applicable."""
    found = view.answers.completeness
    regions = {region.region_id: region.names[t.lang] for region in view.frame.regions}
    rows = [
        [
            (
                components.link(view, f"/countries/{one.country.iso3}", one.country.names[t.lang]),
                one.country.names[t.lang],
            ),
            regions[one.country.region_id],
            *_cells(t, one),
        ]
        for one in found.countries
    ]
    heads = [t("Country"), t("Region"), *(kind_name(t, one.kind) for one in found.kinds)]
    key = [
        (html.B("2"), t("a value")),
        (_zero("0"), t("a zero that is reported: no mark in the table of results, or no explicit note")),
        (components.not_reported(t), t("no document says")),
        (not_applicable(t), t("no result, so nothing to support")),
    ]
    about = about_people(t, view)
    if not rows:
        return components.section(whole(t, found), components.empty(t), note=about, anchor="completeness")
    marks = html.P([html.Span([mark, " ", words]) for mark, words in key], className="state-key")
    return components.exportable(
        t,
        "completeness",
        whole(t, found),
        [
            marks,
            components.table(t("Who has reported what"), heads, rows, name="evidence-matrix", has_cards=True),
        ],
        components.sources(t, view, found.origins),
        note=about,
        anchor="completeness",
        selection=filterbar.places(t, view),
    )


def about_people(t: Texts, view: PageView) -> str:
    """What counts as evidence on people, and which of the programme's totals no country explains."""
    people = view.answers.people
    said = [
        t("People reached: achieved figures in one of the three measures."),
        people_figures.by_the_report(t, people),
        f"{people_explained.title(t, people)}." if people.is_reported else "",
    ]
    return " ".join(filter(None, said))


def _cells(t: Texts, found: CountryEvidence) -> list[Any]:
    """Results, evidence, people, partners, themes of a country; each with the value to sort by."""
    unknown = (components.not_reported(t), -2)
    others = (
        t.count("{n} other figure", "{n} other figures", found.other_figures) if found.other_figures else ""
    )
    known = found.known
    reached = known.people.reached
    figures = t.count("{n} figure", "{n} figures", reached)
    return [
        *(_results(t, known.results, known.explicit) if known.results is not None else (unknown, unknown)),
        (
            [
                figures if reached else components.not_reported(t),
                " ",
                html.Span(others, className="small"),
            ],
            reached or -2,
        ),
        (t.count("{n} partner", "{n} partners", known.partners), known.partners)
        if known.partners
        else unknown,
        (t.count("{n} theme", "{n} themes", known.themes), known.themes) if known.themes else unknown,
    ]


def _results(t: Texts, results: int, explicit: int | None) -> tuple[Any, Any]:
    """How many results a country has, and how many of them are explicit."""
    if not results:
        return (_zero("0"), 0), (not_applicable(t), -1)
    of_all = t("{n} of {all} explicit", n=explicit, all=results)
    return (
        (t.count("{n} result", "{n} results", results), results),
        (of_all if explicit else _zero(of_all), explicit),
    )


def _zero(shown: str) -> Html:
    return html.Span(shown, className="zero-value")


def not_applicable(t: Texts) -> Html:
    """The mark of what cannot be there."""
    return html.Span(t("not applicable"), className="no-value")


def whole(t: Texts, found: Completeness) -> str:
    """How many countries have evidence of every kind."""
    if not found.countries:
        return t("No country matches these filters")
    return t(
        "{n} of {all} countries have evidence of all five kinds",
        n=found.complete,
        all=len(found.countries),
    )


def title(t: Texts, found: Completeness) -> str:
    """What is seen first: how many results rest on what their country's note says."""
    if found.results is None:
        return unreported(t)
    if not found.results:
        return t("No result in this selection")
    return t.count(
        "For {explicit} of {n} result the report states the change explicitly",
        "For {explicit} of {n} results the report states the change explicitly",
        found.results,
        explicit=found.explicit,
    )


def undated(t: Texts, found: Completeness) -> str:
    """How many of the explicit results give no date; empty where none is."""
    if not found.undated:
        return ""
    return t.count(
        "{n} of the explicit ones gives no date, which is to be asked for.",
        "{n} of the explicit ones give no date, which is to be asked for.",
        found.undated,
    )
