"""Whatever is offered, told by what it is and not by its name: sheets of a workbook, or files of CSV."""

from pathlib import Path
from typing import NamedTuple

from data.messages import Message, joined, say
from data.store.engine import NotUsable
from etl.readers import archive as archives
from etl.readers import excel, opendocument
from etl.readers.folder import LARGEST_FILE_BYTES, Files, of_folder, of_zip
from etl.readers.grid import Grid

TAKEN = say("a workbook (.xlsx, .xlsm, .ods), or a folder or zip of CSV tables")
EXCEL, OPENDOCUMENT, CSV = say("an Excel workbook"), say("an OpenDocument spreadsheet"), say("a zip")
# What a file may be called that is one of these.
NAMES = {EXCEL: (".xlsx", ".xlsm"), OPENDOCUMENT: (".ods",), CSV: (".zip",)}
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
A_PICTURE = say("a picture")
OTHERS = (
    (b"%PDF", say("a PDF")),
    (b"<", say("a web page or XML")),
    (b"{\\rtf", say("a text document")),
    (b"\x89PNG", A_PICTURE),
    (b"\xff\xd8\xff", A_PICTURE),
    (b"GIF8", A_PICTURE),
    (b"MZ", say("a program")),
    (b"\x1f\x8b", say("a file packed with gzip")),
    (b"7z\xbc\xaf", say("a file packed with 7-Zip")),
    (b"Rar!", say("a file packed with RAR")),
)


class Opened(NamedTuple):
    """The sheets of a workbook or the files of a folder, and what was left aside, in words."""

    name: str
    grids: list[Grid] | None
    files: Files
    aside: list[Message]


def opened(path: Path) -> Opened:
    """What lies at a path. Raises NotUsable, in words, for anything that is not taken."""
    if path.is_dir():
        return Opened(path.name, None, of_folder(path), [])
    if not path.exists():
        raise NotUsable(say("there is no file or folder {path}", path=str(path)))
    if path.stat().st_size > archives.LARGEST_FILE:
        raise NotUsable(say("{name}: more than 60 MB", name=path.name))
    return of_bytes(path.read_bytes(), path.name)


def of_bytes(content: bytes, name: str) -> Opened:
    """What a file holds. Raises NotUsable, in words, for anything that is not taken."""
    ending = Path(name).suffix.lower()
    if content.startswith(archives.COMPOUND):
        if ENCRYPTED in content:
            raise NotUsable(
                say(
                    "{name} has a password; in Excel: File, Info, Protect Workbook, and take it off",
                    name=name,
                )
            )
        raise NotUsable(
            say("{name} is an old Excel file (.xls); in Excel: Save as, Excel Workbook (.xlsx)", name=name)
        )
    if ending == ".csv" and not content.startswith(b"PK"):
        return Opened(name, None, {name: content[: LARGEST_FILE_BYTES + 1]}, [])
    if not content.startswith(b"PK"):
        is_one = next((said for mark, said in OTHERS if content.lstrip()[:10].startswith(mark)), None)
        said = say("{name} is neither a folder nor {taken}", name=name, taken=TAKEN)
        raise NotUsable(say("{refusal}; it is {kind}", refusal=said, kind=is_one) if is_one else said)
    kind = _kind(archives.opened(content, name).namelist(), name)
    if ending not in NAMES[kind]:
        said = say(
            "{name} is {kind} under another name; call it {endings} if it is meant to be one",
            name=name,
            kind=kind,
            endings=joined(say(" or "), NAMES[kind]),
        )
        raise NotUsable(said)
    if kind == CSV:
        return Opened(name, None, of_zip(content, name), [])
    grids, aside = (excel if kind == EXCEL else opendocument).grids(content, name)
    return Opened(name, grids, {}, aside)


def _kind(names: list[str], name: str) -> Message:
    """What a zip is by its parts. Raises NotUsable for one that is several things at once."""
    kinds = [
        *([EXCEL] if any(each.lower().startswith("xl/") for each in names) else []),
        *([OPENDOCUMENT] if "content.xml" in names and "mimetype" in names else []),
        *([CSV] if any(each.lower().endswith((".csv", ".toml")) for each in names) else []),
    ]
    if len(kinds) > 1:
        both = joined(say(" and "), kinds)
        raise NotUsable(say("{name} is {kinds} at once; send one of them", name=name, kinds=both))
    if not kinds and "[Content_Types].xml" in names:
        raise NotUsable(
            say("{name} is a document or a presentation; expected {taken}", name=name, taken=TAKEN)
        )
    return kinds[0] if kinds else CSV
