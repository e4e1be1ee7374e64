"""Title, note and figure of each chart of the overview, from rows and texts."""

from functools import cache

from data.filters import LISTS
from data.rows import Overview
from data.rows.reached import StepRow
from layouts.figures import bullets, world
from layouts.look import theme
from layouts.words import basis, formats
from layouts.words.texts import Texts

MOST_NAMED = 3  # countries that a title names


def step_name(t: Texts, step: int) -> str:
    """The name of a step as its bar and its filter carry it."""
    return {1: t("Strategy adopted"), 2: t("Scheme design and law"), 3: t("Improving operations")}[step]


def measure_name(t: Texts, measure: str) -> str:
    """The name of a measure of people reached."""
    return {
        "legal": t("Legal coverage"),
        "effective": t("Effective coverage"),
        "adequacy": t("More comprehensive and adequate"),
    }[measure]


def is_narrowed(view: Overview) -> bool:
    """Whether anything but a date is selected."""
    return any(getattr(view.filters, name) for name in LISTS)


def unreported(t: Texts) -> str:
    """The title where the documents give no results for the date: unknown, which is not none."""
    return t("Results are not reported for this date")


def unmarked(t: Texts) -> str:
    """What it means that a country has no mark: the report's table of results is whole, so it is a zero."""
    return t("A country without a mark has no result in the period; its work may be under way.")


def without(t: Texts, n: int, of: int) -> str:
    """How many countries have no result; that every one has."""
    if of and not n:
        return t.count("The country has a result", "All {n} countries have a result", of)
    return t.count(
        "{without} of {n} country has no result yet",
        "{without} of {n} countries have no result yet",
        of,
        without=n,
    )


# --- map


def map_title(t: Texts, view: Overview) -> str:
    """What the map says: how many countries achieved something, and which achieved every step."""
    if not view.is_reported:
        return unreported(t)
    asked, achieved = view.headline.countries_asked, view.headline.countries or 0
    if not asked:
        return t("No country matches these filters")
    chosen = [row for row in view.countries if row.is_selected]
    if asked == 1 and chosen:
        row = chosen[0]
        steps = ", ".join(step_name(t, step) for step in row.shown_steps)
        said = t(
            "{country}: {steps}", country=row.country.names[t.lang], steps=steps or t("no step achieved yet")
        )
        return with_evidence(t, view, said)
    if view.filters.step:
        steps = formats.listed(t.lang, [step_name(t, int(step)) for step in view.filters.step], "or")
        said = t.count(
            "{with_step} of {n} country achieved: {steps}",
            "{with_step} of {n} countries achieved: {steps}",
            asked,
            with_step=achieved,
            steps=steps,
        )
        return with_evidence(t, view, said)
    counted = t.count(
        "{achieved} of {n} country achieved a step",
        "{achieved} of {n} countries achieved a step",
        asked,
        achieved=achieved,
    )
    if view.filters.evidence:
        return with_evidence(t, view, counted)
    top = [row.country.names[t.lang] for row in view.countries if row.is_selected and len(row.steps) == 3]
    if len(top) > MOST_NAMED and achieved == asked:
        return t(
            "All {n} countries achieved a step; {three} achieved all three",
            n=formats.number(t.lang, asked),
            three=formats.number(t.lang, len(top)),
        )
    if not top or len(top) > MOST_NAMED:
        return counted
    names = formats.listed(t.lang, top)
    return t.count(
        "{counted}; {names} all three",
        "{counted}; {names} all three",
        len(top),
        counted=counted,
        names=names,
    )


def with_evidence(t: Texts, view: Overview, title: str) -> str:
    """A title; where only results of some evidence are counted, with its names."""
    names = [basis.short(t, one) for one in view.filters.evidence]
    listed = formats.listed(t.lang, names, "or")
    return t("{title}; evidence: {names}", title=title, names=listed) if names else title


def has_unmarked(view: Overview) -> bool:
    """Whether a country that is selected has no result, so that the key of the map needs its mark."""
    return any(row.is_selected and not row.steps for row in view.countries)


@cache  # eight sets of steps in each language, asked for fifty times at every change
def country_state(t: Texts, achieved: tuple[int, ...], is_reported: bool) -> str:
    """What a country achieved, in words."""
    if not is_reported:
        return t("not reported for this date")
    if not achieved:
        return t("no step achieved yet")
    steps = ", ".join(step_name(t, step) for step in achieved)
    return t.count("{n} step achieved: {steps}", "{n} steps achieved: {steps}", len(achieved), steps=steps)


def map_figure(t: Texts, view: Overview) -> dict:
    """The figure of the map."""
    return world.figure(
        tuple(
            world.Place(
                row.country.iso3,
                row.country.latitude,
                row.country.longitude,
                row.country.is_small,
                len(row.steps) if row.is_selected else None,
                bool(row.steps) if view.is_reported else None,
                theme.hover(row.country.names[t.lang], country_state(t, row.steps, view.is_reported)),
            )
            for row in view.countries
        )
    )


# --- steps


