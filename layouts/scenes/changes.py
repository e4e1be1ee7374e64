"""What stands in the scene of what changed: the figures before and after, and what came and went in words."""

from data.rows import PageView
from layouts.pages.changes import said
from layouts.scenes.content import Content, Fact, Table
from layouts.words import formats
from layouts.words.texts import Texts


def moves_title(t: Texts, view: PageView) -> str:
    """The most important things that changed."""
    return said.title(t, view, view.answers.changes)


def moves(t: Texts, view: PageView) -> Content:
    """The figures of the headline on both sides; below them all that came and went, as in the feed."""
    found = view.answers.changes
    if found.before is None:
        nothing = t("There is no earlier position in this phase.")
        return Content(facts=(Fact("–", "", nothing, None, "unknown"),), panels=("results",))
    before, after = said.names(t, found)
    rows = tuple(
        (
            said.figure_name(t, one.what),
            said.amount(t, one.what, one.before),
            said.amount(t, one.what, one.after),
            said.difference(t, found, one),
        )
        for one in found.figures
    )
    return Content(
        table=Table(
            (t("Figure"), before, after, t("Change")), rows, widths=(4.6, 2.6, 2.6, 2.6), numbers=(1, 2, 3)
        ),
        note=said.compared(t, found),
        fine_print=t("People and money are programme-wide, whatever the filters."),
        told=(said.summary(t, found), *_named(t, view)),
        rows=tuple(place for one in found.figures for place in one.origins),
        is_money=True,
    )


def _named(t: Texts, view: PageView) -> tuple[str, ...]:
    """The countries with a result that came or was withdrawn, for who presents."""
    found = view.answers.changes
    kinds = {"added": t("With a change reported since: {names}."), "withdrawn": t("Withdrawn in: {names}.")}
    return tuple(
        words.format(names=formats.listed(t.lang, [found.places[one].names[t.lang] for one in places]))
        for kind, words in kinds.items()
        if (places := found.countries_of(kind))
    )
