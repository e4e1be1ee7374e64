"""The slides of the evidence: who has not reported, what is weak, where documents contradict each other."""

from itertools import groupby
from typing import Any

from layouts import charts, formats, parts, theme
from layouts.exports.slides_charts import Chart, Series, Slide, Table
from layouts.exports.slides_scenes import Asked, nothing, spoken
from layouts.pages import evidence_completeness as completeness
from layouts.pages import evidence_contradictions as contradictions


def unreported(asked: Asked) -> list[Slide]:
    """The countries that the filters leave and that have no result, by region."""
    t, view = asked.t, asked.view.overview
    left = set(parts.asked(asked.view))
    if not left:
        return nothing(asked)
    without = [row for row in view.countries if row.country.iso3 in left and not row.steps]
    if not view.is_reported:
        return silent(asked)
    title = charts.without(t, len(without), len(left))
    names = {region.region_id: region.names[t.lang] for region in asked.view.frame.regions}
    rows = []
    for region, group in groupby(without, key=lambda row: row.country.region_id):
        found = [row.country.names[t.lang] for row in group]
        rows.append((names[region], formats.number(t.lang, len(found)), formats.listed(t.lang, found)))
    lead = charts.unmarked(t)
    unknown = [charts.measure_name(t, row.measure) for row in view.people if row.people is None]
    if unknown:
        lead = t("not reported").capitalize() + ": " + formats.listed(t.lang, unknown)
    table = Table((t("Region"), t("Countries"), t("Without a result")), tuple(rows), (3, 1.7, 7.6), title)
    content: Any = (table,) if rows else t("Every country of this selection has a result.")
    return [Slide(title, lead, content, (("map", view),))]


def silent(asked: Asked) -> list[Slide]:
    """The one slide that says that results are not reported for the date."""
    t, view = asked.t, asked.view.overview
    said = t("not reported for this date")
    title = charts.unreported(t)
    return [Slide(title, "", said[:1].upper() + said[1:], (("map", view),))]


def complete(asked: Asked) -> list[Slide]:
    """How many of the countries have evidence of each kind, and how many have none."""
    t, view = asked.t, asked.view
    counts = completeness.counted(view, parts.asked(view))
    if not counts:
        return nothing(asked)
    words = {
        "results": t("countries with a result"),
        "explicit": t("countries with a result that the country note states explicitly"),
        "people": t("countries with an achieved figure in one of the three measures"),
        "partners": t("countries whose funding partners are named"),
        "themes": t("countries listed under a theme"),
    }
    have = [sum(bool(found[kind]) for found in counts.values()) for kind in words]
    series = [
        Series(t("With this evidence"), tuple(have), theme.BLUE, label="0;;;", is_on_dark=True),
        Series(t("Without it"), tuple(len(counts) - n for n in have), theme.MUTED, True, "0;;;"),
    ]
    title = completeness.whole(t, counts)
    lead = completeness.about_people(t, view)
    names = tuple(said[:1].upper() + said[1:] for said in words.values())
    chart = Chart("stacked", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, lead, chart, rows=tuple(view.tables["result"]))]


def disputed(asked: Asked) -> list[Slide]:
    """How many contradictions there are by topic and severity; then those of high severity not settled."""
    t, view = asked.t, asked.view
    found = contradictions.left(view, parts.asked(view), parts.leaves_out(view))
    high = [row for row in found if row["severity"] == "high"]
    title = t("{n} of {all} contradictions could mislead a meeting", n=len(high), all=len(found))
    severities = contradictions.SEVERITIES
    rows = []
    for topic in contradictions.TOPICS:
        counts = [sum(r["topic"] == topic and r["severity"] == one for r in found) for one in severities]
        if any(counts):
            rows.append((contradictions.topic_name(t, topic), *(formats.number(t.lang, n) for n in counts)))
    head = (t("Topic"), *(contradictions.severity_name(t, one) for one in severities))
    index = Table(head, tuple(rows), (4, 2, 2, 2), title, (1, 2, 3))
    lead = t("Who does not know of these may say something wrong in a meeting.")
    notes = tuple(f"{row[f'title_{t.lang}']}: {view.said(t.lang, row['adopted'])}" for row in high)
    slides = [Slide(title, lead, (index,), rows=tuple(found), notes=notes)]
    open_ = [row for row in high if not row["is_settled"]]
    if open_:
        shown = tuple((row[f"title_{t.lang}"], view.said(t.lang, row["adopted"])) for row in open_)
        title = t.count(
            "{n} contradiction of high severity cannot be settled",
            "{n} contradictions of high severity cannot be settled",
            len(open_),
        )
        table = Table((t("Contradiction"), t("Shown")), shown, (5, 7), title)
        slides.append(
            Slide(title, t("Two careful readings do not decide these."), (table,), rows=tuple(open_))
        )
    return slides
