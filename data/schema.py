"""Every table and column of the database, declared once.

The tables, the row checks of the ETL, the database's own constraints and the data dictionary are all derived
from ``TABLES``. A column's ``origin`` says who fills it: ``file`` (the document's CSV), ``reference`` (the CSV of
the same table under ``data/raw/reference``), ``folder`` (the name of the folder), ``build`` (the ETL).
Units end names: ``_usd``, ``_pct``; a date is ISO text.
"""

import re
from dataclasses import dataclass

import sqlalchemy as sa

SCHEMA_VERSION = 1

BILLION = 1_000_000_000

# name of a pattern: (regular expression for the whole cell, the same in words)
PATTERNS = {
    "iso3": (r"[A-Z]{3}", "three capital letters such as AGO (ISO 3166)"),
    "code": (r"[a-z0-9]+(_[a-z0-9]+)*", "a code of small letters, digits and _ such as arab_states"),
    "period": (r"20\d\d(-\d\d)?", "a year or a period such as 2021 or 2021-22"),
    "part_date": (r"\d{4}(-(0[1-9]|1[0-2]))?", "a day, a month or a year such as 2021-10-07, 2021-10 or 2021"),
    "hash": (r"[0-9a-f]{16,64}", "a checksum"),
}

# unit of an indicator: (the largest value that can be meant, may it have decimals); 187 = ILO Member States
UNITS = {
    "results": (1_000, False),
    "countries": (250, False),
    "people": (5 * BILLION, False),
    "ratifications": (187, False),
    "staff": (100_000, False),
}

COMPONENTS = ("required", "mobilized_before", "regular_budget", "mobilized_since", "gap")


@dataclass(frozen=True)
class Column:
    """One column: what it means, what it may hold, who fills it."""

    name: str
    kind: str  # text | integer | number | date | part_date
    meaning: str
    unit: str = ""
    key: bool = False
    nullable: bool = False
    low: float | None = None
    high: float | None = None
    choices: tuple[str | int, ...] = ()
    pattern: str = ""
    references: str = ""
    unique: bool = False
    origin: str = "file"


