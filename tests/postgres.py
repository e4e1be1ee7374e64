"""A real PostgreSQL of the tests' own, in a folder that goes with them."""

import os
import pwd
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import sqlalchemy as sa

SERVER = "postgres"
MISSING = (
    "No PostgreSQL server was found. Debian and Ubuntu: apt-get install postgresql (`make test` does it); "
    "macOS: brew install postgresql@17, then put its bin folder into PATH."
)
# Tests lose nothing when a power cut loses their data.
SETTINGS = {"fsync": "off", "full_page_writes": "off", "listen_addresses": "''", "max_connections": "100"}


def programs() -> Path | None:
    """The folder of the newest server's programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    named = shutil.which("initdb")
    return found[-1].parent if found else Path(named).parent if named else None


@contextmanager
def running(largest_file: int = resource.RLIM_INFINITY) -> Iterator[Callable[..., str]]:
    """A function that makes a database, empty or a copy of the one at an address, and gives its address.

    Raises FileNotFoundError without a server. No file of the server grows beyond `largest_file` bytes, as if
    its disk were full.
    """
    bin_folder = programs()
    if bin_folder is None:
        raise FileNotFoundError(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="spf-"))  # short: the name of a socket has 107 letters at most
    owner = pwd.getpwnam(SERVER) if os.geteuid() == 0 else None  # the server refuses to run as root
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(bin_folder / program), *arguments],
            user=SERVER if owner else None,
            group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None,
            cwd=folder,
            preexec_fn=limited if program == "pg_ctl" and largest_file != resource.RLIM_INFINITY else None,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")

    data = str(folder / "data")
    try:
        run(
            "initdb",
            "--pgdata",
            data,
            "--username",
            SERVER,
            "--auth",
            "trust",
            "--encoding",
            "UTF8",
            "--no-sync",
            "--wal-segsize",
            "1",
        )
        options = [f"-c {name}={value}" for name, value in SETTINGS.items()]
        server_options = " ".join([*options, f"-k {folder}"])
        run("pg_ctl", "start", "-w", "-s", "-D", data, "-l", str(folder / "log"), "-o", server_options)
        address = sa.URL.create("postgresql+psycopg", SERVER, database=SERVER, query={"host": str(folder)})
        numbers = count(1)

        def create(copied: str = "") -> str:
            of = f" TEMPLATE {sa.make_url(copied).database}" if copied else ""
            name = f"programme_{next(numbers)}"
            engine = sa.create_engine(address, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
            with engine.connect() as connection:
                connection.exec_driver_sql(f"CREATE DATABASE {name}{of}")
            return address.set(database=name).render_as_string(hide_password=False)

        yield create
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            run("pg_ctl", "stop", "-s", "-D", data, "-m", "immediate")
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(programs() is None)
