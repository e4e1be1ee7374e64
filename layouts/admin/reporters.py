"""Who has reported: every priority country, since when it is silent, and how much is known of it."""

from collections.abc import Sequence
from typing import Any

from data.collation import sort_key
from data.rows.countries import KINDS
from data.rows.reporting import Reporter
from layouts.admin import frame, tables
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import basis, formats
from layouts.words.texts import Texts

REPORTERS = "/admin/countries"
FILE = f"{REPORTERS}.csv"
ORDERS = ("silent", "country", "results", "people", "known", "open")


def heads(t: Texts) -> dict[str, str]:
    """The columns: the order that each gives, or its own name, and what it is called."""
    return {
        "country": t("Country"),
        "region": t("Region"),
        "reported": t("Last report of the office"),
        "silent": t("Nothing newer than"),
        "results": t("Results this phase"),
        "people": t("Figures on people"),
        "known": t("What is known"),
        "open": t("Open contributions"),
    }


def in_order(t: Texts, rows: Sequence[Reporter], order: str) -> list[Reporter]:
    """The countries in one of the orders: what needs care first."""
    keys: dict[str, Any] = {
        "silent": lambda row: row.silent_since,
        "country": lambda row: sort_key(t.lang, row.country.names[t.lang]),
        "results": lambda row: row.known.results or 0,
        "people": lambda row: row.known.people.reached,
        "known": lambda row: -len(row.known.missing),
        "open": lambda row: -(row.waiting + row.written),
    }
    return sorted(rows, key=keys[order])


def body(t: Texts, rows: Sequence[Reporter], order: str) -> list[Any]:
    """The page."""
    silent = sum(not row.reported_on for row in rows)
    columns = [_head(t, name, label, order) for name, label in heads(t).items()]
    lines = [_cells(t, row) for row in in_order(t, rows, order)]
    return [
        html.H1(t("Who has reported")),
        html.P(
            t.count(
                "{n} of {all} country offices has sent no report here yet.",
                "{n} of {all} country offices have sent no report here yet.",
                silent,
                all=len(rows),
            ),
            className="lead",
        ),
        html.P(html.A(t("Download as CSV"), href=frame.in_language(t, FILE, order=order), download="")),
        _orders(t, order),
        tables.table(t("Who has reported"), [*heads(t).values()], lines, columns),
        html.P(
            _key(t),
            className="meaning",
        ),
    ]


def _orders(t: Texts, order: str) -> Html:
    """The orders as links, for a phone, where the table has no headings."""
    names = heads(t)
    links = [
        html.A(
            names[name],
            href=frame.in_language(t, REPORTERS, order=name),
            **({"aria-current": "true"} if name == order else {}),
        )
        for name in ORDERS
    ]
    return html.Nav(links, className="states orders", **{"aria-label": t("Sort by")})


def _key(t: Texts) -> str:
    return t(
        "What is known: a result, an explicit one, an achieved figure on people, a funding partner, a theme. "
        "Nothing newer than: the last report of the office, or the date of the last document on the country."
    )


def _head(t: Texts, name: str, label: str, order: str) -> Html:
    if name not in ORDERS:
        return html.Th(label, scope="col")
    said = {"aria-sort": "other"} if name == order else {}
    link = html.A(label, href=frame.in_language(t, REPORTERS, order=name))
    return html.Th(link, scope="col", **said)


def _cells(t: Texts, row: Reporter) -> list[Any]:
    known, unknown = row.known, components.not_reported(t)
    people = known.people
    waiting = [
        *([t.count("{n} to decide", "{n} to decide", row.waiting)] if row.waiting else []),
        *([t.count("{n} draft", "{n} drafts", row.written)] if row.written else []),
    ]
    reported = formats.day(t.lang, row.reported_on, "medium") if row.reported_on else ""
    told = basis.briefly(t, known.results, known.explicit)
    results = [formats.number(t.lang, known.results or 0), html.Br(), html.Span(told, className="small")]
    n = len(KINDS) - len(known.missing)
    return [
        html.A(row.country.names[t.lang], href=frame.in_language(t, f"/countries/{row.country.iso3}")),
        row.region[t.lang],
        [reported, html.Br(), html.Span(row.reported_by, className="small")] if reported else unknown,
        formats.day(t.lang, row.silent_since, "medium") if row.silent_since else unknown,
        unknown if known.results is None else results if known.results else "0",
        t("{n}, {reached} of them reached", n=people.figures, reached=people.reached)
        if people.figures
        else unknown,
        t("{n} of {all}", n=n, all=len(KINDS)),
        ", ".join(waiting),
    ]


def table(t: Texts, rows: Sequence[Reporter], order: str) -> list[list[str]]:
    """The same as rows of text, for a file; numbers stay numbers."""
    names = [
        t("Code"),
        t("Country"),
        t("Region"),
        t("Last report of the office"),
        t("Reported by"),
        t("Nothing newer than"),
        t("Results"),
        t("Explicit results"),
        t("Figures on people"),
        t("People reached"),
        t("What is known"),
        t("To decide"),
        t("Drafts"),
    ]

    def said(value: object) -> str:
        return "" if value is None else str(value)

    lines = [
        [
            row.country.iso3,
            row.country.names[t.lang],
            row.region[t.lang],
            row.reported_on,
            row.reported_by,
            row.silent_since,
            *map(said, (row.known.results, row.known.explicit, row.known.people.figures)),
            *map(said, (row.known.people.reached, len(KINDS) - len(row.known.missing))),
            *map(said, (row.waiting, row.written)),
        ]
        for row in in_order(t, rows, order)
    ]
    return [names, *lines]
