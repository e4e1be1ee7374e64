"""The slides of results, people and themes as charts. Titles are the messages of the screen."""

from typing import Any, NamedTuple

from data.rows import Overview, PageView
from data.snapshot import STEPS
from layouts import charts, formats, headline, parts, scenes_evidence, scenes_places, theme
from layouts.exports.slides_charts import MILLIONS, Chart, Picture, Series, Slide, Table
from layouts.exports.slides_notes import selection
from layouts.pages import people as people_page
from layouts.sources import caveats, disclaimer
from layouts.texts import Texts


class Asked(NamedTuple):
    """What slides are made for: the language, the view, the view at another date, the browser's map."""

    t: Texts
    view: PageView
    compared: Overview | None
    map_png: bytes | None


def nothing(asked: Asked) -> list[Slide]:
    """The one slide that says that the filters leave nothing."""
    t, view = asked.t, asked.view.overview
    said = selection(t, asked.view) + "\n" + t("people and money: programme-wide, not filtered")
    return [Slide(t("No country matches these filters"), "", said, (("map", view),))]


def pace(t: Texts, view: Overview) -> str:
    """How much of the phase has passed."""
    return t(
        "At {date}, {share} of phase II has passed. Even pace is a yardstick, not a plan.",
        date=formats.day(t.lang, view.as_of),
        share=formats.percent(t.lang, view.headline.elapsed_pct),
    )


def picture_of(asked: Asked) -> list[Slide]:
    """The map as the browser drew it; without one, a table by region says the same."""
    t, view = asked.t, asked.view.overview
    if not view.headline.countries_asked:
        return nothing(asked)
    title = charts.map_title(t, view)
    content: Picture | tuple[Table, ...]
    if asked.map_png:
        lead = t(
            "From light to dark: one, two or three steps achieved. A ring with a dot: no result yet. "
            "Grey: not selected."
        )
        content = Picture(asked.map_png, t("Map") + f": {title}. {_said(by_region(asked))}")
    else:
        is_one_step = view.is_reported and len(view.filters.step) == 1
        if is_one_step:
            lead = t("By region: how many countries achieved this step, and which countries.")
        else:
            lead = t("By region: how many countries achieved a step, and which step.")
            lead = f"{lead} {caveats(t, 'map', view)[0]}"
        content = (achievers(asked) if is_one_step else by_region(asked),)
    return [Slide(title, lead, content, (("map", view),), caption=disclaimer(t))]


def _said(table: Table) -> str:
    """A table in one sentence: the first column, and what stands behind it."""
    return table.head[2] + ": " + "; ".join(f"{row[0]} {row[2]} / {row[1]}" for row in table.rows)


def by_region(asked: Asked) -> Table:
    """How many countries of each region that the filters leave achieved what."""
    t, view = asked.t, asked.view.overview
    rows, steps = [], [step for step in STEPS if not view.filters.step or str(step) in view.filters.step]
    for region in asked.view.frame.regions:
        left = [
            one for one in view.countries if one.country.region_id == region.region_id and _is_left(view, one)
        ]
        if left:
            counts = [sum(bool(one.shown_steps) for one in left)]
            counts += [sum(step in one.shown_steps for one in left) for step in steps]
            shown = [formats.number(t.lang, n) if view.is_reported else t("not reported") for n in counts]
            rows.append((region.names[t.lang], formats.number(t.lang, len(left)), *shown))
    head = (
        t("Region"),
        t("Priority countries"),
        t("Countries with a change"),
        *(charts.step_name(t, step) for step in steps),
    )
    numbers = tuple(range(1, len(head)))
    return Table(head, tuple(rows), (3, *[2] * len(numbers)), t("Results by region"), numbers)


def achievers(asked: Asked) -> Table:
    """Which countries of each region achieved the one step that is selected."""
    t, view = asked.t, asked.view.overview
    rows = []
    for region in asked.view.frame.regions:
        left = [
            one for one in view.countries if one.country.region_id == region.region_id and _is_left(view, one)
        ]
        names = [one.country.names[t.lang] for one in left if one.shown_steps]
        if left:
            n = t("{n} of {all}", n=len(names), all=len(left))
            rows.append((region.names[t.lang], n, formats.listed(t.lang, names) or "–"))
    head = (t("Region"), t("Countries with a change"), t("Countries"))
    return Table(head, tuple(rows), (2.6, 2.2, 7.5), t("Results by region"))


def _is_left(view: Overview, row: Any) -> bool:
    return row.is_left and (not view.filters.region or row.country.region_id in view.filters.region)


def steps(asked: Asked) -> list[Slide]:
    """Results of each step against its ambition and an even pace; under a filter, those selected of all."""
    t, view = asked.t, asked.view.overview
    if not view.headline.countries_asked:
        return nothing(asked)
    unknown = t("not reported")
    names = tuple(f"{row.step}  {charts.step_name(t, row.step)}" for row in view.steps)
    if not view.is_reported:
        names = tuple(f"{name}\n({unknown})" for name in names)
    series = [
        Series(
            t("Ambition for 2025"),
            tuple(row.ambition for row in view.steps),
            theme.GREY,
            is_hatched=not view.is_reported,
            label="",
        )
    ]
    if charts.is_narrowed(view):
        series.append(Series(t("Selected"), tuple(_kept(row) for row in view.steps), theme.BLUE))
    achieved = tuple(row.achieved for row in view.steps)
    series.append(
        Series(
            t("All countries") if charts.is_narrowed(view) else t("Achieved"), achieved, theme.STEP_COLOURS[1]
        )
        if charts.is_narrowed(view)
        else Series(t("Achieved"), achieved, theme.BLUE)
    )
    series.append(_pace(t, view, [row.ambition for row in view.steps], "0"))
    aims = [t("ambition {n}", n=formats.number(t.lang, row.ambition)) for row in view.steps]
    if view.is_reported and not charts.is_narrowed(view):
        aims = [
            f"{aim} · {formats.percent(t.lang, 100 * (row.achieved or 0) / row.ambition)}"
            for aim, row in zip(aims, view.steps, strict=True)
        ]
    names = tuple("\n".join(both) for both in zip(names, aims, strict=True))
    title = charts.steps_title(t, view)
    chart = Chart("bullet", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, pace(t, view), chart, (("steps", view),))]


