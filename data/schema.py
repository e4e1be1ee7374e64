"""Every table and column of the database, declared once.

The tables, the row checks of the ETL, the database's own constraints and the data dictionary are derived from
`TABLES`. A column's `origin` says who fills it: `file` (the document's CSV), `reference` (the CSV of the same
table under `data/raw/reference`), `folder` (the folder's name), `build` (the ETL). Dates are ISO text.
"""

import re
from dataclasses import dataclass

import sqlalchemy as sa

SCHEMA_VERSION = 1
BILLION = 1_000_000_000
FLAG = (0, 1)
COMPONENTS = ("required", "mobilized_before", "regular_budget", "mobilized_since", "gap")

# name of a pattern: (regular expression for the whole cell, the same in words)
PATTERNS = {
    "iso3": (r"[A-Z]{3}", "three capital letters such as AGO (ISO 3166)"),
    "code": (r"[a-z0-9]+(_[a-z0-9]+)*", "a code of small letters, digits and _ such as arab_states"),
    "period": (r"20\d\d(-\d\d)?", "a year or a period such as 2021 or 2021-22"),
    "part_date": (
        r"(19|20)\d\d(-(0[1-9]|1[0-2]))?",
        "a day, month or year such as 2021-10-07, 2021-10 or 2021",
    ),
    "hash": (r"[0-9a-f]{16,64}", "a checksum"),
}

# unit of an indicator: the largest value that can be meant; 187 is the number of ILO member States
UNITS = {"results": 1_000, "countries": 250, "people": 5 * BILLION, "ratifications": 187, "staff": 100_000}

SQL_TYPES: dict[str, type[sa.types.TypeEngine]] = {
    "text": sa.Text,
    "integer": sa.BigInteger,
    "number": sa.Float,
    "date": sa.Text,
    "part_date": sa.Text,
}


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

    @property
    def is_number(self) -> bool:
        """Whether it holds whole numbers or numbers with decimals."""
        return self.kind in ("integer", "number")


@dataclass(frozen=True)
class Table:
    """One table; `measure` is the column with what a document states, on which two documents may differ."""

    name: str
    measure: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> list[str]:
        """Names of the columns that tell its rows apart."""
        return [column.name for column in self.columns if column.key]

    def columns_from(self, origin: str) -> list[str]:
        """Names of the columns that this origin fills."""
        return [column.name for column in self.columns if column.origin == origin]


PROVENANCE = (
    Column("source_id", "text", "document the row comes from", references="source", origin="folder"),
    Column("locator", "text", "where in the document: table, section, paragraph"),
    Column("also_in", "text", "other places that say the same", nullable=True, origin="build"),
)
CAVEAT = Column("caveat", "text", "what to know beside the figure", nullable=True)
PRECISION = Column("precision", "text", "how it is printed", choices=("as_printed", "more_than", "about"))
AS_OF = Column("as_of", "date", "date of the position", key=True)
INDICATOR = Column("indicator_id", "text", "what is counted", key=True, references="indicator")
PHASE = Column("phase", "integer", "phase of the programme", key=True, low=1, high=2, references="phase")

