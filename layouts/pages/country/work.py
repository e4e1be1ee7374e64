"""What a country page says of the work: people, partners, themes, Convention, Multi-donor outputs."""

from typing import Any

from data.collation import sort_key
from data.english import joined
from data.rows import PageView
from layouts.figures import charts
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.countries import Row
from layouts.pages.country.steps import caveats
from layouts.pages.partners.page import channel_name
from layouts.pages.people import figures as people_figures
from layouts.words import formats
from layouts.words.texts import Texts

MEASURES = ("legal", "effective", "adequacy", "registered", "trained", "other")
PROGRAMME_CHANNELS = ("multi_donor_pooled", "multi_donor_parallel")


def rows_of(view: PageView, name: str) -> list[Row]:
    """The rows of a table that are about the country."""
    return [row for row in view.tables[name] if row["iso3"] == view.key]


def people(t: Texts, view: PageView) -> Html:
    """The figures about people, each measure apart, what is achieved before what is not."""
    rows = rows_of(view, "people_figure")
    if not rows:
        return components.section(
            t("People"),
            html.P([components.not_reported(t), " ", t("No document gives a figure about people here.")]),
        )
    blocks = []
    for measure in MEASURES:
        of_measure = [row for row in rows if row["measure"] == measure]
        of_measure.sort(key=lambda row: people_figures.STATUSES.index(row["status"]))
        if of_measure:
            figures = html.Ul([_figure(t, view, row) for row in of_measure], className="items amounts")
            blocks += [html.H3(_measure(t, measure)), figures]
    return components.section(
        people_figures.tallied(t, rows),
        *blocks,
        components.sources(t, view, rows),
        note=t("Never to be added up: the same people may stand behind several figures."),
    )


def _measure(t: Texts, measure: str) -> str:
    beside = {"registered": t("Registered"), "trained": t("Trained"), "other": t("Other figures")}
    return beside.get(measure) or charts.measure_name(t, measure)


def _figure(t: Texts, view: PageView, row: Row) -> Html:
    year = str(int(row["year"])) if row["year"] else None
    explains = t("explains part of the programme's total") if row["traced_to"] else ""
    said = [row[f"what_{t.lang}"], components.part_day(t, year), explains]
    return html.Li(
        [
            html.B(people_figures.counted(t, row)),
            " ",
            *people_figures.badges(t, row),
            html.P(joined(" · ", filter(None, said))),
            *caveats(t, view, row),
        ],
        className=f"is-{row['status']}",
    )


# --- partners


def partners(t: Texts, view: PageView) -> Html:
    """Who funds the work, by channel; what is only announced stands apart."""
    rows = rows_of(view, "country_partner")
    if not rows:
        return components.section(
            t("Funding partners"),
            html.P(
                [components.not_reported(t), " ", t("The country note does not name who funds the work.")]
            ),
        )
    current = [row for row in rows if row["status"] == "current"]
    others = {row["channel"] for row in current} - {None, *PROGRAMME_CHANNELS}
    stated = sorted(others, key=lambda channel: sort_key(t.lang, _channel(t, view, channel)))
    groups = [
        (_channel(t, view, channel), [row for row in current if row["channel"] == channel])
        for channel in (*PROGRAMME_CHANNELS, *stated, None)
    ]
    for row in rows:
        if row["status"] == "announced":
            how = t("Announced, not yet current: {channel}", channel=_channel(t, view, row["channel"]))
            groups.append((how, [row]))
    return components.section(
        t.count(
            "{n} funding partner contributes",
            "{n} funding partners contribute",
            len({row["partner_id"] for row in current}),
        ),
        html.Dl(
            [
                html.Div([html.Dt(name), html.Dd(_names(t, view, found)), *_said(t, view, found)])
                for name, found in groups
                if found
            ],
            className="channels",
        ),
        components.sources(t, view, rows),
        note=t("By channel. The documents give no amount by country."),
    )


def _channel(t: Texts, view: PageView, channel: str | None) -> str:
    """The name of a channel; a project carries its own."""
    if channel is None:
        return t("Channel not stated")
    name = channel_name(t, view, channel)
    return name if channel in PROGRAMME_CHANNELS else t("Project: {name}", name=name)


