"""What stands in a scene of people or of money: programme-wide, so that no filter but the date moves it."""

from data.rows import FundingRow, Overview, PageView
from layouts.figures import charts
from layouts.figures.charts import measure_name
from layouts.pages.funding import new, pledges
from layouts.pages.funding import page as money
from layouts.pages.people import page as people_page
from layouts.pages.people.figures import in_millions
from layouts.scenes.content import Bar, Content, Figure, Row
from layouts.words import formats
from layouts.words.texts import Texts

PLEDGES = ("5", "10", "25", "50")  # US$ million, offered as buttons


# --- people


def people_title(t: Texts, view: PageView) -> str:
    """Which measures keep an even pace, and how many do not."""
    return people_page.title(t, view.answers.people)


def people(t: Texts, view: PageView) -> Content:
    """The three measures against their ambitions."""
    return Content(
        figures=(Figure(charts.people_figure(t, view.overview)),),
        note=t("The three measures overlap: a person may count in each. They are never added up.")
        + " "
        + t(
            "The mark is an even pace, {share}.",
            share=formats.percent(t.lang, view.overview.headline.elapsed_pct),
        ),
        panel="people",
    )


def phase_one(view: PageView) -> dict[str, Row]:
    """The figures of people of phase I by indicator."""
    end = min(view.tables["phase"], key=lambda row: int(row["phase"]))["ends_on"]
    rows = [row for row in view.tables["observation"] if row["as_of"] == end]
    return {row["indicator_id"]: row for row in rows if row["indicator_id"].startswith("people_")}


def phases_title(t: Texts, view: PageView) -> str:
    """Which measures already passed phase I."""
    before = phase_one(view)
    passed = [
        measure_name(t, row.measure)
        for row in view.overview.people
        if f"people_{row.measure}" in before and (row.people or 0) > before[f"people_{row.measure}"]["value"]
    ]
    if not passed:
        return t("Phase I beside phase II")
    return t("Already more than in the whole of phase I: {measures}", measures=formats.listed(t.lang, passed))


def phases(t: Texts, view: PageView) -> Content:
    """Each measure in phase I and in phase II to date, all on one scale."""
    before, bars = phase_one(view), []
    most = max([row["value"] for row in before.values()] + [row.people or 0 for row in view.overview.people])
    for row in view.overview.people:
        then = before.get(f"people_{row.measure}")
        earlier: float | None = then["value"] if then else None
        for label, people in (
            (t("{measure}, phase I", measure=measure_name(t, row.measure)), earlier),
            (t("{measure}, phase II", measure=measure_name(t, row.measure)), row.people),
        ):
            said = t("not reported") if people is None else in_millions(t, people, 2)
            share = None if people is None else 100 * people / most
            tone = "earlier" if people is not None and people == earlier else ""
            bars.append(Bar("", label, said, share, tone))
    note = t("All bars on one scale. Nobody can tell whether the same countries report in both phases.")
    return Content(bars=tuple(bars), note=note, panel="people", rows=tuple(before.values()))


# --- the gap


def funding_title(t: Texts, view: PageView) -> str:
    """What the waterfall says."""
    return charts.funding_title(t, view.overview)


def funding(t: Texts, view: PageView) -> Content:
    """The way from the required budget to the gap."""
    return Content(
        figures=(Figure(charts.funding_figure(t, view.overview)),),
        note=t("US$ million, programme-wide"),
        panel="funding",
        is_money=True,
    )


def days(view: PageView) -> list[str]:
    """The two dates that are set side by side, the earlier first."""
    now = view.overview.as_of
    others = [day for day in view.frame.dates if day != now]
    return sorted([*(view.overview.filters.compare or others)[:1], now])


def at(view: PageView, day: str) -> Overview:
    """The overview with the funding position of a day."""
    usd = money.position(view, day)
    rows = tuple(FundingRow(name, usd.get(name)) for name in money.PARTS)
    return view.overview._replace(funding=rows, as_of=day)


def falls_title(t: Texts, view: PageView) -> str:
    """How the gap moved between the two dates."""
    dates = days(view)
    gaps = [money.position(view, day).get("gap") for day in dates]
    if len(dates) < 2 or gaps[0] is None or gaps[1] is None:
        return funding_title(t, view)
    then, now = (formats.millions(t.lang, gap) for gap in gaps if gap is not None)
    if gaps[1] < gaps[0]:
        return t("The gap fell from US$ {then} million to US$ {now} million", then=then, now=now)
    return t("The gap went from US$ {then} million to US$ {now} million", then=then, now=now)


