"""The contradictions in and between the documents: an index, and each with what is shown and why."""

from collections import Counter, defaultdict
from typing import Any

from data.rows import PageView
from layouts.figures.charts import measure_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.words.texts import Texts

PEOPLE = ("legal", "effective", "adequacy")
SEVERITIES = ("high", "medium", "low")
TOPICS = ("results", "people", "funding", "partners", "themes", "health", "countries", "documents")
Row = dict[str, Any]


def left(view: PageView, asked: tuple[str, ...], is_narrowed: bool) -> list[Row]:
    """The contradictions that the filters leave, each with its countries; one without countries stays."""
    countries = defaultdict(list)
    for row in view.tables["discrepancy_country"]:
        countries[row["discrepancy_id"]].append(row["iso3"])
    every = [{**row, "countries": countries[row["discrepancy_id"]]} for row in view.tables["discrepancy"]]
    if not is_narrowed:
        return every
    return [row for row in every if not row["countries"] or set(row["countries"]) & set(asked)]


def named(rows: list[Row]) -> list[Row]:
    """Those that name a country; all others are about the programme as a whole and pass every filter."""
    return [row for row in rows if row["countries"]]


def title(t: Texts, rows: list[Row], is_narrowed: bool) -> str:
    """How many of the contradictions that the filters leave are grave, and what is counted."""
    counts = {"n": sum(row["severity"] == SEVERITIES[0] for row in rows), "all": len(rows)}
    if is_narrowed:
        return t(
            "{n} of {all} contradictions matter when you quote a figure, those of the whole programme "
            "included",
            **counts,
        )
    return t("{n} of {all} contradictions matter when you quote a figure", **counts)


def shares(t: Texts, rows: list[Row]) -> str:
    """How many contradictions name a country of the selection, and how many none at all."""
    own = len(named(rows))
    return t.count(
        "{n} names a country of the selection, {rest} are about the programme as a whole",
        "{n} name a country of the selection, {rest} are about the programme as a whole",
        own,
        rest=len(rows) - own,
    )


