"""What a browser sends to a callback."""

from typing import Any

# What an address adds to that of a table so that it has rows: side by side stand those that are chosen.
CHOSEN = {"compare": "&country=TGO,SEN"}


def targets(output: str) -> list[dict[str, str]]:
    """The outputs that a callback's name stands for: `..a.x...b.y..` or `a.x`."""
    names = output[2:-2].split("...") if output.startswith("..") else [output]
    return [dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names]


def body_of(callback: dict[str, Any], values: dict[Any, Any]) -> dict[str, Any]:
    """The body that asks a callback of `/_dash-dependencies`, with the values of components by their ids."""
    output, first = callback["output"], callback["inputs"][0]
    outputs = targets(output)
    return {
        "output": output,
        "outputs": outputs if output.startswith("..") else outputs[0],
        "inputs": [{**spec, "value": values[spec["id"]]} for spec in callback["inputs"]],
        "state": [{**spec, "value": values[spec["id"]]} for spec in callback["state"]],
        "changedPropIds": [f"{first['id']}.{first['property']}"],
    }
