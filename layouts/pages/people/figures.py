"""The country figures about people: which the filters leave, and their tables by measure and status."""

from typing import Any, NamedTuple

from data.rows import PageView
from layouts.figures.charts import measure_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts

MEASURES = ("legal", "effective", "adequacy")
OTHERS = ("registered", "trained", "other")
STATUSES = ("achieved", "stock", "draft", "planned", "potential")
Row = dict[str, Any]


class Tally(NamedTuple):
    """How many figures there are, how many are achieved, how many of these in one of the three measures."""

    figures: int
    achieved: int
    reached: int


def known(view: PageView) -> list[Row]:
    """The figures that documents give by the as-of date, achieved ones first, the largest first."""
    rows = components.known(view, "people_figure")
    return sorted(rows, key=lambda row: (STATUSES.index(row["status"]), -int(row["people"])))


def is_reached(row: Row) -> bool:
    """Whether a figure is an achieved one in one of the three measures: all others are no reach."""
    return row["status"] == "achieved" and row["measure"] in MEASURES


def left(view: PageView, rows: list[Row]) -> list[Row]:
    """The figures that the filters leave: those of other countries go, and of several together."""
    if not components.leaves_out(view):
        return rows
    asked = components.asked(view)
    return [row for row in rows if row["iso3"] in asked]


def tally(rows: list[Row]) -> Tally:
    """What there is to count in figures about people: the same on every page, scene and slide."""
    achieved = sum(row["status"] == "achieved" for row in rows)
    return Tally(len(rows), achieved, sum(map(is_reached, rows)))


def tallied(t: Texts, rows: list[Row]) -> str:
    """The tally in words."""
    found = tally(rows)
    achieved, reached = (formats.number(t.lang, n) for n in found[1:])
    return t.count(
        "{n} figure about people, {achieved} achieved, {reached} of these in one of the three measures",
        "{n} figures about people, {achieved} achieved, {reached} of these in one of the three measures",
        found.figures,
        achieved=achieved,
        reached=reached,
    )


def by_the_report(t: Texts, view: PageView) -> str:
    """How many countries report by the report's own count; empty where it gives none."""
    countries = max((row.reporting_countries or 0 for row in view.overview.people), default=0)
    if not countries:
        return ""
    return t(
        "By the report's own count {n} of {all} countries report people reached; it names none of them.",
        n=countries,
        all=len(view.frame.countries),
    )


def is_priority(view: PageView, iso3: str | None) -> bool:
    """Whether a figure is about one priority country."""
    return any(country.iso3 == iso3 for country in view.frame.countries)


def unit_name(t: Texts, unit: str) -> str:
    """Who is counted."""
    return {
        "people": t("people"),
        "workers": t("workers"),
        "households": t("households"),
        "registrations": t("registrations"),
    }[unit]


def counted(t: Texts, row: Row) -> str:
    """How many of whom: more than 3,000,000 people."""
    return formats.counted(t.lang, components.amount(t, row), row["people"], unit_name(t, row["unit"]))


def status_name(t: Texts, row: Row) -> str:
    """What a figure is. The word for what is achieved agrees with who is counted, and names what was done."""
    if row["status"] != "achieved":
        return {
            "stock": t("existing total or context"),
            "draft": t("draft law, not in force"),
            "planned": t("planned"),
            "potential": t("potential"),
        }[row["status"]]
    people, others = {
        "trained": (t("people|trained"), t("workers|trained")),
        "registered": (t("people|registered"), t("workers|registered")),
    }.get(row["measure"]) or (t("people|reported as achieved"), t("workers|reported as achieved"))
    return (people if row["unit"] == "people" else others).partition("|")[2]


def duration_name(t: Texts, duration: str | None) -> str:
    """That support does not last; empty where no document says so."""
    if duration is None:
        return ""
    return {"temporary": t("temporary crisis support"), "one_off": t("one-off crisis grant")}[duration]


def state(t: Texts, row: Row) -> str:
    """The status of a figure, with how long the support lasts where it does not."""
    return ", ".join(filter(None, [status_name(t, row), duration_name(t, row["duration"])]))


def badges(t: Texts, row: Row) -> list[Html | str]:
    """The same as badges; only what is achieved and not said to end has the colour of results."""
    kind = "good" if row["status"] == "achieved" else "warn"
    lasting = duration_name(t, row["duration"])
    more = [" ", components.badge(lasting, "warn")] if lasting else []
    return [components.badge(status_name(t, row), kind), *more]


