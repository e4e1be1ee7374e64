"""What a row said before and says now, in words."""

from collections.abc import Callable
from typing import Any

from data.rows import PageView
from data.rows.changes import Cell
from layouts.look import components
from layouts.pages.evidence.contradictions import severity_name
from layouts.pages.people.figures import duration_name, group_name, status_name, unit_name
from layouts.words import basis, formats
from layouts.words.partners import channel_name
from layouts.words.texts import Texts


def column_name(t: Texts, column: str) -> str:
    """What a column of a row is called."""
    return {
        "summary": t("What changed or was done"),
        "basis": t("Evidence"),
        "changed_on": t("When"),
        "adopted_by": t("Adopted by"),
        "instrument": t("Instrument"),
        "caveat": t("Caveat"),
        "name": t("Name"),
        "region_id": t("Region"),
        "people": t("Figure"),
        "unit": t("Unit"),
        "precision": t("Precision"),
        "status": t("Status"),
        "measure": t("Measure"),
        "year": t("Year"),
        "duration": t("Lasting"),
        "what": t("What it counts"),
        "iso3": t("Country"),
        "channel": t("Channel"),
        "is_current": t("Status"),
        "is_settled": t("State"),
        "severity": t("Severity"),
        "title": t("Title"),
        "statements": t("What the documents say"),
        "adopted": t("Shown"),
        "reason": t("Why"),
        "published_on": t("Published"),
        "as_of": t("Figures as of"),
        "value": t("Figure"),
    }[column]


def value(t: Texts, view: PageView, column: str, said: Any) -> str:
    """What a cell says, in the reader's language."""
    if said is None and column != "basis":
        return t("not stated")
    if isinstance(said, dict):
        return said[t.lang]
    regions = {region.region_id: region.names[t.lang] for region in view.frame.regions}
    words: dict[str, Callable[[], str]] = {
        "basis": lambda: basis.name(t, said),
        "changed_on": lambda: components.part_day(t, said),
        "published_on": lambda: components.part_day(t, said),
        "as_of": lambda: components.part_day(t, said),
        "region_id": lambda: regions.get(said, said),
        "people": lambda: formats.number(t.lang, said),
        "value": lambda: formats.number(t.lang, said),
        "precision": lambda: components.precise(t, "…", said),
        "unit": lambda: unit_name(t, said),
        "status": lambda: status_name(t, said),
        "measure": lambda: group_name(t, said),
        "duration": lambda: duration_name(t, said),
        "channel": lambda: channel_name(t, view, said),
        "is_current": lambda: t("current") if said else t("announced"),
        "is_settled": lambda: t("settled") if said else t("not settled"),
        "severity": lambda: severity_name(t, said),
    }
    return words[column]() if column in words else str(said)


def both(t: Texts, view: PageView, cell: Cell) -> tuple[str, str, str]:
    """A cell: its column, what it said, what it says."""
    return (
        column_name(t, cell.column),
        value(t, view, cell.column, cell.before),
        value(t, view, cell.column, cell.after),
    )
