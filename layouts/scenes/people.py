"""What stands in a scene of people: programme-wide, so that no filter but the date moves it."""

from data.rows import PageView
from layouts.figures import charts
from layouts.figures.charts import measure_name
from layouts.pages.people import page as people_page
from layouts.pages.people import phases as people_phases
from layouts.pages.people.figures import in_millions
from layouts.scenes.content import Bar, Content, Figure
from layouts.words import formats
from layouts.words.texts import Texts


def people_title(t: Texts, view: PageView) -> str:
    """Which measures keep an even pace, and how many do not."""
    return people_page.title(t, view.answers.people)


def people(t: Texts, view: PageView) -> Content:
    """The three measures against their ambitions."""
    return Content(
        figures=(Figure(charts.people_figure(t, view.overview)),),
        note=t("The three measures overlap: a person may count in each. They are never added up.")
        + " "
        + t(
            "The mark is an even pace, {share}.",
            share=formats.percent(t.lang, view.overview.headline.elapsed_pct),
        ),
        panel="people",
    )


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
                )
            )
    note = t("All bars on one scale. Nobody can tell whether the same countries report in both phases.")
    rows = [of.origin for phase in found for of in phase.measures.values() if of.origin]
    return Content(bars=tuple(bars), note=note, panel="people", rows=tuple(rows))
