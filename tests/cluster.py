"""A throw-away PostgreSQL cluster for one test run: socket only, its own folder, gone when the run ends."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

# root may not run a server; Debian's package brings this account.
ACCOUNT = "postgres"
# Nothing here outlives the run, so durability is switched off for speed.
SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    # Tests fill tables and roll back: statistics taken between two of them say "empty", and plans made by it
    # read thousands of dead rows over and over. Without statistics plans go by the size a table really has.
    "autovacuum": "off",
    "jit": "off",
    "max_connections": "100",
    "timezone": "UTC",
}


class ClusterFailed(RuntimeError):
    """The cluster did not start; the message holds what PostgreSQL said."""


@contextmanager
def throw_away(binaries: Path) -> Iterator[str]:
    """Starts a cluster and yields its DATABASE_URL; stops and removes it whatever happens.

    C.UTF-8 and not C: under C the trigram functions see no Hangul.
    """
    # A socket's path may hold about 100 characters and its folders must be open to the account: hence /tmp.
    home = Path(tempfile.mkdtemp(prefix="newsroom-pg-", dir="/tmp"))
    as_account: dict[str, Any] = {"cwd": home, "env": {**os.environ, "HOME": str(home)}}
    if os.geteuid() == 0:
        shutil.chown(home, ACCOUNT, ACCOUNT)
        as_account |= {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": []}
    data, log = home / "data", home / "log"

    def run(program: str, *arguments: str | Path) -> None:
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

    try:
        run("initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        with (data / "postgresql.auto.conf").open("a") as configuration:
            for name, value in {**SETTINGS, "unix_socket_directories": str(home)}.items():
                configuration.write(f"{name} = '{value}'\n")
        # With a log the server lets go of our pipe; else reading it would wait for the server's end.
        run("pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "start")
        run("createdb", "-h", home, "-U", ACCOUNT, "newsroom")
        yield f"postgresql:///newsroom?host={quote(str(home))}&user={ACCOUNT}&port={SETTINGS['port']}"
    finally:
        if (data / "postmaster.pid").exists():
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(home)
