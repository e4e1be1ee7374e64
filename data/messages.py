"""What is said of the tables that people send: English texts that can be said in their language too.

A message is a text like any other: faults are sorted by it, terminals and JSON have it as it is. It also
knows what it was made of, so that a page, a mail or a note on a cell says the same in French or Spanish, and
there calls tables and columns by their words, the database's name beside them.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from babel.numbers import format_decimal

from data import texts as catalogues
from data.schema.words import words
from data.texts import Texts

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("en", "fr", "es")
NUMBERS = {"es": "fr"}  # a narrow space between thousands, as the UN writes Spanish


class Message(str):
    """An English text that can be said in another language."""

    said_in: Callable[[str], str]


def texts(lang: str) -> Texts:
    """The texts of what is said of tables, in a language."""
    return catalogues.of(LOCALE, "findings", lang)


def translated(text: str, lang: str) -> str:
    """A text in a language; as it is where it is no message (a value, a name)."""
    return text.said_in(lang) if isinstance(text, Message) else text


def say(text: str, /, **values: object) -> Message:
    """A message of the catalogue, its {places} filled with values or with other messages."""
    return _message(text.format(**values) if values else text, partial(_filled, text, values))


def say_count(one: str, many: str, n: int, /, **values: object) -> Message:
    """The same in the form that the number `n` asks for; `{n}` stands for the number."""
    english = (one if n == 1 else many).format(n=n, **values)
    return _message(english, partial(_counted, one, many, n, values))


def joined(between: str, parts: Iterable[str]) -> Message:
    """Messages and values one after the other; what stands between them may be a message too."""
    kept = tuple(parts)
    return _message(between.join(kept), partial(_joined, between, kept))


def number(value: float) -> Message:
    """A number with its thousands divided."""
    value = int(value) if value == int(value) else value
    return _message(f"{value:,}", partial(_number, value))


def word(english: str) -> Message:
    """What the table of words has in each language: the meaning of a column, a pattern, a unit."""
    return _message(english, partial(_word, "text", english))


def label(code: object) -> Message:
    """A code that a column may hold; its word where a reader is spoken to."""
    return _message(str(code), partial(_word, "choice", str(code)))


def table(name: str, shown: str = "") -> Message:
    """A table, or its file (`shown`): its words with its name, where a reader is spoken to."""
    return _message(shown or name, partial(_named, "table", name, shown or name))


def column(name: str) -> Message:
    """A column: its words with its name, where a reader is spoken to."""
    return _message(name, partial(_named, "column", name, name))


def heading(name: str) -> Message:
    """What a column is called, without its name in the database."""
    return _message(_word("column", name, LANGUAGES[0]), partial(_word, "column", name))


def in_each(versions: Mapping[str, str]) -> Message:
    """A text of which each language has its own version; English stands in for one that is missing."""
    return _message(versions["en"], partial(_version, dict(versions)))


def _message(english: str, said_in: Callable[[str], str]) -> Message:
    made = Message(english)
    made.said_in = said_in
    return made


def _filled(text: str, values: Mapping[str, object], lang: str) -> str:
    return texts(lang)(text, **_values(values, lang))


def _counted(one: str, many: str, n: int, values: Mapping[str, object], lang: str) -> str:
    return texts(lang).count(one, many, n, **_values(values, lang))


def _values(values: Mapping[str, object], lang: str) -> dict[str, object]:
    return {
        name: translated(value, lang) if isinstance(value, str) else value for name, value in values.items()
    }


def _joined(between: str, parts: tuple[str, ...], lang: str) -> str:
    return translated(between, lang).join(translated(part, lang) for part in parts)


def _number(value: float, lang: str) -> str:
    return format_decimal(value, locale=NUMBERS.get(lang, lang)).replace("-", "\u2212")


def _word(kind: str, name: str, lang: str) -> str:
    return words(lang).get((kind, name), name)


def _named(kind: str, name: str, shown: str, lang: str) -> str:
    called = words(lang).get((kind, name))
    return translated(say('"{words}" ({name})', words=called, name=shown), lang) if called else shown


def _version(versions: Mapping[str, str], lang: str) -> str:
    return versions.get(lang) or versions["en"]
