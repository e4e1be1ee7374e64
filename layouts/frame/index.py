"""The HTML page around the application: what is fetched first, and what is seen until it is there."""

from collections.abc import Callable
from urllib.parse import quote

from layouts.frame import shell, states
from layouts.look import mode, theme
from layouts.look.markup import markup, static_html
from layouts.pages.changes import editions
from layouts.pages.registry import PAGES
from layouts.words.texts import LANGUAGES, Texts, texts

PLOTLY = "vendor/plotly.min.js"
# In the page itself: a browser asks for an icon anew whenever the address changes.
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    f"%3Crect width='16' height='16' rx='3' fill='{quote(theme.colour('band'))}'/%3E"
    "%3Cpath d='M3 9h2.5v4H3zM6.8 6h2.5v7H6.8zM10.6 3h2.5v10h-2.5z' "
    f"fill='{quote(theme.colour('on-band'))}'/%3E%3C/svg%3E"
)
BOUNDARIES = "vendor/topojson/world_50m.json"
SHEETS = ("tokens.css", "fonts/fonts.css", "forced.css", "screen.css", "pages.css")
FONTS = ("overpass-latin-600", "overpass-latin-700", "noto-sans-latin-400", "noto-sans-latin-600")


def page(path: str, lang: str, parts: dict[str, str], address: Callable[[str], str], prerendered: str) -> str:
    """The page of an address around what Dash puts into it: its style sheets, scripts and entry.

    Hints name exactly what Dash will ask for, so that all of it travels at once: layout and dependencies
    (its own requests), on pages with a map the boundaries (plotly.js's request), and the fonts of the style
    sheet. On pages with charts our small plotly.js runs before Dash's scripts: Dash's loader finds
    `window.Plotly` and asks for none. `address` says under which address a file is kept for good;
    `prerendered` is what is seen until Dash is there.
    """
    t = texts(lang if lang in LANGUAGES else LANGUAGES[0])

    def hint(kind: str, href: str, more: str = "") -> str:
        return f'<link rel="preload" as="{kind}" href="{href}" crossorigin="anonymous"{more}>'

    own = next((page for page in PAGES.values() if page.path == path), None)
    has_charts = path == "/" or bool(own and own.figures)
    hints = [
        hint("fetch", "/_dash-layout"),
        hint("fetch", "/_dash-dependencies"),
        *([hint("fetch", f"/assets/{BOUNDARIES}")] if own and own.has_map else []),
        *(hint("font", f"/assets/fonts/{font}.woff2", ' type="font/woff2"') for font in FONTS),
    ]
    feed = f'<link rel="alternate" type="application/atom+xml" href="{editions.feed(t.lang)}">'
    plotly = f'<script src="{address(PLOTLY)}"></script>' if has_charts else ""
    away = t("The dashboard cannot answer at the moment. You see the last position it gave.")
    without = t("Filters and charts need JavaScript.")
    return f"""<!DOCTYPE html>
<html lang="{t.lang}">
<head>
{mode.head()}
{parts["metas"]}
<meta name="referrer" content="same-origin">
<meta name="theme-color" content="{theme.colour("band")}">
<title>{shell.title(t, path)}</title>
{chr(10).join(hints)}
<link rel="stylesheet" href="{address("tokens.css")}">
<link rel="stylesheet" href="{address("fonts/fonts.css")}">
{parts["css"]}
{feed if path == editions.PATH else ""}
<link rel="icon" href="{ICON}">
</head>
<body>
<p class="cut-off" role="alert">{away}</p>
<noscript><p class="cut-off is-shown">{without}</p></noscript>
{prerendered}
{parts["app_entry"]}
{parts["config"]}
{plotly}
{parts["scripts"]}
{parts["renderer"]}
</body>
</html>"""


def font_hints() -> str:
    """The hints by which a page that is no Dash page has its fonts at the first paint."""
    return "".join(
        f'<link rel="preload" as="font" type="font/woff2" href="/assets/fonts/{font}.woff2" crossorigin>'
        for font in FONTS
    )


def closed(t: Texts, address: Callable[[str], str], *, is_busy: bool) -> str:
    """The page in the place of any other while there is no database, or it is busy; it opens that in time."""
    sheets = "".join(f'<link rel="stylesheet" href="{address(sheet)}">' for sheet in SHEETS)
    said = states.database_busy(t) if is_busy else states.database_missing(t)
    waiting = markup(static_html(said))
    return (
        f'<!DOCTYPE html><html lang="{t.lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{mode.head()}'
        f'<title>{shell.title(t, "/")}</title>{sheets}<link rel="icon" href="{ICON}"></head>'
        f'<body>{waiting}<script src="{address("screen.js")}"></script>'
        "</body></html>"
    )
