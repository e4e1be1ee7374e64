"""The slides of what is reported of a selection: changes, people, partners, themes; and of the programme."""

from collections.abc import Callable
from typing import Any

from data.rows import PageView
from layouts import formats, parts, reported, scenes_evidence, theme
from layouts.exports.slides_charts import PER_CENT, Chart, Series, Slide, Table
from layouts.exports.slides_grid import pages
from layouts.exports.slides_master import TABLE
from layouts.exports.slides_scenes import Asked, nothing, spoken
from layouts.reported import Reported
from layouts.scenes import Content
from layouts.texts import Texts

MOST_SLIDES = 2  # of a table; the workbook has the rest


def _slide(asked: Asked, found: Reported, notes: tuple[str, ...] = ()) -> list[Slide]:
    """A table of what is reported; where there is nothing, a slide that says so."""
    t = asked.t
    if not found.rows:
        return [Slide(found.title, "", found.none, (("map", asked.view.overview),))]
    table = Table(found.head, found.rows, found.widths, found.title)
    kept = tuple(row for part in pages(table, TABLE[2], TABLE[3])[:MOST_SLIDES] for row in part.rows)
    lead = _after(t, len(found.rows) - len(kept), found.note)
    return [Slide(found.title, lead, (table._replace(rows=kept),), rows=found.of, notes=notes)]


def _after(t: Texts, more: int, note: str) -> str:
    """How many more there are than are shown, and a note."""
    said = t("and {n} more", n=more)
    return f"{said[:1].upper()}{said[1:]}. {note}" if more > 0 else note


def _following(question: Callable[[Texts, PageView], Reported]) -> Callable[[Asked], list[Slide]]:
    """What makes the slide of a question that follows the filters."""

    def make(asked: Asked) -> list[Slide]:
        return _slide(asked, question(asked.t, asked.view)) if parts.asked(asked.view) else nothing(asked)

    return make


changes, weak, reached, funders, areas, disputed = map(
    _following,
    (
        reported.changes,
        reported.to_follow_up,
        reported.reached,
        reported.funders,
        reported.areas,
        reported.disputed,
    ),
)


def evaluated(asked: Asked) -> list[Slide]:
    """Evaluations in the order in which they are due."""
    t, found = asked.t, reported.evaluated(asked.t, asked.view)
    notes = tuple(
        f"{row[f'name_{t.lang}']}: {row[f'what_{t.lang}'] or ''} {asked.view.said(t.lang, row['caveat'])}"
        for row in found.of
    )
    return _slide(asked, found._replace(note=t("Done, under way and planned.")), notes)


def by_theme(asked: Asked) -> list[Slide]:
    """The priority countries named under each thematic area, of those that the filters leave."""
    t, view = asked.t, asked.view
    left = parts.asked(view)
    if not left:
        return nothing(asked)
    found = [row for row in view.tables["theme_country"] if row["iso3"] in left]
    rows = []
    for area in view.tables["theme"]:
        places = [row["iso3"] for row in found if row["theme_id"] == area["theme_id"]]
        if places:
            names = sorted((parts.country_name(t, view, iso3) for iso3 in places), key=formats.in_order)
            rows.append((area[f"label_{t.lang}"], str(len(places)), formats.listed(t.lang, names)))
    title = t.count(
        "{n} priority country named under thematic areas",
        "{n} priority countries named under thematic areas",
        len({row["iso3"] for row in found}),
    )
    none = t("No thematic work is listed in this selection.")
    head = (t("Theme"), t("Countries"), t("Priority countries"))
    note = t(
        "Priority countries named under each area: in its list, a selection, in running text or in a box."
    )
    return _slide(asked, Reported(title, head, tuple(rows), (3.6, 1.5, 7.1), tuple(found), none, note))


def partners(asked: Asked) -> list[Slide]:
    """In how many countries of the selection each partner is named; announced ones apart, hatched."""
    t, view = asked.t, asked.view
    if not parts.asked(view):
        return nothing(asked)
    named = scenes_evidence.by_partner(view)
    title = scenes_evidence.partners_title(t, view)
    rows = tuple(row for group in named.values() for row in group)
    shown = list(named.items())[: scenes_evidence.MOST_BARS]
    if not shown:
        return [Slide(title, "", t("Nothing matches these filters."), (("map", view.overview),))]
    names = tuple(
        _with_results(t, view, view.frame.members["partner"][one][t.lang], group) for one, group in shown
    )
    states = {"current": t("Current"), "announced": t("Announced, not yet current")}
    counts = {
        status: tuple(len(scenes_evidence.countries_of(group, status)) for _, group in shown)
        for status in states
    }
    series = [
        Series(name, counts[status], theme.BLUE, status == "announced", "0;;;", status == "current")
        for status, name in states.items()
        if any(counts[status])
    ]
    note = t("Countries whose note names the partner. Results are shared: do not add them up.")
    lead = _after(t, len(named) - len(shown), note)
    chart = Chart("stacked", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, lead, chart, rows=rows)]


def _with_results(t: Texts, view: PageView, name: str, rows: list[dict[str, Any]]) -> str:
    """The name of a partner with how many results it shares with others."""
    if not view.overview.is_reported:
        return name
    places = scenes_evidence.countries_of(rows)
    n = sum(row["iso3"] in places for row in view.tables["result"])
    return f"{name} · {t.count('{n} shared result', '{n} shared results', n)}"


def coverage(asked: Asked) -> list[Slide]:
    """The share of people in the world and its regions with at least one benefit."""
    t, view = asked.t, asked.view
    content, title = scenes_evidence.coverage(t, view), scenes_evidence.coverage_title(t, view)
    names = tuple(bar.label for bar in content.bars)
    series = [
        Series(
            t("Share"),
            tuple(bar.share_pct for bar in content.bars),
            theme.BLUE,
            label="0.0" + PER_CENT[t.lang],
        )
    ]
    chart = Chart("bars", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, content.note, chart, rows=content.rows)]


def experts(asked: Asked) -> list[Slide]:
    """The fields of expertise that still need a post, and where."""
    content = scenes_evidence.experts(asked.t, asked.view)
    return _table(content, scenes_evidence.experts_title(asked.t, asked.view), (6, 6))


def ratifications(asked: Asked) -> list[Slide]:
    """How far countries are with Convention No. 102."""
    content = scenes_evidence.ratifications(asked.t, asked.view)
    return _table(content, scenes_evidence.ratifications_title(asked.t, asked.view), (3, 9))


def _table(content: Content, title: str, widths: tuple[float, ...]) -> list[Slide]:
    """The slide of a scene with a table; its big figures become the line above it."""
    lead = " · ".join(f"{fact.label}: {fact.value} {fact.of}".strip() for fact in content.facts)
    if not content.table:
        return []
    table = Table(content.table.head, content.table.rows, widths, title)
    return [Slide(title, lead, (table,), rows=content.rows)]
