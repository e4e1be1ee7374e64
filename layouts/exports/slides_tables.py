"""The slides that show a table: headline figures, countries, money, evaluations, documents."""

from itertools import groupby
from typing import Any

from layouts import charts, formats, headline, scenes, scenes_money
from layouts.exports.slides_charts import Slide, Table
from layouts.exports.slides_grid import pages
from layouts.exports.slides_master import HALVES
from layouts.exports.slides_notes import Proven
from layouts.exports.slides_scenes import Asked, nothing, pace
from layouts.pages import funding, health
from layouts.sources import caveats, panel_name

PANELS = ("results", "countries", "steps", "people", "funding")


def figures(asked: Asked) -> list[Slide]:
    """The headline figures with what is selected of them, all, the ambition and the share reached."""
    t, view = asked.t, asked.view.overview
    head = view.headline
    narrowed = charts.is_narrowed(view)
    rows: list[tuple[str, ...]] = []

    def add(name: str, chosen: str, value: float | None, ambition: float, in_millions: bool) -> None:
        def shown(amount: float | None) -> str:
            if amount is None:
                return t("not reported")
            return formats.millions(t.lang, amount) if in_millions else formats.number(t.lang, amount)

        share = t("not reported") if value is None else formats.percent(t.lang, 100 * value / ambition)
        rows.append((name, *([chosen] if narrowed else []), shown(value), shown(ambition), share))

    for name, chosen, whole, ambition in (
        (t("Institutional changes"), head.results, head.results_all, head.results_ambition),
        (t("Countries with a change"), head.countries, head.countries_all, head.countries_ambition),
    ):
        said = t("not reported") if chosen is None else formats.number(t.lang, chosen)
        said = said if head.countries_asked else t("not applicable")
        add(name, said, whole, ambition, False)
    for row in view.people:
        add(
            charts.measure_name(t, row.measure) + " (" + t("people, millions") + ")",
            t("not applicable"),
            row.people,
            row.ambition,
            True,
        )
    usd = {row.component: row.usd for row in view.funding}
    if usd["required"] is not None and usd["gap"] is not None:
        add(
            t("Budget secured (US$ million)"),
            t("not applicable"),
            usd["required"] - usd["gap"],
            usd["required"],
            True,
        )
    columns = [
        t("Figure"),
        *([t("Selected")] if narrowed else []),
        t("All countries"),
        t("Ambition"),
        t("Reached, all countries") if narrowed else t("Reached"),
    ]
    title = scenes.position_title(t, asked.view)
    if not head.countries_asked:
        title = t("No country matches these filters")
    lead = f"{headline.pace(t, view).capitalize()}. {caveats(t, 'people', view)[0]}"
    table = Table(
        tuple(columns), tuple(rows), (5, *[2] * (len(columns) - 1)), title, tuple(range(1, len(columns)))
    )
    panels = tuple((name, view) for name in ("results", "countries", "people", "funding"))
    return [Slide(title, lead, (table,), panels)]


def behind(asked: Asked) -> list[Slide]:
    """Each ambition against an even pace, the furthest behind first."""
    t, view = asked.t, asked.view.overview
    found = health.ambitions(t, asked.view)
    late = [row for row in found if row["reached_pct"] is not None and row["gap_pct"] < 0]
    title = t.count(
        "{n} of {all} ambitions is behind an even pace",
        "{n} of {all} ambitions are behind an even pace",
        len(late),
        all=len(found),
    )
    if all(row["reached_pct"] is None for row in found):
        title = charts.unreported(t)

    def state(row: dict[str, Any]) -> tuple[str, str]:
        if row["reached_pct"] is None:
            return t("not reported"), t("not reported")
        points = round(abs(row["gap_pct"]))
        if row["gap_pct"] < 0:
            against = t.count("behind by {n} point", "behind by {n} points", points)
        else:
            against = t.count("ahead by {n} point", "ahead by {n} points", points)
        return formats.percent(t.lang, row["reached_pct"]), against

    rows = tuple(
        (row["name"], row["achieved"] or t("not reported"), row["ambition"], *state(row)) for row in found
    )
    head = (t("Ambition"), t("Achieved"), t("Ambition for 2025"), t("Reached"), t("Against even pace"))
    table = Table(head, rows, (4, 2, 2.4, 1.6, 2.8), title, (1, 2, 3, 4))
    panels = tuple((name, view) for name in ("results", "steps", "countries", "people"))
    return [Slide(title, pace(t, view), (table,), panels)]


