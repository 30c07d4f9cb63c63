"""A client's own ledger against the database: what was acknowledged is there and nothing is half done,
however often the server's workers are killed, and the database under them.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests import parts
from tests.cluster import Cluster
from tests.full.ledger import People, judge, prepare
from tests.full.served import Server

WORKER_KILLS, DATABASE_KILLS, QUICK = 200, 50, 3
PAUSE, MOST = 0.3, 120.0  # seconds between two kills at least; without any answer
# What a person was told is done must outlive the processes: this is not given up for speed here.
AS_SERVED = {"synchronous_commit": "on", "autovacuum": "off"}


def address() -> str:
    """DATABASE_URL of this test's own database."""
    connection.close()
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def storm(people: People, kills: int, kill: Callable[[], int]) -> int:
    """Each kill comes after something was acknowledged since the one before, a kept text, a save or an act in
    turn: a server that is never up would lose nothing.
    """
    killed, pause, began = 0, threading.Event(), time.monotonic()
    with people.at_work():
        while killed < kills:
            known, last = people.acknowledged(), time.monotonic()
            pause.wait(PAUSE)
            kind = killed % len(known)
            while people.acknowledged()[kind] == known[kind]:
                assert time.monotonic() - last < MOST, "nothing is acknowledged any more"
                if people.server.process.poll() is not None:
                    people.server.stand_up()
                pause.wait(0.02)
            killed += kill()
        people.server.stand_up()
    restarts, seconds = people.server.restarts, time.monotonic() - began
    print(f"E3: {killed} kills in {seconds:.0f} s, {restarts} times the whole server began anew")
    return killed


@contextmanager
def own_cluster() -> Iterator[tuple[Cluster, str]]:
    binaries = parts.postgresql_binaries()
    assert binaries is not None
    cluster = Cluster(binaries, "newsroom-kill-")
    try:
        cluster.make()
        cluster.start(AS_SERVED)
        yield cluster, cluster.database("newsroom")
    finally:
        cluster.remove()


@pytest.mark.django_db(transaction=True)
def test_what_was_acknowledged_survives_killed_workers(tmp_path: Path):
    server = Server(address(), tmp_path)
    people = prepare(server)
    with server.running():
        assert storm(people, QUICK, server.kill_one) == QUICK
    assert judge(people) == []
    assert sum(people.acknowledged()) >= QUICK


@pytest.mark.full
@pytest.mark.django_db(transaction=True)
def test_a_server_that_says_yes_and_forgets_is_found_out(tmp_path: Path):
    """The planted fault: a database that rolls back whatever is to be committed."""
    server = Server(address(), tmp_path, PLANTED="1")
    people = prepare(server)
    with server.running():
        storm(people, QUICK, server.kill_one)
    assert any("is lost" in one for one in judge(people))


@pytest.mark.full
@pytest.mark.django_db(transaction=True)
def test_what_was_acknowledged_survives_two_hundred_killed_workers(tmp_path: Path):
    server = Server(address(), tmp_path)
    people = prepare(server)
    with server.running():
        assert storm(people, WORKER_KILLS, server.kill_one) == WORKER_KILLS
    assert judge(people) == []
    assert sum(people.acknowledged()) >= WORKER_KILLS


@pytest.mark.full
@pytest.mark.django_db(transaction=True)
def test_what_was_acknowledged_survives_fifty_kills_of_the_database(tmp_path: Path):
    """PostgreSQL with all its processes; SQLite lives in the server's, so those."""
    if connection.vendor == "sqlite":
        server = Server(address(), tmp_path)
        people = prepare(server)
        with server.running():
            storm(people, DATABASE_KILLS, server.kill_all)
        assert judge(people) == []
        return
    with own_cluster() as (cluster, url):

        def kill() -> int:
            cluster.kill()
            cluster.start(AS_SERVED)
            return 1

        server = Server(url, tmp_path)
        server.python("manage.py", "migrate", "--verbosity", "0")
        people = prepare(server)
        with server.running():
            storm(people, DATABASE_KILLS, kill)
        assert judge(people) == []
