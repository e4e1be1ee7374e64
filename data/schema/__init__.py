"""Every table: those of an edition (`TABLES`), and those that keep the editions (`CONTROL_TABLES`).

The tables of the store, its constraints, the row checks of the ETL and the data dictionary are derived from
them.
"""

from data.schema.evidence import EVIDENCE_TABLES
from data.schema.position import POSITION_TABLES
from data.schema.record import CONTROL_TABLES, RECORD_TABLES

FORM = 9  # of the tables; raise it when they change

TABLES = (*POSITION_TABLES, *EVIDENCE_TABLES, *RECORD_TABLES)
BY_NAME = {table.name: table for table in TABLES}

__all__ = ["BY_NAME", "CONTROL_TABLES", "FORM", "TABLES"]
