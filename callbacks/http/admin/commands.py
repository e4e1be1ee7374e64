"""Commands of the ETL, run beside the server, so that no file takes time or memory of readers."""

import json
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.findings import TOO_MUCH

if TYPE_CHECKING:
    from data.store.accounts import Store

ROOT = Path(__file__).parents[3]
MOST_SECONDS = 120
MOST_BYTES = 1_500_000_000  # of memory; a file that needs more is refused before, by its size
AT_ONCE = 2
_free = threading.BoundedSemaphore(AT_ONCE)


def run(store: "Store", *arguments: str) -> dict[str, Any]:
    """The JSON document of a command; {"error": …} where it was refused or took too much."""
    address = store.url.render_as_string(hide_password=False)
    with (
        _free,
        subprocess.Popen(
            [sys.executable, "-m", "etl", *arguments, "--json"],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": address},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process,
    ):
        if hasattr(resource, "prlimit"):  # Linux
            resource.prlimit(process.pid, resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
        try:
            said, _ = process.communicate(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return TOO_MUCH
    try:
        found = json.loads(said)
    except ValueError:  # killed, or out of memory: it had no time to say anything
        return TOO_MUCH
    return found if isinstance(found, dict) else TOO_MUCH
