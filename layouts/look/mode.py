"""Light or dark: what a page says of it before the first paint.

The style sheet follows the system by itself (`assets/tokens.css`). What a reader has chosen stands in the
browser's store (`assets/settings.js`) and is set on the root element; without scripts the system decides.
"""

from collections.abc import Sequence
from functools import cache
from json import dumps

from PIL.ImageColor import getrgb

from layouts.look import theme

STORED = ("mode",)
STORED_BY_DECKS = ("deck-mode", *STORED)  # a deck follows the dashboard until it is told otherwise


def head(stored: Sequence[str] = STORED) -> str:
    """What the head of a page begins with: what the first name that is kept says, and charts as tokens."""
    return (
        '<meta name="color-scheme" content="light dark">'
        f"<script>try{{const found={dumps(stored)}.map((name)=>localStorage.getItem(name)).find(Boolean);"
        'if(["light","dark"].includes(found))document.documentElement.dataset.mode=found}catch(closed){}</script>'
        f'<style id="chart-colours">{chart_colours()}</style>'
    )


@cache
def chart_colours() -> str:
    """The rules by which a screen shows the colours that plotly has written into a chart as its tokens.

    No chart knows of it: none is drawn anew when the mode changes, and a picture of one stays light.
    """
    rules = []
    for name in theme.CHART_COLOURS:
        colour = theme.colour(name)
        written = "rgb({}, {}, {})".format(*getrgb(colour))
        for what in ("fill", "stroke"):
            # As plotly styles it, as an attribute (countries, patterns), and as a part of a text is styled.
            looks = f'[style*="{what}: {written}"],[{what}="{written}"],[style*="{what}:{colour}"]'
            rules.append(f".main-svg :is({looks}){{{what}:var(--{name})!important}}")
    return "".join(rules)