def topic_name(t: Texts, topic: str) -> str:
    """What a contradiction is about."""
    return {
        "results": t("Results"),
        "people": t("People"),
        "funding": t("Funding"),
        "partners": t("Partners"),
        "themes": t("Themes"),
        "health": t("Health"),
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
        "mobilized_before": (t("mobilized in phase I"), "/funding"),
        "mobilized_since": (t("mobilized since 2021"), "/funding"),
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


def index(t: Texts, view: PageView, rows: list[Row]) -> Html:
    """How many contradictions there are of each topic and severity, each number a link; what stays open."""
    n = Counter((row["topic"], row["severity"]) for row in rows)
    counts = [
        [topic_name(t, topic), *(_count(t, n[topic, severity], topic, severity) for severity in SEVERITIES)]
        for topic in TOPICS
    ]
    unsettled = [row for row in rows if row["severity"] == "high" and not row["is_settled"]]
    titles = [html.Li(html.A(row[f"title_{t.lang}"], href=f"#{row['discrepancy_id']}")) for row in unsettled]
    return components.section(
        title(t, rows, components.leaves_out(view)),
        html.Div(
            [
                components.table(
                    t("Contradictions by topic and severity"),
                    [t("Topic"), *(severity_name(t, severity) for severity in SEVERITIES)],
                    counts,
                    name="contradiction-index",
                ),
                html.Div(
                    [
                        html.H3(t("High severity and not settled")),
                        html.Ul(titles) if titles else components.empty(t),
                    ]
                ),
            ],
            className="two",
        ),
        components.sources(t, view, rows),
        note=t("Each number and each title leads to its place on this page."),
        anchor="contradictions",
    )


def _count(t: Texts, n: int, topic: str, severity: str) -> tuple[Html, int]:
    label = f"{n}, {topic_name(t, topic)}, {severity_name(t, severity)}"
    shown = html.A(n, href=f"#{severity}-{topic}", **{"aria-label": label}) if n else "0"
    return html.Span(shown, className="number"), n


def of_severity(t: Texts, view: PageView, severity: str, rows: list[Row]) -> Html:
    """The contradictions of one severity by topic: high and medium ones as titles, low ones folded."""
    by_topic: dict[str, list[Row]] = {topic: [] for topic in TOPICS}
    for row in rows:
        if row["severity"] == severity:
            by_topic[row["topic"]].append(row)
    touchable = _touchable(t)
    groups: list[Any] = []
    for topic, group in by_topic.items():
        if not group:
            continue
        name = html.H3(f"{topic_name(t, topic)} ({len(group)})")
        each = [_contradiction(t, view, row, touchable) for row in group]
        anchor = f"{severity}-{topic}"
        if severity == "low":
            groups.append(html.Details([html.Summary(name), html.Div(each, id=anchor)], className="folded"))
        else:
            groups.append(html.Div([name, *each], id=anchor, className="topic"))
    n = sum(len(group) for group in by_topic.values())
    return components.section(
        f"{severity_name(t, severity)} ({n})",
        *(groups or [components.empty(t)]),
        note={
            "high": t("Read these before you quote a figure."),
            "medium": t(
                "These matter to whoever quotes the figure, the country or the partner. A title opens."
            ),
            "low": t("Names, rounding and wording. A topic opens."),
        }[severity],
        anchor=severity,
    )


def _contradiction(t: Texts, view: PageView, row: Row, touchable: dict[str, tuple[str, str]]) -> Any:
    """One contradiction behind its title, for the eye to run over them; a grave one says what is shown."""
    title = html.H4(row[f"title_{t.lang}"])
    open_ = [] if row["is_settled"] else [components.badge(t("not settled"), "warn")]
    badges = html.P(
        [
            components.badge(topic_name(t, row["topic"]), "topic"),
            components.badge(
                severity_name(t, row["severity"]), "high" if row["severity"] == "high" else "plain"
            ),
            *(open_ or [components.badge(t("settled"), "good")]),
        ],
        className="badges",
    )
    said = [each.partition(": ") for each in view.said(t.lang, row["statements"]).split(" | ")]
    statements = html.Ul([html.Li([html.B(place), colon, fact]) for place, colon, fact in said])
    named = [
        one["iso3"] for one in components.by_country(t, view, ({"iso3": iso3} for iso3 in row["countries"]))
    ]
    shown = html.Dl(
        [
            *_pair(t("Shown"), view.said(t.lang, row["adopted"])),
            *_pair(t("Why"), view.said(t.lang, row["reason"])),
            *_pair(t("Touches"), _touched(view, row, touchable)),
            *_pair(t("Countries"), _joined([components.country_link(t, view, iso3) for iso3 in named])),
        ]
    )
    content = html.Div([statements, shown], className="two")
    anchor = row["discrepancy_id"]
    if row["severity"] != "low":
        is_grave = row["severity"] == "high"
        adopted = [html.P(view.said(t.lang, row["adopted"]))] if is_grave else []
        inside = html.Div([badges, content], id=anchor)
        return html.Details([html.Summary([title, *open_, *adopted]), inside], className="contradiction")
    return html.Div(
        [html.Div([title, badges], className="top"), content], id=anchor, className="contradiction"
    )


def _touched(view: PageView, row: Row, touchable: dict[str, tuple[str, str]]) -> list[Any]:
    """The figures that a contradiction touches, each a link to where it is shown."""
    found = [touchable[name] for name in (row["touches"] or "").split() if name in touchable]
    return _joined(
        [html.A(name, href=to) if to[0] == "#" else components.link(view, to, name) for name, to in found]
    )


def _joined(items: list[Any]) -> list[Any]:
    return [part for item in items for part in (", ", item)][1:]


def _pair(term: str, what: Any) -> list[Any]:
    return [html.Dt(term), html.Dd(what)] if what else []