@dataclass(frozen=True)
class Table:
    """One table: ``measure`` is the column a document states, on which two documents may differ."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    measure: str = ""

    @property
    def key(self) -> list[str]:
        return [column.name for column in self.columns if column.key]

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def columns_from(self, origin: str) -> list[str]:
        return [column.name for column in self.columns if column.origin == origin]


def text(name: str, meaning: str, **rest) -> Column:
    return Column(name, "text", meaning, **rest)


def integer(name: str, meaning: str, unit: str = "", low: float = 0, high: float = BILLION, **rest) -> Column:
    return Column(name, "integer", meaning, unit, low=low, high=high, **rest)


def number(name: str, meaning: str, unit: str, low: float, high: float, **rest) -> Column:
    return Column(name, "number", meaning, unit, low=low, high=high, **rest)


def date(name: str, meaning: str, **rest) -> Column:
    return Column(name, "date", meaning, **rest)


def flag(name: str, meaning: str, **rest) -> Column:
    return Column(name, "integer", meaning, choices=(0, 1), **rest)


PROVENANCE = (
    text("source_id", "document the row comes from", references="source", origin="folder"),
    text("locator", "where in the document: table, section, paragraph"),
    text("also_in", "other places that say the same, or that fill the reference columns", nullable=True,
         origin="build"),
)
CAVEAT = text("caveat", "what a reader must know beside the figure", nullable=True)
PRECISION = text("precision", "how the document puts the figure", choices=("as_printed", "more_than", "about"))
AS_OF = date("as_of", "date of the position", key=True)
INDICATOR = text("indicator_id", "what is counted", key=True, references="indicator")
PHASE = integer("phase", "phase of the programme", low=1, high=2, key=True, references="phase")

TABLES = (
    Table("source", "Documents the figures come from.", (
        text("source_id", "short name of the document", key=True, pattern="code", origin="folder"),
        integer("position", "order of precedence where documents agree", low=1, high=999, unique=True),
        text("title", "title as printed"),
        text("publisher", "who published it"),
        Column("published_on", "part_date", "day, month or year of publication", nullable=True),
        date("as_of", "date its figures stand for", nullable=True),
        text("language", "language of the document", choices=("en", "fr", "es")),
        text("caveat", "what the document leaves unsaid about itself", nullable=True),
    )),
    Table("region", "ILO regions as the report groups the priority countries.", (
        text("region_id", "region", key=True, pattern="code"),
        integer("position", "order in the report", low=1, high=99, unique=True),
        text("name_en", "name as printed above Table 3's rows"),
        text("name_fr", "French name", origin="reference"),
        text("name_es", "Spanish name", origin="reference"),
        integer("priority_countries", "number printed in the heading of Table 1", "countries", high=250),
        *PROVENANCE,
    ), measure="priority_countries"),
    Table("country", "Priority countries and territories, and others the documents name.", (
        text("iso3", "ISO 3166-1 alpha-3 code", key=True, pattern="iso3"),
        text("region_id", "region", references="region"),
        flag("is_priority", "1: one of the 50 of phase II (Table 1)"),
        text("name_en", "name as the report prints it (Table 1)", unique=True),
        text("name_table_3", "name in Table 3 where it is printed differently", nullable=True),
        text("name_fr", "UN name in French", origin="reference"),
        text("name_es", "UN name in Spanish", origin="reference"),
        number("latitude", "place of a marker on a map", "degrees north", -90, 90, origin="reference"),
        number("longitude", "place of a marker on a map", "degrees east", -180, 180, origin="reference"),
        flag("is_small", "1: needs a marker on a world map 700 pixels wide", origin="reference"),
        *PROVENANCE,
    ), measure="region_id"),
    Table("phase", "Phases of the programme.", (
        integer("phase", "phase of the programme", low=1, high=2, key=True),
        date("starts_on", "first day"),
        date("ends_on", "last day"),
        integer("countries_planned", "priority countries of the phase", "countries", high=250),
        *PROVENANCE,
    ), measure="countries_planned"),
    Table("indicator", "What observations and targets count.", (
        text("indicator_id", "short name", key=True, pattern="code"),
        integer("position", "order on screen", low=1, high=999, unique=True),
        text("name_en", "name"),
        text("unit", "unit of its values", choices=tuple(UNITS)),
        flag("is_total", "1: a sum of other indicators, never to be added to them"),
        text("meaning", "what is counted, and what is not"),
        *PROVENANCE,
    )),
    Table("result", "One step achieved in one country in one period; Table 3 decides.", (
        text("result_id", "country, step and period in one", unique=True, origin="build"),
        text("iso3", "country", key=True, references="country"),
        integer("step", "1 strategy adopted, 2 scheme design and law, 3 improving operations", low=1, high=3,
                key=True),
        text("period", "reporting period", key=True, pattern="period"),
        date("as_of", "last day of the period"),
        text("summary_en", "what changed, in our words", nullable=True),
        text("summary_fr", "the same in French", nullable=True),
        text("summary_es", "the same in Spanish", nullable=True),
        *PROVENANCE,
    ), measure="step"),
    Table("observation", "A value an indicator had at a date, as a document states it.", (
        INDICATOR, AS_OF,
        number("value", "the value", "unit of the indicator", 0, 5 * BILLION),
        integer("reporting_countries", "how many countries reported it", "countries", high=250, nullable=True),
        PRECISION, CAVEAT, *PROVENANCE,
    ), measure="value"),
    Table("target", "What the programme set itself (its ambition).", (
        INDICATOR, PHASE,
        number("value", "the ambition", "unit of the indicator", 0, 5 * BILLION),
        date("due", "date by which it is to be reached"),
        CAVEAT, *PROVENANCE,
    ), measure="value"),
    Table("budget_line", "Budget of a phase by pillar.", (
        PHASE,
        text("pillar", "what the money is for", key=True, choices=("country", "thematic", "management")),
        integer("usd", "budget", "US$"),
        number("printed_pct", "share as the document prints it", "%", 0, 100),
        CAVEAT, *PROVENANCE,
    ), measure="usd"),
    Table("funding_position", "Required budget, what is secured and what remains, at a date; all positive.", (
        AS_OF,
        text("component", "which part of the position", key=True, choices=COMPONENTS),
        integer("usd", "amount; gap is what remains", "US$"),
        CAVEAT, *PROVENANCE,
    ), measure="usd"),
    Table("funding_approval", "New projects approved in a year.", (
        integer("year", "calendar year", low=2000, high=2100, key=True),
        integer("new_projects", "projects approved", "projects", high=10_000),
        integer("usd", "their funding over the whole life of the projects", "US$"),
        integer("active_projects", "projects under way in the year, other countries included", "projects",
                high=10_000, nullable=True),
        CAVEAT, *PROVENANCE,
    ), measure="usd"),
    Table("funding_share", "New funding by source, region and modality; each group sums to 100.", (
        text("period", "year or period", key=True, pattern="period"),
        text("dimension", "what is divided", key=True, choices=("source", "region", "modality")),
        text("category", "which part", key=True, pattern="code"),
        integer("position", "order within its group", low=1, high=99),
        text("name_en", "name of the part"),
        number("percent", "share", "%", 0, 100),
        flag("is_residual", "1: what the text leaves unexplained"),
        CAVEAT, *PROVENANCE,
    ), measure="percent"),
    Table("correction", "Statements that are not shown, what is shown instead, and why.", (
        text("correction_id", "short name", key=True, pattern="code"),
        text("table_name", "table the statement belongs to"),
        text("row_key", "key of the row, parts joined by |"),
        text("column_name", "column the statement is about"),
        text("source_id", "document that makes the statement", references="source"),
        text("locator", "where in the document"),
        text("found", "what is written there"),
        text("adopted", "what is shown instead; empty where nothing is", nullable=True),
        text("reason_en", "why"),
    )),
    Table("build", "The build that made this database; one row.", (
        text("build_id", "checksum of the files and the schema version", key=True, pattern="hash", origin="build"),
        text("built_at", "moment of the build, ISO, UTC", origin="build"),
        integer("schema_version", "version of this declaration", low=1, origin="build"),
    )),
    Table("build_file", "Files the build read.", (
        text("path", "file, relative to the raw folder", key=True, origin="build"),
        text("sha256", "checksum", pattern="hash", origin="build"),
        integer("rows", "rows of data in it", origin="build"),
    )),
)
BY_NAME = {table.name: table for table in TABLES}

SQL_TYPES = {"text": sa.Text, "integer": sa.BigInteger, "number": sa.Float, "date": sa.Text, "part_date": sa.Text}


def matches(pattern: str, cell: str) -> bool:
    """True where the whole cell has the named pattern."""
    return re.fullmatch(PATTERNS[pattern][0], cell, re.ASCII) is not None


def column_checks(column: Column) -> list[str]:
    """SQL conditions of one column, as portable as CHECK allows (no regular expressions)."""
    name = f'"{column.name}"'
    conditions = []
    if column.choices:
        conditions.append(f"{name} IN ({', '.join(repr(choice) for choice in column.choices)})")
    if column.low is not None and column.high is not None:
        conditions.append(f"{name} BETWEEN {column.low} AND {column.high}")
    if column.kind == "text":
        conditions.append(f"length({name}) > 0")
    if column.kind == "date":
        conditions.append(f"{name} LIKE '____-__-__'")
    return conditions


def metadata() -> sa.MetaData:
    """SQLAlchemy tables with primary keys, foreign keys, NOT NULL, UNIQUE and CHECK, parents first."""
    result = sa.MetaData()
    for table in TABLES:
        columns = []
        for column in table.columns:
            foreign = [sa.ForeignKey(f"{column.references}.{BY_NAME[column.references].key[0]}")
                       ] if column.references else []
            columns.append(sa.Column(
                column.name, SQL_TYPES[column.kind], *foreign, primary_key=column.key, autoincrement=False,
                nullable=column.nullable, unique=column.unique or None, comment=column.meaning))
        checks = [sa.CheckConstraint(condition) for column in table.columns for condition in column_checks(column)]
        sa.Table(table.name, result, *columns, *checks, comment=table.meaning)
    return result
