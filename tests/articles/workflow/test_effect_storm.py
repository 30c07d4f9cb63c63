"""Goal E4: an effect happens once, whatever is killed, whatever the clocks say, whatever is poisoned."""

import datetime as dt
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from articles import clock
from articles.models import AuditEntry, Effect, Task
from tests.cast import edition, publish, story

ROOT = Path(__file__).resolve().parents[3]
STORM = Path(__file__).with_name("effect_storm.py")
SEED = 20261124
ARTICLES = 8
# As in effect_storm.py: one effect raises, one ends the process that does it.
POISON, DEADLY = "edition:poison", "edition:deadly"


def items(cast: Any, count: int, over: dt.timedelta) -> None:
    """So many effects of a few texts, due one after the other within `over`; one poisoned, one deadly."""
    editions = []
    for _number in range(ARTICLES):
        article = story(cast)
        publish(article, "ko", cast.admin)
        editions.append(edition(article, "ko"))
    Effect.objects.all().delete()
    now = clock.now()
    names = [POISON, DEADLY, *(f"edition:{number}" for number in range(count - 2))]
    rows = []
    for place, name in enumerate(names):
        found, due = editions[place % ARTICLES], now + over * (place / count)
        rows.append(
            Effect(
                edition=found,
                item=name,
                revision_id=found.approved_revision_id,
                event="live",
                due_at=due,
                made_at=now - dt.timedelta(hours=1),
                retry_at=due,
            )
        )
    Effect.objects.bulk_create(rows)


def storm(*arguments: object) -> dict[str, Any]:
    connection.close()
    name = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    else:
        url = f"sqlite:///{name}"
    environment = {**os.environ, "DATABASE_URL": url, "NEWSROOM_DEMO": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, STORM, *map(str, arguments)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def told() -> Counter[str]:
    """How often each effect left its mark."""
    return Counter(row.told["item"] for row in AuditEntry.objects.filter(by_name="clock"))


def is_quiet() -> bool:
    """A machine that is busy with other things says nothing about seconds."""
    return os.getloadavg()[0] < 2 * (os.cpu_count() or 1)


def check(count: int, report: dict[str, Any], most_late: float | None = None) -> None:
    once = told()
    good = {f"edition:{number}" for number in range(count - 2)}
    twice = {item: times for item, times in once.items() if times > 1}
    near = [
        (row.done_at - row.due_at).total_seconds()
        for row in Effect.objects.filter(done_at__isnull=False)
        if abs((row.done_at - row.due_at).total_seconds()) < 1800
    ]
    print(
        f"E4: seed {SEED}, {count} effects, {report['kills']} kills, {report['seconds']} s, "
        f"twice {len(twice)}, missing {len(good - set(once))}, latest {max(near):.1f} s"
    )
    assert twice == {}
    assert good - set(once) == set()
    assert most_late is None or not is_quiet() or max(near) <= most_late
    failed = Effect.objects.filter(failed_at__isnull=False)
    assert {row.item for row in failed} == {POISON, DEADLY}
    assert {task.data["attempts"] for task in Task.objects.filter(kind="failed")} == {5}
    assert once[POISON] == once[DEADLY] == 0


@pytest.mark.django_db(transaction=True)
def test_the_storm_finds_a_planted_fault(cast):
    items(cast, 40, dt.timedelta(seconds=0))
    storm(SEED, 3, 200, 4, "--naive")
    assert any(times > 1 for times in told().values()), "without claims something is done twice"


@pytest.mark.django_db(transaction=True)
def test_an_effect_happens_once_whatever_is_killed(cast):
    items(cast, 60, dt.timedelta(seconds=2))
    check(60, storm(SEED, 3, 200, 120, "--short"))


@pytest.mark.full
@pytest.mark.django_db(transaction=True)
def test_a_thousand_effects_happen_once_in_a_storm(cast):
    items(cast, 1000, dt.timedelta(seconds=60))
    check(1000, storm(SEED, 3, 200, 400), most_late=5)


@pytest.mark.full
@pytest.mark.django_db(transaction=True)
def test_clocks_an_hour_off_do_nothing_twice(cast):
    items(cast, 300, dt.timedelta(seconds=20))
    check(300, storm(SEED, 3, 200, 400, "--clocks"))
