"""Whatever is offered, told by what it is and not by its name: sheets of a workbook, or files of CSV."""

from pathlib import Path
from typing import NamedTuple

from data.store.engine import NotUsable
from etl.readers import archive as archives
from etl.readers import excel, opendocument
from etl.readers.folder import LARGEST_FILE_BYTES, Files, of_folder, of_zip
from etl.readers.grid import Grid

TAKEN = "a workbook (.xlsx, .xlsm, .ods), or a folder or zip of CSV tables"
EXCEL, OPENDOCUMENT, CSV = "an Excel workbook", "an OpenDocument spreadsheet", "a zip"
# What a file may be called that is one of these.
NAMES = {EXCEL: (".xlsx", ".xlsm"), OPENDOCUMENT: (".ods",), CSV: (".zip",)}
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHERS = (
    (b"%PDF", "a PDF"),
    (b"<", "a web page or XML"),
    (b"{\\rtf", "a text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a file packed with gzip"),
    (b"7z\xbc\xaf", "a file packed with 7-Zip"),
    (b"Rar!", "a file packed with RAR"),
)


class Opened(NamedTuple):
    """The sheets of a workbook or the files of a folder, and what was left aside, in words."""

    name: str
    grids: list[Grid] | None
    files: Files
    aside: list[str]


def opened(path: Path) -> Opened:
    """What lies at a path. Raises NotUsable, in words, for anything that is not taken."""
    if path.is_dir():
        return Opened(path.name, None, of_folder(path), [])
    if not path.exists():
        raise NotUsable(f"there is no file or folder {path}")
    if path.stat().st_size > archives.LARGEST_FILE:
        raise NotUsable(f"{path.name}: more than {archives.LARGEST_FILE // 1_000_000} MB")
    return of_bytes(path.read_bytes(), path.name)


def of_bytes(content: bytes, name: str) -> Opened:
    """What a file holds. Raises NotUsable, in words, for anything that is not taken."""
    ending = Path(name).suffix.lower()
    if content.startswith(archives.COMPOUND):
        if ENCRYPTED in content:
            raise NotUsable(f"{name} has a password; in Excel: File, Info, Protect Workbook, and take it off")
        raise NotUsable(f"{name} is an old Excel file (.xls); in Excel: Save as, Excel Workbook (.xlsx)")
    if ending == ".csv" and not content.startswith(b"PK"):
        return Opened(name, None, {name: content[: LARGEST_FILE_BYTES + 1]}, [])
    if not content.startswith(b"PK"):
        said = next((said for mark, said in OTHERS if content.lstrip()[:10].startswith(mark)), "")
        raise NotUsable(f"{name} is neither a folder nor {TAKEN}" + (f"; it is {said}" if said else ""))
    kind = _kind(archives.opened(content, name).namelist(), name)
    if ending not in NAMES[kind]:
        endings = " or ".join(NAMES[kind])
        raise NotUsable(f"{name} is {kind} under another name; call it {endings} if it is meant to be one")
    if kind == CSV:
        return Opened(name, None, of_zip(content, name), [])
    grids, aside = (excel if kind == EXCEL else opendocument).grids(content, name)
    return Opened(name, grids, {}, aside)


def _kind(names: list[str], name: str) -> str:
    """What a zip is by its parts. Raises NotUsable for one that is several things at once."""
    kinds = [
        *([EXCEL] if any(each.lower().startswith("xl/") for each in names) else []),
        *([OPENDOCUMENT] if "content.xml" in names and "mimetype" in names else []),
        *([CSV] if any(each.lower().endswith((".csv", ".toml")) for each in names) else []),
    ]
    if len(kinds) > 1:
        raise NotUsable(f"{name} is {' and '.join(kinds)} at once; send one of them")
    if not kinds and "[Content_Types].xml" in names:
        raise NotUsable(f"{name} is a document or a presentation; expected {TAKEN}")
    return kinds[0] if kinds else CSV
