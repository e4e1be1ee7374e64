"""The rows of thematic areas: what is reported of each, and in which countries it was active."""

from typing import NamedTuple

from data.rows import Origin
from data.rows.evidence import Contradiction
from data.snapshot import Country, Region

GROUPS = ("human_right", "robust_systems")
SECTION, BOX, LIST = "section", "box", "list"  # where a report tells of an area


class Named(NamedTuple):
    """How many countries are named under an area, by where: in its list, in running text, in a box."""

    in_list: int
    in_text: int
    in_box: int

    @property
    def total(self) -> int:
        """All of them; a country is named under an area in one place only."""
        return sum(self)


class WorkRow(NamedTuple):
    """What was done under an area in a country."""

    theme_id: str
    iso3: str
    is_priority: bool
    named_in: str  # list, text, box
    summary: dict[str, str]
    origin: Origin


class ThemeRow(NamedTuple):
    """An area, and how many of the countries that the filters leave are named under it."""

    theme_id: str
    group: str
    place: int  # in its group
    names: dict[str, str]
    labels: dict[str, str]
    summary: dict[str, str] | None  # what the newest report says; None: nothing
    told_in: str | None  # section, box, or only a list of countries; None: no report tells of it
    is_chosen: bool  # by the filter of themes, or there is none
    priority: Named
    others: Named
    work: tuple[WorkRow, ...]  # priority countries first, each group by name
    origin: Origin


class ThemeCountry(NamedTuple):
    """A country, and where it is named under each area that names it."""

    country: Country
    is_priority: bool
    named_in: dict[str, str]  # theme → list, text, box


class Reach(NamedTuple):
    """How many countries stand in lists of work, and how many others only in running text or a box."""

    listed: int
    beside: int


class Group(NamedTuple):
    """The areas of a group, and how many of them a report has a section on."""

    rows: tuple[ThemeRow, ...]
    sections: int


class Themes(NamedTuple):
    """The areas and the countries that the filters leave."""

    rows: tuple[ThemeRow, ...]  # by group, in their order
    countries: tuple[ThemeCountry, ...]  # priority countries, named or not, then the others that are named
    sections: int  # areas that a report has a section on
    boxes: int  # areas that only a box tells of
    lists: int  # areas that only a list of countries names
    priority: Reach
    others: Reach
    in_several: int  # priority countries under more than one area
    longest: tuple[ThemeRow, ...]  # the areas whose lists name most priority countries, three at most
    contradictions: tuple[Contradiction, ...]  # of documents about thematic work, whatever the filters

    @property
    def reported(self) -> tuple[ThemeRow, ...]:
        """The areas that a report tells of."""
        return tuple(row for row in self.rows if row.told_in)

    @property
    def unreported(self) -> tuple[ThemeRow, ...]:
        """The areas that no report tells of: that is unknown, and no zero."""
        return tuple(row for row in self.rows if not row.told_in)

    @property
    def ranked(self) -> tuple[ThemeRow, ...]:
        """The areas that name priority countries of the selection, those first that name most."""
        named = [row for row in self.rows if row.priority.total]
        return tuple(sorted(named, key=lambda row: -row.priority.total))

    @property
    def silent(self) -> tuple[ThemeRow, ...]:
        """The areas that are reported, but name no priority country of the selection."""
        return tuple(row for row in self.reported if not row.priority.total)

    def share_of_most(self, row: ThemeRow) -> float:
        """How many countries an area names, in per cent of the one that names most."""
        return 100 * row.priority.total / self.ranked[0].priority.total

    @property
    def chosen(self) -> tuple[ThemeRow, ...]:
        """The areas that the filter of themes leaves."""
        return tuple(row for row in self.rows if row.is_chosen)

    @property
    def work(self) -> tuple[WorkRow, ...]:
        """What was done in the countries that the filters leave, area by area."""
        return tuple(work for row in self.rows for work in row.work)

    @property
    def priority_countries(self) -> tuple[ThemeCountry, ...]:
        """The priority countries that the filters leave, named or not."""
        return tuple(one for one in self.countries if one.is_priority)

    @property
    def other_countries(self) -> tuple[ThemeCountry, ...]:
        """The countries outside the priority ones that are named."""
        return tuple(one for one in self.countries if not one.is_priority)

    def group(self, name: str) -> Group:
        """The areas of one group."""
        rows = tuple(row for row in self.rows if row.group == name)
        return Group(rows, sum(row.told_in == SECTION for row in rows))

    def by_region(self, regions: tuple[Region, ...]) -> list[tuple[Region, list[ThemeCountry]]]:
        """The priority countries that are named, by region; without regions of which none is."""
        named = [one for one in self.priority_countries if one.named_in]
        of = [
            (region, [one for one in named if one.country.region_id == region.region_id])
            for region in regions
        ]
        return [(region, found) for region, found in of if found]
