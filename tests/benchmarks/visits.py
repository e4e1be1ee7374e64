"""Drive one site in the browser: load a page, change a filter, count what crosses the wire."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import psutil
from playwright.sync_api import Browser, BrowserContext, Page

from data.store.engine import open_engine, reading
from tests.benchmarks.scenarios import Change, Screen
from tests.serving import Server

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
QUIET = 150  # milliseconds without a request, after which a change is over
VIEWPORT = {"width": 1366, "height": 768}


class Traffic(NamedTuple):
    """What crossed the wire: requests, bytes sent and received, headers included."""

    requests: int
    sent: int
    received: int


class Sample(NamedTuple):
    """One measurement: milliseconds to the last painted chart, and its traffic."""

    ms: float
    traffic: Traffic
    answers_ms: float = 0  # of a load: until its controls answer


class Wire:
    """Counts a page's requests as the browser's network stack reports them; what its cache serves is free."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.open: set[str] = set()
        self.sent: dict[str, int] = {}
        self.received: dict[str, int] = {}
        self.cached: set[str] = set()
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asks)
        session.on("Network.requestWillBeSentExtraInfo", self._sends)
        session.on("Network.requestServedFromCache", lambda event: self.cached.add(event["requestId"]))
        session.on("Network.responseReceived", self._answers)
        session.on("Network.loadingFinished", self._ends)
        session.on("Network.loadingFailed", lambda event: self.open.discard(event["requestId"]))
        session.send("Network.enable", {"maxPostDataSize": 1_000_000})

    def _asks(self, event: dict[str, Any]) -> None:
        request = event["request"]
        if request["url"].startswith("http"):
            self.open.add(event["requestId"])
            body = len(request.get("postData", "").encode())
            self.sent[event["requestId"]] = self.sent.get(event["requestId"], 0) + body

    def _sends(self, event: dict[str, Any]) -> None:
        headers = sum(len(name) + len(value) + 4 for name, value in event["headers"].items())
        self.sent[event["requestId"]] = self.sent.get(event["requestId"], 0) + headers

    def _answers(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self.cached.add(event["requestId"])

    def _ends(self, event: dict[str, Any]) -> None:
        self.open.discard(event["requestId"])
        self.received[event["requestId"]] = int(event["encodedDataLength"])

    def traffic(self) -> Traffic:
        """All since the last time it was asked, once nothing has been under way for a moment."""
        while True:
            before = len(self.sent)
            self.page.evaluate(f"new Promise(done => setTimeout(done, {QUIET}))")
            if not self.open and len(self.sent) == before:
                break
        real = [key for key in self.sent if key not in self.cached]
        total = Traffic(
            len(real), sum(self.sent[key] for key in real), sum(self.received.get(key, 0) for key in real)
        )
        for counts in (self.sent, self.received, self.cached):
            counts.clear()
        return total


class Site:
    """One of the compared servers and what its charts show in every state of the scenario."""

    def __init__(self, name: str, browser: Browser, server: Server) -> None:
        self.name = name
        self.browser = browser
        self.server = server
        self.states: dict[tuple[str, str], dict[str, str | None]] = {}

    @contextmanager
    def visitor(self) -> Iterator[BrowserContext]:
        """A new visitor with an empty cache."""
        with self.browser.new_context(viewport=VIEWPORT) as context:  # type: ignore[arg-type]
            context.set_default_timeout(90_000)
            context.add_init_script(WATCH)
            yield context

    def load(self, context: BrowserContext, screen: Screen) -> tuple[Page, Wire, Sample]:
        """Open the page and wait until its charts are painted with the right figures."""
        page = context.new_page()
        wire = Wire(page)
        page.goto(self.server.url + screen.path, wait_until="commit")
        expected = self.states.get((screen.name, ""), dict.fromkeys(screen.charts))
        ms = page.evaluate("expected => bench.loaded(expected)", expected)
        answers_ms = page.evaluate("bench.answers()")
        return page, wire, Sample(ms, wire.traffic(), answers_ms)

    def learn(self, page: Page, wire: Wire, screen: Screen, database: str) -> None:
        """Note what the charts show in each state, and hold it against the database."""
        self.states[screen.name, ""] = self._settled(page, wire, screen)
        for change in screen.changes:
            set_control(page, change.control, change.after)
            state = self._settled(page, wire, screen)
            for truth in truths(database, change):
                if not re.search(pattern(truth), state[change.chart] or ""):
                    raise RuntimeError(f"{self.name}: {change.name}: {change.chart} does not show {truth}")
            self.states[screen.name, change.name] = state
            set_control(page, change.control, change.before)
            if self._settled(page, wire, screen) != self.states[screen.name, ""]:
                raise RuntimeError(f"{self.name}: {change.name}: there and back is not the same")

    def _settled(self, page: Page, wire: Wire, screen: Screen) -> dict[str, str | None]:
        before = None
        while True:
            wire.traffic()
            now = {chart: page.evaluate("id => bench.shown(id)", chart) for chart in screen.charts}
            if now == before:
                return now
            before = now

    def change(self, page: Page, wire: Wire, screen: Screen, change: Change, *, back: bool) -> Sample:
        """Set the control and wait until the last chart is painted with the right figures."""
        value = change.before if back else change.after
        expected = self.states[screen.name, "" if back else change.name]
        page.bring_to_front()
        ms = page.evaluate("([...all]) => bench.change(...all)", [change.control, value, expected])
        return Sample(ms, wire.traffic())

    def cpu_ms(self) -> float:
        """User and system time of the server and its workers so far."""
        master = psutil.Process(self.server.pid)
        times = [each.cpu_times() for each in (master, *master.children(recursive=True))]
        return 1000 * sum(each.user + each.system for each in times)


def set_control(page: Page, control: str, value: list[str] | str) -> None:
    """Give a control a value as Dash's own components do."""
    page.evaluate("([id, value]) => dash_clientside.set_props(id, {value})", [control, value])


def truths(database: str, change: Change) -> list[Any]:
    """The numbers or names that the database says the chart, or the page, must show."""
    with reading(open_engine(database)) as connection:
        return [*connection.exec_driver_sql(change.truth).scalars()]


def pattern(truth: Any) -> str:
    """The regular expression that finds a name, or a number that is no part of another."""
    return re.escape(truth) if isinstance(truth, str) else rf"(?<![\d.]){truth:g}(\.0+)?(?![\d.]*\d)"
