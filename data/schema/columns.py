"""What a column and a table are, and the columns that many tables share.

A column's `origin` says who fills it: `file` (the document's CSV), `reference` (the CSV of the same table
under `data/raw/reference`), `folder` (the folder's name), `translation` (the row of the table `translation`
for the English text of the same row), `build` (the ETL). Dates are ISO text.
"""

import re
from dataclasses import dataclass

BILLION = 1_000_000_000
FLAG = (0, 1)

_MONTH = r"(0[1-9]|1[0-2])"
_MOMENT = rf"(19|20)\d\d(-{_MONTH}(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12]|-start|-mid|-end)?"

# name of a pattern: (regular expression for the whole cell, the same in words)
PATTERNS = {
    "iso3": (r"[A-Z]{3}", "three capital letters such as AGO (ISO 3166)"),
    "code": (r"[a-z0-9]+(_[a-z0-9]+)*", "a code of small letters, digits and _ such as arab_states"),
    "period": (r"20\d\d(-\d\d)?", "a year or a period such as 2021 or 2021-22"),
    "part_date": (
        f"{_MOMENT}(/{_MOMENT})?",
        "a day, month, quarter, half, part of a year or year such as 2021-10-07, 2021-10, 2021-Q3, 2021-H2, "
        "2021-end (or -start, -mid) or 2021; or two of them with / between",
    ),
    "hash": (r"[0-9a-f]{16,64}", "a checksum"),
}

# unit of an indicator: the largest value that can be meant; 187 is the number of ILO member States
UNITS = {"results": 1_000, "countries": 250, "people": 5 * BILLION, "ratifications": 187, "staff": 100_000}


@dataclass(frozen=True)
class Column:
    """One column: what it means, what it may hold, who fills it; low and high bound numbers only."""

    name: str
    kind: str
    meaning: str
    unit: str = ""
    key: bool = False
    nullable: bool = False
    unique: bool = False
    low: int = 0
    high: int = BILLION
    choices: tuple[str, ...] | tuple[int, ...] = ()
    pattern: str = ""
    references: str = ""
    origin: str = "file"
    is_prose: bool = False  # English text that screens show: it needs a row in `translation`
    is_typeset: bool = False  # sentences: a no-break space is typography; in a name it is another name
    otherwise: str = ""  # what the build puts into an empty cell, in words; such a column may be absent

    @property
    def is_number(self) -> bool:
        """Whether it holds whole numbers or numbers with decimals."""
        return self.kind in ("integer", "number")


@dataclass(frozen=True)
class Table:
    """One table; `measure` is the column with what a document states, on which two documents may differ.

    A row of a dated table holds until a newer row takes its place: one with the same key, or with the same
    `slot` where rows of several keys are replaced together. In a `numbered` table a slot is a list: a newer
    list that begins at 1 again replaces the one before, one that goes on numbering adds to it.
    """

    name: str
    measure: str
    meaning: str
    columns: tuple[Column, ...]
    slot: tuple[str, ...] | None = None
    numbered: str = ""

    @property
    def key(self) -> list[str]:
        """Names of the columns that tell apart its rows of one day."""
        return [column.name for column in self.columns if column.key and column is not HOLDS_FROM]

    @property
    def is_dated(self) -> bool:
        """Whether its rows say since when they hold."""
        return HOLDS_FROM in self.columns

    @property
    def replaced_by(self) -> list[str]:
        """Names of the columns in which a row agrees with the newer one that takes its place."""
        return self.key if self.slot is None else list(self.slot)

    def columns_from(self, origin: str) -> list[str]:
        """Names of the columns that this origin fills."""
        return [column.name for column in self.columns if column.origin == origin]


BEGINNING = "1900-01-01"  # since when a row holds that has no date and whose source has none
HOLDS_FROM = Column(
    "holds_from",
    "date",
    "day from which the row holds, until a newer one of its key",
    key=True,
    otherwise="the as-of date of the document",
)
HOLDS_UNTIL = Column("holds_until", "date", "day from which it holds no more", nullable=True)
UNDATED = (
    Column("source_id", "text", "document the row comes from", references="source", origin="folder"),
    Column("locator", "text", "where in the document: table, section, paragraph"),
    Column("also_in", "text", "other places that say the same", nullable=True, origin="build"),
)
PROVENANCE = (*UNDATED, HOLDS_FROM, HOLDS_UNTIL)
CAVEAT = Column(
    "caveat", "text", "what to know beside the figure", nullable=True, is_prose=True, is_typeset=True
)
EVIDENCE = Column("evidence", "text", "where it can be read: document, place in it, link", nullable=True)
PRECISION = Column(
    "precision",
    "text",
    "how it is printed",
    choices=("as_printed", "more_than", "at_least", "about", "almost", "up_to", "less_than", "in_doubt"),
)
AS_OF = Column("as_of", "date", "date of the position", key=True)
INDICATOR = Column("indicator_id", "text", "what is counted", key=True, references="indicator")
PHASE = Column("phase", "integer", "phase of the programme", key=True, low=1, high=99, references="phase")


def prose(name: str, meaning: str, *, nullable: bool = False) -> Column:
    """An English text that screens show: a name, or sentences."""
    is_typeset = not name.startswith(("name_", "label_", "group_"))
    return Column(name, "text", meaning, nullable=nullable, is_prose=True, is_typeset=is_typeset)


def translated(stem: str, meaning: str, *, nullable: bool = False) -> tuple[Column, ...]:
    """A text in English, French and Spanish: `<stem>_en` from the file, the others from `translation`."""
    return (
        prose(f"{stem}_en", meaning, nullable=nullable),
        Column(f"{stem}_fr", "text", "the same in French", nullable=True, origin="translation"),
        Column(f"{stem}_es", "text", "the same in Spanish", nullable=True, origin="translation"),
    )


def matches(pattern: str, cell: str) -> bool:
    """True where the whole cell has the named pattern."""
    return re.fullmatch(PATTERNS[pattern][0], cell, re.ASCII) is not None
