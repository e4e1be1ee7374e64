"""How far an ambition is ahead of an even pace or behind it: one rule for pages, scenes and slides."""

from typing import Any

from layouts.words.texts import Texts

ABOUT = 2  # points: no figure here is so exact that a smaller distance says anything


def standing(points: float) -> str:
    """Whether a distance from an even pace, in points, is `ahead`, `about` on it or `behind`."""
    if abs(points) <= ABOUT:
        return "about"
    return "ahead" if points > 0 else "behind"


def said(t: Texts, points: float) -> str:
    """A distance from an even pace in words."""
    n = round(abs(points))
    return {
        "ahead": t.count("ahead by {n} point", "ahead by {n} points", n),
        "about": t("about on pace"),
        "behind": t.count("behind by {n} point", "behind by {n} points", n),
    }[standing(points)]


def look(points: float) -> str:
    """The badge of a distance: the colour of results is for what is ahead."""
    return {"ahead": "good", "about": "plain", "behind": "warn"}[standing(points)]


def of_ambitions(t: Texts, rows: list[dict[str, Any]]) -> str:
    """How many of the ambitions with a value are behind, and about on pace; how many have none."""
    stand = [standing(row["gap_pct"]) for row in rows if row["reached_pct"] is not None]
    if not stand:
        return t("No ambition has a reported value at this date")
    about, unknown = stand.count("about"), len(rows) - len(stand)
    behind = {"n": stand.count("behind"), "all": len(stand)}
    said = (
        t.count(
            "{n} of {all} ambitions is behind an even pace, {about} about on it",
            "{n} of {all} ambitions are behind an even pace, {about} about on it",
            about=about,
            **behind,
        )
        if about
        else t.count(
            "{n} of {all} ambitions is behind an even pace",
            "{n} of {all} ambitions are behind an even pace",
            **behind,
        )
    )
    if not unknown:
        return said
    return t.count("{said}; {n} is not reported", "{said}; {n} are not reported", unknown, said=said)
