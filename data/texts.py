"""Texts in the language of a reader: a gettext catalogue with English as its key.

Code writes `t("Funding gap")`; `<folder>/<language>/LC_MESSAGES/<name>.po` holds the translations.
"""

import gettext
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


@dataclass(frozen=True)
class Texts:
    """The texts of one language: call it with a text, or `count` with a text and its plural."""

    lang: str
    catalogue: gettext.NullTranslations

    def __call__(self, message: str, **values: object) -> str:
        """The translated text with its {placeholders} filled."""
        found = self.catalogue.gettext(message)
        return found.format(**values) if values else found

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The text in the form that the number `n` asks for; `{n}` stands for the number."""
        return self.catalogue.ngettext(one, many, n).format(n=n, **values)


@cache
def of(folder: Path, name: str, lang: str) -> Texts:
    """The texts of a catalogue in a language that has a file there."""
    compiled = BytesIO()
    with (folder / lang / "LC_MESSAGES" / f"{name}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return Texts(lang, gettext.GNUTranslations(compiled))
