"""The parts of the page that tell what changed in the evidence, and in which tables."""

from typing import Any

from data.rows import PageView
from data.rows.changes import ADDED, CHANGED, WITHDRAWN, Change, Changes, of
from data.rows.evidence import SEVERITIES, Contradiction
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.pages.changes.cells import both
from layouts.pages.changes.rows import table
from layouts.pages.changes.said import came, how_many, part_name, table_name
from layouts.pages.evidence.contradictions import severity_name, topic_name
from layouts.pages.people import figures as people_figures
from layouts.words import formats
from layouts.words.texts import Texts


def contradictions(t: Texts, view: PageView, found: Changes) -> list[Html]:
    """Contradictions that came, were settled or are none any more; those of high severity first."""
    rows = sorted(found.contradictions, key=lambda one: SEVERITIES.index(one.row.severity))
    if not rows:
        return []
    added, gone = ([_contradiction(t, one.row) for one in of(rows, kind)] for kind in (ADDED, WITHDRAWN))
    high = [row for one, row in zip(of(rows, ADDED), added, strict=True) if one.row.is_high]
    others = [row for one, row in zip(of(rows, ADDED), added, strict=True) if not one.row.is_high]
    head = [t("Difference between the documents"), t("Topic"), t("Severity"), t("State")]
    changed = [
        [one.row.titles[t.lang], *both(t, view, cell)] for one in of(rows, CHANGED) for cell in one.cells
    ]
    return [
        components.section(
            formats.named(t.lang, part_name(t, "contradictions"), how_many(t, found, tuple(rows))),
            *table(
                t,
                t("New in this edition, of high severity")
                if found.is_of_editions
                else t("Since then, of high severity"),
                head,
                high,
            ),
            *table(
                t,
                t("New in this edition, of medium or low severity")
                if found.is_of_editions
                else t("Since then, of medium or low severity"),
                head,
                others,
            ),
            *table(
                t,
                t("Changed"),
                [t("Difference between the documents"), t("What"), t("Before"), t("Now")],
                changed,
            ),
            *table(t, t("None any more"), head, gone),
            components.sources(t, view, [one.row for one in rows]),
            anchor="contradictions",
        )
    ]


def _contradiction(t: Texts, row: Contradiction) -> list[Any]:
    return [
        row.titles[t.lang],
        topic_name(t, row.topic),
        (severity_name(t, row.severity), SEVERITIES.index(row.severity)),
        t("settled") if row.is_settled else t("not settled"),
    ]


def documents(t: Texts, view: PageView, found: Changes) -> list[Html]:
    """Documents that came, and statements of documents that are not used any more."""
    blocks: list[Html] = []
    for part, name in (("documents", _document), ("corrections", _correction)):
        rows: tuple[Change, ...] = getattr(found, part)
        if rows:
            lines = [name(t, view, found, one) for one in rows if one.kind != CHANGED]
            changed = [
                [name(t, view, found, one)[0], *both(t, view, cell)]
                for one in of(rows, CHANGED)
                for cell in one.cells
            ]
            head = [t("Document"), t("What it says"), t("State")]
            blocks += [
                components.section(
                    formats.named(t.lang, part_name(t, part), how_many(t, found, rows)),
                    *table(t, t("New or withdrawn"), head, lines, of=part_name(t, part)),
                    *table(
                        t,
                        t("Changed"),
                        [t("Document"), t("What"), t("Before"), t("Now")],
                        changed,
                        of=part_name(t, part),
                    ),
                    anchor=part,
                )
            ]
    return blocks


def _document(t: Texts, view: PageView, found: Changes, one: Change) -> list[Any]:
    row = one.row
    day = components.part_day(t, row.as_of)
    said = t("figures as of {date}", date=day) if day else t("no figures of its own")
    return [row.titles[t.lang], said, came(t, found, one.kind)]


def _correction(t: Texts, view: PageView, found: Changes, one: Change) -> list[Any]:
    told = one.row.correction
    place = f"{view.sources[told.source_id]}, {view.place(t.lang, told.locator)}"
    other, adopted = (_printed(t, text) for text in (told.found, told.adopted or ""))
    shown = t("{found} is not shown, but {adopted}", found=other, adopted=adopted)
    said = shown if adopted else t("{found} is not shown", found=other)
    return [place, [said, html.Div(one.row.reason[t.lang], className="small")], came(t, found, one.kind)]


def _printed(t: Texts, text: str) -> str:
    """What a document prints; a number as the reader's language writes it."""
    return formats.number(t.lang, int(text)) if text.isdecimal() else text


def announcements(t: Texts, view: PageView, found: Changes) -> list[Html]:
    """What was announced meanwhile: totals, and figures of single countries; no figure counts them."""
    rows = [
        (one.row.as_of, announced.what(t, one.row), one.row.place.source_id, one.kind)
        for one in found.announcements
    ]
    rows += [
        (
            one.row.document_as_of,
            formats.named(
                t.lang,
                found.places[one.row.iso3].names[t.lang] if one.row.iso3 else t("Several countries"),
                people_figures.counted(t, one.row),
            ),
            one.row.origin.source_id,
            one.kind,
        )
        for one in found.announced_people
    ]
    if not rows:
        return []
    kinds = {ADDED: t("new in this edition"), CHANGED: t("changed"), WITHDRAWN: t("withdrawn")}
    return [
        components.section(
            t("Announced after this position"),
            *table(
                t,
                t("Announcements"),
                [t("Date"), t("What was announced"), t("Source"), t("State")],
                [
                    [(formats.day(t.lang, day), day), said, view.sources[source_id], kinds[kind]]
                    for day, said, source_id, kind in sorted(rows, reverse=True)
                ],
            ),
            note=t(
                "Totals without their parts, and figures of single countries: no figure above counts them."
            ),
            anchor="announcements",
        )
    ]


def tables(t: Texts, found: Changes) -> list[Html]:
    """How many rows of each table came, were changed and went, whatever the filters; folded."""
    if not found.tables:
        return []
    title = t("All rows, table by table")
    rows = [
        [
            table_name(t, one.table),
            *(components.number(t, n) for n in (one.added, one.changed, one.withdrawn)),
        ]
        for one in found.tables
    ]
    drawn = components.table(title, [t("Table"), t("New"), t("Changed"), t("Withdrawn")], rows, name="counts")
    note = t("Of everything that is kept, whatever the filters; another translation is a change, too.")
    if not found.is_of_editions:
        note += " " + t("What was only announced after both dates is counted here, too.")
    return [
        components.section(
            title,
            html.Details([html.Summary(t("Show the counts")), html.Div(drawn)], className="folded"),
            note=note,
            anchor="tables",
        )
    ]
