"""Raw tables as files: a folder, a zip, or the package that an edition keeps of what it was made from."""

import csv
import io
import zipfile
from pathlib import Path, PurePosixPath

from etl.readers import archive as archives

# path from the raw folder, such as `report_2021_22/result.csv` → content (None: it cannot be opened)
Files = dict[str, bytes | None]
LARGEST_FILE_BYTES = 50_000_000
ALWAYS = (1980, 1, 1, 0, 0, 0)  # the date of entries: the same files make the same zip


def of_folder(folder: Path) -> Files:
    """The files below a folder, but for hidden ones."""
    found: Files = {}
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in place.parts):
            found[place.as_posix()] = content_of(path)
    return found


def content_of(file: Path) -> bytes | None:
    """The bytes of a file, and at the most one more than it may have; None where it cannot be opened."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE_BYTES + 1)
    except OSError:
        return None


def of_zip(content: bytes, name: str) -> Files:
    """The files of a zip; one folder around all of them is taken off. Raises NotUsable for a hostile one."""
    archive = archives.opened(content, name)
    found: Files = {}
    for entry in archive.infolist():
        is_aside = any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(entry.filename).parts)
        if not entry.is_dir() and not is_aside:
            found[entry.filename] = archives.part(archive, entry.filename, name)
    return _without_outer_folder(found)


def _without_outer_folder(files: Files) -> Files:
    """The files without a folder that holds all folders, as computers make it when they zip a folder."""
    tops = {path.partition("/")[0] for path in files}
    if (
        len(tops) == 1
        and all(path.count("/") >= 1 for path in files)
        and any(p.count("/") > 1 for p in files)
    ):
        return {path.partition("/")[2]: content for path, content in files.items()}
    return files


def packed(files: Files) -> bytes:
    """A zip of the files; the same files make the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, ALWAYS)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[path] or b"", zipfile.ZIP_DEFLATED)
    return content.getvalue()


def laid_over(below: Files, above: Files) -> Files:
    """The files of `below` with those sources replaced, whole, that `above` names; others stay."""
    named = {path.partition("/")[0] for path in above}
    kept = {path: content for path, content in below.items() if path.partition("/")[0] not in named}
    return {**kept, **above}


def rows_of(files: Files, place: str) -> list[dict[str, str]]:
    """The rows of a file of CSV in the form that editions keep; none where there is no such file."""
    content = files.get(place)
    if not content:
        return []
    return [
        {name: cell or "" for name, cell in row.items() if name is not None}
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig", "replace"), newline=""))
    ]
