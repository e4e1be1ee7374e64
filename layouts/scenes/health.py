"""What stands in a scene of the programme's health: pace, experts, the Convention, the world around it."""

from data.rows import PageView
from data.rows.pace import Ambition, Pace
from data.untranslated import joined
from layouts.pages.health import more
from layouts.pages.health import page as health
from layouts.scenes.content import Bar, Content, Fact, Series, Table
from layouts.words import basis, formats
from layouts.words.pace import of_ambitions, passed
from layouts.words.pace import said as distance
from layouts.words.texts import Texts

FULL_PCT = 150  # per cent of an ambition that a bar of the pace scene holds, or of what has passed it


# --- the pace of every ambition


def pace_title(t: Texts, view: PageView) -> str:
    """How many ambitions are behind."""
    return of_ambitions(t, view.answers.pace)


def pace(t: Texts, view: PageView) -> Content:
    """The ambitions from the furthest behind to the furthest ahead."""
    found = view.answers.pace
    full = max(FULL_PCT, *(row.reached_pct or 0 for row in found.ambitions))

    def scaled(share: float | None) -> float | None:
        return None if share is None else 100 * share / full

    def said(row: Ambition) -> str:
        if row.reached_pct is None or row.points is None or row.stands is None or row.achieved is None:
            return t("not reported")
        reached = formats.percent(t.lang, row.reached_pct)
        if row.explicit is not None:  # a share of results never stands without its count, and its doubt
            n, of = (formats.number(t.lang, value) for value in (row.achieved, row.ambition))
            counted = t("{n} of {all}", n=n, all=of)
            reached = f"{counted} · {reached}{basis.beside(t, int(row.achieved), row.explicit)}"
        return f"{reached} · {distance(t, row.points, row.stands)}"

    whole = basis.sentence(t, view.overview.headline.results_all, view.overview.headline.explicit_all)
    return Content(
        bars=tuple(
            Bar("", health.ambition_name(t, row), said(row), scaled(row.reached_pct))
            for row in found.ambitions
        ),
        pace_pct=scaled(found.elapsed_pct),
        ambition_pct=scaled(100),
        numbers=_in_numbers(t, found),
        note=f"{passed(t, found, view.overview.as_of)} {whole}".strip(),
        looks=t(
            "The thin line is each ambition for {year}, the thick mark an even pace, {share} of it.",
            year=found.phase_days[1][:4],
            share=formats.percent(t.lang, found.elapsed_pct),
        ),
        rows=tuple(origin for row in found.ambitions for origin in row.origins),
        panels=("results", "steps", "countries", "people"),
    )


def _in_numbers(t: Texts, found: Pace) -> Table:
    """Each ambition in its own unit: countries, persons and ratifications share no axis."""

    def cells(row: Ambition) -> tuple[str, str, str]:
        if row.achieved is None or row.reached_pct is None or row.points is None or row.stands is None:
            return (t("not reported"),) * 3
        return (
            formats.number(t.lang, row.achieved) + basis.beside(t, int(row.achieved), row.explicit),
            formats.percent(t.lang, row.reached_pct),
            distance(t, row.points, row.stands),
        )

    rows = []
    for row in found.ambitions:
        achieved, reached, stands = cells(row)
        ambition = formats.number(t.lang, row.ambition)
        rows.append((health.ambition_name(t, row), achieved, ambition, reached, stands))
    head = (
        *(t("Ambition"), t("Achieved"), t("Ambition for {year}", year=found.phase_days[1][:4])),
        *(t("Reached"), t("Against even pace")),
    )
    return Table(head, tuple(rows), widths=(3.8, 2.3, 2.1, 1.4, 3.2), numbers=(1, 2, 3, 4))


# --- the world around the programme


def coverage_title(t: Texts, view: PageView) -> str:
    """How many people in the world have at least one benefit, and where fewest have."""
    found = view.answers.coverage
    if found.world is None or found.least is None:
        return t("Context: who has at least one benefit")
    names = {one.region_id: one.names[t.lang] for one in view.frame.regions}
    return t(
        "{share} of the world's people had at least one benefit in {year}; {region}: {least}",
        share=formats.percent(t.lang, found.world.percent),
        year=str(found.year),
        region=names[found.least.area],
        least=formats.percent(t.lang, found.least.percent),
    )


def coverage(t: Texts, view: PageView) -> Content:
    """The share of people with at least one benefit, by region."""
    rows = view.answers.coverage.rows
    bars = [
        Bar(
            "",
            more.area_name(t, view, row),
            formats.percent(t.lang, row.percent, 1),
            row.percent,
            "earlier" if row.area == "world" else "",
            numbers=(row.percent,),
        )
        for row in rows
    ]
    series = (Series(t("Share"), "accent", "share"),)
    return Content(bars=tuple(bars), series=series, note=more.coverage_note(t, view), rows=rows)


def ratifications_title(t: Texts, view: PageView) -> str:
    """How many ratifications there are of those that the campaign aims at."""
    found = view.answers.ratifications
    if found.ratified_by is None or found.aim is None or found.due is None:
        return health.campaign_title(t, found)
    return t(
        "Convention No. 102: {n} of the {target} ratifications aimed at by {year}",
        n=formats.number(t.lang, found.ratified_by),
        target=formats.number(t.lang, found.aim),
        year=found.due[:4],
    )


def ratifications(t: Texts, view: PageView) -> Content:
    """The countries by how far they are."""
    found = view.answers.ratifications
    names = health.ratification_states(t)
    rows = tuple(
        (names[state.status], joined(", ", (row.name[t.lang] for row in state.countries)))
        for state in found.states
    )
    both = (
        t("A country may stand in two states: assessed, and considering or committed.")
        if found.has_doubles
        else ""
    )
    label = t("ratifications")
    of = "" if found.aim is None else t("of {n}", n=formats.number(t.lang, found.aim))
    fact = Fact("–", of, formats.named(t.lang, label, t("not reported")), None, "unknown")
    if found.ratified_by is not None:
        fact = Fact(formats.number(t.lang, found.ratified_by), of, label, found.reached_pct)
    return Content(
        facts=(fact,),
        table=Table((t("State"), t("Countries that the report names")), rows, widths=(3, 9))
        if rows
        else None,
        note=" ".join(filter(None, [health.ratified_where(t, view), both])),
        rows=found.origins,
    )


# --- the experts


def experts_title(t: Texts, view: PageView) -> str:
    """How many fields of expertise lack their posts."""
    return more.experts_title(t, view)


def experts(t: Texts, view: PageView) -> Content:
    """How many fields have a post, got one, need one; and which need one where."""
    found = [one for one in view.answers.posts if one.posts]
    facts = [Fact(formats.number(t.lang, len(one.posts)), "", more.posts_name(t, one)) for one in found]
    needed = [
        (row.title[t.lang], row.location[t.lang])
        for one in found
        if one.status == "needed"
        for row in one.posts
    ]
    head = (more.state_name(t, "needed"), t("Where"))
    return Content(
        facts=tuple(facts) or (Fact("–", "", t("Posts of experts: not reported"), None, "unknown"),),
        table=Table(head, tuple(needed), widths=(6, 6)) if needed else None,
        rows=tuple(row for one in found for row in one.posts),
    )
