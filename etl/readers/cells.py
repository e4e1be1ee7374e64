"""One cell as people send it: what it says in the form of its column, and what has to be said of that.

What has one reading is read, and a note says how; what has two, or none, is a fault, or is left as it stands
for the checks that every file passes.
"""

import re
import unicodedata
from typing import NamedTuple

from data.messages import Message, number, say, word
from data.schema.columns import Column
from etl import stand_ins
from etl.faults import shown
from etl.invisible_letters import TYPOGRAPHY
from etl.readers import numbers
from etl.readers.grid import LONGEST_TEXT, Cell
from etl.readers.names import NAMED, Names, folded, name_of, nearest, resolved

BLANKS, A_NUMBER = say("blanks nobody sees taken off"), say("a number")
# Zero-width letters and soft hyphens, which carry no meaning in the languages of the tables.
NOTHING = re.compile("[\u200b\u2060\ufeff\u00ad]")
EDGES = f" \t\r\n\v\f{TYPOGRAPHY}\u2007\u2009\u3000"
# Of the words for no value, those that may as well mean none at all, and those that only ask for one.
NONE_OR_ZERO = {"-", "--", "–", "—", "−", "nil", "none", "néant"}
ASKING = {".", "..", "?", "/", "*", "null", "nan", "tbc", "tbd", "unknown", "inconnu", "desconocido"}
ERRORS = re.compile(r"#+|Err:\d+|#(SPILL|CALC|N/A|N/D)!?|#GETTING_DATA", re.IGNORECASE)
# Functions that fetch or start something when a formula is computed.
REACHING = re.compile(
    r"\[[^\[\]]+\][\w .-]*'?!|file://|\b(WEBSERVICE|RTD|DDE|CALL|REGISTER(\.ID)?|EXEC|IMPORT\w+)\s*\(|\w\|'?[^|]*!",
    re.IGNORECASE,
)


class Cleaned(NamedTuple):
    """A cell in the form of its column; what it was read as (`kind`, empty: as it stands); its fault."""

    text: str
    kind: str = ""
    found: str = ""
    expected: str = ""


class Context(NamedTuple):
    """What the reading of a cell may rest on beside the cell itself."""

    names: Names
    orders: set[str]  # of day and month, as other dates of the file tell
    is_ours: bool  # a workbook to fill in: its lists are no news
    unit: str = ""  # of the row's value


def clean(column: Column, cell: Cell, by: Context) -> Cleaned:
    """What a cell says in the form of its column."""
    refused = _refused(column, cell)
    if refused:
        return refused
    tidy = _tidy(column, cell.text)
    made = _by_kind(column, cell, tidy, by)
    if made.expected:
        return made
    if cell.formula:
        return made._replace(kind=say("the last value of a formula ({formula})", formula=shown(cell.formula)))
    if made.kind or cell.kind != "text" or made.text != tidy or tidy == cell.text:
        return made
    is_composed = unicodedata.normalize("NFC", cell.text) == made.text
    return made._replace(kind=say("accents made one letter") if is_composed else BLANKS)


def _refused(column: Column, cell: Cell) -> Cleaned | None:
    """The fault of a cell that is an error, or a formula whose value is not at hand or not its own."""
    if cell.formula and REACHING.search(cell.formula):
        found = say("a formula that reads another file or program ({formula})", formula=shown(cell.formula))
        return Cleaned("", "", found, say("its value"))
    if not cell.is_kept:
        found = say("a formula without a value ({formula})", formula=shown(cell.formula))
        return Cleaned("", "", found, say("its value; open the file in Excel, save it, and send it again"))
    said = cell.text.strip()
    if cell.kind == "error" or ERRORS.fullmatch(said) or stand_ins.MEANT.get(said.casefold()) == "error":
        return Cleaned("", "", say("an error value ({value})", value=shown(said)), word(column.meaning))
    if len(cell.text) > LONGEST_TEXT:
        found = say("a text of {n} letters", n=number(len(cell.text)))
        return Cleaned("", "", found, say("at the most {n}", n=number(LONGEST_TEXT)))
    return None


def _tidy(column: Column, text: str) -> str:
    """A text with accents in one letter, and without blanks and unseen letters that mean nothing."""
    said = NOTHING.sub("", unicodedata.normalize("NFC", text)).strip(EDGES)
    if column.is_typeset or column.is_number:
        return said
    return "".join(" " if letter in TYPOGRAPHY else letter for letter in said)


def _by_kind(column: Column, cell: Cell, tidy: str, by: Context) -> Cleaned:
    if tidy == "":
        return Cleaned("", BLANKS if cell.text else "")
    if cell.kind == "text":
        missing = _missing(column, tidy)
        if missing:
            return missing
    if cell.kind == "flag" and column.choices != (0, 1):
        return Cleaned("", "", say("true") if tidy == "1" else say("false"), word(column.meaning))
    if cell.kind in ("date", "moment"):
        return _of_date(column, cell)
    if column.choices or column.references or column.pattern in ("iso3", "code"):
        return _code(column, cell, tidy, by)
    if column.is_number:
        return _number(column, cell, tidy, by)
    if column.kind in ("date", "part_date"):
        return _date(column, cell, tidy, by)
    return Cleaned(tidy)


