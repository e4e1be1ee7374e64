"""A real identity provider on this machine: npm's certified `oidc-provider`, in `provider.mjs`."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
OLDEST = 20  # Node.js


def why_not() -> str | None:
    """What keeps the provider from starting here, or None."""
    node = shutil.which("node")
    if node is None:
        return f"The tests need Node.js {OLDEST} or later, with npm: install it."
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    if int(said.lstrip("v").partition(".")[0] or 0) < OLDEST:
        return f"The tests need Node.js {OLDEST} or later, and this one is {said.strip()}."
    if not (HERE / "node_modules" / "oidc-provider").is_dir():
        return "The tests need an identity provider: npm --prefix tests/oidc ci"
    return None


@contextmanager
def running(client_id: str, client_secret: str, redirect_uri: str) -> Iterator[str]:
    """The address of a provider that knows one client."""
    command = ["node", "provider.mjs", client_id, client_secret, redirect_uri]
    with subprocess.Popen(
        command,
        cwd=HERE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin and process.stdout
        yield process.stdout.readline().strip()
        process.stdin.close()  # by which it ends
