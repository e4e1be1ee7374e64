"""How firmly the country notes support results: the words for it, and how many a count rests on."""

from data.schema.position import BASES as CODES
from layouts.look import components
from layouts.look.markup import Html
from layouts.words.texts import Texts

EXPLICIT = "explicit"
BASES: tuple[str | None, ...] = (*CODES, None)  # None: nobody has looked at the note


def name(t: Texts, basis: str | None) -> str:
    """How firmly the country note supports a result."""
    return {
        EXPLICIT: t("stated explicitly"),
        "awaiting_approval": t("to be confirmed: approval, law or review awaited"),
        "ratification_only": t("to be confirmed: ratification only"),
        "earlier_period": t("to be confirmed: change of an earlier period"),
        "unclear": t("to be confirmed: the note does not state the change clearly"),
        None: t("to be confirmed: country note not examined"),
    }[basis]


def badge(t: Texts, basis: str | None, *, undated: bool = False) -> Html:
    """The same as a badge; of an explicit result without a date it says so."""
    said = t("stated explicitly, no date given") if undated else name(t, basis)
    return components.badge(said, "good" if basis == EXPLICIT else "warn")


def stated(t: Texts, n: int | None, explicit: int | None) -> str:
    """How many of `n` results are explicit, how many to be confirmed; empty of none or unknown ones."""
    if not n or explicit is None:
        return ""
    return t.count(
        "{n} stated explicitly in the report, {open} to be confirmed",
        "{n} stated explicitly in the report, {open} to be confirmed",
        explicit,
        open=n - explicit,
    )


def sentence(t: Texts, n: int | None, explicit: int | None) -> str:
    """The same as a sentence of its own, which names the count."""
    said = stated(t, n, explicit)
    count = t.count("{n} result", "{n} results", n or 0)
    return t("{what}: {caveat}", what=count, caveat=said) + "." if said else ""


def briefly(t: Texts, n: int | None, explicit: int | None) -> str:
    """The same in few words, where the full ones stand near or there is no room."""
    if not n or explicit is None:
        return ""
    return t.count(
        "{n} explicit, {open} to be confirmed",
        "{n} explicit, {open} to be confirmed",
        explicit,
        open=n - explicit,
    )


def explicit(t: Texts, n: int) -> str:
    """How many results are explicit, without the others."""
    return t.count("{n} explicit", "{n} explicit", n)


def beside(t: Texts, n: int | None, explicit_n: int | None) -> str:
    """The same to stand behind a figure of `n` results; empty of none or unknown ones."""
    return f" · {explicit(t, explicit_n)}" if n and explicit_n is not None else ""
