"""What changed in words: the same on the page, in its scene and slide, and in the feed."""

from data.rows import PageView
from data.rows.changes import ADDED, CHANGED, WITHDRAWN, Change, Changes, Figure, Side, of
from data.schema import words as schema_words
from layouts.figures.charts import is_narrowed, measure_name
from layouts.pages.people.figures import in_millions
from layouts.words import formats
from layouts.words.texts import Texts

MOST_IN_TITLE = 2  # things that a title says; the lead and the feed say all


def edition_name(t: Texts, side: Side, other: Side) -> str:
    """An edition by the day on which it was made; by its own name where the other one was made that day."""
    if side.made_at[:10] == other.made_at[:10]:
        return t("edition {edition}", edition=side.edition_id)
    return t("edition of {date}", date=formats.day(t.lang, side.made_at[:10], "medium"))


def names(t: Texts, found: Changes) -> tuple[str, str]:
    """The two that are compared: dates, or editions, with their positions where these differ."""
    after, before = found.after, found.before or found.after
    days = [formats.day(t.lang, side.day, "medium") for side in (before, after)]
    if not found.is_of_editions:
        return days[0], days[1]
    one, two = edition_name(t, before, after), edition_name(t, after, before)
    if before.day == after.day:
        return one, two
    return tuple(  # type: ignore[return-value]
        t("{edition}, position at {date}", edition=name, date=day)
        for name, day in zip((one, two), days, strict=True)
    )


def title(t: Texts, view: PageView, found: Changes) -> str:
    """The most important things that changed; that nothing did, or that there is nothing to compare with."""
    if found.before is None:
        return t("There is no earlier position to compare with")
    said = clauses(t, found)[:MOST_IN_TITLE]
    if said:
        return _sentence(formats.in_series(t.lang, said))
    before, after = names(t, found)
    if found.is_nothing:
        return t("Nothing changed between {before} and {after}", before=before, after=after)
    if is_narrowed(view.overview):
        return t(
            "Nothing changed for this selection between {before} and {after}", before=before, after=after
        )
    return t("No figure moved between {before} and {after}", before=before, after=after)


def compared(t: Texts, found: Changes) -> str:
    """Which two are compared."""
    if found.before is None:
        return t("Choose a date or an edition to compare with.")
    before, after = names(t, found)
    said = t("Compared: {before} and {after}.", before=before, after=after)
    if found.is_of_phases:
        said += " " + t(
            "The two lie in different phases, in which counting starts again: nothing is subtracted."
        )
    return said


def summary(t: Texts, found: Changes) -> str:
    """All that changed in a paragraph."""
    said = clauses(t, found)
    if said:
        return _sentence(formats.in_series(t.lang, said)) + "."
    return in_tables(t, found) or t("Nothing changed for readers.")


def in_tables(t: Texts, found: Changes) -> str:
    """In which tables rows changed, where no figure moved; empty where none did."""
    if not found.tables:
        return ""
    n = sum(row.added + row.changed + row.withdrawn for row in found.tables)
    names = formats.listed(t.lang, [table_name(t, row.table) for row in found.tables])
    return t.count(
        "{n} row changed in: {tables}.",
        "{n} rows changed in: {tables}.",
        n,
        tables=names,
    )


def table_name(t: Texts, table: str) -> str:
    """What a table is called; the sheets of workbooks, which have the same names, know no no-break space."""
    name, _, part = schema_words.title(t.lang, table).partition(" : ")
    return formats.named(t.lang, name, part) if part else name


def _sentence(words: str) -> str:
    said = f"{words}"
    return f"{said[:1].upper()}{said[1:]}"


# --- what changed, most important first


def clauses(t: Texts, found: Changes) -> list[str]:
    """Each thing that changed in a few words; nothing for what did not."""
    came, corrected = _results(t, found)
    said = [
        *came,
        *_moved(t, found, found.figure("gap")),
        *corrected,
        *(part for one in found.figures if one.what.startswith("people_") for part in _moved(t, found, one)),
        *_listed(t, found),
        _counted(t, found, "people"),
        _counted(t, found, "partners"),
        _counted(t, found, "themes"),
        *_evidence(t, found),
    ]
    return [one for one in said if one]


def _results(t: Texts, found: Changes) -> tuple[list[str], list[str]]:
    """How many results came and were withdrawn; how many were corrected."""
    n = {kind: len(of(found.results, kind)) for kind in (ADDED, CHANGED, WITHDRAWN)}
    places = t.count("{n} country", "{n} countries", len(found.countries_of(ADDED)))
    if "results" in found.first or found.is_of_phases:
        came = t.count(
            "{n} result reported for the first time, in {countries}",
            "{n} results reported for the first time, in {countries}",
            n[ADDED],
            countries=places,
        )
    else:
        came = t.count(
            "{n} more result, in {countries}",
            "{n} more results, in {countries}",
            n[ADDED],
            countries=places,
        )
    gone = t.count("{n} result withdrawn", "{n} results withdrawn", n[WITHDRAWN])
    other = t.count("{n} result corrected", "{n} results corrected", n[CHANGED])
    moved = [said for said, counted in ((came, n[ADDED]), (gone, n[WITHDRAWN])) if counted]
    return moved, [other] if n[CHANGED] else []


