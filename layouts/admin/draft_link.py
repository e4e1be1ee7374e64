"""A link to a draft that was made: its address to copy, until when it opens, and that nobody was told."""

import datetime

from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts


def made(t: Texts, address: str, days: int) -> list[Html]:
    """The address in a box of its own; the button that copies it is for the script, which shows it."""
    until = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=days)
    return [
        html.Div(
            [
                html.Label(t("The address"), htmlFor="made"),
                html.Input(type="text", id="made", value=address, readonly=""),
                html.Button(
                    t("Copy"),
                    type="button",
                    className="button is-quiet",
                    hidden="",
                    **{"data-copies": "made", "data-copied": t("Copied")},
                ),
            ],
            className="to-copy",
        ),
        html.P(
            t(
                "It opens the draft until {date}. Nobody is told by mail: send the address yourself.",
                date=formats.day(t.lang, until.isoformat()),
            )
        ),
    ]
