"""The country figures about people: what each is in words, and their tables by measure and status."""

from collections.abc import Iterable
from typing import Any

from data.rows import PageView
from data.rows.people import STATUSES, Group, People, PeopleFigure, Tally
from layouts.figures.charts import measure_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts


def group_name(t: Texts, measure: str) -> str:
    """What is counted: one of the three measures, or what stands beside them."""
    others = {"registered": t("Registered"), "trained": t("Trained"), "other": t("Other")}
    return others.get(measure) or measure_name(t, measure)


def tallied(t: Texts, found: Tally) -> str:
    """How many figures there are: the same words on every page, scene and slide."""
    achieved, reached = (formats.number(t.lang, n) for n in found[1:])
    return t.count(
        "{n} figure about people, {achieved} achieved, {reached} of these in one of the three measures",
        "{n} figures about people, {achieved} achieved, {reached} of these in one of the three measures",
        found.figures,
        achieved=achieved,
        reached=reached,
    )


def by_the_report(t: Texts, people: People) -> str:
    """How many countries report by the report's own count; empty where it gives none."""
    if not people.reporting_countries:
        return ""
    return t(
        "By the report's own count {n} of {all} countries report people reached; it names none of them.",
        n=people.reporting_countries,
        all=people.priority_countries,
    )


def none_known(t: Texts, people: People) -> str:
    """Why there is no figure of a country: none is known at the date, or none of this selection."""
    if people.every:
        return t("No document gives a figure about people here.")
    return t("No document known at this date gives figures about people by country.")


def unit_name(t: Texts, unit: str) -> str:
    """Who is counted."""
    return {
        "people": t("people"),
        "workers": t("workers"),
        "households": t("households"),
        "registrations": t("registrations"),
    }[unit]


def counted(t: Texts, row: PeopleFigure) -> str:
    """How many of whom: more than 3,000,000 people."""
    return formats.counted(t.lang, amount(t, row), row.people, unit_name(t, row.unit))


def amount(t: Texts, row: PeopleFigure) -> str:
    """A figure as its document prints it: about, more than, up to."""
    return components.precise(t, formats.number(t.lang, row.people), row.precision)


def status_name(t: Texts, status: str, measure: str = "", unit: str = "") -> str:
    """What a figure is. The word for what is achieved agrees with who is counted, and names what was done."""
    if status != "achieved":
        return {
            "stock": t("existing total or context"),
            "draft": t("draft law, not in force"),
            "planned": t("planned"),
            "potential": t("potential"),
        }[status]
    people, others = {
        "trained": (t("people|trained"), t("workers|trained")),
        "registered": (t("people|registered"), t("workers|registered")),
    }.get(measure) or (t("people|reported as achieved"), t("workers|reported as achieved"))
    return (people if unit == "people" else others).partition("|")[2]


def duration_name(t: Texts, duration: str | None) -> str:
    """That support does not last; empty where no document says so."""
    if duration is None:
        return ""
    return {"temporary": t("temporary crisis support"), "one_off": t("one-off crisis grant")}[duration]


def state(t: Texts, row: PeopleFigure) -> str:
    """The status of a figure, with how long the support lasts where it does not."""
    name = status_name(t, row.status, row.measure, row.unit)
    return ", ".join(filter(None, [name, duration_name(t, row.duration)]))


def badges(t: Texts, row: PeopleFigure) -> list[Html | str]:
    """The same as badges; only what is achieved and not said to end has the colour of results."""
    kind = "good" if row.is_achieved else "warn"
    lasting = duration_name(t, row.duration)
    more = [" ", components.badge(lasting, "warn")] if lasting else []
    return [components.badge(status_name(t, row.status, row.measure, row.unit), kind), *more]


def of_phase(t: Texts, row: PeopleFigure) -> str:
    """The phase of a figure where it is not the one under way; else empty."""
    return "" if row.is_of_phase else t("phase {phase}", phase=formats.roman(row.phase))


def by_measure(t: Texts, view: PageView, people: People) -> Html:
    """The figures behind each of the three measures, by their status."""
    measured = people.measured
    blocks: list[Any] = []
    for group in people.of_measures:
        name = group_name(t, group.measure)
        found = _table(t, view, name, group) if group.figures else components.empty(t)
        blocks += [html.H3(name), found]
    return components.section(
        t(
            "{n} of {all} figures under the three measures are achieved",
            n=measured.achieved,
            all=measured.figures,
        )
        if measured.figures
        else t("No country figure under the three measures"),
        *(blocks if measured.figures else [_nothing(t, people)]),
        *_sources(t, view, people.of_measures),
        note=_note(t, view, people),
        anchor="figures",
    )


