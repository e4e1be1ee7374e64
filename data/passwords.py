"""Passwords: made, hashed and compared by argon2 with the parameters that its library recommends."""

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST, MOST = 12, 256  # characters of a password that somebody chooses
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another one
GROUPS, GROUP = 4, 5  # of a one-time password: 99 bits
HASHER = PasswordHasher()


def one_time() -> str:
    """A random password that can be read out: `k7mxd-…`."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))


def hashed(password: str) -> str:
    """The hash of a password, with its parameters and a salt of its own."""
    return HASHER.hash(_typed(password))


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password is the one that a hash was made of; without a hash it takes as long to say no."""
    try:
        HASHER.verify(kept or _of_nobody(), _typed(password))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than those of today."""
    return HASHER.check_needs_rehash(kept)


def fault(new: str, old: str, name: str, email: str) -> str:
    """What is wrong with a password that somebody chose: short, long, same, known; empty where nothing is."""
    if len(new) < LEAST:
        return "short"
    if len(new) > MOST:
        return "long"
    if _typed(new) == _typed(old):
        return "same"
    bare = _bare(new)
    known = [_bare(one) for one in (name, email, email.partition("@")[0])]
    # What is left of it without them has to be a password of its own.
    return "known" if any(one and len(bare.replace(one, "")) < LEAST and one in bare for one in known) else ""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _typed(password: str) -> bytes:
    """The same bytes for the same password, however a keyboard composes its accents."""
    return unicodedata.normalize("NFC", password[:MOST]).encode("utf-8", "replace")


@cache
def _of_nobody() -> str:
    return hashed(secrets.token_urlsafe())
