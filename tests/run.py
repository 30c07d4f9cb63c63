"""The one command that checks everything: style, types, catalogues, and the tests on both databases.

tests/run.py [--fast] [--only sqlite|postgresql] [-- arguments for pytest]
"""

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in INHERITED}
        return {**kept, "NEWSROOM_DATA": str(self.scratch), "PYTHONUNBUFFERED": "1", **more}

    def python(self, *arguments: str, **environment: str) -> int:
        """Runs this Python in the project's folder and returns its exit code."""
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.environment(**environment), check=False).returncode

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


def run_tests(run: Run, database: str, arguments: list[str], **environment: str) -> None:
    report = run.scratch / f"{database}.json"
    code = run.python("-m", "pytest", *arguments, NEWSROOM_REPORT=str(report), **environment)
    tests = Tests(database, **json.loads(report.read_text())) if report.exists() else Tests(database)
    run.verdict.tests.append(tests)
    # pytest can fail without a failed test: nothing collected, a broken plugin, a wrong argument.
    if code != 0 and not tests.failed:
        run.verdict.faults.append(f"pytest on {database} ended with {code}")
    print(tests)


def run_tests_on_postgresql(run: Run, arguments: list[str]) -> None:
    binaries = parts.postgresql_binaries()
    if binaries is None:
        run.verdict.faults.append("no PostgreSQL server here")
        return
    try:
        with cluster.throw_away(binaries) as url:
            run_tests(run, "postgresql", arguments, DATABASE_URL=url)
    except cluster.ClusterFailed as error:
        print(error)
        run.verdict.faults.append("PostgreSQL cluster")


def main(argv: list[str]) -> int:
    split = argv.index("--") if "--" in argv else len(argv)
    parser = argparse.ArgumentParser(
        description="Runs every check.", epilog="After -- come pytest arguments."
    )
    parser.add_argument("--fast", action="store_true", help="SQLite only, without browser and HTML checker")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="the tests on one database")
    options = parser.parse_args(argv[:split])
    if options.fast and options.only == "postgresql":
        parser.error("--fast runs on SQLite")
    for_pytest = [*(["-m", "not browser"] if options.fast else []), *argv[split + 1 :]]

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
        if options.only != "postgresql":
            with run.step("tests on SQLite"):
                run_tests(run, "sqlite", for_pytest)
        if options.only != "sqlite" and not options.fast:
            with run.step("tests on PostgreSQL"):
                run_tests_on_postgresql(run, for_pytest)
        print("\n== summary")
        has_corpus = bool(os.environ.get("NEWSROOM_CORPUS"))
        print("\n".join(run.verdict.summary(has_corpus=has_corpus)), flush=True)
        return 1 if run.verdict.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
