"""What each chart of the overview shows, in words with the same figures: for who does not see it."""

import re
from typing import Any

from data.rows import Overview
from layouts.figures import charts, waterfall
from layouts.words import formats
from layouts.words.texts import Texts

MARKS = re.compile("<.*?>")
MOST_STEPS = 3


def spoken(t: Texts, chart: str, view: Overview) -> str:
    """The message of a chart, and what its marks say."""
    return {"map": _map, "steps": _steps, "people": _people, "funding": _funding}[chart](t, view)


def _map(t: Texts, view: Overview) -> str:
    title = charts.map_title(t, view)
    shown = [len(row.steps) for row in view.countries if row.is_selected]
    if not view.is_reported or not shown:
        return f"{title}."
    counted = [
        formats.named(t.lang, t.count("{n} step", "{n} steps", steps), str(shown.count(steps)))
        for steps in range(MOST_STEPS, 0, -1)
    ]
    counted.append(formats.named(t.lang, t("no result yet"), str(shown.count(0))))
    of = t.count(
        "{n} country or territory is shown, by steps achieved",
        "{n} countries and territories are shown, by steps achieved",
        len(shown),
    )
    return f"{title}. {formats.named(t.lang, of, formats.in_series(t.lang, counted))}."


def _steps(t: Texts, view: Overview) -> str:
    return f"{charts.steps_title(t, view)}. {_bars(t, charts.steps_figure(t, view))}. {_pace(t, view)}"


def _people(t: Texts, view: Overview) -> str:
    return f"{charts.people_title(t, view)}. {_bars(t, charts.people_figure(t, view))}. {_pace(t, view)}"


def _funding(t: Texts, view: Overview) -> str:
    said = waterfall.spoken(t, view)
    return f"{waterfall.funding_title(t, view)}. {said}." if said else f"{waterfall.funding_title(t, view)}."


def _pace(t: Texts, view: Overview) -> str:
    share = formats.percent(t.lang, view.headline.elapsed_pct)
    return t("An even pace would be at {share} of each ambition.", share=share)


def _bars(t: Texts, figure: dict[str, Any]) -> str:
    """The name and the value of each bar, as the chart writes them beside it."""
    rows = (hover.split("<br>", 1) for hover in figure["data"][0]["hovertext"])
    return formats.in_series(
        t.lang, (formats.named(t.lang, MARKS.sub("", name), MARKS.sub("", value)) for name, value in rows)
    )
