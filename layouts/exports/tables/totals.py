"""The rows of money: programme-wide figures."""

from data.rows import PageView
from layouts.exports.tables.countries import NONE, NOWHERE, UNKNOWN, Row, origin
from layouts.exports.tables.fields import state_of
from layouts.figures import charts
from layouts.pages.funding.page import PARTS, position
from layouts.pages.funding.pledges import hypothetical, pillar_name, pledges
from layouts.words import formats
from layouts.words.texts import Texts


def funding(t: Texts, view: PageView) -> list[Row]:
    """The position at each date shown, hypothetical pledges, the budget, approvals and shares."""
    days = [*view.overview.filters.compare[:1], view.overview.as_of]
    stated = {(row["as_of"], row["component"]): row for row in view.tables["funding_position"]}
    phase = next(row for row in view.tables["phase"] if row["phase"] == view.overview.phase)
    years = f"{phase['starts_on'][:4]}-{phase['ends_on'][:4]}"
    rows = []
    for day in days:
        for name in PARTS:
            label = charts.component_name(t, name).replace("<br>", " ")
            row = stated.get((day, name))
            rows.append(_money(t, view, "position", name, label, row, day=day))
    rows += _pledges(t, view)
    for row in view.tables["budget_line"]:
        if row["phase"] == view.overview.phase:
            label = pillar_name(t, row["pillar"])
            rows.append(_money(t, view, "budget", row["pillar"], label, row, period=years))
    for row in sorted(view.tables["funding_approval"], key=lambda row: row["year"]):
        for name, label, unit in (
            ("usd", t("US$ approved"), "usd"),
            ("new_projects", t("New projects"), "projects"),
            ("active_projects", t("Active projects"), "projects"),
        ):
            one = {**row, "usd": row[name]}
            rows.append(_money(t, view, "approval", name, label, one, period=str(row["year"]), unit=unit))
    for row in view.tables["funding_share"]:
        label = view.said(t.lang, row["name_en"])
        one = {**row, "usd": row["percent"]}
        found = _money(
            t, view, row["dimension"], row["category"], label, one, period=row["period"], unit="percent"
        )
        rows.append({**found, "is_residual": row["is_residual"]})
    return rows


def _money(
    t: Texts, view: PageView, section: str, item: str, label: str, row: Row | None, **more: str
) -> Row:
    """A row of money from a row of the database; without one the amount is not reported."""
    value = UNKNOWN if row is None or row["usd"] is None else row["usd"]
    return {
        "section": section,
        "item": item,
        "item_name": label,
        "as_of": more.get("day", NONE),
        "period": more.get("period", NONE),
        "value": value,
        "value_unit": more.get("unit", "usd"),
        "state": state_of(value),
        "is_residual": False,
        "is_hypothetical": False,
        **(origin(t, view, row) if row else NOWHERE),
    }


def _pledges(t: Texts, view: PageView) -> list[Row]:
    """The reader's hypothetical pledges, and the gap that they would leave."""
    now = position(view, view.overview.as_of)
    made = pledges(t, view)
    if not made or "gap" not in now:
        return []
    left = max(now["gap"] - sum(one.usd for one in made), 0)
    named = [
        (
            one.text.partition(":")[2] or "not_earmarked",
            formats.named(t.lang, hypothetical(t, one), one.what),
            one.usd,
        )
        for one in made
    ]
    rows = []
    for item, what, usd in [*named, ("gap_after_pledges", t("Gap with these pledges"), left)]:
        found = _money(
            t, view, "hypothetical", item, what, {**_NO_DOCUMENT, "usd": usd}, day=view.overview.as_of
        )
        rows.append({**found, "is_hypothetical": True})
    return rows


_NO_DOCUMENT: Row = {"caveat": None, "source_id": NONE, "locator": NONE, "also_in": None}
