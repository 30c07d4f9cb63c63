"""A PostgreSQL of our own, by socket only and in its own folder; thrown away when a test run ends."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

# root may not run a server; Debian's package brings this account.
ACCOUNT = "postgres"
PORT = "5432"
SETTINGS = {
    "listen_addresses": "",
    "port": PORT,
    "max_connections": "100",
    "timezone": "UTC",
    # Nothing kept here is worth a wait for the disk.
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
}
FOR_TESTS = {
    # Tests fill tables and roll back: statistics taken between two of them say "empty", and plans made by it
    # read thousands of dead rows over and over. Without statistics plans go by the size a table really has.
    "autovacuum": "off",
    "jit": "off",
}


class ClusterFailed(RuntimeError):
    """The cluster did not start; the message holds what PostgreSQL said."""


class Cluster:
    """The programs of one PostgreSQL, run in one new folder.

    A socket's path may hold about 100 characters and its folders must be open to the account: hence /tmp.
    """

    def __init__(self, binaries: Path, prefix: str) -> None:
        self.binaries = binaries
        self.home = Path(tempfile.mkdtemp(prefix=prefix, dir="/tmp"))
        self.data, self.log = self.home / "data", self.home / "log"
        self.as_account: dict[str, Any] = {"cwd": self.home, "env": {**os.environ, "HOME": str(self.home)}}
        if os.geteuid() == 0:
            self.own()
            self.as_account |= {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": []}

    def own(self) -> None:
        """Gives everything in the folder to the account, if we are root."""
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", f"{ACCOUNT}:{ACCOUNT}", self.home], check=True)

    def run(self, program: str, *arguments: str | Path) -> str:
        done = subprocess.run(
            [self.binaries / program, *arguments],
            **self.as_account,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            said = self.log.read_text(errors="replace") if self.log.exists() else ""
            raise ClusterFailed(f"{program} failed: {done.stdout}{said}")
        return done.stdout

    def make(self) -> None:
        """C.UTF-8 and not C: under C the trigram functions see no Hangul."""
        how = ("-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.run("initdb", "-D", self.data, "-U", ACCOUNT, *how)

    def start(self, settings: Mapping[str, str]) -> None:
        every = {**SETTINGS, **settings, "unix_socket_directories": str(self.home)}
        text = "".join(f"{name} = '{value}'\n" for name, value in every.items())
        (self.data / "postgresql.auto.conf").write_text(text)
        # With a log the server lets go of our pipe; else reading it would wait for the server's end.
        self.run("pg_ctl", "-D", self.data, "-l", self.log, "-w", "-t", "60", "start")

    def stop(self, mode: str) -> None:
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop")

    def kill(self) -> None:
        """Every process of it at once, as when the machine is out of memory."""
        mark = self.data / "postmaster.pid"
        postmaster = int(mark.read_text().split()[0])
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        everything = (postmaster, *map(int, children))
        for process in everything:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(map(is_running, everything)):
            time.sleep(0.01)
        # A dead postmaster that nobody has asked after counts as running for the next one.
        mark.unlink()
        (self.home / f".s.PGSQL.{PORT}.lock").unlink()

    def remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self.home)

    def names(self) -> list[str]:
        """The databases there are."""
        asked = ("-d", "postgres", "-Atc", "SELECT datname FROM pg_database")
        return self.run("psql", "-h", self.home, "-U", ACCOUNT, *asked).split()

    def database(self, name: str) -> str:
        """DATABASE_URL of the database of that name, made if it is not there."""
        if name not in self.names():
            self.run("createdb", "-h", self.home, "-U", ACCOUNT, name)
        return f"postgresql:///{name}?host={quote(str(self.home))}&user={ACCOUNT}&port={PORT}"


def is_running(process: int) -> bool:
    """Whether it is there and not only waits to be asked after."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


@contextmanager
def throw_away(binaries: Path) -> Iterator[str]:
    """Starts a cluster and yields its DATABASE_URL; stops and removes it whatever happens."""
    cluster = Cluster(binaries, "newsroom-pg-")
    try:
        cluster.make()
        cluster.start(FOR_TESTS)
        yield cluster.database("newsroom")
    finally:
        cluster.remove()
