"""How complete the evidence is: in five facts, and country by country."""

from collections import Counter
from typing import Any

from data.rows import PageView
from layouts.frame import filterbar
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.people import explained as people_explained
from layouts.pages.people import figures as people_figures
from layouts.pages.people.figures import is_reached
from layouts.words.basis import is_explicit, is_undated
from layouts.words.texts import Texts

KINDS = ("results", "explicit", "people", "partners", "themes")  # of evidence, for each country
BEHIND = ("result", "people_figure", "country_partner", "theme_country")  # the tables of these kinds
Row = dict[str, Any]
Counts = dict[str, Counter[str]]


def counted(view: PageView, asked: tuple[str, ...], *, is_dated: bool = False) -> Counts:
    """How much evidence of each kind there is for each country that the filters leave; known by the date."""
    counts: Counts = {iso3: Counter() for iso3 in asked}
    result, people, partner, theme = (
        components.known(view, name) if is_dated else view.tables[name] for name in BEHIND
    )
    partners = {(row["iso3"], row["partner_id"]): row for row in partner if row["status"] == "current"}
    kinds = [
        ("results", result),
        ("explicit", [*filter(is_explicit, result)]),
        ("undated", [*filter(is_undated, result)]),
        ("people", [row for row in people if is_reached(row)]),
        ("others", [row for row in people if not is_reached(row)]),
        ("partners", [*partners.values()]),
        ("themes", theme),
    ]
    for kind, rows in kinds:
        for row in rows:
            if row["iso3"] in counts:
                counts[row["iso3"]][kind] += 1
    return counts


def facts(t: Texts, view: PageView, counts: Counts) -> Html:
    """How complete the evidence is, one fact for each kind."""
    words = {
        "results": (t("Results"), t("countries with a result")),
        "explicit": (t("Evidence"), t("results that the report states explicitly")),
        "people": (t("People reached"), t("countries with an achieved figure in one of the three measures")),
        "partners": (t("Partners"), t("countries whose funding partners are named")),
        "themes": (t("Themes"), t("countries named under a theme")),
    }
    found_of = []
    for kind, (label, what) in words.items():
        n = sum(min(found[kind], 1) if kind != "explicit" else found[kind] for found in counts.values())
        of = len(counts) if kind != "explicit" else sum(found["results"] for found in counts.values())
        said = t("{n} of {all}", n=n, all=of) if of else t("not applicable")
        bar = components.bar(100 * n / of if of else None)
        found_of.append(html.Div([html.Span(label), html.B(said), bar, html.Span(what)]))
    shown = [row for name in BEHIND for row in view.tables[name] if row["iso3"] in counts]
    return components.exportable(
        t,
        "evidence-facts",
        t("How much the documents tell"),
        html.Div(found_of, className="facts evidence-facts"),
        components.sources(t, view, shown),
        selection=filterbar.places(t, view),
    )


def matrix(t: Texts, view: PageView, counts: Counts) -> Html:
    """Country by kind of evidence: a value, a reported zero, not reported, not applicable."""
    regions = {region.region_id: region.names[t.lang] for region in view.frame.regions}
    rows = [
        [
            (
                components.link(view, f"/countries/{country.iso3}", country.names[t.lang]),
                country.names[t.lang],
            ),
            regions[country.region_id],
            *_cells(t, counts[country.iso3]),
        ]
        for country in view.frame.ordered[t.lang]
        if country.iso3 in counts
    ]
    heads = [
        t("Country"),
        t("Region"),
        t("Results"),
        t("Evidence"),
        t("People reached"),
        t("Partners"),
        t("Themes"),
    ]
    key = [
        (html.B("2"), t("a value")),
        (_zero("0"), t("a zero that is reported: no mark in Table 3, or no explicit note")),
        (components.not_reported(t), t("no document says")),
        (not_applicable(t), t("no result, so nothing to support")),
    ]
    shown = [row for name in BEHIND for row in view.tables[name] if row["iso3"] in counts]
    about = about_people(t, view)
    if not rows:
        return components.section(whole(t, counts), components.empty(t), note=about, anchor="completeness")
    marks = html.P([html.Span([mark, " ", words]) for mark, words in key], className="state-key")
    return components.exportable(
        t,
        "completeness",
        whole(t, counts),
        [
            marks,
            components.table(t("Who has reported what"), heads, rows, name="evidence-matrix", has_cards=True),
        ],
        components.sources(t, view, shown),
        note=about,
        anchor="completeness",
        selection=filterbar.places(t, view),
    )


def about_people(t: Texts, view: PageView) -> str:
    """What counts as evidence on people, and which of the programme's totals no country explains."""
    untraced = people_explained.title(t, [*view.tables["people_figure"]])
    said = [t("People reached: achieved figures in one of the three measures.")]
    return " ".join([*said, *filter(None, [people_figures.by_the_report(t, view)]), f"{untraced}."])


def _cells(t: Texts, found: Counter[str]) -> list[Any]:
    """Results, evidence, people, partners, themes of a country; each with the value to sort by."""
    results, explicit, people = found["results"], found["explicit"], found["people"]
    others = t.count("{n} other figure", "{n} other figures", found["others"]) if found["others"] else ""
    unknown = (components.not_reported(t), -2)
    of_all = t("{n} of {all} explicit", n=explicit, all=results)
    figures = t.count("{n} figure", "{n} figures", people)
    return [
        (t.count("{n} result", "{n} results", results), results) if results else (_zero("0"), 0),
        (not_applicable(t), -1) if not results else (of_all if explicit else _zero(of_all), explicit),
        (
            [figures if people else components.not_reported(t), " ", html.Span(others, className="small")],
            people or -2,
        ),
        (t.count("{n} partner", "{n} partners", found["partners"]), found["partners"])
        if found["partners"]
        else unknown,
        (t.count("{n} theme", "{n} themes", found["themes"]), found["themes"])
        if found["themes"]
        else unknown,
    ]


def _zero(shown: str) -> Html:
    return html.Span(shown, className="zero-value")


def not_applicable(t: Texts) -> Html:
    """The mark of what cannot be there."""
    return html.Span(t("not applicable"), className="no-value")


def whole(t: Texts, counts: Counts) -> str:
    """How many countries have evidence of every kind."""
    if not counts:
        return t("No country matches these filters")
    return t(
        "{n} of {all} countries have evidence of all five kinds",
        n=sum(all(found[kind] for kind in KINDS) for found in counts.values()),
        all=len(counts),
    )


def title(t: Texts, counts: Counts) -> str:
    """What is seen first: how many results rest on what their country's note says."""
    results = sum(found["results"] for found in counts.values())
    if not results:
        return t("No result in this selection")
    return t.count(
        "For {explicit} of {n} result the report states the change explicitly",
        "For {explicit} of {n} results the report states the change explicitly",
        results,
        explicit=sum(found["explicit"] for found in counts.values()),
    )


def undated(t: Texts, counts: Counts) -> str:
    """How many of the explicit results give no date; empty where none is."""
    n = sum(found["undated"] for found in counts.values())
    if not n:
        return ""
    return t.count(
        "{n} of the explicit ones gives no date, which is to be asked for.",
        "{n} of the explicit ones give no date, which is to be asked for.",
        n,
    )
