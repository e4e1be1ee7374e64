"""What stands in a scene of money: programme-wide, so that no filter but the date moves it."""

from data.rows import Overview, PageView
from data.rows.funding import Position, Shares
from layouts.figures import waterfall
from layouts.figures.funding import Column
from layouts.pages.funding import new, pledges
from layouts.pages.funding import page as money
from layouts.scenes.content import Bar, Content, Fact, Figure, Series, Table
from layouts.words import formats
from layouts.words.texts import Texts

PLEDGES = ("5", "10", "25", "50")  # US$ million, offered as buttons
MOST_PLEDGES = 3  # columns; more become one

# --- the gap


def funding_title(t: Texts, view: PageView) -> str:
    """What the waterfall says."""
    return waterfall.funding_title(t, view.answers.funding)


def funding(t: Texts, view: PageView) -> Content:
    """The way from the required budget to the gap."""
    return way(t, view.answers.funding, view.overview)


def way(t: Texts, of: Position, at: Overview) -> Content:
    """The way to the gap at one position; `at` is what its panel of sources speaks of."""
    return Content(
        figures=(_figure(t, of),), note=about(t, of), panels=("funding",), dates=(at,), is_money=True
    )


def about(t: Texts, of: Position) -> str:
    """The unit; the day of the amounts, where it is another than that of the scene; what is not stated."""
    said = [t("US$ million, programme-wide")]
    if of.as_of not in (None, of.day):
        said.append(t("Position at {date}", date=money.dated(t, of)))
    unknown = [row.component for row in of.components if row.usd is None]
    if unknown:
        names = waterfall.component_names(t, of)
        missing = formats.listed(t.lang, [waterfall.in_line(names[one]) for one in unknown])
        said.append(formats.named(t.lang, t("not stated for this date"), missing))
    return " · ".join(said)


def _figure(
    t: Texts,
    of: Position,
    made: tuple[tuple[str, float], ...] = (),
    *,
    is_past: bool = False,
    label: str = "",
) -> Figure:
    """The waterfall of a position, hypothetical pledges (label, US$) before its gap."""
    drawn = waterfall.waterfall(t, of, made, is_past=is_past)
    columns = waterfall.columns(t, of, made)
    found = _series(t, of, columns)
    # Below what is seen lies what is not, so that each column begins where the one before ends.
    series = (Series(t("Base, not shown"), "", ""), *found.values())
    return Figure(drawn, label, bars=_bars(t, columns, [*found]), series=series, kind="waterfall")


SERIES = {"required": "required", "gap": "gap", "pledge": "pledge", "over": "over"}  # all others: secured


def _series(t: Texts, of: Position, columns: tuple[Column, ...]) -> dict[str, Series]:
    """A series a kind of column that there is."""
    gap = waterfall.in_line(waterfall.component_names(t, of)["gap"])
    over = waterfall.in_line(t("Over<br>the gap"))
    every = {
        "required": Series(t("Required"), "required", "usd_millions"),
        "secured": Series(t("Secured"), "accent", "usd_less"),
        "pledge": Series(t("Hypothetical pledge"), "hypothetical", "usd_less", is_hatched=True),
        "gap": Series(gap, "gap", "usd_millions"),
        "over": Series(over, "hypothetical", "usd_millions", is_hatched=True),
    }
    there = {SERIES.get(column.component, "secured") for column in columns}
    return {kind: series for kind, series in every.items() if kind in there}


def _bars(t: Texts, columns: tuple[Column, ...], kinds: list[str]) -> tuple[Bar, ...]:
    """The columns with their numbers: what is below, then what is seen, in the series of its kind."""
    return tuple(
        Bar(
            "",
            column.label.replace("<br>", "\n"),
            t("US$ {n} m", n=formats.millions(t.lang, column.height)),
            None,
            numbers=(
                column.base,
                *(
                    column.height if kind == SERIES.get(column.component, "secured") else None
                    for kind in kinds
                ),
            ),
        )
        for column in columns
    )


