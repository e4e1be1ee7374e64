"""Letters that nobody sees in a cell: which one stands where, in words.

A no-break space in `Burkina Faso` makes another name of it than the one that everybody sees. In sentences
no-break spaces are typography: French has them before ; : ! ? and within « ».
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from data.messages import Message, say, say_count

TYPOGRAPHY = "\u00a0\u202f"
LINE_BREAK = say("a line break")
NAMES = {
    "\t": say("a tab"),
    "\n": LINE_BREAK,
    "\r": LINE_BREAK,
    "\u00a0": say("a no-break space"),
    "\u00ad": say("a soft hyphen"),
    "\u200b": say("a zero-width space"),
    "\u200c": say("a zero-width non-joiner"),
    "\u200d": say("a zero-width joiner"),
    "\u200e": say("a left-to-right mark"),
    "\u200f": say("a right-to-left mark"),
    "\u2028": LINE_BREAK,
    "\u2029": LINE_BREAK,
    "\u202f": say("a narrow no-break space"),
    "\ufeff": say("a byte order mark"),
}
# Unseen, though Unicode counts them among letters and marks: fillers, selectors, an empty Braille cell.
FILLERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
UNSEEN = ("Cc", "Cf", "Cn", "Co", "Zl", "Zp")
LONGEST = 24  # letters before the place that are named


class Unseen(NamedTuple):
    """A letter that nobody sees: where it stands, and what is expected instead."""

    where: str
    expected: str


@cache  # texts are made of few letters
def is_unseen(letter: str) -> bool:
    """Whether a letter leaves no mark on paper, or a gap that only looks like a space."""
    category = unicodedata.category(letter)
    return category in UNSEEN or (category == "Zs" and letter != " ") or FILLERS.match(letter) is not None


def unseen(text: str, *, is_typeset: bool = False) -> Unseen | None:
    """The first letter of a text that nobody sees; no-break spaces pass in a text that is typeset."""
    if text.isascii() and text.isprintable():
        return None
    allowed = TYPOGRAPHY if is_typeset else ""
    places = [place for place, letter in enumerate(text) if is_unseen(letter) and letter not in allowed]
    if not places:
        return None
    letter = text[places[0]]
    before = text[: places[0]].strip(" " + TYPOGRAPHY)[-LONGEST:]
    rest = len(places) - 1
    called = name(letter)
    if rest:
        called = say_count(
            "{name}, and {n} more such letter", "{name}, and {n} more such letters", rest, name=called
        )
    where = say("at its beginning stands {name}", name=called)
    if before:
        where = say('after "{before}" stands {name}', before=before, name=called)
    return Unseen(where, _instead(letter))


def name(letter: str) -> Message:
    """What a letter that nobody sees is called."""
    code = f"U+{ord(letter):04X}"
    if letter in NAMES:
        return say("{name} ({code})", name=NAMES[letter], code=code)
    known = unicodedata.name(letter, "").lower()
    if not known:
        return say("the invisible letter {code}, a control character", code=code)
    return say("the invisible letter {code} ({known})", code=code, known=known)


def _instead(letter: str) -> Message:
    if unicodedata.category(letter) == "Zs" or letter == "\t":
        return say("an ordinary space in its place, or none")
    if letter in "\n\r\v\f\x85\u2028\u2029":
        return say("text in one line, a space in its place")
    return say("the text without it")
