"""What a figure was on the day that a page is compared with."""

from collections.abc import Callable, Iterable

from data.rows import Overview, PageView
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts

Shown = Callable[[float], str]  # a figure as the reader's language writes it


def since(t: Texts, view: Overview, now: float | None, was: float | None, shown: Shown | None = None) -> str:
    """By how much a figure moved since the day that `view` is compared with, and what it was then.

    In another phase counting began anew: there is nothing to subtract.
    """
    before = view.before
    if before is None:
        return ""
    on = formats.day(t.lang, before.as_of, "medium")
    if was is None:
        return t("not reported on {date}", date=on)
    write = shown or (lambda value: formats.number(t.lang, value))
    then = write(was)
    if before.phase != view.phase:
        return t("{n} on {date}, in phase {phase}", n=then, date=on, phase=formats.roman(before.phase))
    if now is None:
        return t("{n} on {date}", n=then, date=on)
    if now == was:
        return t("as on {date}", date=on)
    moved = ("+" if now > was else "−") + write(abs(now - was))
    return t("{moved} against {n} on {date}", moved=moved, n=then, date=on)


def beside(t: Texts, view: Overview, now: float | None, was: float | None, shown: Shown | None = None) -> str:
    """The same to stand beside a figure; empty where the position before has none and no date is chosen."""
    return since(t, view, now, was, shown) if was is not None or view.filters.compare else ""


def line(t: Texts, view: PageView, figures: Iterable[tuple[str, float | None, float | None]]) -> list[Html]:
    """What moved since the day that the page is compared with, as one line that names the day once.

    Of each figure its name, its value, and the one of before. Where the position before has none, and no date
    is chosen, there is nothing to say of it.
    """
    before, figures = view.overview.before, [*figures]
    if before is None:
        return []
    said = [
        t("{name} {moved}", name=name, moved=_moved(t, view.overview, now, was))
        for name, now, was in figures
        if was is not None
    ]
    unknown = [name for name, _, was in figures if was is None]
    if unknown and view.overview.filters.compare:
        said.append(t("not reported then: {names}", names=formats.listed(t.lang, unknown)))
    if not said:
        return []
    on = formats.day(t.lang, before.as_of)
    words = t("Compared with {date}: {figures}.", date=on, figures=" · ".join(said))
    return [html.P(words, className="small compared")]


def _moved(t: Texts, view: Overview, now: float | None, was: float) -> str:
    """By how much a figure moved; in another phase what it was, as counting began anew."""
    then = formats.number(t.lang, was)
    if view.before and view.before.phase != view.phase:
        return t("{n} in phase {phase}", n=then, phase=formats.roman(view.before.phase))
    if now is None:
        return t("{n} then", n=then)
    if now == was:
        return t("as then")
    moved = ("+" if now > was else "−") + formats.number(t.lang, abs(now - was))
    return t("{moved} against {n}", moved=moved, n=then)
