"""The contradictions in and between the documents: an index, and each with what is shown and why."""

from collections.abc import Iterable
from typing import Any

from data.rows import PageView
from data.rows.evidence import SEVERITIES, Contradiction, Contradictions
from data.schema.evidence import TOPICS
from layouts.figures.charts import measure_name
from layouts.look import comparison, components
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.words import formats
from layouts.words.texts import Texts

PEOPLE = ("legal", "effective", "adequacy")


def title(t: Texts, found: Contradictions) -> str:
    """How many of the contradictions that the filters leave are grave, and what is counted."""
    counts = {"n": found.high, "all": len(found.rows)}
    if found.is_narrowed:
        return t(
            "{n} of {all} differences between the documents matter when you quote a figure, those of the "
            "whole programme included",
            **counts,
        )
    if found.high and found.high == found.high_earlier:
        return t(
            "{n} of {all} differences between the documents matter when you quote a figure of an "
            "earlier date",
            **counts,
        )
    return t("{n} of {all} differences between the documents matter when you quote a figure", **counts)


def titled(t: Texts, row: Contradiction) -> str:
    """The title of a contradiction; where it is of figures before those shown, with its date."""
    title = row.titles[t.lang]
    if not row.is_earlier or row.as_of is None:
        return title
    return t("{title} (documents up to {date})", title=title, date=formats.day(t.lang, row.as_of, "medium"))


def of_earlier(t: Texts, found: Contradictions) -> str:
    """How many speak of figures before those that are shown; empty where none does."""
    if not found.earlier:
        return ""
    return t.count(
        "{n} is of documents before the figures shown here, and says up to which date.",
        "{n} are of documents before the figures shown here, and say up to which date.",
        found.earlier,
    )


def shares(t: Texts, found: Contradictions) -> str:
    """How many contradictions name a country of the selection, and how many none at all."""
    return t.count(
        "{n} names a country of the selection, {rest} are about the programme as a whole",
        "{n} name a country of the selection, {rest} are about the programme as a whole",
        found.with_country,
        rest=found.without_country,
    )


def state_name(t: Texts, row: Contradiction) -> str:
    """Whether it is decided which reading is right."""
    return t("settled") if row.is_settled else t("not settled")


def folded(t: Texts, summary: str, rows: Iterable[Contradiction]) -> Html:
    """Contradictions with the reading that is shown, folded under a summary."""
    items = [html.Li([html.B(formats.named(t.lang, titled(t, row))), row.adopted[t.lang]]) for row in rows]
    return html.Details([html.Summary(summary), html.Ul(items)], className="contradictions")


def topic_name(t: Texts, topic: str) -> str:
    """What a contradiction is about."""
    return {
        "results": t("Results"),
        "people": t("People"),
        "funding": t("Funding"),
        "partners": t("Partners"),
        "themes": t("Themes"),
        "health": t("Social health protection"),
        "countries": t("Countries"),
        "documents": t("Documents"),
    }[topic]


def severity_name(t: Texts, severity: str) -> str:
    """How much goes wrong where nobody knows of a contradiction."""
    return {
        "high": t("High severity"),
        "medium": t("Medium severity"),
        "low": t("Low severity"),
    }[severity]


def _touchable(t: Texts) -> dict[str, tuple[str, str]]:
    """The figures that a contradiction may touch: each in words, and the page that shows it."""
    return {
        "step_1": (t("step 1"), "/"),
        "step_2": (t("step 2"), "/"),
        "step_3": (t("step 3"), "/"),
        "results_total": (t("all results"), "/"),
        "countries_with_results": (t("countries with a result"), "/"),
        **{f"people_{measure}": (measure_name(t, measure), "/people") for measure in PEOPLE},
        "people_total": (t("people in total"), "/people"),
        "gap": (t("funding gap"), "/funding"),
        "required": (t("required budget"), "/funding"),
        "mobilized_before": (t("mobilized before the phase"), "/funding"),
        "mobilized_since": (t("mobilized since the phase began"), "/funding"),
        "approvals": (t("new approvals"), "/funding"),
        "shares": (t("shares of new funding"), "/funding"),
        "partners": (t("funding partners"), "/partners"),
        "themes": (t("themes"), "/themes"),
        "ratifications": (t("ratifications"), "/health"),
        "experts": (t("experts"), "/health"),
        "staff": (t("staff"), "/health"),
        "evaluations": (t("evaluations"), "/health"),
        "events": (t("events"), "/health"),
        "coverage": (t("coverage in the world"), "/health"),
        "announced": (t("announcements"), announced.PLACE),
        "monitoring": (t("monitoring"), "#indicators"),
        "documents": (t("documents"), "#documents"),
    }


