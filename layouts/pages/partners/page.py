"""The page of partners: who funds the work where, and the Multi-donor Programme."""

from typing import Any

from data.rows import PageView
from data.rows.partners import PartnerRow, Partners
from layouts.frame import filterbar
from layouts.look import comparison, components
from layouts.look.markup import Html, html
from layouts.pages.compare import choose
from layouts.pages.partners import multi_donor
from layouts.words import basis, formats
from layouts.words.partners import channel_name, kind_name
from layouts.words.texts import Texts

NAMES_SHOWN = 3


def body(t: Texts, view: PageView) -> list[Any]:
    """The table of partners, the Multi-donor Programme, and what the page cannot say."""
    found = view.answers.partners
    return [
        components.heading(title(t, view), _lead(t, found)),
        *_since(t, view),
        *_index(t, view),
        *multi_donor.modalities(t, view),
        *multi_donor.outputs(t, view),
    ]


def channel_shown(t: Texts, view: PageView, channel: str | None) -> Any:
    """The name of a channel on a page; a mark where the country note does not say it."""
    if channel is None:
        return html.Span(t("channel not stated"), className="unknown-value")
    return channel_name(t, view, channel)


def dates(t: Texts, since: str, until: str | None) -> str:
    """From when to when results are counted; empty where none are reported."""
    if until is None:
        return ""
    return t(
        "Results of the phase since {first}, as reported up to {last}.",
        first=formats.day(t.lang, since),
        last=formats.day(t.lang, until),
    )


def _counted(t: Texts, kind: str, n: int) -> str:
    return {
        "government": lambda: t.count("{n} government", "{n} governments", n),
        "multilateral": lambda: t.count("{n} multilateral partner", "{n} multilateral partners", n),
        "company": lambda: t.count("{n} company", "{n} companies", n),
        "foundation": lambda: t.count("{n} foundation", "{n} foundations", n),
        "ilo": lambda: t.count("{n} account of the ILO itself", "{n} accounts of the ILO itself", n),
        "national": lambda: t.count(
            "{n} country that funds work at home", "{n} countries that fund work at home", n
        ),
    }[kind]()


def title(t: Texts, view: PageView) -> str:
    """How many partners are named; where one is chosen, it stands apart from those beside it."""
    found = view.answers.partners
    if not found.rows:
        if not components.leaves_out(view):
            return t("No funding partner is named by this date")
        return t("No partner is named in this selection")
    countries = t.count("{n} country", "{n} countries", found.countries)
    if found.beside_chosen is not None:
        return t.count(
            "{partner} and {n} other partner named in the notes of {countries}",
            "{partner} and {n} other partners named in the notes of {countries}",
            found.beside_chosen,
            partner=view.frame.members["partner"][view.overview.filters.partner[0]][t.lang],
            countries=countries,
        )
    return t.count(
        "{n} partner named in the notes of {countries}",
        "{n} partners named in the notes of {countries}",
        len(found.rows),
        countries=countries,
    )


def _lead(t: Texts, found: Partners) -> str:
    if not found.rows:
        return t("No note of these countries that is known by this date names a partner.")
    most = [f"{row.names[t.lang]} ({formats.number(t.lang, len(row.countries))})" for row in found.most]
    return t(
        "{kinds}. Named in most countries: {most}. Most work has several funders, so a result stands "
        "beside each of them: shared with others, do not add up.",
        kinds=formats.listed(t.lang, [_counted(t, kind, n) for kind, n in found.kinds]),
        most=formats.listed(t.lang, most),
    )


def _since(t: Texts, view: PageView) -> list[Html]:
    """What moved since the day that the page is compared with; nothing where no partner was named then."""
    now, before = view.answers.partners, view.answers.before
    then = before.partners if before and before.partners.rows else None
    return comparison.line(
        t,
        view,
        [
            (t("Partners"), len(now.rows) or None, len(then.rows) if then else None),
            (
                t("Countries whose notes name one"),
                now.countries or None,
                then.countries if then else None,
            ),
        ],
    )


def _index(t: Texts, view: PageView) -> list[Html]:
    """The table of partners; where there is none, a way out of the filters that leave none."""
    found = view.answers.partners
    if not found.rows:
        return [components.empty(t)] if components.leaves_out(view) else []
    notes = [
        dates(t, found.results_since, found.results_as_of),
        t("Counted in the countries of the selection only.") if components.leaves_out(view) else "",
    ]
    table = components.exportable(
        t,
        "partners-index",
        t("Who is named, where and through which channel"),
        components.table(
            t("Partners, their countries and channels"),
            [
                t("Partner"),
                t("Countries"),
                t("Results reported there (shared with others, do not add up)"),
                t("Kind"),
                t("Where"),
                t("Channels"),
                t("Filter"),
            ],
            [_partner(t, view, row) for row in found.rows],
            name="partners-index",
        ),
        components.sources(t, view, found.origins),
        note=" ".join(filter(None, notes)),
        selection=filterbar.places(t, view),
    )
    return [choose.bar(t, view, "partner"), table]


def _partner(t: Texts, view: PageView, row: PartnerRow) -> list[Any]:
    name = row.names[t.lang]
    shown: list[Any] = []
    for iso3 in row.countries[:NAMES_SHOWN]:
        shown += [", ", components.country_link(t, view, iso3)]
    if len(row.countries) > NAMES_SHOWN:
        shown.append(" " + t("and {n} more", n=len(row.countries) - NAMES_SHOWN))
    return [
        (
            html.Span(
                [
                    choose.box(t, "partner", row.partner_id, name),
                    components.link(view, f"/partners/{row.partner_id}", name),
                ],
                className="named",
            ),
            name,
        ),
        (
            html.Div(
                [components.number(t, len(row.countries))[0], components.bar(row.share_pct)],
                className="with-bar",
            ),
            len(row.countries),
        ),
        _results(t, row),
        kind_name(t, row.kind),
        (html.Span(shown[1:]), components.country_name(t, view, row.countries[0])),
        html.Ul([html.Li(each) for each in _channels(t, view, row)], className="plain"),
        html.Button(
            t("filter"),
            className="pick",
            **{
                "data-filter": "partner",
                "data-value": row.partner_id,
                "aria-pressed": "false",
                "aria-label": t("Filter by {name}", name=name),
            },
        ),
    ]


def _results(t: Texts, row: PartnerRow) -> tuple[Html, Any]:
    """How many results are reported where the partner contributes, and how many of them are explicit."""
    shown, value = components.number(t, row.results)
    firm = basis.explicit(t, row.explicit) if row.results and row.explicit is not None else ""
    return html.Div([shown, *([html.Div(firm, className="small")] if firm else [])]), value


def _channels(t: Texts, view: PageView, row: PartnerRow) -> list[Any]:
    """The channels of a partner with the number of countries of each, announced ones apart."""
    return [
        [
            channel_shown(t, view, one.channel),
            f" ({formats.number(t.lang, one.countries)})" if len(row.named) > 1 else "",
            *([] if one.is_current else [" ", components.badge(t("announced"), "warn")]),
        ]
        for one in row.channels
    ]
