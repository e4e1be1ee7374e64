"""What documents date, put in order: of one country, and of the programme as a whole."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from data.answers import country_evidence, figures, funding, health, people
from data.answers.overview import EVERYTHING, country_rows, headline
from data.answers.row_origin import origin
from data.quarters import first_day, last_day
from data.rows import Origin
from data.rows.timeline import ANNOUNCED, NEXT, PAST, Entry, PhaseTurn, PositionThen, Timeline, Undated
from data.snapshot import Snapshot

PEOPLE_SUM = "people_total"  # a sum of measures that are never added up
# In what order the kinds stand that have the same day.
KINDS = (
    *("phase", "result", "results", "convention", "people", "figure", "event", "evaluation"),
    *("approval", "staff", "announcement", "position", "ambition"),
)


class _Rows:
    """Collects what is dated and what is not, for one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.told_until = max((one.as_of for one in snapshot.sources.values()), default=snapshot.day)
        self.dated: list[Entry] = []
        self.undated: dict[str, list[Any]] = {}

    def add(
        self,
        kind: str,
        when: str | None,
        row: Any,
        places: Iterable[Origin],
        *,
        is_later: bool = False,
        is_promise: bool = False,
    ) -> None:
        """Take a row; without a date it is only counted."""
        if not when:
            self.undated.setdefault(kind, []).append(row)
            return
        first, last = first_day(when.split("/")[0]), last_day(when.split("/")[-1])
        state = ANNOUNCED if is_later else NEXT if first > self.snapshot.day else PAST
        # An event may have been told of when it was still to come; a promise is kept or not.
        is_silent = state == NEXT and last < self.told_until and is_promise
        # What is no day stands at the end of what it can mean: a year behind all that is dated in it.
        at = first if "/" in when else last
        self.dated.append(Entry(kind, when, at, last, state, is_silent, row, tuple(places)))

    def done(self) -> Timeline:
        """All of it in order."""
        entries = sorted(self.dated, key=_place)
        undated = tuple(Undated(kind, tuple(rows)) for kind, rows in self.undated.items())
        return Timeline(self.snapshot.day, tuple(entries), undated, self.told_until)


def _place(one: Entry) -> tuple[str, bool, int, int]:
    """Where an entry stands: of one day what is dated most exactly first, and a position behind all of it."""
    first = date.fromisoformat(first_day(one.when.split("/")[0])).toordinal()
    return one.at, one.kind == "position", -first, KINDS.index(one.kind)


def of_country(snapshot: Snapshot, iso3: str) -> Timeline:
    """Results, ratification and figures of one country; what was announced since the position among them."""
    found = _Rows(snapshot)
    for result in _ours(country_evidence.results(snapshot), iso3):
        found.add("result", result.changed_on, result, [result.origin])
    for result in _ours(country_evidence.later_results(snapshot), iso3):
        found.add("result", result.changed_on or result.as_of, result, [result.origin], is_later=True)
    for one in _ours(country_evidence.conventions(snapshot), iso3):
        if one.status == "ratified":
            found.add("convention", one.ratified_on, one, [one.origin])
    for figure in _ours(people.figures(snapshot), iso3):
        when = str(figure.year) if figure.year else None
        found.add("people", when, figure, [figure.origin], is_promise=not figure.is_achieved)
    for figure in _ours(people.later(snapshot), iso3):
        when = str(figure.year) if figure.year else figure.document_as_of
        found.add("people", when, figure, [figure.origin], is_later=True)
    later = {row["figure_id"] for row in snapshot.later["reported_figure"]}
    for told in _ours(figures.ordered(snapshot), iso3):
        when = told.as_of or told.since
        found.add(
            "figure",
            when,
            told,
            [told.origin],
            is_later=told.figure_id in later,
            is_promise=told.status == "target",
        )
    for day in (one for one in snapshot.dates if one <= snapshot.day):
        then = snapshot.at(day)
        counted = [row for row in country_evidence.results(then) if row.phase == then.phase]
        ours = [*_ours(counted, iso3)]
        if then.results_as_of == day:
            explicit = sum(row.is_explicit for row in ours)
            known = PositionThen(day, len(ours), explicit, None, None)
            found.add("position", day, known, [row.origin for row in ours])
    return found.done()


