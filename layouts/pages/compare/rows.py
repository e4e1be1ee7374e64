"""The rows of a comparison: what is shown of each, said in files and slides, counted for spreadsheets."""

from collections.abc import Callable
from typing import Any, NamedTuple

from data.rows import PageView
from data.rows.compare import Column, NamedPartner, Reached, StepCount
from data.rows.people import MEASURES, PeopleFigure
from data.untranslated import joined
from layouts.figures.charts import step_name
from layouts.look import components
from layouts.look.comparison import beside
from layouts.look.markup import html
from layouts.pages.compare import cells
from layouts.pages.compare.cells import NAMES_SHOWN, Cell
from layouts.pages.health.page import ratification_states
from layouts.pages.partners.page import channel_shown
from layouts.pages.people import figures as people_figures
from layouts.words import basis, formats
from layouts.words.partners import channel_name
from layouts.words.texts import Texts

FIGURES_SHOWN = 3
FIGURES_SHOWN_OF_SEVERAL = 2  # countries: counts by status stand above them
OUTPUTS_SHOWN = 2


class Row(NamedTuple):
    """A row: the part and the item that it is of, as codes; its name; a cell for each that is compared."""

    part: str
    item: str
    label: str
    cells: tuple[Cell, ...]


Fill = Callable[[Texts, PageView, Column], Cell]


def rows(t: Texts, view: PageView) -> tuple[Row, ...]:
    """Every row of the comparison; nothing where fewer than two are compared."""
    found = view.answers.compared
    if not found.kind:
        return ()
    steps = [one.step for one in found.columns[0].steps]
    others = tuple(dict.fromkeys(row.measure for column in found.columns for row in column.others))
    partners = t("Other partners in its countries") if found.kind == "partner" else t("Funding partners")
    filled: list[tuple[str, str, str, Fill]] = [
        (
            "results",
            "countries",
            t("Region") if found.kind == "country" else t("Priority countries"),
            _countries,
        ),
        ("results", "results", t("Results"), _results),
        *(
            ("results", f"step_{step}", t("Step {n}: {name}", n=step, name=step_name(t, step)), _step(step))
            for step in steps
        ),
        *(
            ("people", measure, people_figures.group_name(t, measure), _people(measure))
            for measure in (*MEASURES, *others)
        ),
        ("partners", "partners", partners, _partners),
        ("partners", "channels", t("Channels"), _channels),
        ("partners", "outputs", t("Outputs of the Multi-donor Programme"), _outputs),
        ("more", "themes", t("Thematic areas"), _areas),
        ("more", "convention", t("Convention No. 102"), _conventions),
        ("more", "missing", t("What is missing"), _lacking),
        ("more", "discrepancies", t("Differences between the documents"), _disputes),
    ]
    return tuple(
        Row(
            part,
            item,
            label,
            tuple(
                fill(t, view, column) if column.countries or item == "countries" else cells.left_out(t)
                for column in found.columns
            ),
        )
        for part, item, label, fill in filled
    )


def part_name(t: Texts, part: str) -> str:
    """The heading above the rows of a part."""
    return {
        "results": t("Results"),
        "people": t("People: each measure by itself, never added up"),
        "partners": t("Partners and money"),
        "more": t("What else is known"),
    }[part]


def _most(view: PageView) -> int:
    """How many partners or areas are named: of one country twice as many."""
    return 2 * NAMES_SHOWN if cells.is_one(view) else NAMES_SHOWN


# --- results


def _countries(t: Texts, view: PageView, column: Column) -> Cell:
    """How many countries a column counts and which; of a country its region."""
    if not column.countries and not column.announced:
        said = t("left out by the filters")
        return Cell(html.Span(said, className="small"), said, state="not_applicable")
    if cells.is_one(view):
        region_id = view.answers.places[column.key].region_id
        name = next(one.names[t.lang] for one in view.frame.regions if one.region_id == region_id)
        return Cell(name, name, 1)
    shown, said = cells.places(t, view, column.countries)
    to_come = cells.places(t, view, column.announced)
    announced = t("announced") if column.announced else ""
    n = formats.number(t.lang, len(column.countries))
    return Cell(
        [
            html.B(n),
            *([": ", *shown] if shown else []),
            *(
                [html.P([components.badge(announced, "warn"), " ", *to_come[0]], className="small")]
                if announced
                else []
            ),
        ],
        formats.in_series(
            t.lang,
            [
                formats.named(t.lang, n, said) if said else n,
                *([formats.named(t.lang, announced, to_come[1])] if announced else []),
            ],
        ),
        len(column.countries),
        column.partner_origins if announced else (),
    )