def _names(t: Texts, view: PageView, rows: list[Row]) -> list[Any]:
    """The partners of a channel as links, with commas between."""
    names = {row["partner_id"]: row[f"name_{t.lang}"] for row in view.tables["partner"]}
    links: list[Any] = []
    for partner_id in dict.fromkeys(row["partner_id"] for row in rows):
        links += [", "] if links else []
        links.append(components.link(view, f"/partners/{partner_id}", names[partner_id]))
    return links


def _said(t: Texts, view: PageView, rows: list[Row]) -> list[Html]:
    """The caveats of a channel; where it has several partners, each says whose it is."""
    names = {row["partner_id"]: row[f"name_{t.lang}"] for row in view.tables["partner"]}
    by_caveat: dict[str, list[str]] = {}
    for row in rows:
        if row["caveat"]:
            by_caveat.setdefault(view.said(t.lang, row["caveat"]), []).append(names[row["partner_id"]])
    return [
        html.Dd(
            text if len(whose) == len(rows) else t("{names}: {text}", names=joined(", ", whose), text=text),
            className="small",
        )
        for text, whose in by_caveat.items()
    ]


# --- themes, Convention No. 102, Multi-donor Programme


def themes(t: Texts, view: PageView) -> Html:
    """The thematic areas that were active in the country, with what was done."""
    rows = {row["theme_id"]: row for row in rows_of(view, "theme_country")}
    active = [theme for theme in view.tables["theme"] if theme["theme_id"] in rows]
    if not active:
        unnamed = t("The theme lists of the report do not name this country; they are selections.")
        return components.section(t("Themes"), html.P([components.not_reported(t), " ", unnamed]))
    items = [
        html.Li(
            [
                html.B(theme[f"label_{t.lang}"]),
                html.P(rows[theme["theme_id"]][f"summary_{t.lang}"]),
                *caveats(t, view, rows[theme["theme_id"]]),
            ]
        )
        for theme in active
    ]
    return components.section(
        t(
            "Active in {n} of {all} thematic areas",
            n=formats.number(t.lang, len(active)),
            all=formats.number(t.lang, len(view.tables["theme"])),
        ),
        html.Ul(items, className="items"),
        components.sources(t, view, rows.values()),
        note=t(
            "As the report names the country under its areas: in a list, or where it says so in running text "
            "or a box. The country note does not always tell of the same."
        ),
    )


def convention(t: Texts, view: PageView) -> list[Html]:
    """How far the country is with Convention No. 102; nothing where no document speaks of it."""
    rows = rows_of(view, "ratification")
    if not rows:
        return []
    words = {
        "ratified": t("ratified"),
        "implied": t("implied by the note, not confirmed"),
        "committed": t("committed to ratify"),
        "considering": t("considering"),
        "assessment": t("under assessment"),
        "promoted": t("promoted there"),
    }
    items = [
        html.Li(
            [
                components.badge(words[row["status"]], "good" if row["status"] == "ratified" else "plain"),
                " ",
                components.part_day(t, row["ratified_on"]),
                html.P(row[f"what_{t.lang}"]),
                *caveats(t, view, row),
            ]
        )
        for row in rows
    ]
    return [
        components.section(
            t("Convention No. 102"), html.Ul(items, className="items"), components.sources(t, view, rows)
        )
    ]


def multi_donor(t: Texts, view: PageView) -> list[Html]:
    """What the Multi-donor Programme funds in the country; nothing where none is listed."""
    rows = rows_of(view, "multi_donor_output")
    if not rows:
        return []
    kinds = {"outcome": t("Outcome"), "output": t("Output")}
    rows.sort(key=lambda row: (tuple(kinds).index(row["kind"]), row["position"]))
    return [
        components.section(
            t("What the Multi-donor Programme funds here"),
            html.Ul(
                [
                    html.Li([html.B(formats.named(t.lang, kinds[row["kind"]])), row[f"text_{t.lang}"]])
                    for row in rows
                ],
                className="items",
            ),
            components.sources(t, view, rows),
            note=t("As the programme document sets them out; it does not say which are reached."),
        )
    ]
