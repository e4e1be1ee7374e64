"""Whatever is done to the bytes of a workbook: it is read, or refused in words."""

import io
import zipfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data.store.engine import NotUsable
from etl.readers.offered import of_opened
from etl.readers.opened import of_bytes
from tests.etl.offering import EVENT, own_book

SCRAPS = (
    b"-1",
    b"99999999999",
    b"",
    b"NaN",
    b"1e999",
    b"<x/>",
    b"</row>",
    b"ZZZZ9",
    b"\xff",
    b"1:2",
    b"s",
    b"d",
    b"e",
)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def workbook() -> bytes:
    content = io.BytesIO()
    own_book(Path("x"), [*EVENT], [*EVENT.values()], ["x", "=1+1", "03/04/2024"]).save(content)
    return content.getvalue()


WHOLE = {
    "a.xlsx": parts(workbook()),
    "a.ods": parts(Path(__file__).with_name("saved_by_libreoffice.ods").read_bytes()),
}
PLACES = [(name, part) for name, found in WHOLE.items() for part in found]


@settings(max_examples=200)
@given(
    place=st.sampled_from(PLACES),
    at=st.floats(0, 1),
    cut=st.integers(0, 40),
    scrap=st.sampled_from(SCRAPS) | st.binary(max_size=4),
)
def test_a_damaged_workbook_is_read_or_refused(
    place: tuple[str, str], at: float, cut: int, scrap: bytes
) -> None:
    name, part = place
    content = WHOLE[name][part]
    begin = int(at * len(content))
    changed = WHOLE[name] | {part: content[:begin] + scrap + content[begin + cut :]}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for each, said in changed.items():
            archive.writestr(each, said)
    try:
        made = of_opened(of_bytes(out.getvalue(), name), {}, "none")
    except NotUsable as refused:
        assert name in str(refused)
    else:
        assert made.files or made.faults or made.notes
