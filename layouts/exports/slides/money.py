"""The slides of money as charts: the way to the gap, what a pledge would change, new funding."""

from data.rows import Overview
from layouts.exports.slides.charts import MILLIONS, PER_CENT, Chart, Series, Slide
from layouts.exports.slides.scenes import Asked, spoken
from layouts.figures import charts
from layouts.frame.sources import caveats
from layouts.look import theme
from layouts.pages.funding import new as funding_new
from layouts.pages.funding import pledges as hypothetical
from layouts.scenes import money as scenes_money
from layouts.scenes.content import Content
from layouts.words import formats
from layouts.words.texts import Texts


def money(asked: Asked) -> list[Slide]:
    """The way from the required budget to the gap; before it, the same at the date it is compared with."""
    views = [one for one in (asked.compared, asked.view.overview) if one]
    return [_fall(asked, view, has_pledges=view is asked.view.overview) for view in views]


def funding_now(asked: Asked) -> list[Slide]:
    """The way to the gap at the date; pledges and another date have slides of their own."""
    return [_fall(asked, asked.view.overview, has_pledges=False)]


def _fall(asked: Asked, view: Overview, *, has_pledges: bool) -> Slide:
    t = asked.t
    usd = {row.component: row.usd for row in view.funding}
    panels = (("funding", view),)
    required, gap = usd["required"], usd["gap"]
    if required is None or gap is None:
        return Slide(charts.funding_title(t, view), "", t("Not stated"), panels)
    pledges = hypothetical.pledges(t, asked.view) if has_pledges else []
    columns: list[tuple[str, str, float, float]] = [(_name(t, "required"), "required", 0, required)]
    level = required
    for name in ("mobilized_before", "regular_budget", "mobilized_since"):
        amount = usd[name]
        if amount is not None:
            columns.append((_name(t, name), "secured", level - amount, amount))
            level -= amount
    level = gap
    named = [(hypothetical.column(t, one).replace("<br>", "\n"), one.usd) for one in pledges]
    if len(pledges) > MOST_PLEDGES:
        together = sum(one.usd for one in pledges)
        named = [(t.count("{n} pledge", "{n} pledges", len(pledges)), together)]
    for name, pledged in named:
        closed = min(pledged, level)
        columns.append((name, "pledge", level - closed, closed))
        level -= closed
    columns.append((_name(t, "gap"), "gap", 0, level))
    looks = {
        "required": (t("Required"), theme.colour("required"), False, MILLIONS),
        "secured": (t("Secured"), theme.colour("accent"), False, LESS),
        "pledge": (t("Hypothetical pledge"), theme.colour("hypothetical"), True, LESS),
        "gap": (_name(t, "gap").replace("\n", " "), theme.colour("gap"), False, MILLIONS),
    }
    kinds = [kind for kind in looks if any(column[1] == kind for column in columns)]
    bases = Series(t("Base, not shown"), tuple(base for _, _, base, _ in columns), "", label="")
    series = [
        Series(
            name,
            tuple(amount if is_of == kind else None for _, is_of, _, amount in columns),
            colour,
            is_hatched,
            label,
            is_on_dark=kind in ("secured", "gap"),
        )
        for kind in kinds
        for name, colour, is_hatched, label in [looks[kind]]
    ]
    title = (
        hypothetical.said(t, gap, sum(one.usd for one in pledges))
        if pledges
        else charts.funding_title(t, view)
    )
    said = formats.in_series(
        t.lang,
        (
            formats.named(t.lang, name.replace("\n", " "), t("US$ {n} m", n=formats.millions(t.lang, amount)))
            for name, _, _, amount in columns
        ),
    )
    lead = (
        t("US$ million, programme-wide")
        + " · "
        + t("Position at {date}", date=formats.day(t.lang, view.as_of))
    )
    if pledges:
        lead += " · " + t("pledges are hypothetical and are stored nowhere")
    unknown = [_name(t, one).replace("\n", " ") for one, amount in usd.items() if amount is None]
    if unknown:
        missing = formats.listed(t.lang, unknown)
        lead += " · " + formats.named(t.lang, t("not stated for this date"), missing)
    chart = Chart("falls", tuple(one[0] for one in columns), (bases, *series), f"{title}. {said}.")
    return Slide(title, lead, chart, panels, caption=caveats(t, "funding", view)[0])


LESS = '[<1000000]"−"0.00,,;"−"#,##0.0,,'  # a minus before the number: what is taken away
MOST_PLEDGES = 3  # columns; more become one


def _name(t: Texts, component: str) -> str:
    return charts.component_name(t, component).replace("<br>", "\n")


