"""The programme's health: its team, its evaluations, Convention No. 102, events, the world around it."""

import re
from collections import Counter

from data.answers.row_origin import Stored, origin, words
from data.collation import sort_key
from data.rows.health import (
    CountedPosts,
    Coverage,
    Evaluation,
    Evaluations,
    Event,
    FinancingGap,
    Post,
    Posts,
    Ratification,
    Ratifications,
    RatificationState,
    Ratified,
    Staff,
    WorldCoverage,
)
from data.snapshot import Snapshot, by_language

STAFF = ("staff", "staff_countries", "staff_priority_countries")
POSTS = ("existing", "created", "needed")
# How far countries can be with the Convention, the furthest first.
STATES = ("ratified", "implied", "committed", "considering", "assessment", "promoted")
WORLD = "world"
CAMPAIGN = "ratifications_c102"
BOX = re.compile(r"(?:Box|Table|Figure) \d+")


def staff(snapshot: Snapshot) -> tuple[Staff, ...]:
    """The team and the countries where it works, at each date that a document gives."""
    rows = [row for row in snapshot.tables["observation"] if row["indicator_id"] in STAFF]
    return tuple(
        Staff(row["indicator_id"], row["as_of"], row["value"], row["precision"], origin(row))
        for row in sorted(rows, key=lambda row: (STAFF.index(row["indicator_id"]), row["as_of"]))
    )


def posts(snapshot: Snapshot, before: Snapshot | None) -> tuple[Posts, ...]:
    """The posts of the newest list by what became of them."""
    rows = snapshot.tables["tsf_position"]
    then = before.tables["tsf_position"] if before else ()
    found = []
    for status in POSTS:
        of = [row for row in rows if row["status"] == status]
        found.append(
            Posts(
                status,
                max((row["as_of"] for row in of), default=None),
                tuple(
                    Post(by_language(row, "title"), words(snapshot, row["location"]) or {}, origin(row))
                    for row in of
                ),
                sum(row["status"] == status for row in then) if then else None,
            )
        )
    return tuple(found)


def counted_posts(snapshot: Snapshot) -> tuple[CountedPosts, ...]:
    """What the text of the document of the newest list counts as created."""
    of_list = {row["source_id"] for row in snapshot.tables["tsf_position"]}
    return tuple(
        CountedPosts(row["value"], row["since"], row["as_of"], origin(row))
        for row in snapshot.tables["reported_figure"]
        if row["figure_id"] == "posts_created_text" and row["source_id"] in of_list
    )


def evaluations(snapshot: Snapshot, before: Snapshot | None) -> Evaluations:
    """The evaluations in the order in which they are due."""
    then = {row["evaluation_id"]: row["status"] for row in before.tables["evaluation"]} if before else {}
    rows = sorted(
        snapshot.tables["evaluation"], key=lambda row: row["completed_on"] or row["planned_from"] or ""
    )
    found = []
    for row in rows:
        was = then.get(row["evaluation_id"])
        found.append(
            Evaluation(
                row["evaluation_id"],
                by_language(row, "name"),
                by_language(row, "what") if row["what_en"] else None,
                row["status"],
                row["planned_from"],
                row["planned_to"],
                row["completed_on"],
                before=None if was == row["status"] else was,
                origin=origin(row),
            )
        )
    return Evaluations(tuple(found), sum(row.status == "done" for row in found))


