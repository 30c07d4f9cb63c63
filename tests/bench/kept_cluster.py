"""A private PostgreSQL whose data outlives the run: filling it takes longer than measuring."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.cluster import ACCOUNT, SETTINGS, ClusterFailed

# What a small server would be given; durability stays off, nothing here is worth keeping after a crash.
MEMORY = {"shared_buffers": "256MB", "maintenance_work_mem": "128MB", "max_wal_size": "512MB"}


@contextmanager
def kept(binaries: Path, store: Path) -> Iterator[Callable[[str], str]]:
    """Starts the cluster kept in `store`, or a new one; yields name -> DATABASE_URL, making the database.

    While it runs its data is in /tmp: a socket's path is short, and root's folders are closed to the account.
    """
    home = Path(tempfile.mkdtemp(prefix="newsroom-bench-", dir="/tmp"))
    data, log = home / "data", home / "log"
    as_account: dict[str, Any] = {"cwd": home, "env": {**os.environ, "HOME": str(home)}}
    is_new = not store.exists()
    if not is_new:
        shutil.move(store, data)
    if os.geteuid() == 0:
        as_account |= {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": []}
        subprocess.run(["chown", "-R", f"{ACCOUNT}:{ACCOUNT}", home], check=True)

    def run(program: str, *arguments: str | Path) -> str:
        done = subprocess.run(
            [binaries / program, *arguments],
            **as_account,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            said = log.read_text(errors="replace") if log.exists() else ""
            raise ClusterFailed(f"{program} failed: {done.stdout}{said}")
        return done.stdout

    def database(name: str) -> str:
        listed = run(
            "psql", "-h", home, "-U", ACCOUNT, "-d", "postgres", "-Atc", "SELECT datname FROM pg_database"
        )
        if name not in listed.split():
            run("createdb", "-h", home, "-U", ACCOUNT, name)
        return f"postgresql:///{name}?host={quote(str(home))}&user={ACCOUNT}&port={SETTINGS['port']}"

    if is_new:
        run("initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    settings = {**SETTINGS, **MEMORY, "unix_socket_directories": str(home)}
    text = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
    (data / "postgresql.auto.conf").write_text(text)
    try:
        run("pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "start")
        yield database
    finally:
        if (data / "postmaster.pid").exists():
            run("pg_ctl", "-D", data, "-m", "fast", "-w", "stop")
        shutil.move(data, store)
        shutil.rmtree(home)
