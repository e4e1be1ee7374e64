"""The parts of the page that list what came, was changed and went, country by country."""

from collections.abc import Callable, Sequence
from typing import Any

from data.rows import PageView
from data.rows.changes import ADDED, CHANGED, WITHDRAWN, Change, Changes, of
from data.rows.countries import Funder, Result, ThemeWork
from data.rows.people import PeopleFigure
from layouts.figures.charts import step_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.changes.cells import both
from layouts.pages.changes.said import came as how_it_came
from layouts.pages.changes.said import how_many, part_name
from layouts.pages.people import figures as people_figures
from layouts.words import basis, formats
from layouts.words.partners import channel_name
from layouts.words.texts import Texts

FOLDED_FROM = 12  # rows of a table: longer ones are folded, and what names their countries stands above


def country(t: Texts, view: PageView, found: Changes, iso3: str | None) -> Any:
    """The name of a country; a link where it has a page at the date."""
    if iso3 is None:
        return t("Several countries")
    name = found.places[iso3].names[t.lang]
    has_page = any(one.iso3 == iso3 for one in view.frame.countries)
    return components.link(view, f"/countries/{iso3}", name) if has_page else name


def table(
    t: Texts, title: str, head: Sequence[str], rows: Sequence[Sequence[Any]], *, of: str = "", name: str = ""
) -> list[Html]:
    """A table under its heading, folded where it is long; nothing where it has no rows.

    `of` is what it tells of, where several tables of a page have the same heading.
    """
    if not rows:
        return []
    caption = formats.named(t.lang, of, title) if of else title
    drawn = components.table(caption, head, rows, name=f"changes {name}".rstrip(), has_cards=True)
    if len(rows) < FOLDED_FROM:
        return [html.H3(title), drawn] if title != t("New or withdrawn") else [drawn]
    counted = f"{title} ({formats.number(t.lang, len(rows))})"
    return [html.Details([html.Summary(html.H3(counted)), html.Div(drawn)], className="folded")]


def altered(
    t: Texts,
    view: PageView,
    found: Changes,
    title: str,
    rows: Sequence[Change],
    what: Callable[[Any], Sequence[Any]],
    head: Sequence[str],
    about: str = "",
) -> list[Html]:
    """What rows said before and say now, a line for each cell that was changed."""
    lines = [
        [country(t, view, found, one.row.iso3), *what(one.row), *both(t, view, cell)]
        for one in rows
        for cell in one.cells
    ]
    head = [t("Country"), *head, t("What"), t("Before"), t("Now")]
    return table(t, title, head, lines, of=about, name="altered")


# --- results


def results(t: Texts, view: PageView, found: Changes) -> list[Html]:
    """The countries that achieved a step, the results that were withdrawn, and those that were corrected."""
    rows = found.results
    if not rows:
        return []
    came, other, gone = (of(rows, kind) for kind in (ADDED, CHANGED, WITHDRAWN))
    names = [found.places[iso3].names[t.lang] for iso3 in found.countries_of(ADDED)]
    named = t("With a result reported since: {names}.", names=formats.listed(t.lang, names)) if names else ""
    head = [t("Country"), t("Step"), t("What changed"), t("Status"), t("When")]
    return [
        components.section(
            formats.named(t.lang, t("Results"), how_many(t, found, rows)),
            *([html.P(named)] if named else []),
            *table(t, t("Reported since"), head, [_result(t, view, found, one.row) for one in came]),
            *altered(
                *(t, view, found, t("Corrected"), other, lambda row: (step_name(t, row.step),), [t("Step")])
            ),
            *table(
                t,
                t("Withdrawn"),
                [t("Country"), t("Step"), t("What it said"), t("Why")],
                [
                    [
                        country(t, view, found, one.row.iso3),
                        step_name(t, one.row.step),
                        _summary(t, one.row),
                        _why(t, found, one.row),
                    ]
                    for one in gone
                ],
            ),
            components.sources(t, view, [one.row for one in rows]),
            note=t("The programme contributed to these changes."),
            anchor="results",
        )
    ]


def _result(t: Texts, view: PageView, found: Changes, row: Result) -> list[Any]:
    step: list[Any] = [step_name(t, row.step)]
    if row.result_id not in found.first_in_step:
        step.append(html.Div(t("a further one in this step"), className="small"))
    return [
        country(t, view, found, row.iso3),
        (step, row.step),
        _summary(t, row),
        (basis.badge(t, row.basis, undated=row.is_undated), row.basis or ""),
        (components.part_day(t, row.changed_on) or components.not_reported(t), row.changed_on or ""),
    ]


def _summary(t: Texts, row: Result) -> Any:
    return row.summary[t.lang] if row.summary else components.not_reported(t)


