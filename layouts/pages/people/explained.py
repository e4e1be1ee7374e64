"""What the figures of countries explain of the programme's totals of people, and what they do not."""

from typing import Any

from data.rows import PageView
from data.rows.people import Explained, People
from layouts.figures.charts import measure_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.people import figures as people_figures
from layouts.pages.people.figures import in_millions
from layouts.words import formats
from layouts.words.texts import Texts


def totals(t: Texts, view: PageView, people: People) -> Html:
    """For each measure what the figures of countries explain of the programme's total."""
    traced = [one for row in people.explained for one in row.traced]
    return components.section(
        title(t, people) if people.is_reported else t("No total to explain at this date"),
        html.Div([_explanation(t, view, row) for row in people.explained], className="three traced"),
        *([components.sources(t, view, traced)] if traced else []),
        note=t("Programme-wide: this part does not follow the filters."),
        anchor="explained",
    )


def title(t: Texts, people: People) -> str:
    """How much of the totals is traced to countries: the one rule, on every page that speaks of it."""
    if people.is_traced_in_part:
        shares = [
            t("{measure} {share}", measure=measure_name(t, row.measure), share=_share(t, row))
            for row in people.totals
        ]
        return t("Traced to countries: {shares}", shares=formats.listed(t.lang, shares))
    if not people.untraced:
        return t("Every total can be traced to countries")
    names = formats.listed(t.lang, [measure_name(t, one) for one in people.untraced])
    return t("Totals that cannot be traced to countries: {measures}", measures=names)


def _share(t: Texts, row: Explained) -> str:
    """The share of a total that is traced; what is not the whole is never rounded up to it."""
    if row.traced_pct is None:
        return t("nothing")
    if row.is_whole:
        return formats.percent(t.lang, 100)
    if row.traced_pct < 1:
        return t("less than {share}", share=formats.percent(t.lang, 1))
    return formats.percent(t.lang, min(row.traced_pct, 99))


def _explanation(t: Texts, view: PageView, row: Explained) -> Html:
    if row.people is None:
        content = [components.not_reported(t)]
    elif row.traced:
        content = [*_traced(t, view, row, row.people), *_found(t, view, row)]
    else:
        content = _untraced(t, view, row, row.people)
    return html.Div([html.H3(measure_name(t, row.measure)), *content, _contradictions(t, view, row)])


def _traced(t: Texts, view: PageView, row: Explained, total: float) -> list[Any]:
    """The figures that make up a total, and what they leave open."""
    said = t(
        "Together {sum} of {total}, as rounded in the documents. People may be counted twice.",
        sum=in_millions(t, row.traced_people),
        total=in_millions(t, total),
    )
    left = t.count(
        "Whether the other reporting country added anyone, no document says.",
        "Whether the other {n} reporting countries added anyone, no document says.",
        row.others,
    )
    more = t("That is more than the total itself.") if row.is_traced_more else ""
    return [
        components.bar(row.traced_pct),
        html.Ul([html.Li(people_figures.in_words(t, view, one)) for one in row.traced]),
        html.P(" ".join(filter(None, [said, more, left if row.others else ""]))),
    ]


def _untraced(t: Texts, view: PageView, row: Explained, total: float) -> list[Any]:
    """That a total cannot be traced; the sum of what countries report with what it is not."""
    shown = in_millions(t, total)
    said = t("No document says which countries make up the {n}: it cannot be traced.", n=shown)
    return [components.bar(None), html.P(said), *_found(t, view, row)]


def _found(t: Texts, view: PageView, row: Explained) -> list[Any]:
    """What countries report that no document traces to the total, with what it is not."""
    if not row.found:
        return []
    reached, n = in_millions(t, row.found_people), row.found_countries
    words = (
        t.count(
            "Not traced: the achieved figures of {n} priority country come to about {sum}.",
            "Not traced: the achieved figures of {n} priority countries come to about {sum}.",
            n,
            sum=reached,
        )
        if row.traced
        else t.count(
            "The achieved figures of {n} priority country come to about {sum}.",
            "The achieved figures of {n} priority countries come to about {sum}.",
            n,
            sum=reached,
        )
    )
    ending = in_millions(t, row.ending_people)
    lasting = (
        t("Of this, {sum} is temporary or one-off crisis support.", sum=ending) if row.ending_people else ""
    )
    twice = t("People may be counted twice, and these figures may not be those behind the total.")
    listed = [html.Li(people_figures.in_words(t, view, one)) for one in row.found]
    return [html.Ul(listed), html.P(" ".join(filter(None, [words, lasting, _against(t, row), twice])))]


def _against(t: Texts, row: Explained) -> str:
    """How what countries report stands against the programme's total, where that says something."""
    if row.is_more:
        if row.traced:
            return t("With those traced, that is more than the total itself.")
        return t("That is more than the total itself.")
    if row.traced:
        return ""
    return t("That is less than half of the total.") if row.is_less_than_half else ""


def _contradictions(t: Texts, view: PageView, row: Explained) -> Html:
    """The contradictions that touch a total of this date, each a link; low ones are left out."""
    if not row.contradictions:
        return html.P(
            t("No difference between the documents of high or medium severity touches this figure"),
            className="small",
        )
    links = [
        components.link(view, f"/evidence#{one.discrepancy_id}", one.titles[t.lang])
        for one in row.contradictions
    ]
    summary = t.count(
        "{n} difference between the documents of high or medium severity touches this figure",
        "{n} differences between the documents of high or medium severity touch this figure",
        len(links),
    )
    return html.Details(
        [html.Summary(summary), html.Ul([html.Li(link) for link in links])], className="sources"
    )
