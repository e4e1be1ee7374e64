"""The frame of presentation mode: the page around a deck, its help, its bar, and the list of the decks."""

from collections.abc import Callable
from typing import Any

from data.filters import Filters, search_of
from layouts.frame import index, settings
from layouts.frame.shell import VIEW, deck_name
from layouts.frame.views import Viewed
from layouts.look import mode
from layouts.look.markup import attribute, html, markup
from layouts.scenes.decks import DECKS, deck_purpose, scenes_of
from layouts.words.texts import LANGUAGES, Texts

Address = Callable[[str], str]  # of a file, under which it is fetched


LANGUAGES_NAMED = {"en": "English", "fr": "Français", "es": "Español"}


def document(t: Texts, title: str, body: str, address: Address, kind: str) -> str:
    """A whole HTML page that is no Dash page."""
    return (
        f'<!DOCTYPE html><html lang="{t.lang}" class="{kind}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{mode.head(mode.STORED_BY_DECKS)}"
        f"<title>{attribute(title)} · {markup(t('Social Protection Floors for All'))}</title>"
        f"{index.font_hints()}"
        f'<link rel="stylesheet" href="{address("tokens.css")}">'
        f'<link rel="stylesheet" href="{address("fonts/fonts.css")}">'
        f'<link rel="stylesheet" href="{address("present/present.css")}">'
        f'<link rel="stylesheet" href="{address("forced.css")}">'
        f'<link rel="icon" href="{index.ICON}"></head><body>{body}</body></html>'
    )


def words(t: Texts) -> dict[str, str]:
    """What the script says."""
    return {
        "none": t("There is no scene {n}"),
        "back": t("c: take the filter back"),
        "still": t("does not move this scene"),
        "marked": t("Marked in this scene only; c takes it back"),
        "popup": t("The browser did not open a second window: allow it for this address"),
        "next": t("Next"),
        "last": t("This is the last scene"),
        "notes": t("Notes"),
        "since": t("since the start"),
        "presenter": t("Presenter view"),
        "all": t("All scenes"),
        "no_language": t("Another language needs the network"),
        "dark": t("Dark room"),
        "light": t("Bright room"),
    }


def help_of(t: Texts) -> list[Any]:
    """The keys and what they do."""
    rows = {
        "→": t("next scene (also space, Page Down, clicker)"),
        "←": t("scene before (also Page Up, clicker)"),
        "Home, End": t("first scene, last scene"),
        "7, Enter": t("scene 7"),
        "B": t("blank screen, and back"),
        "O": t("overview of all scenes"),
        "C": t("take the filter back"),
        "P": t("presenter view in a second window"),
        "F": t("full screen, and back"),
        "D": t("dark room, bright room"),
        "L": t("the same scene in another language"),
        "?": t("this help"),
        "Esc": t("close what is open; then out"),
    }
    keys = [each for key, what in rows.items() for each in (html.Dt(html.Kbd(key)), html.Dd(what))]
    return [
        html.H2(t("Keys")),
        html.Dl(keys),
        html.P(
            t("Click a region, a country, a step or a row. A filter stays in all scenes that can follow it.")
        ),
        html.P(settings.single_keys(t)),
        html.P(html.Button(t("Close"), className="close", **{"data-action": "help"})),
    ]


def bar(t: Texts) -> list[Any]:
    """The buttons that come with the mouse, and with the Tab key."""
    buttons = {
        "back": ("←", t("scene before")),
        "next": ("→", t("next scene")),
        "index": ("▦", t("All scenes")),
        "blank": ("■", t("Blank")),
        "presenter": ("▤", t("Presenter view")),
        "full": ("⛶", t("Full screen")),
        "mode": ("◐", t("dark room, bright room")),
        "help": ("?", t("Keys")),
        "out": ("×", t("Close")),
    }
    now = LANGUAGES.index(t.lang)
    others = (*LANGUAGES[now + 1 :], *LANGUAGES[:now])  # the key leads to the first of them
    return [
        *(
            html.Button(mark, title=name, **{"data-action": what, "aria-label": name})
            for what, (mark, name) in buttons.items()
        ),
        *(
            html.Button(
                lang.upper(),
                lang=lang,
                title=LANGUAGES_NAMED[lang],
                **{"data-lang": lang, "aria-label": f"{lang.upper()} {LANGUAGES_NAMED[lang]}"},
            )
            for lang in others
        ),
    ]


def chooser(
    t: Texts,
    filters: Filters,
    home: str,
    address: Address,
    page: tuple[Viewed, str],
    *,
    unknown_deck: str = "",
    deck: str = "",
    unknown_scene: str = "",
) -> str:
    """The decks there are, that of a page (with its name) too, and what was asked for and is not there."""
    viewed, page_name = page
    search = search_of(filters)
    joined = f"{search}&" if search else "?"
    lead = t("Each deck runs in full screen, by keyboard, clicker or mouse, and needs no network once open.")
    if unknown_deck:
        lead = t("There is no deck or page called {name}. These are there:", name=unknown_deck[:40])
    if unknown_scene:
        lead = t(
            "{deck} has {n} scenes, and none numbered {scene}.",
            deck=deck_name(t, deck),
            n=len(scenes_of(deck, viewed.kind, filters)),
            scene=unknown_scene[:10],
        )
    items = []
    for one, more in (*((each, "") for each in DECKS), (VIEW, f"&page={viewed.page}")):
        n = len(scenes_of(one, viewed.kind, filters))
        said = [
            html.B(deck_name(t, one)),
            html.Span(deck_purpose(t, one, page_name)),
            html.Span(t.count("{n} scene", "{n} scenes", n), className="count"),
        ]
        items.append(html.Li(html.A(said, href=f"/present{joined}deck={one}{more}")))
    languages = [
        html.A(lang.upper(), href="/present" + search_of(filters._replace(lang=lang)), lang=lang)
        for lang in LANGUAGES
    ]
    body = html.Main(
        [
            html.H1(t("Present")),
            html.P(lead),
            html.Ul(items),
            html.P([html.A(t("Back to the dashboard"), href=home), *languages], className="links"),
        ]
    )
    return document(t, t("Present"), markup(body), address, "chooser")
