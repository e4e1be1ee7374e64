"""How far an ambition is from an even pace, in words; the rule is in `data/answers/pace.py`."""

from data.rows.pace import Pace
from layouts.words import formats
from layouts.words.texts import Texts


def said(t: Texts, points: float, stands: str) -> str:
    """A distance from an even pace in words."""
    n = round(abs(points))
    return {
        "ahead": t.count("ahead by {n} point", "ahead by {n} points", n),
        "about": t("about on pace"),
        "behind": t.count("behind by {n} point", "behind by {n} points", n),
    }[stands]


def look(stands: str) -> str:
    """The badge of a distance: the colour of results is for what is ahead."""
    return {"ahead": "good", "about": "plain", "behind": "warn"}[stands]


def of_ambitions(t: Texts, pace: Pace) -> str:
    """How many of the ambitions with a value are behind, and about on pace; how many have none."""
    if not pace.reported:
        return t("No ambition has a reported value at this date")
    counts = {"n": pace.behind, "all": pace.reported}
    behind = (
        t.count(
            "{n} of {all} ambitions is behind an even pace, {about} about on it",
            "{n} of {all} ambitions are behind an even pace, {about} about on it",
            about=pace.about,
            **counts,
        )
        if pace.about
        else t.count(
            "{n} of {all} ambitions is behind an even pace",
            "{n} of {all} ambitions are behind an even pace",
            **counts,
        )
    )
    if not pace.unknown:
        return behind
    return t.count("{said}; {n} is not reported", "{said}; {n} are not reported", pace.unknown, said=behind)


def passed(t: Texts, pace: Pace, day: str) -> str:
    """How much of the phase had passed on a day, or that it had not begun."""
    date, phase = formats.day(t.lang, day), formats.roman(pace.phase)
    if not pace.days_passed:
        return t("At {date}, phase {phase} had not begun.", date=date, phase=phase)
    return t(
        "At {date}, {share} of phase {phase} has passed. Even pace is a yardstick, not a plan.",
        date=date,
        share=formats.per_cent(t.lang, pace.elapsed_pct),
        phase=phase,
    )
