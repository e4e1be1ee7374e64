"""What people write in place of a value, and the words that help: `n/a`, `VRAI`, a row of totals.

The words are those of English, French and Spanish, as Excel and reports have them.
"""

import re

from data.messages import Message, say, word
from data.schema.columns import FLAG, Column

# What is meant → what cells say, in small letters.
SAID = {
    "nothing": (
        *("-", "--", "–", "—", "−", ".", "..", "...", "…", "?", "/", "*"),
        *("n/a", "na", "n.a.", "#n/a", "nil", "none", "null", "nan", "tbc", "tbd", "n/r", "nr"),
        *("n/d", "nd", "n.d.", "#n/d", "s/o", "s.o.", "s/d", "s.d.", "néant"),
        *("not reported", "not available", "not applicable", "unknown"),
        *("non communiqué", "non disponible", "sans objet", "inconnu"),
        *("no comunicado", "no disponible", "no aplica", "sin datos", "desconocido"),
    ),
    "mark": ("x", "✓", "✔", "☑", "•", "●"),
    "yes": ("true", "yes", "y", "vrai", "oui", "verdadero", "sí", "si"),
    "no": ("false", "no", "n", "faux", "non", "falso", "☐"),
    "error": (
        *("#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!"),
        *("#valeur!", "#nom?", "#nombre!", "#nul!", "#propagation!"),
        *("#¡ref!", "#¡valor!", "#¡div/0!", "#¿nombre?", "#¡num!", "#¡nulo!"),
    ),
}
MEANT = {word: meant for meant, words in SAID.items() for word in words}
NOT_WHETHER = say("the number itself, not whether there is one")
TOTALS = re.compile(
    r"(grand[ -]|sub-?|sous-)?(totals?|totaux|total(es)?|sum|somme|suma|ensemble)( g[eé]n[eé]ral)?\s*:?",
    re.IGNORECASE,
)
NO_TOTALS = say("rows of data alone, as totals are computed; delete this row")


def advice(column: Column, cell: str) -> str:
    """What is expected in place of a cell that stands for something else; empty where it does not."""
    meant = MEANT.get(cell.strip().casefold())
    if meant is None:
        return ""
    places = (
        *(("flag",) if column.choices == FLAG else ()),
        *(("number",) if column.is_number else ()),
        "empty" if column.nullable or column.otherwise else "needed",
    )
    known = _instead(word(column.meaning))
    return next((known[meant, place] for place in places if (meant, place) in known), "")


def _instead(meaning: Message) -> dict[tuple[str, str], Message]:
    """(what is meant, where it stands) → what is expected instead."""
    return {
        ("nothing", "flag"): say("0 or 1 ({meaning})", meaning=meaning),
        ("nothing", "empty"): say("an empty cell where nothing is reported"),
        ("nothing", "needed"): say("{meaning}; where nothing is reported, no row", meaning=meaning),
        ("mark", "flag"): say("1 where it holds, 0 where it does not"),
        ("yes", "flag"): say("1, which says yes"),
        ("no", "flag"): say("0, which says no"),
        ("mark", "number"): say("the number itself, not a mark"),
        ("yes", "number"): NOT_WHETHER,
        ("no", "number"): NOT_WHETHER,
        ("error", "empty"): say("what the formula should give, or an empty cell"),
        ("error", "needed"): say("what the formula should give"),
    }


def is_total(cells: list[str]) -> bool:
    """Whether a row is one of totals: its first cell with letters says so."""
    first = next((cell.strip() for cell in cells if any(map(str.isalpha, cell))), "")
    return TOTALS.fullmatch(first) is not None
