"""The order of names in a language, from the same rules (Unicode CLDR) as browsers have."""

from collections.abc import Iterable
from functools import cache, lru_cache

import icu  # type: ignore[import-untyped]


@cache
def _collator(lang: str) -> icu.Collator:
    """The rules of a language; numbers in names are ordered by their value."""
    made = icu.Collator.createInstance(icu.Locale(lang))
    made.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
    return made


@lru_cache(maxsize=20_000)
def sort_key(lang: str, name: str) -> bytes:
    """What a name is sorted by: Égypte is among the others, in Spanish ñ after n, Table 2 before Table 10."""
    return bytes(_collator(lang).getSortKey(name))


def in_order(lang: str, names: Iterable[str]) -> list[str]:
    """Names in the order of a language."""
    return sorted(names, key=lambda name: sort_key(lang, name))
