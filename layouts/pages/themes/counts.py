"""In words: how many thematic areas are reported, and how many countries they name."""

from data.rows import PageView
from data.rows.themes import Named, Themes
from layouts.look import comparison
from layouts.look.markup import Html
from layouts.words import formats
from layouts.words.texts import Texts


def title(t: Texts, themes: Themes) -> str:
    """How many areas are reported, and how many more only a box tells of."""
    n = len(themes.rows)
    if not themes.reported:
        return t.count(
            "{n} thematic area; no report on it yet", "{n} thematic areas; no report on them yet", n
        )
    said = t.count(
        "{active} of {n} thematic area is reported",
        "{active} of {n} thematic areas are reported",
        n,
        active=themes.sections,
    )
    more = [
        t.count("{n} more is mentioned in a box", "{n} more are mentioned in a box", themes.boxes),
        t.count(
            "{n} more only has a list of countries", "{n} more only have lists of countries", themes.lists
        ),
    ]
    return ", ".join([said, *(one for one, n in zip(more, (themes.boxes, themes.lists), strict=True) if n)])


def lead(t: Texts, themes: Themes) -> str:
    """How many of the countries that the filters leave are named where, and the longest lists."""
    if not themes.reported:
        return t("No document reports work in these areas by this date.")
    if not themes.work:
        return t("The report names no country of this selection under a thematic area.")
    most = [
        f"{row.labels[t.lang]} ({formats.number(t.lang, row.priority.in_list)})" for row in themes.longest
    ]
    longest = t("Most priority countries: {themes}.", themes=formats.listed(t.lang, most)) if most else ""
    return " ".join(filter(None, [*_named(t, themes), longest]))


def _named(t: Texts, themes: Themes) -> list[str]:
    """How many countries stand in the lists, and how many more only in running text or a box."""
    priority, others = themes.priority, themes.others
    said = t(
        "{priority} and {other} are in its lists of work.",
        priority=t.count(
            "{listed} of {n} priority country",
            "{listed} of {n} priority countries",
            len(themes.priority_countries),
            listed=priority.listed,
        ),
        other=_others(t, others.listed),
    )
    if not priority.beside and not others.beside:
        return [said]
    more = t(
        "In no list, but named in running text or a box: {priority} and {other}.",
        priority=t.count("{n} priority country", "{n} priority countries", priority.beside),
        other=_others(t, others.beside),
    )
    return [said, more]


def _others(t: Texts, n: int) -> str:
    return t.count("{n} other country", "{n} other countries", n)


def since(t: Texts, view: PageView) -> list[Html]:
    """What moved since the day that the page is compared with; nothing where nothing is known of then."""
    before = view.answers.before
    now, then = _reported(view.answers.themes), _reported(before.themes if before else None)
    names = (t("Areas reported"), t("Priority countries in lists"), t("Other countries in lists"))
    return comparison.line(t, view, zip(names, now, then, strict=True))


def _reported(themes: Themes | None) -> tuple[int, int, int] | tuple[None, None, None]:
    """Areas, priority countries and others in lists; what no document tells of is unknown, and no zero."""
    if themes is None or not themes.reported:
        return None, None, None
    return themes.sections, themes.priority.listed, themes.others.listed


def number(t: Texts, named: Named) -> tuple[str, int]:
    """How many countries the list of an area names, and how many more stand beside it; with the total."""
    said = [
        formats.number(t.lang, named.in_list) if named.in_list or not named.total else "",
        t("{n} in text", n=formats.number(t.lang, named.in_text)) if named.in_text else "",
        t("{n} in a box", n=formats.number(t.lang, named.in_box)) if named.in_box else "",
    ]
    return " + ".join(filter(None, said)), named.total
