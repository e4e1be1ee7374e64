"""The page of partners: who funds the work where, and the Multi-donor Programme."""

from collections import Counter
from typing import Any

from data.collation import sort_key
from data.rows import PageView
from layouts.frame import filterbar
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.partners import multi_donor as partners_multi_donor
from layouts.words import basis, formats
from layouts.words.texts import Texts

Row = dict[str, Any]
KINDS = ("government", "multilateral", "company", "foundation", "ilo", "national")
NAMES_SHOWN = 3


def body(t: Texts, view: PageView) -> list[Any]:
    """The table of partners, the Multi-donor Programme, and what the page cannot say."""
    asked = set(components.asked(view))
    every = components.by_country(t, view, view.tables["country_partner"])
    named = [row for row in every if row["iso3"] in asked]
    return [
        components.heading(_title(t, view, named), _lead(t, view, named)),
        _index(t, view, named) if named else components.empty(t),
        partners_multi_donor.modalities(t, view),
        partners_multi_donor.outputs(t, view, asked),
    ]


def alphabetical(t: Texts, view: PageView) -> list[Row]:
    """All partners by their names."""
    return sorted(view.tables["partner"], key=lambda row: sort_key(t.lang, row[f"name_{t.lang}"]))


def kind_name(t: Texts, kind: str) -> str:
    """What a partner is."""
    return {
        "government": t("Government"),
        "multilateral": t("Multilateral"),
        "company": t("Company"),
        "foundation": t("Foundation"),
        "ilo": t("ILO's own funds"),
        "national": t("Country itself"),
    }[kind]


def channel_name(t: Texts, view: PageView, channel: str) -> str:
    """How the money comes: a modality of the Multi-donor Programme, or a project by its own name."""
    return {
        "multi_donor_pooled": t("Multi-donor Programme, pooled"),
        "multi_donor_parallel": t("Multi-donor Programme, parallel"),
    }.get(channel) or view.said(t.lang, channel)


def channel_shown(t: Texts, view: PageView, channel: str | None) -> Any:
    """The same on a page; a mark where the country note does not say it."""
    if channel is None:
        return html.Span(t("channel not stated"), className="unknown-value")
    return channel_name(t, view, channel)


def date_note(t: Texts, view: PageView, rows: list[Row]) -> str:
    """Up to when results are reported, whatever date is chosen; empty where there are none."""
    if not rows:
        return ""
    return t(
        "Results as reported up to {date}.",
        date=formats.day(t.lang, max(row["as_of"] for row in rows)),
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


def _title(t: Texts, view: PageView, named: list[Row]) -> str:
    """How many partners are named; where one is chosen, it stands apart from those beside it."""
    if not named:
        return t("No partner is named in this selection")
    countries = t.count("{n} country", "{n} countries", len({row["iso3"] for row in named}))
    found = {row["partner_id"] for row in named}
    chosen = view.overview.filters.partner
    if len(chosen) == 1:
        return t.count(
            "{partner} and {n} other partner named in the notes of {countries}",
            "{partner} and {n} other partners named in the notes of {countries}",
            len(found - {*chosen}),
            partner=view.frame.members["partner"][chosen[0]][t.lang],
            countries=countries,
        )
    return t.count(
        "{n} partner named in the notes of {countries}",
        "{n} partners named in the notes of {countries}",
        len(found),
        countries=countries,
    )


def _lead(t: Texts, view: PageView, named: list[Row]) -> str:
    if not named:
        return t("The filters leave no country whose note names a partner.")
    partners = {row["partner_id"]: row for row in view.tables["partner"]}
    found = {row["partner_id"] for row in named}
    kinds = Counter(partners[one]["kind"] for one in found)
    places = Counter(one for one, _ in {(row["partner_id"], row["iso3"]) for row in named})
    names = {one: partners[one][f"name_{t.lang}"] for one in found}
    top = sorted(places.items(), key=lambda item: (-item[1], sort_key(t.lang, names[item[0]])))[:3]
    most = [f"{names[one]} ({formats.number(t.lang, n)})" for one, n in top]
    return t(
        "{kinds}. Named in most countries: {most}. Most work has several funders, so a result stands "
        "beside each of them: shared with others, do not add up.",
        kinds=formats.listed(t.lang, [_counted(t, kind, kinds[kind]) for kind in KINDS if kinds[kind]]),
        most=formats.listed(t.lang, most),
    )


def _index(t: Texts, view: PageView, named: list[Row]) -> Html:
    by_partner: dict[str, list[Row]] = {}
    for row in named:
        by_partner.setdefault(row["partner_id"], []).append(row)
    order = sorted(
        (partner for partner in alphabetical(t, view) if partner["partner_id"] in by_partner),
        key=lambda partner: -len({row["iso3"] for row in by_partner[partner["partner_id"]]}),
    )
    countries = {row["iso3"] for row in named}
    results = [row for row in view.tables["result"] if row["iso3"] in countries]
    return components.exportable(
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
            [
                _partner(t, view, partner, by_partner[partner["partner_id"]], results, len(countries))
                for partner in order
            ],
            name="partners-index",
        ),
        components.sources(t, view, [*order, *named, *results]),
        note=" ".join(filter(None, [date_note(t, view, results), _counted_in(t, view)])),
        selection=filterbar.places(t, view),
    )


