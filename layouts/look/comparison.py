"""What a figure was on the day that a page is compared with."""

from layouts.words import formats
from layouts.words.texts import Texts


def since(t: Texts, now: float | None, before: float | None, day: str) -> str:
    """By how much a figure moved since a day, or until it, and what it was then; that it was not reported."""
    on = formats.day(t.lang, day, "medium")
    if before is None:
        return t("not reported on {date}", date=on)
    was = formats.number(t.lang, before)
    if now is None:
        return t("{n} on {date}", n=was, date=on)
    if now == before:
        return t("as on {date}", date=on)
    sign = "+" if now > before else "−"
    return t(
        "{moved} against {n} on {date}",
        moved=sign + formats.number(t.lang, abs(now - before)),
        n=was,
        date=on,
    )