def _kept(row: Any) -> float | None:
    return row.selected if row.is_selected else None


def _pace(t: Texts, view: Overview, ambitions: list[float], label: str) -> Series:
    """Where each would be at an even pace."""
    share = view.headline.elapsed_pct / 100
    return Series(t("Even pace"), tuple(round(one * share, 1) for one in ambitions), theme.MUTED, label=label)


def spoken(t: Texts, title: str, names: tuple[str, ...], series: list[Series]) -> str:
    """A chart in words, for who does not see it."""

    def value(amount: float | None) -> str:
        return t("not reported") if amount is None else formats.number(t.lang, amount, 1)

    said = []
    for place, name in enumerate(names):
        values = [f"{one.name} {value(one.values[place])}" for one in series if one.colour]
        said.append(f"{name.replace(chr(10), ', ')}: {', '.join(values)}")
    return f"{title}. {'; '.join(said)}."


def people(asked: Asked) -> list[Slide]:
    """The three measures of people, each against its own ambition; never added up."""
    t, view = asked.t, asked.view.overview
    names, unknown = [], t("not reported")
    for row in view.people:
        ambition = t("ambition {n} m", n=formats.millions(t.lang, row.ambition))
        state = f"{unknown} · {ambition}" if row.people is None else ambition
        names.append(f"{charts.measure_name(t, row.measure)}\n{state}")
    series = [
        Series(
            t("Ambition for 2025"),
            tuple(row.ambition for row in view.people),
            theme.GREY,
            is_hatched=all(row.people is None for row in view.people),
            label="",
        ),
        Series(
            t("Achieved, in millions"), tuple(row.people for row in view.people), theme.BLUE, label=MILLIONS
        ),
        _pace(t, view, [row.ambition for row in view.people], MILLIONS),
    ]
    said = caveats(t, "people", view)
    title = people_page.title(t, view)
    chart = Chart("bullet", tuple(names), tuple(series), spoken(t, title, tuple(names), series))
    lead = f"{said[0]} {headline.pace(t, view).capitalize()}."
    return [Slide(title, lead, chart, (("people", view),), caption=said[-1])]


def regions(asked: Asked) -> list[Slide]:
    """How many of the countries of each region that the filters leave achieved a step."""
    t, view = asked.t, asked.view.overview
    if not view.headline.countries_asked:
        return nothing(asked)
    title = scenes_places.regions_title(t, asked.view)
    found = []
    for region in asked.view.frame.regions:
        left = [
            one for one in view.countries if one.country.region_id == region.region_id and _is_left(view, one)
        ]
        if left:
            found.append((region.names[t.lang], sum(bool(one.shown_steps) for one in left), len(left)))
    if not view.is_reported:
        return [Slide(title, "", (by_region(asked),), (("map", view),))]
    found.sort(key=lambda one: -one[1] / one[2])  # as the scene has them
    shares = {(n, of): t("{n} of {all}", n=n, all=of) for _, n, of in found}
    names = tuple(f"{name}\n{shares[n, of]}" for name, n, of in found)
    series = [
        Series(
            t("Countries with a change"),
            tuple(n for _, n, _ in found),
            theme.BLUE,
            label="0;;;",  # a zero has no length to stand in
            is_on_dark=True,
        ),
        Series(
            t("no result yet").capitalize(),
            tuple(of - n for _, n, of in found),
            theme.MUTED,
            is_hatched=True,
            label="0;;;",
        ),
    ]
    chart = Chart("stacked", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, caveats(t, "map", view)[0], chart, (("map", view),))]


def themes(asked: Asked) -> list[Slide]:
    """In how many priority countries, of those the filters leave, each thematic area was active."""
    t, view = asked.t, asked.view
    left = set(parts.asked(view))
    if not left:
        return nothing(asked)
    every = view.tables["theme"]
    counts = {
        row["theme_id"]: sum(
            one["theme_id"] == row["theme_id"] and one["iso3"] in left for one in view.tables["theme_country"]
        )
        for row in every
        if row["summary_en"] is not None
    }
    title = scenes_evidence.themes_title(t, view)
    rows = sorted(
        (row for row in every if row["theme_id"] in counts), key=lambda row: -counts[row["theme_id"]]
    )
    names = tuple(row[f"label_{t.lang}"] for row in rows)
    series = [Series(t("Priority countries"), tuple(counts[row["theme_id"]] for row in rows), theme.BLUE)]
    chart = Chart("bars", names, tuple(series), spoken(t, title, names, series))
    silent = [row[f"label_{t.lang}"] for row in every if row["theme_id"] not in counts]
    lead = t(
        "Priority countries named under each area: in its list, a selection, in running text or in a box."
    )
    caption = t("No report on: {themes}.", themes=formats.listed(t.lang, silent)) if silent else ""
    return [Slide(title, lead, chart, rows=tuple(view.tables["theme_country"]), caption=caption)]
