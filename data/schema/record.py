"""Tables of the product's own record: corrections, translations; and of the store: editions and acts."""

from data.schema.columns import BILLION, UNDATED, Column, Table, prose

CORRECTION = (
    Column("correction_id", "text", "short name", key=True, pattern="code"),
    Column("table_name", "text", "table the statement belongs to"),
    Column("row_key", "text", "key of the row, its parts joined by |"),
    Column("column_name", "text", "column the statement is about"),
    Column("source_id", "text", "document that makes the statement", references="source"),
    Column("locator", "text", "where in the document"),
    Column("found", "text", "what is written there"),
    Column("adopted", "text", "what is shown instead; empty: nothing is", nullable=True),
    prose("reason_en", "why"),
    Column(
        "discrepancy_id",
        "text",
        "contradiction that tells of it, where a page names the other figure",
        nullable=True,
        pattern="code",
    ),
)
PRINTED_TOTAL = (
    Column("total_id", "text", "short name", key=True, pattern="code"),
    Column("table_name", "text", "table whose rows it is a total of"),
    Column("column_name", "text", "column that is added up"),
    Column("row_keys", "text", "keys of the rows, divided by a semicolon and a space"),
    Column("total", "number", "the total as the document prints it", high=5 * BILLION),
    *UNDATED,
)
TRANSLATION = (
    Column("text_en", "text", "English text as a table has it", key=True, is_typeset=True),
    Column("text_fr", "text", "the same in French", nullable=True, is_typeset=True),
    Column("text_es", "text", "the same in Spanish", nullable=True, is_typeset=True),
)

STORE = (
    Column(
        "form",
        "integer",
        "form of the tables, another one as soon as the schema changes",
        key=True,
        low=1,
        origin="build",
    ),
)
EDITION = (
    Column("edition_id", "text", "day it was made, and a mark of its own", key=True, origin="build"),
    Column("made_at", "text", "moment it was made, ISO, UTC", origin="build"),
    Column("made_by", "text", "who made it", origin="build"),
    Column("note", "text", "why it was made", origin="build"),
    Column("based_on", "text", "edition that was current when it was made", nullable=True, origin="build"),
    Column("sha256", "text", "checksum of all its tables", pattern="hash", origin="build"),
    Column("package", "bytes", "zip of the raw tables as they came in", origin="build"),
)
EDITION_TABLE = (
    Column("edition_id", "text", "edition", key=True, references="edition", origin="build"),
    Column("table_name", "text", "table of the edition", key=True, origin="build"),
    Column("row_count", "integer", "rows in it", origin="build"),
    Column("sha256", "text", "checksum of its rows", pattern="hash", origin="build"),
)
ACT = (
    Column("act_id", "integer", "number of the act, in order", key=True, low=1, origin="build"),
    Column("at", "text", "moment, ISO, UTC", origin="build"),
    Column("by", "text", "who", origin="build"),
    Column("kind", "text", "what was done", choices=("publish", "rollback"), origin="build"),
    Column("edition_id", "text", "edition that is current since", references="edition", origin="build"),
    Column("note", "text", "why", origin="build"),
)

RECORD_TABLES = (
    Table("correction", "", "Statements that are not shown, what is shown instead, and why.", CORRECTION),
    Table("printed_total", "", "Totals that documents print of rows that stand alone here.", PRINTED_TOTAL),
    Table("translation", "", "Texts of the tables in French and Spanish.", TRANSLATION),
)
CONTROL_TABLES = (
    Table("store", "", "The form of this database; one row.", STORE),
    Table("edition", "", "Complete, checked sets of all tables; none is ever changed.", EDITION),
    Table("edition_table", "", "The tables of each edition with their checksums.", EDITION_TABLE),
    Table("act", "", "Who made which edition current; the newest act decides.", ACT),
)
