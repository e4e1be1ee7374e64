"""What country offices report, kept in both databases: who may do what with it, and when."""

from collections.abc import Iterator
from itertools import product

import pytest
import sqlalchemy as sa

from data.rows.accounts import Account
from data.rows.contributions import MOVES, Contribution, may_do, may_read
from data.schema.record import CONTRIBUTION_STATES
from data.store import accounts, contributions, editions
from data.store.contributions import NotAllowed
from data.store.engine import NotUsable, open_engine, writing
from tests.small import SMALL, publish

CELLS: dict[str, str | list[str]] = {"step": "1", "partners": ["giver"]}


@pytest.fixture
def engine(store: str) -> sa.Engine:
    """The small programme, once in each database."""
    publish(store, SMALL)
    return open_engine(store)


@pytest.fixture
def people(engine: sa.Engine) -> dict[str, Account]:
    """Two contributors of two countries, and an editor."""

    def made(role: str, *countries: str) -> Account:
        name = f"Ana {role.title()}"
        email = f"{''.join(countries) or role}@example.org"
        return accounts.add(engine, name=name, email=email, role=role, countries=countries, by="a test")

    return {
        "aaa": made("contributor", "AAA"),
        "bbb": made("contributor", "BBB", "CCC"),
        "editor": made("editor"),
    }


def sent(engine: sa.Engine, account: Account, iso3: str = "AAA") -> Contribution:
    return contributions.add(engine, account, iso3, "result", CELLS, "submit")


def state(engine: sa.Engine, one: Contribution) -> tuple[str, str | None]:
    (found,) = [row for row in contributions.every(engine) if row.contribution_id == one.contribution_id]
    return found.state, found.edition_id


def test_from_a_draft_to_a_decision(engine: sa.Engine, people: dict[str, Account]) -> None:
    office, editor = people["aaa"], people["editor"]
    one = contributions.add(engine, office, "AAA", "result", {"step": "1"}, "save")
    assert (one.state, one.by, one.name) == ("draft", "Ana Contributor (aaa@example.org)", "Ana Contributor")
    one = contributions.write(engine, office, one.contribution_id, CELLS, "submit")
    assert one.typed == CELLS and one.state == "submitted"
    one = contributions.withdraw(engine, office, one.contribution_id)
    one = contributions.write(engine, office, one.contribution_id, CELLS, "submit")
    with pytest.raises(NotUsable):
        contributions.decide(engine, editor, one.contribution_id, "return", "")
    one = contributions.decide(engine, editor, one.contribution_id, "return", "Which law?")
    assert (one.state, one.remark, one.decided_by) == ("returned", "Which law?", editor.signature)
    one = contributions.write(engine, office, one.contribution_id, CELLS, "submit")
    one = contributions.decide(engine, editor, one.contribution_id, "accept", "")
    assert contributions.one(engine, office, one.contribution_id) == one
    with pytest.raises(NotAllowed):  # decided meanwhile
        contributions.decide(engine, editor, one.contribution_id, "accept", "")
    with pytest.raises(NotAllowed):
        contributions.remove(engine, office, one.contribution_id)
    assert contributions.every(engine) == [one]


def test_nobody_writes_of_another_country_nor_opens_what_is_another_s(
    engine: sa.Engine, people: dict[str, Account]
) -> None:
    for account, iso3 in ((people["aaa"], "BBB"), (people["bbb"], "AAA")):
        with pytest.raises(NotAllowed):
            sent(engine, account, iso3)
    draft = contributions.add(engine, people["aaa"], "AAA", "result", CELLS, "save")
    for name in ("bbb", "editor"):  # an editor sees what was sent
        with pytest.raises(NotAllowed):
            contributions.one(engine, people[name], draft.contribution_id)
        with pytest.raises(NotAllowed):
            contributions.write(engine, people[name], draft.contribution_id, {}, "save")
        with pytest.raises(NotAllowed):
            contributions.remove(engine, people[name], draft.contribution_id)
    with pytest.raises(NotAllowed):
        contributions.decide(engine, people["aaa"], sent(engine, people["aaa"]).contribution_id, "accept", "")
    moved = people["aaa"]._replace(countries="CCC")  # the country was taken from the account since
    with pytest.raises(NotAllowed):
        contributions.write(engine, moved, draft.contribution_id, {}, "submit")
    assert contributions.one(engine, people["aaa"], draft.contribution_id) == draft
    contributions.remove(engine, people["aaa"], draft.contribution_id)
    assert len(contributions.every(engine)) == 1


