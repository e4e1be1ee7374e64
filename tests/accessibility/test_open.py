"""No rule of accessibility finds fault with what opens: controls, search, menus, panels, charts."""

import pytest
from playwright.sync_api import Page

from tests.accessibility.measure import measured
from tests.accessibility.states import OPEN

pytestmark = pytest.mark.browser


def test_no_rule_finds_fault_with_what_opens(any_page: Page, server: str) -> None:
    assert measured(any_page, server, OPEN) == []