def by_measure(t: Texts, view: PageView, every: list[Row]) -> Html:
    """The figures behind each of the three measures, by their status."""
    rows = [row for row in left(view, every) if row["measure"] in MEASURES]
    achieved = sum(row["status"] == "achieved" for row in rows)
    blocks: list[Any] = []
    for measure in MEASURES:
        of_measure = [row for row in rows if row["measure"] == measure]
        name = measure_name(t, measure)
        blocks += [html.H3(name), _table(t, view, name, of_measure) if of_measure else components.empty(t)]
    return components.section(
        t("{n} of {all} figures under the three measures are achieved", n=achieved, all=len(rows))
        if rows
        else t("No country figure under the three measures"),
        *(blocks if rows else [_nothing(t, every)]),
        *([components.sources(t, view, rows)] if rows else []),
        note=_note(t, view, rows, [row for row in every if row["measure"] in MEASURES]),
        anchor="figures",
    )


def apart(t: Texts, view: PageView, every: list[Row]) -> Html:
    """Figures that belong to none of the three measures, folded: registered, trained, other."""
    names = {"registered": t("Registered"), "trained": t("Trained"), "other": t("Other")}
    rows = [row for row in left(view, every) if row["measure"] in OTHERS]
    folded = []
    for measure in OTHERS:
        of_measure = [row for row in rows if row["measure"] == measure]
        if of_measure:
            n = t.count("{n} figure", "{n} figures", len(of_measure))
            summary = html.Summary(html.H3(f"{names[measure]} ({n})"))
            table = _table(t, view, names[measure], of_measure)
            folded.append(html.Details([summary, table], className="folded"))
    return components.section(
        t.count(
            "{n} other figure: people registered, trained or otherwise counted",
            "{n} other figures: people registered, trained or otherwise counted",
            len(rows),
        )
        if rows
        else t("No figure of people registered, trained or counted otherwise"),
        *(folded or [_nothing(t, every)]),
        *([components.sources(t, view, rows)] if rows else []),
        note=t(
            "Being registered does not mean receiving a benefit, and being trained does not mean being "
            "covered. The other figures count messages, events or needs."
        ),
        anchor="others",
    )


def _note(t: Texts, view: PageView, rows: list[Row], every: list[Row]) -> str:
    shown = t("Do not add them up: people may be counted twice, and units and years differ.")
    if not components.leaves_out(view):
        return shown
    left_over = t("{n} of {all} are shown; those of several countries are not.", n=len(rows), all=len(every))
    return f"{left_over} {shown}"


def _nothing(t: Texts, every: list[Row]) -> Html:
    if every:
        return components.empty(t)
    return html.P(t("The country figures are of a later date than the position shown."), className="nothing")


def _table(t: Texts, view: PageView, caption: str, rows: list[Row]) -> Html:
    return components.table(
        caption,
        [t("Country"), t("Figure"), t("Unit"), t("Year"), t("Status"), t("What it counts"), t("Caveat")],
        [
            [
                _country(t, view, row["iso3"]),
                (html.Span(components.amount(t, row), className="number"), row["people"]),
                unit_name(t, row["unit"]),
                (str(int(row["year"])), int(row["year"]))
                if row["year"]
                else (components.not_reported(t), ""),
                (badges(t, row), STATUSES.index(row["status"])),
                row[f"what_{t.lang}"],
                html.Span(view.said(t.lang, row["caveat"]), className="small"),
            ]
            for row in rows
        ],
        name="people-figures",
    )


def _country(t: Texts, view: PageView, iso3: str | None) -> Any:
    if iso3 is None:
        return t("Several countries"), ""
    name = components.country_name(t, view, iso3)
    if is_priority(view, iso3):
        return components.link(view, f"/countries/{iso3}", name), name
    return [name, html.Span(t("not a priority country"), className="small")], name


def in_millions(t: Texts, people: float, digits: int = 1) -> str:
    """A number of people in millions, in words: 19 million."""
    shown = formats.millions(t.lang, people, digits)
    return t.count("{people} million", "{people} million", int(people / 1e6), people=shown)


def in_words(t: Texts, view: PageView, row: Row) -> list[Any]:
    """A figure with its country, and that it does not last: Indonesia: about 16 million (workers)."""
    shown = components.amount(t, row)
    if row["people"] >= 1_000_000:
        shown = components.precise(t, in_millions(t, row["people"], 2), row["precision"])
    value = f"{shown} ({unit_name(t, row['unit'])})"
    lasting = duration_name(t, row["duration"])
    return [
        components.country_link(t, view, row["iso3"]),
        formats.named(t.lang, "", formats.named(t.lang, value, lasting) if lasting else value),
    ]
