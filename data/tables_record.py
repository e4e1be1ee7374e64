"""Tables of the product's own record: corrections, translations, the build."""

from data.columns import Column, Table, prose

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
TRANSLATION = (
    Column("text_en", "text", "English text as a table has it", key=True, is_typeset=True),
    Column("text_fr", "text", "the same in French", is_typeset=True),
    Column("text_es", "text", "the same in Spanish", is_typeset=True),
)

RECORD_TABLES = (
    Table("correction", "", "Statements that are not shown, what is shown instead, and why.", CORRECTION),
    Table("translation", "", "Texts of the tables in French and Spanish.", TRANSLATION),
    Table("build", "", "The build that made this database; one row.", BUILD),
    Table("build_file", "", "Files the build read.", BUILD_FILE),
)
