"""Rows of the figures of the documents that fit no other table."""

from typing import NamedTuple

from data.rows import Origin


class ReportedFigure(NamedTuple):
    """A figure of a country, of the programme or of the world, as its document prints it."""

    figure_id: str
    iso3: str | None  # None: the programme or the world
    topic: str
    value: float
    unit: str
    precision: str
    since: str | None
    as_of: str | None
    status: str
    what: dict[str, str]
    origin: Origin


class OfTopic(NamedTuple):
    """The figures of one topic."""

    topic: str
    figures: tuple[ReportedFigure, ...]


class Figures(NamedTuple):
    """All such figures by topic, as the documents have them; what is said of the same stands together."""

    of_programme: tuple[OfTopic, ...]
    of_countries: dict[str, tuple[ReportedFigure, ...]]  # iso3 → its figures
    left: tuple[tuple[str, tuple[ReportedFigure, ...]], ...]  # of the countries that the filters leave

    @property
    def programme(self) -> tuple[ReportedFigure, ...]:
        """Those of no country, one after the other."""
        return tuple(row for group in self.of_programme for row in group.figures)
