"""What was announced after the newest position: said beside it, drawn nowhere."""

from typing import Any

from data.rows import Overview, PageView
from data.rows.countries import Result
from data.rows.people import PeopleFigure
from data.snapshot import Announcement
from layouts.figures import charts
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.people import figures as people_figures
from layouts.words import formats
from layouts.words.texts import Texts

PLACE = "/health#announced"  # where all announcements are listed with their sources


def newest(view: Overview) -> list[Announcement]:
    """The announcements of the newest day."""
    return [one for one in view.announced if one.as_of == view.announced[0].as_of]


def what(t: Texts, one: Announcement) -> str:
    """An announced total in words."""
    if one.indicator_id == "people_announced":
        millions = formats.millions(t.lang, one.value, 0)
        return components.precise(t, t("{n} million people", n=millions), one.precision)
    n = components.precise(t, formats.number(t.lang, one.value), one.precision)
    if one.indicator_id == "results_total":
        return t("{n} results", n=n)
    return t("{n} countries with a result", n=n)


def lead(t: Texts, view: Overview) -> str:
    """What was announced since, and that the page does not count it; empty where nothing was."""
    found = newest(view)
    if not found:
        return ""
    return t(
        "Announced since, on {date}: {what}. These are totals without their parts; the figures here are "
        "those of {position}.",
        date=formats.day(t.lang, found[0].as_of),
        what=formats.listed(t.lang, [what(t, one) for one in found]),
        position=formats.day(t.lang, view.as_of),
    )


def brief(t: Texts, view: Overview) -> list[Html]:
    """The same in a line of a tile, which leads to the list; nothing where nothing was announced."""
    found = [one for one in newest(view) if one.indicator_id == "results_total"]
    said = [
        t("Announced by {date}: {what}", date=formats.day(t.lang, one.as_of, "medium"), what=what(t, one))
        for one in found
    ]
    return [html.P(html.A(one, href=PLACE, **{"data-page": PLACE}), className="small") for one in said]


def people(t: Texts, view: PageView, rows: tuple[PeopleFigure, ...]) -> list[Html]:
    """Figures about people that were announced since, as a part of a page; nothing where there are none."""
    if not rows:
        return []
    return [
        components.section(
            t("Announced after this position"),
            html.Ul(
                [
                    html.Li(
                        [
                            *(
                                []
                                if row.iso3 == view.key
                                else [
                                    people_figures.country(t, view, row),
                                    formats.named(t.lang, "", ""),
                                ]
                            ),
                            html.B(people_figures.counted(t, row)),
                            " ",
                            *people_figures.badges(t, row),
                            html.P(row.what[t.lang]),
                            html.P(view.said(t.lang, row.origin.caveat), className="small"),
                        ]
                    )
                    for row in rows
                ],
                className="items",
            ),
            components.sources(t, view, rows),
            note=t("Of a page newer than the position: no count of figures and no total includes it."),
            anchor="announced-people",
        )
    ]


def _step(t: Texts, row: Result) -> str:
    """The step of a result with its name."""
    return t("Step {n}: {name}", n=row.step, name=charts.step_name(t, row.step))


def listed(t: Texts, view: PageView) -> list[Html]:
    """All announcements with their sources, as a part of a page; nothing where there are none."""
    found: list[tuple[str, Any, str, str, str]] = [
        (one.as_of, what(t, one), view.said(t.lang, one.caveat), *one.place)
        for one in view.overview.announced
    ]
    found += [
        (
            row.document_as_of,
            people_figures.in_words(t, view, row),
            f"{row.what[t.lang]}. {view.said(t.lang, row.origin.caveat)}".strip(),
            row.origin.source_id,
            row.origin.locator,
        )
        for row in view.answers.people.later
    ]
    found += [
        (
            row.as_of,
            formats.named(t.lang, components.country_name(t, view, row.iso3), _step(t, row)),
            row.summary[t.lang] if row.summary else "",
            row.origin.source_id,
            row.origin.locator,
        )
        for row in view.answers.countries.later_results
    ]
    if not found:
        return []
    rows = [
        [
            formats.day(t.lang, as_of),
            said,
            means,
            f"{view.sources[source_id]}, {view.place(t.lang, locator)}",
        ]
        for as_of, said, means, source_id, locator in sorted(found, key=lambda one: one[0], reverse=True)
    ]
    return [
        components.section(
            t("Announced after this position"),
            components.table(
                t("Announced after this position"),
                [t("Date"), t("What was announced"), t("What it stands for"), t("Source")],
                rows,
                name="announced",
                has_cards=True,
            ),
            note=t(
                "Totals without their parts, and figures of single countries: no bar, map or waterfall "
                "counts them. They differ among themselves; the next report will say more."
            ),
            anchor="announced",
        )
    ]
