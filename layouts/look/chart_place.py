"""The place of a chart that Plotly draws: its name, what travels with its picture, and how keys walk it."""

from collections.abc import Iterable
from typing import Any

from data.rows import PageView
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words.texts import Texts


def hints(t: Texts) -> dict[str, str]:
    """What a chart says of itself while it is walked through by keys (`assets/walk.js`)."""
    return {
        "aria-roledescription": t("chart"),
        "data-keys": t("Arrow keys: point by point · Enter: select · T: table"),
        "data-chosen": t("selected"),
    }


def chart(
    t: Texts,
    view: PageView,
    name: str,
    title: str,
    rows: Iterable[Any],
    *,
    said: str = "",
    selection: str = "",
    position: str = "",
) -> Html:
    """A place for a chart that Plotly draws, with the pictures of it that can be taken away.

    What a picture must say beside the chart travels with the place: its title, the selection and the date
    that it follows, and its sources.
    """
    beside = {
        "title": title,
        "selection": selection,
        "position": position,
        "sources": t("Sources: {documents}.", documents=components.documents(t, view, rows)),
    }
    place = html.Div(
        className="chart",
        role="application",
        tabIndex="0",
        **{"data-figure": name, "aria-label": said or title, **hints(t)},
        **{f"data-{what}": text for what, text in beside.items()},
    )
    return html.Div([place, components.pictures(t, name, title)])
