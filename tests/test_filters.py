"""An address becomes a valid selection whatever it says, and a selection has one address."""

from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.filters import LISTS, LONGEST_SEARCH, Filters, parse, search_of
from data.snapshot import Snapshot

LANGUAGES = ("en", "fr")


def subsets(values: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [chosen for size in range(len(values) + 1) for chosen in combinations(values, size)]


def known(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    return {
        "region": tuple(region.region_id for region in snapshot.regions),
        "country": tuple(country.iso3 for country in snapshot.countries),
        "step": ("1", "2", "3"),
        "evidence": ("unclear",),
        "theme": tuple(snapshot.members["theme"]),
        "partner": tuple(snapshot.members["partner"]),
    }


def every_selection(snapshot: Snapshot) -> list[Filters]:
    """Each region × country × step × evidence × theme × partner × date × language, four values of each."""
    lists = (subsets(known(snapshot)[name][:4]) for name in LISTS)
    dates = ("", *snapshot.dates[:-1])
    return [
        Filters(**dict(zip(LISTS, chosen, strict=True)), as_of=day, lang=lang)  # type: ignore[arg-type]
        for chosen, day, lang in product(product(*lists), dates, LANGUAGES)
    ]


def test_every_selection_comes_back_from_its_address(small: Snapshot) -> None:
    selections = every_selection(small)
    assert len(selections) == 2**3 * 2**4 * 2**3 * 2 * 2**1 * 2**2 * 2 * len(LANGUAGES)
    for filters in selections:
        assert parse(search_of(filters), small, LANGUAGES) == (filters, ())


def test_every_selection_has_an_address_of_its_own(small: Snapshot) -> None:
    selections = every_selection(small)
    assert len({search_of(filters) for filters in selections}) == len(selections)


def test_the_order_of_an_address_does_not_matter(small: Snapshot) -> None:
    expected = Filters(region=("south", "north"), country=("AAA", "DDD"), step=("1", "3"), as_of="2021-10-07")
    for search in (
        "?region=south,north&country=AAA,DDD&step=1,3&as_of=2021-10-07",
        "?as_of=2021-10-07&step=3,1&country=DDD,AAA&region=north,south",
        "step=3,1&region=north%2Csouth&as_of=2021-10-07&country=DDD%2CAAA",
    ):
        assert parse(search, small, LANGUAGES) == (expected, ())
    assert search_of(expected) == "?region=south,north&country=AAA,DDD&step=1,3&as_of=2021-10-07"


def test_what_goes_without_saying_is_left_out_of_the_address(small: Snapshot) -> None:
    assert search_of(Filters()) == ""
    assert parse("?as_of=2022-12-31&lang=en", small, LANGUAGES) == (Filters(), ())


@pytest.mark.parametrize(
    ("search", "expected", "dropped"),
    [
        ("", {}, []),
        ("?", {}, []),
        ("?foo=1", {}, ["foo=1"]),
        ("?region=mars", {}, ["region=mars"]),
        ("?region=", {}, ["region="]),
        ("?region=north,mars,", {"region": ("north",)}, ["region=mars", "region="]),
        ("?region=NORTH", {}, ["region=NORTH"]),
        ("?Region=north", {}, ["Region=north"]),
        ("?country=XXX", {}, ["country=XXX"]),  # in the database, but no priority country
        ("?country=aaa", {}, ["country=aaa"]),
        ("?evidence=unclear,explicit", {"evidence": ("explicit", "unclear")}, []),
        ("?evidence=unclear,sure", {"evidence": ("unclear",)}, ["evidence=sure"]),
        ("?step=0,1,4", {"step": ("1",)}, ["step=0", "step=4"]),
        ("?step=01&step=1", {"step": ("1",)}, ["step=01"]),
        ("?step=1,1,1", {"step": ("1",)}, []),
        ("?as_of=2021-10-08", {}, ["as_of=2021-10-08"]),
        ("?as_of=2021-10-07,2022-12-31", {}, ["as_of=2021-10-07,2022-12-31"]),
        ("?lang=xx", {}, ["lang=xx"]),
        ("?lang=fr", {"lang": "fr"}, []),
        ("?region=%3Cscript%3Ealert(1)%3C/script%3E", {}, ["region=<script>alert(1)</script>"]),
        ("?region=%00", {}, ["region=\0"]),
        ("?region=%ff%fe", {}, ["region=\ufffd\ufffd"]),
        ("?region=north;DROP TABLE result", {}, ["region=north;DROP TABLE result"]),
        ("?region==north", {}, ["region==north"]),
        ("?&&&", {}, []),
        ("?region[]=north", {}, ["region[]=north"]),
    ],
)
def test_what_nothing_knows_is_dropped_and_named(
    small: Snapshot, search: str, expected: dict[str, Any], dropped: list[str]
) -> None:
    assert parse(search, small, LANGUAGES) == (Filters(**expected), tuple(dropped))


def test_an_overlong_address_is_not_read(small: Snapshot) -> None:
    longest = "?region=north&x=".ljust(LONGEST_SEARCH, "x")
    assert parse(longest, small, LANGUAGES)[0] == Filters(region=("north",))
    filters, dropped = parse(longest + "x", small, LANGUAGES)
    assert filters == Filters()
    assert len(dropped) == 1


def is_valid(snapshot: Snapshot, filters: Filters) -> bool:
    """Each list holds known values, once each and in their fixed order."""
    lists = all(
        getattr(filters, name) == tuple(value for value in values if value in getattr(filters, name))
        for name, values in known(snapshot).items()
    )
    return lists and filters.as_of in ("", *snapshot.dates[:-1]) and filters.lang in LANGUAGES


NAMES = (*LISTS, "as_of", "lang", "compare", "")
VALUES = ("south", "north", "AAA", "BBB", "1", "2", "2021-10-07", "2022-12-31", "fr", "%", "%zz", "")
NEARLY_RIGHT = st.lists(
    st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(VALUES) | st.text(max_size=3), max_size=4)),
    max_size=6,
).map(lambda pairs: "?" + "&".join(f"{name}={','.join(values)}" for name, values in pairs))
# Every character there is, also the halves of pairs, which no well-formed text holds.
ANYTHING = st.text(st.characters(categories=None)) | NEARLY_RIGHT


@given(search=ANYTHING)
@example("?" + "&" * (LONGEST_SEARCH + 1))
@example("?region=\ud800")
def test_whatever_the_text_the_selection_is_valid(small: Snapshot, search: str) -> None:
    filters, dropped = parse(search, small, LANGUAGES)
    assert is_valid(small, filters)
    assert all(isinstance(part, str) for part in dropped)
    assert parse(search_of(filters), small, LANGUAGES) == (filters, ())
