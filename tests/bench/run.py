"""`make bench`: fills archives on both databases, measures lists and a story, prints the table and keeps it.

Archives stay in .data/bench for the next time; FRESH=1 makes them anew. QUICK=1 takes SQLite and small sizes
only, BENCH_SIZES=1000,1000000 other sizes.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import parts
from tests.bench import table
from tests.bench.kept_cluster import kept

ROOT = Path(__file__).resolve().parent.parent.parent
HOME = ROOT / ".data" / "bench"
INHERITED = frozenset({"PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TMPDIR", "TERM"})
SIZES, QUICK_SIZES = "1000,100000", "1000,10000"
ROUNDS = 3


def sizes(text: str) -> list[int]:
    found = [word.strip() for word in text.split(",")]
    if not all(word.isascii() and word.isdigit() and int(word) >= 100 for word in found):
        sys.exit(f"BENCH_SIZES={text!r}: write numbers of stories from 100 up, like {SIZES}.")
    return sorted({int(word) for word in found})


def python(*arguments: str, url: str) -> None:
    """Runs this Python in the project's folder; a failed step ends the run."""
    kept_variables = {name: value for name, value in os.environ.items() if name in INHERITED}
    own = {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "NEWSROOM_DEMO": "1",
        "NEWSROOM_DATA": str(HOME),
        "DATABASE_URL": url,
        "PYTHONUNBUFFERED": "1",
    }
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env={**kept_variables, **own}, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}.")


def measure(name: str, wanted: list[int], url_of: Callable[[int], str]) -> dict[int, table.Found]:
    """Fills a database at every size, then measures the sizes in turn: a busy minute hits them all."""
    for size in wanted:
        print(f"\n== {name}, {size:,} stories", flush=True)
        python("manage.py", "migrate", "--verbosity", "0", url=url_of(size))
        python("manage.py", "generate_archive", str(size), url=url_of(size))
    rounds: dict[int, list[table.Found]] = {size: [] for size in wanted}
    target = HOME / "measured.json"
    for number in range(1, ROUNDS + 1):
        for size in wanted:
            print(f"== {name}, {size:,} stories, round {number} of {ROUNDS}", flush=True)
            python("-m", "tests.bench.measure", str(target), url=url_of(size))
            rounds[size].append(json.loads(target.read_text()))
    target.unlink()
    return {size: {name: merged(found, name) for name in found[0]} for size, found in rounds.items()}


def merged(rounds: list[table.Found], subject: str) -> dict[str, Any]:
    """The rounds of one subject as one measurement."""
    times = [time for found in rounds for time in found[subject]["times"]]
    numbers = {"median": statistics.median(times), "low": min(times), "high": max(times)}
    kept_facts = {key: value for key, value in rounds[-1][subject].items() if key != "times"}
    return {**kept_facts, **{key: round(value, 2) for key, value in numbers.items()}}


def main() -> None:
    quick = os.environ.get("QUICK", "") not in ("", "0")
    wanted = sizes(os.environ.get("BENCH_SIZES") or (QUICK_SIZES if quick else SIZES))
    if os.environ.get("FRESH"):
        shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(mode=0o700, parents=True, exist_ok=True)

    def file_of(size: int) -> str:
        return f"sqlite://{HOME}/archive-{size}.sqlite3"

    print("== static files", flush=True)
    python("manage.py", "collectstatic", "--noinput", "--verbosity", "0", url=file_of(wanted[0]))
    results = {"sqlite": measure("sqlite", wanted, file_of)}
    binaries = parts.postgresql_binaries()
    if not quick and binaries is None:
        print("No PostgreSQL here: SQLite only.", file=sys.stderr)
    elif not quick and binaries is not None:
        with kept(binaries, HOME / "postgresql") as database:
            results["postgresql"] = measure("postgresql", wanted, lambda size: database(f"archive_{size}"))

    machine = (
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[1]:.1f}, "
        f"Python {platform.python_version()}, {time.strftime('%Y-%m-%d')}"
    )
    text = table.report(results, machine)
    (HOME / "report.json").write_text(json.dumps({"machine": machine, "results": results}, indent=1))
    (HOME / "report.md").write_text(text)
    print(f"\n{text}\nKept as {HOME.relative_to(ROOT)}/report.md and report.json.")


if __name__ == "__main__":
    main()
