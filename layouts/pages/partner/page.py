"""The page of one partner: a brief for its delegation, in the language of contribution."""

from collections.abc import Iterable
from typing import Any

from data.rows import PageView
from data.rows.countries import Funder
from data.rows.partners import NewFunding, Partner, PartnerPage
from layouts.figures.charts import unreported
from layouts.look import comparison, components
from layouts.look.footnotes import caveat, footnotes, repeated
from layouts.look.markup import Html, html
from layouts.pages.evidence import contradictions
from layouts.pages.partner.reported import changes, country, people_figures, thematic_work
from layouts.pages.partners import multi_donor
from layouts.pages.partners.page import channel_shown
from layouts.words import basis, formats
from layouts.words.texts import Texts

# From so many rows on the print leaves out what is least needed, and then more (`assets/paper.css`).
TWO_SHEETS = 50
ONLY_ACHIEVED = 90
MOST_BESIDE = 4  # partners that a sentence names


def body(t: Texts, view: PageView) -> list[Any]:
    """What the programme reports where the partner contributed, section by section."""
    partner = view.answers.partner(view.key)
    if partner is None:  # `is_known` is asked before
        return []
    length = _length(partner.length)
    shown = [partner, *partner.funders, *partner.results, *partner.people, *partner.work]
    brief = [
        components.heading(partner.names[t.lang], _lead(t, partner), *_around(t, view, partner)),
        _facts(t, partner),
        *_since(t, view, partner),
        _countries(t, view, partner),
        changes(t, view, partner),
        people_figures(t, view, partner),
        thematic_work(t, view, partner),
        *multi_donor.in_countries(t, view, partner),
        _to_know(t, view, partner),
        components.paper_sources(t, view, shown, _only_on_screen(t, length)),
    ]
    return [html.Div(brief, className=f"brief {length}")]


def _lead(t: Texts, partner: PartnerPage) -> str:
    """What is reported where the partner contributed, and that it is nobody's alone."""
    if not partner.countries:
        return t("No country note that is in force at this date names it.")
    if not partner.current:
        return t("Announced only: no country note names it among those that contribute now.")
    if not partner.is_reported:
        return unreported(t) + "."
    found = _found(t, partner)
    start = {
        "national": t("This country funds work at home; there the programme reports {found}", found=found),
        "ilo": t.count(
            "In the country whose note names this account of the ILO, the programme reports {found}",
            "In the {n} countries whose notes name this account of the ILO, the programme reports {found}",
            partner.current,
            found=found,
        ),
    }.get(
        partner.kind,
        t.count(
            "In the country whose note names this partner, the programme reports {found}",
            "In the {n} countries whose notes name this partner, the programme reports {found}",
            partner.current,
            found=found,
        ),
    )
    shared = (
        t("shared with other partners, not to be added up")
        if partner.beside
        else t("no other partner is named there; still not to be added up across partners")
    )
    return t("{start}; {shared}.", start=start, shared=shared)


def _found(t: Texts, partner: PartnerPage) -> str:
    """How many results are reported there, in how many countries, and how firm they are."""
    n = len(partner.results)
    if not n:
        return t("no step achieved by {date}", date=formats.day(t.lang, partner.results_as_of or ""))
    found = t.count("{n} result", "{n} results", n)
    if partner.with_results < partner.current:
        found = t("{found} in {n} of them", found=found, n=partner.with_results)
    return f"{found} ({basis.briefly(t, n, partner.explicit)})"


def _around(t: Texts, view: PageView, partner: PartnerPage) -> list[Html]:
    """Links to the partners before and after, by name."""
    before, after = partner.previous, partner.following
    return [
        _link(t, view, before, t("← {name}", name=before.names[t.lang])),
        _link(t, view, after, t("{name} →", name=after.names[t.lang])),
    ]


def _link(t: Texts, view: PageView, partner: Partner, label: str = "") -> Html:
    return components.link(view, f"/partners/{partner.partner_id}", label or partner.names[t.lang])


