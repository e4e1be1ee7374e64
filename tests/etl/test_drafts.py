"""Drafts, which no reader sees until they are published; and what an older form of the store is made into."""

from pathlib import Path

import pytest

from data.store import editions
from data.store.engine import NotUsable, open_engine, reading, writing
from data.store.tables import EDITIONS
from etl import publish
from etl.readers.folder import of_zip, packed
from tests.etl.raw_tables import REPORT, cell
from tests.etl.test_publish import SIGNED, content, run


def test_a_draft_is_seen_by_nobody_until_somebody_else_publishes_it(shipped: str, offered: Path) -> None:
    before, first = content(shipped), editions.current_of(open_engine(shipped))
    code, said, _ = run(shipped, "draft", str(offered), *SIGNED)
    assert code == 0
    assert said["tables"] == {"funding_share": {"added": 0, "changed": 1, "removed": 0}}
    draft = said["edition"]
    assert content(shipped) == before
    assert editions.is_draft(open_engine(shipped), draft)
    with pytest.raises(publish.Refused, match="somebody else than who made it"):
        publish.publish_draft(draft, by="Ada", note="mine", url=shipped)
    assert content(shipped) == before
    publish.publish_draft(draft, by="Bo", note="looked at", url=shipped)
    assert content(shipped) != before and not editions.is_draft(open_engine(shipped), draft)
    with pytest.raises(publish.Refused, match="published already"):
        publish.publish_draft(draft, by="Bo", note="again", url=shipped)
    with pytest.raises(NotUsable, match="what was published stays"):
        publish.discard(draft, shipped)
    publish.rollback(first, by="Bo", note="too early", url=shipped)
    assert content(shipped) == before


def test_a_draft_on_what_is_no_longer_current_is_not_published(shipped: str, offered: Path) -> None:
    draft = run(shipped, "draft", str(offered), *SIGNED)[1]["edition"]
    cell(f"{REPORT}/funding_share.csv", 3, "caveat", "")(offered)
    run(shipped, "publish", str(offered), *SIGNED)
    published = content(shipped)
    with pytest.raises(publish.Refused, match="was published since this draft was made"):
        publish.publish_draft(draft, by="Bo", note="late", url=shipped)
    publish.discard(draft, shipped)
    assert draft not in [edition.edition_id for edition in publish.history(shipped)[0]]
    assert content(shipped) == published


def test_a_draft_with_faults_is_none(shipped: str, offered: Path) -> None:
    cell(f"{REPORT}/result.csv", 2, "step", "7")(offered)
    code, said, _ = run(shipped, "draft", str(offered), *SIGNED)
    assert code == 1 and said["faults"]
    assert len(publish.history(shipped)[0]) == 1


def test_what_people_published_in_an_older_form_is_carried_over(shipped: str, offered: Path) -> None:
    run(shipped, "publish", str(offered), *SIGNED)
    told, rows = run(shipped, "history")[1], content(shipped)
    with writing(shipped) as connection:  # a version without uploads, and with a column that went since
        connection.exec_driver_sql("DROP TABLE upload")
        connection.exec_driver_sql("ALTER TABLE account ADD COLUMN gone TEXT")
        connection.exec_driver_sql(
            "INSERT INTO account VALUES ('a1', 'Ada', 'ada@ilo.org', 'editor', NULL, NULL, NULL, 0, 1, 'm', "
            "0, NULL, '2026-01-01', 'Bo', NULL, 'x')"
        )
        connection.exec_driver_sql("UPDATE store SET form = 1")
    code, said, _ = run(shipped, "publish", str(offered), *SIGNED)
    assert code == 1 and "`python -m etl` carries over what it holds" in said["error"]
    code, said, _ = run(shipped)
    assert code == 0
    again = run(shipped, "history")[1]
    assert again == told
    assert content(shipped) == rows
    with reading(open_engine(shipped)) as connection:
        kept = connection.exec_driver_sql("SELECT name, email FROM account").all()
    assert [tuple(row) for row in kept] == [("Ada", "ada@ilo.org")]


def test_an_edition_that_no_longer_makes_one_keeps_the_store_as_it_is(shipped: str, offered: Path) -> None:
    run(shipped, "publish", str(offered), *SIGNED)
    with writing(shipped) as connection:
        package = editions.package(connection, editions.current(connection) or "")
        broken = packed({**of_zip(package, "x"), f"{REPORT}/result.csv": b"iso3,step\n"})
        connection.execute(EDITIONS.update().values(package=broken))
        connection.exec_driver_sql("UPDATE store SET form = 1")
    code, said, _ = run(shipped)
    assert code == 1 and "cannot be carried over" in said["error"]
    with reading(open_engine(shipped)) as connection:
        assert connection.exec_driver_sql("SELECT form FROM store").scalar() == 1
        assert len(editions.editions(connection)) == 2
