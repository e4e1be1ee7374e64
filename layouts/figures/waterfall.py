"""The way from the required budget to the gap: its names, its message, its columns, its figure."""

from collections.abc import Sequence

from data.rows import Overview
from data.rows.funding import Position
from layouts.figures import funding
from layouts.look import theme
from layouts.words import formats
from layouts.words.texts import Texts

Amounts = dict[str, float]  # US$ by component, those that are stated


def component_names(t: Texts, of: Overview | Position) -> dict[str, str]:
    """The names of the components of a position; a break where a column's label turns."""
    before = of.phase - 1
    return {
        "required": t("Required"),
        "mobilized_before": t("Mobilized<br>in phase {phase}", phase=formats.roman(before))
        if before
        else t("Mobilized<br>before"),
        "regular_budget": t("ILO regular<br>budget"),
        "mobilized_since": t("Mobilized<br>since {year}", year=of.phase_days[0][:4]),
        "not_divided": t("Secured,<br>not divided"),
        "gap": t("Funding<br>gap"),
    }


def names_at(t: Texts, dates: Sequence[Position]) -> dict[str, str]:
    """The same in one line, for positions at several dates: of two phases they name neither."""
    names = component_names(t, dates[-1])
    if len({one.phase for one in dates}) > 1:
        names |= {
            "mobilized_before": t("Mobilized before the phase"),
            "mobilized_since": t("Mobilized in the phase"),
        }
    return {name: in_line(said) for name, said in names.items()}


def in_line(name: str) -> str:
    """The name of a column on one line."""
    return name.replace("<br>", " ")


def funding_title(t: Texts, view: Overview | Position) -> str:
    """What the waterfall says: how much of the budget is still to be found."""
    usd = amounts(view)
    if "gap" not in usd or not usd.get("required"):
        return t("The funding position at this date is not stated")
    return t(
        "{share} of the US$ {required} million is still to be found",
        share=formats.percent(t.lang, 100 * usd["gap"] / usd["required"]),
        required=formats.millions(t.lang, usd["required"]),
    )


def funding_figure(t: Texts, view: Overview) -> dict:
    """The figure of the waterfall, in US$ million; a component that is not stated has no column."""
    return waterfall(t, view)


def amounts(of: Overview | Position) -> Amounts:
    """The amounts of a position that documents state."""
    rows = of.funding if isinstance(of, Overview) else of.components
    return {row.component: row.usd for row in rows if row.usd is not None}


def waterfall(
    t: Texts,
    of: Overview | Position,
    pledges: Sequence[tuple[str, float]] = (),
    *,
    is_past: bool = False,
    is_tight: bool = False,
) -> dict:
    """The figure of the columns of a position."""
    return funding.figure(columns(t, of, pledges, is_past=is_past), is_tight=is_tight)


def columns(
    t: Texts,
    of: Overview | Position,
    pledges: Sequence[tuple[str, float]] = (),
    *,
    is_past: bool = False,
) -> tuple[funding.Column, ...]:
    """The columns of a position, hypothetical pledges (label, US$) before what is left.

    Pledges beyond the gap end in a column of what is over. One gap is red: that of a date in the past is not.
    """
    usd, names = amounts(of), component_names(t, of)
    steps = [(name, names[name], usd[name]) for name in usd if name != "gap"]
    steps += [("pledge", label, amount) for label, amount in pledges]
    if "gap" in usd:
        left = usd["gap"] - sum(amount for _, amount in pledges)
        last = (
            ("gap_then" if is_past else "gap", names["gap"]) if left >= 0 else ("over", t("Over<br>the gap"))
        )
        steps.append((*last, abs(left)))
    found, level = [], 0.0
    for component, name, amount in steps:
        is_step = component not in ("required", "gap", "gap_then", "over")
        base = max(level - amount, 0) if is_step else 0.0
        height = level - base if is_step else amount
        level = base if is_step else amount
        label = formats.millions(t.lang, amount)
        found.append(
            funding.Column(
                component,
                name,
                f"<b>−{label}</b>" if is_step else f"<b>{label}</b>",
                base,
                height,
                t(
                    "<b>{name}</b><br>US$ {usd}",
                    name=in_line(theme.letters(name)),
                    usd=formats.number(t.lang, amount),
                ),
            )
        )
    return tuple(found)


def spoken(t: Texts, of: Overview | Position) -> str:
    """The waterfall in one sentence."""
    names, usd = component_names(t, of), amounts(of)
    return formats.in_series(
        t.lang,
        (
            formats.named(t.lang, in_line(names[name]), t("US$ {n} m", n=formats.millions(t.lang, amount)))
            for name, amount in usd.items()
        ),
    )
