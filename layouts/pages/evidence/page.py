"""The page of evidence: how complete the evidence is, what contradicts itself, the documents."""

from collections.abc import Iterable
from typing import Any

from data.rows import PageView
from data.rows.evidence import SEVERITIES, IndicatorLink
from data.untranslated import joined
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.evidence import calls, completeness, contradictions, rule
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    found = view.answers.completeness
    return [
        components.heading(
            completeness.title(t, found),
            joined(
                " ",
                filter(
                    None,
                    [
                        completeness.undated(t, found),
                        _lead(t, view),
                        _idle(t, view),
                        contradictions.of_earlier(t, view.answers.contradictions),
                    ],
                ),
            ),
        ),
        _jumps(t),
        completeness.facts(t, view) if found.countries else components.empty(t),
        calls.section(t, view),
        contradictions.index(t, view),
        *(contradictions.of_severity(t, view, severity) for severity in SEVERITIES),
        completeness.matrix(t, view),
        rule.section(t, view),
        _notes(t, view),
        _documents(t, view),
        _indicators(t, view),
    ]


def _lead(t: Texts, view: PageView) -> str:
    """How many contradictions there are, and how many of them are shown."""
    found = view.answers.contradictions
    counts = {"high": found.high, "open": found.not_settled, "both": found.high_not_settled}
    if not found.is_narrowed:
        return t.count(
            "{n} difference between the documents: {high} of high severity; {open} cannot be "
            "settled, {both} of them of high severity.",
            "{n} differences between the documents: {high} of high severity; {open} cannot be "
            "settled, {both} of them of high severity.",
            len(found.rows),
            **counts,
        )
    return t(
        "{n} of {all} differences between the documents are shown: {shares}. {high} of high "
        "severity; {open} cannot be settled, {both} of them of high severity.",
        n=len(found.rows),
        all=found.total,
        shares=contradictions.shares(t, found),
        **counts,
    )


def _idle(t: Texts, view: PageView) -> str:
    """That a difference is of countries, whatever results are chosen; empty where none are."""
    chosen = view.overview.filters
    return t("Steps and evidence do not move the differences.") if chosen.step or chosen.evidence else ""


def _jumps(t: Texts) -> Html:
    """Links to the parts of the page."""
    places = {
        "calls": t("Results to confirm"),
        "contradictions": t("Differences between the documents"),
        **{one: contradictions.severity_name(t, one) for one in SEVERITIES},
        "completeness": t("Who has reported what"),
        "rule": t("How evidence is read"),
        "notes": t("How to read the figures"),
        "documents": t("Documents"),
        "indicators": t("Indicators"),
    }
    return html.Nav(
        [html.A(label, href=f"#{anchor}") for anchor, label in places.items()],
        className="jumps",
        **{"aria-label": t("On this page")},
    )


def _notes(t: Texts, view: PageView) -> Html:
    """What to know of the figures, where the documents agree and readers stumble."""
    notes = view.answers.documents.notes
    if not notes:
        nothing = html.P(t("None is known by this date."), className="nothing")
        return components.section(t("How to read the figures"), nothing, anchor="notes")
    return components.section(
        t("How to read the figures"),
        components.table(
            t("How to read the figures"),
            [t("What it is about"), t("Topic"), t("What to know")],
            [
                [one.titles[t.lang], contradictions.topic_name(t, one.topic), one.texts[t.lang]]
                for one in notes
            ],
            name="notes",
            has_cards=True,
        ),
        components.sources(t, view, notes),
        note=t("The documents agree here; these are the points where readers stumble."),
        anchor="notes",
    )


# --- documents


def _documents(t: Texts, view: PageView) -> Html:
    """The documents in their order of precedence."""
    rows = view.answers.documents
    return components.section(
        _documents_title(t, len(rows.with_figures), len(rows.others)),
        components.table(
            t("Documents"),
            [t("Title"), t("Published by"), t("Published"), t("Figures as of"), t("What it leaves unsaid")],
            [
                [
                    row.titles[t.lang],
                    row.publisher[t.lang],
                    (
                        components.part_day(t, row.published_on) or t("no date printed"),
                        row.published_on or "",
                    ),
                    (components.part_day(t, row.as_of) or completeness.not_applicable(t), row.as_of or ""),
                    row.caveat[t.lang] if row.caveat else "",
                ]
                for row in rows.every
            ],
            name="documents",
            has_cards=True,
        ),
        note=t("In order of precedence: where several say the same, the first is named as the source."),
        anchor="documents",
    )


def _documents_title(t: Texts, documents: int, others: int) -> str:
    return t(
        "{documents}; {others}",
        documents=t.count("{n} document gives the figures", "{n} documents give the figures", documents),
        others=t.count(
            "{n} more source gives names and the comparison",
            "{n} more sources give names and the comparison",
            others,
        ),
    )


def _indicators(t: Texts, view: PageView) -> Html:
    """What the programme measures, its counterparts elsewhere, and how often it is collected; folded."""
    found = view.answers.monitoring
    collected = components.table(
        t("How often it is collected"),
        [t("What"), t("How often"), t("From whom and from where")],
        [[row.what[t.lang], row.frequency[t.lang], row.who[t.lang]] for row in found.collected],
    )
    return components.section(
        t("Indicators"),
        _counterparts(
            t,
            t.count(
                "{n} indicator and its counterpart",
                "{n} indicators and their counterparts",
                len(found.indicators),
            ),
            found.indicators,
        ),
        _counterparts(
            t,
            t.count(
                "{n} reference or remark beside them",
                "{n} references and remarks beside them",
                len(found.references),
            ),
            found.references,
        ),
        html.Details([html.Summary(t("How often they are collected")), collected], className="folded"),
        components.sources(t, view, [*found.links, *found.collected]),
        anchor="indicators",
    )


def _counterparts(t: Texts, title: str, rows: Iterable[IndicatorLink]) -> Html:
    """Indicators with their counterparts elsewhere, folded under a title."""
    nothing = html.Span(t("no counterpart named"), className="no-value")
    table = components.table(
        title,
        [t("Indicator"), t("Level"), t("Programme and Budget"), t("Sustainable Development Goals")],
        [
            [
                row.indicator[t.lang],
                row.level[t.lang],
                row.programme_and_budget[t.lang] if row.programme_and_budget else nothing,
                row.sdg[t.lang] if row.sdg else nothing,
            ]
            for row in rows
        ],
        has_cards=True,
    )
    return html.Details([html.Summary(title), html.Div(table)], className="folded")
