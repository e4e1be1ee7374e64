"""What stands in the scene of what changed: the figures before and after, and what came and went in words."""

from data.rows import PageView
from data.rows.changes import Figure
from layouts.pages.changes import said
from layouts.scenes.content import Content, Fact, Table
from layouts.words import basis, formats
from layouts.words.texts import Texts

BESIDE = ("explicit", "secured")  # said beside the results, and by what the gap is not


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
    shown = [one for one in found.figures if one.what not in BESIDE]
    firm = found.figure("explicit")
    rows = tuple(
        (
            said.figure_name(t, one.what),
            _amount(t, one, one.before, firm.before),
            _amount(t, one, one.after, firm.after),
            said.difference(t, found, one),
        )
        for one in shown
    )
    return Content(
        table=Table(
            (t("Figure"), before, after, t("Change")), rows, widths=(4.6, 2.6, 2.6, 2.6), numbers=(1, 2, 3)
        ),
        note=said.compared(t, found),
        fine_print=t("People and money are programme-wide, whatever the filters."),
        told=(said.summary(t, found), *_named(t, view)),
        rows=tuple(place for one in shown for place in one.origins),
        is_money=True,
    )


def _amount(t: Texts, one: Figure, value: float | None, explicit: float | None) -> str:
    """A figure in its unit; of results how many are explicit beside it."""
    amount = said.amount(t, one.what, value)
    if one.what != "results" or value is None or explicit is None:
        return amount
    return amount + basis.beside(t, int(value), int(explicit))


def _named(t: Texts, view: PageView) -> tuple[str, ...]:
    """The countries with a result that came or was withdrawn, for who presents."""
    found = view.answers.changes
    kinds = {"added": t("With a result reported since: {names}."), "withdrawn": t("Withdrawn in: {names}.")}
    return tuple(
        words.format(names=formats.listed(t.lang, [found.places[one].names[t.lang] for one in places]))
        for kind, words in kinds.items()
        if (places := found.countries_of(kind))
    )
