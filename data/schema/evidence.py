"""Tables of the evidence: what stands behind the position, country by country, and where documents differ."""

from data.schema.columns import (
    BILLION,
    CAVEAT,
    EVIDENCE,
    FLAG,
    PRECISION,
    PROVENANCE,
    Column,
    Table,
    prose,
    translated,
)

TRILLION = 1_000 * BILLION
MEASURES = ("legal", "effective", "adequacy", "registered", "trained", "other")
TOPICS = ("results", "people", "funding", "partners", "themes", "health", "countries", "documents")
FIGURE_TOPICS = (
    *("coverage", "benefits", "spending", "population", "law", "activities", "project"),
    *("knowledge", "monitoring", "governance", "partnerships"),
)
# unit of a reported figure: the largest value that can be meant
FIGURE_UNITS = {
    "percent": 1_000,
    "fraction": 1,  # what a document prints in words: two thirds
    "usd": 10_000 * BILLION,
    "people": 8 * BILLION,
    "count": 10_000,
}
NAMED_IN = ("list", "box", "text")
# Income groups and the world, beside the regions, of which the programme document gives context.
INCOME_GROUPS = ("low_income", "lower_middle_income", "upper_middle_income", "high_income")


def place(what: str) -> Column:
    """The position of a row in its list."""
    return Column("position", "integer", f"order in the {what}", low=1, high=999)


def country(*, key: bool = False, nullable: bool = False) -> Column:
    """The country of a row."""
    return Column("iso3", "text", "country", key=key, nullable=nullable, references="country")


