"""How far each ambition is ahead of an even pace or behind it: one rule for everything that says so."""

from collections.abc import Iterable
from datetime import date

from data.answers.row_origin import origin
from data.rows.countries import EXPLICIT
from data.rows.pace import Ambition, Pace
from data.rows.reached import reached_pct
from data.snapshot import STEPS, Snapshot

ABOUT = 2  # points: no figure here is so exact that a smaller distance says anything
PEOPLE = ("people_legal", "people_effective", "people_adequacy")
INDICATORS = ("results_total", *(f"step_{step}" for step in STEPS), "countries_with_results", *PEOPLE)


def days(snapshot: Snapshot) -> tuple[int, int]:
    """The days of the phase passed at the end of the snapshot's day, both ends included, and all of them."""
    first, last = (date.fromisoformat(day) for day in snapshot.phases[snapshot.phase])
    passed, whole = (date.fromisoformat(snapshot.day) - first).days + 1, (last - first).days + 1
    return min(max(passed, 0), whole), whole


def elapsed_pct(snapshot: Snapshot) -> float:
    """The share of the phase that had passed at the end of the snapshot's day, in per cent."""
    passed, whole = days(snapshot)
    return 100 * passed / whole


def standing(points: float) -> str:
    """Whether a distance from an even pace, in points, is `ahead`, `about` on it or `behind`."""
    if abs(points) <= ABOUT:
        return "about"
    return "ahead" if points > 0 else "behind"


def stands(snapshot: Snapshot, achieved: float | None, ambition: float) -> str | None:
    """Where what is achieved stands against an even pace; None where it is not reported."""
    reached = reached_pct(achieved, ambition)
    return None if reached is None else standing(reached - elapsed_pct(snapshot))


def pace(snapshot: Snapshot, before: Snapshot | None) -> Pace:
    """Every ambition of the phase under way, with its value on another day beside it."""
    aims = {**snapshot.targets, "results_total": sum(snapshot.targets[f"step_{step}"] for step in STEPS)}
    now, then = achieved(snapshot), achieved(before) if before else {}
    firm = counted(
        tuple(step for step, basis in zip(steps, snapshot.bases[iso3], strict=True) if basis == EXPLICIT)
        for iso3, steps in snapshot.results.items()
    )
    elapsed = elapsed_pct(snapshot)
    found = []
    for name in INDICATORS:
        value, aim = now[name], aims[name]
        reached = reached_pct(value, aim)
        points = None if reached is None else reached - elapsed
        counts_results = name.startswith(("results_", "step_")) and value is not None
        found.append(
            Ambition(
                indicator_id=name,
                achieved=value,
                explicit=firm.get(name, 0) if counts_results else None,
                ambition=aim,
                reached_pct=reached,
                points=points,
                stands=None if points is None else standing(points),
                as_of=_as_of(snapshot, name),
                before=then.get(name),
                origins=tuple(
                    origin(row)
                    for row in (*snapshot.tables["observation"], *snapshot.tables["target"])
                    if row["indicator_id"] == name
                    and (
                        row["phase"] == snapshot.phase
                        if "phase" in row
                        else row["as_of"] == _as_of(snapshot, name)
                    )
                ),
            )
        )
    found.sort(key=lambda one: (one.points is None, one.points or 0))
    where = [one.stands for one in found if one.stands]
    passed, whole = days(snapshot)
    return Pace(
        *(snapshot.phase, snapshot.phases[snapshot.phase], elapsed, passed, whole, tuple(found)),
        reported=len(where),
        behind=where.count("behind"),
        about=where.count("about"),
        unknown=len(found) - len(where),
        about_points=ABOUT,
    )


def achieved(snapshot: Snapshot) -> dict[str, float | None]:
    """What is achieved of every ambition by the snapshot's day, by indicator; None: not reported."""
    people = {name: snapshot.observations.get(name) for name in PEOPLE}
    reported = {name: None if seen is None else seen.value for name, seen in people.items()}
    if not snapshot.results_as_of:
        return {**dict.fromkeys(INDICATORS), **reported}
    counts = counted(snapshot.results.values())
    return {**dict.fromkeys(INDICATORS, 0), **counts, **reported}


def counted(results: Iterable[tuple[int, ...]]) -> dict[str, int]:
    """How many results there are, of all steps and of each, and in how many countries."""
    by_country = [steps for steps in results if steps]
    return {
        "results_total": sum(map(len, by_country)),
        "countries_with_results": len(by_country),
        **{f"step_{step}": sum(steps.count(step) for steps in by_country) for step in STEPS},
    }


def _as_of(snapshot: Snapshot, indicator_id: str) -> str | None:
    if indicator_id not in PEOPLE:
        return snapshot.results_as_of
    seen = snapshot.observations.get(indicator_id)
    return seen.as_of if seen else None
