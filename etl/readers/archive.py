"""What a zip may be before anything in it is read: every limit, and every trick that is refused in words."""

import io
import re
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from data.messages import number, say
from data.store.engine import NotUsable

NO_MACROS = say("its macros were not run, and are not kept")
MOST_FILES = 5_000
LARGEST_PART = 60_000_000
LARGEST_TOTAL = 150_000_000
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # those of every office program
LARGEST_FILE = 60_000_000  # as it comes, packed
END = b"PK\x05\x06"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how old Office files begin, and Office files with a password
ENCODINGS = (b"utf-8", b"us-ascii", b"iso-8859-1")


def opened(content: bytes, name: str) -> zipfile.ZipFile:
    """The zip in these bytes. Raises NotUsable for one that is damaged, too large, or another file too."""
    if len(content) > LARGEST_FILE:
        raise NotUsable(say("{name}: more than 60 MB", name=name))
    if not content:
        raise NotUsable(say("{name} is empty", name=name))
    if not content.startswith(b"PK\x03\x04") or not _ends_as_zip(content):
        raise NotUsable(
            say("{name} is not a whole zip: it was cut off, or another file is joined to it", name=name)
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, struct.error) as error:
        said = say("{name} is not a zip that can be read: {error}", name=name, error=str(error))
        raise NotUsable(said) from None
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
        said = say("{name}: more than {n} files or 150 MB when unpacked", name=name, n=number(MOST_FILES))
        raise NotUsable(said)
    names = [entry.filename for entry in entries]
    if len({each.casefold() for each in names}) < len(names):
        raise NotUsable(say("{name}: two files in it have one name", name=name))
    for entry in entries:
        place, file = PurePosixPath(entry.filename), entry.filename[:60]
        if place.is_absolute() or ".." in place.parts or "\\" in entry.filename or ":" in entry.filename:
            raise NotUsable(say("{name}: the name {file} leads out of the zip", name=name, file=repr(file)))
        if entry.flag_bits & 1:
            raise NotUsable(say("{name}: a file with a password; take the password off", name=name))
        if entry.compress_type not in METHODS:
            raise NotUsable(
                say("{name}: {file} is packed in an unusual way; save or zip it anew", name=name, file=file)
            )
        if entry.file_size > LARGEST_PART:
            raise NotUsable(say("{name}: {file} is larger than 60 MB when unpacked", name=name, file=file))
    return archive


def _ends_as_zip(content: bytes) -> bool:
    """Whether the end of the zip's list, with its comment, is the end of the file."""
    place = content.rfind(END)
    if place < 0 or place + 22 > len(content):
        return False
    (length,) = struct.unpack("<H", content[place + 20 : place + 22])
    return bool(place + 22 + length == len(content))


def part(archive: zipfile.ZipFile, path: str, name: str) -> bytes:
    """The bytes of a part. Raises NotUsable where it is missing or damaged."""
    try:
        return archive.read(path)
    except KeyError:
        said = say("{name}: its part {part} is missing; save it anew", name=name, part=path)
        raise NotUsable(said) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        said = say("{name}: its part {part} is damaged: {error}", name=name, part=path, error=str(error))
        raise NotUsable(said) from None


def plain_xml(content: bytes, path: str, name: str) -> bytes:
    """The XML of a part that defines nothing of its own. Raises NotUsable for entities and disguises."""
    head = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    said = re.match(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']", head)
    if not head.startswith(b"<") or b"\0" in head or (said and said[1].lower() not in ENCODINGS):
        raise NotUsable(say("{name}: its part {part} is no XML in UTF-8", name=name, part=path))
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise NotUsable(
            say("{name}: its part {part} defines entities, which no spreadsheet does", name=name, part=path)
        )
    return content
