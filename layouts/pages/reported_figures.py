"""Figures of the documents that fit no other table: on the page of a country and on that of the programme."""

from typing import Any

from data.rows import PageView
from data.schema.evidence import FIGURE_TOPICS
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts

Row = dict[str, Any]


def of_country(t: Texts, view: PageView) -> list[Html]:
    """The figures about the country of the page; nothing where there is none."""
    rows = [row for row in ordered(view) if row["iso3"] == view.key]
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
    rows = [row for row in ordered(view) if row["iso3"] is None]
    if not rows:
        return []
    folded = []
    for topic in FIGURE_TOPICS:
        found = [row for row in rows if row["topic"] == topic]
        if found:
            name = topic_name(t, topic)
            counted = t.count("{n} figure", "{n} figures", len(found))
            folded.append(
                html.Details(
                    [html.Summary(html.H3(f"{name} ({counted})")), _table(t, view, name, found)],
                    className="folded",
                )
            )
    return [
        components.section(
            components.undated(t, view, t("More figures on the programme and the world")),
            *folded,
            components.sources(t, view, rows),
            note=t(
                "Two documents may count the same thing differently: both figures stand, with the reason."
            ),
            anchor="more-figures",
        )
    ]


def ordered(view: PageView) -> list[Row]:
    """All figures by topic, as the documents have them; what is said of the same thing stands together."""
    rows = (*view.tables["reported_figure"], *view.later["reported_figure"])
    first = {row["what_en"]: place for place, row in reversed([*enumerate(rows)])}
    return sorted(rows, key=lambda row: (FIGURE_TOPICS.index(row["topic"]), first[row["what_en"]]))


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


def amount(t: Texts, row: Row) -> str:
    """A figure with its unit, as its document prints it: more than 3.5%."""
    value, unit = row["value"], row["unit"]
    written = {
        "percent": lambda: formats.percent(t.lang, value, 1),
        "fraction": lambda: fraction(t, value),
        "usd": lambda: _usd(t, value),
    }
    number = written.get(unit, lambda: formats.number(t.lang, value, 1))()
    shown = components.precise(t, number, row["precision"])
    return t("{amount} people", amount=shown) if unit == "people" else shown


def fraction(t: Texts, value: float) -> str:
    """A fraction as a document has it, in words, for no decimal of it is printed; else a share of one."""
    words = {0.25: t("a quarter"), 0.333: t("a third"), 0.5: t("half"), 0.667: t("two thirds")}
    return (words | {0.75: t("three quarters")}).get(value) or formats.number(t.lang, value, 3)


def _usd(t: Texts, value: float) -> str:
    if value >= 1e9:
        usd = formats.number(t.lang, value / 1e9, 1)
        return t.count("US$ {usd} billion", "US$ {usd} billion", int(value / 1e9), usd=usd)
    if value >= 1e6:
        usd = formats.number(t.lang, value / 1e6, 1)
        return t.count("US$ {usd} million", "US$ {usd} million", int(value / 1e6), usd=usd)
    return t("US$ {usd}", usd=formats.number(t.lang, value, 1))


def when(t: Texts, row: Row) -> str:
    """The date or the period of a figure; of a target when it is due."""
    since, as_of = components.part_day(t, row["since"]), components.part_day(t, row["as_of"])
    if since and as_of:
        return f"{since} – {as_of}"
    if since:
        return t("since {date}", date=since)
    if not as_of:
        return t("date not stated")
    return t("due {date}", date=as_of) if row["status"] == "target" else as_of


def _source(t: Texts, view: PageView, row: Row) -> str:
    """The document in a word or two, and the place in it."""
    short = {
        "report_2021_22": t("Report 2021–22"),
        "programme_document": t("Programme document"),
        "concept_note": t("Concept note"),
        "news_2021_10_07": t("News item of October 2021"),
    }
    document = short.get(row["source_id"]) or view.sources[row["source_id"]]
    return f"{document}, {view.place(t.lang, row['locator'])}"


def _table(t: Texts, view: PageView, caption: str, rows: list[Row]) -> Html:
    return components.table(
        caption,
        [t("What"), t("Figure"), t("Date"), t("Status"), t("Caveat"), t("Source")],
        [
            [
                row[f"what_{t.lang}"],
                (html.Span(amount(t, row), className="number"), row["value"]),
                (when(t, row), row["as_of"] or row["since"] or ""),
                components.badge(
                    status_name(t, row["status"]), "warn" if row["status"] == "target" else "plain"
                ),
                html.Span(view.said(t.lang, row["caveat"]), className="small"),
                html.Span(_source(t, view, row), className="small"),
            ]
            for row in rows
        ],
        has_cards=True,
    )
