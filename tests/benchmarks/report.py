"""Turn measurements into the tables that `make bench` prints and docs/benchmarks.md keeps."""

import os
import platform
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, median, quantiles

from tests.benchmarks.scenarios import SCREENS, Screen
from tests.benchmarks.visits import Sample, Traffic
from tests.serving import ROOT

WRITTEN = ROOT / "docs" / "benchmarks.md"
METHOD = Path(__file__).with_name("method.md")


@dataclass
class Figures:
    """Everything measured. Keys are (page, who, what); filter times hold a list a round: there and back."""

    rounds: int
    changes: dict[tuple[str, str, str], list[list[float]]] = field(default_factory=lambda: defaultdict(list))
    traffic: dict[tuple[str, str, str], list[Traffic]] = field(default_factory=lambda: defaultdict(list))
    cpu_ms: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    loads: dict[tuple[str, str, str], list[Sample]] = field(default_factory=lambda: defaultdict(list))
    build_cpu_ms: list[float] = field(default_factory=list)
    deck_cpu_ms: list[float] = field(default_factory=list)  # of the deck that takes longest
    seconds: float = 0
    machine: str = ""

    def rounds_ms(self, screen: Screen, who: str) -> list[float]:
        """One figure a round: the mean over all changes, so that each counts the same."""
        each = [self.changes[screen.name, who, change.name] for change in screen.changes]
        return [fmean(value for change in turn for value in change) for turn in zip(*each, strict=True)]

    def load_ms(self, screen: Screen, who: str, what: str) -> list[float]:
        return [sample.ms for sample in self.loads[screen.name, who, what]]

    def answers_ms(self, screen: Screen, who: str, what: str) -> list[float]:
        return [max(sample.ms, sample.answers_ms) for sample in self.loads[screen.name, who, what]]

    def load_bytes(self, screen: Screen, who: str, what: str) -> list[float]:
        return [float(sample.traffic.received) for sample in self.loads[screen.name, who, what]]


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def ms(values: Iterable[float]) -> str:
    """Median and 95th percentile: `48 (61)`."""
    found = list(values)
    digits = 0 if median(found) >= 10 else 1
    return f"{median(found):.{digits}f} ({p95(found):.{digits}f})"


def kb(values: Iterable[float]) -> str:
    """Median and 95th percentile in kB of 1,000 bytes: `1.2 (1.4)`."""
    found = [value / 1000 for value in values]
    digits = 0 if median(found) >= 100 else 1
    return f"{median(found):,.{digits}f} ({p95(found):,.{digits}f})"


