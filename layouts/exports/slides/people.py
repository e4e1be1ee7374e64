"""The slide of people in two phases."""

from layouts.exports.slides.charts import MILLIONS, Chart, Series, Slide
from layouts.exports.slides.scenes import Asked, spoken
from layouts.frame.sources import caveats
from layouts.look import theme
from layouts.pages.people import phases as people_phases
from layouts.scenes import people as scenes_people


def phases(asked: Asked) -> list[Slide]:
    """Each measure of people in the phase before and in the one under way, in persons."""
    t, view = asked.t, asked.view
    found = view.answers.people
    content = scenes_people.phases(t, view)
    series = []
    for place, phase in enumerate(found.phases):
        is_last = place == len(found.phases) - 1
        values = [
            one.measures[row.measure].people if one == phase else None
            for row in found.measures
            for one in found.phases
        ]
        series.append(
            Series(
                people_phases.dated(t, phase),
                tuple(values),
                theme.colour("accent" if is_last else "muted"),
                label=MILLIONS,
            )
        )
    title, names = scenes_people.phases_title(t, view), tuple(bar.label for bar in content.bars)
    chart = Chart("bars", names, tuple(series), spoken(t, title, names, series))
    lead = t("Millions of people. Nobody can tell whether the same countries report in both phases.")
    said = caveats(t, "people", view.overview)[0]
    return [Slide(title, lead, chart, (("people", view.overview),), content.rows, said)]
