"""The one list of colours and sizes, `assets/tokens.css`, for whatever is drawn away from the page."""

import re
from pathlib import Path

SHEET = Path(__file__).parents[1] / "assets" / "tokens.css"


MODES = ("light", "dark")
BOTH = re.compile(r"light-dark\((.*), (.*)\)")


def tokens(css: str, mode: str = MODES[0]) -> dict[str, str]:
    """The values of a style sheet's first block of custom properties, by name without the two hyphens.

    What is said for a light and for a dark screen is taken for the `mode`.
    """
    first = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).partition("}")[0]
    said = {name: value.strip() for name, value in re.findall(r"--([\w-]+):([^;]+);", first)}

    def final(value: str) -> str:
        value = BOTH.sub(lambda found: found[1 + MODES.index(mode)], value)
        return re.sub(r"var\(--([\w-]+)\)", lambda found: final(said[found[1]]), value)

    return {name: final(value) for name, value in said.items()}


TOKENS = tokens(SHEET.read_text(encoding="utf-8"))


def colour(name: str) -> str:
    """A colour, #RRGGBB, by what it is for: on paper, and on a light screen."""
    return TOKENS[name]


def size(name: str) -> float:
    """A size by what it is for, in the unit that it has in the style sheet."""
    return float(re.sub(r"[a-z]+$", "", TOKENS[name]))
