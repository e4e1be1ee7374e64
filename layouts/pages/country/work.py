"""What a country page says of the work: people, partners, themes, Convention, Multi-donor outputs."""

from typing import Any

from data.rows import PageView
from data.rows.countries import Channel, CountryPage, Funder
from data.rows.people import PeopleFigure
from data.untranslated import joined
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.country.steps import caveats
from layouts.pages.health.page import ratification_states
from layouts.pages.people import figures as people_figures
from layouts.words import formats
from layouts.words.partners import channel_name
from layouts.words.texts import Texts


def people(t: Texts, view: PageView, found: CountryPage) -> Html:
    """The figures about people, each measure apart, what is achieved before what is not."""
    if not found.figures:
        return components.section(
            t("People"),
            html.P([components.not_reported(t), " ", t("No document gives a figure about people here.")]),
        )
    blocks = []
    for group in found.by_measure:
        items = html.Ul([_figure(t, view, row) for row in group.figures], className="items amounts")
        blocks += [html.H3(people_figures.group_name(t, group.measure)), items]
    return components.section(
        people_figures.tallied(t, found.tally),
        *blocks,
        components.sources(t, view, found.figures),
        note=t("Never to be added up: the same people may stand behind several figures."),
    )


def _figure(t: Texts, view: PageView, row: PeopleFigure) -> Html:
    year = components.part_day(t, str(row.year)) if row.year else ""
    explains = t("explains part of the programme's total") if row.traced_to else ""
    said = [row.what[t.lang], year, people_figures.of_phase(t, row), explains]
    return html.Li(
        [
            html.B(people_figures.counted(t, row)),
            " ",
            *people_figures.badges(t, row),
            html.P(joined(" · ", filter(None, said))),
            *([html.P(components.evidence(t, row.origin.evidence))] if row.origin.evidence else []),
            *caveats(t, view, [row.origin]),
        ],
        className=f"is-{row.status}",
    )


# --- partners


def partners(t: Texts, view: PageView, found: CountryPage) -> Html:
    """Who funds the work, by channel; what is only announced stands apart."""
    if not found.channels:
        return components.section(
            t("Funding partners"),
            html.P(
                [components.not_reported(t), " ", t("The country note does not name who funds the work.")]
            ),
        )
    return components.section(
        t.count("{n} funding partner contributes", "{n} funding partners contribute", found.funders),
        html.Dl(
            [
                html.Div(
                    [
                        html.Dt(_channel(t, view, channel)),
                        html.Dd(_names(t, view, channel)),
                        *_caveats(t, view, channel.funders),
                    ]
                )
                for channel in found.channels
            ],
            className="channels",
        ),
        components.sources(t, view, [row for channel in found.channels for row in channel.funders]),
        note=t("By channel. The documents give no amount by country."),
    )


def _channel(t: Texts, view: PageView, channel: Channel) -> str:
    """The name of a channel; a project carries its own, and what is announced says so."""
    if channel.channel is None:
        name = t("Channel not stated")
    else:
        name = channel_name(t, view, channel.channel)
        name = t("Project: {name}", name=name) if channel.is_project else name
    return name if channel.is_current else t("Announced, not yet current: {channel}", channel=name)


def _names(t: Texts, view: PageView, channel: Channel) -> list[Any]:
    """The partners of a channel as links, with commas between."""
    links: list[Any] = []
    names = {row.partner_id: row.name[t.lang] for row in channel.funders}
    for partner_id, name in names.items():
        links += [", "] if links else []
        links.append(components.link(view, f"/partners/{partner_id}", name))
    return links


def _caveats(t: Texts, view: PageView, rows: tuple[Funder, ...]) -> list[Html]:
    """The caveats of a channel; where it has several partners, each says whose it is."""
    by_caveat: dict[str, list[str]] = {}
    for row in rows:
        if row.origin.caveat:
            by_caveat.setdefault(view.said(t.lang, row.origin.caveat), []).append(row.name[t.lang])
    return [
        html.Dd(
            text if len(whose) == len(rows) else t("{names}: {text}", names=joined(", ", whose), text=text),
            className="small",
        )
        for text, whose in by_caveat.items()
    ]


# --- themes, Convention No. 102, Multi-donor Programme


def themes(t: Texts, view: PageView, found: CountryPage) -> Html:
    """The thematic areas that were active in the country, with what was done."""
    if not found.themes:
        unnamed = t("The theme lists of the report do not name this country; they are selections.")
        return components.section(t("Themes"), html.P([components.not_reported(t), " ", unnamed]))
    items = [
        html.Li(
            [
                html.B(row.label[t.lang]),
                html.P(row.summary[t.lang]),
                *caveats(t, view, [row.origin]),
            ]
        )
        for row in found.themes
    ]
    return components.section(
        t(
            "Active in {n} of {all} thematic areas",
            n=formats.number(t.lang, len(found.themes)),
            all=formats.number(t.lang, found.themes_all),
        ),
        html.Ul(items, className="items"),
        components.sources(t, view, found.themes),
        note=t(
            "As the report names the country under its areas: in a list, or where it says so in running text "
            "or a box. The country note does not always say the same."
        ),
    )


def convention(t: Texts, view: PageView, found: CountryPage) -> list[Html]:
    """How far the country is with Convention No. 102; nothing where no document speaks of it."""
    if not found.conventions:
        return []
    names = ratification_states(t)
    items = [
        html.Li(
            [
                components.badge(names[row.status], "good" if row.status == "ratified" else "plain"),
                " ",
                components.part_day(t, row.ratified_on),
                html.P(row.what[t.lang]),
                *caveats(t, view, [row.origin]),
            ]
        )
        for row in found.conventions
    ]
    return [
        components.section(
            t("Convention No. 102"),
            html.Ul(items, className="items"),
            components.sources(t, view, found.conventions),
        )
    ]


def multi_donor(t: Texts, view: PageView, found: CountryPage) -> list[Html]:
    """What the Multi-donor Programme funds in the country; nothing where none is listed."""
    if not found.outputs:
        return []
    kinds = {"outcome": t("Outcome"), "output": t("Output")}
    return [
        components.section(
            t("What the Multi-donor Programme funds here"),
            html.Ul(
                [
                    html.Li([html.B(formats.named(t.lang, kinds[row.kind])), row.text[t.lang]])
                    for row in found.outputs
                ],
                className="items",
            ),
            components.sources(t, view, found.outputs),
            note=t("As the programme document sets them out; it does not say which are reached."),
        )
    ]
