"""Hypothetical pledges: which there are, what they would change, and the form that adds one."""

from data.filters import MOST_PLEDGES, PILLARS
from data.rows import PageView
from data.rows.funding import Pledge, Pledged, Position
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts


def purpose(t: Texts, view: PageView, one: Pledge) -> str:
    """What a pledge is for."""
    return earmark_name(t, view, one.earmark) if one.earmark else t("not earmarked")


def column(t: Texts, view: PageView, one: Pledge) -> str:
    """The name of the column of a pledge in a waterfall."""
    what = purpose(t, view, one)
    if one.number is None:
        return t("Pledge<br>{what}", what=what)
    return t("Pledge {n}<br>{what}", n=one.number, what=what)


def hypothetical(t: Texts, one: Pledge) -> str:
    """What a pledge is called where it stands in a list."""
    return t("Hypothetical pledge") if one.number is None else t("Hypothetical pledge {n}", n=one.number)


def amount(t: Texts, view: PageView, one: Pledge) -> str:
    """How much a pledge is and what for."""
    return t("US$ {n} m, {what}", n=formats.millions(t.lang, one.usd), what=purpose(t, view, one))


def earmark_name(t: Texts, view: PageView, earmark: str) -> str:
    """The name of a pillar or a region."""
    regions = {region.region_id: region.names[t.lang] for region in view.frame.regions}
    return regions.get(earmark) or pillar_name(t, earmark)


def pillar_name(t: Texts, pillar: str) -> str:
    """The name of a pillar of the budget."""
    return {
        "country": t("In-country support"),
        "thematic": t("Thematic support"),
        "management": t("Management"),
    }[pillar]


def off() -> Html:
    """The cross of a button that takes back what is set; its title or its state says so in words."""
    return html.Span(" ×", **{"aria-hidden": "true"})


def simulator(t: Texts, view: PageView) -> Html:
    """A form for hypothetical pledges, those made so far, and the sentence to say in the room."""
    now, pledged = view.answers.funding, view.answers.pledged
    if now.gap is None:
        return html.Section([])
    made = pledged.made
    earmarks = [*PILLARS, *(region.region_id for region in view.frame.regions)]
    return components.section(
        t("What would a pledge change?"),
        html.P(consequence(t, now, pledged), className="spoken", role="status"),
        html.Div(
            [
                html.Button(
                    [_chip(t, view, one), off()],
                    className="chip is-pledge",
                    title=t("Take this pledge away"),
                    **{"data-filter": "pledge", "data-value": one.text},
                )
                for one in made
            ],
            className="chips",
        ),
        html.P(t("{n} pledges are the most that are shown together.", n=MOST_PLEDGES), className="small")
        if len(made) >= MOST_PLEDGES
        else html.Form(
            [
                html.Label(
                    [
                        t("US$ million"),
                        html.Input(type="number", name="amount", min=0.1, max=9999, step=0.1, value=10),
                    ]
                ),
                html.Label(
                    [
                        t("Earmarked for"),
                        html.Select(
                            [
                                html.Option(t("not earmarked"), value=""),
                                *(html.Option(earmark_name(t, view, one), value=one) for one in earmarks),
                            ],
                            name="earmark",
                        ),
                    ]
                ),
                html.Button(t("Add this pledge"), className="chip", name="add"),
            ],
            className="pledge-form",
            **{"data-adds": "pledge"},
        ),
        note=t("Hypothetical, kept in the address of this page only and nowhere else."),
    )


def _chip(t: Texts, view: PageView, one: Pledge) -> str:
    if one.number is None:
        return amount(t, view, one)
    return t("Pledge {n}: {amount}", n=one.number, amount=amount(t, view, one))


def consequence(t: Texts, now: Position, pledged: Pledged) -> str:
    """What the pledges would change: the sentence to say in the room; empty where no gap is stated."""
    if now.gap is None or pledged.left is None:
        return ""
    if pledged.closed_pct is None or pledged.ten_million_pct is None:
        return t("The gap is closed.")
    if not pledged.usd:
        return t(
            "Each US$ 10 million more closes {share} of the gap.",
            share=formats.per_cent(t.lang, pledged.ten_million_pct),
        )
    total = formats.millions(t.lang, pledged.usd)
    if pledged.over:
        return t(
            "With US$ {total} million more, the gap is closed and US$ {over} million are left over.",
            total=total,
            over=formats.millions(t.lang, pledged.over),
        )
    return t(
        "With US$ {total} million more, {share} of the gap closes and US$ {left} million remain.",
        total=total,
        share=formats.per_cent(t.lang, pledged.closed_pct),
        left=formats.millions(t.lang, pledged.left),
    )
