"""The slides of money as charts: the way to the gap, what a pledge would change, new funding."""

from data.rows.funding import Position
from layouts.exports.slides.charts import MILLIONS, PER_CENT, Chart, Series, Slide
from layouts.exports.slides.scenes import Asked, spoken
from layouts.figures import waterfall
from layouts.figures.funding import Column
from layouts.frame.sources import caveats
from layouts.look import theme
from layouts.pages.funding import new
from layouts.pages.funding import page as funding_page
from layouts.pages.funding import pledges as hypothetical
from layouts.scenes import funding as scenes_funding
from layouts.scenes.content import Content
from layouts.words import formats
from layouts.words.texts import Texts

LESS = '[<1000000]"−"0.00,,;"−"#,##0.0,,'  # a minus before the number: what is taken away
MOST_PLEDGES = 3  # columns; more become one
# The series that each column belongs to.
SERIES = {"required": "required", "gap": "gap", "pledge": "pledge", "over": "over"}


def money(asked: Asked) -> list[Slide]:
    """The way from the required budget to the gap; before it, the same at the date it is compared with."""
    before = asked.view.answers.before if asked.compared else None
    earlier = [_waterfall(asked, before.funding, has_pledges=False)] if before else []
    return [*earlier, pledge(asked)[0]]


def funding_now(asked: Asked) -> list[Slide]:
    """The way to the gap at the date; pledges and another date have slides of their own."""
    return [_waterfall(asked, asked.view.answers.funding, has_pledges=False)]


def pledge(asked: Asked) -> list[Slide]:
    """The way to the gap with what the pledges would close, as the scene draws it."""
    return [_waterfall(asked, asked.view.answers.funding, has_pledges=True)]


def _waterfall(asked: Asked, of: Position, *, has_pledges: bool) -> Slide:
    t = asked.t
    view = asked.view.overview
    if of.day != view.as_of and view.before:
        view = view.before
    panels = (("funding", view),)
    if of.required is None or of.gap is None:
        return Slide(waterfall.funding_title(t, of), "", t("Not stated"), panels)
    pledged = asked.view.answers.pledged
    has_pledges = has_pledges and bool(pledged.made)
    columns = waterfall.columns(t, of, _named(asked) if has_pledges else ())
    title = hypothetical.consequence(t, of, pledged) if has_pledges else waterfall.funding_title(t, of)
    names = [_lines(column) for column in columns]
    said = formats.in_series(
        t.lang,
        (
            formats.named(
                t.lang,
                waterfall.in_line(column.label),
                t("US$ {n} m", n=formats.millions(t.lang, column.height)),
            )
            for column in columns
        ),
    )
    lead = t("US$ million, programme-wide") + " · " + t("Position at {date}", date=funding_page.dated(t, of))
    if has_pledges:
        lead += " · " + t("pledges are hypothetical and are stored nowhere")
    unknown = [row.component for row in of.components if row.usd is None]
    if unknown:
        of_components = waterfall.component_names(t, of)
        missing = formats.listed(t.lang, [waterfall.in_line(of_components[one]) for one in unknown])
        lead += " · " + formats.named(t.lang, t("not stated for this date"), missing)
    chart = Chart("waterfall", tuple(names), _series(t, of, columns), f"{title}. {said}.")
    return Slide(title, lead, chart, panels, caption=caveats(t, "funding", view)[0])


def _named(asked: Asked) -> list[tuple[str, float]]:
    """The label and the amount of each pledge; of many, of all together."""
    t, pledged = asked.t, asked.view.answers.pledged
    if len(pledged.made) > MOST_PLEDGES:
        return [(t.count("{n} pledge", "{n} pledges", len(pledged.made)), pledged.usd)]
    return [(hypothetical.column(t, asked.view, one), one.usd) for one in pledged.made]


def _lines(column: Column) -> str:
    """The name of a column, broken where its label turns."""
    return column.label.replace("<br>", "\n")


