"""The country figures about people: which the filters leave, and their tables by measure and status."""

from typing import Any

from data.rows import PageView
from layouts import formats, parts
from layouts.charts import measure_name
from layouts.markup import Html, html
from layouts.texts import Texts

MEASURES = ("legal", "effective", "adequacy")
OTHERS = ("registered", "trained", "other")
STATUSES = ("achieved", "stock", "draft", "planned", "potential")
Row = dict[str, Any]


def known(view: PageView) -> list[Row]:
    """The figures that documents give by the as-of date, achieved ones first, the largest first."""
    as_of = {row["source_id"]: row["as_of"] or "" for row in view.tables["source"]}
    rows = [row for row in view.tables["people_figure"] if as_of[row["source_id"]] <= view.overview.as_of]
    return sorted(rows, key=lambda row: (STATUSES.index(row["status"]), -int(row["people"])))


def is_reached(row: Row) -> bool:
    """Whether a figure is an achieved one in one of the three measures: all others are no reach."""
    return row["status"] == "achieved" and row["measure"] in MEASURES


def left(view: PageView, rows: list[Row]) -> list[Row]:
    """The figures that the filters leave: those of several countries stay, other countries go."""
    if not parts.leaves_out(view):
        return rows
    asked = parts.asked(view)
    return [row for row in rows if asked and (row["iso3"] is None or row["iso3"] in asked)]


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
    return formats.counted(t.lang, parts.amount(t, row), row["people"], unit_name(t, row["unit"]))


def status_name(t: Texts, row: Row) -> str:
    """What a figure is. The word for what is achieved agrees with who is counted, and names what was done."""
    if row["status"] != "achieved":
        return {
            "stock": t("existing total, not an increase"),
            "draft": t("draft law, not in force"),
            "planned": t("planned"),
            "potential": t("potential"),
        }[row["status"]]
    is_people = row["unit"] == "people"
    if row["measure"] == "trained":
        return (t("people|trained") if is_people else t("workers|trained")).partition("|")[2]
    if row["measure"] == "registered":
        return (t("people|registered") if is_people else t("workers|registered")).partition("|")[2]
    achieved = t("people|reported as achieved") if is_people else t("workers|reported as achieved")
    return achieved.partition("|")[2]


def by_measure(t: Texts, view: PageView, every: list[Row]) -> Html:
    """The figures behind each of the three measures, by their status."""
    rows = [row for row in left(view, every) if row["measure"] in MEASURES]
    achieved = sum(row["status"] == "achieved" for row in rows)
    blocks: list[Any] = []
    for measure in MEASURES:
        of_measure = [row for row in rows if row["measure"] == measure]
        name = measure_name(t, measure)
        blocks += [html.H3(name), _table(t, view, name, of_measure) if of_measure else parts.empty(t)]
    return parts.section(
        t("{n} of {all} figures under the three measures are achieved", n=achieved, all=len(rows))
        if rows
        else t("No country figure under the three measures"),
        *(blocks if rows else [_nothing(t, every)]),
        *([parts.sources(t, view, rows)] if rows else []),
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
    return parts.section(
        t.count(
            "{n} other figure: people registered, trained or otherwise counted",
            "{n} other figures: people registered, trained or otherwise counted",
            len(rows),
        )
        if rows
        else t("No figure of people registered, trained or counted otherwise"),
        *(folded or [_nothing(t, every)]),
        *([parts.sources(t, view, rows)] if rows else []),
        note=t(
            "Being registered does not mean receiving a benefit, and being trained does not mean being "
            "covered. The other figures count messages, events or needs."
        ),
        anchor="others",
    )


def _note(t: Texts, view: PageView, rows: list[Row], every: list[Row]) -> str:
    shown = t("Do not add them up: people may be counted twice, and units and years differ.")
    if not parts.leaves_out(view):
        return shown
    left_over = t("{n} of {all} are shown; those of several countries stay.", n=len(rows), all=len(every))
    return f"{left_over} {shown}"


def _nothing(t: Texts, every: list[Row]) -> Html:
    if every:
        return parts.empty(t)
    return html.P(t("The country figures are of a later date than the position shown."), className="nothing")


def _table(t: Texts, view: PageView, caption: str, rows: list[Row]) -> Html:
    return parts.table(
        caption,
        [t("Country"), t("Figure"), t("Unit"), t("Year"), t("Status"), t("What it counts"), t("Caveat")],
        [
            [
                _country(t, view, row["iso3"]),
                (html.Span(parts.amount(t, row), className="number"), row["people"]),
                unit_name(t, row["unit"]),
                (str(int(row["year"])), int(row["year"])) if row["year"] else (parts.not_reported(t), ""),
                _status(t, row),
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
    name = parts.country_name(t, view, iso3)
    if is_priority(view, iso3):
        return parts.link(view, f"/countries/{iso3}", name), name
    return [name, html.Span(t("not a priority country"), className="small")], name


def _status(t: Texts, row: Row) -> tuple[Html, int]:
    return status_badge(t, row), STATUSES.index(row["status"])


def status_badge(t: Texts, row: Row) -> Html:
    """What a figure is; only what is achieved has the colour of results."""
    return parts.badge(status_name(t, row), "good" if row["status"] == "achieved" else "warn")


def in_millions(t: Texts, people: float, digits: int = 1) -> str:
    """A number of people in millions, in words: 19 million."""
    shown = formats.millions(t.lang, people, digits)
    return t.count("{people} million", "{people} million", int(people / 1e6), people=shown)


def in_words(t: Texts, view: PageView, row: Row) -> list[Any]:
    """A figure with its country: Indonesia: about 16 million (workers)."""
    shown = parts.amount(t, row)
    if row["people"] >= 1_000_000:
        shown = parts.precise(t, in_millions(t, row["people"], 2), row["precision"])
    value = f"{shown} ({unit_name(t, row['unit'])})"
    return [parts.country_link(t, view, row["iso3"]), formats.named(t.lang, "", value)]
