"""Every number that a reader sees, computed once: a snapshot and filters in, typed rows out.

A page, a scene, a slide, a sheet and the API draw the same answer. One module a topic; its rows are declared
in the module of the same name in `data/rows`.
"""

from data.answers.overview import as_of, compared_with
from data.filters import Filters
from data.snapshot import Snapshot


class Answers:
    """The answers for one selection on one day, each computed when it is first asked for."""

    def __init__(self, snapshot: Snapshot, filters: Filters) -> None:
        self.snapshot = snapshot.at(as_of(snapshot, filters))
        self.filters = filters

    @property
    def before(self) -> "Answers | None":
        """The same selection on the day that it is compared with; None where there is none."""
        day = compared_with(self.snapshot, self.filters)
        return Answers(self.snapshot, self.filters._replace(as_of=day, compare=())) if day else None
