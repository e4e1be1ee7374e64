"""Hypothetical pledges: which there are, what they would change, and the form that adds one."""

from typing import NamedTuple

from data.filters import MOST_PLEDGES, PILLARS, PLEDGE
from data.rows import PageView
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts


class Pledge(NamedTuple):
    """One pledge: as the address has it, US$, what it is for, its number (None: it is the only one)."""

    text: str
    usd: float
    what: str
    number: int | None


def pledges(t: Texts, view: PageView) -> list[Pledge]:
    """The hypothetical pledges of the address; several are numbered, for two may be the same."""
    asked = view.overview.filters.pledge
    found = []
    for number, text in enumerate(asked, 1):
        match = PLEDGE.fullmatch(text)
        amount, earmark = (match[1], match[2]) if match else ("0", None)
        what = earmark_name(t, view, earmark) if earmark else t("not earmarked")
        found.append(Pledge(text, float(amount) * 1e6, what, number if len(asked) > 1 else None))
    return found


def column(t: Texts, one: Pledge) -> str:
    """The name of the column of a pledge in a waterfall."""
    if one.number is None:
        return t("Pledge<br>{what}", what=one.what)
    return t("Pledge {n}<br>{what}", n=one.number, what=one.what)


def hypothetical(t: Texts, one: Pledge) -> str:
    """What a pledge is called where it stands in a list."""
    return t("Hypothetical pledge") if one.number is None else t("Hypothetical pledge {n}", n=one.number)


def amount(t: Texts, one: Pledge) -> str:
    """How much a pledge is and what for."""
    return t("US$ {n} m, {what}", n=formats.millions(t.lang, one.usd), what=one.what)


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


def simulator(t: Texts, view: PageView, now: dict[str, float]) -> Html:
    """A form for hypothetical pledges, those made so far, and the sentence to say in the room."""
    if "gap" not in now:
        return html.Section([])
    made = pledges(t, view)
    total = sum(one.usd for one in made)
    earmarks = [*PILLARS, *(region.region_id for region in view.frame.regions)]
    return components.section(
        t("What would a pledge change?"),
        html.P(said(t, now["gap"], total), className="spoken", role="status"),
        html.Div(
            [
                html.Button(
                    [_chip(t, one), off()],
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


def _chip(t: Texts, one: Pledge) -> str:
    if one.number is None:
        return amount(t, one)
    return t("Pledge {n}: {amount}", n=one.number, amount=amount(t, one))


def said(t: Texts, gap: float, total: float) -> str:
    """The sentence to say in the room."""
    if gap <= 0:
        return t("The gap is closed.")
    if not total:
        return t(
            "Each US$ 10 million more closes {share} of the gap.",
            share=formats.per_cent(t.lang, 100 * 10e6 / gap),
        )
    if total > gap:
        return t(
            "With US$ {total} million more, the gap is closed and US$ {over} million stand over.",
            total=formats.millions(t.lang, total),
            over=formats.millions(t.lang, total - gap),
        )
    return t(
        "With US$ {total} million more, {share} of the gap closes and US$ {left} million remain.",
        total=formats.millions(t.lang, total),
        share=formats.per_cent(t.lang, 100 * total / gap),
        left=formats.millions(t.lang, gap - total),
    )
