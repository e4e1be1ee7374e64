"""The slides of what is reported of a selection: changes, people, partners, themes; and of the programme."""

from collections.abc import Callable

from data.rows import PageView
from data.rows.partners import PartnerRow
from layouts.exports.slides.charts import PER_CENT, Chart, Series, Slide, Table
from layouts.exports.slides.grid import pages
from layouts.exports.slides.scenes import Asked, nothing, spoken
from layouts.exports.slides.tables import by_country
from layouts.exports.slides.template import room
from layouts.look import components, theme
from layouts.scenes import evidence as scenes_evidence
from layouts.scenes import health as scenes_health
from layouts.scenes import selection as reported
from layouts.scenes.content import Content
from layouts.scenes.selection import Reported
from layouts.words import formats
from layouts.words.texts import Texts

MOST_SLIDES = 2  # of a table; the workbook has the rest
ALL_CHANGES = 12  # slides: what changed is told whole, as a page tells it


def _slide(
    asked: Asked, found: Reported, notes: tuple[str, ...] = (), most: int = MOST_SLIDES
) -> list[Slide]:
    """A table of what is reported; where there is nothing, a slide that says so."""
    t = asked.t
    if not found.rows:
        return [Slide(found.title, "", found.none, (("map", asked.view.overview),))]
    table = Table(found.head, found.rows, found.widths, found.title)
    kept = tuple(row for part in pages(table, *room("Table", "Table"))[:most] for row in part.rows)
    lead = _after(t, len(found.rows) - len(kept), found.note)
    return [Slide(found.title, lead, (table._replace(rows=kept),), rows=found.of, notes=notes)]


def _after(t: Texts, more: int, note: str) -> str:
    """How many more there are than are shown, and a note."""
    said = t("and {n} more", n=more)
    return f"{said[:1].upper()}{said[1:]}. {note}" if more > 0 else note


def _following(
    question: Callable[[Texts, PageView], Reported], most: int = MOST_SLIDES
) -> Callable[[Asked], list[Slide]]:
    """What makes the slides of a question that follows the filters."""

    def make(asked: Asked) -> list[Slide]:
        if not asked.view.answers.countries.asked:
            return nothing(asked)
        return _slide(asked, question(asked.t, asked.view), most=most)

    return make


changes = _following(reported.changes, ALL_CHANGES)
weak, reached, funders, areas, disputed = map(
    _following,
    (
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
        formats.named(
            t.lang,
            row.name[t.lang],
            f"{row.what[t.lang] if row.what else ''} {asked.view.said(t.lang, row.origin.caveat)}",
        )
        for row in asked.view.answers.evaluations.rows
    )
    return _slide(asked, found._replace(note=t("Done, under way and planned.")), notes)


def partners(asked: Asked) -> list[Slide]:
    """In how many countries of the selection each partner is named; announced ones apart, hatched."""
    t, view = asked.t, asked.view
    found = view.answers.partners
    if not components.asked(view):
        return nothing(asked)
    title = scenes_evidence.partners_title(t, view)
    if len(view.overview.filters.partner) == 1:
        note = scenes_evidence.shared(t, view)
        return [slide._replace(rows=found.origins) for slide in by_country(asked, title, note)]
    shown = found.by_current[: scenes_evidence.MOST_BARS]
    if not shown:
        return [Slide(title, "", t("Nothing matches these filters."), (("map", view.overview),))]
    names = tuple(_with_results(t, row) for row in shown)
    current, announced = (
        Series(
            t("Current"),
            tuple(len(row.current) for row in shown),
            theme.colour("accent"),
            label="0;;;",
            is_on_dark=True,
        ),
        Series(
            t("Announced, not yet current"),
            tuple(len(row.announced) for row in shown),
            theme.colour("accent"),
            is_hatched=True,
            label="0;;;",
        ),
    )
    series = [one for one in (current, announced) if any(one.values)]
    note = t("Countries whose note names the partner. Results are shared: do not add them up.")
    lead = _after(t, len(found.rows) - len(shown), note)
    chart = Chart("stacked", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, lead, chart, rows=found.origins)]


def themes(asked: Asked) -> list[Slide]:
    """In how many priority countries of the selection each area is listed; of one area its countries."""
    t, view = asked.t, asked.view
    found = view.answers.themes
    if not found.priority_countries:
        return nothing(asked)
    title, behind = scenes_evidence.themes_title(t, view), scenes_evidence.behind_themes(found)
    if len(view.overview.filters.theme) == 1:
        return [slide._replace(rows=behind) for slide in by_country(asked, title)]
    caption = scenes_evidence.unlisted(t, found)
    if not found.ranked:
        none = t("No list of thematic work names these countries.")
        return [Slide(title, "", none, rows=behind, caption=caption)]
    names = tuple(row.labels[t.lang] for row in found.ranked)
    counts = tuple(row.priority.total for row in found.ranked)
    series = [Series(t("Priority countries"), counts, theme.colour("accent"))]
    chart = Chart("bars", names, tuple(series), spoken(t, title, names, series))
    lead = scenes_evidence.themes_note(t)
    return [Slide(title, lead, chart, rows=behind, caption=caption)]


def _with_results(t: Texts, row: PartnerRow) -> str:
    """The name of a partner with how many results it shares with others."""
    name = row.names[t.lang]
    return name if row.results is None else f"{name} · {scenes_evidence.shared_results(t, row)}"


def coverage(asked: Asked) -> list[Slide]:
    """The share of people in the world and its regions with at least one benefit."""
    t, view = asked.t, asked.view
    content, title = scenes_health.coverage(t, view), scenes_health.coverage_title(t, view)
    names = tuple(bar.label for bar in content.bars)
    series = [
        Series(
            t("Share"),
            tuple(bar.share_pct for bar in content.bars),
            theme.colour("accent"),
            label="0.0" + PER_CENT[t.lang],
        )
    ]
    chart = Chart("bars", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, content.note, chart, rows=content.rows)]


def experts(asked: Asked) -> list[Slide]:
    """The fields of expertise that still need a post, and where."""
    content = scenes_health.experts(asked.t, asked.view)
    return _table(asked.t, content, scenes_health.experts_title(asked.t, asked.view), (6, 6))


def ratifications(asked: Asked) -> list[Slide]:
    """How far countries are with Convention No. 102."""
    content = scenes_health.ratifications(asked.t, asked.view)
    return _table(asked.t, content, scenes_health.ratifications_title(asked.t, asked.view), (3, 9))


def _table(t: Texts, content: Content, title: str, widths: tuple[float, ...]) -> list[Slide]:
    """The slide of a scene with a table; its big figures become the line above it."""
    facts = (formats.named(t.lang, fact.label, f"{fact.value} {fact.of}") for fact in content.facts)
    lead = " · ".join(fact.strip() for fact in facts)
    if not content.table:
        return [Slide(title, "", lead, rows=content.rows)]
    table = Table(content.table.head, content.table.rows, widths, title)
    return [Slide(title, lead, (table,), rows=content.rows)]