def _why(t: Texts, found: Changes, row: Result) -> str:
    """Why a result is counted no more."""
    if row.result_id in found.reasons:
        return found.reasons[row.result_id][t.lang]
    if any(one.row.iso3 == row.iso3 for one in of(found.listed, WITHDRAWN)):
        return t("The country left the list of priority countries.")
    return t("No reason is given.")


# --- who is on the list, people, partners, themes


def listed(t: Texts, view: PageView, found: Changes) -> list[Html]:
    """The countries that joined the list of priority countries, or left it, or are called otherwise."""
    rows = found.listed
    if not rows:
        return []
    kinds = {ADDED: t("joined the list"), WITHDRAWN: t("left the list")}
    lines = [[country(t, view, found, one.row.iso3), kinds[one.kind]] for one in rows if one.kind in kinds]
    return [
        components.section(
            formats.named(t.lang, t("List of priority countries"), how_many(t, found, rows)),
            *table(t, t("Joined or left"), [t("Country"), t("Status")], lines),
            *altered(t, view, found, t("Renamed or moved"), of(rows, CHANGED), lambda row: (), []),
        )
    ]


def _state(t: Texts, found: Changes, kind: str) -> Html:
    """That a row came or went, as a badge."""
    looks = {ADDED: "good", WITHDRAWN: "warn"}
    return components.badge(how_it_came(t, found, kind), looks[kind])


def _first(t: Texts, view: PageView, found: Changes, part: str, path: str) -> list[Html]:
    """A part of which nothing was known before: how much there is now, and where it stands."""
    rows: tuple[Change, ...] = getattr(found, part)
    said = t.count(
        "Nothing was reported before; {n} row now.",
        "Nothing was reported before; {n} rows now.",
        len(rows),
    )
    return [
        components.section(
            t("{part}: reported for the first time", part=part_name(t, part)),
            html.P([said, " ", components.link(view, path, t("See them"))]),
        )
    ]


def people(t: Texts, view: PageView, found: Changes) -> list[Html]:
    """The country figures on people that came, were changed and were withdrawn."""
    return _part(
        t,
        view,
        found,
        "people",
        "/people",
        [t("Figure"), t("What is counted"), t("Status")],
        lambda row: _figure(t, row),
        lambda row: (row.what[t.lang],),
        [t("What is counted")],
    )


def _figure(t: Texts, row: PeopleFigure) -> list[Any]:
    return [people_figures.counted(t, row), row.what[t.lang], people_figures.state(t, row)]


def partners(t: Texts, view: PageView, found: Changes) -> list[Html]:
    """The partners that a country's note names for the first time, or names no more."""
    return _part(
        t,
        view,
        found,
        "partners",
        "/partners",
        [t("Partner"), t("Channel"), t("Status")],
        lambda row: _funder(t, view, row),
        lambda row: (row.name[t.lang],),
        [t("Partner")],
    )


def _funder(t: Texts, view: PageView, row: Funder) -> list[Any]:
    channel = channel_name(t, view, row.channel) if row.channel else t("Channel not stated")
    return [row.name[t.lang], channel, t("current") if row.is_current else t("announced")]


def themes(t: Texts, view: PageView, found: Changes) -> list[Html]:
    """The thematic work that came, was told otherwise, or is told no more."""
    return _part(
        t,
        view,
        found,
        "themes",
        "/themes",
        [t("Thematic area"), t("What was done")],
        lambda row: _work(t, row),
        lambda row: (row.label[t.lang],),
        [t("Thematic area")],
    )


def _work(t: Texts, row: ThemeWork) -> list[Any]:
    return [row.label[t.lang], row.summary[t.lang]]


def _part(
    t: Texts,
    view: PageView,
    found: Changes,
    part: str,
    path: str,
    head: list[str],
    cells: Callable[[Any], list[Any]],
    named: Callable[[Any], Sequence[Any]],
    named_head: list[str],
) -> list[Html]:
    """The rows of a part that came, went and were changed; nothing where none did."""
    rows: tuple[Change, ...] = getattr(found, part)
    if not rows:
        return []
    if part in found.first:
        return _first(t, view, found, part, path)
    lines = [
        [country(t, view, found, one.row.iso3), *cells(one.row), _state(t, found, one.kind)]
        for one in rows
        if one.kind != CHANGED
    ]
    return [
        components.section(
            formats.named(t.lang, part_name(t, part), how_many(t, found, rows)),
            *table(t, t("New or withdrawn"), [t("Country"), *head, t("State")], lines, of=part_name(t, part)),
            *altered(t, view, found, t("Changed"), of(rows, CHANGED), named, named_head, part_name(t, part)),
            components.sources(t, view, [one.row for one in rows]),
            anchor=part,
        )
    ]
