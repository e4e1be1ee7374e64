"""The state of the screen: what an address asks for, and the address that asks for it."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from data.schema.position import BASES
from data.snapshot import STEPS, Snapshot

DEFAULT_LANGUAGE = "en"
LONGEST_SEARCH = 2000  # far above any honest address; what is longer is not read at all


class Filters(NamedTuple):
    """What is selected; an empty tuple selects everything, an empty date the newest position."""

    region: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    step: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()  # how firmly the report supports a result: its basis
    theme: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    as_of: str = ""
    compare: tuple[str, ...] = ()  # another date to set beside the as-of date; one at most
    since: tuple[str, ...] = ()  # an earlier edition to tell the changes from; one at most
    pledge: tuple[str, ...] = ()  # hypothetical, in US$ million: `12`, or `12:thematic` with an earmark
    edition: str = ""  # the edition that the address is pinned to; empty: the current one
    lang: str = DEFAULT_LANGUAGE


PLACES = ("region", "country", "theme", "partner")  # what selects countries
OF_RESULTS = ("step", "evidence")  # what selects results, and the countries that have one
LISTS = ("region", "country", "step", "evidence", "theme", "partner")
MORE = ("compare", "since", "pledge")  # what only some pages follow
EDITION = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{6}")
# A table and its column (-2: the second, the other way round), or its order; the browser sorts.
SORT = re.compile(r"[a-z][a-z0-9-]*:(-?[1-9]\d?|name|steps)")
PLEDGE = re.compile(r"(0\.[1-9]|[1-9]\d{0,3}(?:\.\d)?)(?::([a-z_]+))?")
PILLARS = ("country", "thematic", "management")
MOST_PLEDGES = 8


def parse(search: str, snapshot: Snapshot, languages: tuple[str, ...]) -> tuple[Filters, tuple[str, ...]]:
    """The filters an address asks for, and the parts of it that were dropped because nothing knows them.

    Whatever the text, the answer is a valid selection: unknown names, unknown values and repetitions go; only
    a pledge may be there twice.
    """
    if len(search) > LONGEST_SEARCH:
        return Filters(), (search[1:],)
    parts = parse_qsl(search.removeprefix("?"), keep_blank_values=True)
    days = [text for name, text in parts if name == "as_of" and text in snapshot.dates]
    snapshot = snapshot.at(days[0] if days else newest(snapshot))  # what was known then can be asked for
    known: dict[str, tuple[str, ...]] = {
        "region": tuple(region.region_id for region in snapshot.regions),
        "country": tuple(country.iso3 for country in snapshot.countries),
        "step": tuple(str(step) for step in STEPS),
        "evidence": BASES,
        "theme": tuple(snapshot.members["theme"]),
        "partner": tuple(snapshot.members["partner"]),
        "as_of": snapshot.dates,
        "compare": snapshot.dates,
        "since": tuple(
            one.edition_id for one in snapshot.history.editions if one.edition_id != snapshot.edition_id
        ),
        "edition": (snapshot.edition_id,),
        "lang": languages,
    }
    asked: dict[str, list[str]] = {name: [] for name in known}
    dropped: list[str] = []
    pledges: list[str] = []  # two of the same amount are two
    for name, text in parts:
        for value in text.split(",") if name in (*LISTS, *MORE) else [text]:
            if name == "pledge" and is_pledge(value, snapshot) and len(pledges) < MOST_PLEDGES:
                pledges.append(value)
            elif name == "sort" and SORT.fullmatch(value):
                continue
            elif value in known.get(name, ()) and (name in LISTS or not asked[name]):
                asked[name].append(value)
            else:
                dropped.append(f"{name}={value}")
    chosen = {
        name: tuple(value for value in known[name] if value in values)
        for name, values in asked.items()
        if values
    }
    as_of = chosen.get("as_of", ("",))[0]
    filters = Filters(
        region=chosen.get("region", ()),
        country=chosen.get("country", ()),
        step=chosen.get("step", ()),
        evidence=chosen.get("evidence", ()),
        theme=chosen.get("theme", ()),
        partner=chosen.get("partner", ()),
        as_of="" if as_of == newest(snapshot) else as_of,
        compare=tuple(day for day in chosen.get("compare", ()) if day != (as_of or newest(snapshot))),
        since=chosen.get("since", ()),
        pledge=tuple(pledges),
        edition=chosen.get("edition", ("",))[0],
        lang=chosen.get("lang", languages)[0],
    )
    return filters, tuple(dropped)


def edition_of(search: str) -> str:
    """The edition that an address is pinned to; empty where it names none, or nothing that could be one."""
    if len(search) > LONGEST_SEARCH:
        return ""
    named = [value for name, value in parse_qsl(search.removeprefix("?")) if name == "edition"]
    return named[0] if named and EDITION.fullmatch(named[0]) else ""


def is_pledge(value: str, snapshot: Snapshot) -> bool:
    """Whether a value is an amount in US$ million, alone or with a pillar or a region as its earmark."""
    found = PLEDGE.fullmatch(value)
    earmarks = (*PILLARS, *(region.region_id for region in snapshot.regions))
    return found is not None and (found[2] is None or found[2] in earmarks)


def without_lists(filters: Filters) -> Filters:
    """The same dates, edition and language, of all countries and all results."""
    return filters._replace(region=(), country=(), step=(), evidence=(), theme=(), partner=())


def newest(snapshot: Snapshot) -> str:
    """The newest as-of date."""
    return snapshot.dates[-1]


def search_of(filters: Filters) -> str:
    """The shortest address of a selection: the query with its question mark, or an empty text."""
    parts = [(name, ",".join(getattr(filters, name))) for name in LISTS if getattr(filters, name)]
    if filters.as_of:
        parts.append(("as_of", filters.as_of))
    parts += [(name, ",".join(getattr(filters, name))) for name in MORE if getattr(filters, name)]
    if filters.edition:
        parts.append(("edition", filters.edition))
    if filters.lang != DEFAULT_LANGUAGE:
        parts.append(("lang", filters.lang))
    return f"?{urlencode(parts, safe=',:')}" if parts else ""
