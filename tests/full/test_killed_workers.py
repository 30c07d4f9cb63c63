"""A client's own ledger against the database: what was acknowledged is there and nothing is half done,
however often the server's workers are killed.
"""

import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest

from newsroom.sample.management.commands.demo import LIMITS, SERVER
from tests.forms import fields

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a" * 32
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
KILLS, PAUSE = 200, 0.3  # times; seconds
ELSEWHERE = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
RESPAWN = ("--respawn-failed-workers", "--respawn-interval", "0.1")
MADE = """
from django.test import Client
from tests.cast import everybody, story
cast = everybody()
client = Client()
client.force_login(cast.editor)
print(story(cast).pk, client.cookies["session"].value)
"""


@dataclass
class Ledger:
    """What the server said it has: the newest turn of each tab with its text, and every saved word."""

    turns: dict[str, tuple[int, str]] = field(default_factory=dict)
    saved: list[str] = field(default_factory=list)
    cut: int = 0


@dataclass
class Server:
    """The server as it is shipped, on a database file of its own."""

    env: dict[str, str]
    port: int
    database: Path
    story: int
    session: str
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        command = [sys.executable, "-m", "granian", *SERVER, *LIMITS, *RESPAWN, "--port", str(self.port)]
        self.process = subprocess.Popen([*command, "newsroom.wsgi:application"], cwd=ROOT, env=self.env)

    def workers(self) -> list[int]:
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def ask(self, method: str, path: str, body: str = "", kind: str = JSON) -> tuple[int, bytes]:
        headers = {
            "Cookie": f"session={self.session}; csrf={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Accept": kind,
            "Content-Type": kind,
            "Sec-Fetch-Site": "same-origin",
        }
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body or None, headers)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def answers(self) -> bool:
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except (OSError, HTTPException):
            return False


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    port = free_port()
    env = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    env |= {"NEWSROOM_DEMO": "1", "NEWSROOM_DATA": str(tmp_path), "SITE_URL": f"http://127.0.0.1:{port}"}

    def managed(*command: str) -> str:
        whole = [sys.executable, "manage.py", *command]
        return subprocess.run(whole, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout

    managed("migrate", "--verbosity", "0")
    story, session = managed("shell", "--verbosity", "0", "-c", MADE).split()[-2:]
    found = Server(env, port, tmp_path / "newsroom.sqlite3", int(story), session)
    found.start()
    try:
        until(found.answers)
        yield found
    finally:
        found.process.terminate()
        found.process.wait(30)


def until(is_so: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "the server does not answer"
        time.sleep(0.05)


def type_and_save(server: Server, seed: int, ledger: Ledger, stop: threading.Event) -> None:
    """One person: opens the page, types on, saves now and then; begins anew whenever something was cut."""
    chance, number = random.Random(seed), 0
    story = f"/admin/articles/article/{server.story}/"
    while not stop.is_set():
        try:
            status, html = server.ask("GET", f"{story}change/", kind="text/html")
            if status != 200:
                continue
            data = fields(SimpleNamespace(content=html))
            tab = data["_tab"][0]
            for _turn in range(chance.randrange(1, 6)):
                number += 1
                text = f"zq{seed}n{number}x"
                data["ko-kicker"] = [text]
                part = {"part": "ko", "version": data["version_ko"][0], "turn": number}
                told = {"tab": tab, "parts": [part | {"fields": {"ko-kicker": [text]}}]}
                status, answer = server.ask("POST", f"{story}typing/", json.dumps(told))
                if status == 200 and json.loads(answer)["kept"] == ["ko"]:
                    ledger.turns[tab] = (number, text)
            data["csrfmiddlewaretoken"] = [TOKEN]
            status, _html = server.ask("POST", f"{story}change/", urlencode(data, doseq=True), FORM)
            if status == 302:
                ledger.saved.append(data["ko-kicker"][0])
                ledger.turns.pop(tab, None)
        except (OSError, HTTPException):
            ledger.cut += 1


def kill_workers(server: Server, times: int) -> int:
    chance, killed, pause = random.Random(5), 0, threading.Event()
    while killed < times:
        pause.wait(PAUSE)
        if server.process.poll() is not None:
            # It gives up when its workers die this often; whoever runs it starts it anew.
            server.start()
            until(server.answers)
        elif workers := server.workers():
            os.kill(chance.choice(workers), signal.SIGKILL)
            killed += 1
    return killed


@pytest.mark.full
def test_what_was_acknowledged_survives_two_hundred_killed_workers(server: Server):
    ledgers, stop = [Ledger() for _person in range(3)], threading.Event()
    people = [
        threading.Thread(target=type_and_save, args=(server, seed, ledger, stop))
        for seed, ledger in enumerate(ledgers)
    ]
    for person in people:
        person.start()
    killed = kill_workers(server, KILLS)
    if server.process.poll() is not None:
        server.start()
    until(server.answers)
    stop.set()
    for person in people:
        person.join(60)
    with sqlite3.connect(server.database) as database:
        rows = database.execute("SELECT data FROM articles_savedcopy WHERE part = 'ko'").fetchall()
        copies = [json.loads(data)["kicker"] for (data,) in rows]
        (now,) = database.execute("SELECT kicker_ko FROM articles_article").fetchone()
        (version,) = database.execute(
            "SELECT copy_version FROM articles_edition WHERE language = 'ko'"
        ).fetchone()
        rows = database.execute("SELECT tab, turn, fields, closed_at FROM articles_typing WHERE part = 'ko'")
        typed = {tab: (turn, json.loads(data), closed) for tab, turn, data, closed in rows}
    saved = [word for ledger in ledgers for word in ledger.saved]
    turns = {tab: told for ledger in ledgers for tab, told in ledger.turns.items()}
    cut = sum(ledger.cut for ledger in ledgers)
    print(
        f"{killed} workers killed, {cut} requests cut: {len(saved)} saves, {len(turns)} unsaved texts stand"
    )
    assert saved and cut
    # Every acknowledged save stands in the copy or in its past, and each version has one earlier copy.
    assert set(saved) <= {now, *copies}
    assert version == len(copies) + 1
    # What was kept while typing is there as told or newer; or its save was done and only the answer was cut.
    for tab, (turn, text) in turns.items():
        has_turn, data, closed = typed[tab]
        is_there = has_turn > turn or data.get("ko-kicker") == [text]
        assert is_there or (closed and text in {now, *copies})
