"""What somebody typed into the form of a contribution: read, or said field by field why it cannot be."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from data import quarters
from data.rows.contributions import BASES, NEW, PARTS, Cells
from data.schema import BY_NAME
from data.schema.columns import Column
from etl import stand_ins
from etl.invisible_letters import TYPOGRAPHY, is_unseen
from etl.readers import numbers
from etl.transform import is_day, typed_cell

LONGEST = {"summary_en": 600, "summary_fr": 700, "summary_es": 700, "evidence_link": 400}
LONGEST_OTHER = 300
TYPESET = ("summary_", "what_")  # sentences, in which a no-break space is typography
LINK = re.compile(r"https?://[^\s<>\"']+")


class Known(NamedTuple):
    """What a contribution is measured against."""

    today: str
    begins: str  # the first day of the phase under way
    results: Mapping[str, tuple[int, str]]  # result of the country that is shown → its step and its period
    partners: frozenset[str]


class Wrong(NamedTuple):
    """What is wrong with a field: `kind` is put into words by the page; `found` is what was typed."""

    field: str
    kind: str
    found: str = ""


class Typed(NamedTuple):
    """The values of the fields of a form, as columns take them; and what is wrong."""

    values: dict[str, Any]
    wrong: list[Wrong]


def read(table: str, cells: Cells, known: Known) -> Typed:
    """The values of a form."""
    return READERS[table](Form(table, cells), known)


class Form:
    """The fields of a form while they are read; what is wrong is noted."""

    def __init__(self, table: str, cells: Cells) -> None:
        self.table, self.cells, self.wrong = table, cells, list[Wrong]()

    def said(self, field: str) -> str:
        """What stands in a field, without what nobody sees; nothing where it only says that nothing is."""
        cell = self.cells.get(field, "")
        text = cell if isinstance(cell, str) else ""
        kept = TYPOGRAPHY if field.startswith(TYPESET) else ""
        seen = "".join(
            letter if letter in kept or not letter.isspace() else " "
            for letter in unicodedata.normalize("NFC", text)
            if letter in kept or letter.isspace() or not is_unseen(letter)
        )
        tidy = re.sub(" {2,}", " ", seen).strip()
        return "" if stand_ins.MEANT.get(tidy.casefold()) == "nothing" else tidy

    def note(self, field: str, kind: str, found: str = "") -> None:
        """Notes what is wrong with a field."""
        self.wrong.append(Wrong(field, kind, found))

    def text(self, field: str, *, needed: bool = False) -> str | None:
        """A text that a cell of a table may hold."""
        said = self.said(field)
        if not said:
            if needed:
                self.note(field, "missing")
            return None
        if len(said) > LONGEST.get(field, LONGEST_OTHER):
            self.note(field, "too_long", str(LONGEST.get(field, LONGEST_OTHER)))
        elif typed_cell(self._column(field), said)[1]:
            self.note(field, "no_text", said)
        return said

    def choice(self, field: str, allowed: tuple[str, ...], *, needed: bool = True) -> str | None:
        """One of the values that a list offers."""
        said = self.said(field)
        if said in allowed and said:
            return said
        if needed or said:
            self.note(field, "missing" if not said else "not_offered", said)
        return None

    def _column(self, field: str) -> Column:
        found = {column.name: column for column in BY_NAME[self.table].columns}
        return found.get(field, Column(field, "text", field, nullable=True))


def result(form: Form, known: Known) -> Typed:
    """The values of the form of a result."""
    about = form.choice("about", (NEW, *known.results))
    step, period = known.results.get(about or "", (0, ""))
    if not step:
        step = int(form.choice("step", ("1", "2", "3")) or 0)
    changed_on = _moment(form)
    if changed_on:
        kind = _outside(changed_on, period, known)
        if kind:
            form.note("year", kind, changed_on)
    values = {
        "about": about,
        "step": step,
        "changed_on": changed_on,
        "summary_en": form.text("summary_en", needed=True),
        "summary_fr": form.text("summary_fr"),
        "summary_es": form.text("summary_es"),
        "instrument": form.text("instrument", needed=True),
        "adopted_by": form.text("adopted_by"),
        "basis": form.choice("basis", BASES),
        "follows_r202": form.choice("follows_r202", ("1", "0"), needed=False),
        "evidence": _evidence(form),
        "partners": _partners(form, known),
    }
    return Typed(values, form.wrong)


def people_figure(form: Form, known: Known) -> Typed:
    """The values of the form of a figure about people."""
    columns = {column.name: column for column in BY_NAME["people_figure"].columns}

    def of(name: str) -> str | None:
        return form.choice(name, tuple(map(str, columns[name].choices)))

    values = {
        "measure": of("measure"),
        "status": of("status"),
        "people": _count(form, columns["people"]),
        "unit": of("unit"),
        "year": _year(form, known),
        "what_en": form.text("what_en", needed=True),
        "what_fr": form.text("what_fr"),
        "what_es": form.text("what_es"),
        "evidence": _evidence(form),
    }
    return Typed(values, form.wrong)


def _moment(form: Form) -> str | None:
    """A year with a part of it and a day, where they are known, in the form of a column."""
    year, part, day = form.said("year"), form.said("part"), form.said("day")
    if not re.fullmatch(r"(19|20)\d\d", year, re.ASCII):
        form.note("year", "no_year" if year else "missing", year)
        return None
    if part not in PARTS:
        form.note("part", "not_offered", part)
        return None
    if not day:
        return "-".join(filter(None, (year, part)))
    written = f"{year}-{part}-{day.zfill(2)}"
    if not part.isdigit():
        form.note("part", "day_without_month", day)
    elif not re.fullmatch(r"\d{1,2}", day, re.ASCII) or not is_day(written):
        form.note("day", "no_day", day)
    else:
        return written
    return None


def _outside(changed_on: str, period: str, known: Known) -> str:
    """What is wrong with the time of an act; empty where nothing is."""
    if quarters.first_day(changed_on) > known.today:
        return "too_late"
    if period:
        first, last = int(period[:4]), int(period[:2] + period[-2:])
        return "" if first <= int(changed_on[:4]) <= last else "outside_period"
    return "too_early" if changed_on[:4] < known.begins[:4] else ""


def _year(form: Form, known: Known) -> int | None:
    year = form.said("year")
    if not re.fullmatch(r"20\d\d", year, re.ASCII):
        form.note("year", "no_year" if year else "missing", year)
    elif year > known.today[:4]:
        form.note("year", "too_late", year)
    else:
        return int(year)
    return None


def _count(form: Form, column: Column) -> int | None:
    said = form.said("people")
    number = said if re.fullmatch(r"\d{1,15}", said, re.ASCII) else numbers.number(said, is_whole=True)
    if number is None:
        is_grouped = numbers.GROUPED.fullmatch(numbers.SPACES.sub(" ", said)) is not None
        form.note("people", "missing" if not said else "two_readings" if is_grouped else "no_count", said)
        return None
    if not column.low <= int(number) <= column.high:
        form.note("people", "no_count", said)
        return None
    return int(number)


def _evidence(form: Form) -> str | None:
    """Where the act or the figure can be read: the place in a document, and a link where there is one."""
    place, link = form.text("evidence_place", needed=True), form.text("evidence_link")
    if link and not (LINK.fullmatch(link) and urlsplit(link).hostname):
        form.note("evidence_link", "no_link", link)
    if place and LINK.search(place):
        form.note("evidence_place", "link_apart", place)
    return "; ".join(filter(None, (place, link))) or None


def _partners(form: Form, known: Known) -> tuple[str, ...]:
    chosen = form.cells.get("partners", [])
    chosen = [chosen] if isinstance(chosen, str) else chosen
    found = tuple(dict.fromkeys(one for one in chosen if one))
    if unknown := [one for one in found if one not in known.partners]:
        form.note("partners", "not_offered", unknown[0])
    return found


READERS: dict[str, Callable[[Form, Known], Typed]] = {"result": result, "people_figure": people_figure}
