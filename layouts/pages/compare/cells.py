"""What a cell of a comparison is, and the forms that cells have."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from data.rows import Origin, PageView
from data.untranslated import joined
from layouts.look import components
from layouts.look.markup import html
from layouts.words import formats
from layouts.words.texts import Texts

NAMES_SHOWN = 4  # of countries, partners and areas; the rest is a number


class Cell(NamedTuple):
    """A cell: what the page shows, the same in words, its number where it is one, where it comes from."""

    shown: Any
    said: str
    value: int | None = None
    origins: tuple[Origin, ...] = ()
    state: str = "value"  # or `not_reported`, `not_applicable`


def unknown(t: Texts) -> Cell:
    """The cell of what no document reports."""
    return Cell(components.not_reported(t), t("not reported"), state="not_reported")


def left_out(t: Texts) -> Cell:
    """The cell of one of which the filters leave no country."""
    said = t("not applicable")
    return Cell(html.Span(said, className="no-value"), said, state="not_applicable")


def number(t: Texts, n: int, words: str, origins: tuple[Origin, ...] = ()) -> Cell:
    """A number with what it is of, or how firm, in words beside it."""
    shown = formats.number(t.lang, n)
    more = f" · {words}" if words else ""
    return Cell(html.Span([html.B(shown), more]), shown + more, n, origins)


def listed(
    t: Texts, items: Sequence[tuple[Any, str]], most: int, origins: tuple[Origin, ...], first: str = ""
) -> Cell:
    """A list of (shown, said), the first ones by name and the rest as a number; `first` stands above it."""
    more = [t("and {n} more", n=formats.number(t.lang, len(items) - most))] if len(items) > most else []
    lines = [html.Li(shown) for shown, _ in items[:most]] + [html.Li(one, className="small") for one in more]
    words = formats.in_series(t.lang, [*(said for _, said in items[:most]), *more])
    shown = [*([html.P(first)] if first else []), html.Ul(lines, className="plain")]
    return Cell(shown, formats.named(t.lang, first, words) if first else words, len(items), origins)


def places(t: Texts, view: PageView, countries: tuple[str, ...]) -> tuple[Any, str]:
    """(links, names) of countries, the first few by name."""
    more = [t("and {n} more", n=formats.number(t.lang, len(countries) - NAMES_SHOWN))]
    more = more if len(countries) > NAMES_SHOWN else []
    shown: list[Any] = []
    for iso3 in countries[:NAMES_SHOWN]:
        shown += [", ", components.country_link(t, view, iso3)]
    names = [components.country_name(t, view, iso3) for iso3 in countries[:NAMES_SHOWN]]
    return [*shown[1:], *(f" {one}" for one in more)], " ".join([joined(", ", names), *more])


def is_one(view: PageView) -> bool:
    """Whether a column is a country: it then needs not name any."""
    return view.answers.compared.kind == "country"


def counted(t: Texts, view: PageView, name: str, countries: tuple[str, ...]) -> str:
    """A name with the number of countries, where there can be several."""
    return name if is_one(view) else f"{name} ({formats.number(t.lang, len(countries))})"
