"""No rule of accessibility finds fault with a page of /admin, signed in or not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.accessibility.measure import measured
from tests.accessibility.serving import with_admin
from tests.accessibility.states import ADMIN
from tests.conftest import copied

pytestmark = pytest.mark.browser


def test_no_rule_finds_fault_with_a_page_of_admin(
    request: pytest.FixtureRequest,
    any_page: Page,
    shipped_once: Callable[[str], str],
    tmp_path: Path,
) -> None:
    store = copied(request, shipped_once(request.config.getoption("engine")), tmp_path)
    with with_admin(store) as url:
        assert measured(any_page, url, ADMIN) == []