def _counted_in(t: Texts, view: PageView) -> str:
    """That the numbers are those of the selection, where there is one."""
    return t("Counted in the countries of the selection only.") if components.leaves_out(view) else ""


def _partner(
    t: Texts, view: PageView, partner: Row, named: list[Row], results: list[Row], of: int
) -> list[Any]:
    name = partner[f"name_{t.lang}"]
    places = list(dict.fromkeys(row["iso3"] for row in named))
    funded = {row["iso3"] for row in named if row["status"] == "current"}
    found = [row for row in results if row["iso3"] in funded]
    shown: list[Any] = []
    for iso3 in places[:NAMES_SHOWN]:
        shown += [", ", components.country_link(t, view, iso3)]
    if len(places) > NAMES_SHOWN:
        shown.append(" " + t("and {n} more", n=len(places) - NAMES_SHOWN))
    return [
        (components.link(view, f"/partners/{partner['partner_id']}", name), name),
        (
            html.Div(
                [
                    components.number(t, len(places))[0],
                    components.bar(100 * len(places) / of),
                ],
                className="with-bar",
            ),
            len(places),
        ),
        (html.Div([components.number(t, len(found))[0], *_firm(t, found)]), len(found)),
        kind_name(t, partner["kind"]),
        (html.Span(shown[1:]), components.country_name(t, view, places[0])),
        html.Ul([html.Li(each) for each in _channels(t, view, named)], className="plain"),
        html.Button(
            t("filter"),
            className="pick",
            **{
                "data-filter": "partner",
                "data-value": partner["partner_id"],
                "aria-pressed": "false",
                "aria-label": t("Filter by {name}", name=name),
            },
        ),
    ]


def _firm(t: Texts, results: list[Row]) -> list[Html]:
    """How many of a number of results are explicit; nothing where there is none."""
    return [html.Div(basis.explicit(t, basis.explicit_of(results)), className="small")] if results else []


def _channels(t: Texts, view: PageView, named: list[Row]) -> list[Any]:
    """The channels of a partner with the number of countries of each, announced ones apart."""
    counts = Counter((row["channel"], row["status"]) for row in named)
    ranked = sorted(counts.items(), key=lambda item: (item[0][0] is None, -item[1], item[0][1]))
    return [
        [
            channel_shown(t, view, channel),
            f" ({formats.number(t.lang, n)})" if len(named) > 1 else "",
            *([" ", components.badge(t("announced"), "warn")] if status == "announced" else []),
        ]
        for (channel, status), n in ranked
    ]
