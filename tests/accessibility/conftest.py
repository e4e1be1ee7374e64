"""A page for what may not be there: browsers log that."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def any_page(browser: Browser) -> Iterator[Page]:
    """A page of a visitor of its own that lets logged errors pass."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
