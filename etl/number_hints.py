"""Numbers as cells write them: what is one, and what was perhaps meant where it is none.

Nothing is guessed: `330.000` is 330 thousand where the point divides thousands, and 330 where it begins
decimals. Whole things are counted in digits alone, and a cell that says more is a fault with both readings.
"""

import re
from decimal import Decimal

from data.messages import Message, joined, say
from data.schema.columns import Column

IN_PARTS = ("percent", "fraction", "usd")  # units that may have decimals
DIGITS = r"-?(0|[1-9]\d{0,14})"
APOSTROPHE = say("the apostrophe")
DIVIDERS = {
    ".": say("the point"),
    ",": say("the comma"),
    " ": say("the space"),
    "'": APOSTROPHE,
    "’": APOSTROPHE,
}
GROUPS = re.compile(r"-?[1-9]\d{0,2}([., '’])\d{3}(?:\1\d{3})*", re.ASCII)
EXPONENT = re.compile(r"-?\d{1,15}(\.\d{1,15})?[eE][+-]?\d{1,2}", re.ASCII)


def is_one(column: Column, cell: str) -> bool:
    """Whether a cell is a number of its column, and can be read in one way only."""
    if column.kind == "integer":
        return re.fullmatch(DIGITS, cell, re.ASCII) is not None
    return re.fullmatch(DIGITS + r"(\.\d{1,15})?", cell, re.ASCII) is not None and not (
        # Cents have two decimals, so three are thousands to many a reader; no share is a thousand per cent.
        column.unit == "usd" and GROUPS.fullmatch(cell)
    )


def expected(column: Column, cell: str, of: str = "") -> Message:
    """What is expected in place of a cell that is no number, and what was perhaps meant."""
    perhaps = meant(column, "".join(" " if letter.isspace() else letter for letter in cell))
    says = say("a number{of} such as 12 or 12.5 (a point; no spaces, commas or units)", of=of)
    if column.kind == "integer":
        says = say("a whole number{of}, digits only (no spaces, commas or units)", of=of)
    return say("{expected}: {readings}", expected=says, readings=perhaps) if perhaps else says


def meant(column: Column, cell: str) -> str:
    """The ways in which a cell can be read as a number of its column, in words; empty where there is none."""
    is_whole = column.kind == "integer"
    if grouped := GROUPS.fullmatch(cell):
        divider = grouped[1]
        whole = cell.replace(divider, "")
        said = [say("{number} if {divider} divides thousands", number=whole, divider=DIVIDERS[divider])]
        value = Decimal(cell.replace(",", ".")) if divider in ".," and cell.count(divider) == 1 else None
        if value is not None and (value % 1 == 0 or not is_whole):
            digits = 0 if is_whole else 2 if column.unit == "usd" else 3
            said.append(say("{number} if it begins decimals", number=f"{value:.{digits}f}"))
        return joined(", ", said)
    if EXPONENT.fullmatch(cell):
        value = Decimal(cell)
        is_short = abs(value) < 10**15 and len(f"{value:f}") < 20
        is_sure = is_short and (value % 1 == 0 or not is_whole)
        return say("{number} written out", number=f"{value:f}") if is_sure else ""
    if is_whole and re.fullmatch(r"-?\d{1,15}[.,]0+", cell, re.ASCII):
        return say("{number} without decimals", number=re.split("[.,]", cell)[0])
    if not is_whole and re.fullmatch(r"-?\d{1,15},\d{1,15}", cell, re.ASCII):
        return say("{number} if the comma begins decimals", number=cell.replace(",", "."))
    return ""
