"""The rows of the programme's health: its team, evaluations, the Convention, events, the world around it."""

from typing import NamedTuple

from data.rows import Origin

Words = dict[str, str]  # by language


class Staff(NamedTuple):
    """How many there are on a day of the team, or of the countries where it works."""

    indicator_id: str
    as_of: str
    value: float
    precision: str
    origin: Origin


class Post(NamedTuple):
    """A field of expertise, and where."""

    title: Words
    location: Words
    origin: Origin


class Posts(NamedTuple):
    """The posts of one state: `existing`, `created` or `needed`; the month or period that they are of."""

    status: str
    as_of: str | None
    posts: tuple[Post, ...]
    before: int | None  # how many there were on the day that it is compared with; None: no list then


class CountedPosts(NamedTuple):
    """How many posts were created by what the text of the same document counts."""

    value: float
    since: str | None
    as_of: str | None
    origin: Origin


class Evaluation(NamedTuple):
    """An evaluation: how far it is, and how far it was on the day that it is compared with."""

    evaluation_id: str
    name: Words
    what: Words | None
    status: str
    planned_from: str | None
    planned_to: str | None
    completed_on: str | None
    before: str | None  # its state then, where it was another
    origin: Origin


class Evaluations(NamedTuple):
    """The evaluations in the order in which they are due, and how many are done."""

    rows: tuple[Evaluation, ...]
    done: int


class Ratification(NamedTuple):
    """A country, how far it is with Convention No. 102, and what is said of it."""

    iso3: str
    name: Words
    is_priority: bool
    status: str
    what: Words
    origin: Origin


class RatificationState(NamedTuple):
    """The countries that are equally far, in the order of their names."""

    status: str
    countries: tuple[Ratification, ...]


class Ratified(NamedTuple):
    """The countries that one box or table names as ratifying; without a place only country notes do."""

    source_id: str
    place: str
    countries: tuple[Ratification, ...]


class Ratifications(NamedTuple):
    """What the campaign counts and aims at (None: not stated), and how far countries are."""

    ratified_by: float | None  # how many countries ratified, by the campaign's count
    counted_on: str | None
    before: float | None  # the count on the day that it is compared with
    aim: float | None
    due: str | None
    reached_pct: float | None
    states: tuple[RatificationState, ...]  # the furthest first
    ratified: tuple[Ratified, ...]
    has_doubles: bool  # whether a country stands in two states
    origins: tuple[Origin, ...]


class Event(NamedTuple):
    """An event or milestone."""

    event_id: str
    held_on: str | None
    name: Words
    what: Words | None
    attendance: float | None
    precision: str
    origin: Origin


class Coverage(NamedTuple):
    """The share of people of a region, or of the world, with at least one benefit."""

    area: str
    percent: float
    year: int | None
    is_alone: bool  # whether no other year is told of its area
    origin: Origin


class WorldCoverage(NamedTuple):
    """Who has at least one benefit, the highest share first; the newest year with both world and regions."""

    rows: tuple[Coverage, ...]
    usual_year: int | None  # of most of the shares
    year: int | None
    world: Coverage | None  # of that year
    least: Coverage | None  # of the regions in that year


class FinancingGap(NamedTuple):
    """What floors for all would cost a group of countries more a year."""

    income_group: str
    usd: float
    percent_of_gdp: float
    origin: Origin