def _facts(t: Texts, partner: PartnerPage) -> Html:
    """Counts of what is reported there; none of them is a sum over people or money."""
    facts = [
        t.count(
            "{n}|priority country whose note names it",
            "{n}|priority countries whose notes name it",
            partner.current,
        ),
        t.count(
            "{n}|result reported there, shared with others",
            "{n}|results reported there, shared with others",
            len(partner.results),
        )
        if partner.is_reported
        else "–|" + unreported(t),
        t.count(
            "{n}|figure about people there, never summed",
            "{n}|figures about people there, never summed",
            len(partner.people),
        ),
        t.count(
            "{n}|thematic area reported there",
            "{n}|thematic areas reported there",
            len(partner.areas),
        ),
        t.count(
            "{n}|other partner named in the same countries",
            "{n}|other partners named in the same countries",
            len(partner.beside),
        ),
    ]
    shown = [(fact.partition("|")[0], fact.partition("|")[2]) for fact in facts]
    for one in partner.new_funding:
        text = t("of all new funding approved in {period}, in no country split", period=_period(one))
        shown.append((formats.percent(t.lang, one.percent), text))
    return html.Div(
        [html.Div([html.B(value), html.Span(text)]) for value, text in shown], className="facts partner-facts"
    )


def _since(t: Texts, view: PageView, partner: PartnerPage) -> list[Html]:
    """What moved since the day that the page is compared with; nothing where it was not named then."""
    before = view.answers.before
    then = before.partner(view.key) if before else None
    return comparison.line(
        t,
        view,
        [
            (t("Countries"), partner.current, then.current if then else None),
            (
                t("Results"),
                len(partner.results) if partner.is_reported else None,
                len(then.results) if then and then.is_reported else None,
            ),
            (t("Other partners"), len(partner.beside), len(then.beside) if then else None),
        ],
    )


def _period(one: NewFunding) -> str:
    return formats.years(one.period)


def _countries(t: Texts, view: PageView, partner: PartnerPage) -> Html:
    marks = repeated(partner.funders)
    most = [
        f"{one.partner.names[t.lang]} ({formats.number(t.lang, one.countries)})"
        for one in partner.beside[:MOST_BESIDE]
    ]
    return components.section(
        t("Countries, channels, and with whom"),
        components.table(
            t("Countries of the partner"),
            [t("Country"), t("Channel"), t("Steps 1, 2, 3 achieved"), t("With whom")],
            [
                [
                    country(t, view, one.iso3),
                    html.Ul([_channel(t, view, row, marks) for row in one.funders], className="plain"),
                    (components.steps_marks(t, one.steps, partner.is_reported), len(one.steps)),
                    _partners(t, view, one.beside),
                ]
                for one in partner.countries
            ],
            name="partner-countries",
        ),
        *footnotes(t, view, marks),
        components.sources(t, view, [partner, *partner.origins]),
        note=t("Most often beside it, by countries: {partners}.", partners=formats.listed(t.lang, most))
        if most
        else t("No other partner is named in its countries."),
    )


def _channel(t: Texts, view: PageView, row: Funder, marks: dict[str, int]) -> Html:
    """A channel, its status, and what to know of it."""
    return html.Li(
        [
            channel_shown(t, view, row.channel),
            *([] if row.is_current else [" ", components.badge(t("announced"), "warn")]),
            *caveat(t, view, row, marks),
        ]
    )


def _partners(t: Texts, view: PageView, partners: Iterable[Partner]) -> Any:
    linked = [part for one in partners for part in (", ", _link(t, view, one))]
    return html.Span(linked[1:]) if linked else html.Span(t("no other partner named"), className="small")


def _to_know(t: Texts, view: PageView, partner: PartnerPage) -> Html:
    found = partner.contradictions
    summary = t.count(
        "{n} difference between the documents about this partner",
        "{n} differences between the documents about this partner",
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
            t("New funding in {period}: {caveat}.", period=_period(one), caveat=one.caveat[t.lang])
            for one in partner.new_funding
            if one.caveat
        ),
    ]
    return components.section(
        t("What to know before quoting this page"),
        html.Ul([html.Li(each) for each in said]),
        *([contradictions.folded(t, summary, found), components.sources(t, view, found)] if found else []),
    )


def _length(rows: int) -> str:
    """How much of the brief two sheets hold: the style of the print leaves out the rest."""
    return "is-long is-longest" if rows > ONLY_ACHIEVED else "is-long" if rows > TWO_SHEETS else ""


def _only_on_screen(t: Texts, length: str) -> str:
    """What the print leaves out."""
    return {
        "": t(
            "On screen: paragraphs, differences between the documents, and what to know of results on an "
            "explicit note."
        ),
        "is-long": t(
            "On screen: paragraphs, differences between the documents, caveats, and what was done in each "
            "thematic area."
        ),
        "is-long is-longest": t(
            "On screen: paragraphs, differences between the documents, caveats, figures on training and on "
            "what is not achieved, and what was done in each thematic area."
        ),
    }[length]
