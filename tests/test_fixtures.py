"""The browser fixtures catch what they promise to catch."""

import pytest

from tests.serving import ROOT

pytest_plugins = ["pytester"]

THROWS = (
    "new Promise(done => { onerror = () => setTimeout(done); setTimeout(() => { throw Error('boom') }) })"
)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("script", "caught"),
    [
        ("console.error('boom')", "console: boom"),
        (THROWS, "exception: boom"),
        ("fetch('http://example.org/').catch(() => {})", "request to another host: http://example.org/"),
    ],
)
def test_a_page_that_misbehaves_fails_its_test(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, script: str, caught: str
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeconftest("from tests.conftest import browser, new_page, page")
    pytester.makepyfile(f"def test_it(page):\n    page.evaluate({script!r})")
    result = pytester.runpytest_subprocess("-p", "no:dash")
    result.assert_outcomes(passed=1, errors=1)
    assert caught in result.stdout.str()
