"""What the history says of editions that the product made by itself, in the language of the reader."""

from data.rows.editions import FIRST, SHIPPED, SHIPPED_AGAIN
from layouts.words.texts import Texts


def recorded(t: Texts, text: str) -> str:
    """Who or why, as somebody wrote it; what the product wrote in the language of the page."""
    own = {
        SHIPPED: t("the tables shipped with the product"),
        FIRST: t("first edition"),
        SHIPPED_AGAIN: t("new tables were shipped"),
    }
    return own.get(text, text)
