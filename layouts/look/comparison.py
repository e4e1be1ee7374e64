"""What a figure was on the day that a page is compared with."""

from collections.abc import Iterable

from data.rows import PageView
from layouts.look.markup import Html, html
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


def line(t: Texts, view: PageView, figures: Iterable[tuple[str, float | None, float | None]]) -> list[Html]:
    """What moved, as a line of small print: of each figure its name, its value, and the one of before.

    A figure that was not reported then is named only where the reader chose the day; so there may be no line.
    """
    before = view.overview.before
    if before is None:
        return []
    is_chosen = bool(view.overview.filters.compare)
    said = [
        formats.named(t.lang, name, since(t, now, then, before.as_of))
        for name, now, then in figures
        if then is not None or (is_chosen and now is not None)
    ]
    return [html.P(" · ".join(said), className="small since")] if said else []
