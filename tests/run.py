"""The one command that checks everything: style, types, catalogues, and the tests on both databases.

tests/run.py [--fast | --full] [--only sqlite|postgresql] [-- arguments for pytest]
"""

import argparse
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import catalogues
import cluster
import parts
from verdict import Tests, Verdict

ROOT = Path(__file__).resolve().parent.parent
# A developer's own DATABASE_URL or SECRET_KEY must not change a verdict: only these variables reach a check.
INHERITED = frozenset(
    {"PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "TMPDIR", "JAVA_HOME"}
    | {"TERM", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "NEWSROOM_CORPUS", "NEWSROOM_SEED"}
)


class Run:
    """One run: its scratch folder, its environment, its verdict so far."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.verdict = Verdict()
        self.running: list[subprocess.Popen[bytes]] = []

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in INHERITED}
        return {**kept, "NEWSROOM_DATA": str(self.scratch), "PYTHONUNBUFFERED": "1", **more}

    def python(self, *arguments: str, output: TextIO | None = None, **environment: str) -> int:
        """Runs this Python in the project's folder and returns its exit code; prints to `output` if given."""
        command = [sys.executable, *arguments]
        told = {"stdout": output, "stderr": subprocess.STDOUT} if output else {}
        with subprocess.Popen(command, cwd=ROOT, env=self.environment(**environment), **told) as process:
            self.running.append(process)
            try:
                return process.wait()
            except BaseException:
                process.kill()
                raise
            finally:
                self.running.remove(process)

    def check(self, name: str, *arguments: str, **environment: str) -> None:
        if self.python(*arguments, **environment) != 0:
            self.verdict.faults.append(name)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """A heading, and after the work its verdict and seconds."""
        print(f"\n== {title}", flush=True)
        began, before = time.monotonic(), self.verdict.failed
        yield
        word = "FAILED" if self.verdict.failed > before else "ok"
        print(f"== {word} ({time.monotonic() - began:.1f} s)", flush=True)


def check_style(run: Run) -> None:
    run.check("ruff check", "-m", "ruff", "check", ".")
    run.check("ruff format", "-m", "ruff", "format", "--check", ".")
    run.check("mypy", "-m", "mypy")


def check_project(run: Run) -> None:
    local = {"NEWSROOM_DEMO": "1"}
    production = {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "newsroom.example",
        "SITE_URL": "https://newsroom.example",
    }
    run.check("check", "-W", "error", "manage.py", "check", "--fail-level", "WARNING", **local)
    run.check("check --deploy", "manage.py", "check", "--deploy", "--fail-level", "WARNING", **production)
    run.check("missing migrations", "manage.py", "makemigrations", "--check", "--dry-run", **local)
    if faults := catalogues.faults(ROOT, run.environment(**local)):
        print("\n".join(faults))
        run.verdict.faults.append("catalogues")


def run_tests(run: Run, database: str, arguments: list[str], log: TextIO | None, **environment: str) -> None:
    """Runs pytest and notes what came of it; with a `log` its lines go there until the other run is done."""
    report = run.scratch / f"{database}.json"
    environment |= {"NEWSROOM_REPORT": str(report), "NEWSROOM_DATA": str(run.scratch / database)}
    code = run.python("-m", "pytest", *arguments, output=log, **environment)
    tests = Tests(database, **json.loads(report.read_text())) if report.exists() else Tests(database)
    run.verdict.tests.append(tests)
    # pytest can fail without a failed test: nothing collected, a broken plugin, a wrong argument.
    if code != 0 and not tests.failed:
        run.verdict.faults.append(f"pytest on {database} ended with {code}")
    print(tests, file=log, flush=True)


def run_tests_on_postgresql(run: Run, arguments: list[str], log: TextIO | None) -> None:
    binaries = parts.postgresql_binaries()
    if binaries is None:
        run.verdict.faults.append("no PostgreSQL server here")
        return
    try:
        with cluster.throw_away(binaries) as url:
            run_tests(run, "postgresql", arguments, log, DATABASE_URL=url)
    except cluster.ClusterFailed as error:
        print(error, file=log)
        run.verdict.faults.append("PostgreSQL cluster")


def run_on_both(run: Run, arguments: list[str]) -> None:
    """Side by side, since one run uses one core: SQLite's lines as they come, then PostgreSQL's."""
    with (run.scratch / "postgresql.log").open("w+") as log:
        with ThreadPoolExecutor(max_workers=1) as other:
            postgresql = other.submit(run_tests_on_postgresql, run, arguments, log)
            try:
                run_tests(run, "sqlite", arguments, None)
            except BaseException:
                # Ended by a signal: the other run must not hold the whole command up.
                for process in run.running:
                    process.terminate()
                raise
            print("\n-- PostgreSQL, once it is done", flush=True)
            postgresql.result()
        log.seek(0)
        shutil.copyfileobj(log, sys.stdout)


def main(argv: list[str]) -> int:
    split = argv.index("--") if "--" in argv else len(argv)
    parser = argparse.ArgumentParser(
        description="Runs every check.", epilog="After -- come pytest arguments."
    )
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--fast", action="store_true", help="SQLite only, without browser and HTML checker")
    extent.add_argument("--full", action="store_true", help="also the long runs: hundreds of kills and races")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="the tests on one database")
    options = parser.parse_args(argv[:split])
    if options.fast and options.only == "postgresql":
        parser.error("--fast runs on SQLite")
    left_out = "not browser and not full" if options.fast else "" if options.full else "not full"
    for_pytest = [*(["-m", left_out] if left_out else []), *argv[split + 1 :]]

    # Ending by signal must still stop the cluster: turn it into an exception the with-blocks see.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: sys.exit(128 + received))
    with tempfile.TemporaryDirectory(prefix="newsroom-tests-") as scratch:
        run = Run(Path(scratch))
        with run.step("parts of the system"):
            if not parts.ensure(fast=options.fast):
                return 1
        with run.step("style and types"):
            check_style(run)
        with run.step("settings, migrations, catalogues"):
            check_project(run)
        only = "sqlite" if options.fast else options.only
        with run.step(f"tests on {only or 'SQLite and PostgreSQL'}"):
            if only == "sqlite":
                run_tests(run, "sqlite", for_pytest, None)
            elif only == "postgresql":
                run_tests_on_postgresql(run, for_pytest, None)
            else:
                run_on_both(run, for_pytest)
        print("\n== summary")
        has_corpus = bool(os.environ.get("NEWSROOM_CORPUS"))
        print("\n".join(run.verdict.summary(has_corpus=has_corpus)), flush=True)
        return 1 if run.verdict.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
