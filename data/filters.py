"""The state of the screen: what an address asks for, and the address that asks for it."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from data.snapshot import STEPS, Snapshot

DEFAULT_LANGUAGE = "en"
LONGEST_SEARCH = 2000  # far above any honest address; what is longer is not read at all


class Filters(NamedTuple):
    """What is selected; an empty tuple selects everything, an empty date the newest position."""

    region: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    step: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    as_of: str = ""
    lang: str = DEFAULT_LANGUAGE


LISTS = ("region", "country", "step", "theme", "partner")


def parse(search: str, snapshot: Snapshot, languages: tuple[str, ...]) -> tuple[Filters, tuple[str, ...]]:
    """The filters an address asks for, and the parts of it that were dropped because nothing knows them.

    Whatever the text, the answer is a valid selection: unknown names, unknown values and repetitions go.
    """
    if len(search) > LONGEST_SEARCH:
        return Filters(), (search[1:],)
    known: dict[str, tuple[str, ...]] = {
        "region": tuple(region.region_id for region in snapshot.regions),
        "country": tuple(country.iso3 for country in snapshot.countries),
        "step": tuple(str(step) for step in STEPS),
        "theme": tuple(snapshot.members["theme"]),
        "partner": tuple(snapshot.members["partner"]),
        "as_of": snapshot.dates,
        "lang": languages,
    }
    asked: dict[str, list[str]] = {name: [] for name in known}
    dropped: list[str] = []
    for name, text in parse_qsl(search.removeprefix("?"), keep_blank_values=True):
        for value in text.split(",") if name in LISTS else [text]:
            if value in known.get(name, ()) and (name in LISTS or not asked[name]):
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
        theme=chosen.get("theme", ()),
        partner=chosen.get("partner", ()),
        as_of="" if as_of == newest(snapshot) else as_of,
        lang=chosen.get("lang", languages)[0],
    )
    return filters, tuple(dropped)


def newest(snapshot: Snapshot) -> str:
    """The newest as-of date."""
    return snapshot.dates[-1]


def search_of(filters: Filters) -> str:
    """The shortest address of a selection: the query with its question mark, or an empty text."""
    parts = [(name, ",".join(getattr(filters, name))) for name in LISTS if getattr(filters, name)]
    if filters.as_of:
        parts.append(("as_of", filters.as_of))
    if filters.lang != DEFAULT_LANGUAGE:
        parts.append(("lang", filters.lang))
    return f"?{urlencode(parts, safe=',')}" if parts else ""