COUNTRY_NOTE = (
    country(key=True),
    *translated("summary", "aims of the country and work of the programme, in our words"),
    Column("has_partners", "integer", "1: the note names who funds the work", choices=FLAG),
    *PROVENANCE,
)
PEOPLE_FIGURE = (
    Column("figure_id", "text", "short name", key=True, pattern="code"),
    country(nullable=True),
    Column("measure", "text", "what is counted", choices=MEASURES),
    Column("people", "integer", "how many", "its unit", high=8 * BILLION),
    Column("unit", "text", "who is counted", choices=("people", "workers", "households", "registrations")),
    PRECISION,
    Column("year", "integer", "year of the figure", nullable=True, low=2000, high=2100),
    Column("phase", "integer", "phase of the programme", low=1, high=99, references="phase"),
    Column(
        "status",
        "text",
        "status: achieved, existing total, draft law, planned or potential",
        choices=("achieved", "draft", "planned", "potential", "stock"),
    ),
    Column(
        "duration",
        "text",
        "temporary or one_off: crisis support that does not last; nothing where no document says so",
        nullable=True,
        choices=("temporary", "one_off"),
    ),
    *translated("what", "what the figure counts"),
    Column(
        "traced_to",
        "text",
        "programme total that it explains in part",
        nullable=True,
        references="indicator",
    ),
    *(EVIDENCE, CAVEAT, *PROVENANCE),
)
PARTNER = (
    Column("partner_id", "text", "short name", key=True, pattern="code"),
    *translated("name", "usual name"),
    Column(
        "kind",
        "text",
        "what it is",
        choices=("government", "multilateral", "national", "company", "foundation", "ilo"),
    ),
    Column("also_known_as", "text", "other names, divided by |", nullable=True, origin="reference"),
    *PROVENANCE,
)
COUNTRY_PARTNER = (
    Column("iso3", "text", "country", key=True, references="country"),
    Column("position", "integer", "order in the country note", key=True, low=1, high=99),
    Column("partner_id", "text", "funding partner", references="partner"),
    Column(
        "channel",
        "text",
        "multi_donor_pooled, multi_donor_parallel, a project's name, or nothing stated",
        nullable=True,
        is_prose=True,
    ),
    Column("status", "text", "current or announced", choices=("current", "announced")),
    *(CAVEAT, *PROVENANCE),
)
THEME = (
    Column("theme_id", "text", "short name", key=True, pattern="code"),
    Column("theme_group", "text", "group in Table 2", choices=("human_right", "robust_systems")),
    place("group"),
    *translated("name", "name of the thematic area"),
    *translated("label", "the same in two or three words"),
    *translated("summary", "what the report says of its period, in our words", nullable=True),
    *PROVENANCE,
)
THEME_COUNTRY = (
    Column("theme_id", "text", "thematic area", key=True, references="theme"),
    country(key=True),
    *translated("summary", "what was done, in our words"),
    Column(
        "named_in",
        "text",
        "where the report names the country: a list of the area, a box, running text",
        choices=NAMED_IN,
        origin="build",
    ),
    *(CAVEAT, *PROVENANCE),
)
MULTI_DONOR_OUTPUT = (
    Column("output_id", "text", "short name", key=True, pattern="code"),
    place("table"),
    Column("kind", "text", "output or outcome", choices=("output", "outcome")),
    country(nullable=True),
    *translated("group", "country or field of work"),
    *translated("text", "what the Multi-donor Programme funds, in our words"),
    *PROVENANCE,
)
MULTI_DONOR_MODALITY = (
    Column("modality", "text", "pooled or parallel", key=True, choices=("pooled", "parallel")),
    Column("aspect_en", "text", "aspect", key=True, is_prose=True),
    place("table"),
    prose("text_en", "how this modality does it, in our words"),
    *PROVENANCE,
)
TSF_POSITION = (
    Column("position_id", "text", "short name", key=True, pattern="code"),
    place("table"),
    *translated("title", "field of expertise"),
    Column("status", "text", "what became of it", choices=("existing", "created", "needed")),
    Column("location", "text", "where", is_prose=True),
    Column("as_of", "part_date", "month of the statement; of a post that was created: the period"),
    *(CAVEAT, *PROVENANCE),
)
EVALUATION = (
    Column("evaluation_id", "text", "short name", key=True, pattern="code"),
    place("programme of evaluations"),
    *translated("name", "name"),
    Column("planned_from", "part_date", "planned begin", nullable=True),
    Column("planned_to", "part_date", "planned end", nullable=True),
    Column("completed_on", "part_date", "when it was completed", nullable=True),
    Column("status", "text", "how far it is", choices=("done", "under_way", "not_started")),
    *translated("what", "what it is about, in our words", nullable=True),
    *(CAVEAT, *PROVENANCE),
)
RATIFICATION = (
    Column("iso3", "text", "country", key=True, references="country"),
    Column(
        "status",
        "text",
        "how far it is with Convention No. 102",
        key=True,
        choices=("ratified", "implied", "committed", "considering", "assessment", "promoted"),
    ),
    Column("ratified_on", "part_date", "when it ratified", nullable=True),
    *translated("what", "what is said of it, in our words"),
    *(CAVEAT, *PROVENANCE),
)
EVENT = (
    Column("event_id", "text", "short name", key=True, pattern="code"),
    Column("held_on", "part_date", "day, month, year, or the period that the document gives", nullable=True),
    *translated("name", "name"),
    Column("attendance", "integer", "people who took part", nullable=True, high=1_000_000),
    PRECISION,
    *translated("what", "what it was about, in our words", nullable=True),
    *(CAVEAT, *PROVENANCE),
)
COVERAGE_CONTEXT = (
    Column("area", "text", "world or region", key=True, pattern="code"),
    Column("measure", "text", "whose share it is", key=True, choices=("covered", "not_covered")),
    Column("year", "integer", "year", key=True, low=2000, high=2100),
    prose("measure_en", "the measure as the document defines it"),
    Column("percent", "number", "share of people", "%", high=100),
    *(CAVEAT, *PROVENANCE),
)
FINANCING_GAP = (
    Column("income_group", "text", "group of countries", key=True, choices=INCOME_GROUPS),
    Column("usd", "integer", "what a floor for all costs more a year", "US$", high=10 * TRILLION),
    Column("percent_of_gdp", "number", "the same as a share", "% of GDP", high=100),
    *(CAVEAT, *PROVENANCE),
)
REPORTED_FIGURE = (
    Column("figure_id", "text", "short name", key=True, pattern="code"),
    country(nullable=True),
    Column("topic", "text", "what it is about", choices=FIGURE_TOPICS),
    Column("value", "number", "the figure", "its unit", high=max(FIGURE_UNITS.values())),
    Column(
        "unit",
        "text",
        "per cent, a fraction, US$, people, or a count of what is named",
        choices=tuple(FIGURE_UNITS),
    ),
    PRECISION,
    Column("since", "part_date", "begin of the period that the figure covers", nullable=True),
    Column("as_of", "part_date", "its date, or the end of the period; of a target: when due", nullable=True),
    Column(
        "status",
        "text",
        "stated as a fact, an estimate, or a target or plan, which is never an achievement",
        choices=("reported", "estimate", "target"),
    ),
    *translated("what", "what the figure says, in our words"),
    *(CAVEAT, *PROVENANCE),
)
INDICATOR_LINK = (
    Column("indicator_en", "text", "indicator of the programme", key=True, is_prose=True),
    place("table"),
    Column("level", "text", "level of the results framework", is_prose=True),
    Column(
        "kind",
        "text",
        "an indicator of Table 7, a reference in it to others, or what a text says beside it",
        choices=("indicator", "reference", "text"),
    ),
    prose("programme_and_budget_en", "counterpart in the ILO's Programme and Budget", nullable=True),
    prose("sdg_en", "counterpart among the SDG indicators", nullable=True),
    *PROVENANCE,
)
COLLECTION_FREQUENCY = (
    Column("what_en", "text", "what is collected", key=True, is_prose=True),
    prose("frequency_en", "how often"),
    prose("who_en", "from whom and from where"),
    *PROVENANCE,
)
DISCREPANCY = (
    Column("discrepancy_id", "text", "short name", key=True, pattern="code"),
    Column("topic", "text", "topic", choices=TOPICS),
    Column(
        "severity",
        "text",
        "what goes wrong in a meeting if nobody knows",
        choices=("high", "medium", "low"),
    ),
    *translated("title", "what it is about"),
    prose("statements", "places and what they say, divided by |"),
    prose("adopted", "the figure or reading shown"),
    prose("reason", "why"),
    Column("is_settled", "integer", "0: two careful readings do not decide it", choices=FLAG),
    Column("touches", "text", "figures it touches: indicators and parts of the position", nullable=True),
    *PROVENANCE,
)
NOTE = (
    Column("note_id", "text", "short name", key=True, pattern="code"),
    Column("topic", "text", "topic", choices=TOPICS),
    *translated("title", "what it is about"),
    *translated("text", "what a reader has to know, in our words"),
    *PROVENANCE,
)
DISCREPANCY_COUNTRY = (
    Column("discrepancy_id", "text", "difference between the documents", key=True, references="discrepancy"),
    country(key=True),
    *PROVENANCE,
)

