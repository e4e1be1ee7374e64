"""The system's browser for tests and benchmark; `python -m tests.browser` fails where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Nothing the browser does on its own account: no update, no safe-browsing list, no sign-in.
# --no-sandbox: containers run as root, where Chromium refuses to start with it.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)


def starts(path: str) -> bool:
    """Whether the program runs: Ubuntu's `chromium` may be a script that only asks for a snap."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def browser_path() -> str | None:
    """The program of a browser that starts, or None. The variable CHROME goes first."""
    found = [os.environ.get("CHROME"), *map(shutil.which, PROGRAMS), *MAC_APPLICATIONS]
    for path in found:
        if path and Path(path).exists() and starts(path):
            return path
    with sync_playwright() as playwright:  # the one that `playwright install` brings
        path = playwright.chromium.executable_path
    return path if Path(path).exists() and starts(path) else None


def why_not() -> str | None:
    """What keeps tests from driving a browser here, or None: it is started once to know."""
    try:
        path = browser_path()
        if path is None:
            return "No browser found."
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=path, args=ARGUMENTS).close()
    except Exception as error:  # noqa: BLE001  # a driver that does not start raises a bare Exception
        return f"No browser starts: {error}"
    return None


if __name__ == "__main__":
    sys.exit(why_not())
