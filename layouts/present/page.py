"""The page of a deck: every scene of it as HTML, with its charts and all that clicks in it show as data."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from data.rows import PageView
from data.untranslated import joined
from layouts.frame import filterbar, index, sources
from layouts.look.components import stated
from layouts.look.markup import Html, html, markup
from layouts.pages.funding.pledges import amount, hypothetical
from layouts.present.components import below, note, part
from layouts.present.frame import Address, bar, document, help_of, words
from layouts.scenes.content import Content, spoken
from layouts.scenes.decks import KEPT, KINDS, Scene
from layouts.words import formats
from layouts.words.texts import Texts

Places = Callable[[str], dict[str, dict[str, None]]]  # of a panel: document → its places
MOST_PLACES = 3  # of a document in a footer


class Drawn(NamedTuple):
    """A scene ready to be shown: its section, its charts, what each click changes, and its notes."""

    title: str
    section: Html
    figures: list[dict[str, Any]]  # with what a click on them picks
    variants: dict[str, dict[str, Any]]
    notes: list[str]


def draw(
    t: Texts, scene: Scene, number: str, view: PageView, picked: dict[str, PageView], places: Places
) -> Drawn:
    """A scene for its view with its number in the deck, and what each pick (`region=africa`) changes."""
    kind = KINDS[scene.kind]
    content, title = kind.content(t, view), kind.message(t, view)
    figures = [{"figure": one.figure, "pick": one.pick} for one in content.figures]
    variants = {}
    for pick, other in picked.items():
        found = kind.content(t, other)
        variants[pick] = {
            "title": markup(kind.message(t, other)),
            "part": markup(part(t, found)),
            "note": markup(note(t, found)),
            "filters": markup(selected(t, other, scene)),
            "name": markup(picked_name(t, view, pick)),
            "changes": [
                changes(mine.figure, its.figure)
                for mine, its in zip(content.figures, found.figures, strict=False)
            ],
        }
    return Drawn(
        title,
        _section(t, scene, number, view, content, title, places),
        figures,
        variants,
        [scene.say(t), *_to_know(t, view, content)],
    )


def _section(
    t: Texts, scene: Scene, number: str, view: PageView, content: Content, title: str, places: Places
) -> Html:
    day = view.overview.as_of
    found: dict[str, dict[str, None]] = {}
    for panel in content.panels:
        for named, at in places(panel).items():
            found.setdefault(named, {}).update(at)
    for row in map(stated, content.rows):
        locator = ", ".join(row.locator.split(", ")[: 1 if row.locator.startswith("Table ") else 2])
        found.setdefault(view.sources[row.source_id], {})[view.place(t.lang, locator)] = None
    plots = [
        html.Div(
            [
                *([html.H2(one.label)] if one.label else []),
                html.Div(
                    className="plot",
                    role="img",
                    **{"data-plot": str(place), "aria-label": spoken(t, title, one.bars)},
                ),
            ],
            className="plot-box",
        )
        for place, one in enumerate(content.figures)
    ]
    foot = [
        html.P(
            [
                html.B(t("Position at {date}", date=formats.day(t.lang, day))),
                " · ",
                html.Span(selected(t, view, scene), className="filters"),
                " · ",
                t("Sources: {documents}.", documents=_listed(t, found) or t("none for this date")),
            ]
        ),
        *([html.P(sources.disclaimer(t))] if content.has_map else []),
        *([html.P(_rate(t))] if content.is_money else []),
    ]
    return html.Section(
        [
            html.H1(title, tabindex="-1"),
            html.Div(
                [
                    *([html.Div(plots, className="plots")] if plots else []),
                    html.Div(part(t, content), className="part"),
                ],
                className="stage",
            ),
            html.Div(below(t, content), className="below"),
            html.Footer([html.Div(foot), html.Span(number, className="number")]),
        ],
        className=f"scene scene-{scene.kind}" + (" has-map" if content.has_map else ""),
    )


def _rate(t: Texts) -> str:
    return t("Amounts are US dollars at the exchange rate of the day on which each project was signed.")


def _listed(t: Texts, found: dict[str, dict[str, None]]) -> str:
    """Documents with the first of their places."""
    return formats.in_series(
        t.lang,
        (
            f"{title} ({joined(', ', [*places][:MOST_PLACES])}{', …' if len(places) > MOST_PLACES else ''})"
            for title, places in found.items()
        ),
    )


def selected(t: Texts, view: PageView, scene: Scene) -> str:
    """The filters that a scene is shown for, or that none is set, or that it cannot follow them."""
    filters = view.overview.filters
    if not KINDS[scene.kind].follows:
        wide = t("programme-wide, filters do not move it")
        made = view.answers.pledged.made if scene.kind == "pledge" else ()
        pledged = [formats.named(t.lang, hypothetical(t, one), amount(t, view, one)) for one in made]
        return joined(", ", [wide, *pledged])
    follows = KINDS[scene.kind].follows
    names = [picked_name(t, view, f"{name}={one}") for name in follows for one in getattr(filters, name)]
    return joined(", ", [*names, *filterbar.unfollowed(t, filters, follows)]) or t("no filter")


def picked_name(t: Texts, view: PageView, pick: str) -> str:
    """The name of a filter that is set, such as `region=africa`."""
    name, _, value = pick.partition("=")
    if name == "pledge":
        return t("US$ {n} m", n=formats.millions(t.lang, float(value.partition(":")[0]) * 1e6))
    return f"{filterbar.value_name(t, view.frame, name, value)}".replace("  ", " ")


def _to_know(t: Texts, view: PageView, content: Content) -> list[str]:
    """What to know before quoting the figures of a scene."""
    said = [one for panel in content.panels for one in sources.caveats(t, panel, view.overview)]
    return [*dict.fromkeys(said)]


def changes(mine: Any, its: Any, path: str = "") -> dict[str, Any]:
    """What is different in another figure, by path: `data.0.z` → its values. Lists of values are whole."""
    if isinstance(mine, dict) and isinstance(its, dict) and mine.keys() == its.keys():
        pairs = [(key, mine[key], its[key]) for key in mine]
    elif path == "data" and len(mine) == len(its):
        pairs = [(str(place), *both) for place, both in enumerate(zip(mine, its, strict=True))]
    else:
        return {} if mine == its else {path: its}
    found: dict[str, Any] = {}
    for key, a, b in pairs:
        found |= changes(a, b, f"{path}.{key}".removeprefix("."))
    return found


def page(
    t: Texts,
    deck: str,
    name: str,
    drawn: list[Drawn],
    home: str,
    notices: list[Html],
    address: Address,
) -> str:
    """The page of a deck, which begins with the first of its notices; once loaded it needs no server."""
    said = {
        "deck": deck,
        "name": name,
        "home": home,
        "topojson": f"/assets/{index.BOUNDARIES}",
        "scenes": [
            {
                "title": markup(one.title),
                "figures": one.figures,
                "variants": one.variants,
                "notes": [markup(note) for note in one.notes],
            }
            for one in drawn
        ],
        "kept": KEPT,
        "words": words(t),
        "notice": markup(notices[:1]),
    }
    body = [
        html.Main([one.section for one in drawn], id="scenes"),
        *(
            html.Div(
                inside, id=name, hidden="hidden", role="dialog", tabindex="-1", **{"aria-label": said_of}
            )
            for name, inside, said_of in (
                ("blank", "", t("Blank")),
                ("index", "", t("All scenes")),
                ("help", help_of(t), t("Keys")),
            )
        ),
        html.Button(id="chip", hidden="hidden", title=t("take the filter back"), **{"data-action": "clear"}),
        html.Div(id="toast", role="status"),
        html.Div(id="typed", **{"aria-hidden": "true"}),
        html.Nav(bar(t), id="bar", **{"aria-label": t("Presentation")}),
    ]
    # `<!--` and `<script` in a text would keep the element open as `</script` would close it.
    data = json.dumps(said, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    files = (
        index.PLOTLY,
        "settings.js",
        *(f"present/{name}.js" for name in ("charts", "presenter", "present")),
    )
    scripts = f'<script type="application/json" id="deck">{data}</script>' + "".join(
        f'<script src="{address(file)}"></script>' for file in files
    )
    return document(t, name, markup(body) + scripts, address, "deck")
