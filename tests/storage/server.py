"""One PostgreSQL for a whole test run: started by whichever worker needs it first, stopped by the controller.

The run's folder is shared over the environment. With `TRELLIS_TEST_POSTGRES_URL` a server that is already
there is used instead; it must let us create databases.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import URL, make_url

from storage.database import Database

RUN = "TRELLIS_TEST_RUN"
GIVEN = "TRELLIS_TEST_POSTGRES_URL"
TEMPLATE = "trellis_template"
QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60"


class Missing(Exception):  # noqa: N818 - it reads as what it says
    """There is no PostgreSQL on this machine."""


def begin_run() -> None:
    """Choose the run's folder; workers inherit it."""
    os.environ[RUN] = tempfile.mkdtemp(prefix="trellis-")


def end_run() -> None:
    """Stop the server, if anybody started it, and clear up."""
    run = Path(os.environ.pop(RUN))
    if (run / "cluster" / "postmaster.pid").exists():
        _as_server(run, [_program("pg_ctl"), "-D", str(run / "cluster"), "-m", "immediate", "stop"])
    shutil.rmtree(run)


def fresh(worker: str) -> URL:
    """An empty, migrated database for one test of one worker, in place of the one before."""
    server = _server()
    name = f"trellis_{worker}"
    _run_alone(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    _run_alone(server, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    return server.set(database=name)


def _server() -> URL:
    """The server's address, with the template made; started if need be."""
    run = Path(os.environ[RUN])
    with _alone(run):
        known = run / "url"
        if not known.exists():
            given = os.environ.get(GIVEN)
            url = make_url(given) if given else _start(run)
            _make_template(url)
            known.write_text(url.render_as_string(hide_password=False), encoding="utf-8")
        return make_url(known.read_text(encoding="utf-8"))


def _start(run: Path) -> URL:
    if os.geteuid() == 0:
        os.chown(run, _account().pw_uid, _account().pw_gid)
    cluster = str(run / "cluster")
    plain = ["-U", "trellis", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    _as_server(run, [_program("initdb"), "-D", cluster, *plain])
    how = f"-c listen_addresses='' -c unix_socket_directories='{run}' {QUICK}"
    _as_server(run, [_program("pg_ctl"), "-D", cluster, "-w", "-l", str(run / "log"), "-o", how, "start"])
    return URL.create("postgresql+psycopg", username="trellis", database="postgres", query={"host": str(run)})


def _make_template(server: URL) -> None:
    _run_alone(server, f"DROP DATABASE IF EXISTS {TEMPLATE}")
    _run_alone(server, f"CREATE DATABASE {TEMPLATE}")
    database = Database(server.set(database=TEMPLATE).render_as_string(hide_password=False))
    database.migrate()
    database.close()


def _run_alone(server: URL, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def _as_server(run: Path, command: list[str]) -> None:
    """PostgreSQL refuses to run as root, so it runs as the account that its package made, or as nobody."""
    other = _account() if os.geteuid() == 0 else None
    told = subprocess.run(
        command,
        cwd=run,
        capture_output=True,
        text=True,
        check=False,
        user=other.pw_uid if other else None,
        group=other.pw_gid if other else None,
        extra_groups=[] if other else None,
    )
    if told.returncode:
        raise RuntimeError(told.stderr or told.stdout)


def _account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _program(name: str) -> str:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(installed[-1]) if installed else shutil.which(name)
    if found is None:
        raise Missing(f"{name} is not installed")
    return found


@contextmanager
def _alone(run: Path) -> Iterator[None]:
    with (run / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
