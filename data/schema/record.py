"""Tables of the product's own record: corrections, translations; and of the store: editions and acts."""

from data.schema.columns import BILLION, FLAG, UNDATED, Column, Table, prose

ROLES = ("contributor", "editor", "publisher", "administrator")  # each may do what those before it may
CONTRIBUTION_STATES = ("draft", "submitted", "returned", "declined", "accepted", "published")

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
        "difference between the documents that tells of it, where a page names the other figure",
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

ACCOUNT = (
    Column("account_id", "text", "short name, random", key=True, origin="build"),
    Column("name", "text", "what others call them", origin="build"),
    Column("email", "text", "address they sign in with, in small letters", unique=True, origin="build"),
    Column("role", "text", "what they may do", choices=ROLES, origin="build"),
    Column("countries", "text", "codes of countries they report for", nullable=True, origin="build"),
    Column("subject", "text", "issuer and name at the provider", nullable=True, unique=True, origin="build"),
    Column("password", "text", "argon2 hash; empty: the provider alone", nullable=True, origin="build"),
    Column("must_change", "integer", "whether the password is to be changed", choices=FLAG, origin="build"),
    Column("is_active", "integer", "whether they may sign in", choices=FLAG, origin="build"),
    Column("session_mark", "text", "random; another one ends every session", origin="build"),
    Column("failures", "integer", "wrong passwords since the last right one", origin="build"),
    Column("locked_until", "text", "moment until which no password is taken", nullable=True, origin="build"),
    Column("made_at", "text", "moment it was made, ISO, UTC", origin="build"),
    Column("made_by", "text", "who made it", origin="build"),
    Column("signed_in_at", "text", "moment of the last sign-in", nullable=True, origin="build"),
)
UPLOAD = (
    Column("upload_id", "text", "short name, random", key=True, origin="build"),
    Column("at", "text", "moment, ISO, UTC", origin="build"),
    Column("by", "text", "who sent it", origin="build"),
    Column("account_id", "text", "their account", references="account", origin="build"),
    Column("file_name", "text", "name of the file", origin="build"),
    Column("content", "bytes", "the file; empty where it was refused", nullable=True, origin="build"),
    Column("findings", "text", "faults, warnings, notes and what would change, as JSON", origin="build"),
    Column("edition_id", "text", "draft made of it", nullable=True, references="edition", origin="build"),
)
CONTRIBUTION = (
    Column("contribution_id", "text", "short name, random", key=True, origin="build"),
    Column("iso3", "text", "country it is of", pattern="iso3", origin="build"),
    Column(
        "table_name", "text", "table it becomes a row of", choices=("result", "people_figure"), origin="build"
    ),
    Column("cells", "text", "the row, as JSON by column", origin="build"),
    Column("state", "text", "what became of it", choices=CONTRIBUTION_STATES, origin="build"),
    Column("account_id", "text", "account that reports it", references="account", origin="build"),
    Column("by", "text", "who reports it", origin="build"),
    Column("made_at", "text", "moment it was begun, ISO, UTC", origin="build"),
    Column("changed_at", "text", "moment at which it was last written, or sent, ISO, UTC", origin="build"),
    Column("remark", "text", "what the editor says of it", nullable=True, origin="build"),
    Column("decided_by", "text", "who accepted, returned or declined it", nullable=True, origin="build"),
    Column(
        "edition_id",
        "text",
        "edition that it became a part of",
        nullable=True,
        references="edition",
        origin="build",
    ),
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
    Table("account", "", "Who may sign in, and what they may do.", ACCOUNT),
    Table("upload", "", "Files that were sent to be checked, and what was found in them.", UPLOAD),
    Table("contribution", "", "What country offices report, until it is part of an edition.", CONTRIBUTION),
)
