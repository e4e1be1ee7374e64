"""What is reported of the countries that the filters leave, as plain tables for scenes and slides alike."""

from collections import Counter
from typing import Any, NamedTuple

from data.rows import PageView
from data.rows.countries import Result
from data.untranslated import joined
from layouts.figures import charts
from layouts.frame.filterbar import left, value_name
from layouts.look import components
from layouts.pages.evidence import calls
from layouts.pages.evidence.contradictions import titled
from layouts.pages.health import more as health_more
from layouts.pages.people import figures as people_figures
from layouts.words import basis, formats
from layouts.words.partners import channel_name
from layouts.words.texts import Texts


class Reported(NamedTuple):
    """A message, the table behind it, the rows of the evidence; `none` is said where there are no rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    of: tuple[Any, ...]
    none: str
    note: str = ""
    told: tuple[str, ...] = ()  # more, for notes


def _one(t: Texts, view: PageView) -> str:
    """The name of the country, where the filters leave just one; else empty."""
    asked = view.answers.countries.asked
    return components.country_name(t, view, asked[0]) if len(asked) == 1 else ""


def _named(t: Texts, view: PageView, title: str) -> str:
    """A message with the one country or the one partner that it is about before it."""
    chosen = view.overview.filters.partner
    about = _one(t, view) or (value_name(t, view.frame, "partner", chosen[0]) if len(chosen) == 1 else "")
    return t("{what}: {caveat}", what=about, caveat=title) if about else title


def _summary(t: Texts, row: Result) -> str:
    return row.summary[t.lang] if row.summary else t("not reported")


def changes(t: Texts, view: PageView) -> Reported:
    """What changed, how firmly and when: of one country step by step, of several explicit ones first."""
    if _one(t, view):
        return _by_step(t, view)
    found = view.answers.selected
    rows = [
        (
            components.country_name(t, view, row.iso3),
            charts.step_name(t, row.step),
            _summary(t, row),
            basis.name(t, row.basis),
            components.part_day(t, row.changed_on) or t("not reported"),
        )
        for row in found.explicit_first
    ]
    doubt = basis.sentence(t, len(found.results), found.explicit)
    return Reported(
        _named(t, view, left(t, view.overview)),
        (t("Country"), t("Step"), t("What changed"), t("Status"), t("When")),
        tuple(rows),
        (1.5, 1.8, 5.3, 2.0, 1.7),
        found.explicit_first,
        t("No step achieved yet") if view.overview.is_reported else charts.unreported(t),
        " ".join([doubt, t("The programme contributed to these changes.")]) if rows else "",
    )


def _by_step(t: Texts, view: PageView) -> Reported:
    """The three steps of one country, each with what changed."""
    found = view.answers.selected
    title = t.count(
        "For {explicit} of {n} result the report states the change explicitly",
        "For {explicit} of {n} results the report states the change explicitly",
        len(found.results),
        explicit=found.explicit,
    )
    return Reported(
        _named(t, view, title) if found.results else charts.map_title(t, view.overview),
        (t("Step"), t("What changed"), t("Status"), t("When")),
        tuple(
            (f"{step}  {charts.step_name(t, step)}", *_changed(t, view, rows)) for step, rows in found.by_step
        ),
        (2.3, 5.8, 2.5, 1.7),
        found.results,
        "",
        t("The programme contributed to these changes.") if found.results else "",
    )


def _changed(t: Texts, view: PageView, rows: tuple[Result, ...]) -> tuple[str, str, str]:
    """What changed in a step, how firmly and when; that nothing is marked, or that nothing is known."""
    if not view.overview.is_reported:
        return t("not reported"), "–", "–"
    if not rows:
        return t("The report marks no change in this step."), "–", "–"
    days = [components.part_day(t, row.changed_on) or t("not reported") for row in rows]
    firm = dict.fromkeys(basis.name(t, row.basis) for row in rows)
    return joined(" ", (_summary(t, row) for row in rows)), "; ".join(firm), ", ".join(days)


def reached(t: Texts, view: PageView) -> Reported:
    """The country figures about people with their status, achieved ones first; never summed."""
    found, one = view.answers.people, _one(t, view)
    rows = [
        (
            *([] if one else [_place(t, view, row.iso3)]),
            people_figures.counted(t, row),
            row.what[t.lang],
            ", ".join(filter(None, [people_figures.state(t, row), people_figures.of_phase(t, row)])),
        )
        for row in found.left
    ]
    title = people_figures.tallied(t, found.tally) if rows else t("no figure about people reported")
    head = (*([] if one else [t("Country")]), t("Figure"), t("What is counted"), t("Status"))
    return Reported(
        _named(t, view, title),
        head,
        tuple(rows),
        (3.0, 6.2, 3.0) if one else (2.3, 2.8, 4.9, 2.3),
        found.left,
        people_figures.none_known(t, found),
        t("Never to be added up: the same people may stand behind several figures."),
    )


def _place(t: Texts, view: PageView, iso3: str | None) -> str:
    return components.country_name(t, view, iso3) if iso3 else t("Several countries")


def to_follow_up(t: Texts, view: PageView) -> Reported:
    """Results whose country note is not explicit, by what is wrong and by step, with their countries."""
    found = view.answers.selected
    n = len(found.results)
    title = t.count(
        "{open} of {n} result is to be confirmed: no explicit note",
        "{open} of {n} results are to be confirmed: no explicit note",
        n,
        open=n - found.explicit,
    )
    none = t("For every result of this selection the report states the change explicitly.")
    if not n:
        title = t("No result in this selection") if view.overview.is_reported else charts.unreported(t)
        none = t("No step achieved yet") if view.overview.is_reported else charts.unreported(t)
    rows = [
        (
            basis.name(t, group.basis),
            charts.step_name(t, group.step),
            formats.number(t.lang, len(group.results)),
            _counted_places(t, view, [row.iso3 for row in group.results]),
        )
        for group in found.follow_up
    ]
    return Reported(
        title,
        (t("Status"), t("Step"), t("Results"), t("Countries")),
        tuple(rows),
        (2.7, 2.4, 1.5, 5.7),
        found.results,
        none,
        t(
            "The report's table of results says which steps were achieved; the country note says what "
            "changed."
        ),
    )


def to_ask(t: Texts, view: PageView) -> Reported:
    """The call list: each result that is to be confirmed, what to ask, and who contributes in its country."""
    found = view.answers.selected
    rows = [
        (
            components.country_name(t, view, one.result.iso3),
            charts.step_name(t, one.result.step),
            basis.short(t, one.result.basis),
            basis.ask(t, one.result),
            calls.partners(t, one) or t("not reported"),
        )
        for one in found.calls
    ]
    country, step, why, ask, _, who = calls.heads(t)
    return Reported(
        calls.title(t, view),
        (country, step, why, ask, who),
        tuple(rows),
        (1.5, 1.8, 1.6, 4.7, 2.7),
        tuple(one.result for one in found.calls),
        calls.title(t, view),
        t("What is answered comes in through the country's report, and the result becomes explicit."),
        told=tuple(
            formats.named(t.lang, components.country_name(t, view, one.result.iso3), caveat)
            for one in found.calls
            if (caveat := view.said(t.lang, one.result.origin.caveat))
        ),
    )


def _counted_places(t: Texts, view: PageView, places: list[str]) -> str:
    """Countries, each once; behind its name how often it stands there where that is not once."""
    return formats.listed(
        t.lang,
        [
            components.country_name(t, view, iso3) + (f" ({formats.number(t.lang, n)})" if n > 1 else "")
            for iso3, n in Counter(places).items()
        ],
    )


def funders(t: Texts, view: PageView) -> Reported:
    """Who funds the work, through which channel; what is only announced comes last and says so."""
    found, one = view.answers.selected, _one(t, view)
    rows = [
        (
            *([] if one else [components.country_name(t, view, row.iso3)]),
            row.name[t.lang],
            channel_name(t, view, row.channel) if row.channel else t("Channel not stated"),
            t("current") if row.is_current else t("announced"),
        )
        for row in found.funders
    ]
    title = t.count(
        "{n} funding partner contributes", "{n} funding partners contribute", found.current_funders
    )
    head = (*([] if one else [t("Country")]), t("Partner"), t("Channel"), t("Status"))
    return Reported(
        _named(t, view, title if rows else t("no funding partner named")),
        head,
        tuple(rows),
        (3.8, 6.2, 2.2) if one else (2.4, 3.2, 4.6, 2.0),
        found.funders,
        t("The country note does not name who funds the work."),
        t("By channel. The documents give no amount by country."),
    )


def areas(t: Texts, view: PageView) -> Reported:
    """What was done in each thematic area, in the order of the areas."""
    found, one = view.answers.selected, _one(t, view)
    rows = [
        (
            *([] if one else [components.country_name(t, view, row.iso3)]),
            row.label[t.lang],
            row.summary[t.lang],
        )
        for row in found.themes
    ]
    title = t(
        "Active in {n} of {all} thematic areas",
        n=formats.number(t.lang, found.areas),
        all=formats.number(t.lang, found.areas_all),
    )
    head = (*([] if one else [t("Country")]), t("Theme"), t("What was done"))
    return Reported(
        _named(t, view, title if rows else t("no thematic area reported")),
        head,
        tuple(rows),
        (4.0, 8.2) if one else (2.6, 3.4, 6.2),
        found.themes,
        t("The theme lists of the report do not name this country; they are selections.")
        if one
        else t("No thematic work is listed in this selection."),
        t(
            "As the report names the country under its areas: in a list, or where it says so in running text "
            "or a box. The country note does not always say the same."
        ),
    )


def disputed(t: Texts, view: PageView) -> Reported:
    """What documents contradict each other about in the countries: the grave ones first, then their own."""
    found = view.answers.selected.disputes
    title = t.count(
        "{n} difference between the documents touches this selection",
        "{n} differences between the documents touch this selection",
        len(found),
    )
    rows = [
        (
            titled(t, row),
            row.adopted[t.lang],
            t("settled") if row.is_settled else t("not settled"),
        )
        for row in found
    ]
    head = (t("Difference between the documents"), t("Shown"), t("State"))
    none = t("No difference between the documents touches this selection.")
    return Reported(_named(t, view, title), head, tuple(rows), (4.6, 5.6, 2.0), found, none)


def evaluated(t: Texts, view: PageView) -> Reported:
    """Evaluations in the order in which they are due."""
    found = view.answers.evaluations
    title = t.count(
        "{done} of {n} evaluation is done",
        "{done} of {n} evaluations are done",
        len(found.rows),
        done=found.done,
    )
    rows = [
        (row.name[t.lang], health_more.state(t, row.status), health_more.when(t, row)) for row in found.rows
    ]
    head = (t("Evaluation"), t("State"), t("When"))
    told = tuple(
        formats.named(
            t.lang,
            row.name[t.lang],
            f"{row.what[t.lang] if row.what else ''} {view.said(t.lang, row.origin.caveat)}",
        )
        for row in found.rows
    )
    return Reported(title, head, tuple(rows), (6, 2, 4), found.rows, t("not reported"), told=told)
