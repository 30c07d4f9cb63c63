"""The server as it is shipped, in processes of its own, on a database that is given; its workers can be
killed.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from newsroom.sample.management.commands.demo import LIMITS, SERVER
from tests.cluster import is_running

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a" * 32
JSON, FORM, HTML = "application/json", "application/x-www-form-urlencoded", "text/html"
ELSEWHERE = ("DJANGO_SETTINGS_MODULE", "PYTEST_CURRENT_TEST")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def until(is_so: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "the server does not answer"
        time.sleep(0.02)


class Server:
    """`session` is the cookie of whoever asks; `restarts` counts how often the whole of it began anew."""

    def __init__(self, database: str, data: Path, **more: str) -> None:
        self.port, self.session, self.restarts, self.next = free_port(), "", -1, 0
        kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
        self.env = kept | {
            "NEWSROOM_DEMO": "1",
            "NEWSROOM_DATA": str(data),
            "DATABASE_URL": database,
            "SITE_URL": f"http://127.0.0.1:{self.port}",
            "PYTHONPATH": str(ROOT),
            **more,
        }

    def python(self, *command: str) -> str:
        """What a process of its own says that has this server's database."""
        whole = [sys.executable, *command]
        done = subprocess.run(whole, cwd=ROOT, env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.full.warm", *SERVER, *LIMITS, "--port", str(self.port)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": None}
        self.process = subprocess.Popen(
            [*command, "tests.full.warm:application"], cwd=ROOT, env=self.env, **quiet
        )
        self.restarts += 1
        until(self.answers)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)

    @contextmanager
    def running(self) -> Iterator[None]:
        self.start()
        try:
            yield
        finally:
            self.stop()

    def workers(self) -> list[int]:
        pid = self.process.pid
        try:
            children = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        except FileNotFoundError:
            return []
        return [child for child in children if is_running(child)]

    def kill_one(self) -> int:
        """The oldest first: a server gives up when the one it has just made dies."""
        found = self.workers()
        for worker in found[:1]:
            os.kill(worker, signal.SIGKILL)
        return len(found[:1])

    def kill_all(self) -> int:
        """Everything at once, as when the machine is out of memory; then whoever runs it starts it anew."""
        for process in (self.process.pid, *self.workers()):
            os.kill(process, signal.SIGKILL)
        self.process.wait(30)
        self.start()
        return 1

    def stand_up(self) -> None:
        """It gives up when its workers die too often; whoever runs it starts it anew."""
        if self.process.poll() is not None:
            self.start()
        until(self.answers)

    def ask(self, method: str, path: str, body: str = "", kind: str = HTML) -> tuple[int, bytes]:
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
