"""Numbers and dates as people write them: read where there is one reading, left alone where there are two."""

import datetime
import re
from decimal import Decimal

from data.messages import joined, say

SPACES = re.compile(r"[\s\u00a0\u202f\u2009\u2007]")
GROUPED = re.compile(r"(-?[1-9]\d{0,2})(?:([ '’.,])\d{3}(?:\2\d{3})*)(?:([.,])(\d+))?", re.ASCII)
DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)[.,]\d+", re.ASCII)
WRITTEN_DAY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: 0?0:00(?::00)?)?", re.ASCII)
ISO_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?", re.ASCII)
MONTH = re.compile(r"(0?[1-9]|1[0-2])[/.](\d{4})", re.ASCII)
DAY_FIRST, MONTH_FIRST = say("day first"), say("month first")
SERIAL = (20_000, 75_000)  # Excel's numbers of the days from 1954 to 2105
EPOCH = datetime.date(1899, 12, 30)


def number(text: str, *, is_whole: bool) -> str | None:
    """A number in digits and a point; None where the text can be read in two ways, or in none.

    One divider with three digits after it is left alone: `330.000` is 330 thousand here and 330 there.
    """
    said = SPACES.sub(" ", text.strip()).replace("−", "-")
    found = GROUPED.fullmatch(said)
    if found:
        divider, point, decimals = found[2], found[3], found[4]
        whole = said[: found.start(3)] if point else said
        if point == divider or (divider in ".," and not point and said.count(divider) == 1):
            return None
        digits = whole.replace(divider, "")
        return _plain(Decimal(f"{digits}.{decimals}" if point else digits), is_whole)
    if DECIMAL.fullmatch(said):
        whole, decimals = re.split("[.,]", said)
        # 0,125 and 1250,125 group nothing, nor do two digits: they are decimals. 1,250 may be either.
        if len(decimals) == 3 and len(whole.lstrip("-")) <= 3 and whole.lstrip("-") != "0":
            return None
        return _plain(Decimal(f"{whole}.{decimals}"), is_whole)
    return None


def _plain(value: Decimal, is_whole: bool) -> str | None:
    if value % 1 == 0:
        return f"{value:.0f}"
    return None if is_whole else f"{value.normalize():f}"


def percent(text: str) -> str:
    """A share that Excel keeps as a fraction and shows with %, as the number before the sign."""
    return f"{(Decimal(text) * 100).quantize(Decimal('1e-10')).normalize():f}"


def order(text: str) -> str:
    """Which of day and month comes first in a date, where the date itself tells; else empty."""
    found = WRITTEN_DAY.fullmatch(text.strip())
    if not found:
        return ""
    first, second = int(found[1]), int(found[3])
    if first > 12 >= second:
        return DAY_FIRST
    return MONTH_FIRST if second > 12 >= first else ""


def day(text: str, orders: set[str]) -> str | None:
    """An ISO date; None where neither the date nor the file (`orders`) tells the order of day and month."""
    said = text.strip()
    moment = ISO_MOMENT.fullmatch(said)
    if moment:
        return _iso(moment[1])
    found = WRITTEN_DAY.fullmatch(said)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    own = order(said)
    told = own or (next(iter(orders)) if len(orders) == 1 else "") or (DAY_FIRST if first == second else "")
    if not told:
        return None
    month, on = (second, first) if told == DAY_FIRST else (first, second)
    return _iso(f"{year:04}-{month:02}-{on:02}")


def _iso(said: str) -> str | None:
    try:
        return datetime.date.fromisoformat(said).isoformat()
    except ValueError:
        return None


def readings(text: str) -> str:
    """The two days that a date may mean, in words; empty where it is no date of two readings."""
    both = {day(text, {each}) for each in (DAY_FIRST, MONTH_FIRST)} - {None}
    return joined(say(" or "), sorted(str(each) for each in both)) if len(both) == 2 else ""


def month(text: str) -> str | None:
    """A month of a year such as 2024-03; None where the text is none."""
    found = MONTH.fullmatch(text.strip())
    return f"{found[2]}-{int(found[1]):02}" if found else None


def of_serial(text: str) -> str:
    """The day that a bare number means to Excel; empty where it means none of our time."""
    if not re.fullmatch(r"\d{5}", text, re.ASCII) or not SERIAL[0] <= int(text) <= SERIAL[1]:
        return ""
    return (EPOCH + datetime.timedelta(days=int(text))).isoformat()
