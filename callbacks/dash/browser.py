"""What the browser does by itself: controls and clicks set the address, the view marks rows and controls.

The functions are in `assets/screen.js`. None of them has an output in the controls, so that address and
controls can follow each other without a circle of callbacks.
"""

from dash import ClientsideFunction, Dash, Input, State

from layouts.look.ids import FILTERS, Id


def _here(name: str) -> ClientsideFunction:
    return ClientsideFunction("screen", name)


def register(app: Dash) -> None:
    """Wire the functions of the browser."""
    app.clientside_callback(
        _here("controls"),
        *(Input(control, "value") for control in FILTERS.values()),
        State(Id.VIEW, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(_here("map"), Input(Id.MAP, "clickData"), prevent_initial_call=True)
    app.clientside_callback(_here("steps"), Input(Id.STEPS, "clickData"), prevent_initial_call=True)
    app.clientside_callback(_here("shown"), Input(Id.VIEW, "data"))
