"""Which thematic areas the report tells of, and where it names countries: in a list, a box, running text."""

from typing import Any

from data.rows import PageView
from layouts.words import formats
from layouts.words.texts import Texts

Row = dict[str, Any]


def has_section(theme: Row) -> bool:
    """Whether the report has a section on an area."""
    return theme["summary_en"] is not None and "Box " not in theme["locator"]


def is_boxed(theme: Row) -> bool:
    """Whether the report tells of an area in a box only."""
    return theme["summary_en"] is not None and not has_section(theme)


def title(t: Texts, view: PageView) -> str:
    """How many areas are reported, and how many more are told of in a box."""
    every = view.tables["theme"]
    said = t.count(
        "{active} of {n} thematic area is reported",
        "{active} of {n} thematic areas are reported",
        len(every),
        active=sum(map(has_section, every)),
    )
    boxed = sum(map(is_boxed, every))
    more = t.count("{n} more is told of in a box", "{n} more are told of in a box", boxed)
    return f"{said}, {more}" if boxed else said


def named(t: Texts, work: list[Row], priority: set[str]) -> str:
    """How many countries stand in the lists, and how many more only in running text or a box."""
    listed = {row["iso3"] for row in work if row["named_in"] == "list"}
    beside = {row["iso3"] for row in work} - listed
    said = t(
        "{priority} and {other} are in its lists of work.",
        priority=t.count(
            "{listed} of {n} priority country",
            "{listed} of {n} priority countries",
            len(priority),
            listed=len(listed & priority),
        ),
        other=t.count("{n} other country", "{n} other countries", len(listed - priority)),
    )
    if not beside:
        return said
    more = t(
        "In no list, but named in running text or a box: {priority} and {other}.",
        priority=t.count("{n} priority country", "{n} priority countries", len(beside & priority)),
        other=t.count("{n} other country", "{n} other countries", len(beside - priority)),
    )
    return f"{said} {more}"


def number(t: Texts, rows: list[Row]) -> tuple[str, int]:
    """How many countries the list of an area names, and how many more stand beside it; with the total."""
    n = {place: sum(row["named_in"] == place for row in rows) for place in ("list", "text", "box")}
    said = [
        formats.number(t.lang, n["list"]) if n["list"] or not rows else "",
        t("{n} in text", n=formats.number(t.lang, n["text"])) if n["text"] else "",
        t("{n} in a box", n=formats.number(t.lang, n["box"])) if n["box"] else "",
    ]
    return " + ".join(filter(None, said)), len(rows)
