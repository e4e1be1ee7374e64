"""Which rows came, were altered and went between two snapshots, whatever the filters; kept, as it is the same
for everybody."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from data.answers import evidence, people
from data.answers.country_evidence import funders, results, theme_work
from data.answers.row_origin import country, words
from data.edition_cache import once_per_edition
from data.rows.changes import ADDED, CHANGED, WITHDRAWN, Cell, Change, Corrected, Rows
from data.rows.countries import Funder, Result, ThemeWork
from data.rows.evidence import Contradiction, Document, Words
from data.rows.people import PeopleFigure
from data.schema import TABLES
from data.schema.columns import Table
from data.snapshot import Announcement, Country, Snapshot

Row = TypeVar("Row")
SINCE = ("holds_from", "holds_until")  # when a row holds is no news of what it says
PLACES = ("source_id", "locator", "also_in")  # on another day another document may be the first to say it


class Altered(NamedTuple):
    """All rows of which something changed, in the order of the tables."""

    results: tuple[Change[Result], ...]
    first_in_step: frozenset[str]
    reasons: dict[str, Words]
    listed: tuple[Change[Country], ...]
    people: tuple[Change[PeopleFigure], ...]
    partners: tuple[Change[Funder], ...]
    themes: tuple[Change[ThemeWork], ...]
    contradictions: tuple[Change[Contradiction], ...]
    documents: tuple[Change[Document], ...]
    corrections: tuple[Change[Corrected], ...]
    announcements: tuple[Change[Announcement], ...]
    announced_people: tuple[Change[PeopleFigure], ...]
    first: frozenset[str]
    tables: tuple[Rows, ...]
    places: dict[str, Country]


@once_per_edition
def altered(now: Snapshot, edition_id: str, day: str) -> Altered:
    """What changed since an edition as it was known on a day. Raises KeyError for one never published."""
    then = now.at(day) if edition_id == now.edition_id else now.edition(edition_id).at(day)
    known = {row.result_id: row for row in results(now)}
    old, new = counted(then), counted(now)
    steps = {(row.iso3, row.step) for row in old.values()}
    # In a new phase the results of the one before no longer count, but they were not withdrawn.
    gone = old.keys() - (new.keys() if then.phase == now.phase else known.keys())
    came = [row for key, row in new.items() if key not in old]
    return Altered(
        results=(
            *(Change(ADDED, row) for row in came),
            *_changed(
                old, {key: row for key, row in known.items() if key not in gone}, _of_result(then, now)
            ),
            *(Change(WITHDRAWN, row) for key, row in old.items() if key in gone),
        ),
        first_in_step=frozenset(row.result_id for row in came if (row.iso3, row.step) not in steps),
        reasons={key: reason for key in gone if (reason := _why(now, old[key]))},
        listed=_compared(then.countries, now.countries, lambda row: row.iso3, _of_country),
        people=_figures(people.figures(then), people.figures(now)),
        partners=_compared(
            funders(then),
            funders(now),
            lambda row: (row.iso3, row.partner_id, row.channel),
            lambda row: {"is_current": row.is_current},
        ),
        themes=_compared(
            theme_work(then),
            theme_work(now),
            lambda row: (row.theme_id, row.iso3),
            lambda row: {"summary": row.summary},
        ),
        contradictions=_compared(
            evidence.every_contradiction(then, "en"),
            evidence.every_contradiction(now, "en"),
            lambda row: row.discrepancy_id,
            _of_contradiction,
        ),
        documents=_compared(
            evidence.documents(then).every,
            evidence.documents(now).every,
            lambda row: row.source_id,
            lambda row: {"title": row.titles, "published_on": row.published_on, "as_of": row.as_of},
        ),
        corrections=_compared(
            _corrections(then),
            _corrections(now),
            lambda row: row.correction[:5],
            lambda row: {"adopted": row.correction.adopted, "reason": row.reason},
        ),
        announcements=_compared(
            then.announcements,
            now.announcements,
            lambda row: (row.indicator_id, row.as_of, row.place.source_id),
            lambda row: {"value": row.value, "precision": row.precision},
        ),
        announced_people=_figures(people.later(then), people.later(now)),
        first=frozenset(name for name, rows in _known(then).items() if not rows),
        tables=tuple(filter(None, (_rows(table, then, now) for table in TABLES))),
        places={row["iso3"]: country(row) for one in (then, now) for row in one.tables["country"]},
    )


def counted(snapshot: Snapshot) -> dict[str, Result]:
    """The results that a snapshot counts, by their names: of its phase, of countries on its list."""
    listed = {one.iso3 for one in snapshot.countries}
    found = (row for row in results(snapshot) if row.phase == snapshot.phase and row.iso3 in listed)
    return {row.result_id: row for row in found}


def _known(snapshot: Snapshot) -> dict[str, Any]:
    """The parts of which nothing may have been known at all on one of the two dates."""
    return {
        "results": snapshot.results_as_of,
        "people": snapshot.tables["people_figure"],
        "partners": snapshot.tables["country_partner"],
        "themes": snapshot.tables["theme_country"],
    }


# --- rows by their keys


def _compared(
    then: Iterable[Row],
    now: Iterable[Row],
    key: Callable[[Row], Any],
    cells: Callable[[Row], dict[str, Any]],
) -> tuple[Change[Row], ...]:
    """What came, what was changed, what went; rows of one key are the same row."""
    old, new = ({key(row): row for row in rows} for rows in (then, now))
    return (
        *(Change(ADDED, row) for name, row in new.items() if name not in old),
        *_changed(old, new, cells),
        *(Change(WITHDRAWN, row) for name, row in old.items() if name not in new),
    )


def _changed(
    then: dict[Any, Row], now: dict[Any, Row], cells: Callable[[Row], dict[str, Any]]
) -> Iterable[Change[Row]]:
    """The rows of both sides that say something else."""
    for key, row in now.items():
        if key in then:
            before, after = cells(then[key]), cells(row)
            found = tuple(
                Cell(name, before[name], after[name])
                for name in after
                if _in_english(before[name]) != _in_english(after[name])
            )
            if found:
                yield Change(CHANGED, row, found)


def _in_english(value: Any) -> Any:
    """What a cell says; of a text the English, as another translation says the same."""
    return value["en"] if isinstance(value, dict) else value


def _figures(
    then: tuple[PeopleFigure, ...], now: tuple[PeopleFigure, ...]
) -> tuple[Change[PeopleFigure], ...]:
    names = ("people", "unit", "precision", "status", "measure", "year", "duration", "what", "iso3")
    return _compared(
        then, now, lambda row: row.figure_id, lambda row: {name: getattr(row, name) for name in names}
    )


def _corrections(snapshot: Snapshot) -> list[Corrected]:
    return [Corrected(one, words(snapshot, one.reason)) for one in snapshot.corrections]


# --- what of a row is compared


def _of_result(then: Snapshot, now: Snapshot) -> Callable[[Result], dict[str, Any]]:
    def cells(row: Result) -> dict[str, Any]:
        names = ("summary", "basis", "changed_on", "adopted_by", "instrument")
        caveat = row.origin.caveat  # another edition may have translated what this one says no more
        is_now = caveat in now.translations
        return {name: getattr(row, name) for name in names} | {
            "caveat": words(now if is_now else then, caveat)
        }

    return cells


def _of_country(row: Country) -> dict[str, Any]:
    return {"name": row.names, "region_id": row.region_id}


def _of_contradiction(row: Contradiction) -> dict[str, Any]:
    texts = {"title": row.titles, "statements": row.statements, "adopted": row.adopted, "reason": row.reason}
    return {"is_settled": row.is_settled, "severity": row.severity, **texts}


def _why(now: Snapshot, row: Result) -> Words | None:
    """Why a result is not shown any more, where a correction says so."""
    about = (row.iso3, str(row.step), row.period)
    for one in now.corrections:
        if one.table == "result" and tuple(one.row_key.split("|")[:3]) == about:
            return words(now, one.reason)
    return None


# --- all tables


def _rows(table: Table, then: Snapshot, now: Snapshot) -> Rows | None:
    """How many rows of a table came, were changed and went; None where it stayed as it was."""
    left_out = (*SINCE, *(PLACES if then.day != now.day else ()))

    def by_key(snapshot: Snapshot) -> dict[tuple[Any, ...], tuple[Any, ...]]:
        return {
            (is_later, *(row[name] for name in table.key)): tuple(
                value for name, value in row.items() if name not in left_out
            )
            for is_later, rows in enumerate((snapshot.tables[table.name], snapshot.later[table.name]))
            for row in rows
        }

    old, new = by_key(then), by_key(now)
    found = Rows(
        table.name,
        added=len(new.keys() - old.keys()),
        changed=sum(old[key] != row for key, row in new.items() if key in old),
        withdrawn=len(old.keys() - new.keys()),
    )
    return found if any(found[1:]) else None
