"""The rows of funding partners: where each is named, with whom, and the Multi-donor Programme."""

from typing import NamedTuple

from data.rows import Origin
from data.rows.countries import Funder, Output, Result, ThemeWork
from data.rows.evidence import Contradiction
from data.rows.people import PeopleFigure, Tally

Words = dict[str, str]  # a text by language
KINDS = ("government", "multilateral", "company", "foundation", "ilo", "national")
MODALITIES = ("pooled", "parallel")  # of the Multi-donor Programme


class NamedIn(NamedTuple):
    """A partner named in a country note, and the results that are reported in that country."""

    funder: Funder
    results: int | None  # None: not reported by then; of an announced partner none is shared yet


class ChannelCount(NamedTuple):
    """In how many countries a partner uses a channel."""

    channel: str | None  # None: the note does not say it
    is_current: bool
    countries: int


class PartnerRow(NamedTuple):
    """A partner, and what is reported in those of its countries that the filters leave."""

    partner_id: str
    names: Words
    kind: str
    named: tuple[NamedIn, ...]  # in the order of lists of countries
    countries: tuple[str, ...]  # iso3, each once
    share_pct: float  # of all countries of the selection whose notes name a partner
    current: tuple[str, ...]  # of the countries, those where it contributes now
    announced: tuple[str, ...]  # the others
    results: int | None  # in the countries where it contributes now; None: not reported by then
    explicit: int | None  # of these
    channels: tuple[ChannelCount, ...]
    origin: Origin


class Partners(NamedTuple):
    """The partners that are named in the countries that the filters leave."""

    rows: tuple[PartnerRow, ...]  # most countries first, then by name
    countries: int  # whose notes name a partner
    kinds: tuple[tuple[str, int], ...]  # kind → partners; those that there are
    most: tuple[PartnerRow, ...]  # those named in most countries, three at most
    beside_chosen: int | None  # beside the one partner that is chosen; None: not one is chosen
    results_since: str  # the first day of the phase under way
    results_as_of: str | None  # the day up to which results are reported; None: none are
    silent: tuple[str, ...]  # iso3 of the countries whose notes name nobody
    origins: tuple[Origin, ...]

    @property
    def by_current(self) -> tuple[PartnerRow, ...]:
        """The same, those first that contribute in most countries now."""
        return tuple(sorted(self.rows, key=lambda row: -len(row.current)))

    def share_of_most(self, row: PartnerRow) -> float:
        """In how many countries a partner contributes, in per cent of the one that does in most."""
        return 100 * len(row.current) / (max(len(one.current) for one in self.rows) or 1)


class Aspect(NamedTuple):
    """How each modality of the Multi-donor Programme does something."""

    name: Words
    texts: dict[str, Words]  # modality → how


class Modality(NamedTuple):
    """Who funds through a modality, and where."""

    modality: str
    funders: tuple[Words, ...]
    countries: tuple[tuple[str, bool], ...]  # iso3, whether it is current


class NewFunding(NamedTuple):
    """The share of new funding that came in a period from a partner, or through the Multi-donor Programme."""

    period: str
    percent: float
    modalities: dict[str, float]  # of the Multi-donor Programme: modality → its share of that share
    caveat: Words | None
    origin: Origin


class OutputGroup(NamedTuple):
    """What the Multi-donor Programme set out to fund in a country, or in a field of common work."""

    name: Words
    iso3: str | None
    outputs: tuple[Output, ...]


class MultiDonor(NamedTuple):
    """The Multi-donor Programme: its two modalities, and what it set out to fund."""

    aspects: tuple[Aspect, ...]
    modalities: tuple[Modality, ...]
    share: NewFunding | None  # the newest
    outputs: tuple[OutputGroup, ...]  # of the countries that the filters leave, and common work
    output_countries: int
    planned_by: str | None  # the day of the document that sets the outputs out
    origins: tuple[Origin, ...]  # of aspects, funders and shares
    output_origins: tuple[Origin, ...]


class Partner(NamedTuple):
    """A partner by its name."""

    partner_id: str
    names: Words


class Beside(NamedTuple):
    """A partner beside another one, and in how many of its countries."""

    partner: Partner
    countries: int


class PartnerCountry(NamedTuple):
    """A country whose note names a partner: its channels, the steps achieved, who else is named."""

    iso3: str
    funders: tuple[Funder, ...]  # this partner by its channels
    steps: tuple[int, ...]
    beside: tuple[Partner, ...]


class PartnerPage(NamedTuple):
    """All that is reported where one partner contributes, whatever the filters."""

    partner_id: str
    names: Words
    kind: str
    previous: Partner  # its neighbours by name
    following: Partner
    countries: tuple[PartnerCountry, ...]  # named, announced or not
    funders: tuple[Funder, ...]  # the same by channel
    current: int  # countries where it contributes now
    is_reported: bool  # whether results are reported by then
    results_since: str
    results_as_of: str | None
    results: tuple[Result, ...]
    explicit: int
    with_results: int  # countries
    people: tuple[PeopleFigure, ...]
    tally: Tally
    work: tuple[ThemeWork, ...]  # in the order of the areas
    areas: tuple[Words, ...]
    beside: tuple[Beside, ...]  # other partners in its countries, most countries first
    new_funding: tuple[NewFunding, ...]  # the newest period that a document tells of
    outputs: tuple[OutputGroup, ...]  # of the Multi-donor Programme, where it is its channel
    without_outputs: tuple[str, ...]  # iso3
    planned_by: str | None
    contradictions: tuple[Contradiction, ...]  # that name it
    origin: Origin
    origins: tuple[Origin, ...]  # of the countries and who is named there

    @property
    def length(self) -> int:
        """How many rows of results, people and thematic work there are."""
        return len(self.results) + len(self.people) + len(self.work)
