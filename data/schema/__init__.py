"""Every table: those of an edition (`TABLES`), and those that keep the editions (`CONTROL_TABLES`).

The tables of the store, its constraints, the row checks of the ETL and the data dictionary are derived from
them.
"""

from zlib import crc32

from data.schema.columns import BILLION
from data.schema.evidence import EVIDENCE_TABLES
from data.schema.position import POSITION_TABLES
from data.schema.record import CONTROL_TABLES, RECORD_TABLES

TABLES = (*POSITION_TABLES, *EVIDENCE_TABLES, *RECORD_TABLES)
BY_NAME = {table.name: table for table in TABLES}
# The form of the store: another one as soon as a table, a column or what replaces a row is another.
_FORMS = [(one.name, one.columns, one.slot, one.numbered) for one in (*TABLES, *CONTROL_TABLES)]
FORM = crc32(repr(_FORMS).encode()) % BILLION

__all__ = ["BY_NAME", "CONTROL_TABLES", "FORM", "TABLES"]
