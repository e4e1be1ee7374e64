"""The step tracker of a country page: each step, and every result behind it with its evidence."""

from typing import Any

from data import locators
from data.rows import PageView
from data.snapshot import STEPS
from layouts.figures import charts
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.countries import Row
from layouts.words import basis
from layouts.words.texts import Texts


def also(view: PageView, rows: list[Row]) -> list[Row]:
    """The other places in which the documents tell of the same."""
    places = [place for row in rows for place in locators.listed(row["also_in"])]
    return [{"source_id": source_id, "locator": at} for source_id, at in places]


def last_day(view: PageView) -> str:
    """The day up to which results of any country are reported; empty where none is."""
    return max((str(row["as_of"]) for row in view.tables["result"]), default="")


def tracker(t: Texts, view: PageView, results: list[Row], notes: list[Row]) -> Html:
    """The three steps beside each other, each with what changed, when, by whom and on what evidence."""
    note = t("Table 3 of the report says which steps were achieved; the country note says what changed.")
    if results:
        note = t("The programme contributed to these changes.") + " " + note
    cards = [_step(t, view, step, [row for row in results if row["step"] == step]) for step in STEPS]
    return components.section(
        _title(t, results),
        html.Div(cards, className="tracker"),
        components.sources(t, view, [*results, *also(view, results)] or notes),
        note=note,
    )


def _title(t: Texts, results: list[Row]) -> str:
    """Which steps were achieved, by their names."""
    names = [charts.step_name(t, step) for step in STEPS if any(row["step"] == step for row in results)]
    return t("Achieved: {steps}", steps=", ".join(names)) if names else t("No step achieved in 2021–22")


def _step(t: Texts, view: PageView, step: int, rows: list[Row]) -> Html:
    """One step: whether it was achieved, and each result behind it."""
    name = charts.step_name(t, step)
    if rows:
        state = components.badge(t("achieved"), "strong")
    elif last_day(view):
        state = components.badge(t("no change reported in 2021–22"), "open")
    else:
        state = components.not_reported(t)
    missing = [] if rows else [html.P(t("Phase I and work under way are not shown here."), className="small")]
    return html.Article(
        [
            html.H3([html.Span(t("Step {n}: {name}", n=step, name=name)), state]),
            *(each for row in rows for each in _result(t, view, row)),
            *missing,
        ],
        className="step" + (" is-achieved" if rows else ""),
    )


def _result(t: Texts, view: PageView, row: Row) -> list[Any]:
    facts = {
        t("When"): components.part_day(t, row["changed_on"]),
        t("Adopted by"): view.said(t.lang, row["adopted_by"]),
        t("Instrument"): view.said(t.lang, row["instrument"]),
    }
    return [
        html.P(basis.badge(t, row["basis"], undated=basis.is_undated(row))),
        html.P(row[f"summary_{t.lang}"] or components.not_reported(t)),
        html.Dl(
            [
                html.Div([html.Dt(label), html.Dd(said or components.not_reported(t))])
                for label, said in facts.items()
            ]
        ),
        *caveats(t, view, row),
    ]


def caveats(t: Texts, view: PageView, *rows: Row) -> list[Any]:
    """The caveats of rows, each once."""
    said = dict.fromkeys(view.said(t.lang, row["caveat"]) for row in rows if row["caveat"])
    return [html.P(text, className="small") for text in said]
