"""Where something stands against an even pace: behind, about on it or ahead, in the same words everywhere."""

from collections.abc import Iterable
from typing import Literal

from layouts.texts import Texts

NEAR = 2  # points within which a distance says nothing: figures are rounded, and progress is not even

Standing = Literal["behind", "near", "ahead"]


def standing(points: float) -> Standing:
    """Where a share stands that is so many points from an even pace."""
    return "near" if abs(points) <= NEAR else "behind" if points < 0 else "ahead"


def distance(t: Texts, points: float) -> str:
    """The same in words, with the points."""
    n = round(abs(points))
    return {
        "near": lambda: t("about on pace"),
        "behind": lambda: t.count("behind by {n} point", "behind by {n} points", n),
        "ahead": lambda: t.count("ahead by {n} point", "ahead by {n} points", n),
    }[standing(points)]()


def behind(t: Texts, points: Iterable[float]) -> str:
    """How many ambitions are behind."""
    found = [standing(one) for one in points]
    return t.count(
        "{n} of {all} ambitions is behind an even pace",
        "{n} of {all} ambitions are behind an even pace",
        found.count("behind"),
        all=len(found),
    )