def _missing(column: Column, tidy: str) -> Cleaned | None:
    """What a stand-in for a missing value is read as: an empty cell, never zero."""
    said = tidy.casefold()
    if said == "na" and "iso3" in (column.pattern, column.name):
        return Cleaned(
            "", "", shown(tidy), say("NAM for Namibia, or an empty cell where no country is meant")
        )
    if stand_ins.MEANT.get(said) != "nothing" or said in ASKING:
        return None
    if said in NONE_OR_ZERO and column.is_number and not column.choices:
        expected = say("0 where the document reports none, an empty cell where it reports nothing")
        return Cleaned("", "", shown(tidy), expected)
    if column.nullable or column.otherwise:
        return Cleaned("", say("not reported"))
    return Cleaned("", "", shown(tidy), stand_ins.advice(column, tidy))


def _of_date(column: Column, cell: Cell) -> Cleaned:
    """A cell that Excel keeps as a date."""
    if cell.kind == "date" and column.kind in ("date", "part_date"):
        return Cleaned(cell.text)
    expected = say(
        "{meaning}; Excel has made a date of it: write it again in a cell formatted as Text",
        meaning=word(column.meaning),
    )
    found = say("a time ({time})", time=cell.text)
    return Cleaned("", "", say("a date ({day})", day=cell.text) if cell.kind == "date" else found, expected)


def _code(column: Column, cell: Cell, tidy: str, by: Context) -> Cleaned:
    """A code, or a name or word for one."""
    if column.is_number and not column.choices:
        return _number(column, cell, tidy, by)
    if column.choices and tidy in map(str, column.choices):
        return Cleaned(tidy)
    known = by.names.shown.get(column.references, {})
    if tidy in known or (column.pattern == "code" and re.fullmatch(r"[a-z0-9_]+", tidy, re.ASCII)):
        return Cleaned(tidy)
    code = resolved(by.names, column, tidy)
    if code is None:
        near = nearest(by.names, column, tidy) if column.references in NAMED else ""
        is_name = column.references == "country" and not re.fullmatch("[A-Z]{3}", tidy)
        if near and (is_name or column.references != "country"):
            return Cleaned("", "", shown(tidy), say("{near}?", near=near))
        return Cleaned(tidy)
    if code == tidy:
        return Cleaned(tidy)
    names = [name_of(by.names, column.references, code, lang) for lang in ("en", "fr", "es")]
    listed = folded(tidy) in map(folded, names)
    return Cleaned(code, "" if by.is_ours and (listed or column.choices) else say("a name for a code"))


def _number(column: Column, cell: Cell, tidy: str, by: Context) -> Cleaned:
    """A number of whatever look."""
    in_percent = column.unit in ("%", "% of GDP") or (column.name == "value" and by.unit == "percent")
    if cell.kind == "percent":
        if column.name == "value" and by.unit == "fraction":
            return Cleaned(tidy)
        if not in_percent:
            expected = say("{meaning}, not in per cent", meaning=word(column.meaning))
            return Cleaned("", "", say("{share} %", share=numbers.percent(tidy)), expected)
        return Cleaned(numbers.percent(tidy), say("a share shown with %"))
    if cell.kind != "text":
        return Cleaned(tidy)
    bare = re.sub(r"\s?[%٪]$", "", tidy) if in_percent else tidy
    if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", bare, re.ASCII) and not (
        column.kind == "integer" and re.fullmatch(r"-?\d+\.0{1,2}", bare, re.ASCII)
    ):
        return Cleaned(bare, A_NUMBER if bare != tidy else "")
    found = numbers.number(bare, is_whole=column.kind == "integer")
    return Cleaned(tidy) if found is None else Cleaned(found, A_NUMBER)


def _date(column: Column, cell: Cell, tidy: str, by: Context) -> Cleaned:
    """A day, or a part of a year."""
    serial = numbers.of_serial(tidy)
    if serial:
        expected = say("a date; {day}, if the number is Excel's for a day?", day=serial)
        return Cleaned("", "", shown(tidy), expected)
    found = numbers.day(tidy, by.orders)
    if found:
        return Cleaned(found, _as_date(tidy, by))
    both = numbers.readings(tidy)
    if both:
        expected = say("a date that can be read in one way: {days}", days=both)
        return Cleaned("", "", shown(tidy), expected)
    if column.kind == "part_date" and numbers.month(tidy):
        return Cleaned(str(numbers.month(tidy)), say("a month"))
    return Cleaned(tidy)


def _as_date(tidy: str, by: Context) -> Message:
    """That it was read as a date, and how the order of day and month was known."""
    if numbers.order(tidy) or not numbers.readings(tidy):
        return say("a date")
    return say("a date, {order} as in other dates of the file", order=next(iter(by.orders)))
