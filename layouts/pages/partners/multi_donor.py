"""The Multi-donor Programme on the pages of partners: its two modalities and what it funds."""

from data.rows import PageView
from data.rows.countries import Output
from data.rows.partners import MODALITIES, Modality, NewFunding, OutputGroup, PartnerPage
from data.untranslated import joined
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts


def modalities(t: Texts, view: PageView) -> list[Html]:
    """How the Multi-donor Programme works, aspect by aspect, and who funds it where; nothing yet unknown."""
    found = view.answers.multi_donor
    if not found.aspects and not any(one.funders for one in found.modalities):
        return []
    nothing = components.not_reported(t)
    return [
        components.section(
            t("The Multi-donor Programme: light earmarking, in one of two ways"),
            components.table(
                t("The two modalities of the Multi-donor Programme"),
                [t("Aspect"), t("Pooled"), t("Parallel")],
                [
                    [t("Named in country notes"), *(_funders(t, view, one) for one in found.modalities)],
                    *(
                        [
                            aspect.name[t.lang],
                            *(
                                aspect.texts[one][t.lang] if one in aspect.texts else nothing
                                for one in MODALITIES
                            ),
                        ]
                        for aspect in found.aspects
                    ),
                ],
                name="modalities",
                has_cards=True,
            ),
            components.sources(t, view, found.origins),
            note=_share(t, found.share),
        )
    ]


def _share(t: Texts, share: NewFunding | None) -> str:
    """How much new funding came this way; nothing of it where no document says it."""
    said = [t("It funds the programme rather than single projects.")]
    if share:
        said.append(
            t(
                "In {period} it brought {share} of the new funding approved: {pooled} of that pooled, "
                "{parallel} parallel.",
                period=formats.years(share.period),
                share=formats.per_cent(t.lang, share.percent),
                pooled=formats.per_cent(t.lang, share.modalities["pooled"]),
                parallel=formats.per_cent(t.lang, share.modalities["parallel"]),
            )
        )
        if share.caveat:
            caveat = share.caveat[t.lang]
            said.append(caveat if caveat.endswith(".") else caveat + ".")
    said.append(
        t(
            "Country notes name the Multi-donor Programme only; which partner pays which way stands "
            "elsewhere in the report."
        )
    )
    return joined(" ", said)


def _funders(t: Texts, view: PageView, modality: Modality) -> Html:
    """Who funds through a modality, and where; announced countries are marked."""
    if not modality.funders:
        return components.not_reported(t)
    names = formats.listed(t.lang, [name[t.lang] for name in modality.funders])
    shown = [
        components.country_name(t, view, iso3)
        if is_current
        else t("{country} (announced)", country=components.country_name(t, view, iso3))
        for iso3, is_current in modality.countries
    ]
    return html.Span([html.B(formats.named(t.lang, names)), formats.listed(t.lang, shown)])


def outputs(t: Texts, view: PageView) -> list[Html]:
    """What the Multi-donor Programme set out to fund, folded by country and field of work."""
    found = view.answers.multi_donor
    if not found.planned_by:
        return []
    return [
        components.section(
            t.count(
                "What the Multi-donor Programme funds: {n} country, and regional and common work",
                "What the Multi-donor Programme funds: {n} countries, and regional and common work",
                found.output_countries,
            )
            if found.output_countries
            else t("What the Multi-donor Programme funds: regional and common work"),
            html.Div(
                [_group(t, one.name[t.lang], one.outputs) for one in found.outputs], className="outputs"
            ),
            components.sources(t, view, found.output_origins),
            note=" ".join(
                [
                    _planned(t, found.planned_by),
                    t("Regional and common work has no country and stays whatever the filters."),
                ]
            ),
        )
    ]


def _planned(t: Texts, day: str) -> str:
    return t(
        "Outputs and outcomes as planned by {date}, not results achieved.", date=formats.day(t.lang, day)
    )


def _group(t: Texts, name: str, rows: tuple[Output, ...], is_open: bool = False) -> Html:
    """The outputs and outcomes of a country or a field of work."""
    return html.Details(
        [
            html.Summary(name),
            html.Ul(
                [
                    html.Li(
                        [
                            components.badge(
                                t("outcome") if row.kind == "outcome" else t("output"), row.kind
                            ),
                            " ",
                            row.text[t.lang],
                        ]
                    )
                    for row in rows
                ]
            ),
        ],
        className="output-group",
        **({"open": "open"} if is_open else {}),
    )


def in_countries(t: Texts, view: PageView, partner: PartnerPage) -> list[Html]:
    """Outputs planned in the countries where the partner's channel is the Multi-donor Programme."""
    without = [components.country_name(t, view, iso3) for iso3 in partner.without_outputs]
    if not partner.planned_by or not (partner.outputs or without):
        return []
    rows = [row for one in partner.outputs for row in one.outputs]
    return [
        components.section(
            t("Multi-donor Programme: outputs planned in its countries"),
            html.Div([_of_country(t, view, one) for one in partner.outputs], className="outputs"),
            *([html.P(_without(t, without))] if without else []),
            *([components.sources(t, view, rows)] if rows else []),
            note=" ".join(
                [
                    _planned(t, partner.planned_by),
                    t("Regional and common work is on the page of partners."),
                ]
            ),
        )
    ]


def _of_country(t: Texts, view: PageView, group: OutputGroup) -> Html:
    name = components.country_name(t, view, group.iso3) if group.iso3 else group.name[t.lang]
    return _group(t, name, group.outputs, is_open=True)


def _without(t: Texts, names: list[str]) -> str:
    return t("No output is listed for {countries}.", countries=formats.listed(t.lang, names))
