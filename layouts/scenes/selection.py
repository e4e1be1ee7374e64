"""What is reported of the countries that the filters leave, as plain tables for scenes and slides alike."""

from collections import Counter
from typing import Any, NamedTuple

from data.english import joined
from data.rows import PageView
from data.snapshot import STEPS
from layouts.figures import charts
from layouts.frame.filterbar import left
from layouts.look import components
from layouts.pages.evidence.contradictions import SEVERITIES
from layouts.pages.health import more as health_more
from layouts.pages.partners.page import channel_name
from layouts.pages.people import figures as people_figures
from layouts.words import basis, formats
from layouts.words.texts import Texts

Row = dict[str, Any]


class Reported(NamedTuple):
    """A message, the table behind it, the rows of the evidence; `none` is said where there are no rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    of: tuple[Row, ...]
    none: str
    note: str = ""


def _one(t: Texts, view: PageView) -> str:
    """The name of the country, where the filters leave just one; else empty."""
    asked = components.asked(view)
    return components.country_name(t, view, asked[0]) if len(asked) == 1 else ""


def _named(t: Texts, view: PageView, title: str) -> str:
    """A message with the one country or the one partner that it is about before it."""
    chosen = view.overview.filters.partner
    about = _one(t, view) or (view.frame.members["partner"][chosen[0]][t.lang] if len(chosen) == 1 else "")
    return t("{what}: {caveat}", what=about, caveat=title) if about else title


def _rows(t: Texts, view: PageView, table: str) -> list[Row]:
    """The rows of a table about the countries that the filters leave."""
    asked = set(components.asked(view))
    return components.by_country(t, view, (row for row in view.tables[table] if row["iso3"] in asked))


def changes(t: Texts, view: PageView) -> Reported:
    """What changed, how firmly and when: of one country step by step, of several explicit ones first."""
    steps = view.overview.filters.step
    found = [
        row
        for row in _rows(t, view, "result")
        if row["as_of"] <= view.overview.as_of and (not steps or str(row["step"]) in steps)
    ]
    if _one(t, view):
        return _by_step(t, view, found)
    found.sort(key=lambda row: not basis.is_explicit(row))
    rows = [
        (
            components.country_name(t, view, row["iso3"]),
            charts.step_name(t, row["step"]),
            row[f"summary_{t.lang}"] or t("not reported"),
            basis.name(t, row["basis"]),
            components.part_day(t, row["changed_on"]) or t("not reported"),
        )
        for row in found
    ]
    doubt = basis.sentence(t, len(found), basis.explicit_of(found))
    return Reported(
        _named(t, view, left(t, view.overview)),
        (t("Country"), t("Step"), t("What changed"), t("Status"), t("When")),
        tuple(rows),
        (1.5, 1.8, 5.3, 2.0, 1.7),
        tuple(found),
        t("No step achieved yet") if view.overview.is_reported else charts.unreported(t),
        " ".join([doubt, t("The programme contributed to these changes.")]) if found else "",
    )


def _by_step(t: Texts, view: PageView, found: list[Row]) -> Reported:
    """The three steps of one country, each with what changed."""
    of = {step: [row for row in found if row["step"] == step] for step in STEPS}
    title = t.count(
        "For {explicit} of {n} result the report states the change explicitly",
        "For {explicit} of {n} results the report states the change explicitly",
        len(found),
        explicit=basis.explicit_of(found),
    )
    return Reported(
        _named(t, view, title) if found else charts.map_title(t, view.overview),
        (t("Step"), t("What changed"), t("Status"), t("When")),
        tuple((f"{step}  {charts.step_name(t, step)}", *_changed(t, view, of[step])) for step in STEPS),
        (2.3, 5.8, 2.5, 1.7),
        tuple(found),
        "",
        t("The programme contributed to these changes.") if found else "",
    )


def _changed(t: Texts, view: PageView, rows: list[Row]) -> tuple[str, str, str]:
    """What changed in a step, how firmly and when; that nothing is marked, or that nothing is known."""
    if not view.overview.is_reported:
        return t("not reported"), "–", "–"
    if not rows:
        return t("The report marks no change in this step."), "–", "–"
    days = [components.part_day(t, row["changed_on"]) or t("not reported") for row in rows]
    said = [row[f"summary_{t.lang}"] or t("not reported") for row in rows]
    firm = dict.fromkeys(basis.name(t, row["basis"]) for row in rows)
    return joined(" ", said), "; ".join(firm), ", ".join(days)


def reached(t: Texts, view: PageView) -> Reported:
    """The country figures about people with their status, achieved ones first; never summed."""
    found = people_figures.left(view, people_figures.known(view))
    one = _one(t, view)
    rows = [
        (
            *(
                []
                if one
                else [
                    components.country_name(t, view, row["iso3"]) if row["iso3"] else t("Several countries")
                ]
            ),
            people_figures.counted(t, row),
            row[f"what_{t.lang}"],
            people_figures.state(t, row),
        )
        for row in found
    ]
    title = people_figures.tallied(t, found) if found else t("no figure about people reported")
    later = people_figures.left(view, [*view.tables["people_figure"]])
    head = (*([] if one else [t("Country")]), t("Figure"), t("What is counted"), t("Status"))
    return Reported(
        _named(t, view, title),
        head,
        tuple(rows),
        (3.0, 6.2, 3.0) if one else (2.3, 2.8, 4.9, 2.3),
        tuple(found),
        t("The country figures are of a later date than the position shown.")
        if later
        else t("No document gives a figure about people here."),
        t("Never to be added up: the same people may stand behind several figures."),
    )


def to_follow_up(t: Texts, view: PageView) -> Reported:
    """Results whose country note is not explicit, by what is wrong and by step, with their countries."""
    steps = view.overview.filters.step
    every = [
        row
        for row in _rows(t, view, "result")
        if row["as_of"] <= view.overview.as_of and (not steps or str(row["step"]) in steps)
    ]
    open_ = len(every) - basis.explicit_of(every)
    title = t.count(
        "{open} of {n} result is to be confirmed: no explicit note",
        "{open} of {n} results are to be confirmed: no explicit note",
        len(every),
        open=open_,
    )
    if not every:
        title = t("No result in this selection") if view.overview.is_reported else charts.unreported(t)
    rows = []
    for one in (name for name in basis.BASES if name != basis.EXPLICIT):
        for step in STEPS:
            found = [row for row in every if row["basis"] == one and row["step"] == step]
            if found:
                names = formats.listed(
                    t.lang, [components.country_name(t, view, row["iso3"]) for row in found]
                )
                rows.append(
                    (
                        basis.name(t, one),
                        charts.step_name(t, step),
                        formats.number(t.lang, len(found)),
                        names,
                    )
                )
    none = t("For every result of this selection the report states the change explicitly.")
    if not every:
        none = t("No step achieved yet") if view.overview.is_reported else charts.unreported(t)
    return Reported(
        title,
        (t("Status"), t("Step"), t("Results"), t("Countries")),
        tuple(rows),
        (2.7, 2.4, 1.5, 5.7),
        tuple(every),
        none,
        t("Table 3 of the report says which steps were achieved; the country note says what changed."),
    )


def funders(t: Texts, view: PageView) -> Reported:
    """Who funds the work, through which channel; what is only announced comes last and says so."""
    found = sorted(_rows(t, view, "country_partner"), key=lambda row: row["status"] == "announced")
    one = _one(t, view)
    names = view.frame.members["partner"]
    rows = [
        (
            *([] if one else [components.country_name(t, view, row["iso3"])]),
            names[row["partner_id"]][t.lang],
            channel_name(t, view, row["channel"]) if row["channel"] else t("Channel not stated"),
            t("announced") if row["status"] == "announced" else t("current"),
        )
        for row in found
    ]
    title = t.count(
        "{n} funding partner contributes",
        "{n} funding partners contribute",
        len({row["partner_id"] for row in found if row["status"] == "current"}),
    )
    title = title if found else t("no funding partner named")
    head = (*([] if one else [t("Country")]), t("Partner"), t("Channel"), t("Status"))
    return Reported(
        _named(t, view, title),
        head,
        tuple(rows),
        (3.8, 6.2, 2.2) if one else (2.4, 3.2, 4.6, 2.0),
        tuple(found),
        t("The country note does not name who funds the work."),
        t("By channel. The documents give no amount by country."),
    )


def areas(t: Texts, view: PageView) -> Reported:
    """What was done in each thematic area, in the order of the areas."""
    order = [row["theme_id"] for row in view.tables["theme"]]
    themes = view.overview.filters.theme
    found = [row for row in _rows(t, view, "theme_country") if not themes or row["theme_id"] in themes]
    found.sort(key=lambda row: order.index(row["theme_id"]))
    one = _one(t, view)
    rows = [
        (
            *([] if one else [components.country_name(t, view, row["iso3"])]),
            view.frame.members["theme"][row["theme_id"]][t.lang],
            row[f"summary_{t.lang}"],
        )
        for row in found
    ]
    title = t(
        "Active in {n} of {all} thematic areas",
        n=formats.number(t.lang, len({row["theme_id"] for row in found})),
        all=formats.number(t.lang, len(order)),
    )
    title = title if found else t("no thematic area reported")
    head = (*([] if one else [t("Country")]), t("Theme"), t("What was done"))
    return Reported(
        _named(t, view, title),
        head,
        tuple(rows),
        (4.0, 8.2) if one else (2.6, 3.4, 6.2),
        tuple(found),
        t("The theme lists of the report do not name this country; they are selections.")
        if one
        else t("No thematic work is listed in this selection."),
        t(
            "As the report names the country under its areas: in a list, or where it says so in running text "
            "or a box. The country note does not always tell of the same."
        ),
    )


def disputed(t: Texts, view: PageView) -> Reported:
    """What documents contradict each other about in the countries: the grave ones first, then their own."""
    ours = {row["discrepancy_id"] for row in _rows(t, view, "discrepancy_country")}
    touched = Counter(row["discrepancy_id"] for row in view.tables["discrepancy_country"])
    found = [row for row in view.tables["discrepancy"] if row["discrepancy_id"] in ours]
    found.sort(key=lambda row: (SEVERITIES.index(row["severity"]), touched[row["discrepancy_id"]]))
    title = t.count(
        "{n} contradiction in the documents touches this selection",
        "{n} contradictions in the documents touch this selection",
        len(found),
    )
    rows = [
        (
            row[f"title_{t.lang}"],
            view.said(t.lang, row["adopted"]),
            t("settled") if row["is_settled"] else t("not settled"),
        )
        for row in found
    ]
    head = (t("Contradiction"), t("Shown"), t("State"))
    none = t("No document contradicts another about this selection.")
    return Reported(_named(t, view, title), head, tuple(rows), (4.6, 5.6, 2.0), tuple(found), none)


def evaluated(t: Texts, view: PageView) -> Reported:
    """Evaluations in the order in which they are due."""
    found = health_more.due(view)
    title = t.count(
        "{done} of {n} evaluation is done",
        "{done} of {n} evaluations are done",
        len(found),
        done=sum(row["status"] == "done" for row in found),
    )
    rows = [(row[f"name_{t.lang}"], health_more.state(t, row), health_more.when(t, row)) for row in found]
    head = (t("Evaluation"), t("State"), t("When"))
    return Reported(title, head, tuple(rows), (6, 2, 4), tuple(found), "")
