"""What the tests of presentation mode measure in a scene, and how they open a deck."""

from playwright.sync_api import Page

# What is too small, outside the screen or larger than its place in the scene that is seen.
FAULTS = """
() => {
  const now = document.querySelector(".scene.is-now"), found = [];
  const unit = Math.min(innerWidth, innerHeight) / 1080;
  for (const one of now.querySelectorAll("*")) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const box = one.getBoundingClientRect();
    if (!own || !box.width) continue;
    const least = (one.closest("footer") ? 16 : 24) * unit;
    // Labels of charts are drawn in units of their picture: what counts is how large they are on the screen.
    const drawn = one.closest("svg") ? one.getScreenCTM() : null;
    const size = parseFloat(getComputedStyle(one).fontSize) * (drawn ? Math.hypot(drawn.b, drawn.d) : 1);
    const said = one.textContent.slice(0, 40);
    if (size < least - 0.1) found.push(`${size} px: ${said}`);
    const isOut = box.left < -1 || box.top < -1 || box.right > innerWidth + 1;
    if (isOut || box.bottom > innerHeight + 1) found.push(`outside: ${said}`);
  }
  for (const one of now.querySelectorAll("h1, .stage, .part, .plots, .below, footer p"))
    if (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)
      found.push(`too full: ${one.className || one.tagName}`);
  return found;
}
"""
COVERED = """
() => {  // labels of charts that lie over each other
  const boxes = [...document.querySelectorAll(".scene.is-now .plot text")]
    .filter((text) => text.textContent.trim())
    .map((text) => [text.textContent, text.getBoundingClientRect()]);
  return boxes.flatMap(([a, one], n) => boxes.slice(n + 1)
    .filter(([, two]) => one.left < two.right - 1 && two.left < one.right - 1
      && one.top < two.bottom - 4 && two.top < one.bottom - 4).map(([b]) => `${a} | ${b}`));
}
"""


def ready(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("html[data-ready]").wait_for(timeout=90_000)
    return page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