def _moved(t: Texts, found: Changes, one: Figure) -> list[str]:
    """A figure that moved: from what to what; of two phases each by itself, as counting begins anew."""
    if not one.is_other:
        return []
    name = _in_line(figure_name(t, one.what))
    before, after = (amount(t, one.what, value) for value in (one.before, one.after))
    if found.before and found.is_of_phases:
        phases = {"phase": found.after.phase, "earlier": found.before.phase}
        romans = {key: formats.roman(phase) for key, phase in phases.items()}
        return [
            t(
                "{figure}: {after} in phase {phase}, {before} in phase {earlier}",
                figure=name,
                after=after,
                before=before,
                **romans,
            )
        ]
    if one.before is None:
        return [t("{figure}: {after}, reported for the first time", figure=name, after=after)]
    if one.after is None:
        return [t("{figure}: not reported any more", figure=name)]
    return [t("{figure} from {before} to {after}", figure=name, before=before, after=after)]


def _in_line(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _listed(t: Texts, found: Changes) -> list[str]:
    """The countries that joined the list of priority countries, and those that left it."""
    joined, left = (
        formats.listed(t.lang, [one.row.names[t.lang] for one in of(found.listed, kind)])
        for kind in (ADDED, WITHDRAWN)
    )
    return [
        *([t("on the list of priority countries: {names}", names=joined)] if joined else []),
        *([t("off the list of priority countries: {names}", names=left)] if left else []),
    ]


def part_name(t: Texts, part: str) -> str:
    """A part of what changes."""
    return {
        "people": t("Country figures on people"),
        "partners": t("Funding partners by country"),
        "themes": t("Thematic work by country"),
        "contradictions": t("Differences between the documents"),
        "documents": t("Documents"),
        "corrections": t("Statements not used"),
    }[part]


def _counted(t: Texts, found: Changes, part: str) -> str:
    """How many rows of a part came, were changed and went; empty where none did."""
    rows: tuple[Change, ...] = getattr(found, part)
    if not rows:
        return ""
    name = _in_line(part_name(t, part))
    if part in found.first:
        n = formats.number(t.lang, len(rows))
        return t("{figure}: {after}, reported for the first time", figure=name, after=n)
    return formats.named(t.lang, name, how_many(t, found, rows))


def came(t: Texts, found: Changes, kind: str) -> str:
    """That a row is withdrawn, or came: new in an edition, or known since the earlier of two dates."""
    if kind == WITHDRAWN:
        return t("withdrawn")
    return t("new in this edition") if found.is_of_editions else t("since then")


def how_many(t: Texts, found: Changes, rows: tuple[Change, ...]) -> str:
    """How many came, were changed and went: 3 since then, 1 changed; of editions: 3 new."""
    n = {kind: len(of(rows, kind)) for kind in (ADDED, CHANGED, WITHDRAWN)}
    added = (
        t.count("{n} new in this edition", "{n} new in this edition", n[ADDED])
        if found.is_of_editions
        else t.count("{n} since then", "{n} since then", n[ADDED])
    )
    said = (
        (n[ADDED], added),
        (n[CHANGED], t.count("{n} changed", "{n} changed", n[CHANGED])),
        (n[WITHDRAWN], t.count("{n} withdrawn", "{n} withdrawn", n[WITHDRAWN])),
    )
    return ", ".join(words for counted, words in said if counted)


def _evidence(t: Texts, found: Changes) -> list[str]:
    """What changed in the evidence: contradictions, documents, statements not used, announcements."""
    said = [_counted(t, found, part) for part in ("contradictions", "documents", "corrections")]
    n = len(found.announcements) + len(found.announced_people)
    return [*said, t.count("{n} announcement", "{n} announcements", n) if n else ""]


# --- the figures of the headline


def figure_name(t: Texts, what: str) -> str:
    """The name of a figure of the headline."""
    if what.startswith("people_"):
        return measure_name(t, what.removeprefix("people_"))
    return {
        "results": t("Results"),
        "explicit": t("Of these, stated explicitly in the report"),
        "steps": t("Steps achieved"),
        "countries": t("Countries with a result"),
        "secured": t("Funding secured"),
        "gap": t("Funding gap"),
    }[what]


def amount(t: Texts, what: str, value: float | None) -> str:
    """A figure of the headline in its unit."""
    if value is None:
        return t("not reported")
    if what in ("secured", "gap"):
        return t("US$ {n} m", n=formats.millions(t.lang, value))
    if what.startswith("people_"):
        return in_millions(t, value, 2)
    return formats.number(t.lang, value)


def difference(t: Texts, found: Changes, one: Figure) -> str:
    """By how much a figure moved; why that cannot be said; empty where there is nothing to compare with."""
    if found.before is None:
        return ""
    if found.is_of_phases:
        return t("another phase")
    if not one.is_other:
        return t("unchanged")
    if one.before is None:
        return t("reported for the first time")
    if one.after is None:
        return t("not reported any more")
    return ("+" if (one.moved or 0) > 0 else "−") + amount(t, one.what, abs(one.moved or 0))
