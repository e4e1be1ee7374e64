"""The page of one partner: a brief for its delegation, in the language of contribution."""

import re
from collections import Counter
from typing import Any

from data.collation import sort_key
from data.rows import PageView
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.partner.reported import (
    caveat,
    changes,
    contradictions,
    country,
    footnotes,
    people_figures,
    repeated,
    thematic_work,
)
from layouts.pages.partners import multi_donor as partners_multi_donor
from layouts.pages.partners.page import alphabetical, channel_shown
from layouts.words import basis, formats
from layouts.words.texts import Texts

Row = dict[str, Any]

# From so many rows on the print leaves out what is least needed, and then more (`assets/paper.css`).
TWO_SHEETS = 50
ONLY_ACHIEVED = 90


def body(t: Texts, view: PageView) -> list[Any]:
    """What the programme reports where the partner contributed, section by section."""
    partner = next(row for row in view.tables["partner"] if row["partner_id"] == view.key)
    every = components.by_country(t, view, view.tables["country_partner"])
    named = [row for row in every if row["partner_id"] == view.key]
    funded = {row["iso3"] for row in named if row["status"] == "current"}
    place = {row["iso3"]: row["locator"] for row in named}  # in the order of the countries
    results, people, themes = (
        [row for iso3 in place if iso3 in funded for row in view.tables[table] if row["iso3"] == iso3]
        for table in ("result", "people_figure", "theme_country")
    )
    beside = [
        row
        for row in view.tables["country_partner"]
        if row["iso3"] in funded and row["partner_id"] != view.key
    ]
    length = _length(len(results) + len(people) + len(themes))
    brief = [
        components.heading(
            partner[f"name_{t.lang}"], _lead(t, partner, funded, results, beside), *_around(t, view)
        ),
        _facts(t, view, funded, (results, people, themes), beside),
        _countries(t, view, partner, named, beside),
        changes(t, view, results),
        people_figures(t, view, people),
        thematic_work(t, view, themes),
        *partners_multi_donor.in_countries(t, view, named),
        _to_know(t, view, partner, {row["iso3"] for row in named}),
        components.paper_sources(
            t, view, [partner, *named, *results, *people, *themes], _only_on_screen(t, length)
        ),
    ]
    return [html.Div(brief, className=f"brief {length}")]


def _lead(t: Texts, partner: Row, funded: set[str], results: list[Row], beside: list[Row]) -> str:
    """What is reported where the partner contributed, and that it is nobody's alone."""
    if not funded:
        return t("Announced only: no country note names it among those that contribute now.")
    found = t.count("{n} result", "{n} results", len(results))
    reached = len({row["iso3"] for row in results})
    if not results:
        found = t("no step achieved in 2021–22")
    elif reached < len(funded):
        found = t("{found} in {n} of them", found=found, n=reached)
    if results:
        firm = basis.briefly(t, len(results), basis.explicit_of(results))
        found = f"{found} ({firm})"
    start = {
        "national": t("This country funds work at home; there the programme reports {found}", found=found),
        "ilo": t.count(
            "In the country whose note names this account of the ILO, the programme reports {found}",
            "In the {n} countries whose notes name this account of the ILO, the programme reports {found}",
            len(funded),
            found=found,
        ),
    }.get(
        partner["kind"],
        t.count(
            "In the country whose note names this partner, the programme reports {found}",
            "In the {n} countries whose notes name this partner, the programme reports {found}",
            len(funded),
            found=found,
        ),
    )
    shared = (
        t("shared with other partners, not to be added up")
        if beside
        else t("no other partner is named there; still not to be added up across partners")
    )
    return t("{start}; {shared}.", start=start, shared=shared)


def _around(t: Texts, view: PageView) -> list[Html]:
    """Links to the partners before and after, by name."""
    order = alphabetical(t, view)
    here = next(place for place, row in enumerate(order) if row["partner_id"] == view.key)
    before, after = order[here - 1], order[(here + 1) % len(order)]
    return [
        components.link(view, f"/partners/{row['partner_id']}", label)
        for row, label in (
            (before, t("← {name}", name=before[f"name_{t.lang}"])),
            (after, t("{name} →", name=after[f"name_{t.lang}"])),
        )
    ]


def _facts(
    t: Texts, view: PageView, funded: set[str], found: tuple[list[Row], ...], beside: list[Row]
) -> Html:
    """Counts of what is reported there; none of them is a sum over people or money."""
    results, people, themes = found
    facts = [
        t.count(
            "{n}|priority country whose note names it",
            "{n}|priority countries whose notes name it",
            len(funded),
        ),
        t.count(
            "{n}|result reported there, shared with others",
            "{n}|results reported there, shared with others",
            len(results),
        ),
        t.count(
            "{n}|figure about people there, never summed",
            "{n}|figures about people there, never summed",
            len(people),
        ),
        t.count(
            "{n}|thematic area reported there",
            "{n}|thematic areas reported there",
            len({row["theme_id"] for row in themes}),
        ),
        t.count(
            "{n}|other partner named in the same countries",
            "{n}|other partners named in the same countries",
            len({row["partner_id"] for row in beside}),
        ),
    ]
    shown = [(fact.partition("|")[0], fact.partition("|")[2]) for fact in facts]
    for row in _new_funding(view):
        text = t("of all new funding approved in {period}, in no country split", period=_period(row))
        shown.append((formats.percent(t.lang, row["percent"]), text))
    return html.Div(
        [html.Div([html.B(value), html.Span(text)]) for value, text in shown], className="facts partner-facts"
    )


