"""Every text of the screen, in the language of the reader: one gettext catalogue, English as its key.

Code writes `t("Funding gap")`; `locale/<language>/LC_MESSAGES/dashboard.po` holds the translations.
"""

import gettext
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("en", "fr", "es")  # the first is what a reader gets who asks for none


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
def texts(lang: str) -> Texts:
    """The texts of a language that `LANGUAGES` names."""
    compiled = BytesIO()
    with (LOCALE / lang / "LC_MESSAGES" / "dashboard.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return Texts(lang, gettext.GNUTranslations(compiled))
