"""`python -m etl`: builds the database from the raw tables."""

import argparse
import os
import sys
from pathlib import Path

import sqlalchemy as sa

from etl.build import build
from etl.faults import lines
from etl.load import NotBuilt

DATABASE = "sqlite:///data/programme.sqlite"


def target_of(url: str) -> Path:
    """The file of a SQLite address; NotBuilt, in words, where it is another database or none."""
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise NotBuilt(f"DATABASE_URL is not an address such as {DATABASE}") from None
    if parsed.get_backend_name() != "sqlite":
        raise NotBuilt(
            f"DATABASE_URL points to {parsed.get_backend_name()}, and only SQLite files are built here; "
            f"build one with --database and copy it over with a tool such as pgloader"
        )
    name = (parsed.database or "").removeprefix("file:").partition("?")[0]
    if name in ("", ":memory:"):
        raise NotBuilt(f"DATABASE_URL names no file; expected one such as {DATABASE}")
    return Path(name)


def main(arguments: list[str] | None = None) -> int:
    """0 once the database is built, 1 where it is not; then the old one is unchanged."""
    parser = argparse.ArgumentParser(
        prog="python -m etl", description="Build the database from the raw tables."
    )
    parser.add_argument("--raw", type=Path, default="data/raw", help="folder of the raw tables (data/raw)")
    parser.add_argument(
        "--documents",
        type=Path,
        default="../shared/sources",
        help="folder of the documents' texts, if at hand",
    )
    parser.add_argument("--database", type=Path, help="file to build (DATABASE_URL or data/programme.sqlite)")
    options = parser.parse_args(arguments)
    try:
        target = options.database or target_of(os.environ.get("DATABASE_URL") or DATABASE)
        counts, faults = build(
            options.raw, target, lambda stage: print(f"{stage} …", flush=True), options.documents
        )
    except (NotBuilt, OSError, sa.exc.SQLAlchemyError) as error:
        print(f"Not built, nothing was changed: {error}", file=sys.stderr)
        return 1
    if faults:
        found = lines(faults)
        counted = "1 fault" if len(found) == 1 else f"{len(found)} faults"
        print(f"{counted}, nothing was changed:", *found, sep="\n", file=sys.stderr)
        if any(fault.unread for fault in faults):
            print("What may be wrong only because a file cannot be read is not listed.", file=sys.stderr)
        return 1
    width = max(map(len, counts))
    print(*(f"{name:<{width}} {count:>8,}" for name, count in counts.items()), sep="\n")
    print(f"Built {target}")
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
