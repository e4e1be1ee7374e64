"""The page of evidence: how complete the evidence is, what contradicts itself, the documents."""

from typing import Any

from data.rows import PageView
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.evidence import completeness, contradictions, rule
from layouts.words.texts import Texts

Row = dict[str, Any]


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    asked = components.asked(view)
    counts = completeness.counted(view, asked)
    found = contradictions.left(view, asked, components.leaves_out(view))
    return [
        components.heading(
            completeness.title(t, counts),
            f"{completeness.undated(t, counts)} {_lead(t, view, found)}".lstrip(),
        ),
        _jumps(t),
        completeness.facts(t, view, counts) if asked else components.empty(t),
        contradictions.index(t, view, found),
        *(contradictions.of_severity(t, view, severity, found) for severity in contradictions.SEVERITIES),
        completeness.matrix(t, view, counts),
        rule.section(t, view, asked),
        _documents(t, view),
        _indicators(t, view),
    ]


def _lead(t: Texts, view: PageView, found: list[Row]) -> str:
    """How many contradictions there are, and how many of them are shown."""
    every = len(view.tables["discrepancy"])
    n, unsettled = len(found), [row for row in found if not row["is_settled"]]
    high = contradictions.SEVERITIES[0]
    counts = {
        "high": sum(row["severity"] == high for row in found),
        "open": len(unsettled),
        "both": sum(row["severity"] == high for row in unsettled),
    }
    if not components.leaves_out(view):
        return t(
            "{n} contradictions in and between the documents: {high} of high severity; {open} cannot be "
            "settled, {both} of them of high severity.",
            n=n,
            **counts,
        )
    return t(
        "{n} of {all} contradictions are shown: {shares}. {high} of high severity; {open} cannot be settled, "
        "{both} of them of high severity.",
        n=n,
        all=every,
        shares=contradictions.shares(t, found),
        **counts,
    )


def _jumps(t: Texts) -> Html:
    """Links to the parts of the page."""
    places = {
        "contradictions": t("Contradictions"),
        **{one: contradictions.severity_name(t, one) for one in contradictions.SEVERITIES},
        "completeness": t("Who has reported what"),
        "rule": t("How evidence is read"),
        "documents": t("Documents"),
        "indicators": t("Indicators"),
    }
    return html.Nav(
        [html.A(label, href=f"#{anchor}") for anchor, label in places.items()],
        className="jumps",
        **{"aria-label": t("On this page")},
    )


# --- documents


def _documents(t: Texts, view: PageView) -> Html:
    """The documents in their order of precedence."""
    rows = sorted(view.tables["source"], key=lambda row: int(row["position"]))
    others = [row for row in rows if not row["as_of"]]
    return components.section(
        t(
            "{n} documents give the figures; {more} more sources give names and the comparison",
            n=len(rows) - len(others),
            more=len(others),
        ),
        components.table(
            t("Documents"),
            [t("Title"), t("Publisher"), t("Published"), t("Figures as of"), t("What it leaves unsaid")],
            [
                [
                    view.sources[row["source_id"]],
                    view.said(t.lang, row["publisher"]),
                    (
                        components.part_day(t, row["published_on"]) or t("no date printed"),
                        row["published_on"] or "",
                    ),
                    (
                        components.part_day(t, row["as_of"]) or completeness.not_applicable(t),
                        row["as_of"] or "",
                    ),
                    view.said(t.lang, row["caveat"]),
                ]
                for row in rows
            ],
            name="documents",
            has_cards=True,
        ),
        note=t("In order of precedence: where several say the same, the first is named as the source."),
        anchor="documents",
    )


def _indicators(t: Texts, view: PageView) -> Html:
    """What the programme measures, its counterparts elsewhere, and how often it is collected; folded."""
    links = sorted(view.tables["indicator_link"], key=lambda row: int(row["position"]))
    often = view.tables["collection_frequency"]
    nothing = html.Span(t("no counterpart named"), className="no-value")
    indicators = [row for row in links if row["kind"] == "indicator"]

    def folded(title: str, rows: list[Row]) -> Html:
        counterparts = components.table(
            title,
            [t("Indicator"), t("Level"), t("Programme and Budget"), t("Sustainable Development Goals")],
            [
                [
                    view.said(t.lang, row["indicator_en"]),
                    view.said(t.lang, row["level"]),
                    view.said(t.lang, row["programme_and_budget_en"]) or nothing,
                    view.said(t.lang, row["sdg_en"]) or nothing,
                ]
                for row in rows
            ],
            has_cards=True,
        )
        return html.Details([html.Summary(title), html.Div(counterparts)], className="folded")

    collected = components.table(
        t("How often it is collected"),
        [t("What"), t("How often"), t("From whom and from where")],
        [[view.said(t.lang, row[name]) for name in ("what_en", "frequency_en", "who_en")] for row in often],
    )
    return components.section(
        t("Indicators"),
        folded(
            t.count(
                "{n} indicator and its counterpart",
                "{n} indicators and their counterparts",
                len(indicators),
            ),
            indicators,
        ),
        folded(
            t.count(
                "{n} reference or remark beside them",
                "{n} references and remarks beside them",
                len(links) - len(indicators),
            ),
            [row for row in links if row not in indicators],
        ),
        html.Details([html.Summary(t("How often they are collected")), collected], className="folded"),
        components.sources(t, view, [*links, *often]),
        anchor="indicators",
    )
