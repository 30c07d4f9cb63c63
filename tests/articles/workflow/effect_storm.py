"""Schedulers in a storm: several processes do what is due while they are killed one after the other.

effect_storm.py SEED SCHEDULERS KILL_EVERY_MS SECONDS [--naive] [--clocks] [--short]

Started with the database of a test in DATABASE_URL; prints one line of JSON when nothing is open or the time
is up. `--naive` is the planted fault: effects without a claim. `--clocks`: some schedulers' clocks are an
hour off. `--short`: pauses of a tenth, for a run of seconds.
"""

import datetime as dt
import json
import os
import random
import signal
import sys
import time
from functools import partial

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
django.setup()

from django.db import OperationalError, connection, transaction  # noqa: E402

from articles import clock  # noqa: E402
from articles.models import Effect  # noqa: E402
from articles.workflow import effects  # noqa: E402

HOUR = dt.timedelta(hours=1)
POISON, DEADLY = "edition:poison", "edition:deadly"


def poisoned(effect: Effect, at: dt.datetime) -> None:
    if effect.item == POISON:
        raise RuntimeError("poison")
    if effect.item == DEADLY:
        os._exit(9)


def naive(pk: int, claimer: str) -> int:
    """What everybody writes first: look, do, note."""
    effect = Effect.objects.select_related("edition__article").get(pk=pk)
    if effect.item in (POISON, DEADLY) or effect.done_at:
        return 0
    with transaction.atomic():
        effects.tell(effect, clock.now())
    time.sleep(0.002)
    return Effect.objects.filter(pk=pk).update(done_at=clock.now())


def work(step: dt.timedelta) -> None:
    real = clock.now
    if step:
        clock.now = lambda: real() + step
    while True:
        try:
            if not effects.run_due():
                time.sleep(0.05)
        except OperationalError:
            time.sleep(0.05)


def fork(step: dt.timedelta) -> int:
    child = os.fork()
    if child == 0:
        try:
            work(step)
        finally:
            os._exit(1)
    return child


def main(seed: int, schedulers: int, kill_ms: int, seconds: int, *flags: str) -> None:
    chance = random.Random(seed)
    effects.CONSUMERS["live"] = (effects.tell, poisoned)
    if "--short" in flags:
        effects.PAUSE, effects.LEASE = effects.PAUSE / 10, effects.LEASE / 2
    if "--naive" in flags:
        effects.do = naive
    steps = [HOUR, -HOUR, *[dt.timedelta()] * 4] if "--clocks" in flags else [dt.timedelta()]
    clock.now()
    running = [fork(dt.timedelta()) for _number in range(schedulers)]
    kills, ended_by_itself, began = 0, 0, time.monotonic()
    is_open = True
    while is_open and time.monotonic() - began < seconds:
        time.sleep(kill_ms / 1000)
        victim = chance.randrange(schedulers)
        os.kill(running[victim], signal.SIGKILL)
        os.waitpid(running[victim], 0)
        kills += 1
        for place, pid in enumerate(running):
            gone = place == victim or os.waitpid(pid, os.WNOHANG)[0] != 0
            ended_by_itself += gone and place != victim
            if gone:
                running[place] = fork(chance.choice(steps))
        # Asked only now and then, on a connection that no child inherits.
        if kills % 5 == 0:
            is_open = Effect.objects.open().exists()
            connection.close()
            if connection.vendor == "postgresql":
                connection.close_pool()
    for pid in running:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    told = {"kills": kills, "ended_by_poison": ended_by_itself, "seconds": round(time.monotonic() - began, 1)}
    print(json.dumps(told))


if __name__ == "__main__":
    # Threads of a connection pool do not survive a fork.
    connection.settings_dict.setdefault("OPTIONS", {}).pop("pool", None)
    partial(main, *(int(one) for one in sys.argv[1:5]))(*sys.argv[5:])