def steps_title(t: Texts, view: Overview) -> str:
    """What the step chart says: the step furthest ahead, and the one that lags.

    A step lags where it is behind an even pace; where none is, the least is named; where all have reached
    their ambition, none lags.
    """
    if not view.is_reported:
        return t("Ambitions of phase {phase}; results not reported yet", phase=formats.roman(view.phase))
    if not view.headline.countries_asked:
        return t("No country matches these filters")
    if is_narrowed(view):
        chosen = [row for row in view.steps if row.is_selected]
        if not sum(row.selected or 0 for row in chosen):
            return t("No result in this selection")
        return t(
            "Selection: {steps}", steps=", ".join(_counted(t, row.step, row.selected or 0) for row in chosen)
        )
    if all((row.achieved or 0) > row.ambition for row in view.steps):
        return t("All three ambitions are passed")
    if all((row.achieved or 0) >= row.ambition for row in view.steps):
        return t("All three ambitions are reached")
    ranked = sorted(view.steps, key=lambda row: row.achieved_pct or 0)
    lag, lead = ranked[0], ranked[-1]
    least = {
        "lag": _short(t, lag.step).lower(),
        "lag_n": formats.number(t.lang, lag.achieved or 0),
        "lag_of": formats.number(t.lang, lag.ambition),
    }
    if lag.stands == "ahead":
        return t(
            "All three steps are ahead of an even pace; {lag} is the least advanced, {lag_n} of {lag_of}",
            **least,
        )
    if lag.stands == "about":
        return t(
            "No step is behind an even pace; {lag} is the least advanced, {lag_n} of {lag_of}",
            **least,
        )
    return t(
        "{lead} leads: {lead_n} of {lead_of}; {lag} lags: {lag_n} of {lag_of}",
        lead=_short(t, lead.step),
        lead_n=formats.number(t.lang, lead.achieved or 0),
        lead_of=formats.number(t.lang, lead.ambition),
        **least,
    )


def several(t: Texts, view: Overview) -> str:
    """Why there are more changes than steps achieved; empty where each step has one change."""
    changes = sum(row.achieved or 0 for row in view.steps)
    if changes == sum(len(row.steps) for row in view.countries):
        return ""
    return t("a country can have several results in a step")


def _short(t: Texts, step: int) -> str:
    return {1: t("Strategy"), 2: t("Scheme reform"), 3: t("Operations")}[step]


def _counted(t: Texts, step: int, n: int) -> str:
    if step == 1:
        return t.count("{n} strategy", "{n} strategies", n)
    if step == 2:
        return t.count("{n} scheme reform", "{n} scheme reforms", n)
    return t.count("{n} in operations", "{n} in operations", n)


# What a label leaves out on a phone (`assets/screen.css`): its other parts say the same.
SPARE = '<span style="color:' + theme.colour("ink") + '">{}</span>'


def steps_figure(t: Texts, view: Overview) -> dict:
    """The figure of the steps: results in per cent of each ambition."""
    narrowed = any(getattr(view.filters, name) for name in LISTS if name != "step")
    is_nothing = not view.headline.countries_asked
    rows = []
    for row in view.steps:
        ambition = formats.number(t.lang, row.ambition)
        if row.achieved is None or row.selected is None:
            label = t("not reported · ambition {ambition}", ambition=ambition)
        elif is_nothing:
            label = t("no country is selected · ambition {ambition}", ambition=ambition)
        elif narrowed:
            label = t(
                "<b>{selected}</b> of {achieved} · ambition {ambition}",
                selected=formats.number(t.lang, row.selected),
                achieved=formats.number(t.lang, row.achieved),
                ambition=ambition,
            ) + basis.beside(t, row.selected, row.selected_explicit)
        else:
            share = formats.percent(t.lang, row.achieved_pct)
            achieved = formats.number(t.lang, row.achieved)
            label = t("<b>{achieved}</b> of {ambition}", achieved=achieved, ambition=ambition)
            label += SPARE.format(f" · {share}") + basis.beside(t, row.achieved, row.achieved_explicit)
        name = step_name(t, row.step)
        rows.append(
            bullets.Bullet(
                key=str(row.step),
                label=f"{row.step}  {name}",
                value_label=label,
                selected_pct=row.selected_pct,
                achieved_pct=_of_all(row, is_nothing=is_nothing),
                is_selected=row.is_selected,
                hover=f"<b>{name}</b><br>{label}",
            )
        )
    return bullets.figure(tuple(rows), elapsed_pct=view.headline.elapsed_pct)


def _of_all(row: StepRow, *, is_nothing: bool) -> float | None:
    """What all countries achieved of a step in per cent of its ambition; nothing beside no selection."""
    return 0 if is_nothing and row.achieved is not None else row.achieved_pct


# --- people


def people_title(t: Texts, view: Overview) -> str:
    """What the people chart says: that its measures overlap, and how many countries report."""
    reported = [row for row in view.people if row.people is not None]
    if not reported:
        return t("People reached: not reported for this date")
    countries = max(row.reporting_countries or 0 for row in reported)
    return t.count(
        "People, never added up · {n} unnamed country",
        "People, never added up · {n} unnamed countries",
        countries,
    )


def people_figure(t: Texts, view: Overview) -> dict:
    """The figure of the three measures of people, each in per cent of its ambition."""
    rows = []
    for row in view.people:
        ambition = formats.millions(t.lang, row.ambition)
        label = (
            t("– of {ambition} m", ambition=ambition)
            if row.people is None
            else t(
                "<b>{people}</b> of {ambition} m",
                people=formats.millions(t.lang, row.people),
                ambition=ambition,
            )
        )
        share, name = row.people_pct, measure_name(t, row.measure)
        rows.append(bullets.Bullet(row.measure, name, label, share, share, True, f"<b>{name}</b><br>{label}"))
    full = bullets.FULL if any((row.people or 0) > row.ambition for row in view.people) else 100
    return bullets.figure(tuple(rows), elapsed_pct=view.headline.elapsed_pct, full=full)
