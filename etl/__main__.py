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
    """The file of a SQLite address; ValueError, in words, where it is another database or none."""
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise ValueError("DATABASE_URL is not an address such as sqlite:///data/programme.sqlite") from None
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise ValueError(
            "only SQLite files are built here (sqlite:///data/programme.sqlite); build one with --database and copy "
            f"it into {parsed.get_backend_name()} with a tool such as pgloader")
    return Path(parsed.database)


def main(arguments: list[str] | None = None) -> int:
    """0 once the database is built, 1 where it is not; then the old one is unchanged."""
    parser = argparse.ArgumentParser(prog="python -m etl", description="Build the database from the raw tables.")
    parser.add_argument("--raw", type=Path, default=Path("data/raw"), help="folder of the raw tables (data/raw)")
    parser.add_argument("--database", type=Path, help="file to build (DATABASE_URL, or data/programme.sqlite)")
    options = parser.parse_args(arguments)
    try:
        target = options.database or target_of(os.environ.get("DATABASE_URL") or DATABASE)
        counts, faults = build(options.raw, target, lambda stage: print(f"{stage} …", flush=True))
    except (NotBuilt, ValueError, OSError, sa.exc.SQLAlchemyError) as error:
        print(f"Not built, nothing was changed: {error}", file=sys.stderr)
        return 1
    if faults:
        found = lines(faults)
        print(f"{len(found)} fault(s), nothing was changed:", *found, sep="\n", file=sys.stderr)
        return 1
    width = max(map(len, counts))
    print(*(f"{name:<{width}} {count:>8,}" for name, count in counts.items()), sep="\n")
    print(f"Built {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
