"""A timeline as an accessible list: what documents date, what is due next, and what they do not date."""

from collections.abc import Callable
from typing import Any

from data.rows import PageView
from data.rows.countries import Convention, Result
from data.rows.figures import ReportedFigure
from data.rows.funding import Approval
from data.rows.health import Evaluation, Event, Staff
from data.rows.people import PeopleFigure
from data.rows.timeline import ANNOUNCED, NEXT, Entry, PhaseTurn, PositionThen, Timeline
from data.snapshot import Announcement
from data.untranslated import joined
from layouts.figures.charts import step_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.pages import reported_figures as figures
from layouts.pages.health import more as health
from layouts.pages.people import figures as people_figures
from layouts.words import basis, formats
from layouts.words.moments import moments
from layouts.words.texts import Texts

ANCHOR = "timeline"
Told = tuple[list[Any], list[Any]]  # what stands first, in bold, with its badges; what is told below
DUE = ("ambition", "evaluation", "phase", "figure", "people")  # of what is to come: what was promised


def section(t: Texts, view: PageView, found: Timeline, note: str = "") -> Html:
    """The timeline as a part of a page; where nothing is dated, it says so."""
    day = formats.day(t.lang, found.day)
    parts: list[Any] = [_list(t, view, found.past, t("Up to the position of {date}", date=day))]
    if found.to_come:
        heading = t("After the position of {date}: due, or told since", date=day)
        parts += [html.H3(heading), _list(t, view, found.to_come, heading)]
    return components.section(
        t("Timeline"),
        *(parts if found.entries else [html.P(components.not_reported(t))]),
        *_undated(t, found),
        note=note,
        anchor=ANCHOR,
    )


def _list(t: Texts, view: PageView, years: tuple[tuple[str, tuple[Entry, ...]], ...], label: str) -> Html:
    """The years, each with its entries; a screen reader is told what the list is of."""
    return html.Ol(
        [
            html.Li(
                [
                    html.Span(year, className="year"),
                    html.Ol([_entry(t, view, one) for one in entries]),
                ]
            )
            for year, entries in years
        ],
        className="dated",
        **{"aria-label": label},
    )


def _entry(t: Texts, view: PageView, one: Entry) -> Html:
    first, more = DRAWN[one.kind](t, view, one.row)
    is_year = " is-year" if one.precision == "year" else ""  # the year stands beside it already
    when = html.Span(moments(t, one.when), className=f"when{is_year}")
    told = [*_spaced(first), *_state(t, one)]
    return html.Li(
        [
            when,
            html.Div([html.P(told), *([html.P(_spaced(more))] if more else []), *_sources(t, view, one)]),
        ],
        className=f"is-{one.state} of-{one.kind}",
    )


def _spaced(parts: list[Any]) -> list[Any]:
    """The parts with spaces between them."""
    return [each for part in parts for each in (" ", part)][1:]


def _state(t: Texts, one: Entry) -> list[Any]:
    """Badges of what lies after the position."""
    said = []
    if one.state == ANNOUNCED:
        said.append(components.badge(t("announced since"), "warn"))
    elif one.state == NEXT:
        said.append(components.badge(t("due") if one.kind in DUE else t("after the position"), "plain"))
    if one.is_silent:
        said.append(components.badge(t("no word since"), "warn"))
    return [each for badge in said for each in (" ", badge)]


def _sources(t: Texts, view: PageView, one: Entry) -> list[Html]:
    """The documents and places of an entry, each once."""
    places: dict[str, dict[str, None]] = {}
    for place in one.origins:
        at = view.place(t.lang, place.locator)
        places.setdefault(view.short_names[place.source_id], {})[at] = None
    said = [f"{name}, {formats.in_series(t.lang, found)}" for name, found in places.items()]
    caveats = dict.fromkeys(view.said(t.lang, place.caveat) for place in one.origins if place.caveat)
    caveat = [html.P(joined(" ", caveats), className="small")] if one.kind in CAVEATS and caveats else []
    return [*caveat, html.P(formats.in_series(t.lang, said), className="small from")] if said else caveat


CAVEATS = ("event", "evaluation", "announcement", "figure", "staff")  # others are told on the page itself


def _undated(t: Texts, found: Timeline) -> list[Html]:
    """How many of each kind are not on it because no document dates them; of events and evaluations which."""
    counts = {
        "result": lambda n: t.count("{n} result", "{n} results", n),
        "results": lambda n: t.count("{n} result", "{n} results", n),
        "convention": lambda n: t.count("{n} ratification", "{n} ratifications", n),
        "people": lambda n: t.count("{n} figure on people", "{n} figures on people", n),
        "figure": lambda n: t.count("{n} other figure", "{n} other figures", n),
        "event": lambda n: t.count("{n} event", "{n} events", n),
        "evaluation": lambda n: t.count("{n} evaluation", "{n} evaluations", n),
    }
    if not found.undated:
        return []
    said = []
    for one in found.undated:
        words = counts[one.kind](len(one.rows))
        if one.kind in ("event", "evaluation"):
            words += f" ({joined(', ', (row.name[t.lang] for row in one.rows))})"
        said.append(words)
    told = t("Not on it, for no document dates them: {what}.", what=formats.listed(t.lang, said))
    return [html.P(told, className="small undated")]


# --- what each kind tells