def waterfalls_title(t: Texts, view: PageView) -> str:
    """How the gap moved between the two dates."""
    dates = view.answers.funding_dates
    first, last = dates[0], dates[-1]
    if first == last or first.gap is None or last.gap is None or first.phase != last.phase:
        return funding_title(t, view)
    then, now = (formats.millions(t.lang, gap) for gap in (first.gap, last.gap))
    if first.gap == last.gap:
        return t("The gap stayed at US$ {now} million", now=now)
    if last.gap < first.gap:
        return t("The gap fell from US$ {then} million to US$ {now} million", then=then, now=now)
    return t("The gap rose from US$ {then} million to US$ {now} million", then=then, now=now)


def waterfalls(t: Texts, view: PageView) -> Content:
    """The waterfall at two dates side by side."""
    dates = view.answers.funding_dates
    figures = tuple(_figure(t, one, is_past=one != dates[-1], label=heading(t, one, dates)) for one in dates)
    before = view.overview.before if len(dates) > 1 else None
    return Content(
        figures=figures,
        numbers=_moved(t, view),
        note=" · ".join(filter(None, [t("US$ million, programme-wide"), money.lead(t, view)])),
        panels=("funding",),
        dates=(*([before] if before else []), view.overview),
        is_money=True,
    )


def _moved(t: Texts, view: PageView) -> Table:
    """The components at each date, and what moved between the two."""
    dates, moves = view.answers.funding_dates, view.answers.funding_moves
    names = waterfall.names_at(t, dates)

    def cell(usd: float | None) -> str:
        return t("not stated for this date") if usd is None else formats.millions(t.lang, usd)

    unknown = t("not applicable")
    moved = [
        (
            *(names[row.component], cell(row.earlier), cell(row.later)),
            unknown if row.change is None else formats.millions(t.lang, row.change),
        )
        for row in moves
    ]
    alone = [(names[row.component], cell(row.usd)) for row in dates[0].components]
    rows: tuple[tuple[str, ...], ...] = tuple(moved or alone)
    days = [formats.day(t.lang, one.as_of or one.day, "medium") for one in dates]
    head = (
        t("Component"),
        *(t("{date}, US$ million", date=day) for day in days),
        *([t("Change")] if moves else []),
    )
    return Table(head, rows, widths=(3.4, 3.7, 3.7, 2.2)[: len(head)], numbers=tuple(range(1, len(head))))


def heading(t: Texts, of: Position, dates: tuple[Position, ...]) -> str:
    """The date of a waterfall; beside one of another phase the phase too."""
    when = money.dated(t, of)
    if len({one.phase for one in dates}) < 2:
        return when
    return t("{date}, phase {phase}", date=when, phase=formats.roman(of.phase))


def pledge_title(t: Texts, view: PageView) -> str:
    """What the pledges of the address would change."""
    return pledges.consequence(t, view.answers.funding, view.answers.pledged) or funding_title(t, view)


def pledge(t: Texts, view: PageView) -> Content:
    """The waterfall with a hypothetical pledge before the gap, hatched as the gap is, in another colour."""
    now = view.answers.funding
    if now.gap is None:
        return funding(t, view)
    return Content(
        figures=(_figure(t, now, _named(t, view)),),
        buttons=tuple(
            (f"pledge={text}", t("US$ {n} m", n=formats.millions(t.lang, float(text) * 1e6)))
            for text in PLEDGES
        ),
        note=t("Hypothetical: nobody has pledged it. US$ million, programme-wide."),
        panels=("funding",),
        is_money=True,
    )


def _named(t: Texts, view: PageView) -> tuple[tuple[str, float], ...]:
    """The label and the amount of each pledge; of many, of all together."""
    pledged = view.answers.pledged
    if len(pledged.made) > MOST_PLEDGES:
        label = t.count("{n} pledge", "{n} pledges", len(pledged.made))
        return ((label, pledged.usd),)
    if [one.earmark for one in pledged.made] == [None]:
        return ((t("Hypothetical<br>pledge"), pledged.usd),)
    return tuple((pledges.column(t, view, one), one.usd) for one in pledged.made)


# --- what the money is for and where it comes from


