"""The HTML page around the application: what is fetched first, and what is seen until it is there."""

from pathlib import Path

from dash import Dash

from layouts.texts import texts

PLOTLY = "vendor/plotly.min.js"
BOUNDARIES = "vendor/topojson/world_50m.json"
FONTS = ("overpass-latin-700", "noto-sans-latin-400", "noto-sans-latin-600")


def index_string(app: Dash, assets: Path) -> str:
    """The page as Dash fills it.

    Hints name exactly what Dash will ask for, so that all of it travels at once: layout and dependencies
    (its own requests), the boundaries (plotly.js's request) and the fonts of the style sheet. Our small
    plotly.js runs before Dash's scripts: Dash's loader finds `window.Plotly` and asks for none.
    """
    t = texts("en")

    def address(path: str) -> str:
        return f"{app.get_asset_url(path)}?m={int((assets / path).stat().st_mtime)}"

    def hint(kind: str, path: str, more: str = "") -> str:
        return f'<link rel="preload" as="{kind}" href="{path}" crossorigin="anonymous"{more}>'

    hints = [
        hint("fetch", "/_dash-layout"),
        hint("fetch", "/_dash-dependencies"),
        hint("fetch", app.get_asset_url(BOUNDARIES)),
        *(hint("font", app.get_asset_url(f"fonts/{font}.woff2"), ' type="font/woff2"') for font in FONTS),
    ]
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
{{%metas%}}
<meta name="referrer" content="same-origin">
<meta name="theme-color" content="#230050">
<title>{{%title%}}</title>
{chr(10).join(hints)}
<link rel="stylesheet" href="{address("fonts/fonts.css")}">
{{%css%}}
{{%favicon%}}
</head>
<body>
<p class="cut-off" role="alert">{t("The server does not answer. You see the last position it gave.")}</p>
<noscript><p class="cut-off is-shown">{t("This dashboard needs JavaScript.")}</p></noscript>
<div class="loading" aria-hidden="true"><header></header><div></div><div></div><div></div></div>
{{%app_entry%}}
{{%config%}}
<script src="{address(PLOTLY)}"></script>
{{%scripts%}}
{{%renderer%}}
</body>
</html>"""