def pledge(asked: Asked) -> list[Slide]:
    """The way to the gap with what the pledges would close, as the scene draws it."""
    return [_fall(asked, asked.view.overview, has_pledges=True)]


def new_funding(asked: Asked) -> list[Slide]:
    """Where new funding came from, with what the report leaves unexplained."""
    t, view = asked.t, asked.view
    rows = [row for row in view.tables["funding_share"] if row["dimension"] in ("source", "modality")]
    of = {row["category"]: row["percent"] for row in rows}
    found = sorted((row for row in rows if row["dimension"] == "source"), key=lambda row: row["position"])
    if not found or not {"multi_donor_programme", "pooled", "parallel"} <= set(of):
        return []
    title = scenes_money.shares_title(t, view)
    lead = t(
        "New funding of 2021–22 by source. Of the Multi-donor Programme, {pooled} is pooled and "
        "{parallel} parallel.",
        pooled=formats.percent(t.lang, of["pooled"]),
        parallel=formats.percent(t.lang, of["parallel"]),
    )
    names = tuple(view.said(t.lang, row["name_en"]) for row in found)
    series = [
        Series(
            t("Share"),
            tuple(None if r["is_residual"] else r["percent"] for r in found),
            theme.colour("accent"),
            label="0" + PER_CENT[t.lang],
        ),
        Series(
            t("Not explained in the documents"),
            tuple(r["percent"] if r["is_residual"] else None for r in found),
            theme.colour("muted"),
            True,
            "0" + PER_CENT[t.lang],
        ),
    ]
    chart = Chart("bars", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, lead, chart, rows=tuple(rows))]


def phases(asked: Asked) -> list[Slide]:
    """Each measure of people in phase I and in phase II to date, in persons."""
    t, view = asked.t, asked.view
    before = scenes_money.phase_one(view)
    names, then, now = [], [], []
    for row in view.overview.people:
        name = charts.measure_name(t, row.measure)
        earlier = before.get(f"people_{row.measure}")
        names += [t("{measure}, phase I", measure=name), t("{measure}, phase II", measure=name)]
        then += [earlier["value"] if earlier else None, None]
        now += [None, row.people]
    series = [
        Series(t("Phase I"), tuple(then), theme.colour("muted"), label=MILLIONS),
        Series(t("Phase II to date"), tuple(now), theme.colour("accent"), label=MILLIONS),
    ]
    title = scenes_money.phases_title(t, view)
    chart = Chart("bars", tuple(names), tuple(series), spoken(t, title, tuple(names), series))
    lead = t("Millions of people. Nobody can tell whether the same countries report in both phases.")
    said = caveats(t, "people", view.overview)[0]
    return [Slide(title, lead, chart, (("people", view.overview),), tuple(before.values()), said)]


def pillars(asked: Asked) -> list[Slide]:
    """The required budget of the phase by pillar."""
    t, view = asked.t, asked.view
    rows = scenes_money.pillar_rows(view)
    whole = sum(row["usd"] for row in rows)
    shares = [formats.percent(t.lang, 100 * row["usd"] / whole) for row in rows]
    names = [
        f"{hypothetical.pillar_name(t, row['pillar'])}\n{share}"
        for row, share in zip(rows, shares, strict=True)
    ]
    return _bars(
        asked,
        scenes_money.pillars_title(t, view),
        list(zip(names, (row["usd"] for row in rows), strict=True)),
        t("Required"),
        scenes_money.pillars(t, view),
    )


def approvals(asked: Asked) -> list[Slide]:
    """New approvals by year, with the number of new projects in the name of the year."""
    t, view = asked.t, asked.view
    projects = [
        t.count("{n} project", "{n} projects", int(row["new_projects"]))
        for row in funding_new.approvals(view)
    ]
    return _bars(
        asked,
        scenes_money.approvals_title(t, view),
        [
            (f"{row['year']}\n{said}", row["usd"])
            for row, said in zip(funding_new.approvals(view), projects, strict=True)
        ],
        t("Approved"),
        scenes_money.approvals(t, view),
    )


def _bars(
    asked: Asked, title: str, found: list[tuple[str, float]], what: str, content: Content
) -> list[Slide]:
    """The slide of amounts in US$, with the note and the sources of their scene."""
    t = asked.t
    names = tuple(name for name, _ in found)
    series = [Series(what, tuple(usd for _, usd in found), theme.colour("accent"), label=MILLIONS)]
    chart = Chart("bars", names, tuple(series), spoken(t, title, names, series))
    caption = t("US dollars at the exchange rate of the day on which each project was signed.")
    lead = f"{t('US$ million, programme-wide')} · {content.note}"
    return [Slide(title, lead, chart, rows=content.rows, caption=caption)]