def every_case() -> Iterator[tuple[str, str, str]]:
    return product(("own", "other", "editor", "publisher"), CONTRIBUTION_STATES, MOVES)


def test_the_rules_say_the_same_for_every_role_state_and_move() -> None:
    row = Contribution("c", "AAA", "result", "{}", "", "own", "A (a@x.org)", "", "", None, None, None)
    blank = Account("", "", "", "contributor", "AAA", None, None, 0, 1, "", 0, None, "", "", None)
    allowed = set()
    for who, in_state, move in every_case():
        role = "contributor" if who in ("own", "other") else who
        account = blank._replace(account_id=who, role=role)
        one = row._replace(state=in_state)
        if may_do(account, one, move):
            assert may_read(account, one)
            allowed.add((who, in_state, move))
    writing_ = {("own", s, m) for s in ("draft", "returned") for m in ("save", "submit")}
    deciding = {(w, "submitted", m) for w in ("editor", "publisher") for m in ("accept", "return", "decline")}
    again = {(w, "accepted", m) for w in ("editor", "publisher") for m in ("return", "decline")}
    assert allowed == writing_ | {("own", "submitted", "withdraw")} | deciding | again


def draft(engine: sa.Engine, taken: list[Contribution]) -> str:
    """An edition that nobody published, which holds contributions."""
    _, rows = editions.read(engine)
    with writing(engine.url) as connection:
        made = editions.add(connection, rows, by="Eva", note="n", package=b"")
        contributions.drafted(connection, taken, made.edition_id)
    return made.edition_id


def now_current(engine: sa.Engine, edition_id: str, kind: str = "publish") -> None:
    with writing(engine.url) as connection:
        editions.make_current(connection, edition_id, by="Paul", note="n", kind=kind)
        contributions.published(connection, edition_id)


def test_what_is_accepted_goes_with_its_edition(engine: sa.Engine, people: dict[str, Account]) -> None:
    editor = people["editor"]

    def accepted(iso3: str) -> Contribution:
        account = people["aaa" if iso3 == "AAA" else "bbb"]
        one = sent(engine, account, iso3)
        return contributions.decide(engine, editor, one.contribution_id, "accept", "")

    def waiting() -> list[Contribution]:
        with engine.connect() as connection:
            return contributions.accepted(connection)

    first = editions.current_of(engine)
    one = accepted("AAA")
    before = draft(engine, waiting())
    other = accepted("BBB")
    made = draft(engine, waiting())
    with engine.connect() as connection:  # the later draft took the place of the earlier one
        assert {edition.edition_id for edition in editions.editions(connection)} == {first, made}
    assert before != made and state(engine, one) == state(engine, other) == ("accepted", made)
    stale = waiting()
    contributions.decide(engine, editor, other.contribution_id, "return", "Not yet")
    with engine.connect() as connection:  # a draft that holds what is no longer accepted is gone
        assert {edition.edition_id for edition in editions.editions(connection)} == {first}
    with pytest.raises(NotUsable):
        draft(engine, stale)
    made = draft(engine, waiting())
    assert state(engine, other) == ("returned", None)
    now_current(engine, made)
    assert state(engine, one) == ("published", made)
    now_current(engine, first, "rollback")
    assert state(engine, one) == ("accepted", made)
    now_current(engine, made, "rollback")
    assert state(engine, one) == ("published", made) and waiting() == []