def ratifications(snapshot: Snapshot, before: Snapshot | None, lang: str) -> Ratifications:
    """What the campaign for the Convention counts and aims at, and how far countries are."""
    priority = {country.iso3 for country in snapshot.countries}
    names = {row["iso3"]: by_language(row, "name") for row in snapshot.tables["country"]}
    rows = [
        Ratification(
            row["iso3"],
            names[row["iso3"]],
            row["iso3"] in priority,
            row["status"],
            by_language(row, "what"),
            origin(row),
        )
        for row in snapshot.tables["ratification"]
    ]
    rows.sort(key=lambda row: sort_key(lang, row.name[lang]))
    states = [RatificationState(one, tuple(row for row in rows if row.status == one)) for one in STATES]
    count, aim = _count(snapshot), _aim(snapshot)
    then = _count(before) if before else None
    behind = [*([count] if count else []), *([aim] if aim else [])]
    return Ratifications(
        ratified_by=count["value"] if count else None,
        counted_on=count["as_of"] if count else None,
        before=then["value"] if then else None,
        aim=aim["value"] if aim else None,
        due=aim["due"] if aim else None,
        reached_pct=100 * count["value"] / aim["value"] if count and aim and aim["value"] else None,
        states=tuple(state for state in states if state.countries),
        ratified=_ratified([row for row in rows if row.status == "ratified"]),
        has_doubles=len({(row.iso3, row.status) for row in rows}) > len({row.iso3 for row in rows}),
        origins=(*map(origin, behind), *(row.origin for row in rows)),
    )


def _count(snapshot: Snapshot) -> Stored | None:
    """The latest count of ratifications, as a row of `observation`; None: not reported."""
    rows = [
        row
        for row in snapshot.tables["observation"]
        if row["indicator_id"] == CAMPAIGN and row["as_of"] <= snapshot.day
    ]
    return max(rows, key=lambda row: row["as_of"], default=None)


def _aim(snapshot: Snapshot) -> Stored | None:
    """What the campaign aims at, as a row of `target`; None: not stated."""
    rows = [row for row in snapshot.tables["target"] if row["indicator_id"] == CAMPAIGN]
    return max(rows, key=lambda row: row["phase"], default=None)


def _ratified(rows: list[Ratification]) -> tuple[Ratified, ...]:
    """The countries by the box or table that names them; last those that country notes alone name."""
    groups: dict[tuple[str, str], list[Ratification]] = {}
    for row in rows:
        box = BOX.search(row.origin.locator)
        groups.setdefault((row.origin.source_id, box[0]) if box else ("", ""), []).append(row)
    places = sorted(groups, key=lambda place: place == ("", ""))
    return tuple(Ratified(*place, tuple(groups[place])) for place in places)


def events(snapshot: Snapshot) -> tuple[Event, ...]:
    """Events and milestones, the latest first, those that were announced since among them."""
    every = (*snapshot.tables["event"], *snapshot.later["event"])
    rows = sorted(every, key=lambda row: row["held_on"] or "", reverse=True)
    return tuple(
        Event(
            row["event_id"],
            row["held_on"],
            by_language(row, "name"),
            by_language(row, "what") if row["what_en"] else None,
            row["attendance"],
            row["precision"],
            origin(row),
        )
        for row in rows
    )


def coverage(snapshot: Snapshot) -> WorldCoverage:
    """The shares of people with at least one benefit, those that were announced since among them."""
    every = (*snapshot.tables["coverage_context"], *snapshot.later["coverage_context"])
    stored = sorted((row for row in every if row["measure"] == "covered"), key=lambda row: -row["percent"])
    of_area = Counter(row["area"] for row in stored)
    rows = tuple(
        Coverage(row["area"], row["percent"], row["year"], of_area[row["area"]] == 1, origin(row))
        for row in stored
    )
    worlds = {row.year: row for row in rows if row.area == WORLD}
    regions = [row for row in rows if row.area != WORLD and row.year in worlds]
    year = max((row.year or 0 for row in regions), default=None)
    return WorldCoverage(
        rows,
        usual_year=Counter(row.year for row in rows).most_common(1)[0][0] if rows else None,
        year=year,
        world=worlds.get(year),
        least=min((row for row in regions if row.year == year), key=lambda row: row.percent, default=None),
    )


def financing_gaps(snapshot: Snapshot) -> tuple[FinancingGap, ...]:
    """What floors for all would cost more, the largest share of the economy first."""
    rows = sorted(snapshot.tables["financing_gap"], key=lambda row: -row["percent_of_gdp"])
    return tuple(
        FinancingGap(row["income_group"], row["usd"], row["percent_of_gdp"], origin(row)) for row in rows
    )
