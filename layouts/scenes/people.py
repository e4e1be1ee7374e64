"""What stands in a scene of people: programme-wide, so that no filter but the date moves it."""

from data.rows import PageView
from data.rows.reached import PeopleRow
from layouts.figures import charts
from layouts.figures.charts import measure_name
from layouts.frame.sources import caveats
from layouts.pages.people import page as people_page
from layouts.pages.people import phases as people_phases
from layouts.pages.people.figures import in_millions
from layouts.scenes.content import Bar, Content, Figure, Series
from layouts.words import formats
from layouts.words.texts import Texts


def people_title(t: Texts, view: PageView) -> str:
    """Which measures keep an even pace, and how many do not."""
    return people_page.title(t, view.answers.people)


def people(t: Texts, view: PageView) -> Content:
    """The three measures against their ambitions."""
    of = view.overview
    bars = tuple(
        Bar(
            "",
            measure_name(t, row.measure),
            _of_ambition(t, row),
            None,
            numbers=(row.ambition, row.people, of.headline.at_even_pace(row.ambition)),
        )
        for row in of.people
    )
    series = (
        Series(
            t("Ambition for {year}", year=of.phase_days[1][:4]),
            "ambition",
            "people_whole",
            is_hatched=all(row.people is None for row in of.people),
            role="ambition",
        ),
        Series(t("Achieved"), "achieved", "people"),
        Series(t("Even pace"), "pace", "people", role="pace"),
    )
    known, passed = caveats(t, "people", of), formats.percent(t.lang, of.headline.elapsed_pct)
    return Content(
        figures=(Figure(charts.people_figure(t, of), bars=bars, series=series),),
        note=f"{known[0]} {t('The mark is an even pace, {share}.', share=passed)}",
        fine_print=known[-1],
        panels=("people",),
    )


def _of_ambition(t: Texts, row: PeopleRow) -> str:
    ambition = formats.millions(t.lang, row.ambition)
    if row.people is None:
        return " · ".join([t("not reported"), t("ambition {n} m", n=ambition)])
    said = t(
        "<b>{people}</b> of {ambition} m", people=formats.millions(t.lang, row.people), ambition=ambition
    )
    return said.replace("<b>", "").replace("</b>", "")


def phases_title(t: Texts, view: PageView) -> str:
    """Which measures already passed the phase before."""
    return people_phases.title(t, view.answers.people)


def phases(t: Texts, view: PageView) -> Content:
    """Each measure in the phase before and in the one under way, all on one scale."""
    found, bars = view.answers.people.phases, []
    for row in view.answers.people.measures:
        for phase in found:
            of = phase.measures[row.measure]
            bars.append(
                Bar(
                    "",
                    t(
                        "{measure}, phase {phase}",
                        measure=measure_name(t, row.measure),
                        phase=formats.roman(phase.phase),
                    ),
                    t("not reported") if of.people is None else in_millions(t, of.people, 2),
                    of.most_pct,
                    "earlier" if phase != found[-1] else "",
                    numbers=tuple(of.people if one == phase else None for one in found),
                )
            )
    note = t("All bars on one scale. Nobody can tell whether the same countries report in both phases.")
    series = tuple(
        Series(people_phases.dated(t, one), "accent" if one == found[-1] else "muted", "people")
        for one in found
    )
    rows = [of.origin for phase in found for of in phase.measures.values() if of.origin]
    return Content(
        bars=tuple(bars),
        series=series,
        note=note,
        fine_print=caveats(t, "people", view.overview)[0],
        panels=("people",),
        rows=tuple(rows),
    )
