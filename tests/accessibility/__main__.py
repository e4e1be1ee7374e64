"""`make a11y`: each state in every language, size and look; prints a table, and last how many violations.

`python -m tests.accessibility [--check] [ADDRESS] [--only WORD] [--look light]`. Without an address it starts
the application on a store of its own, /admin included.
"""

import argparse
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

from tests.accessibility import why_not
from tests.accessibility.measure import Finding, findings, reach, settings
from tests.accessibility.serving import served
from tests.accessibility.states import ADMIN, DECKS, LANGUAGES, LOOKS, OPEN, PAGES, SIZES, State
from tests.browser import ARGUMENTS, browser_path

Cell = tuple[str, str, int, str]  # state, language, width, look


def walk(
    browser: Browser, url: str, states: tuple[State, ...], looks: tuple[str, ...]
) -> tuple[dict[Cell, list[Finding]], list[str]]:
    """What is found in each state, and which states could not be reached."""
    found: dict[Cell, list[Finding]] = {}
    failed = []
    for look in looks:
        for width, height in SIZES:
            for lang in LANGUAGES:
                context = browser.new_context(viewport={"width": width, "height": height}, **settings(look))
                page = context.new_page()
                for state in states:
                    where = (state.name, lang, width, look)
                    try:
                        reach(page, url, state, lang)
                        found[where] = findings(page, state.within)
                        rules = Counter(one.rule for one in found[where])
                    except BrowserError as error:
                        failed.append(f"{where}: {str(error).splitlines()[0]}")
                        print(*where, "NOT MEASURED", str(error).splitlines()[0], flush=True)
                        continue
                    print(*where, dict(rules) or "none", flush=True)
                context.close()
    return found, failed


def table(found: dict[Cell, list[Finding]]) -> str:
    """The rules that fail: in how many states, and where."""
    lines = []
    by_rule: dict[tuple[bool, str], dict[str, list[str]]] = {}
    for cell, each in found.items():
        for one in each:
            where = by_rule.setdefault((one.is_best_practice, one.rule), {})
            where.setdefault(f"{one.where}: {one.why[:200]}", []).append(" ".join(map(str, cell)))
    for (is_best, rule), places in sorted(by_rule.items()):
        cells = {cell for named in places.values() for cell in named}
        lines.append(f"\n{rule}{' (best practice)' if is_best else ''}: {len(cells)} states")
        for place, named in sorted(places.items(), key=lambda item: -len(item[1]))[:25]:
            lines.append(f"  {len(named):3} {place}\n      {named[0]}")
    return "\n".join(lines)


def main() -> int:
    """0 where there is no violation and every state was reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.accessibility")
    parser.add_argument("address", nargs="?", default="")
    parser.add_argument("--check", action="store_true", help="only say what is missing")
    parser.add_argument("--only", default="", help="the states whose name has this word")
    parser.add_argument("--look", action="append", choices=LOOKS)
    asked = parser.parse_args()
    missing = why_not()
    if missing or asked.check:
        print(missing or "", end="")
        return 1 if missing else 0
    states = tuple(one for one in (*PAGES, *OPEN, *DECKS, *ADMIN) if asked.only in one.name)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = asked.address.rstrip("/") or stack.enter_context(served(Path(folder)))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        found, failed = walk(browser, url, states, tuple(asked.look or LOOKS))
        browser.close()
    violations = sum(len({one.rule for one in each if not one.is_best_practice}) for each in found.values())
    practice = sum(len({one.rule for one in each if one.is_best_practice}) for each in found.values())
    print(table(found))
    for one in failed:
        print("NOT MEASURED:", one)
    print(
        f"\nBest practice: {practice}\nViolations of WCAG 2.2 A and AA: {violations} in {len(found)} states"
    )
    return 1 if violations or practice or failed else 0


if __name__ == "__main__":
    sys.exit(main())
