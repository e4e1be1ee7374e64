"""Tables of the programme's position: places, results, people in total, money."""

from data.schema.columns import (
    AS_OF,
    BILLION,
    CAVEAT,
    EVIDENCE,
    FLAG,
    INDICATOR,
    PHASE,
    PRECISION,
    PROVENANCE,
    UNDATED,
    UNITS,
    Column,
    Table,
    prose,
    translated,
)

COMPONENTS = ("required", "mobilized_before", "regular_budget", "mobilized_since", "gap")
# How firmly the report supports the mark of Table 3.
# explicit: stated as done, and dated in the period if a date is given (`changed_on` may be empty).
# The rule in words is in `layouts/pages/evidence/rule.py`.
BASES = ("explicit", "unclear", "awaiting_approval", "ratification_only", "earlier_period")

SOURCE = (
    Column("source_id", "text", "short name of the document", key=True, pattern="code", origin="folder"),
    Column("position", "integer", "precedence where documents agree", unique=True, low=1, high=999),
    Column("title", "text", "title as printed"),
    Column(
        "short_name",
        "text",
        "what it is called beside a figure; empty: its title",
        nullable=True,
        is_prose=True,
    ),
    prose("publisher", "who published it"),
    Column("published_on", "part_date", "day, month or year of publication", nullable=True),
    Column("as_of", "date", "date its figures stand for", nullable=True),
    Column("language", "text", "language of the document", choices=("en", "fr", "es")),
    prose("caveat", "what it leaves unsaid about itself", nullable=True),
    Column("file", "text", "its text among the documents, where they are at hand", nullable=True),
)
REGION = (
    Column("region_id", "text", "region", key=True, pattern="code"),
    Column("position", "integer", "order in the report", unique=True, low=1, high=99),
    Column("name_en", "text", "name as the report prints it"),
    Column("name_fr", "text", "French name", nullable=True, origin="reference"),
    Column("name_es", "text", "Spanish name", nullable=True, origin="reference"),
    Column(
        "priority_countries", "integer", "priority countries that its heading counts", "countries", high=250
    ),
    *PROVENANCE,
)
COUNTRY = (
    Column("iso3", "text", "ISO 3166-1 alpha-3 code", key=True, pattern="iso3"),
    Column("region_id", "text", "region", references="region"),
    Column("is_priority", "integer", "1: on the list of priority countries and territories", choices=FLAG),
    Column("name_en", "text", "name as the report prints it", unique=True),
    Column("name_table_3", "text", "name in Table 3 where it is printed differently", nullable=True),
    Column("name_fr", "text", "UN name in French", nullable=True, origin="reference"),
    Column("name_es", "text", "UN name in Spanish", nullable=True, origin="reference"),
    Column(
        "latitude", "number", "place of its marker", "degrees north", low=-90, high=90, origin="reference"
    ),
    Column(
        "longitude", "number", "place of its marker", "degrees east", low=-180, high=180, origin="reference"
    ),
    Column("also_known_as", "text", "other names, divided by |", nullable=True, origin="reference"),
    Column(
        "is_small", "integer", "1: lost on a world map without a marker", choices=FLAG, origin="reference"
    ),
    *PROVENANCE,
)
PHASES = (
    Column("phase", "integer", "phase of the programme", key=True, low=1, high=99),
    Column("starts_on", "date", "first day"),
    Column("ends_on", "date", "last day"),
    Column("countries_planned", "integer", "priority countries of the phase", "countries", high=250),
    *PROVENANCE,
)
INDICATORS = (
    Column("indicator_id", "text", "short name", key=True, pattern="code"),
    Column("position", "integer", "order on screen", unique=True, low=1, high=999),
    prose("name_en", "name"),
    Column("unit", "text", "unit of its values", choices=tuple(UNITS)),
    Column("is_total", "integer", "1: a sum of other indicators, never to be added to them", choices=FLAG),
    prose("meaning", "what is counted, and what is not"),
    *UNDATED,
)
RESULT = (
    Column("result_id", "text", "country, step, period and number in one", unique=True, origin="build"),
    Column("iso3", "text", "country", key=True, references="country"),
    Column("step", "integer", "1 strategy, 2 scheme design and law, 3 operations", key=True, low=1, high=3),
    Column("period", "text", "reporting period", key=True, pattern="period"),
    Column(
        "number",
        "integer",
        "which of several results of one country in one step and period",
        key=True,
        low=1,
        high=99,
        otherwise="1; the next number for a row of the same document that tells of another act",
    ),
    Column("as_of", "date", "last day of the period"),
    *translated("summary", "what changed, in our words", nullable=True),
    Column("basis", "text", "how firmly the country note supports the mark", nullable=True, choices=BASES),
    Column("changed_on", "part_date", "when the act that `instrument` names was done", nullable=True),
    Column("adopted_by", "text", "who adopted it", nullable=True, is_prose=True),
    Column("instrument", "text", "strategy, law or scheme by its name", nullable=True, is_prose=True),
    Column(
        "follows_r202",
        "integer",
        "1: who reports it finds that it follows the guiding principles of Recommendation No. 202",
        nullable=True,
        choices=FLAG,
    ),
    *(EVIDENCE, CAVEAT, *PROVENANCE),
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
    prose("name_en", "name of the part"),
    Column("percent", "number", "share", "%", high=100),
    Column("is_residual", "integer", "1: what the text leaves unexplained", choices=FLAG),
    *(CAVEAT, *PROVENANCE),
)

POSITION_TABLES = (
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
)
