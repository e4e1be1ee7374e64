"""The build, stage by stage."""

from pathlib import Path

from etl.check import check
from etl.correct import Rows, correct
from etl.documents import compare
from etl.extract import extract
from etl.faults import Fault, touched
from etl.load import Progress, load
from etl.transform import transform


def read(
    folder: Path, progress: Progress, documents: Path | None = None
) -> tuple[Rows, dict[str, tuple[str, int]], list[Fault]]:
    """(typed rows, checksum and rows of every file, faults) of the raw folder; good only without faults.

    `documents` is the folder of the documents' texts; without it, wording and places are not compared.
    """
    progress("extracting")
    raw = extract(folder)
    progress("correcting")
    rows, faults = correct(raw.rows, {table for table, column in touched(raw.faults) if not column})
    progress("transforming")
    typed, found = transform(rows, touched(raw.faults))
    faults = [*raw.faults, *faults, *found]
    progress("checking")
    faults += check(typed, raw.rows, touched(faults))
    if documents and documents.is_dir():
        progress("comparing with the documents")
        faults += compare(typed, documents, touched(faults))
    else:
        progress("not compared with the documents: their texts are not at hand")
    return typed, raw.files, faults


def build(
    folder: Path, target: Path, progress: Progress, documents: Path | None = None
) -> tuple[dict[str, int], list[Fault]]:
    """(rows a table, []) once the new database is in place, ({}, faults) where the input has any."""
    typed, files, faults = read(folder, progress, documents)
    if faults:
        return {}, faults
    return load(typed, files, target, progress), []
