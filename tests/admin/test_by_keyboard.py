"""From the sign-in to an account for a colleague: by keyboard, without scripts, on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from data.store.engine import open_engine
from tests.admin.visiting import PASSWORD, SECRET, person
from tests.serving import serve

pytestmark = pytest.mark.browser


def test_an_account_is_made_by_keyboard_without_scripts_on_a_phone(
    new_page: Callable[..., Page], make_store: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = make_store()
    email = person(open_engine(url), "administrator").email
    monkeypatch.setenv("ADMIN", "1")
    monkeypatch.setenv("SECRET_KEY", SECRET)
    page = new_page(390, 844, java_script_enabled=False)
    pressed = page.keyboard

    def to(name: str) -> None:
        """Moves the focus on until it is at what has this name."""
        for _ in range(40):
            pressed.press("Tab")
            if page.locator(":focus").evaluate("one => (one.labels?.[0] ?? one).innerText.trim()") == name:
                return
        raise AssertionError(f"no {name} that a keyboard comes to")

    def fits() -> bool:
        return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    with serve("app:server", url) as server:
        page.goto(f"{server.url}/admin/accounts/new?lang=fr")
        expect(page.get_by_role("heading", level=1)).to_have_text("Se connecter")
        to("Adresse électronique")
        pressed.type(email)
        pressed.press("Tab")
        pressed.type("a guess")
        pressed.press("Enter")
        expect(page.get_by_role("alert")).to_be_focused()
        expect(page).to_have_title("Erreur : Se connecter · Administration".replace(" :", "\u00a0:"))
        assert fits()
        pressed.press("Tab")
        pressed.press("Enter")  # on the error, which leads to its field
        expect(page.get_by_label("Adresse électronique")).to_be_focused()
        said = page.get_by_role("alert").get_by_role("link").inner_text()
        expect(page.get_by_label("Adresse électronique")).to_have_accessible_description(
            f"Erreur\u00a0: {said}"
        )
        to("Mot de passe")
        pressed.type(PASSWORD)
        pressed.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Ajouter un compte")
        assert fits()
        to("Nom")
        pressed.type("Kossi Mensah")
        to("Adresse électronique")
        pressed.type("kossi@example.org")
        to("Contributeur")
        pressed.press("ArrowDown")
        expect(page.get_by_label("Rédacteur")).to_be_checked()
        pressed.press("ArrowUp")
        to("Land of BBB")
        pressed.press("Space")
        to("Ajouter le compte")
        pressed.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Kossi Mensah")
        expect(page.get_by_role("status")).to_contain_text("Mot de passe à usage unique")
        expect(page.get_by_label("Land of BBB")).to_be_checked()
        assert fits()
        to("Se déconnecter")
        pressed.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Vous êtes déconnecté, sur tous vos appareils.")
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("Se connecter")
