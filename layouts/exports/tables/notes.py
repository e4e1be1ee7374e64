"""What goes with a table that is taken away: filters in words, caveats, contradictions, sources, terms."""

from typing import NamedTuple

from data.filters import LISTS, MORE, Filters, search_of
from data.rows import PageView
from data.rows.evidence import Contradictions
from layouts.exports.tables.fields import Missing
from layouts.exports.tables.topics import TOPICS, Table
from layouts.frame import filterbar, sources
from layouts.pages.funding.pledges import amount, hypothetical
from layouts.pages.overview import headline
from layouts.words import formats
from layouts.words.texts import Texts


class Document(NamedTuple):
    """A document behind rows of a table, and the places in it."""

    source_id: str
    title: str
    publisher: str
    published_on: str | None
    as_of: str | None
    places: tuple[str, ...]


def filters(t: Texts, view: PageView) -> list[tuple[str, str]]:
    """Each filter that is set with its values in words."""
    chosen = view.overview.filters
    found = []
    for name in LISTS:
        values = [filterbar.value_name(t, view.frame, name, value) for value in getattr(chosen, name)]
        if values:
            found.append((filterbar.filter_name(t, name), formats.in_series(t.lang, values)))
    if chosen.compare:
        found.append((t("Compared with"), formats.day(t.lang, chosen.compare[0])))
    if chosen.since:
        found.append((filterbar.filter_name(t, "since"), chosen.since[0]))
    return found + [(hypothetical(t, one), amount(t, view, one)) for one in view.answers.pledged.made]


def unfollowed_names(view: PageView, topic: str) -> list[str]:
    """The filters that are set and that a table does not follow."""
    names = (*LISTS, "as_of", *MORE)
    return [
        name for name in names if getattr(view.overview.filters, name) and name not in TOPICS[topic].follows
    ]


def unfollowed(t: Texts, view: PageView, topic: str) -> list[str]:
    """The same in words."""
    more = {"compare": t("Compared with"), "pledge": t("Hypothetical pledge")}
    return [more.get(name) or filterbar.filter_name(t, name) for name in unfollowed_names(view, topic)]


OF_RESULTS = ("results", "calls", "countries", "partners")  # tables that count them


def doubt(t: Texts, view: PageView, topic: str) -> str:
    """How many of the results of a table the report states explicitly; empty of one that has none."""
    return headline.doubted(t, view.overview) if topic in OF_RESULTS else ""


def caveats(t: Texts, view: PageView, table: Table) -> list[str]:
    """What to know before quoting or adding up anything of a table."""
    firm = doubt(t, view, table.topic)
    shared = t("Results are shared with others: do not add them up over partners.")
    listed = t("The lists are selections: country notes report work that no list names.")
    twice = t("Do not add them up: people may be counted twice, and units and years differ.")
    found = [
        *{
            "results": lambda: sources.caveats(t, "steps", view.overview),
            "people": lambda: [*sources.caveats(t, "people", view.overview), twice],
            "funding": lambda: [
                *sources.caveats(t, "funding", view.overview),
                t("Sections divide the same money in different ways: do not add them up."),
                t("Approved funding covers the whole life of a project, beyond the year shown."),
            ],
            "partners": lambda: [
                shared,
                t("The programme contributed to these results; no document divides them among partners."),
            ],
            "themes": lambda: [
                listed,
                t("No report on an area does not mean no work: the report says nothing of it."),
            ],
            "discrepancies": lambda: [t("Each row names the places that differ, what is shown and why.")],
            "calls": lambda: [*sources.caveats(t, "steps", view.overview)],
            "countries": lambda: [
                *sources.caveats(t, "countries", view.overview),
                t("Numbers of figures, partners and themes say how much is known, not how much was done."),
            ],
            "figures": lambda: [
                t("Facts and aims of the country and counts of activities; a target is no achievement."),
                t("Two documents may count the same thing differently: both figures stand, with the reason."),
            ],
            "changes": lambda: [
                t("A row that came with a later document is new to it, and need not be new in its country."),
                t("Figures of two phases stand side by side and are not subtracted: counting starts again."),
                t("The three measures overlap: a person may count in each. They are never added up."),
            ],
            "compare": lambda: [
                t("Each row is a cell of the table; its number counts what the cell names, never people."),
                shared,
            ],
        }[table.topic](),
        *(
            [t("What is hypothetical is an assumption of the reader and in no document.")]
            if _pledged(view)
            else []
        ),
        *([disclaimer(t)] if any(field.name == "country" for field in table.fields) else []),
    ]
    return [firm, *(one for one in found if one != firm)] if firm else found


