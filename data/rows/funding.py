"""The rows of money: the position at a date, pledges, the budget, approvals and shares of new funding."""

from typing import NamedTuple

from data.rows import FundingRow, Origin


class PrintedGap(NamedTuple):
    """Another figure that a document prints for the gap: US$, why it is not shown, what then tells of it."""

    usd: float
    reason: dict[str, str]
    discrepancy_id: str | None


class Position(NamedTuple):
    """The money of the phase under way on a day; an amount that no document states by then is None."""

    day: str  # that it was asked for
    as_of: str | None  # the day of the amounts; None: none is stated
    phase: int
    phase_days: tuple[str, str]  # its first and its last day
    components: tuple[FundingRow, ...]
    required: float | None
    secured: float | None  # what is required less the gap
    secured_pct: float | None  # of what is required
    gap: float | None
    printed: tuple[PrintedGap, ...]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where the amounts come from."""
        return tuple(row.origin for row in self.components if row.origin)


class Move(NamedTuple):
    """A component at two dates; what it moved by is None where one is not stated, or of another phase."""

    component: str
    earlier: float | None
    later: float | None
    change: float | None


class Pledge(NamedTuple):
    """A hypothetical pledge: as the address has it, US$, a pillar or region, its number among several."""

    text: str
    usd: float
    earmark: str | None
    number: int | None


class Pledged(NamedTuple):
    """The hypothetical pledges of the address and what they would change; None where no gap is stated."""

    made: tuple[Pledge, ...]
    usd: float
    left: float | None
    over: float | None
    closed_pct: float | None  # of the gap
    ten_million_pct: float | None  # of the gap, that US$ 10 million would close


class BudgetLine(NamedTuple):
    """What a pillar is to have of the budget."""

    pillar: str
    usd: float
    percent: float  # of the budget
    origin: Origin


class Budget(NamedTuple):
    """The required budget of a phase by pillar, the largest first; without lines it is not stated."""

    phase: int
    years: tuple[str, str]  # the first and the last of the phase
    lines: tuple[BudgetLine, ...]


class Approval(NamedTuple):
    """The new projects of a year."""

    year: int
    new_projects: int
    usd: float
    active_projects: int | None
    percent: float  # of the year with most
    origin: Origin


class Approvals(NamedTuple):
    """New projects by year, and their funding together."""

    years: tuple[Approval, ...]
    usd: float


class Share(NamedTuple):
    """A part of new funding; `is_residual` is what the document leaves unexplained."""

    category: str
    name: dict[str, str]
    percent: float
    is_residual: bool
    origin: Origin


class Shares(NamedTuple):
    """How a document divides the new funding of a period, by source, modality or region."""

    period: str
    dimension: str
    parts: tuple[Share, ...]
