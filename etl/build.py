"""From raw tables to checked rows, stage by stage."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from data.schema import BY_NAME
from data.store.editions import Rows as Stored
from etl import cautions
from etl.check import check
from etl.correct import Rows, correct
from etl.document_texts import compare
from etl.extract import extract
from etl.faults import Fault, touched
from etl.locator_spelling import agree
from etl.readers.folder import Files
from etl.readers.notes import Note
from etl.readers.offered import Offered
from etl.readers.origins import with_cells
from etl.transform import transform
from etl.translate import untranslated


class Read(NamedTuple):
    """What raw tables say: typed rows, good only without faults; warnings are to be looked at."""

    typed: Rows
    files: Files
    faults: list[Fault]
    warnings: list[Fault]
    notes: list[Note]


def read(
    files: Files,
    progress: Callable[[str], None],
    documents: Path | None = None,
    offer: Offered | None = None,
    current: Stored | None = None,
) -> Read:
    """The rows of raw tables, with every fault and every warning.

    `documents` is the folder of the documents' texts; without it, wording and places are not compared.
    `offer` says where the rows stood in what somebody sent, and what was wrong there. Warnings compare with
    the rows of the edition that is `current`.
    """
    offer = offer or Offered()
    progress("extracting")
    raw = extract(files, offer.origins, offer.faults)
    raw.faults += agree(raw.rows)
    progress("correcting")
    unread = {table for table, column in touched(raw.faults) if not column}
    rows, faults, uncorrected = correct(raw.rows, unread)
    progress("transforming")
    typed, found = transform(rows, {*BY_NAME} if "correction" in unread else uncorrected)
    faults = [*raw.faults, *faults, *found]
    progress("checking")
    faults += check(typed, raw.rows, touched(faults) | {(table, "") for table in uncorrected})
    if documents and documents.is_dir():
        progress("comparing with the documents")
        faults += compare(typed, documents, touched(faults))
    faulty = {table for table, _ in touched(faults)}
    warned = [*offer.warnings, *cautions.warnings(typed, faulty, current)]
    # What a table of translations that cannot be read leaves out is no news.
    warned += [] if "translation" in faulty else untranslated(typed)
    told = [fault for fault in faults if (fault.file, fault.row, fault.column) not in offer.settled]
    return Read(
        typed,
        files,
        with_cells([*offer.faults, *told], offer.origins),
        with_cells(warned, offer.origins),
        offer.notes,
    )
