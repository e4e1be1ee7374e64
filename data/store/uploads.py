"""Uploads: files that were sent to be checked, with what was found. None is ever changed."""

import json
import secrets
from typing import Any

import sqlalchemy as sa

from data.rows.uploads import Upload
from data.store.editions import now
from data.store.engine import reading, writing
from data.store.tables import UPLOADS

C = UPLOADS.c
COLUMNS = (
    *(C[name] for name in Upload._fields[:-1]),
    C.content.is_not(None).label("is_kept"),
)


def add(
    engine: sa.Engine,
    *,
    by: str,
    account_id: str,
    file_name: str,
    content: bytes | None,
    findings: dict[str, Any],
    edition_id: str | None,
) -> str:
    """The name of a new upload; the content of a file that was refused is not kept."""
    upload_id = secrets.token_hex(8)
    with writing(engine.url) as connection:
        connection.execute(
            UPLOADS.insert(),
            {
                "upload_id": upload_id,
                "at": now(),
                "by": by,
                "account_id": account_id,
                "file_name": file_name,
                "content": content,
                "findings": json.dumps(findings, ensure_ascii=False),
                "edition_id": edition_id,
            },
        )
    return upload_id


def one(engine: sa.Engine, upload_id: str) -> Upload | None:
    """The upload of a name."""
    return next(iter(_found(engine, C.upload_id == upload_id)), None)


def of_edition(engine: sa.Engine, edition_id: str) -> Upload | None:
    """The upload that a draft was made of."""
    return next(iter(_found(engine, C.edition_id == edition_id)), None)


def every(engine: sa.Engine, most: int) -> list[Upload]:
    """The newest uploads, the newest first."""
    return _found(engine, sa.true(), most)


def content(engine: sa.Engine, upload_id: str) -> bytes | None:
    """The file of an upload; None where it is not kept."""
    with reading(engine) as connection:
        found = connection.execute(sa.select(C.content).where(C.upload_id == upload_id)).scalar()
    return None if found is None else bytes(found)


def _found(engine: sa.Engine, condition: sa.ColumnElement[bool], most: int = 1) -> list[Upload]:
    asked = sa.select(*COLUMNS).where(condition).order_by(C.at.desc()).limit(most)
    with reading(engine) as connection:
        rows = connection.execute(asked).mappings().all()
    return [
        Upload(**{**row, "findings": json.loads(row["findings"]), "is_kept": bool(row["is_kept"])})
        for row in rows
    ]