def _ours(rows: Iterable[Any], iso3: str) -> Iterator[Any]:
    return (row for row in rows if row.iso3 == iso3)


def of_programme(snapshot: Snapshot) -> Timeline:
    """Phases, positions, events, evaluations, dated results, what is due and what was announced since."""
    found = _Rows(snapshot)
    _phases(found)
    _positions(found)
    _results(found)
    _events(found)
    for one in funding.approvals(snapshot).years:
        found.add("approval", str(one.year), one, [one.origin])
    staff = sorted(health.staff(snapshot), key=lambda row: row.as_of)
    for day, group in groupby(staff, key=lambda row: row.as_of):
        rows = tuple(group)
        # The documents give the month alone; its last day stands for it.
        found.add("staff", day[:7], rows, [row.origin for row in rows])
    for _, told in groupby(snapshot.announcements, key=lambda one: (one.as_of, one.place)):
        together = tuple(told)
        places = [Origin(*one.place, caveat=one.caveat) for one in together]
        found.add("announcement", together[0].as_of, together, places, is_later=True)
    return found.done()


def _phases(found: _Rows) -> None:
    """The days of each phase, and what is to be achieved by when in that under way."""
    snapshot = found.snapshot
    totals = {
        row["as_of"]: row["value"]
        for row in snapshot.tables["observation"]
        if row["indicator_id"] == "results_total"
    }
    for row in snapshot.tables["phase"]:
        phase, place = int(row["phase"]), origin(row)
        found.add("phase", row["starts_on"], PhaseTurn(phase, True, None), [place])
        turn = PhaseTurn(phase, False, totals.get(row["ends_on"]))
        found.add("phase", row["ends_on"], turn, [place])
    targets = [
        row
        for row in snapshot.tables["target"]
        if row["phase"] == snapshot.phase and row["indicator_id"] != PEOPLE_SUM
    ]
    for due, group in groupby(sorted(targets, key=lambda row: row["due"]), key=lambda row: row["due"]):
        rows = [*group]
        aims = {row["indicator_id"]: row["value"] for row in rows}
        found.add("ambition", due, aims, [origin(row) for row in rows])


def _positions(found: _Rows) -> None:
    """What each position said that is known by the day."""
    for day in (one for one in found.snapshot.dates if one <= found.snapshot.day):
        then = found.snapshot.at(day)
        head = headline(then, EVERYTHING, country_rows(then, EVERYTHING))
        gap = [row for row in funding.components(then) if row.component == "gap" and row.usd is not None]
        results = [row.origin for row in country_evidence.results(then) if row.phase == then.phase][:1]
        places = [*results, *(row.origin for row in gap if row.origin)]
        row = PositionThen(day, head.results, head.explicit, head.countries, gap[0].usd if gap else None)
        found.add("position", day, row, places)


def _results(found: _Rows) -> None:
    """The dated results, those of one date together; of the phase under way, as every count has them."""
    snapshot = found.snapshot
    rows = [row for row in country_evidence.results(snapshot) if row.phase == snapshot.phase]
    for row in rows:
        if not row.changed_on:
            found.add("results", None, row, [])
    dated = sorted((row for row in rows if row.changed_on), key=lambda row: (row.changed_on or "", row.step))
    for when, group in groupby(dated, key=lambda row: row.changed_on):
        together = tuple(group)
        found.add("results", when, together, [row.origin for row in together])
    for one in country_evidence.conventions(snapshot):
        if one.status == "ratified":
            found.add("convention", one.ratified_on, one, [one.origin])


def _events(found: _Rows) -> None:
    """Events and evaluations; an evaluation stands when it was completed, else when it is planned."""
    later = {row["event_id"] for row in found.snapshot.later["event"]}
    for event in health.events(found.snapshot):
        found.add("event", event.held_on, event, [event.origin], is_later=event.event_id in later)
    for one in health.evaluations(found.snapshot, None).rows:
        planned = "/".join(dict.fromkeys(day for day in (one.planned_from, one.planned_to) if day))
        found.add("evaluation", one.completed_on or planned, one, [one.origin], is_promise=True)
