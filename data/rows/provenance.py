"""Where the figures of a panel come from."""

from typing import NamedTuple

from data.snapshot import Correction


class Provenance(NamedTuple):
    """Where the figures of one panel come from, and what to know of them.

    `places` are documents with their places; `caveats` name the table and key they belong to; `corrections`
    are statements of documents (with the title) that are not shown.
    """

    places: tuple[tuple[str, tuple[str, ...]], ...]
    caveats: tuple[tuple[str, str, str], ...]
    corrections: tuple[tuple[str, Correction], ...]
