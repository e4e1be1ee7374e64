"""What the figures of countries explain of the programme's totals of people, and what they do not."""

from typing import Any

from data.rows import PageView, PeopleRow
from layouts.figures.charts import measure_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.people import figures as people_figures
from layouts.pages.people.figures import in_millions
from layouts.words import formats
from layouts.words.texts import Texts

Row = dict[str, Any]


def totals(t: Texts, view: PageView, figures: list[Row]) -> Html:
    """For each measure what the figures of countries explain of the programme's total."""
    traced = [row for row in figures if row["traced_to"]]
    is_reported = any(row.people is not None for row in view.overview.people)
    return components.section(
        title(t, figures) if is_reported else t("No total to explain at this date"),
        html.Div(
            [_explanation(t, view, row, figures) for row in view.overview.people], className="three traced"
        ),
        *([components.sources(t, view, traced)] if traced else []),
        note=t("Programme-wide: this part does not follow the filters."),
        anchor="explained",
    )


def title(t: Texts, figures: list[Row]) -> str:
    """Which totals no document traces to countries: the one rule, on every page that speaks of it."""
    traced = {row["traced_to"] for row in figures}
    names = [measure_name(t, one) for one in people_figures.MEASURES if f"people_{one}" not in traced]
    if not names:
        return t("Every total can be traced to countries")
    return t("Totals that cannot be traced to countries: {measures}", measures=formats.listed(t.lang, names))


def _explanation(t: Texts, view: PageView, row: PeopleRow, figures: list[Row]) -> Html:
    name = html.H3(measure_name(t, row.measure))
    traced = [one for one in figures if one["traced_to"] == f"people_{row.measure}"]
    if row.people is None:
        content = [components.not_reported(t)]
    elif traced:
        content = _traced(t, view, row, traced)
    else:
        content = _untraced(t, view, row, figures)
    return html.Div([name, *content, _contradictions(t, view, f"people_{row.measure}")])


def _traced(t: Texts, view: PageView, row: PeopleRow, traced: list[Row]) -> list[Any]:
    """The figures that make up a total, and what they leave open."""
    people = sum(int(one["people"]) for one in traced)
    others = (row.reporting_countries or 0) - len({one["iso3"] for one in traced})
    said = t(
        "Together {sum} of {total}, as rounded in the documents. People may be counted twice.",
        sum=in_millions(t, people),
        total=in_millions(t, row.people or 0),
    )
    left = t.count(
        "Whether the other reporting country added anyone, no document says.",
        "Whether the other {n} reporting countries added anyone, no document says.",
        others,
    )
    return [
        components.bar(100 * people / (row.people or 1)),
        html.Ul([html.Li(people_figures.in_words(t, view, one)) for one in traced]),
        html.P(f"{said} {left}" if others > 0 else said),
    ]


def _untraced(t: Texts, view: PageView, row: PeopleRow, figures: list[Row]) -> list[Any]:
    """That a total cannot be traced; the sum of what countries report with what it is not."""
    found = [
        one
        for one in figures
        if one["measure"] == row.measure
        and one["status"] == "achieved"
        and people_figures.is_priority(view, one["iso3"])
    ]
    total = in_millions(t, row.people or 0)
    said = [html.P(t("No document says which countries make up the {n}: it cannot be traced.", n=total))]
    if found:
        people = sum(int(one["people"]) for one in found)
        reached = in_millions(t, people)
        ending = sum(int(one["people"]) for one in found if one["duration"])
        words = t.count(
            "The achieved figures of {n} priority country come to about {sum}.",
            "The achieved figures of {n} priority countries come to about {sum}.",
            len({one["iso3"] for one in found}),
            sum=reached,
        )
        lasting = (
            t("Of this, {sum} is temporary or one-off crisis support.", sum=in_millions(t, ending))
            if ending
            else ""
        )
        more = _against(t, people, row.people or 0)
        twice = t("People may be counted twice, and these figures may not be those behind the total.")
        listed = [html.Li(people_figures.in_words(t, view, one)) for one in found]
        said += [html.Ul(listed), html.P(" ".join(filter(None, [words, lasting, more, twice])))]
    return [components.bar(None), *said]


def _against(t: Texts, people: float, total: float) -> str:
    """How what countries report stands against the programme's total, where that says something."""
    if people > total:
        return t("That is more than the total itself.")
    return t("That is less than half of the total.") if people < total / 2 else ""


def _contradictions(t: Texts, view: PageView, indicator: str) -> Html:
    """The contradictions that touch a total, each a link; low ones are left out."""
    found = [
        row
        for row in view.tables["discrepancy"]
        if indicator in (row["touches"] or "").split() and row["severity"] != "low"
    ]
    links = [
        components.link(view, f"/evidence#{row['discrepancy_id']}", row[f"title_{t.lang}"]) for row in found
    ]
    summary = t.count(
        "{n} contradiction of high or medium severity touches this figure",
        "{n} contradictions of high or medium severity touch this figure",
        len(found),
    )
    return html.Details(
        [html.Summary(summary), html.Ul([html.Li(link) for link in links])], className="sources"
    )
