"""The slides of results, people and themes as charts. Titles are the messages of the screen."""

from typing import Any, NamedTuple

from data.english import joined
from data.rows import Overview, PageView, StepRow
from data.snapshot import STEPS
from layouts.exports.slides.charts import MILLIONS, Chart, Picture, Series, Slide, Table
from layouts.exports.slides.map_picture import png
from layouts.exports.slides.notes import selection
from layouts.figures import charts
from layouts.frame.sources import caveats, disclaimer
from layouts.look import theme
from layouts.pages.overview import headline
from layouts.pages.people import page as people_page
from layouts.scenes import places as scenes_places
from layouts.words import basis, formats
from layouts.words.pace import passed
from layouts.words.texts import Texts


class Asked(NamedTuple):
    """What slides are made for: the language, the view, the view at another date."""

    t: Texts
    view: PageView
    compared: Overview | None


def nothing(asked: Asked) -> list[Slide]:
    """The one slide that says that the filters leave nothing."""
    t, view = asked.t, asked.view.overview
    said = selection(t, asked.view) + "\n" + t("people and money: programme-wide, not filtered")
    return [Slide(t("No country matches these filters"), "", said, (("map", view),))]


# How a mark of the map's key looks: its colour and its letter.
LOOKS = {
    **{f"step-{n}": (colour, "●") for n, colour in theme.STEP_COLOURS.items()},
    "none": (theme.colour("accent"), "⊙"),
    "unknown": (theme.colour("place-border"), "⊗"),
    "other": (theme.colour("unselected"), "●"),
}


def picture_of(asked: Asked) -> list[Slide]:
    """The map, and beside it the regions, or the steps of a chosen country; both as the scene has them."""
    t, view = asked.t, asked.view.overview
    if not view.headline.countries_asked:
        return nothing(asked)
    title = charts.map_title(t, view)
    content = scenes_places.world(t, asked.view)
    is_narrowed = not all(row.is_selected for row in view.countries)
    others = (("other", t("not selected")),) if is_narrowed and not view.filters.step else ()
    key = tuple((*LOOKS[look], label) for look, label in (*content.key, *others))
    table = Table(content.table.head, content.table.rows, (2.6, 2.2), title) if content.table else None
    picture = Picture(
        png(content.figures[0].figure),
        formats.named(t.lang, t("Map"), f"{title}. {_said(t, by_region(asked))}"),
        key,
        table or _beside(asked),
    )
    lead = " · ".join(label for _, _, label in key)
    names = achievers(asked) if len(view.filters.step) == 1 and view.is_reported else None
    notes = tuple(joined(": ", [row[0], row[2]]) for row in names.rows) if names else ()
    caption = f"{headline.doubted(t, view)} {disclaimer(t)}".strip()
    return [Slide(title, lead, picture, (("map", view),), caption=caption, notes=notes)]


def _beside(asked: Asked) -> Table:
    """How many of the countries of each region that the filters leave achieved a step."""
    t, view = asked.t, asked.view.overview
    rows = tuple(
        (name, t("{n} of {all}", n=n, all=of) if view.is_reported else t("not reported"))
        for name, n, of in _counted(asked)
    )
    head = (t("Region"), t("Countries with a change"))
    return Table(head, rows, (2.7, 2.1), t("Results by region"), (1,))


def _counted(asked: Asked) -> list[tuple[str, int, int]]:
    """Each region that the filters leave: how many of how many of its countries achieved a step."""
    view, found = asked.view.overview, []
    for region in asked.view.frame.regions:
        left = [
            one for one in view.countries if one.country.region_id == region.region_id and _is_left(view, one)
        ]
        if left:
            found.append((region.names[asked.t.lang], sum(bool(one.shown_steps) for one in left), len(left)))
    return found


def _said(t: Texts, table: Table) -> str:
    """A table in one sentence: the first column, and what stands behind it."""
    rows = formats.in_series(t.lang, (f"{row[0]} {row[2]} / {row[1]}" for row in table.rows))
    return formats.named(t.lang, table.head[2], rows)


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
            theme.colour("ambition"),
            is_hatched=not view.is_reported,
            label=f'"{t("ambition")} "0',
            is_aim=True,
        )
    ]
    achieved = tuple(row.achieved for row in view.steps)
    if charts.is_narrowed(view):  # pace is of all countries: its marks stand before their columns
        series.append(Series(t("All countries"), achieved, theme.colour("step-1")))
        series.append(
            Series(t("Selected"), tuple(_kept(row) for row in view.steps), theme.colour("achieved"))
        )
    else:
        series.append(Series(t("Achieved"), achieved, theme.colour("achieved")))
    series.append(_pace(t, view, [row.ambition for row in view.steps]))
    if view.is_reported:
        names = tuple(
            f"{name}\n{_said_of(t, view, row)}" for name, row in zip(names, view.steps, strict=True)
        )
    title = charts.steps_title(t, view)
    chart = Chart("bullet", names, tuple(series), spoken(t, title, names, series))
    lead = f"{passed(t, asked.view.answers.pace, view.as_of)} {headline.doubted(t, view)}".strip()
    return [Slide(title, lead, chart, (("steps", view),))]


