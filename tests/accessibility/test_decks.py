"""No rule of accessibility finds fault with a scene, nor with what lies over it."""

import pytest
from playwright.sync_api import Page

from tests.accessibility.measure import measured
from tests.accessibility.states import DECKS

pytestmark = pytest.mark.browser


def test_no_rule_finds_fault_with_a_scene(any_page: Page, server: str) -> None:
    assert measured(any_page, server, DECKS) == []