SOURCE = (
    Column("source_id", "text", "short name of the document", key=True, pattern="code", origin="folder"),
    Column("position", "integer", "precedence where documents agree", unique=True, low=1, high=999),
    Column("title", "text", "title as printed"),
    Column("publisher", "text", "who published it"),
    Column("published_on", "part_date", "day, month or year of publication", nullable=True),
    Column("as_of", "date", "date its figures stand for", nullable=True),
    Column("language", "text", "language of the document", choices=("en", "fr", "es")),
    Column("caveat", "text", "what it leaves unsaid about itself", nullable=True),
)
REGION = (
    Column("region_id", "text", "region", key=True, pattern="code"),
    Column("position", "integer", "order in the report", unique=True, low=1, high=99),
    Column("name_en", "text", "name as printed in Table 3"),
    Column("name_fr", "text", "French name", origin="reference"),
    Column("name_es", "text", "Spanish name", origin="reference"),
    Column("priority_countries", "integer", "number in the heading of Table 1", "countries", high=250),
    *PROVENANCE,
)
COUNTRY = (
    Column("iso3", "text", "ISO 3166-1 alpha-3 code", key=True, pattern="iso3"),
    Column("region_id", "text", "region", references="region"),
    Column("is_priority", "integer", "1: one of the 50 of phase II (Table 1)", choices=FLAG),
    Column("name_en", "text", "name as the report prints it (Table 1)", unique=True),
    Column("name_table_3", "text", "name in Table 3 where it is printed differently", nullable=True),
    Column("name_fr", "text", "UN name in French", origin="reference"),
    Column("name_es", "text", "UN name in Spanish", origin="reference"),
    Column(
        "latitude", "number", "place of its marker", "degrees north", low=-90, high=90, origin="reference"
    ),
    Column(
        "longitude", "number", "place of its marker", "degrees east", low=-180, high=180, origin="reference"
    ),
    Column(
        "is_small", "integer", "1: lost on a world map without a marker", choices=FLAG, origin="reference"
    ),
    *PROVENANCE,
)
PHASES = (
    Column("phase", "integer", "phase of the programme", key=True, low=1, high=2),
    Column("starts_on", "date", "first day"),
    Column("ends_on", "date", "last day"),
    Column("countries_planned", "integer", "priority countries of the phase", "countries", high=250),
    *PROVENANCE,
)
INDICATORS = (
    Column("indicator_id", "text", "short name", key=True, pattern="code"),
    Column("position", "integer", "order on screen", unique=True, low=1, high=999),
    Column("name_en", "text", "name"),
    Column("unit", "text", "unit of its values", choices=tuple(UNITS)),
    Column("is_total", "integer", "1: a sum of other indicators, never to be added to them", choices=FLAG),
    Column("meaning", "text", "what is counted, and what is not"),
    *PROVENANCE,
)
RESULT = (
    Column("result_id", "text", "country, step and period in one", unique=True, origin="build"),
    Column("iso3", "text", "country", key=True, references="country"),
    Column("step", "integer", "1 strategy, 2 scheme design and law, 3 operations", key=True, low=1, high=3),
    Column("period", "text", "reporting period", key=True, pattern="period"),
    Column("as_of", "date", "last day of the period"),
    Column("summary_en", "text", "what changed, in our words", nullable=True),
    Column("summary_fr", "text", "the same in French", nullable=True),
    Column("summary_es", "text", "the same in Spanish", nullable=True),
    *PROVENANCE,
)
OBSERVATION = (
    *(INDICATOR, AS_OF),
    Column("value", "number", "the value", "unit of the indicator", high=5 * BILLION),
    Column("reporting_countries", "integer", "how many reported it", "countries", nullable=True, high=250),
    *(PRECISION, CAVEAT, *PROVENANCE),
)
TARGET = (
    *(INDICATOR, PHASE),
    Column("value", "number", "the ambition", "unit of the indicator", high=5 * BILLION),
    Column("due", "date", "date by which it is to be reached"),
    *(CAVEAT, *PROVENANCE),
)
BUDGET_LINE = (
    PHASE,
    Column(
        "pillar", "text", "what the money is for", key=True, choices=("country", "thematic", "management")
    ),
    Column("usd", "integer", "budget", "US$"),
    Column("printed_pct", "number", "share as the document prints it", "%", high=100),
    *(CAVEAT, *PROVENANCE),
)
FUNDING_POSITION = (
    AS_OF,
    Column("component", "text", "part of the position", key=True, choices=COMPONENTS),
    Column("usd", "integer", "amount, positive; gap is what remains", "US$"),
    *(CAVEAT, *PROVENANCE),
)
FUNDING_APPROVAL = (
    Column("year", "integer", "calendar year", key=True, low=2000, high=2100),
    Column("new_projects", "integer", "projects approved", "projects", high=10_000),
    Column("usd", "integer", "their funding over their whole life", "US$"),
    Column("active_projects", "integer", "projects under way", "projects", nullable=True, high=10_000),
    *(CAVEAT, *PROVENANCE),
)
FUNDING_SHARE = (
    Column("period", "text", "year or period", key=True, pattern="period"),
    Column("dimension", "text", "what is divided", key=True, choices=("source", "region", "modality")),
    Column("category", "text", "which part", key=True, pattern="code"),
    Column("position", "integer", "order within its group", low=1, high=99),
    Column("name_en", "text", "name of the part"),
    Column("percent", "number", "share", "%", high=100),
    Column("is_residual", "integer", "1: what the text leaves unexplained", choices=FLAG),
    *(CAVEAT, *PROVENANCE),
)
CORRECTION = (
    Column("correction_id", "text", "short name", key=True, pattern="code"),
    Column("table_name", "text", "table the statement belongs to"),
    Column("row_key", "text", "key of the row, its parts joined by |"),
    Column("column_name", "text", "column the statement is about"),
    Column("source_id", "text", "document that makes the statement", references="source"),
    Column("locator", "text", "where in the document"),
    Column("found", "text", "what is written there"),
    Column("adopted", "text", "what is shown instead; empty: nothing is", nullable=True),
    Column("reason_en", "text", "why"),
)
BUILD = (
    Column("build_id", "text", "checksum of files and schema", key=True, pattern="hash", origin="build"),
    Column("built_at", "text", "moment of the build, ISO, UTC", origin="build"),
    Column("schema_version", "integer", "version of this declaration", low=1, origin="build"),
)
BUILD_FILE = (
    Column("path", "text", "file, from the raw folder", key=True, origin="build"),
    Column("sha256", "text", "checksum", pattern="hash", origin="build"),
    Column("rows", "integer", "rows of data in it", origin="build"),
)

