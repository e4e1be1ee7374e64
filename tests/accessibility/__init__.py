"""Accessibility as axe-core's rules measure it: each state of `states.py`, in one or all languages."""

from pathlib import Path

RULES = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


def why_not() -> str | None:
    """What keeps the rules from being run here, or None."""
    return None if RULES.is_file() else "The tests need axe-core: npm --prefix tests/accessibility ci"