def paired(first: list[float], second: list[float]) -> float:
    """The median, over the rounds, of the ratio within a round."""
    return median(one / other for one, other in zip(first, second, strict=True))


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table that also reads well as text."""
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]

    def line(cells: list[str]) -> str:
        return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"

    return "\n".join(
        [line(head), "|" + "|".join("-" * (width + 2) for width in widths) + "|", *map(line, rows)]
    )


def tables(figures: Figures) -> str:
    """All tables, as Markdown."""
    parts = [figures.machine]
    measured = [screen for screen in SCREENS if figures.loads[screen.name, "ours", "cold load"]]
    for screen in (screen for screen in measured if screen.has_charts):
        parts += [
            f"## Page: {screen.name}",
            targets(figures, screen),
            "### Filter changes\n\nMilliseconds from setting the control to the last chart painted.",
            changes(figures, screen),
            "### Loads\n\nMilliseconds from the start of the navigation to the last chart painted.",
            loads(figures, screen),
        ]
    parts += ["## The other pages", pages(figures, [one for one in measured if not one.has_charts])]
    for what, spent in (
        ("Build of the database", figures.build_cpu_ms),
        ("Slides of a whole deck, the longest (aim: 3,000)", figures.deck_cpu_ms),
    ):
        if spent:
            parts.append(f"{what}: {ms(spent)} ms of processor time ({len(spent)} runs).")
    return "\n\n".join(parts)


def pages(figures: Figures, screens: list[Screen]) -> str:
    """One row a page of text: a filter change and the loads, each beside the naive page, and the cost."""
    rows = []
    for screen in screens:
        cells = [screen.name]
        if screen.changes:
            ours, naive, ready = (figures.rounds_ms(screen, who) for who in ("ours", "naive", "floor"))
            wires = [each for c in screen.changes for each in figures.traffic[screen.name, "ours", c.name]]
            cells += [
                f"{ms(ours)}, {ms(naive)}",
                judged(paired(naive, ours), 2.5, at_least=True),
                f"{paired(ours, ready):.1f} ×",
                f"{median(wire.requests for wire in wires):.0f}: "
                f"{median(wire.sent + wire.received for wire in wires) / 1000:.1f} kB",
                f"{fmean(figures.cpu_ms[screen.name, 'ours']):.1f} ms",
            ]
        else:
            cells += ["no filter", *[""] * 4]
        for what, aim in (("cold load", 0.6), ("repeat visit", 0.85)):
            times = [figures.load_ms(screen, who, what) for who in ("ours", "naive")]
            heard = [figures.answers_ms(screen, who, what) for who in ("ours", "naive")]
            cells += [
                judged(paired(*times), aim),
                f"{ms(times[0])}: {kb(figures.load_bytes(screen, 'ours', what))}",
                f"{ms(heard[0])}, {ms(heard[1])}",
            ]
        rows.append(cells)
    return table(
        [
            "page",
            "filter change, ms: ours, naive",
            "naive / ours (≥ 2.5)",
            "ours / ready HTML",
            "requests: bytes",
            "server CPU",
            "cold load, ours / naive (≤ 0.6)",
            "ours, ms: kB",
            "controls answer, ms: ours, naive",
            "repeat visit, ours / naive (≤ 0.85)",
            "ours, ms: kB",
            "controls answer, ms: ours, naive",
        ],
        rows,
    )


def judged(ratio: float, aim: float, *, at_least: bool = False) -> str:
    """A ratio, and whether it misses its aim."""
    met = ratio >= aim if at_least else ratio <= aim
    return f"{ratio:.2f} ×" + ("" if met else " NO")


def targets(figures: Figures, screen: Screen) -> str:
    """What we aim at, and whether it was met."""
    ours, naive, floor, changed = (
        figures.rounds_ms(screen, who) for who in ("ours", "naive", "floor", "floor, changed charts")
    )
    wires = [each for c in screen.changes for each in figures.traffic[screen.name, "ours", c.name]]
    requests = median(wire.requests for wire in wires)
    wire_bytes = median(wire.sent + wire.received for wire in wires)
    cpu = fmean(figures.cpu_ms[screen.name, "ours"])
    rows = [
        limit("filter change, ours / floor", paired(ours, floor), 1.4, "×"),
        limit("filter change, naive / ours", paired(naive, ours), 2.5, "×", at_least=True),
        ["filter change, ours / floor of the changed charts", f"{paired(ours, changed):.2f} ×", "", ""],
        limit("requests per filter change", requests, 1, ""),
        limit("bytes per filter change, both ways, headers included", wire_bytes / 1000, 3, "kB"),
        ["the same of the largest change", f"{largest(figures, screen) / 1000:.2f} kB", "", ""],
        limit("server CPU per filter change", cpu, 6, "ms"),
    ]
    for what, ratio, size in (("cold load", 0.6, 1100), ("repeat visit", 0.85, 40)):
        times = [figures.load_ms(screen, who, what) for who in ("ours", "naive")]
        received = median(figures.load_bytes(screen, "ours", what)) / 1000
        rows += [
            limit(f"{what}, ours / naive", paired(*times), ratio, "×"),
            limit(f"{what}, received", received, size, "kB"),
        ]
    if figures.build_cpu_ms:
        rows.append(limit("build of the database, CPU", median(figures.build_cpu_ms) / 1000, 3, "s"))
    return table(["what", "median", "aim", "met"], rows)


def largest(figures: Figures, screen: Screen) -> float:
    """Bytes both ways of the filter change that needs most of them, median."""
    all_wires = [figures.traffic[screen.name, "ours", change.name] for change in screen.changes]
    return max(median(wire.sent + wire.received for wire in wires) for wires in all_wires)


def limit(name: str, value: float, aim: float, unit: str, *, at_least: bool = False) -> list[str]:
    """One row of the table of aims."""
    met = value >= aim if at_least else value <= aim
    return [
        name,
        f"{value:.2f} {unit}".strip(),
        f"{'≥' if at_least else '≤'} {aim:g} {unit}".strip(),
        "yes" if met else "NO",
    ]


def changes(figures: Figures, screen: Screen) -> str:
    """One row a filter change: times, requests and bytes."""
    rows = []
    for name in [change.name for change in screen.changes]:
        flat = {
            who: [value for turn in figures.changes[screen.name, who, name] for value in turn]
            for who in ("ours", "naive", "floor", "floor, changed charts")
        }
        row = [name, *(ms(values) for values in flat.values())]
        for who in ("ours", "naive"):
            wires = figures.traffic[screen.name, who, name]
            sent, received = (median(pair) / 1000 for pair in zip(*(wire[1:] for wire in wires), strict=True))
            row.append(f"{median(wire.requests for wire in wires):.0f}: {sent:.1f} + {received:.1f}")
        rows.append(row)
    each = [figures.rounds_ms(screen, who) for who in ("ours", "naive", "floor", "floor, changed charts")]
    rows.append(["**mean of a round**", *map(ms, each), "", ""])
    cpu = [f"{fmean(figures.cpu_ms[screen.name, who]):.1f}" for who in ("ours", "naive")]
    rows.append(["server CPU per change, mean", *cpu, "", "", "", ""])
    return table(
        [
            "change",
            "ours",
            "naive",
            "floor",
            "floor, changed charts",
            "ours: requests: kB out + in",
            "naive: the same",
        ],
        rows,
    )


def loads(figures: Figures, screen: Screen) -> str:
    """One row a kind of load: times, requests and bytes."""
    rows = []
    for what in ("cold load", "repeat visit"):
        row = [what]
        for who in ("ours", "naive"):
            found = figures.loads[screen.name, who, what]
            requests = median(sample.traffic.requests for sample in found)
            row += [
                ms(sample.ms for sample in found),
                f"{requests:.0f}",
                kb(figures.load_bytes(screen, who, what)),
            ]
        rows.append(row)
    return table(
        ["load", "ours, ms", "requests", "kB received", "naive, ms", "requests", "kB received"],
        rows,
    )


def machine(browser_version: str) -> str:
    """What it ran on."""
    model = platform.processor() or platform.machine()
    described = Path("/proc/cpuinfo")
    if described.exists():
        names = [line for line in described.read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(":")[2].strip() if names else model
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"Measured on {datetime.now(UTC):%d %B %Y, %H:%M} UTC on {model}, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"Chromium {browser_version} (load at the end: {load})."
    )


def write(text: str) -> str:
    """Keep the tables under docs, with how they came about; the path from the top of the repository."""
    WRITTEN.parent.mkdir(exist_ok=True)
    WRITTEN.write_text(f"{METHOD.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    return str(WRITTEN.relative_to(ROOT))