def _results(t: Texts, view: PageView, column: Column) -> Cell:
    """How many results, how firm they are, in how many countries, and how many they were before."""
    if column.results is None:
        return cells.unknown(t)
    words = [basis.briefly(t, column.results, column.explicit)]
    if column.results and not cells.is_one(view):
        words.append(t.count("in {n} country", "in {n} countries", column.with_results or 0))
    before = view.answers.before
    then = next((one for one in before.compared.columns if one.key == column.key), None) if before else None
    words.append(beside(t, view.overview, column.results, then.results if then else None))
    return cells.number(t, column.results, " · ".join(filter(None, words)), column.result_origins)


def _step(step: int) -> Fill:
    """What fills the row of a step."""

    def fill(t: Texts, view: PageView, column: Column) -> Cell:
        found: StepCount = next(one for one in column.steps if one.step == step)
        if found.results is None or found.explicit is None:
            return cells.unknown(t)
        if not cells.is_one(view):
            return cells.number(t, found.results, basis.briefly(t, found.results, found.explicit))
        if not found.results:
            said = t("no result reported")
            return Cell(html.Span(said, className="small"), said, 0)
        is_firm = found.explicit == found.results
        firm = t("stated explicitly") if is_firm else t("to be confirmed")
        if 0 < found.explicit < found.results:
            firm = basis.briefly(t, found.results, found.explicit)
        state = t("achieved")
        if found.results > 1:
            state = joined(" · ", [state, t.count("{n} result", "{n} results", found.results)])
        badge = components.badge(firm, "good" if is_firm else "warn")
        return Cell(html.Span([html.B(state), " ", badge]), f"{state}, {firm}", found.results)

    return fill


# --- people


def _people(measure: str) -> Fill:
    """What fills the row of a measure: how many figures of which status, the firmest and largest by name."""

    def fill(t: Texts, view: PageView, column: Column) -> Cell:
        found: Reached = next(one for one in column.people if one.measure == measure)
        if not found.figures:
            return cells.unknown(t)
        counts = [
            formats.named(t.lang, people_figures.status_name(t, status, measure), formats.number(t.lang, n))
            for status, n in found.statuses
        ]
        first = "" if cells.is_one(view) else " · ".join(counts)
        items = [_figure(t, view, row) for row in found.figures]
        most = FIGURES_SHOWN if cells.is_one(view) else FIGURES_SHOWN_OF_SEVERAL
        return cells.listed(t, items, most, tuple(row.origin for row in found.figures), first)

    return fill


def _figure(t: Texts, view: PageView, row: PeopleFigure) -> tuple[Any, str]:
    counted, year = people_figures.counted(t, row), f" ({row.year})" if row.year else ""
    place = "" if cells.is_one(view) or not row.iso3 else components.country_name(t, view, row.iso3)
    of = people_figures.of_phase(t, row)
    name = [formats.named(t.lang, place)] if place else []
    shown = [*name, html.B(counted), year, " ", *people_figures.badges(t, row), *([f" {of}"] if of else [])]
    said = joined(", ", filter(None, [counted + year, people_figures.state(t, row), of]))
    return shown, formats.named(t.lang, place, said) if place else said


# --- partners


def _partners(t: Texts, view: PageView, column: Column) -> Cell:
    """Who funds the work, most countries first; who has only announced it stands below."""
    if not column.partners and not column.to_come:
        if view.answers.compared.kind == "partner" and column.countries:
            said = t("no other partner named")
            return Cell(html.Span(said, className="small"), said, 0, column.partner_origins)
        return cells.unknown(t)
    items = [_partner(t, view, one) for one in column.partners]
    cell = cells.listed(t, items, _most(view), column.partner_origins)
    if not column.to_come:
        return cell
    badge = t("announced")
    names = [_partner(t, view, one) for one in column.to_come]
    linked = [part for shown, _ in names for part in (", ", shown)][1:]
    said = formats.named(t.lang, badge, formats.in_series(t.lang, [one for _, one in names]))
    return cell._replace(
        shown=[cell.shown, html.P([components.badge(badge, "warn"), " ", *linked], className="small")],
        said=formats.in_series(t.lang, filter(None, [cell.said, said])),
    )


