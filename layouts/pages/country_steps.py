"""The step tracker of a country page: each step, and every result behind it with its evidence."""

from typing import Any

from data.rows import PageView
from data.snapshot import STEPS
from layouts import charts, parts
from layouts.markup import Html, html
from layouts.pages.countries import Row
from layouts.texts import Texts


def also(view: PageView, rows: list[Row]) -> list[Row]:
    """The other places in which the documents tell of the same."""
    places = [each.partition(": ") for row in rows for each in (row["also_in"] or "").split("; ")]
    return [{"source_id": one, "locator": where} for one, _, where in places if one in view.sources]


def last_day(view: PageView) -> str:
    """The day up to which results of any country are reported; empty where none is."""
    return max((str(row["as_of"]) for row in view.tables["result"]), default="")


def tracker(t: Texts, view: PageView, results: list[Row], notes: list[Row]) -> Html:
    """The three steps beside each other, each with what changed, when, by whom and on what evidence."""
    note = t("The table of the report decides which step is marked, the country note is the evidence.")
    if results:
        note = t("The programme contributed to these changes.") + " " + note
    cards = [_step(t, view, step, [row for row in results if row["step"] == step]) for step in STEPS]
    return parts.section(
        _title(t, results),
        html.Div(cards, className="tracker"),
        parts.sources(t, view, [*results, *also(view, results)] or notes),
        note=note,
    )


def _title(t: Texts, results: list[Row]) -> str:
    """Which steps were achieved, by their names."""
    names = [charts.step_name(t, step) for step in STEPS if any(row["step"] == step for row in results)]
    return t("Achieved: {steps}", steps=", ".join(names)) if names else t("No step achieved yet")


def _step(t: Texts, view: PageView, step: int, rows: list[Row]) -> Html:
    """One step: whether it was achieved, and each result behind it."""
    name = charts.step_name(t, step)
    if rows:
        state = parts.badge(t("achieved"), "strong")
    elif last_day(view):
        state = parts.badge(t("not achieved yet"), "open")
    else:
        state = parts.not_reported(t)
    missing = [] if rows else [html.P(t("The report marks no change in this step."), className="small")]
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
        t("When"): parts.part_day(t, row["changed_on"]),
        t("Adopted by"): view.said(t.lang, row["adopted_by"]),
        t("Instrument"): view.said(t.lang, row["instrument"]),
    }
    return [
        html.P(basis(t, row["basis"], undated=is_undated(row))),
        html.P(row[f"summary_{t.lang}"] or parts.not_reported(t)),
        html.Dl(
            [
                html.Div([html.Dt(label), html.Dd(said or parts.not_reported(t))])
                for label, said in facts.items()
            ]
        ),
        *caveats(t, view, row),
    ]


def is_undated(row: Row) -> bool:
    """Whether a result is stated explicitly, but without a date: it counts, and the date is asked for."""
    return row["basis"] == "explicit" and not row["changed_on"]


def basis_name(t: Texts, name: str | None) -> str:
    """How firmly the report supports a mark."""
    return t("basis not examined") if name is None else basis_names(t)[name]


def basis_names(t: Texts) -> dict[str, str]:
    """The same for every basis, the firmest first."""
    return {
        "explicit": t("stated explicitly"),
        "unclear": t("to follow up: no act of this step is named"),
        "awaiting_approval": t("to follow up: approval, law or review awaited"),
        "ratification_only": t("to follow up: ratification only"),
        "earlier_period": t("to follow up: change of an earlier period"),
    }


def basis(t: Texts, name: str | None, *, undated: bool = False) -> Html:
    """The same as a badge; of an explicit result without a date it says so."""
    said = t("stated explicitly, no date given") if undated else basis_name(t, name)
    return parts.badge(said, "good" if name == "explicit" else "warn")


def caveats(t: Texts, view: PageView, *rows: Row) -> list[Any]:
    """The caveats of rows, each once."""
    said = dict.fromkeys(view.said(t.lang, row["caveat"]) for row in rows if row["caveat"])
    return [html.P(text, className="small") for text in said]