def _said_of(t: Texts, view: Overview, row: StepRow) -> str:
    """What a step achieved in words: a share never without its count, and how firm that is."""
    achieved, ambition = row.achieved or 0, formats.number(t.lang, row.ambition)
    if charts.is_narrowed(view):
        if not row.is_selected:
            return t("not selected")
        return t("selected: {n}", n=row.selected) + basis.beside(t, row.selected, row.selected_explicit)
    share = formats.percent(t.lang, 100 * achieved / row.ambition)
    counted = t("{n} of {all}", n=achieved, all=ambition)
    return f"{counted} · {share}{basis.beside(t, achieved, row.achieved_explicit)}"


def _kept(row: Any) -> float | None:
    return row.selected if row.is_selected else None


def _pace(t: Texts, view: Overview, ambitions: list[float]) -> Series:
    """Where each would be at an even pace, as a mark."""
    share = view.headline.elapsed_pct / 100
    return Series(
        t("Even pace"), tuple(round(one * share, 1) for one in ambitions), theme.colour("pace"), is_mark=True
    )


def spoken(t: Texts, title: str, names: tuple[str, ...], series: list[Series]) -> str:
    """A chart in words, for who does not see it."""

    def value(amount: float | None) -> str:
        return t("not reported") if amount is None else formats.number(t.lang, amount, 1)

    said = []
    for place, name in enumerate(names):
        values = [f"{one.name} {value(one.values[place])}" for one in series if one.colour]
        said.append(formats.named(t.lang, name.replace("\n", ", "), joined(", ", values)))
    return f"{title}. {formats.in_series(t.lang, said)}."


def people(asked: Asked) -> list[Slide]:
    """The three measures of people, each against its own ambition; never added up."""
    t, view = asked.t, asked.view.overview
    names, unknown = [], t("not reported")
    for row in view.people:
        ambition = formats.millions(t.lang, row.ambition)
        if row.people is None:
            said = " · ".join([unknown, t("ambition {n} m", n=ambition)])
        else:
            people = formats.millions(t.lang, row.people)
            said = t("<b>{people}</b> of {ambition} m", people=people, ambition=ambition)
        names.append(f"{charts.measure_name(t, row.measure)}\n{said.replace('<b>', '').replace('</b>', '')}")
    series = [
        Series(
            t("Ambition for 2025"),
            tuple(row.ambition for row in view.people),
            theme.colour("ambition"),
            is_hatched=all(row.people is None for row in view.people),
            label=f'"{t("ambition")} "0,,',
            is_aim=True,
        ),
        Series(
            t("Achieved, in millions"),
            tuple(row.people for row in view.people),
            theme.colour("achieved"),
            label=MILLIONS,
        ),
        _pace(t, view, [row.ambition for row in view.people]),
    ]
    known = caveats(t, "people", view)
    title = people_page.title(t, asked.view.answers.people)
    chart = Chart("bullet", tuple(names), tuple(series), spoken(t, title, tuple(names), series))
    lead = f"{known[0]} {headline.pace(t, view).capitalize()}."
    return [Slide(title, lead, chart, (("people", view),), caption=known[-1])]


def regions(asked: Asked) -> list[Slide]:
    """How many of the countries of each region that the filters leave achieved a step."""
    t, view = asked.t, asked.view.overview
    if not view.headline.countries_asked:
        return nothing(asked)
    title = scenes_places.regions_title(t, asked.view)
    if not view.is_reported:
        return [Slide(title, "", (by_region(asked),), (("map", view),))]
    found = sorted(_counted(asked), key=lambda one: -one[1] / one[2])  # as the scene has them
    shares = {(n, of): t("{n} of {all}", n=n, all=of) for _, n, of in found}
    names = tuple(f"{name}\n{shares[n, of]}" for name, n, of in found)
    series = [
        Series(
            t("Countries with a change"),
            tuple(n for _, n, _ in found),
            theme.colour("achieved"),
            label="0;;;",  # a zero has no length to stand in
            is_on_dark=True,
        ),
        Series(
            t("no result yet").capitalize(),
            tuple(of - n for _, n, of in found),
            theme.colour("muted"),
            is_hatched=True,
            label="0;;;",
        ),
    ]
    chart = Chart("stacked", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, caveats(t, "map", view)[0], chart, (("map", view),))]