def _partner(t: Texts, view: PageView, one: NamedPartner) -> tuple[Any, str]:
    name = one.names[t.lang]
    said = cells.counted(t, view, name, one.countries)
    return [components.link(view, f"/partners/{one.partner_id}", name), said.removeprefix(name)], said


def _channels(t: Texts, view: PageView, column: Column) -> Cell:
    """The channels of the money, with the number of countries of each."""
    if not column.channels:
        return cells.unknown(t)
    items = []
    for one in column.channels:
        name = channel_name(t, view, one.channel) if one.channel else t("channel not stated")
        n = "" if cells.is_one(view) else f" ({formats.number(t.lang, one.countries)})"
        told = "" if one.is_current else t("announced")
        badge = [" ", components.badge(told, "warn")] if told else []
        said = joined(", ", filter(None, [f"{name}{n}", told]))
        items.append(([channel_shown(t, view, one.channel), n, *badge], said))
    return cells.listed(t, items, NAMES_SHOWN, column.partner_origins)


def _outputs(t: Texts, view: PageView, column: Column) -> Cell:
    """What the Multi-donor Programme set out to fund: how much, where."""
    rows = [row for one in column.outputs for row in one.outputs]
    if not rows:
        said = t("none listed")
        return Cell(html.Span(said, className="small"), said, 0)
    n = sum(row.kind == "output" for row in rows)
    aims = t.count("{n} outcome", "{n} outcomes", len(rows) - n)
    words = joined(" · ", [t.count("{n} output", "{n} outputs", n), aims])
    origins = tuple(row.origin for row in rows)
    if not cells.is_one(view):
        shown, said = cells.places(t, view, tuple(one.iso3 for one in column.outputs if one.iso3))
        return Cell([html.B(words), ": ", *shown], formats.named(t.lang, words, said), n, origins)
    texts = [row.text[t.lang] for row in rows if row.kind == "output"]
    return cells.listed(t, [(text, text) for text in texts], OUTPUTS_SHOWN, origins, words)


# --- themes, Convention, what is missing


def _areas(t: Texts, view: PageView, column: Column) -> Cell:
    if not column.areas:
        return cells.unknown(t)
    items = [
        (name, name)
        for name in (cells.counted(t, view, one.label[t.lang], one.countries) for one in column.areas)
    ]
    all_ = formats.number(t.lang, view.answers.compared.areas_all)
    first = t("{n} of {all}", n=formats.number(t.lang, len(items)), all=all_)
    return cells.listed(t, items, _most(view), column.area_origins, first)


def _conventions(t: Texts, view: PageView, column: Column) -> Cell:
    """How far countries are with the Convention; where documents say nothing, that is unknown."""
    if not column.conventions:
        return cells.unknown(t)
    names = ratification_states(t)
    items = []
    for one in column.conventions:
        name = names[one.status]
        shown, said = cells.places(t, view, one.countries)
        badge = components.badge(name, "good" if one.status == "ratified" else "plain")
        items.append(
            (badge, name) if cells.is_one(view) else ([badge, " ", *shown], formats.named(t.lang, name, said))
        )
    origins = tuple(place for one in column.conventions for place in one.origins)
    return cells.listed(t, items, len(items), origins)


def _lacking(t: Texts, view: PageView, column: Column) -> Cell:
    """The kinds of what can be known that are missing, by the rule of the page of evidence."""
    names = {
        "results": t("results"),
        "evidence": t("evidence"),
        "people": t("people reached"),
        "partners": t("partners"),
        "themes": t("themes"),
    }
    if not column.lacking:
        said = t("nothing: all five kinds are known")
        return Cell(html.Span(said, className="small"), said, 0)
    items = [
        (name, name)
        for name in (cells.counted(t, view, names[one.kind], one.countries) for one in column.lacking)
    ]
    return cells.listed(t, items, len(items), ())


def _disputes(t: Texts, view: PageView, column: Column) -> Cell:
    words = t("{n} high", n=formats.number(t.lang, column.severe)) if column.severe else ""
    return cells.number(t, column.disputes, words)
