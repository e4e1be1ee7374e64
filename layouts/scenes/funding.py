"""What stands in a scene of money: programme-wide, so that no filter but the date moves it."""

from data.rows import PageView
from data.rows.funding import Position, Shares
from layouts.figures import waterfall
from layouts.pages.funding import new, pledges
from layouts.pages.funding import page as money
from layouts.scenes.content import Bar, Content, Fact, Figure
from layouts.words import formats
from layouts.words.texts import Texts

PLEDGES = ("5", "10", "25", "50")  # US$ million, offered as buttons

# --- the gap


def funding_title(t: Texts, view: PageView) -> str:
    """What the waterfall says."""
    return waterfall.funding_title(t, view.answers.funding)


def funding(t: Texts, view: PageView) -> Content:
    """The way from the required budget to the gap."""
    return Content(
        figures=(Figure(waterfall.waterfall(t, view.answers.funding)),),
        note=about(t, view),
        panel="funding",
        is_money=True,
    )


def about(t: Texts, view: PageView) -> str:
    """The unit; and the day of the amounts, where it is another than that of the scene."""
    unit, now = t("US$ million, programme-wide"), view.answers.funding
    if now.as_of in (None, now.day):
        return unit
    return f"{unit} · {t('Position at {date}', date=money.dated(t, now))}"


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
    figures = tuple(
        Figure(waterfall.waterfall(t, one, is_past=one != dates[-1]), heading(t, one, dates)) for one in dates
    )
    return Content(figures=figures, note=t("US$ million, programme-wide"), panel="funding", is_money=True)


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
    made = [(t("Hypothetical<br>pledge"), view.answers.pledged.usd)]
    return Content(
        figures=(Figure(waterfall.waterfall(t, now, made)),),
        buttons=tuple(
            (f"pledge={text}", t("US$ {n} m", n=formats.millions(t.lang, float(text) * 1e6)))
            for text in PLEDGES
        ),
        note=t("Hypothetical: nobody has pledged it. US$ million, programme-wide."),
        panel="funding",
        is_money=True,
    )


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
            f"{t('US$ {n} m', n=formats.millions(t.lang, row.usd))} · {formats.percent(t.lang, row.percent)}",
            row.percent,
        )
        for row in budget.lines
    ]
    return Content(
        bars=tuple(bars), note=money.about_pillars(t, budget), rows=tuple(budget.lines), is_money=True
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
            t("US$ {n} m", n=formats.millions(t.lang, row.usd))
            + " · "
            + t.count("{n} project", "{n} projects", row.new_projects),
            row.percent,
        )
        for row in rows
    ]
    note = t("Approvals count whole projects in all countries: this is not the amount mobilized.")
    return Content(bars=tuple(bars), note=note, rows=rows, is_money=True)


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
    bars = [
        Bar(
            "",
            row.name[t.lang],
            formats.percent(t.lang, row.percent),
            row.percent,
            "rest" if row.is_residual else "",
        )
        for row in found.parts
    ]
    return Content(bars=tuple(bars), note=new.about_shares(t), rows=tuple(found.parts))
