"""Makes the sample newsroom ready on this machine and serves it as in production: `make demo`."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection, connections

from newsroom.accounts.models import User
from newsroom.environment import DEMO_MARK, MANAGE, Environment
from newsroom.sample.load import load
from newsroom.sample.load_passwords import known_password, load_passwords
from newsroom.sample.load_people import ADMIN, LOGINS

STEPS = 3
SERVER = ("--interface", "wsgi", "--http", "1", "--no-ws", "--workers", "2", "--blocking-threads", "16")
# 512 connections for each worker: slow readers and idle browsers hold one each and must lock nobody out.
LIMITS = (
    "--backlog",
    "2048",
    "--backpressure",
    "512",
    "--workers-kill-timeout",
    "10",
    # Else one worker that dies takes the whole server with it.
    "--respawn-failed-workers",
    "--log-level",
    "error",
)


class Command(BaseCommand):
    help = (
        "Prepare the sample newsroom and serve it. The environment says PORT, HOST and FRESH=1 (start over)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--prepare-only", action="store_true", help="do not serve afterwards")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo is for one's own machine only. Run: make demo")
        try:
            environment = Environment()
            port = environment.number("PORT", 8000, low=1, high=65535)
            is_fresh = environment.flag("FRESH")
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        host = environment.text("HOST") or "127.0.0.1"
        if not options["prepare_only"]:
            check_port(host, port)
        in_use = open(settings.DATA_DIR / "in-use", "a")  # noqa: SIM115, held until the process ends
        if is_fresh:
            try:
                fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise CommandError(
                    f"A newsroom is being served from {settings.DATA_DIR}. Stop it first (Ctrl-C)."
                ) from error
            self.empty()
        fcntl.flock(in_use, fcntl.LOCK_SH)
        # The server this process becomes goes on holding it.
        os.set_inheritable(in_use.fileno(), True)
        self.prepare()
        self.say_where(host, port)
        if not options["prepare_only"]:
            self.serve(host, port)

    def empty(self) -> None:
        """Only what the demo itself made: SQLite's file, photos and static files in the data folder."""
        if connection.vendor != "sqlite":
            raise CommandError(
                "FRESH=1 empties SQLite only. Drop and create the database of DATABASE_URL yourself."
            )
        connections.close_all()
        database = Path(settings.DATABASES["default"]["NAME"])
        if database.exists() and not (settings.DATA_DIR / DEMO_MARK).exists():
            raise CommandError(
                f"{settings.DATA_DIR} holds a newsroom that this command did not make, so FRESH=1 does not "
                "empty it. Name another folder with NEWSROOM_DATA, or delete this one yourself."
            )
        self.stdout.write(f"FRESH=1: starting over, {database.name}, photos and static files go")
        for ending in ("", "-wal", "-shm"):
            database.with_name(database.name + ending).unlink(missing_ok=True)
        for folder in (settings.MEDIA_ROOT, settings.STATIC_ROOT):
            shutil.rmtree(folder, ignore_errors=True)
        (settings.DATA_DIR / DEMO_MARK).unlink(missing_ok=True)

    def prepare(self) -> None:
        if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
            self.mark()
        with self.step(1, f"database ({connection.vendor})"):
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            # A newsroom from before there was an index gets one.
            call_command("rebuild_search", verbosity=0)
        with self.step(2, "sample newsroom"):
            if load(lambda line: self.tell(f"      {line}")):
                load_passwords()
                self.mark()
            else:
                self.tell("      it is there already and stays as it was left (FRESH=1 starts over)")
        with self.step(3, "static files, hashed and compressed"):
            call_command("collectstatic", interactive=False, verbosity=0)

    def mark(self) -> None:
        """Commands typed without an environment find the demo by it, and SQLite is the database they open."""
        if not Environment().text("DATABASE_URL"):
            (settings.DATA_DIR / DEMO_MARK).write_text("This folder holds the sample newsroom.\n", "utf-8")

    @contextmanager
    def step(self, number: int, title: str) -> Iterator[None]:
        self.tell(f"[{number}/{STEPS}] {title}")
        began = time.monotonic()
        yield
        self.tell(f"      done in {time.monotonic() - began:.1f} s")

    def tell(self, line: str) -> None:
        """Progress is worth nothing in a buffer."""
        self.stdout.write(line)
        self.stdout.flush()

    def say_where(self, host: str, port: int) -> None:
        site = address(host, port)
        password = known_password()
        # A sample that was loaded by an older version has fewer people.
        here = set(User.objects.values_list("username", flat=True))
        others = ", ".join(
            login.username for login in LOGINS if login.username != ADMIN and login.username in here
        )
        self.tell("")
        self.tell(f"Readers   {site}/")
        self.tell(f"Admin     {site}/admin/")
        if password:
            self.tell(f"Login     {ADMIN}   password {password}")
            self.tell(f"          {others}: the same password")
        else:
            self.tell(
                f"Login     {ADMIN}, with the password you set (forgotten: manage.py changepassword {ADMIN})"
            )
        self.tell("")

    def serve(self, host: str, port: int) -> None:
        """Become the server: signals reach it, and nothing is left behind when it stops. What is due in the
        background is done by a loop beside it, which ends when this process has.
        """
        self.tell("Serving. Ctrl-C stops it.")
        connections.close_all()
        os.environ["NEWSROOM_DEMO"] = "1"
        os.environ.pop(MANAGE, None)
        os.environ.setdefault("SITE_URL", address(host, port))
        os.environ.setdefault("ALLOWED_HOSTS", f"127.0.0.1,localhost,[::1],{bracketed(host)}")
        os.chdir(settings.BASE_DIR)
        subprocess.Popen(
            [sys.executable, "manage.py", "tick", "--every", "5", "--with-parent"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        command = [sys.executable, "-m", "granian", *SERVER, *LIMITS, "--host", host, "--port", str(port)]
        os.execv(sys.executable, [*command, "newsroom.wsgi:application"])


def bracketed(host: str) -> str:
    """An IPv6 address stands in brackets wherever a port could follow (RFC 3986)."""
    return f"[{host}]" if ":" in host else host


def address(host: str, port: int) -> str:
    """What to type into a browser on this machine; "all interfaces" is no address."""
    return f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else bracketed(host)}:{port}"


def check_port(host: str, port: int) -> None:
    """Before any work: say in one line that the server could not listen, and what to do."""
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        socket.create_server(where[:2], family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = port + 1 if port < 65535 else 8000
            raise CommandError(f"Port {port} is busy. Choose another: make demo PORT={other}") from error
        raise CommandError(
            f"Cannot listen on {host} port {port} ({error.strerror}). Try: make demo PORT=8001 HOST=127.0.0.1"
        ) from error
