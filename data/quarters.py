"""Quarters of years: in which one something happened that is dated as exactly as it is known."""

import calendar
from typing import NamedTuple

# How the last month of a part of a year is found: `2024-Q2`, `2024-H1`, `2024-mid`.
LAST_MONTH = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12, "start": 3, "mid": 6, "end": 12, "": 12}
FIRST_MONTH = {"Q2": 4, "Q3": 7, "Q4": 10, "H2": 7, "mid": 4, "end": 10}


class Quarter(NamedTuple):
    """One quarter of one year."""

    year: int
    number: int

    @property
    def last_day(self) -> str:
        """Its last day, as ISO text."""
        return _last_of(self.year, 3 * self.number)


def of(moment: str) -> Quarter:
    """The quarter in which a moment such as `2024-05-14`, `2024-05`, `2024-Q2` or `2024` came to an end."""
    return Quarter(int(moment[:4]), (int(last_day(moment)[5:7]) + 2) // 3)


def first_day(moment: str) -> str:
    """The earliest day that a moment can mean."""
    year, _, part = moment.partition("-")
    if part[:2].isdigit():
        return moment if len(part) > 2 else f"{moment}-01"
    return f"{year}-{FIRST_MONTH.get(part, 1):02}-01"


def last_day(moment: str) -> str:
    """The latest day that a moment can mean."""
    year, _, part = moment.partition("-")
    if part[:2].isdigit():
        return moment if len(part) > 2 else _last_of(int(year), int(part))
    return _last_of(int(year), LAST_MONTH[part])


def _last_of(year: int, month: int) -> str:
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"
