"""What was reached of an ambition: of the three steps, and of the three measures of people."""

from typing import NamedTuple


def reached_pct(achieved: float | None, ambition: float) -> float | None:
    """What is achieved in per cent of an ambition; None where it is not reported, or nothing is aimed at."""
    return None if achieved is None or not ambition else 100 * achieved / ambition


class StepRow(NamedTuple):
    """Results of one step: those selected, those of all countries (None: not reported), the ambition.

    Of each the part that the country notes state explicitly; the others are to be confirmed.
    """

    step: int
    selected: int | None
    selected_explicit: int | None
    achieved: int | None
    achieved_explicit: int | None
    ambition: float
    stands: str | None  # all achieved, against an even pace: `ahead`, `about` or `behind`
    is_selected: bool

    @property
    def achieved_pct(self) -> float | None:
        """What all countries achieved, in per cent of the ambition."""
        return reached_pct(self.achieved, self.ambition)

    @property
    def selected_pct(self) -> float | None:
        """What the selected countries achieved, in per cent of the ambition, which is that of all."""
        return reached_pct(self.selected, self.ambition)


class PeopleRow(NamedTuple):
    """One measure of people reached, programme-wide (None: not reported), and its ambition, in persons."""

    measure: str
    people: float | None
    ambition: float
    stands: str | None  # against an even pace: `ahead`, `about` or `behind`
    reporting_countries: int | None
    as_of: str | None  # the day of the value, not later than the as-of date

    @property
    def people_pct(self) -> float | None:
        """The people reached in per cent of the ambition."""
        return reached_pct(self.people, self.ambition)
