"""The slides that show a table: headline figures, countries, money, evaluations, documents."""

from data.rows.pace import Ambition
from data.snapshot import STEPS
from layouts.exports.slides.charts import Figures, Slide, Table
from layouts.exports.slides.grid import pages
from layouts.exports.slides.notes import Proven
from layouts.exports.slides.scenes import Asked, nothing
from layouts.exports.slides.template import room
from layouts.figures import charts, waterfall
from layouts.frame.sources import panel_name
from layouts.pages.funding import page as funding
from layouts.pages.health import page as health
from layouts.pages.overview import headline
from layouts.scenes import content as scenes
from layouts.scenes import funding as scenes_funding
from layouts.scenes import health as scenes_health
from layouts.words import basis, formats
from layouts.words.pace import passed, said

SPARE = 0.25  # inches below two tables: fonts of other machines break names and headings that ours do not
PANELS = ("results", "countries", "steps", "people", "funding")


def figures(asked: Asked) -> list[Slide]:
    """The figures of the position, those of its scene."""
    t, view = asked.t, asked.view.overview
    if not view.headline.countries_asked:
        return nothing(asked)
    content = scenes.position(t, asked.view)
    title = scenes.position_title(t, asked.view)
    panels = tuple((name, view) for name in ("results", "countries", "funding"))
    return [Slide(title, f"{headline.pace(t, view).capitalize()}.", Figures(content.facts), panels)]


def behind(asked: Asked) -> list[Slide]:
    """Each ambition against an even pace, the furthest behind first."""
    t, view = asked.t, asked.view.overview
    found = asked.view.answers.pace
    title = scenes_health.pace_title(t, asked.view)

    def state(row: Ambition) -> tuple[str, str]:
        if row.reached_pct is None or row.points is None or row.stands is None:
            return t("not reported"), t("not reported")
        return formats.percent(t.lang, row.reached_pct), said(t, row.points, row.stands)

    def achieved(row: Ambition) -> str:
        if row.achieved is None:
            return t("not reported")
        return formats.number(t.lang, row.achieved) + basis.beside(t, int(row.achieved), row.explicit)

    rows = tuple(
        (health.ambition_name(t, row), achieved(row), formats.number(t.lang, row.ambition), *state(row))
        for row in found.ambitions
    )
    head = (
        *(t("Ambition"), t("Achieved"), t("Ambition for {year}", year=found.phase_days[1][:4])),
        *(t("Reached"), t("Against even pace")),
    )
    table = Table(head, rows, (3.8, 2.3, 2.1, 1.4, 3.2), title, (1, 2, 3, 4))
    panels = tuple((name, view) for name in ("results", "steps", "countries", "people"))
    whole = basis.sentence(t, view.headline.results_all, view.headline.explicit_all)
    return [Slide(title, f"{passed(t, found, view.as_of)} {whole}".strip(), (table,), panels)]


def by_country(asked: Asked, title: str = "", note: str = "") -> list[Slide]:
    """Which country achieved which step and how firmly, by region, two tables a slide."""
    t, view = asked.t, asked.view.overview
    groups = asked.view.answers.countries.by_region
    if not groups:
        return nothing(asked)
    none = "–" if view.is_reported else "?"
    rows: list[tuple[str, ...]] = []
    for region, group in groups:
        rows.append((region[t.lang],))
        rows += [
            (
                row.country.names[t.lang],
                *(("●" if step in row.explicit else "◐") if step in row.steps else none for step in STEPS),
            )
            for row in group
        ]
    title = title or charts.map_title(t, view)
    head = (t("Country or territory"), *(t("Step {n}", n=step) for step in (1, 2, 3)))
    table = Table(head, tuple(rows), (4.6, 1.15, 1.15, 1.15), t("Steps achieved by country"))
    steps = formats.in_series(t.lang, (f"{step} {charts.step_name(t, step)}" for step in STEPS))
    key = t("? not reported for this date")
    if view.is_reported:
        key = t("● achieved, stated explicitly · ◐ achieved, to be confirmed · – no result yet")
    caption = " ".join(filter(None, [headline.doubted(t, view), note]))
    return [
        Slide(numbered(title, place, of), f"{key} · {steps}", two, (("map", view),), caption=caption)
        for place, of, two in in_pairs(table)
    ]


def in_pairs(table: Table) -> list[tuple[int, int, tuple[Table, ...]]]:
    """(slide, of how many, its tables): a table in halves of a slide, or one where one is enough."""
    width, height = room("Two tables", "Left table")
    cut = pages(table, width, height - SPARE)
    pairs = [tuple(cut[place : place + 2]) for place in range(0, len(cut), 2)]
    return [(place, len(pairs), pair) for place, pair in enumerate(pairs, 1)]


def numbered(title: str, place: int, of: int) -> str:
    """The title of a slide that goes on over several."""
    return f"{title} ({place}/{of})" if of > 1 else title


def waterfalls(asked: Asked) -> list[Slide]:
    """The components of the funding position at two dates in US$ million, and what moved between them."""
    t, view = asked.t, asked.view
    dates, moves = view.answers.funding_dates, view.answers.funding_moves
    names = waterfall.names_at(t, dates)

    def cell(usd: float | None) -> str:
        return t("not stated for this date") if usd is None else formats.millions(t.lang, usd)

    change = t("not applicable")
    moved = [
        (
            *(names[row.component], cell(row.earlier), cell(row.later)),
            change if row.change is None else formats.millions(t.lang, row.change),
        )
        for row in moves
    ]
    alone = [(names[row.component], cell(row.usd)) for row in dates[0].components]
    rows: tuple[tuple[str, ...], ...] = tuple(moved or alone)
    head = (
        t("Component"),
        *(
            t("{date}, US$ million", date=formats.day(t.lang, one.as_of or one.day, "medium"))
            for one in dates
        ),
        *([t("Change")] if moves else []),
    )
    title = scenes_funding.waterfalls_title(t, view)
    widths = (3.4, 3.7, 3.7, 2.2)[: len(head)]
    table = Table(head, rows, widths, title, tuple(range(1, len(head))))
    before = [view.overview.before] if len(dates) > 1 and view.overview.before else []
    panels = tuple(("funding", one) for one in (*before, view.overview))  # the last panel dates the slide
    caption = t("US dollars at the exchange rate of the day on which each project was signed.")
    return [Slide(title, funding.lead(t, view), (table,), panels, caption=caption)]


def documents(asked: Asked, proven: Proven) -> list[Slide]:
    """Which document and which place in it the main figures come from."""
    t, view = asked.t, asked.view.overview
    by_document: dict[str, list[tuple[str, str]]] = {}
    for panel in PANELS:
        for document, places in proven(panel, view.as_of, t.lang).places:
            by_document.setdefault(document, []).append(
                (panel_name(t, panel), formats.in_series(t.lang, places))
            )
    rows = tuple(row for document, found in by_document.items() for row in ((document,), *found))
    title = t("Every figure names the document it comes from")
    table = Table((t("Figure"), t("Where it stands")), rows, (3, 9), title)
    lead = t("Amounts are US dollars at the exchange rate of the day on which each project was signed.")
    notes = tuple(formats.named(t.lang, row[0], *row[1:]) for row in rows)
    return [Slide(title, lead, (table,), notes=notes)]
