"""The call list: each result that is to be confirmed, with what to ask and who contributes in its country."""

from data.rows import PageView
from data.rows.countries import DOUBTS, Call, Result
from data.untranslated import joined
from layouts.figures.charts import step_name, unreported
from layouts.frame import filterbar
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import basis, formats
from layouts.words.texts import Texts


def section(t: Texts, view: PageView) -> Html:
    """The list with its order in words; that there is nothing to confirm."""
    found = view.answers.selected
    if not found.calls:
        return components.section(title(t, view), anchor="calls")
    rows = [
        [
            (
                components.country_link(t, view, one.result.iso3),
                components.country_name(t, view, one.result.iso3),
            ),
            (f"{one.result.step}  {step_name(t, one.result.step)}", one.result.step),
            (why(t, view, one.result), DOUBTS.index(one.result.basis)),
            basis.ask(t, one.result),
            (formats.day(t.lang, one.result.as_of, "medium"), one.result.as_of),
            partners(t, one) or components.not_reported(t),
        ]
        for one in found.calls
    ]
    return components.exportable(
        t,
        "calls",
        title(t, view),
        components.table(t("Results to confirm"), heads(t), rows, name="calls", has_cards=True),
        components.sources(t, view, [one.result for one in found.calls]),
        note=order(t),
        anchor="calls",
        selection=filterbar.places(t, view),
    )


def heads(t: Texts) -> list[str]:
    """The headings of the list."""
    return [
        t("Country"),
        t("Step"),
        t("Why it is in doubt"),
        t("What to ask"),
        t("Open since"),
        t("Who contributes"),
    ]


def title(t: Texts, view: PageView) -> str:
    """How many results are to be confirmed, in how many countries; that none is, or that none is known."""
    found = view.answers.selected
    if found.results and not found.calls:
        return t("For every result of this selection the report states the change explicitly.").rstrip(".")
    if not found.calls:
        return t("No result in this selection") if view.overview.is_reported else unreported(t)
    places = len({one.result.iso3 for one in found.calls})
    return t.count(
        "{open} of {n} result to confirm, in {countries}",
        "{open} of {n} results to confirm, in {countries}",
        len(found.results),
        open=len(found.calls),
        countries=t.count("{n} country", "{n} countries", places),
    )


def order(t: Texts) -> str:
    """In which order the results stand, and what the list rests on."""
    return t(
        "The gravest doubt first: a change not stated clearly, a ratification alone, an act of an earlier "
        "period, an act that awaits approval; then the oldest. Who contributes: current partners that the "
        "country note names."
    )


def why(t: Texts, view: PageView, row: Result) -> Html:
    """Why a result is in doubt: its basis, and what is to be known of it."""
    caveat = view.said(t.lang, row.origin.caveat)
    return html.Span([basis.badge(t, row.basis), *([" ", html.Span(caveat)] if caveat else [])])


def partners(t: Texts, one: Call) -> str:
    """The partners that contribute in the country of a result; empty where its note names none."""
    return joined(", ", (row.name[t.lang] for row in one.partners))
