"""Every text of the screen, in the language of the reader: one gettext catalogue, English as its key.

Code writes `t("Funding gap")`; `locale/<language>/LC_MESSAGES/dashboard.po` holds the translations.
"""

from pathlib import Path

from data import texts as catalogues
from data.texts import Texts

__all__ = ["LANGUAGES", "LOCALE", "Texts", "texts"]

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("en", "fr", "es")  # the first is what a reader gets who asks for none


def texts(lang: str) -> Texts:
    """The texts of a language that `LANGUAGES` names."""
    return catalogues.of(LOCALE, "dashboard", lang)
