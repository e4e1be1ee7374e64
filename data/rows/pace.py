"""The rows of pace: each ambition of a phase, and how far it is from an even pace."""

from typing import NamedTuple

from data.rows import Origin


class Ambition(NamedTuple):
    """An ambition; what is achieved, and all that follows from it, is None where it is not reported."""

    indicator_id: str
    achieved: float | None
    explicit: int | None  # of results, those that country notes state themselves; None: it counts no results
    ambition: float
    reached_pct: float | None
    points: float | None  # the share reached less the share of the phase passed
    stands: str | None  # `ahead` of an even pace, `about` on it, `behind`
    as_of: str | None  # the day of what is achieved
    before: float | None  # the same on the day that it is compared with
    origins: tuple[Origin, ...]


class Pace(NamedTuple):
    """The ambitions of the phase under way, the furthest behind first, those without a value last."""

    phase: int
    phase_days: tuple[str, str]  # its first and its last day
    elapsed_pct: float
    days_passed: int
    days: int
    ambitions: tuple[Ambition, ...]
    reported: int
    behind: int
    about: int
    unknown: int  # without a reported value
    about_points: int  # how near an even pace counts as on it