def _pledged(view: PageView) -> bool:
    return bool(view.overview.filters.pledge)


def disclaimer(t: Texts) -> str:
    """The disclaimer on boundaries and names of countries."""
    return sources.disclaimer(t)


def states(t: Texts) -> list[str]:
    """How the four states are told apart."""
    return [
        t("value: the documents state it."),
        t("reported zero: the documents state a zero, such as no mark for a step in the table of results."),
        t("not reported: no document says; it is unknown and never a zero."),
        t("not applicable: there is nothing to report, such as the evidence of a result that is not there."),
        t(
            "A cell of numbers or dates without a value is empty, and the column of its state says which of "
            "the two it is; other cells say it themselves. Only caveats and “also in” may be blank."
        ),
    ]


def contradictions(view: PageView, table: Table) -> Contradictions:
    """The contradictions that touch the rows of a table: its figures or its topic, and its countries."""
    here = None
    if any(field.name == "iso3" for field in table.fields):
        here = {iso3 for iso3 in table.column("iso3") if not isinstance(iso3, Missing)}
    return view.answers.contradictions_touching(table.topic, here)


def documents(view: PageView, table: Table) -> list[Document]:
    """The documents behind the rows of a table with their places, in the order of their precedence."""
    places: dict[str, dict[str, None]] = {}
    for source_id, locator in zip(table.column("source_id"), table.column("locator"), strict=True):
        if not isinstance(source_id, Missing):
            places.setdefault(source_id, {})[str(locator)] = None
    lang = view.overview.filters.lang
    return [
        Document(
            row.source_id,
            row.titles[lang],
            row.publisher[lang],
            row.published_on,
            row.as_of,
            tuple(places[row.source_id]),
        )
        for row in view.answers.documents.every
        if row.source_id in places
    ]


def terms(t: Texts) -> list[str]:
    """On what terms figures and code may be used."""
    return [
        t("Figures and facts come from documents of the International Labour Organization (ILO)."),
        t("This is not an official publication of the ILO, which has neither reviewed nor endorsed it."),
        t("The code that made this file is under the Apache License 2.0."),
    ]


def empty(t: Texts, table: Table) -> str:
    """That the filters leave nothing, or the documents; that some rows are programme-wide, where any are."""
    if table.level:
        return t("The documents say nothing of it.")
    if table.topic == "compare":
        return t("Choose two or three of one kind: countries, partners or regions.")
    if table.topic == "calls":
        return t("No result is known that is to be confirmed.")
    nothing = t("Nothing matches these filters.")
    return nothing if not table.rows else nothing + " " + t("The rows below are programme-wide.")


def dropped(t: Texts, unknown: tuple[str, ...]) -> str:
    """Which parts of the address were left out; empty where all was understood."""
    if not unknown:
        return ""
    shown = ", ".join(part[:40] for part in unknown[:3]) + ("…" if len(unknown) > 3 else "")
    return t.count(
        "{n} part of the address was not understood and left out: {parts}",
        "{n} parts of the address were not understood and left out: {parts}",
        len(unknown),
        parts=shown,
    )


def file_name(view: PageView, topic: str, ending: str) -> str:
    """A readable name: social-protection-floors_results_2022-12-31_africa.xlsx."""
    return f"{stem(topic, view.overview.as_of, view.overview.filters, TOPICS[topic].follows)}.{ending}"


def stem(what: str, day: str, chosen: Filters, follows: tuple[str, ...]) -> str:
    """The name of a file without its ending: what it holds, for which date, filters and language."""
    parts = ["social-protection-floors", what, day]
    for name in (name for name in (*LISTS, *MORE) if name in follows):
        values = getattr(chosen, name)
        shown = "-".join(values) if len(values) <= 3 else f"{len(values)}-selected"
        if values:
            parts.append(shown if name in ("region", "country") else f"{name}-{shown}")
    if chosen.lang != "en":
        parts.append(chosen.lang)
    return "_".join(part.replace("_", "-").replace(":", "-") for part in parts)[:150]


def address(view: PageView, topic: str) -> str:
    """The path of the page that shows the same; that of one country or partner needs no filter."""
    if view.key:
        return view.path + search_of(Filters(lang=view.overview.filters.lang))
    return TOPICS[topic].path + search_of(view.overview.filters)
