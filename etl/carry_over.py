"""What people published in an older form of the store, in the form of this version.

An edition keeps the raw tables that it was made of: its rows are made of them anew. Its name, its moment, its
maker, and the acts stay what they were.
"""

import sqlalchemy as sa

from data.rows.editions import Edition
from data.store import editions
from data.store.editions import Record
from data.store.engine import NotUsable
from data.store.tables import METADATA
from etl.build import read
from etl.faults import lines
from etl.readers.folder import of_zip
from etl.stored import stored


def carry_over(connection: sa.Connection, record: Record) -> None:
    """Writes editions, acts, accounts and all else that the older form held into the new tables.

    Raises NotUsable where the raw tables of an edition no longer make one, and nothing is changed.
    """
    for kept in sorted(record["edition"], key=lambda row: row["made_at"]):
        found = read(of_zip(bytes(kept["package"]), kept["edition_id"]), lambda stage: None)
        if found.faults:
            raise NotUsable(
                f"edition {kept['edition_id']} cannot be carried over into the form of this version: "
                f"{lines(found.faults)[0]}; keep the database for the version that made it"
            )
        rows = stored(found.typed)
        whole = editions.whole(editions.checksums(rows))
        edition = Edition(**{**{name: kept[name] for name in Edition._fields}, "sha256": whole})
        editions.write(connection, edition, rows, bytes(kept["package"]))
    for table in METADATA.sorted_tables:
        rows_of = record.get(table.name, [])
        if table.name != "edition" and rows_of:
            known = [{column.name: row.get(column.name) for column in table.c} for row in rows_of]
            connection.execute(table.insert(), known)