def apart(t: Texts, view: PageView, people: People) -> Html:
    """Figures that belong to none of the three measures, folded: registered, trained, other."""
    folded = []
    for group in people.of_others:
        if group.figures:
            name = group_name(t, group.measure)
            n = t.count("{n} figure", "{n} figures", len(group.figures))
            summary = html.Summary(html.H3(f"{name} ({n})"))
            folded.append(html.Details([summary, _table(t, view, name, group)], className="folded"))
    return components.section(
        t.count(
            "{n} other figure: people registered, trained or otherwise counted",
            "{n} other figures: people registered, trained or otherwise counted",
            people.others,
        )
        if people.others
        else t("No figure of people registered, trained or counted otherwise"),
        *(folded or [_nothing(t, people)]),
        *_sources(t, view, people.of_others),
        note=t(
            "Being registered does not mean receiving a benefit, and being trained does not mean being "
            "covered. The other figures count messages, events or needs."
        ),
        anchor="others",
    )


def _sources(t: Texts, view: PageView, groups: Iterable[Group]) -> list[Html]:
    rows = [row for group in groups for row in group.figures]
    return [components.sources(t, view, rows)] if rows else []


def _note(t: Texts, view: PageView, people: People) -> str:
    shown = t("Do not add them up: people may be counted twice, and units and years differ.")
    if not components.leaves_out(view):
        return shown
    left_over = t(
        "{n} of {all} are shown; those of several countries are not.",
        n=people.measured.figures,
        all=people.measured_all,
    )
    return f"{left_over} {shown}"


def _nothing(t: Texts, people: People) -> Html:
    return components.empty(t) if people.every else html.P(none_known(t, people), className="nothing")


def _table(t: Texts, view: PageView, caption: str, group: Group) -> Html:
    return components.table(
        caption,
        [t("Country"), t("Figure"), t("Unit"), t("Year"), t("Status"), t("What it counts"), t("Caveat")],
        [
            [
                _country(t, view, row),
                (html.Span(amount(t, row), className="number"), row.people),
                unit_name(t, row.unit),
                _year(t, row),
                (badges(t, row), STATUSES.index(row.status)),
                row.what[t.lang],
                html.Span(view.said(t.lang, row.origin.caveat), className="small"),
            ]
            for row in group.figures
        ],
        name="people-figures",
    )


def _year(t: Texts, row: PeopleFigure) -> tuple[Any, Any]:
    """The year of a figure; its phase where that is an earlier one."""
    year = str(row.year) if row.year else components.not_reported(t)
    phase = of_phase(t, row)
    return [year, html.Div(phase, className="small")] if phase else year, row.year or ""


def _country(t: Texts, view: PageView, row: PeopleFigure) -> Any:
    if row.iso3 is None:
        return t("Several countries"), ""
    name = components.country_name(t, view, row.iso3)
    if row.is_priority:
        return country(t, view, row), name
    return [name, html.Span(t("not a priority country"), className="small")], name


def country(t: Texts, view: PageView, row: PeopleFigure) -> Any:
    """The country of a figure, a link where it is a priority country; or that there are several."""
    return components.country_link(t, view, row.iso3) if row.iso3 else t("Several countries")


def in_millions(t: Texts, people: float, digits: int = 1) -> str:
    """A number of people in millions, in words: 19 million."""
    shown = formats.millions(t.lang, people, digits)
    value = round(people / 1e6, 2 if people < 1e6 else digits)
    # In French what is less than two is singular, in Spanish one alone.
    n = int(value) if t.lang == "fr" else 1 if value == 1 else 2
    return t.count("{people} million", "{people} million", n, people=shown)


def in_words(t: Texts, view: PageView, row: PeopleFigure) -> list[Any]:
    """A figure with its country, and that it does not last: Indonesia: about 16 million (workers)."""
    shown = amount(t, row)
    if row.people >= 1_000_000:
        shown = components.precise(t, in_millions(t, row.people, 2), row.precision)
    value = f"{shown} ({unit_name(t, row.unit)})"
    lasting = duration_name(t, row.duration)
    return [
        country(t, view, row),
        formats.named(t.lang, "", formats.named(t.lang, value, lasting) if lasting else value),
    ]
