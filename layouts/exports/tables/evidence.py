"""The rows of partners, themes and contradictions: what stands behind the figures, country by country."""

from data.rows import PageView
from data.rows.evidence import Contradiction
from data.rows.figures import ReportedFigure
from data.rows.partners import NamedIn, PartnerRow
from data.rows.themes import ThemeRow
from layouts.exports.tables.countries import NO_PLACE, NONE, NOWHERE, UNKNOWN, Row, origin, place
from layouts.exports.tables.fields import COLUMNS, state_of
from layouts.words.partners import channel_name
from layouts.words.texts import Texts

NOTHING: Row = {**dict.fromkeys(COLUMNS, UNKNOWN), "state": UNKNOWN.value, **NOWHERE}


def partners(t: Texts, view: PageView) -> list[Row]:
    """A row for each partner, country and channel; a country whose note names none has a row that says so.

    Where partners are chosen, only theirs: a country that names none of them says so, too.
    """
    places, chosen = place(t, view), view.overview.filters.partner
    found = [row for row in view.answers.partners.rows if not chosen or row.partner_id in chosen]
    rows = [{**places[one.funder.iso3], **_partner(t, view, row, one)} for row in found for one in row.named]
    return [*rows, *({**NOTHING, **places[iso3]} for iso3 in view.answers.partners.silent)]


def _partner(t: Texts, view: PageView, row: PartnerRow, one: NamedIn) -> Row:
    funder = one.funder
    shared = (UNKNOWN if one.results is None else one.results) if funder.is_current else NONE
    return {
        "partner_id": row.partner_id,
        "partner": row.names[t.lang],
        "partner_kind": row.kind,
        "channel": channel_name(t, view, funder.channel) if funder.channel else None,
        "funding_status": "current" if funder.is_current else "announced",
        "results_shared": shared,
        "state": state_of(shared),
        **origin(t, view, funder),
    }


def themes(t: Texts, view: PageView) -> list[Row]:
    """For each area what the report says of it, then the countries in its list of work."""
    places, rows = place(t, view), []
    for theme in view.answers.themes.chosen:
        shared = {
            "theme_id": theme.theme_id,
            "theme_group": theme.group,
            "theme": theme.labels[t.lang],
        }
        rows.append({**shared, **_theme(t, view, theme)})
        rows += [
            {
                **shared,
                **places[work.iso3],
                "level": "country",
                "is_priority": work.is_priority,
                "summary": work.summary[t.lang],
                "state": "value",
                **origin(t, view, work),
            }
            for work in theme.work
        ]
    return rows


def _theme(t: Texts, view: PageView, theme: ThemeRow) -> Row:
    summary = theme.summary[t.lang] if theme.summary else UNKNOWN
    return {
        **NO_PLACE,
        "level": "programme",
        "is_priority": NONE,
        "summary": summary,
        "state": state_of(summary),
        **origin(t, view, theme),
    }


def figures(t: Texts, view: PageView) -> list[Row]:
    """Other figures: of the countries that the filters leave, then of the programme and the world."""
    found, places = view.answers.figures, place(t, view)
    return [
        *(
            {**places[iso3], "level": "country", **_figure(t, view, row)}
            for iso3, rows in found.left
            for row in rows
        ),
        *({**NOTHING, **places[iso3], "level": "country"} for iso3, rows in found.left if not rows),
        *({**NO_PLACE, "level": "programme", **_figure(t, view, row)} for row in found.programme),
    ]


def _figure(t: Texts, view: PageView, row: ReportedFigure) -> Row:
    return {
        "figure_topic": row.topic,
        "what": row.what[t.lang],
        "figure": row.value,
        "state": state_of(row.value),
        "figure_unit": row.unit,
        "precision": row.precision,
        "since": row.since,
        "until": row.as_of,
        "figure_status": row.status,
        **origin(t, view, row),
    }


def discrepancies(t: Texts, view: PageView) -> list[Row]:
    """The contradictions that the filters leave, as the evidence page shows them."""
    return [_discrepancy(t, view, row) for row in view.answers.contradictions.rows]


def _discrepancy(t: Texts, view: PageView, row: Contradiction) -> Row:
    return {
        "discrepancy_id": row.discrepancy_id,
        "topic": row.topic,
        "severity": row.severity,
        "title": row.titles[t.lang],
        "statements": row.statements[t.lang],
        "adopted": row.adopted[t.lang],
        "reason": row.reason[t.lang],
        "as_of": row.as_of or NONE,
        "is_settled": row.is_settled,
        "countries": " ".join(row.countries) or NONE,
        **origin(t, view, row),
    }
