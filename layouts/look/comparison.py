"""What a figure was on the day that a page is compared with."""

from data.rows import Overview
from layouts.words import formats
from layouts.words.texts import Texts


def since(t: Texts, view: Overview, now: float | None, was: float | None) -> str:
    """By how much a figure moved since the day that `view` is compared with, and what it was then.

    In another phase counting began anew: there is nothing to subtract.
    """
    before = view.before
    if before is None:
        return ""
    on = formats.day(t.lang, before.as_of, "medium")
    if was is None:
        return t("not reported on {date}", date=on)
    then = formats.number(t.lang, was)
    if before.phase != view.phase:
        return t("{n} on {date}, in phase {phase}", n=then, date=on, phase=formats.roman(before.phase))
    if now is None:
        return t("{n} on {date}", n=then, date=on)
    if now == was:
        return t("as on {date}", date=on)
    moved = ("+" if now > was else "−") + formats.number(t.lang, abs(now - was))
    return t("{moved} against {n} on {date}", moved=moved, n=then, date=on)