EVIDENCE_TABLES = (
    Table("country_note", "", "What the country notes of the report say.", COUNTRY_NOTE),
    Table("people_figure", "people", "Figures about people, by country, with their status.", PEOPLE_FIGURE),
    Table("partner", "name_en", "Funding partners that country notes name.", PARTNER),
    Table(
        "country_partner",
        "",
        "Who funds the work in a country, and through which channel.",
        COUNTRY_PARTNER,
        slot=("iso3",),
        numbered="position",
    ),
    Table("theme", "", "The thematic areas.", THEME),
    Table("theme_country", "", "Where a thematic area was active, and what was done.", THEME_COUNTRY),
    Table("multi_donor_output", "", "What the Multi-donor Programme funds.", MULTI_DONOR_OUTPUT),
    Table(
        "multi_donor_modality", "", "The two modalities of the Multi-donor Programme.", MULTI_DONOR_MODALITY
    ),
    Table(
        "tsf_position",
        "",
        "Expert posts of the Technical Support Facility.",
        TSF_POSITION,
        slot=(),
        numbered="position",
    ),
    Table("evaluation", "", "Evaluations with their dates and status.", EVALUATION),
    Table("ratification", "", "Countries and Convention No. 102.", RATIFICATION, slot=("iso3",)),
    Table("event", "", "Events of the programme.", EVENT),
    Table(
        "coverage_context", "percent", "Coverage of the world's population, for context.", COVERAGE_CONTEXT
    ),
    Table("financing_gap", "usd", "What floors for all would cost more, for context.", FINANCING_GAP),
    Table("reported_figure", "value", "Other figures of the documents, by country or not.", REPORTED_FIGURE),
    Table("indicator_link", "", "Indicators and their counterparts elsewhere.", INDICATOR_LINK),
    Table("collection_frequency", "", "How often indicators are collected.", COLLECTION_FREQUENCY),
    Table(
        "discrepancy", "", "Differences between the documents, and the reading that is shown.", DISCREPANCY
    ),
    Table(
        "discrepancy_country",
        "",
        "Countries that a difference between the documents touches.",
        DISCREPANCY_COUNTRY,
    ),
    Table("note", "", "How to read the figures, where documents agree and readers stumble.", NOTE),
)
