"""The rows of money, all programme-wide: positions, pledges, the budget, approvals and shares."""

from data.rows import PageView
from data.rows.funding import Position
from layouts.exports.tables.countries import NONE, NOWHERE, UNKNOWN, Row, origin
from layouts.exports.tables.fields import state_of
from layouts.figures import waterfall
from layouts.pages.funding.pledges import hypothetical, pillar_name, purpose
from layouts.words import formats
from layouts.words.texts import Texts

NO_DOCUMENT: Row = NOWHERE | {"source_id": NONE, "locator": NONE}  # an assumption of the reader


def funding(t: Texts, view: PageView) -> list[Row]:
    """The position at each date shown, hypothetical pledges, the budget, approvals and shares."""
    rows = _position(t, view, view.answers.funding)
    if view.overview.filters.compare and view.answers.before:
        rows = [*_position(t, view, view.answers.before.funding), *rows]
    return [*rows, *_pledges(t, view), *_budget(t, view), *_approvals(t, view), *_shares(t, view)]


def _money(t: Texts, view: PageView, section: str, item: str, label: str, usd: float | None) -> Row:
    """A row of money without its date and its place; without an amount it is not reported."""
    value = UNKNOWN if usd is None else usd
    return {
        "section": section,
        "item": item,
        "item_name": label,
        "as_of": NONE,
        "period": NONE,
        "value": value,
        "value_unit": "usd",
        "state": state_of(value),
        "is_residual": False,
        "is_hypothetical": False,
    }


def _position(t: Texts, view: PageView, of: Position) -> list[Row]:
    """The components of a position at its own day."""
    names = waterfall.component_names(t, of)
    return [
        {
            **_money(*(t, view, "position", row.component, waterfall.in_line(names[row.component])), row.usd),
            "as_of": of.as_of or of.day,
            **(origin(t, view, row.origin) if row.origin else NOWHERE),
        }
        for row in of.components
    ]


def _pledges(t: Texts, view: PageView) -> list[Row]:
    """The reader's hypothetical pledges, and the gap that they would leave."""
    pledged = view.answers.pledged
    if not pledged.made or pledged.left is None:
        return []
    named = [
        (
            one.earmark or "not_earmarked",
            formats.named(t.lang, hypothetical(t, one), purpose(t, view, one)),
            one.usd,
        )
        for one in pledged.made
    ]
    return [
        {
            **_money(t, view, "hypothetical", item, what, usd),
            "as_of": view.overview.as_of,
            "is_hypothetical": True,
            **NO_DOCUMENT,
        }
        for item, what, usd in [
            *named,
            ("gap_after_pledges", t("Gap with these pledges"), pledged.left),
        ]
    ]


def _budget(t: Texts, view: PageView) -> list[Row]:
    """The budget of the phase by pillar."""
    budget = view.answers.budget
    return [
        {
            **_money(t, view, "budget", row.pillar, pillar_name(t, row.pillar), row.usd),
            "period": "-".join(budget.years),
            **origin(t, view, row),
        }
        for row in budget.lines
    ]


def _approvals(t: Texts, view: PageView) -> list[Row]:
    """Three rows a year: amount, new and active projects."""
    return [
        {
            **_money(t, view, "approval", item, label, value),
            "period": str(row.year),
            "value_unit": unit,
            **origin(t, view, row),
        }
        for row in view.answers.approvals.years
        for item, label, value, unit in (
            ("usd", t("US$ approved"), row.usd, "usd"),
            ("new_projects", t("New projects"), row.new_projects, "projects"),
            ("active_projects", t("Active projects"), row.active_projects, "projects"),
        )
    ]


def _shares(t: Texts, view: PageView) -> list[Row]:
    """Each share of new funding; what no document explains is marked."""
    return [
        {
            **_money(t, view, group.dimension, row.category, row.name[t.lang], row.percent),
            "period": group.period,
            "value_unit": "percent",
            "is_residual": row.is_residual,
            **origin(t, view, row),
        }
        for group in view.answers.funding_shares
        for row in group.parts
    ]