def falls(t: Texts, view: PageView) -> Content:
    """The waterfall at two dates side by side."""
    last = days(view)[-1]
    figures = tuple(
        Figure(charts.waterfall(t, money.position(view, day), is_past=day != last), formats.day(t.lang, day))
        for day in days(view)
    )
    return Content(figures=figures, note=t("US$ million, programme-wide"), panel="funding", is_money=True)


def pledge_title(t: Texts, view: PageView) -> str:
    """What the pledges of the address would change."""
    gap = money.position(view, view.overview.as_of).get("gap")
    return funding_title(t, view) if gap is None else pledges.said(t, gap, _pledged(t, view))


def _pledged(t: Texts, view: PageView) -> float:
    return sum(one.usd for one in pledges.pledges(t, view))


def pledge(t: Texts, view: PageView) -> Content:
    """The waterfall with a hypothetical pledge before the gap, hatched as the gap is, in another colour."""
    usd = money.position(view, view.overview.as_of)
    if "gap" not in usd:
        return funding(t, view)
    made = [(t("Hypothetical<br>pledge"), _pledged(t, view))]
    return Content(
        figures=(Figure(charts.waterfall(t, usd, made)),),
        buttons=tuple(
            (f"pledge={text}", t("US$ {n} m", n=formats.millions(t.lang, float(text) * 1e6)))
            for text in PLEDGES
        ),
        note=t("Hypothetical: nobody has pledged it. US$ million, programme-wide."),
        panel="funding",
        is_money=True,
    )


# --- what the money is for and where it comes from


def pillars_title(t: Texts, view: PageView) -> str:
    """Which pillar has most of the budget."""
    rows = pillar_rows(view)
    whole = sum(row["usd"] for row in rows)
    return t(
        "{share} of the budget is for {pillar}",
        share=formats.percent(t.lang, 100 * rows[0]["usd"] / whole),
        pillar=pledges.pillar_name(t, rows[0]["pillar"]).lower(),
    )


def pillar_rows(view: PageView) -> list[Row]:
    """The required budget of the phase by pillar, the largest first."""
    return sorted((r for r in view.tables["budget_line"] if r["phase"] == 2), key=lambda row: -row["usd"])


def pillars(t: Texts, view: PageView) -> Content:
    """The required budget by pillar."""
    rows = pillar_rows(view)
    whole = sum(row["usd"] for row in rows)
    bars = [
        Bar(
            "",
            pledges.pillar_name(t, row["pillar"]),
            f"{t('US$ {n} m', n=formats.millions(t.lang, row['usd']))}"
            f" · {formats.percent(t.lang, 100 * row['usd'] / whole)}",
            100 * row["usd"] / whole,
        )
        for row in rows
    ]
    note = t("Required for phase II, by pillar; what is secured is not divided by pillar in any document.")
    return Content(bars=tuple(bars), note=note, rows=tuple(rows), is_money=True)


def approvals_title(t: Texts, view: PageView) -> str:
    """How much was approved in the first and in the last year."""
    return new.approved(t, new.approvals(view))


def approvals(t: Texts, view: PageView) -> Content:
    """New projects by year with their funding."""
    rows = new.approvals(view)
    most = max(row["usd"] for row in rows)
    bars = [
        Bar(
            "",
            str(row["year"]),
            t("US$ {n} m", n=formats.millions(t.lang, row["usd"]))
            + " · "
            + t.count("{n} project", "{n} projects", int(row["new_projects"])),
            100 * row["usd"] / most,
        )
        for row in rows
    ]
    note = t("Approvals count whole projects in all countries: this is not the amount mobilized.")
    return Content(bars=tuple(bars), note=note, rows=tuple(rows), is_money=True)


def _sources(view: PageView) -> list[Row]:
    rows = [row for row in view.tables["funding_share"] if row["dimension"] == "source"]
    return sorted(rows, key=lambda row: row["position"])


def shares_title(t: Texts, view: PageView) -> str:
    """The largest source of new funding."""
    row = max(_sources(view), key=lambda row: row["percent"])
    return t(
        "{share} of new funding in {period}: {source}",
        share=formats.percent(t.lang, row["percent"]),
        period=row["period"].replace("-", "\u2060–\u2060"),  # that no line ends in it
        source=view.said(t.lang, row["name_en"]),
    )


def shares(t: Texts, view: PageView) -> Content:
    """The sources of new funding as the report states them; what it leaves unexplained is hatched."""
    rows = _sources(view)
    bars = [
        Bar(
            "",
            view.said(t.lang, row["name_en"]),
            formats.percent(t.lang, row["percent"]),
            row["percent"],
            "rest" if row["is_residual"] else "",
        )
        for row in rows
    ]
    note = t("Shares as the report gives them. The hatched part is not explained there.")
    return Content(bars=tuple(bars), note=note, rows=tuple(rows))
