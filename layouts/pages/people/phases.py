"""The phase under way beside the one before it: each measure of people by itself."""

from typing import Any

from data.rows import PageView
from data.rows.people import OfPhase, People, PeoplePhase
from layouts.figures.charts import measure_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.people.figures import in_millions
from layouts.words import formats
from layouts.words.texts import Texts


def title(t: Texts, people: People) -> str:
    """Which measures have passed their value in the phase before."""
    before, now = people.phases[0], people.phases[-1]
    if before is now:
        return t("Phase {phase}", phase=formats.roman(now.phase))
    if not people.passed:
        return beside(t, people)
    names = formats.listed(t.lang, [measure_name(t, one) for one in people.passed])
    phase = formats.roman(before.phase)
    if before.is_whole:
        return t("Already more than in the whole of phase {phase}: {measures}", phase=phase, measures=names)
    return t("Already more than reported for phase {phase}: {measures}", phase=phase, measures=names)


def beside(t: Texts, people: People) -> str:
    """The names of the two phases."""
    before, now = (formats.roman(phase.phase) for phase in (people.phases[0], people.phases[-1]))
    return t("Phase {before} beside phase {now}", before=before, now=now)


def dated(t: Texts, phase: PeoplePhase) -> str:
    """A phase with its years; where its values are not those of its end, by when they are."""
    named = t(
        "Phase {phase}, {years}",
        phase=formats.roman(phase.phase),
        years=f"{phase.starts_on[:4]}–{phase.ends_on[:4]}",
    )
    if phase.is_whole or not phase.as_of:
        return named
    return t("{phase}, by {date}", phase=named, date=formats.day(t.lang, phase.as_of, "medium"))


def section(t: Texts, view: PageView, people: People) -> Html:
    """Each measure in both phases, with the number of countries that report."""
    year = people.measures[0].due[:4]
    rows = [
        [
            measure_name(t, row.measure),
            *(
                cell
                for phase in people.phases
                for cell in _cells(t, phase.measures[row.measure], phase.countries_planned)
            ),
        ]
        for row in people.measures
    ]
    heads = [t("Measure")]
    for phase in people.phases:
        bars = t("On the scale of the ambition for {year}", year=year)
        if people.has_passed_ambition:
            bars = t("On the scale of the ambition for {year}, or of what passed it", year=year)
        heads += [dated(t, phase), bars, t("Countries that report")]
    used = [one.origin for phase in people.phases for one in phase.measures.values() if one.origin]
    return components.exportable(
        t,
        "people-phases",
        title(t, people),
        components.table(beside(t, people), heads, rows, name="phases", has_cards=True),
        components.sources(t, view, used),
        note=_note(t, people),
    )


def _note(t: Texts, people: People) -> str:
    """What the phases cannot be compared in; empty where there is one alone."""
    if len(people.phases) < 2:
        return ""
    said = t("Nobody can tell whether the same countries report in both phases.")
    if people.has_earlier_ambition:
        return said
    phase = formats.roman(people.phases[0].phase)
    more = t("No document gives an ambition for people in phase {phase}.", phase=phase)
    return f"{said} {more}"


def _cells(t: Texts, row: OfPhase, planned: int) -> list[Any]:
    """A number of people in words, its bar on the scale of the ambition, and how many countries report."""
    if row.people is None:
        return [
            (components.not_reported(t), ""),
            (components.bar(None), ""),
            (components.not_reported(t), ""),
        ]
    shown = html.B(in_millions(t, row.people))
    if row.reporting_countries is None:
        countries: tuple[Any, Any] = components.not_reported(t), ""
    else:
        countries = t("{n} of {all}", n=row.reporting_countries, all=planned), row.reporting_countries
    return [(shown, row.people), (components.bar(row.scale_pct), row.people), countries]
