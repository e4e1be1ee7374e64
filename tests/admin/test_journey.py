"""The whole way in a browser, in French: from the workbook to the figure that others see, and back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from playwright.sync_api import Page

from data.store.engine import open_engine
from tests.admin.visiting import PASSWORD, SECRET, person
from tests.conftest import copied
from tests.etl.offering import EVENT, add
from tests.serving import serve

SEEN = "Réunion d’essai du programme"
MEETING = EVENT | {"held_on": "2022-11-14", "name_en": "Trial meeting of the programme", "attendance": 211}

# Asks which edition is current until it is the one that is named.
CURRENT = """async (wanted) => {
  for (let left = 100; left; left -= 1) {
    if ((await (await fetch("/healthz")).json()).edition === wanted) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error("another edition is current");
}"""


def signed_in(page: Page, url: str, email: str) -> Page:
    page.goto(f"{url}/admin/sign-in?lang=fr")
    page.get_by_label("Adresse électronique").fill(email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ce que vous pouvez faire ici").wait_for()
    return page


def filled_in(file: Path) -> Path:
    """The workbook as somebody sends it back: one event more, with its name in French."""
    workbook = load_workbook(file)
    add("event", MEETING)(workbook)
    add("translation", {"source_id": "our_reading", "text_en": MEETING["name_en"], "text_fr": SEEN})(workbook)
    workbook.save(file)
    return file


@pytest.mark.browser
def test_from_the_workbook_to_the_figure_that_another_reader_sees(
    request: pytest.FixtureRequest,
    shipped_once: Callable[[str], str],
    new_page: Callable[..., Page],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    store = copied(request, shipped_once(request.config.getoption("engine")), tmp_path)
    engine = open_engine(store)
    editor, publisher = person(engine, "editor"), person(engine, "publisher")
    monkeypatch.setenv("ADMIN", "1")
    monkeypatch.setenv("SECRET_KEY", SECRET)
    with serve("app:server", store) as server:
        # Somebody takes the workbook away, fills it in, and sends it.
        page = signed_in(new_page(), server.url, editor.email)
        page.goto(f"{server.url}/health?lang=fr")
        page.locator("#react-entry-point h1").first.wait_for()
        before = page.locator("#body").inner_text()
        page.locator(".take-away summary").click()
        with page.expect_download() as taken:
            page.get_by_role("link", name="Classeur à remplir").click()
        file = tmp_path / "classeur.xlsx"
        taken.value.save_as(file)
        page.goto(f"{server.url}/admin/uploads?lang=fr")
        page.get_by_label("Classeur", exact=True).set_input_files(filled_in(file))
        page.get_by_label("Motif").fill("Une réunion manquait")
        page.get_by_role("button", name="Vérifier le fichier").click()
        page.get_by_role("heading", name="Constats dans classeur.xlsx").wait_for()
        page.get_by_text("0 erreur", exact=True).wait_for()

        # A colleague gets a link, looks at the draft in the real dashboard, and publishes it.
        page.get_by_role("link", name="Créer un lien pour un collègue").click()
        page.get_by_label("Collègue").select_option(publisher.account_id)
        page.get_by_role("button", name="Créer le lien").click()
        link = page.locator("#made").input_value()
        other = signed_in(new_page(), server.url, publisher.email)
        other.goto(link)
        other.locator("#notice", has_text="le public ne le voit pas").wait_for()
        draft = other.url.partition("edition=")[2].partition("&")[0]
        other.goto(f"{server.url}/health?edition={draft}&lang=fr")
        other.locator("#body", has_text=SEEN).wait_for()
        reader = new_page()
        reader.goto(f"{server.url}/health?lang=fr")
        reader.locator("#react-entry-point h1").first.wait_for()
        assert reader.locator("#body").inner_text() == before

        other.goto(f"{server.url}/admin/editions/{draft}?lang=fr")
        if other.get_by_label("J’ai examiné").count():
            other.get_by_label("J’ai examiné").check()
        other.get_by_label("Motif").fill("Relu")
        other.get_by_role("button", name="Publier", exact=True).click()
        other.get_by_text("C’est l’édition en vigueur").wait_for()

        # The reader sees it, and what was before once it is taken back.
        reader.goto(f"{server.url}/health?lang=fr")
        reader.locator("#body", has_text=SEEN).wait_for()
        assert "211" in reader.locator("#body").inner_text()
        other.goto(f"{server.url}/admin/editions?lang=fr")
        other.locator("main table").first.locator("a").last.click()
        other.get_by_label("Motif").fill("Trop tôt")
        other.get_by_role("button", name="La remettre en vigueur").click()
        other.get_by_text("C’est l’édition en vigueur").wait_for()
        first = other.url.rpartition("/")[2].partition("?")[0]
        reader.evaluate(CURRENT, first)
        reader.goto(f"{server.url}/health?lang=fr")
        reader.locator("#react-entry-point h1").first.wait_for()
        assert reader.locator("#body").inner_text() == before
