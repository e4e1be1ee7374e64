"""The step tracker of a country page: each step, and every result behind it with its evidence."""

from collections.abc import Iterable
from typing import Any

from data.rows import Origin, PageView
from data.rows.countries import CountryPage, Result, StepOfCountry
from layouts.figures import charts
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import basis, formats
from layouts.words.texts import Texts


def tracker(t: Texts, view: PageView, found: CountryPage) -> Html:
    """The three steps beside each other, each with what changed, when, by whom and on what evidence."""
    note = t(
        "The report's table of results says which steps were achieved; the country note says what changed."
    )
    if found.results:
        note = t("The programme contributed to these changes.") + " " + note
    places = [row.origin for step in found.steps for row in (*step.results, *step.earlier)]
    places += [Origin(*place) for origin in places for place in origin.also]
    notes = [found.note.origin] if found.note else []
    return components.section(
        _title(t, found),
        html.Div([one(t, view, found, step) for step in found.steps], className="tracker"),
        components.sources(t, view, places or notes),
        note=note,
    )


def _title(t: Texts, found: CountryPage) -> str:
    """Which steps were achieved in the phase, by their names."""
    names = [charts.step_name(t, step) for step in found.achieved]
    if names and found.has_earlier:
        phase = formats.roman(found.phase)
        return t("Achieved in phase {phase}: {steps}", phase=phase, steps=", ".join(names))
    if names:
        return t("Achieved: {steps}", steps=", ".join(names))
    if not found.results_as_of:
        return t("Steps: not reported")
    return t("No step achieved by {date}", date=formats.day(t.lang, found.results_as_of))


def one(t: Texts, view: PageView, found: CountryPage, step: StepOfCountry) -> Html:
    """One step: whether it was achieved, each result behind it, and those of earlier phases."""
    name = charts.step_name(t, step.step)
    if step.results:
        state = components.badge(t("achieved"), "strong")
    elif found.results_as_of:
        state = components.badge(t("no result reported"), "open")
    else:
        state = components.not_reported(t)
    missing = (
        t("Work under way is not shown here.")
        if step.earlier
        else t("Earlier phases and work under way are not shown here.")
    )
    return html.Article(
        [
            html.H3([html.Span(t("Step {n}: {name}", n=step.step, name=name)), state]),
            *(each for row in step.results for each in _result(t, view, row, found.has_periods)),
            *([] if step.results else [html.P(missing, className="small")]),
            *_earlier(t, view, step, found.has_periods),
        ],
        className="step" + (" is-achieved" if step.results else ""),
    )


def _earlier(t: Texts, view: PageView, step: StepOfCountry, has_periods: bool) -> list[Html]:
    """The results of earlier phases, folded; nothing where there are none."""
    if not step.earlier:
        return []
    summary = t.count("{n} result of an earlier phase", "{n} results of earlier phases", len(step.earlier))
    shown = [each for row in step.earlier for each in _result(t, view, row, has_periods)]
    return [html.Details([html.Summary(summary), *shown], className="earlier-phases")]


def since(t: Texts, view: PageView, rows: tuple[Result, ...]) -> list[Html]:
    """Results reported of a day after the newest position, as a part of the page; nothing without any."""
    if not rows:
        return []
    steps = [
        html.Article(
            [
                html.H3(t("Step {n}: {name}", n=row.step, name=charts.step_name(t, row.step))),
                *_result(t, view, row, has_periods=True),
            ],
            className="step",
        )
        for row in rows
    ]
    return [
        components.section(
            t.count(
                "{n} result reported since this position",
                "{n} results reported since this position",
                len(rows),
            ),
            html.Div(steps, className="tracker"),
            components.sources(t, view, rows),
            note=t("No count includes it yet: it counts from the first position on that covers its date."),
            anchor="reported-since",
        )
    ]


def _result(t: Texts, view: PageView, row: Result, has_periods: bool) -> list[Any]:
    facts = {
        **({t("Reported for"): period(row.period)} if has_periods else {}),
        t("When"): components.part_day(t, row.changed_on),
        t("Adopted by"): row.adopted_by[t.lang] if row.adopted_by else "",
        t("Instrument"): row.instrument[t.lang] if row.instrument else "",
        **_told(t, row),
    }
    return [
        html.P(basis.badge(t, row.basis, undated=row.is_undated)),
        html.P(row.summary[t.lang] if row.summary else components.not_reported(t)),
        html.Dl(
            [
                html.Div([html.Dt(label), html.Dd(said or components.not_reported(t))])
                for label, said in facts.items()
            ]
        ),
        *caveats(t, view, [row.origin]),
    ]


def _told(t: Texts, row: Result) -> dict[str, Any]:
    """What only whoever reported a result themselves says of it."""
    told: dict[str, Any] = {}
    if row.follows_r202 is not None:
        told[t("Rec. No. 202")] = (
            t("principles followed, its reporter finds")
            if row.follows_r202
            else t("principles not followed, its reporter finds")
        )
    if row.origin.evidence:
        told[t("Where to read it")] = components.evidence(t, row.origin.evidence)
    return told


def period(written: str) -> str:
    """A period of results: 2021–22."""
    return written.replace("-", "–")


def caveats(t: Texts, view: PageView, origins: Iterable[Origin]) -> list[Any]:
    """The caveats of rows, each once."""
    said = dict.fromkeys(view.said(t.lang, one.caveat) for one in origins if one.caveat)
    return [html.P(text, className="small") for text in said]
