"""What a figure was on the day that a page is compared with."""

from collections.abc import Callable

from data.rows import Overview
from layouts.words import formats
from layouts.words.texts import Texts

Shown = Callable[[float], str]  # a figure as the reader's language writes it


def since(t: Texts, now: float | None, before: float | None, day: str, shown: Shown | None = None) -> str:
    """By how much a figure moved since a day, or until it, and what it was then; that it was not reported."""
    write = shown or (lambda value: formats.number(t.lang, value))
    on = formats.day(t.lang, day, "medium")
    if before is None:
        return t("not reported on {date}", date=on)
    was = write(before)
    if now is None:
        return t("{n} on {date}", n=was, date=on)
    if now == before:
        return t("as on {date}", date=on)
    sign = "+" if now > before else "−"
    return t("{moved} against {n} on {date}", moved=sign + write(abs(now - before)), n=was, date=on)


def moved(
    t: Texts, view: Overview, now: float | None, before: float | None, shown: Shown | None = None
) -> str:
    """The same of a figure of the phase; empty where there is nothing to compare it with.

    Without a date that the reader chose it is compared only with a value of the same phase. What counts
    from the start of one phase is never subtracted from what counts from that of another.
    """
    other = view.before
    if other is None or (not view.filters.compare and (before is None or other.phase != view.phase)):
        return ""
    if other.phase == view.phase or before is None:
        return since(t, now, before, other.as_of, shown)
    return t(
        "{n} on {date}, in phase {phase}",
        n=shown(before) if shown else formats.number(t.lang, before),
        date=formats.day(t.lang, other.as_of, "medium"),
        phase=formats.roman(other.phase),
    )
