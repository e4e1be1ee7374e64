"""How firmly the country notes support results: the words for it, and how many a count rests on."""

from data.rows.countries import Result
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


def short(t: Texts, basis: str | None) -> str:
    """The same in a word or two, as its filter carries it."""
    return {
        EXPLICIT: t("explicit"),
        "awaiting_approval": t("awaiting approval"),
        "ratification_only": t("ratification only"),
        "earlier_period": t("earlier period"),
        "unclear": t("unclear"),
        None: t("not examined"),
    }[basis]


def badge(t: Texts, basis: str | None, *, undated: bool = False) -> Html:
    """The same as a badge; of an explicit result without a date it says so."""
    said = t("stated explicitly, no date given") if undated else name(t, basis)
    return components.badge(said, "good" if basis == EXPLICIT else "warn")


def ask(t: Texts, row: Result) -> str:
    """What to ask of a result that is to be confirmed: what would make it explicit."""
    act = {
        1: t("Which strategy, policy or plan was adopted, by whom, and when?"),
        2: t("Which law, decree, regulation or scheme was adopted, by whom, and when?"),
        3: t("Which part of running a scheme changed, and since when has it been in use?"),
    }[row.step]
    named = row.instrument[t.lang] if row.instrument else ""
    return {
        "unclear": act,
        "ratification_only": t("A ratification alone is no strategy. {question}", question=act),
        "earlier_period": t(
            "An act within {period} is asked for. {question}", period=row.period, question=act
        ),
        "awaiting_approval": t("{act}: has it been approved or put into force since, and when?", act=named)
        if named
        else t("Has what was awaited been approved or put into force since, and when?"),
        None: t("What does the country note say of it? {question}", question=act),
    }[row.basis]


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
