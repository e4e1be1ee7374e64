"""Figures of the documents that fit no other table: on the page of a country and on that of the programme."""

from data.rows import PageView
from data.rows.figures import ReportedFigure
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts


def of_country(t: Texts, view: PageView, rows: tuple[ReportedFigure, ...]) -> list[Html]:
    """The figures about the country of the page; nothing where there is none."""
    if not rows:
        return []
    title = t.count("{n} more figure in the documents", "{n} more figures in the documents", len(rows))
    return [
        components.section(
            title,
            _table(t, view, title, rows),
            components.sources(t, view, rows),
            note=t("Facts and aims of the country and counts of activities; a target is no achievement."),
            anchor="more-figures",
        )
    ]


def of_programme(t: Texts, view: PageView) -> list[Html]:
    """The figures about the programme and the world, folded by topic; nothing where there is none."""
    groups = view.answers.figures.of_programme
    if not groups:
        return []
    folded = []
    for group in groups:
        name = topic_name(t, group.topic)
        counted = t.count("{n} figure", "{n} figures", len(group.figures))
        folded.append(
            html.Details(
                [html.Summary(html.H3(f"{name} ({counted})")), _table(t, view, name, group.figures)],
                className="folded",
            )
        )
    return [
        components.section(
            t("More figures on the programme and the world"),
            *folded,
            components.sources(t, view, [row for group in groups for row in group.figures]),
            note=t(
                "Two documents may count the same thing differently: both figures stand, with the reason."
            ),
            anchor="more-figures",
        )
    ]


def topic_name(t: Texts, topic: str) -> str:
    """What a figure is about."""
    return {
        "coverage": t("Coverage"),
        "benefits": t("Benefits"),
        "spending": t("Public spending"),
        "population": t("Poverty and disasters"),
        "law": t("Law"),
        "activities": t("Activities"),
        "project": t("Projects and funds"),
        "knowledge": t("Knowledge and communication"),
        "monitoring": t("Monitoring"),
        "governance": t("Governance and team"),
        "partnerships": t("Partnerships and networks"),
    }[topic]


def status_name(t: Texts, status: str) -> str:
    """What kind of figure it is."""
    return {
        "reported": t("reported"),
        "estimate": t("estimate"),
        "target": t("target or plan"),
    }[status]


def amount(t: Texts, row: ReportedFigure) -> str:
    """A figure with its unit, as its document prints it: more than 3.5%."""
    written = {
        "percent": lambda: formats.percent(t.lang, row.value, 1),
        "fraction": lambda: fraction(t, row.value),
        "usd": lambda: _usd(t, row.value),
    }
    number = written.get(row.unit, lambda: formats.number(t.lang, row.value, 1))()
    shown = components.precise(t, number, row.precision)
    return t("{amount} people", amount=shown) if row.unit == "people" else shown


def fraction(t: Texts, value: float) -> str:
    """A fraction as a document has it, in words, for no decimal of it is printed; else a share of one."""
    words = {0.25: t("a quarter"), 0.333: t("a third"), 0.5: t("half"), 0.667: t("two thirds")}
    return (words | {0.75: t("three quarters")}).get(value) or formats.number(t.lang, value, 3)


def _usd(t: Texts, value: float) -> str:
    if value >= 1e9 and t.lang not in formats.IN_MILLIONS:
        usd = formats.number(t.lang, value / 1e9, 1)
        return t.count("US$ {usd} billion", "US$ {usd} billion", int(value / 1e9), usd=usd)
    if value >= 1e6:
        usd = formats.number(t.lang, value / 1e6, 1)
        return t.count("US$ {usd} million", "US$ {usd} million", int(value / 1e6), usd=usd)
    return t("US$ {usd}", usd=formats.number(t.lang, value, 1))


def when(t: Texts, row: ReportedFigure) -> str:
    """The date or the period of a figure; of a target when it is due."""
    return period(t, row.since, row.as_of, is_target=row.status == "target")


def period(t: Texts, since: str | None, until: str | None, *, is_target: bool = False) -> str:
    """From when until when something is stated; of a target when it is due."""
    begin, end = components.part_day(t, since), components.part_day(t, until)
    if begin and end:
        return f"{begin} – {end}"
    if begin:
        return t("since {date}", date=begin)
    if not end:
        return t("date not stated")
    return t("due {date}", date=end) if is_target else end


def _source(t: Texts, view: PageView, row: ReportedFigure) -> str:
    """The document in a word or two, and the place in it."""
    document = view.short_names[row.origin.source_id]
    return f"{document}, {view.place(t.lang, row.origin.locator)}"


def _table(t: Texts, view: PageView, caption: str, rows: tuple[ReportedFigure, ...]) -> Html:
    return components.table(
        caption,
        [t("What"), t("Figure"), t("Date"), t("Status"), t("Caveat"), t("Source")],
        [
            [
                row.what[t.lang],
                (html.Span(amount(t, row), className="number"), row.value),
                (when(t, row), row.as_of or row.since or ""),
                components.badge(status_name(t, row.status), "warn" if row.status == "target" else "plain"),
                html.Span(view.said(t.lang, row.origin.caveat), className="small"),
                html.Span(_source(t, view, row), className="small"),
            ]
            for row in rows
        ],
        has_cards=True,
    )
