"""Measure the dashboard in a real browser against the naive page and the floor: `make bench`.

In every round all take turns, so that a machine that slows down slows them all. Nothing fails on time.
"""

import argparse
import resource
import tempfile
import time
import urllib.request
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from layouts.scenes.decks import DECKS
from tests.benchmarks.report import Figures, machine, tables, write
from tests.benchmarks.scenarios import OURS, SCREENS, Screen
from tests.benchmarks.visits import Site, Wire, set_control
from tests.browser import ARGUMENTS, browser_path
from tests.conftest import OFFLINE
from tests.serving import build_database, serve


def main() -> None:
    """Build, serve, measure, print, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=20, help="rounds in which all take turns (20)")
    options.add_argument("--database", help="measure on the store at this address instead of a new one")
    options.add_argument("--page", choices=[screen.name for screen in SCREENS], help="only this page")
    options.add_argument(
        "--no-write", action="store_true", help="print only, leave docs/benchmarks.md as it is"
    )
    given = options.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        figures = Figures(rounds=given.rounds)
        database = given.database or f"sqlite:///{folder / 'programme.sqlite'}"
        if not given.database:
            figures.build_cpu_ms = [build_cpu_ms(folder / f"{n}.sqlite") for n in range(5)]
            build_database(database)
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=browser_path(), args=[*ARGUMENTS, OFFLINE])
        stack.callback(browser.close)
        servers = {
            target: stack.enter_context(serve(target, database))
            for target in {OURS: None, **{screen.naive: None for screen in SCREENS}}
        }
        started = time.monotonic()
        for screen in (one for one in SCREENS if given.page in (None, one.name)):
            sites = [
                Site("ours", browser, servers[OURS]),
                Site("naive", browser, servers[screen.naive]),
            ]
            with ExitStack() as visits:
                measure(screen, sites, database, figures, visits)
        if not given.page:
            figures.deck_cpu_ms = deck_cpu_ms(Site("ours", browser, servers[OURS]))
        figures.seconds = time.monotonic() - started
        figures.machine = machine(browser.version)
    text = tables(figures)
    print(text)
    if not (given.no_write or given.page):
        print(f"\nWritten to {write(text)}.")


def measure(screen: Screen, sites: list[Site], database: str, figures: Figures, stack: ExitStack) -> None:
    """All rounds of one page."""
    changed: dict[str, tuple[Page, Wire]] = {}
    for site in sites:
        context = stack.enter_context(site.visitor())
        page, wire, _ = site.load(context, screen)
        site.learn(page, wire, screen, database)
        changed[site.name] = page, wire
    ours = sites[0]
    floor_page, floor_wire, _ = ours.load(stack.enter_context(ours.visitor()), screen)
    keep_states(ours, floor_page, floor_wire, screen)
    for number in range(0, figures.rounds, screen.nth):
        print(f"\r{screen.name}: round {number + 1} of {figures.rounds} ", end="", flush=True)
        is_odd = (number // screen.nth) % 2
        times: dict[tuple[str, str], list[float]] = defaultdict(list)
        turns: list[Site | None] = [*sites, None] if is_odd else [None, *reversed(sites)]
        for turn in turns if screen.changes else []:
            if turn is None:
                floors(ours, floor_page, screen, times)
            else:
                changes(turn, *changed[turn.name], screen, times, figures)
        for (who, what), found in times.items():
            figures.changes[screen.name, who, what].append(found)
        for site in sites if is_odd else reversed(sites):
            with site.visitor() as context:
                page, _, cold = site.load(context, screen)
                page.close()
                _, _, repeat = site.load(context, screen)
            figures.loads[screen.name, site.name, "cold load"].append(cold)
            figures.loads[screen.name, site.name, "repeat visit"].append(repeat)
    print()


def changes(
    site: Site,
    page: Page,
    wire: Wire,
    screen: Screen,
    times: dict[tuple[str, str], list[float]],
    figures: Figures,
) -> None:
    """Every filter change of a page once, there and back."""
    page.bring_to_front()
    before = site.cpu_ms()
    for change in screen.changes:
        for back in (False, True):
            sample = site.change(page, wire, screen, change, back=back)
            times[site.name, change.name].append(sample.ms)
            figures.traffic[screen.name, site.name, change.name].append(sample.traffic)
    figures.cpu_ms[screen.name, site.name].append((site.cpu_ms() - before) / (2 * len(screen.changes)))


def keep_states(ours: Site, page: Page, wire: Wire, screen: Screen) -> None:
    """Let our page draw every state once and keep its figures, for the floor to draw them again."""
    charts = list(screen.charts)
    page.evaluate("ids => bench.keep('', ids)", charts)
    for change in screen.changes:
        for value, name in ((change.after, change.name), (change.before, "")):
            set_control(page, change.control, value)
            expected = ours.states[screen.name, name]
            page.evaluate("expected => bench.loaded(expected)", expected)
            wire.traffic()
            if name:
                page.evaluate("([name, ids]) => bench.keep(name, ids)", [name, charts])


def floors(ours: Site, page: Page, screen: Screen, times: dict[tuple[str, str], list[float]]) -> None:
    """`Plotly.react` alone between the same states: on all charts, and on those that differ."""
    page.bring_to_front()
    base = ours.states[screen.name, ""]
    for change in screen.changes:
        state = ours.states[screen.name, change.name]
        differing = [chart for chart in screen.charts if state[chart] != base[chart]]
        for who, charts in (("floor", list(screen.charts)), ("floor, changed charts", differing)):
            for name in (change.name, ""):
                ms = page.evaluate("([name, ids]) => bench.floor(name, ids)", [name, charts])
                times[who, change.name].append(ms)
                page.evaluate("new Promise(done => setTimeout(done, 50))")


def build_cpu_ms(file: Path) -> float:
    """Processor time of one build of a new database from the shipped tables."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    build_database(f"sqlite:///{file}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def deck_cpu_ms(ours: Site) -> list[float]:
    """Processor time of the server for the slides of a meeting, five times the deck that takes longest."""
    spent: dict[str, list[float]] = defaultdict(list)
    for deck in [*DECKS] * 5:
        before = ours.cpu_ms()
        with urllib.request.urlopen(f"{ours.server.url}/export/slides.pptx?deck={deck}") as answer:
            answer.read()
        spent[deck].append(ours.cpu_ms() - before)
    return max(spent.values(), key=median)


if __name__ == "__main__":
    main()