def index(t: Texts, view: PageView) -> Html:
    """How many contradictions there are of each topic and severity, each number a link; what stays open."""
    found = view.answers.contradictions
    counts = [
        [
            topic_name(t, topic),
            *(_count(t, found.counts.get((topic, one), 0), topic, one) for one in SEVERITIES),
        ]
        for topic in TOPICS
    ]
    titles = [html.Li(html.A(titled(t, row), href=f"#{row.discrepancy_id}")) for row in found.open_ones]
    before = view.answers.before
    then = before.contradictions if before else None
    return components.section(
        title(t, found),
        *comparison.line(
            t,
            view,
            [
                (t("Differences between the documents"), len(found.rows), then and len(then.rows)),
                (t("High severity"), found.high, then and then.high),
                (t("Not settled"), found.not_settled, then and then.not_settled),
            ],
        ),
        html.Div(
            [
                components.table(
                    t("Differences between the documents by topic and severity"),
                    [t("Topic"), *(severity_name(t, severity) for severity in SEVERITIES)],
                    counts,
                    name="contradiction-index",
                ),
                html.Div(
                    [
                        html.H3(t("High severity and not settled")),
                        html.Ul(titles) if titles else _none(t, view),
                    ]
                ),
            ],
            className="two",
        ),
        components.sources(t, view, found.rows),
        note=t("Each number and each title leads to its place on this page."),
        anchor="contradictions",
    )


def _none(t: Texts, view: PageView) -> Html:
    """That there are none, and a way out of filters that leave none."""
    if view.answers.contradictions.is_narrowed:
        return components.empty(t)
    return html.P(t("None is known by this date."), className="nothing")


def _count(t: Texts, n: int, topic: str, severity: str) -> tuple[Html, int]:
    label = f"{n}, {topic_name(t, topic)}, {severity_name(t, severity)}"
    shown = html.A(n, href=f"#{severity}-{topic}", **{"aria-label": label}) if n else "0"
    return html.Span(shown, className="number"), n


def of_severity(t: Texts, view: PageView, severity: str) -> Html:
    """The contradictions of one severity by topic: high and medium ones as titles, low ones folded."""
    touchable = _touchable(t)
    groups: list[Any] = []
    for topic in TOPICS:
        group = view.answers.contradictions.of(topic, severity)
        if not group:
            continue
        name = html.H3(f"{topic_name(t, topic)} ({len(group)})")
        each = [_contradiction(t, view, row, touchable) for row in group]
        anchor = f"{severity}-{topic}"
        if severity == "low":
            groups.append(html.Details([html.Summary(name), html.Div(each, id=anchor)], className="folded"))
        else:
            groups.append(html.Div([name, *each], id=anchor, className="topic"))
    n = view.answers.contradictions.of_severity(severity)
    return components.section(
        f"{severity_name(t, severity)} ({n})",
        *(groups or [_none(t, view)]),
        note={
            "high": t("Read these before you quote a figure."),
            "medium": t(
                "These matter to whoever quotes the figure, the country or the partner. A title opens."
            ),
            "low": t("Names, rounding and wording. A topic opens."),
        }[severity],
        anchor=severity,
    )


def _contradiction(
    t: Texts, view: PageView, row: Contradiction, touchable: dict[str, tuple[str, str]]
) -> Any:
    """One contradiction behind its title, for the eye to run over them; a grave one says what is shown."""
    title = html.H4(titled(t, row))
    state = components.badge(state_name(t, row), "good" if row.is_settled else "warn")
    badges = html.P(
        [
            components.badge(topic_name(t, row.topic), "topic"),
            components.badge(severity_name(t, row.severity), "high" if row.is_high else "plain"),
            state,
        ],
        className="badges",
    )
    said = [each.partition(": ") for each in row.statements[t.lang].split(" | ")]
    statements = html.Ul([html.Li([html.B(place), colon, fact]) for place, colon, fact in said])
    shown = html.Dl(
        [
            *_pair(t("Documents up to"), formats.day(t.lang, row.as_of) if row.as_of else ""),
            *_pair(t("Shown then") if row.is_earlier else t("Shown"), row.adopted[t.lang]),
            *_pair(t("Why"), row.reason[t.lang]),
            *_pair(t("Touches"), _touched(view, row, touchable)),
            *_pair(
                t("Countries"), _joined([components.country_link(t, view, iso3) for iso3 in row.countries])
            ),
        ]
    )
    content = html.Div([statements, shown], className="two")
    anchor = row.discrepancy_id
    if row.severity != "low":
        open_ = [] if row.is_settled else [state]
        adopted = [html.P(row.adopted[t.lang])] if row.is_high else []
        inside = html.Div([badges, content], id=anchor)
        return html.Details([html.Summary([title, *open_, *adopted]), inside], className="contradiction")
    return html.Div(
        [html.Div([title, badges], className="top"), content], id=anchor, className="contradiction"
    )


def _touched(view: PageView, row: Contradiction, touchable: dict[str, tuple[str, str]]) -> list[Any]:
    """The figures that a contradiction touches, each a link to where it is shown."""
    found = [touchable[name] for name in row.touches if name in touchable]
    return _joined(
        [html.A(name, href=to) if to[0] == "#" else components.link(view, to, name) for name, to in found]
    )


def _joined(items: list[Any]) -> list[Any]:
    return [part for item in items for part in (", ", item)][1:]


def _pair(term: str, what: Any) -> list[Any]:
    return [html.Dt(term), html.Dd(what)] if what else []