def nothing(t: Texts, what: str) -> Content:
    """That a scene has nothing to show: unknown, not zero."""
    return Content(
        facts=(Fact("–", "", formats.named(t.lang, what, t("not reported for this date")), None, "unknown"),)
    )


def pillars_title(t: Texts, view: PageView) -> str:
    """Which pillar has most of the budget."""
    return money.pillars_title(t, view.answers.budget)


def pillars(t: Texts, view: PageView) -> Content:
    """The required budget by pillar."""
    budget = view.answers.budget
    if not budget.lines:
        return nothing(t, t("Budget by pillar"))
    bars = [
        Bar(
            "",
            pledges.pillar_name(t, row.pillar),
            t("US$ {n} m", n=formats.millions(t.lang, row.usd)),
            row.percent,
            also=formats.percent(t.lang, row.percent),
            numbers=(row.usd,),
        )
        for row in budget.lines
    ]
    return Content(
        bars=tuple(bars),
        series=(Series(t("Required"), "accent", "usd"),),
        note=money.about_pillars(t, budget),
        rows=tuple(budget.lines),
        is_money=True,
    )


def approvals_title(t: Texts, view: PageView) -> str:
    """How much was approved in the first and in the last year."""
    return new.approved(t, view.answers.approvals)


def approvals(t: Texts, view: PageView) -> Content:
    """New projects by year with their funding."""
    rows = view.answers.approvals.years
    if not rows:
        return nothing(t, t("New approvals"))
    bars = [
        Bar(
            "",
            str(row.year),
            t("US$ {n} m", n=formats.millions(t.lang, row.usd)),
            row.percent,
            also=t.count("{n} project", "{n} projects", row.new_projects),
            numbers=(row.usd,),
        )
        for row in rows
    ]
    note = t("Approvals count whole projects in all countries: this is not the amount mobilized.")
    series = (Series(t("Approved"), "accent", "usd"),)
    return Content(bars=tuple(bars), series=series, note=note, rows=rows, is_money=True)


def sources(view: PageView) -> Shares | None:
    """Where the new funding of the newest period came from; None where no document says."""
    found = [one for one in view.answers.funding_shares if one.dimension == "source"]
    return found[-1] if found else None


def shares_title(t: Texts, view: PageView) -> str:
    """The largest source of new funding."""
    found = sources(view)
    if found is None:
        return t("Where new funding comes from: not reported for this date")
    largest = max(found.parts, key=lambda row: row.percent)
    return t(
        "{share} of new funding in {period}: {source}",
        share=formats.percent(t.lang, largest.percent),
        period=new.period_name(found.period).replace("–", "\u2060–\u2060"),  # that no line ends in it
        source=largest.name[t.lang],
    )


def shares(t: Texts, view: PageView) -> Content:
    """The sources of new funding as the report states them; what it leaves unexplained is hatched."""
    found = sources(view)
    if found is None:
        return nothing(t, t("New funding by source"))
    has_rest = any(row.is_residual for row in found.parts)
    bars = [
        Bar(
            "",
            row.name[t.lang],
            formats.percent(t.lang, row.percent),
            row.percent,
            "rest" if row.is_residual else "",
            numbers=((None, row.percent) if row.is_residual else (row.percent, None))[: 1 + has_rest],
        )
        for row in found.parts
    ]
    series = (
        Series(t("Share"), "accent", "percent"),
        Series(t("Not explained in the documents"), "muted", "percent", is_hatched=True),
    )[: 1 + has_rest]
    modalities = [
        part
        for one in view.answers.funding_shares
        if one.dimension == "modality" and one.period == found.period
        for part in one.parts
    ]
    said = [new.about_shares(t)]
    if modalities:
        parts = [f"{part.name[t.lang]} {formats.percent(t.lang, part.percent)}" for part in modalities]
        what = new.dimension_name(t, "modality")
        said.append(formats.named(t.lang, what, formats.listed(t.lang, parts)) + ".")
    rows = (*found.parts, *modalities)
    return Content(bars=tuple(bars), series=series, note=" ".join(said), rows=rows)
