"""The rows of what changed: the figures of the headline, then what came, was changed and went."""

from collections.abc import Iterator
from typing import Any

from data.rows import PageView
from data.rows.changes import ADDED, CHANGED, WITHDRAWN, Change, Changes
from layouts.exports.tables.countries import NO_PLACE, NONE, NOWHERE, UNKNOWN, Row, origin
from layouts.exports.tables.fields import state_of
from layouts.figures.charts import step_name
from layouts.look import components
from layouts.pages import announced
from layouts.pages.changes import cells, said
from layouts.pages.people import figures as people_figures
from layouts.words import formats
from layouts.words.texts import Texts

NO_DOCUMENT: Row = NOWHERE | {"source_id": NONE, "locator": NONE}
EMPTY: Row = dict.fromkeys(("step", "column", "before", "after", "said_before", "said_after"), NONE)


def changes(t: Texts, view: PageView) -> list[Row]:
    """All that changed; where there is nothing to compare with, the figures as they are."""
    found = view.answers.changes
    of_both = {
        "as_of": found.after.day,
        "compared_as_of": found.before.day if found.before else NONE,
        "compared_edition": found.before.edition_id if found.before else NONE,
    }
    rows = [*_headline(t, view, found), *(row for part in PARTS for row in _part(t, view, found, part))]
    return [{**EMPTY, **row, "state": state_of(row.get("after", NONE)), **of_both} for row in rows]


def _headline(t: Texts, view: PageView, found: Changes) -> Iterator[Row]:
    """The figures of the headline, those that did not move, too."""
    for one in found.figures:
        unknown = UNKNOWN if found.before else NONE
        is_first = one.before is None and one.after is not None
        moved = "first" if is_first else CHANGED if one.is_other else "unchanged"
        yield {
            **NO_PLACE,
            "level": "programme",
            "change_part": "headline",
            "change": moved if found.before else "alone",
            "item_id": one.what,
            "subject": said.figure_name(t, one.what),
            "before": unknown if one.before is None else one.before,
            "after": UNKNOWN if one.after is None else one.after,
            **(origin(t, view, one.origins[0]) if one.origins and one.after is not None else NOWHERE),
        }


def _part(t: Texts, view: PageView, found: Changes, part: str) -> Iterator[Row]:
    """The rows of a part; of one that was changed a row for each cell."""
    rows: tuple[Change, ...] = getattr(found, part)
    for one in rows:
        row = one.row
        shared = {**_place(t, found, one), **PARTS[part](t, view, row)}
        shared |= {
            "change_part": "announcements" if part.startswith("announce") else part,
            "level": _level(one),
        }
        if one.kind == CHANGED:
            for cell in one.cells:
                name, before, after = cells.both(t, view, cell)
                told = {"column": name, "said_before": before, "said_after": after}
                yield {**shared, "change": CHANGED, **told, **_figures(cell)}
        else:
            kind = "first" if part in found.first and one.kind == ADDED and part != "results" else one.kind
            side = "said_before" if one.kind == WITHDRAWN else "said_after"
            yield {**shared, "change": kind, side: shared["said_after"], **_other(side)}


def _other(side: str) -> Row:
    return {"said_before" if side == "said_after" else "said_after": NONE}


def _figures(cell: Any) -> Row:
    """The numbers of a cell, where it holds one."""
    if cell.column not in ("people", "value"):
        return {}
    return {"before": cell.before, "after": cell.after}


def _level(one: Change) -> str:
    return "country" if getattr(one.row, "iso3", None) else "programme"


def _place(t: Texts, found: Changes, one: Change) -> Row:
    iso3 = getattr(one.row, "iso3", None)
    if iso3 is None:
        return NO_PLACE
    place = found.places[iso3]
    return {"iso3": iso3, "country": place.names[t.lang], "region_id": place.region_id}


# --- what a row of each part is about


def _result(t: Texts, view: PageView, row: Any) -> Row:
    return {
        "step": row.step,
        "item_id": row.result_id,
        "subject": step_name(t, row.step),
        "said_after": row.summary[t.lang] if row.summary else UNKNOWN,
        **origin(t, view, row),
    }


def _country(t: Texts, view: PageView, row: Any) -> Row:
    name = row.names[t.lang]
    return {"item_id": row.iso3, "subject": name, "said_after": name, **NO_DOCUMENT}


def _figure(t: Texts, view: PageView, row: Any) -> Row:
    told = formats.named(t.lang, people_figures.counted(t, row), people_figures.state(t, row))
    return {
        "item_id": row.figure_id,
        "subject": row.what[t.lang],
        "said_after": told,
        **origin(t, view, row),
    }


def _funder(t: Texts, view: PageView, row: Any) -> Row:
    return {
        "item_id": row.partner_id,
        "subject": row.name[t.lang],
        "said_after": t("current") if row.is_current else t("announced"),
        **origin(t, view, row),
    }


def _work(t: Texts, view: PageView, row: Any) -> Row:
    return {
        "item_id": row.theme_id,
        "subject": row.label[t.lang],
        "said_after": row.summary[t.lang],
        **origin(t, view, row),
    }


def _contradiction(t: Texts, view: PageView, row: Any) -> Row:
    return {
        "item_id": row.discrepancy_id,
        "subject": row.titles[t.lang],
        "said_after": row.adopted[t.lang],
        **origin(t, view, row),
    }


def _document(t: Texts, view: PageView, row: Any) -> Row:
    day = components.part_day(t, row.as_of)
    return {
        "item_id": row.source_id,
        "subject": row.titles[t.lang],
        "said_after": t("figures as of {date}", date=day) if day else t("no figures of its own"),
        **NO_DOCUMENT,
    }


def _correction(t: Texts, view: PageView, row: Any) -> Row:
    told = row.correction
    return {
        "item_id": f"{told.table} {told.row_key}",
        "subject": row.reason[t.lang],
        "said_after": told.adopted or t("{found} is not shown", found=told.found),
        **NOWHERE,
        "source_id": told.source_id,
        "locator": view.place(t.lang, told.locator),
    }


def _announcement(t: Texts, view: PageView, row: Any) -> Row:
    return {
        "item_id": row.indicator_id,
        "subject": formats.day(t.lang, row.as_of),
        "said_after": announced.what(t, row),
        **NOWHERE,
        "source_id": row.place.source_id,
        "locator": view.place(t.lang, row.place.locator),
    }


PARTS = {
    "results": _result,
    "listed": _country,
    "people": _figure,
    "partners": _funder,
    "themes": _work,
    "contradictions": _contradiction,
    "documents": _document,
    "corrections": _correction,
    "announcements": _announcement,
    "announced_people": _figure,
}
