"""Which page "this view" and "this page" mean, by its address: overview, countries, country, people, …"""

from typing import Any, NamedTuple

from data.filters import LISTS, Filters
from data.rows import Frame
from layouts.pages.registry import PAGES, names
from layouts.words.texts import Texts

# The pages of one country or one partner lie below the list of them: `/countries/KEN`.
OWN = {page.path.strip("/"): kind for kind, page in PAGES.items() if page.about}
KINDS = {kind: page.path for kind, page in PAGES.items() if not page.about}


class Viewed(NamedTuple):
    """A page: its kind, its address, the country or partner that it is about, and what it selects."""

    kind: str
    path: str
    key: str
    filters: Filters

    @property
    def page(self) -> str:
        """Its address as other addresses name it: `overview`, `people`, `countries/KEN`."""
        return self.path.strip("/") or self.kind


def viewed(page: str, frame: Frame, filters: Filters) -> Viewed | None:
    """The page of an address such as `people` or `countries/KEN`; None where there is none.

    The page of one country or partner follows no filter: it is one.
    """
    first, _, key = page.strip("/").partition("/")
    if not key:
        kind = first or "overview"
        return Viewed(kind, KINDS[kind], "", filters) if kind in KINDS else None
    if key not in keys(frame, first):
        return None
    kind = OWN[first]
    own: dict[str, Any] = {**dict.fromkeys(LISTS, ()), PAGES[kind].about: (key,)}
    return Viewed(kind, f"/{first}/{key}", key, filters._replace(**own))


def keys(frame: Frame, first: str) -> tuple[str, ...]:
    """The countries or partners that have pages of their own below an address, whatever the date."""
    return tuple(frame.ever.get(first, ()))


def may_be(path: str) -> bool:
    """Whether an address can be that of a page, whatever countries and partners there are."""
    first, _, key = path.strip("/").casefold().partition("/")
    return not first or (first in KINDS and (not key or first in OWN))


def spelled(path: str, frame: Frame) -> str:
    """The address of a page that was written otherwise (`/countries/ken`); empty where there is none."""
    first, _, key = path.strip("/").casefold().partition("/")
    if not key:
        return KINDS.get(first, "")
    known = {one.casefold(): one for one in keys(frame, first)}
    return f"/{first}/{known[key]}" if key in known else ""


def name(t: Texts, frame: Frame, page: Viewed) -> str:
    """The name of a page: that of its country or partner, or its own."""
    if page.key:
        return frame.ever[page.path.split("/")[1]][page.key][t.lang]
    return names(t)[page.path]