TABLES = (
    Table("source", "", "Documents the figures come from.", SOURCE),
    Table("region", "priority_countries", "ILO regions as the report groups the countries.", REGION),
    Table(
        "country", "region_id", "Priority countries and territories, and others the report names.", COUNTRY
    ),
    Table("phase", "countries_planned", "Phases of the programme.", PHASES),
    Table("indicator", "", "What observations and targets count.", INDICATORS),
    Table("result", "step", "One step achieved in one country in one period; Table 3 decides.", RESULT),
    Table("observation", "value", "A value of an indicator at a date, as a document states it.", OBSERVATION),
    Table("target", "value", "What the programme set itself (its ambition).", TARGET),
    Table("budget_line", "usd", "Budget of a phase by pillar.", BUDGET_LINE),
    Table("funding_position", "usd", "Money required, secured and missing at a date.", FUNDING_POSITION),
    Table("funding_approval", "usd", "New projects approved in a year.", FUNDING_APPROVAL),
    Table("funding_share", "percent", "New funding by part; each group sums to 100.", FUNDING_SHARE),
    Table("correction", "", "Statements that are not shown, what is shown instead, and why.", CORRECTION),
    Table("build", "", "The build that made this database; one row.", BUILD),
    Table("build_file", "", "Files the build read.", BUILD_FILE),
)
BY_NAME = {table.name: table for table in TABLES}


def matches(pattern: str, cell: str) -> bool:
    """True where the whole cell has the named pattern."""
    return re.fullmatch(PATTERNS[pattern][0], cell, re.ASCII) is not None


def conditions(column: Column) -> list[str]:
    """What CHECK can say of one column in any database (no regular expressions)."""
    if column.choices:
        return [f'"{column.name}" IN ({", ".join(repr(choice) for choice in column.choices)})']
    if column.is_number:
        return [f'"{column.name}" BETWEEN {column.low} AND {column.high}']
    if column.kind == "date":
        return [f"\"{column.name}\" LIKE '____-__-__'"]
    return [f'length("{column.name}") > 0']


def sql_column(column: Column) -> sa.Column:
    """The column as SQLAlchemy declares it."""
    parent = column.references and f"{column.references}.{BY_NAME[column.references].key[0]}"
    return sa.Column(
        column.name,
        SQL_TYPES[column.kind],
        *([sa.ForeignKey(parent)] if parent else []),
        primary_key=column.key,
        autoincrement=False,
        nullable=column.nullable,
        unique=column.unique or None,
        comment=column.meaning,
    )


def metadata() -> sa.MetaData:
    """SQLAlchemy tables with primary keys, foreign keys, NOT NULL, UNIQUE and CHECK."""
    result = sa.MetaData()
    for table in TABLES:
        checks = [sa.CheckConstraint(text) for column in table.columns for text in conditions(column)]
        sa.Table(table.name, result, *map(sql_column, table.columns), *checks, comment=table.meaning)
    return result