def _result(t: Texts, view: PageView, row: Result) -> Told:
    step = t("Step {n}: {name}", n=row.step, name=step_name(t, row.step))
    name = row.instrument[t.lang] if row.instrument else row.summary[t.lang] if row.summary else step
    by = row.adopted_by[t.lang] if row.adopted_by else ""
    more = joined(" · ", filter(None, [step if name != step else "", by]))
    return [html.B(name), *_doubt(t, row)], [more] if more else []


def _doubt(t: Texts, row: Result) -> list[Html]:
    return [] if row.is_explicit else [components.badge(t("to be confirmed"), "warn")]


def _results(t: Texts, view: PageView, rows: tuple[Result, ...]) -> Told:
    """Results of one date: how many, and in which country which step."""
    named = [
        html.Li(
            _spaced(
                [
                    components.country_link(t, view, row.iso3),
                    t("(step {n})", n=row.step),
                    *_doubt(t, row),
                ]
            )
        )
        for row in rows
    ]
    return [
        html.B(t.count("{n} result", "{n} results", len(rows))),
        html.Ul(named, className="run-on"),
    ], []


def _convention(t: Texts, view: PageView, row: Convention) -> Told:
    said = html.B(t("Convention No. 102 ratified"))
    return ([said] if row.iso3 == view.key else [said, components.country_link(t, view, row.iso3)]), []


def _people(t: Texts, view: PageView, row: PeopleFigure) -> Told:
    named = formats.named(t.lang, row.what[t.lang], people_figures.counted(t, row))
    measure = people_figures.group_name(t, row.measure)
    return [html.B(named), *people_figures.badges(t, row)], [measure]


def _figure(t: Texts, view: PageView, row: ReportedFigure) -> Told:
    badge = [] if row.status == "reported" else [components.badge(figures.status_name(t, row.status), "warn")]
    since = [t("since {date}", date=moments(t, row.since))] if row.since and row.as_of else []
    named = formats.named(t.lang, row.what[t.lang], figures.amount(t, row))
    return [html.B(named), *since, *badge], []


def _event(t: Texts, view: PageView, row: Event) -> Told:
    told = [row.what[t.lang]] if row.what else []
    if row.attendance:
        n = components.precise(t, formats.number(t.lang, row.attendance), row.precision)
        told.append(t("Attendance: {n}.", n=n))
    return [html.B(row.name[t.lang])], told


def _evaluation(t: Texts, view: PageView, row: Evaluation) -> Told:
    return [html.B(row.name[t.lang]), components.badge(health.state(t, row.status), "plain")], []


def _position(t: Texts, view: PageView, row: PositionThen) -> Told:
    """What was reported on the day of a position: of a country its results alone."""
    said = []
    if row.results is None:
        said.append(t("results not reported"))
    else:
        said.append(t.count("{n} result", "{n} results", row.results))
        said.append(basis.briefly(t, row.results, row.explicit))
    if row.countries is not None:
        said.append(t.count("in {n} country", "in {n} countries", row.countries))
    if row.gap_usd is not None:
        said.append(formats.named(t.lang, t("funding gap"), _usd(t, row.gap_usd)))
    return [html.B(t("Position"))], [joined(" · ", filter(None, said))]


def _usd(t: Texts, usd: float) -> str:
    """An amount in millions."""
    millions = formats.millions(t.lang, usd)
    return t.count("US$ {usd} million", "US$ {usd} million", int(usd / 1e6), usd=millions)


def _phase(t: Texts, view: PageView, row: PhaseTurn) -> Told:
    name = formats.roman(row.phase)
    said = t("Phase {phase} begins", phase=name) if row.begins else t("Phase {phase} ends", phase=name)
    told = [t.count("{n} result", "{n} results", int(row.results))] if row.results is not None else []
    return [html.B(said)], told


def _ambition(t: Texts, view: PageView, aims: dict[str, float]) -> Told:
    """What is to be achieved by a day."""
    said = [
        formats.named(t.lang, health.aim_name(t, name), formats.number(t.lang, value))
        for name, value in aims.items()
    ]
    return [html.B(t("Ambitions to be achieved"))], [joined(" · ", said)]


def _approval(t: Texts, view: PageView, row: Approval) -> Told:
    said = t.count("{n} new project approved", "{n} new projects approved", row.new_projects)
    return [html.B(said)], [_usd(t, row.usd)]


def _staff(t: Texts, view: PageView, rows: tuple[Staff, ...]) -> Told:
    said = [
        formats.named(
            t.lang,
            health.staff_name(t, row.indicator_id),
            components.precise(t, formats.number(t.lang, row.value), row.precision),
        )
        for row in rows
    ]
    return [html.B(t("The team that supports countries"))], [joined(" · ", said)]


def _announcement(t: Texts, view: PageView, rows: tuple[Announcement, ...]) -> Told:
    """The totals that one document announces."""
    return [html.B(formats.listed(t.lang, [announced.what(t, one) for one in rows]))], []


DRAWN: dict[str, Callable[[Texts, PageView, Any], Told]] = {
    "result": _result,
    "results": _results,
    "convention": _convention,
    "people": _people,
    "figure": _figure,
    "event": _event,
    "evaluation": _evaluation,
    "position": _position,
    "phase": _phase,
    "ambition": _ambition,
    "approval": _approval,
    "staff": _staff,
    "announcement": _announcement,
}
