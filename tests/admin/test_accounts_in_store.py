"""Accounts in the store, in both databases: passwords, locks, sessions, and the last administrator."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher, extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from data import passwords
from data.rows.accounts import Account
from data.store import accounts, backup
from data.store.accounts import LastAdministrator, Taken
from data.store.engine import open_engine, writing
from data.store.tables import ACCOUNTS
from tests.admin.visiting import PASSWORD, person
from tests.serving import ROOT
from tests.small import SMALL, publish

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def engine(store: str) -> sa.Engine:
    publish(store, SMALL)
    return open_engine(store)


def now(engine: sa.Engine, account: Account) -> Account:
    found = accounts.one(engine, account.account_id)
    assert found
    return found


def test_an_account_is_found_by_its_address_however_it_is_typed(engine: sa.Engine) -> None:
    made = person(engine, "editor", email="Zoë.Abalo@Example.org")
    assert made.email == "zoë.abalo@example.org"
    assert accounts.by_email(engine, " ZOË.ABALO@example.ORG\0") == made
    assert accounts.by_email(engine, "abalo@example.org") is None
    with pytest.raises(Taken):
        person(engine, "editor", email="zoë.abalo@EXAMPLE.org")
    assert [one.email for one in accounts.every(engine)] == [made.email]


def test_five_wrong_passwords_close_an_account_for_a_quarter_of_an_hour(engine: sa.Engine) -> None:
    made = person(engine, "editor")

    def opens(password: str, after: timedelta) -> bool:
        return accounts.by_password(engine, made.email, password, lambda: NOON + after) is not None

    seconds = [timedelta(seconds=n) for n in range(10)]
    assert not any(opens("wrong", after) for after in seconds[:4])
    assert opens(PASSWORD, seconds[4])  # begins the count anew
    assert not any(opens("wrong", after) for after in seconds[:5])
    assert not opens(PASSWORD, seconds[5])
    assert not opens(PASSWORD, timedelta(minutes=15))
    assert opens(PASSWORD, timedelta(minutes=15, seconds=5))


def test_nobody_gets_in_without_an_active_account_with_a_password(engine: sa.Engine) -> None:
    made, other = person(engine, "editor"), person(engine, "administrator")
    by_provider = accounts.add(engine, name="P", email="p@example.org", role="editor", by="a test")
    accounts.deactivate(engine, made.account_id)
    for email in (made.email, by_provider.email, "nobody@example.org", "", "\0"):
        for password in (PASSWORD, ""):
            assert accounts.by_password(engine, email, password) is None
    assert now(engine, other).failures == 0


def test_what_ends_sessions(engine: sa.Engine) -> None:
    made, _ = person(engine, "editor"), person(engine, "administrator")
    marks = [made.session_mark]
    accounts.change(engine, made.account_id, role="publisher", countries=())
    assert now(engine, made).session_mark == made.session_mark
    accounts.change_password(engine, made.account_id, "another heron lantern")
    marks.append(now(engine, made).session_mark)
    accounts.give_password(engine, made.account_id, "only once")
    marks.append(now(engine, made).session_mark)
    accounts.end_sessions(engine, made.account_id)
    marks.append(now(engine, made).session_mark)
    accounts.deactivate(engine, made.account_id)
    marks.append(now(engine, made).session_mark)
    assert len({*marks}) == len(marks)


def test_a_hash_of_older_parameters_is_made_anew_at_the_next_sign_in(engine: sa.Engine) -> None:
    made = person(engine, "editor")
    old = PasswordHasher(time_cost=1, memory_cost=32, parallelism=1).hash(PASSWORD)
    with writing(engine.url) as connection:
        connection.execute(ACCOUNTS.update().values(password=old))
    assert passwords.is_outdated(old)
    for _ in range(2):
        assert accounts.by_password(engine, made.email, PASSWORD)
        kept = now(engine, made).password
        assert kept and kept != old and not passwords.is_outdated(kept)


def test_the_last_administrator_stays_one(engine: sa.Engine) -> None:
    first, second = person(engine, "administrator"), person(engine, "administrator", email="b@example.org")
    accounts.deactivate(engine, second.account_id)
    with pytest.raises(LastAdministrator):
        accounts.change(engine, first.account_id, role="publisher", countries=())
    with pytest.raises(LastAdministrator):
        accounts.deactivate(engine, first.account_id)
    assert now(engine, first) == first
    accounts.activate(engine, second.account_id)
    assert accounts.change(engine, first.account_id, role="publisher", countries=()).role == "publisher"


def test_a_person_at_the_provider_keeps_the_account_that_they_were_bound_to(engine: sa.Engine) -> None:
    made, gone = person(engine, "editor"), person(engine, "editor", email="gone@example.org")
    accounts.deactivate(engine, gone.account_id)
    assert accounts.by_provider(engine, "https://idp 1", None) is None
    assert accounts.by_provider(engine, "https://idp 1", "nobody@example.org") is None
    assert accounts.by_provider(engine, "https://idp 1", gone.email) is None
    found = accounts.by_provider(engine, "https://idp 1", made.email.upper())
    assert found and found.account_id == made.account_id and found.signed_in_at
    again = accounts.by_provider(engine, "https://idp 1", "renamed@example.org")
    assert again and again.account_id == made.account_id
    assert accounts.by_provider(engine, "https://idp 2", made.email) is None
    assert now(engine, made).subject == "https://idp 1"


def test_accounts_are_part_of_a_backup(engine: sa.Engine, tmp_path: Path) -> None:
    made = person(engine, "contributor", "AAA", "BBB")
    url = str(engine.url.render_as_string(hide_password=False))
    backup.backup(tmp_path / "all.sqlite", url)
    person(engine, "administrator")
    backup.restore(tmp_path / "all.sqlite", url)
    assert accounts.every(engine) == [made]
    assert made.iso3s == ("AAA", "BBB")


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ("heron lante", "short"),
        ("heron lantern", ""),
        ("h" * 257, "long"),
        ("the old one, once", "same"),
        ("José de la Cruz", "known"),
        ("jose.cruz@example.org", "known"),
        ("jose.cruz 2026", "known"),
        ("jose.cruz is a heron by lantern", ""),
    ],
)
def test_a_password_that_somebody_chooses(new: str, fault: str) -> None:
    said = passwords.fault(new, "the old one, once", "José de la Cruz", "jose.cruz@example.org")
    assert said == fault


def test_a_password_is_the_same_however_its_accents_are_typed() -> None:
    kept = passwords.hashed("café près du lac")
    assert passwords.is_right("cafe\u0301 pre\u0300s du lac", kept)
    assert not passwords.is_right("cafe pres du lac", kept)


def test_without_an_account_it_takes_as_much_work_to_say_no() -> None:
    nobody, somebody = passwords._of_nobody(), passwords.hashed(PASSWORD)
    assert extract_parameters(nobody) == extract_parameters(somebody)
    assert not passwords.is_right("anything", None)


def test_hashes_have_the_strength_that_the_library_recommends() -> None:
    code = "from data import passwords; print(passwords.hashed('x'))"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stdout
    assert extract_parameters(made.strip()) == RFC_9106_LOW_MEMORY