def by_country(asked: Asked) -> list[Slide]:
    """Which country achieved which step, by region, two tables a slide."""
    t, view = asked.t, asked.view.overview
    chosen = [row for row in view.countries if row.is_selected]
    if not chosen:
        return nothing(asked)
    names = {region.region_id: region.names[t.lang] for region in asked.view.frame.regions}
    none = "–" if view.is_reported else "?"
    rows: list[tuple[str, ...]] = []
    for region, group in groupby(chosen, key=lambda row: row.country.region_id):
        rows.append((names[region],))
        rows += [
            (row.country.names[t.lang], *("●" if step in row.steps else none for step in (1, 2, 3)))
            for row in group
        ]
    title = charts.map_title(t, view)
    head = (t("Country or territory"), *(t("Step {n}", n=step) for step in (1, 2, 3)))
    table = Table(head, tuple(rows), (4.6, 1.15, 1.15, 1.15), t("Steps achieved by country"))
    steps = "; ".join(f"{step} {charts.step_name(t, step)}" for step in (1, 2, 3))
    key = t("● achieved · – no result yet") if view.is_reported else t("? not reported for this date")
    return [
        Slide(numbered(title, place, of), f"{key} · {steps}", two, (("map", view),))
        for place, of, two in in_pairs(table)
    ]


def in_pairs(table: Table) -> list[tuple[int, int, tuple[Table, ...]]]:
    """(slide, of how many, its tables): a table in halves of a slide, or one where one is enough."""
    cut = pages(table, HALVES[0][2], HALVES[0][3])
    pairs = [tuple(cut[place : place + 2]) for place in range(0, len(cut), 2)]
    return [(place, len(pairs), pair) for place, pair in enumerate(pairs, 1)]


def numbered(title: str, place: int, of: int) -> str:
    """The title of a slide that goes on over several."""
    return f"{title} ({place}/{of})" if of > 1 else title


def falls(asked: Asked) -> list[Slide]:
    """The parts of the funding position in US$ at two dates, and what moved between them."""
    t, view = asked.t, asked.view
    days = scenes_money.days(view)
    held = [funding.position(view, day) for day in days]
    moved = []
    for name in funding.PARTS:
        usd = [position.get(name) for position in held]
        cells = [t("not stated for this date") if one is None else formats.number(t.lang, one) for one in usd]
        if len(usd) > 1:
            then, now = usd
            moved_usd = None if then is None or now is None else now - then
            cells.append(t("not applicable") if moved_usd is None else formats.number(t.lang, moved_usd))
        moved.append((charts.component_name(t, name).replace("<br>", " "), *cells))
    head = (t("Part"), *(f"{formats.day(t.lang, day, 'medium')}, US$" for day in days))
    head = (*head, t("Change")) if len(days) > 1 else head
    title = scenes_money.falls_title(t, view)
    table = Table(head, tuple(moved), (4, *[3] * (len(head) - 1)), title, tuple(range(1, len(head))))
    dated = sorted(days, key=lambda day: day == view.overview.as_of)  # the last panel dates the slide
    panels = tuple(("funding", scenes_money.at(view, day)) for day in dated)
    caption = t("US dollars at the exchange rate of the day on which each project was signed.")
    return [
        Slide(
            title,
            funding.lead(t, view, funding.position(view, view.overview.as_of)),
            (table,),
            panels,
            caption=caption,
        )
    ]


def documents(asked: Asked, proven: Proven) -> list[Slide]:
    """Which document and which place in it the main figures come from."""
    t, view = asked.t, asked.view.overview
    by_document: dict[str, list[tuple[str, str]]] = {}
    for panel in PANELS:
        for document, places in proven(panel, view.as_of, t.lang).places:
            by_document.setdefault(document, []).append((panel_name(t, panel), "; ".join(places)))
    rows = tuple(row for document, found in by_document.items() for row in ((document,), *found))
    title = t("Every figure names the document it comes from")
    table = Table((t("Figure"), t("Where it stands")), rows, (3, 9), title)
    lead = t("Amounts are US dollars at the exchange rate of the day on which each project was signed.")
    notes = tuple(": ".join(row) for row in rows)
    return [Slide(title, lead, (table,), notes=notes)]