def _series(t: Texts, of: Position, columns: tuple[Column, ...]) -> tuple[Series, ...]:
    """A series a kind of column above one that is not seen, so that each begins where the one before ends."""
    gap = waterfall.in_line(waterfall.component_names(t, of)["gap"])
    looks = {
        "required": (t("Required"), theme.colour("required"), False, MILLIONS),
        "secured": (t("Secured"), theme.colour("accent"), False, LESS),
        "pledge": (t("Hypothetical pledge"), theme.colour("hypothetical"), True, LESS),
        "gap": (gap, theme.colour("gap"), False, MILLIONS),
        "over": (waterfall.in_line(t("Over<br>the gap")), theme.colour("hypothetical"), True, MILLIONS),
    }
    kinds = [SERIES.get(column.component, "secured") for column in columns]
    bases = Series(t("Base, not shown"), tuple(column.base for column in columns), "", label="")
    found = [
        Series(
            looks[kind][0],
            tuple(column.height if one == kind else None for one, column in zip(kinds, columns, strict=True)),
            *looks[kind][1:],
            is_on_dark=kind in ("secured", "gap"),
        )
        for kind in looks
        if kind in kinds
    ]
    return (bases, *found)


def new_funding(asked: Asked) -> list[Slide]:
    """Where new funding came from, with what the report leaves unexplained."""
    t, view = asked.t, asked.view
    found = scenes_funding.sources(view)
    title = scenes_funding.shares_title(t, view)
    if found is None:
        return [Slide(title, "", t("not reported for this date"))]
    divided = [
        one
        for one in view.answers.funding_shares
        if one.dimension == "modality" and one.period == found.period
    ]
    modalities = [part for one in divided for part in one.parts]
    said = [t("New funding of {period} by source.", period=new.period_name(found.period))]
    if modalities:
        parts = [f"{part.name[t.lang]} {formats.percent(t.lang, part.percent)}" for part in modalities]
        what = new.dimension_name(t, "modality")
        said.append(formats.named(t.lang, what, formats.listed(t.lang, parts)) + ".")
    names = tuple(row.name[t.lang] for row in found.parts)
    series = [
        Series(
            t("Share"),
            tuple(None if row.is_residual else row.percent for row in found.parts),
            theme.colour("accent"),
            label="0" + PER_CENT[t.lang],
        ),
        Series(
            t("Not explained in the documents"),
            tuple(row.percent if row.is_residual else None for row in found.parts),
            theme.colour("muted"),
            True,
            "0" + PER_CENT[t.lang],
        ),
    ]
    chart = Chart("bars", names, tuple(series), spoken(t, title, names, series))
    return [Slide(title, " ".join(said), chart, rows=(*found.parts, *modalities))]


def pillars(asked: Asked) -> list[Slide]:
    """The required budget of the phase by pillar."""
    t, view = asked.t, asked.view
    found = [
        (
            f"{hypothetical.pillar_name(t, row.pillar)}\n{formats.percent(t.lang, row.percent)}",
            row.usd,
        )
        for row in view.answers.budget.lines
    ]
    title, content = scenes_funding.pillars_title(t, view), scenes_funding.pillars(t, view)
    return _bars(asked, title, found, t("Required"), content)


def approvals(asked: Asked) -> list[Slide]:
    """New approvals by year, with the number of new projects in the name of the year."""
    t, view = asked.t, asked.view
    found = [
        (f"{row.year}\n{t.count('{n} project', '{n} projects', row.new_projects)}", row.usd)
        for row in view.answers.approvals.years
    ]
    title, content = scenes_funding.approvals_title(t, view), scenes_funding.approvals(t, view)
    return _bars(asked, title, found, t("Approved"), content)


def _bars(
    asked: Asked, title: str, found: list[tuple[str, float]], what: str, content: Content
) -> list[Slide]:
    """The slide of amounts in US$, with the note and the sources of their scene."""
    t = asked.t
    if not found:
        return [Slide(title, "", t("not reported for this date"))]
    names = tuple(name for name, _ in found)
    series = [Series(what, tuple(usd for _, usd in found), theme.colour("accent"), label=MILLIONS)]
    chart = Chart("bars", names, tuple(series), spoken(t, title, names, series))
    caption = t("US dollars at the exchange rate of the day on which each project was signed.")
    lead = f"{t('US$ million, programme-wide')} · {content.note}"
    return [Slide(title, lead, chart, rows=content.rows, caption=caption)]
