"""The slides of the evidence: who has not reported, what is weak, where documents contradict each other."""

from layouts.exports.slides.charts import Chart, Series, Slide, Table
from layouts.exports.slides.scenes import Asked, nothing, spoken
from layouts.figures import charts
from layouts.look import components, theme
from layouts.pages.evidence import completeness, contradictions
from layouts.scenes import evidence as scenes_evidence
from layouts.scenes import places as scenes_places
from layouts.words import formats


def unreported(asked: Asked) -> list[Slide]:
    """The countries that the filters leave and that have no result, all in the table of the scene."""
    t, view = asked.t, asked.view.overview
    if not components.asked(asked.view):
        return nothing(asked)
    if not view.is_reported:
        return silent(asked)
    title = scenes_places.missing_title(t, asked.view)
    found = scenes_places.missing(t, asked.view, most=len(view.countries))
    if not found.table:
        return [Slide(title, "", t("Every country of this selection has a result."), (("map", view),))]
    table = Table(found.table.head, found.table.rows, (3.4, 3.5, 1.4, 1.9, 2.6), title)
    return [Slide(title, found.note, (table,), (("map", view),), found.rows)]


def silent(asked: Asked) -> list[Slide]:
    """The one slide that says that results are not reported for the date."""
    t, view = asked.t, asked.view.overview
    said = t("not reported for this date")
    title = charts.unreported(t)
    return [Slide(title, "", said[:1].upper() + said[1:], (("map", view),))]


def complete(asked: Asked) -> list[Slide]:
    """How many of the countries, or of the results, have evidence of each kind, and how many have none."""
    t, view = asked.t, asked.view
    found = view.answers.completeness
    if not found.countries:
        return nothing(asked)
    series = [
        Series(
            t("With this evidence"),
            tuple(one.n for one in found.kinds),
            theme.colour("accent"),
            label="0;;;",
            is_on_dark=True,
        ),
        Series(
            t("Without it"), tuple(one.without for one in found.kinds), theme.colour("muted"), True, "0;;;"
        ),
    ]
    title = scenes_evidence.completeness_title(t, view)
    lead = completeness.about_people(t, view)
    bars = scenes_evidence.completeness(t, view).bars
    names = tuple(f"{bar.label[:1].upper()}{bar.label[1:]}\n{bar.value}" for bar in bars)
    chart = Chart("stacked", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, lead, chart, rows=found.origins)]


def disputed(asked: Asked) -> list[Slide]:
    """The contradictions of high severity, those of the scene; then what is shown where none is settled."""
    t, view = asked.t, asked.view
    found = view.answers.contradictions
    content = scenes_evidence.contradictions(t, view, most=len(found.rows))
    title = scenes_evidence.contradictions_title(t, view)
    lead = t("Read these before you quote a figure.")
    if found.is_narrowed:
        lead = f"{lead} {contradictions.shares(t, found)}."
    notes = tuple(formats.named(t.lang, row.titles[t.lang], row.adopted[t.lang]) for row in found.grave)
    behind = tuple(row.origin for row in found.rows)
    if not content.table or not content.table.rows:
        return [Slide(title, "", t("Nothing matches these filters."), rows=behind)]
    table = Table(content.table.head, content.table.rows, (8, 2, 2.2), title)
    slides = [Slide(title, lead, (table,), rows=behind, notes=notes)]
    open_ = found.open_ones
    if open_:
        shown = tuple((row.titles[t.lang], row.adopted[t.lang]) for row in open_)
        title = t.count(
            "{n} contradiction of high severity cannot be settled",
            "{n} contradictions of high severity cannot be settled",
            len(open_),
        )
        table = Table((t("Contradiction"), t("Shown")), shown, (5, 7), title)
        slides.append(
            Slide(
                title,
                t("Two careful readings do not decide these."),
                (table,),
                rows=tuple(row.origin for row in open_),
            )
        )
    return slides
