"""What the browser does by itself: controls and clicks set the address, the view marks rows and controls.

The functions are in `assets/screen.js`. None of them has an output in the controls, so that address and
controls can follow each other without a circle of callbacks.
"""

from dash import ClientsideFunction, Dash, Input, State

from layouts.look.ids import FILTERS, Id


def _in_browser(name: str) -> ClientsideFunction:
    return ClientsideFunction("screen", name)


def register(app: Dash) -> None:
    """Wire the functions of the browser."""
    app.clientside_callback(
        _in_browser("controls_changed"),
        *(Input(control, "value") for control in FILTERS.values()),
        State(Id.VIEW, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(_in_browser("map_clicked"), Input(Id.MAP, "clickData"), prevent_initial_call=True)
    app.clientside_callback(
        _in_browser("steps_clicked"), Input(Id.STEPS, "clickData"), prevent_initial_call=True
    )
    app.clientside_callback(_in_browser("view_arrived"), Input(Id.VIEW, "data"))
