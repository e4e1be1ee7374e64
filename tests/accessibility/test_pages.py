"""No rule of accessibility finds fault with a page, nor with an address that does not exist."""

import pytest
from playwright.sync_api import Page

from tests.accessibility.measure import measured
from tests.accessibility.states import PAGES

pytestmark = pytest.mark.browser


def test_no_rule_finds_fault_with_a_page(any_page: Page, server: str) -> None:
    assert measured(any_page, server, PAGES) == []
