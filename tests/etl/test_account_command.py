"""`python -m etl account`: what an administrator of the server does before anybody can sign in."""

import json
from typing import Any

import pytest

from data.store import accounts
from data.store.engine import open_engine
from etl.__main__ import main
from tests.small import SMALL, publish

ADD = ["account", "add", "--name", "Ada  Lovelace", "--email", "Ada@example.org", "--role"]


@pytest.fixture
def run(store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """A command on the small programme: (its exit code, what it prints, what it complains of)."""
    publish(store, SMALL)
    monkeypatch.setenv("DATABASE_URL", store)

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_an_account_is_added_and_lives_and_goes(run: Any, store: str) -> None:
    engine = open_engine(store)
    assert run("account", "list") == (0, "There is no account yet\n", "")
    code, out, _ = run(*ADD, "administrator", "--json")
    made = json.loads(out)
    assert (code, made["account"]["email"], made["account"]["name"]) == (0, "ada@example.org", "Ada Lovelace")
    assert not {"session_mark", "subject"} & {*made["account"]} and "argon2" not in out
    found = accounts.by_password(engine, "ada@example.org", made["password"])
    assert found and found.must_change and found.made_by == "a command"
    code, out, _ = run("account", "password", "ADA@example.org")
    assert code == 0 and "shown only now" in out
    assert not accounts.by_password(engine, "ada@example.org", made["password"])
    assert accounts.by_password(engine, "ada@example.org", out.split()[-1])
    code, out, _ = run(
        *ADD[:4], "--email", "k@example.org", "--role", "contributor", "--country", "aaa", "DDD"
    )
    assert code == 0
    code, out, _ = run("account", "list", "--json")
    listed = json.loads(out)["accounts"]
    assert [one["countries"] for one in listed] == [[], ["AAA", "DDD"]]
    assert run("account", "deactivate", "k@example.org")[0] == 0
    assert "k@example.org  contributor  AAA, DDD  deactivated" in run("account", "list")[1]


def test_what_does_not_do_changes_nothing(run: Any, store: str) -> None:
    for arguments, said in (
        ([*ADD, "contributor"], "--country takes"),
        ([*ADD, "contributor", "--country", "ZZZ"], "--country takes"),
        ([*ADD[:3], " ", "--email", "ada", "--role", "editor"], "--name takes a name"),
        (["account", "password", "nobody@example.org"], "there is no account of nobody@example.org"),
        (["account", "deactivate", "nobody@example.org"], "there is no account of nobody@example.org"),
    ):
        code, out, complaint = run(*arguments)
        assert (code, out) == (1, "")
        assert complaint.startswith("Nothing was changed: ") and said in complaint
    assert accounts.every(open_engine(store)) == []


def test_the_last_administrator_and_an_address_twice_are_refused(run: Any) -> None:
    run(*ADD, "administrator")
    assert "is the last administrator" in run("account", "deactivate", "ada@example.org")[2]
    assert "there is an account of ada@example.org already" in run(*ADD, "editor")[2]


def test_without_a_store_nothing_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("none") / "none.sqlite"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    assert main([*ADD, "administrator"]) == 1
    assert not file.exists()
