"""Files that were sent to be checked, as rows that screens may see."""

from typing import Any, NamedTuple


class Upload(NamedTuple):
    """One file: who sent it when, what was found in it, and the draft that was made of it."""

    upload_id: str
    at: str
    by: str
    account_id: str
    file_name: str
    findings: dict[str, Any]  # what `python -m etl draft --json` said
    edition_id: str | None
    is_kept: bool  # whether the file itself is there

    @property
    def is_refused(self) -> bool:
        """Whether the file could not be read at all."""
        return "error" in self.findings
