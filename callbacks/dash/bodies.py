"""What a callback may be asked: the form of its body and what stands in it. All else is refused."""

from collections.abc import Callable, Mapping
from typing import Any

from dash import Dash
from flask import abort, request

from data.answers.overview import FACTS
from layouts.look.ids import Id

ADDRESS = "/_dash-update-component"
MOST_BYTES = 64_000  # of a body; the longest address that a browser sends makes a tenth of it


def is_text(value: object) -> bool:
    """Whether a value is a text, or nothing."""
    return value is None or isinstance(value, str)


def is_position(value: object) -> bool:
    """Whether a value is a date and an edition, or nothing."""
    return value is None or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def is_pressed(value: object) -> bool:
    """Whether a value is what the browser says of a button of a source: its panel and when it was pressed."""
    if not isinstance(value, dict) or set(value) != {"panel", "pressed"}:
        return False
    return value["panel"] in tuple(FACTS) and isinstance(value["pressed"], int | float)


# By the component that a callback reads: whether a value is one that the browser can have put there.
VALUES: Mapping[str, Callable[[object], bool]] = {
    Id.ASKED: is_text,
    Id.ASKED_PAGE: is_text,
    Id.PATH: lambda value: isinstance(value, str),
    Id.POSITION: is_position,
    Id.SOURCE: is_pressed,
}
Spec = dict[str, str]


def targets(output: str) -> list[Spec] | Spec:
    """The outputs that a callback's name stands for: several of `..a.x...b.y..`, one of `a.x`."""
    names = output[2:-2].split("...") if output.startswith("..") else [output]
    found = [dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names]
    return found if output.startswith("..") else found[0]


def is_filled(specs: list[Spec], given: object) -> bool:
    """Whether values are given for the components of a callback, each such as it can have."""
    if not isinstance(given, list) or len(given) != len(specs):
        return False
    return all(
        isinstance(one, dict)
        and {**one, "value": None} == {**spec, "value": None}
        and VALUES[spec["id"]](one.get("value"))
        for spec, one in zip(specs, given, strict=True)
    )


def is_asked(asked: object, known: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a body asks one of the `known` callbacks for what it gives, with what it takes."""
    output = asked.get("output") if isinstance(asked, dict) else None
    if not isinstance(asked, dict) or not isinstance(output, str) or output not in known:
        return False
    callback, changed = known[output], asked.get("changedPropIds")
    return (
        asked.get("outputs") == targets(output)
        and is_filled(callback["inputs"], asked.get("inputs"))
        and is_filled(callback["state"], asked.get("state", []))
        and isinstance(changed, list)
        and all(isinstance(one, str) for one in changed)
    )


def refuse_rest() -> None:
    """Read on behind a body. Raises RequestEntityTooLarge where it is longer than it may be.

    One that does not say how long it is would otherwise be cut there, and taken for the whole.
    """
    request.stream.read(1)


def register(app: Dash) -> None:
    """Wire the check of what callbacks are asked. Raises KeyError where one reads what has no check here."""
    known = {
        name: {kind: [{**spec, "id": str(spec["id"])} for spec in one[kind]] for kind in ("inputs", "state")}
        for name, one in app.callback_map.items()
        if "callback" in one  # the others run in the browser
    }
    for one in known.values():
        for spec in (*one["inputs"], *one["state"]):
            VALUES[spec["id"]]
    app.server.config["MAX_CONTENT_LENGTH"] = MOST_BYTES

    @app.server.before_request
    def refuse() -> None:
        if request.endpoint != ADDRESS or request.method != "POST":
            return
        try:
            request.get_data()
            refuse_rest()
            asked = request.get_json()
        except RecursionError:  # lists in lists in lists
            abort(400, "The body is nested too deeply.")
        if not is_asked(asked, known):
            abort(400, "No callback of this page asks that.")
