"""What was announced after the newest position: said beside it, drawn nowhere."""

from data.rows import Overview, PageView
from data.snapshot import Announcement
from layouts.look import components
from layouts.look.markup import Html, html
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
        return t("{n} institutional changes", n=n)
    return t("{n} countries with a change", n=n)


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


def listed(t: Texts, view: PageView) -> list[Html]:
    """All announcements with their sources, as a part of a page; nothing where there are none."""
    found = view.overview.announced
    if not found:
        return []
    rows = [
        [
            formats.day(t.lang, one.as_of),
            what(t, one),
            view.said(t.lang, one.caveat),
            f"{view.sources[one.place.source_id]}, {view.place(t.lang, one.place.locator)}",
        ]
        for one in found
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
                "Totals without their parts: no bar, map or waterfall counts them. They differ among "
                "themselves; the next report will say more."
            ),
            anchor="announced",
        )
    ]