def _new_funding(view: PageView) -> list[Row]:
    """The partner's share of new funding, where a document states it."""
    rows = view.tables["funding_share"]
    return [row for row in rows if row["dimension"] == "source" and row["category"] == view.key]


def _period(row: Row) -> str:
    return str(row["period"]).replace("-", "–")


def _countries(t: Texts, view: PageView, partner: Row, named: list[Row], beside: list[Row]) -> Html:
    names = {row["partner_id"]: row[f"name_{t.lang}"] for row in view.tables["partner"]}
    rows, marks = [], repeated(named)
    for iso3 in dict.fromkeys(row["iso3"] for row in named):
        achieved = tuple(sorted({row["step"] for row in view.tables["result"] if row["iso3"] == iso3}))
        others = dict.fromkeys(row["partner_id"] for row in beside if row["iso3"] == iso3)
        rows.append(
            [
                country(t, view, iso3),
                html.Ul(
                    [_channel(t, view, row, marks) for row in named if row["iso3"] == iso3], className="plain"
                ),
                (components.steps_marks(t, achieved, True), len(achieved)),
                _partners(t, view, names, list(others)),
            ]
        )
    counts = Counter(one for one, _ in {(row["partner_id"], row["iso3"]) for row in beside})
    ranked = sorted(counts.items(), key=lambda item: (-item[1], sort_key(t.lang, names[item[0]])))
    most = [f"{names[one]} ({formats.number(t.lang, n)})" for one, n in ranked[:4]]
    return components.section(
        t("Countries, channels, and with whom"),
        components.table(
            t("Countries of the partner"),
            [t("Country"), t("Channel"), t("Steps 1, 2, 3 achieved"), t("With whom")],
            rows,
            name="partner-countries",
        ),
        *footnotes(t, view, marks),
        components.sources(t, view, [partner, *named, *beside, *_new_funding(view)]),
        note=t("Most often beside it, by countries: {partners}.", partners=formats.listed(t.lang, most))
        if most
        else t("No other partner is named in its countries."),
    )


def _channel(t: Texts, view: PageView, row: Row, marks: dict[str, int]) -> Html:
    """A channel, its status, and what to know of it."""
    return html.Li(
        [
            channel_shown(t, view, row["channel"]),
            *([" ", components.badge(t("announced"), "warn")] if row["status"] == "announced" else []),
            *caveat(t, view, row, marks),
        ]
    )


def _partners(t: Texts, view: PageView, names: dict[str, str], ids: list[str]) -> Any:
    if not ids:
        return html.Span(t("no other partner named"), className="small")
    linked = [[components.link(view, f"/partners/{one}", names[one]), ", "] for one in ids]
    return html.Span([each for pair in linked for each in pair][:-1])


def _disputed(view: PageView, partner: Row, places: set[str]) -> list[Row]:
    """The contradictions about partners in these countries that name this one, under any of its names."""
    names = [partner["name_en"], *(partner["also_known_as"] or "").split("|")]
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, filter(None, names)))})\b")
    touched = {row["discrepancy_id"] for row in view.tables["discrepancy_country"] if row["iso3"] in places}
    return [
        row
        for row in view.tables["discrepancy"]
        if row["topic"] == "partners"
        and row["discrepancy_id"] in touched
        and named.search(" ".join((row["title_en"], row["statements"], row["adopted"], row["reason"])))
    ]


def _to_know(t: Texts, view: PageView, partner: Row, places: set[str]) -> Html:
    found = _disputed(view, partner, places)
    summary = t.count(
        "In {n} point documents disagree about this partner",
        "In {n} points documents disagree about this partner",
        len(found),
    )
    said = [
        t(
            "Countries achieved the results, the programme contributed to them. A country note names who "
            "funds the work in a country as a whole, so that a result stands beside each of its partners."
        ),
        t("No document shown here says how much this partner gave in which country."),
        t(
            "Figures about people come from single countries, count different things, and may count "
            "a person twice."
        ),
        *(
            t(
                "New funding in {period}: {caveat}.",
                period=_period(row),
                caveat=view.said(t.lang, row["caveat"]),
            )
            for row in _new_funding(view)
        ),
    ]
    return components.section(
        t("What to know before quoting this page"),
        html.Ul([html.Li(each) for each in said]),
        *([contradictions(t, view, summary, found), components.sources(t, view, found)] if found else []),
    )


def _length(rows: int) -> str:
    """How much of the brief two sheets hold: the style of the print leaves out the rest."""
    return "is-long is-longest" if rows > ONLY_ACHIEVED else "is-long" if rows > TWO_SHEETS else ""


def _only_on_screen(t: Texts, length: str) -> str:
    """What the print leaves out."""
    return {
        "": t("On screen: paragraphs, contradictions, and what to know of results on an explicit note."),
        "is-long": t(
            "On screen: paragraphs, contradictions, caveats, and what was done in each thematic area."
        ),
        "is-long is-longest": t(
            "On screen: paragraphs, contradictions, caveats, figures on training and on what is not "
            "achieved, and what was done in each thematic area."
        ),
    }[length]
