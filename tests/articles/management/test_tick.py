"""`manage.py tick`: does what is due, once or in a loop, one process at a time, and ends when it is told."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from articles.management import alone as locks
from articles.management import ticks
from articles.management.alone import TICK_LOCK, alone
from articles.management.commands import tick
from articles.management.ticks import Due
from articles.media.models import Photo
from articles.models import Task
from articles.pagecache.models import OUTBOX_LOCK
from articles.rate_limit import COUNT_LOCK
from articles.workflow import beat
from articles.workflow.pin import CLAIMS_LOCK

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def counted(monkeypatch):
    """The table of work with one entry that notes each call; there is something to do twice."""
    calls: list[int] = []
    monkeypatch.setattr(tick, "WORK", (Due("things", lambda: calls.append(1) or max(0, 3 - len(calls))),))
    return calls


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("tick", *arguments, stdout=out, stderr=out)
    return out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("arguments", [(), ("--once",)])
def test_one_round_is_the_default_and_says_what_was_done(counted, arguments):
    assert run(*arguments) == "things: 2\nthings: 1\n"
    assert len(counted) == 3, "until nothing is left"


@pytest.mark.django_db
def test_a_round_without_work_says_nothing_and_may_be_repeated():
    assert not Photo.objects.exists()
    assert run() == "" == run()


@pytest.mark.django_db
def test_while_another_process_works_a_round_is_left_out(counted, monkeypatch):
    def taken():
        class Other:
            def __enter__(self):
                return False

            def __exit__(self, *reason):
                return None

        return Other()

    monkeypatch.setattr(tick, "alone", taken)
    assert run() == "" and counted == []


@pytest.mark.django_db(transaction=True)
def test_the_lock_is_free_again_afterwards_and_held_meanwhile(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    for _ in range(2):
        with alone() as is_mine:
            assert is_mine
            assert not other_process_gets_it()
    assert other_process_gets_it()


def other_process_gets_it() -> bool:
    """Asked as another process would: on a connection or a file of its own."""
    if connection.vendor != "postgresql":
        with alone() as is_mine:
            return is_mine
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s::bigint)", [locks.TICK_LOCK])
            return bool(cursor.fetchone()[0])
    finally:
        other.close()


@pytest.mark.parametrize("every", ["0", "-5", "99999"])
def test_a_loop_of_no_sensible_length_is_refused(every):
    with pytest.raises(CommandError, match="1 to 3600"):
        call_command("tick", f"--every={every}")


def test_the_loop_outlives_a_database_that_does_not_answer(monkeypatch, capsys):
    rounds: list[int] = []

    class Stop:
        """An event that is set after the third wait."""

        def is_set(self):
            return len(rounds) >= 3

        def wait(self, seconds):
            return None

        def set(self):
            rounds.extend([0, 0, 0])

    def failing(command):
        rounds.append(1)
        if len(rounds) == 1:
            raise OperationalError("gone")
        return 0

    monkeypatch.setattr(tick.threading, "Event", Stop)
    monkeypatch.setattr(tick.signal, "signal", lambda *_: None)
    monkeypatch.setattr(tick.os, "nice", lambda _: 0)
    monkeypatch.setattr(tick, "close_old_connections", lambda: None)
    monkeypatch.setattr(tick.Command, "round", failing)
    call_command("tick", "--every=1")
    assert len(rounds) == 3
    assert "did not answer" in capsys.readouterr().err


@pytest.fixture
def half_broken(monkeypatch, settings, tmp_path):
    """Three kinds of work, of which the middle one raises."""
    settings.DATA_DIR = tmp_path
    calls: list[str] = []

    def broken():
        calls.append("broken")
        raise ZeroDivisionError("nothing to divide by")

    kinds = (("first", lambda: calls.append("first") or 0), ("broken", broken))
    last = Due("last", lambda: calls.append("last") or 0)
    monkeypatch.setattr(tick, "WORK", (*(Due(name, work) for name, work in kinds), last))
    return calls


@pytest.mark.django_db
def test_an_entry_that_raises_stops_no_other(half_broken):
    said = run()
    assert half_broken == ["first", "broken", "last"]
    assert "broken failed (ZeroDivisionError: nothing to divide by)" in said
    task = Task.objects.get(kind="failed")
    assert task.data == {"work": "broken", "error": "ZeroDivisionError: nothing to divide by"}


@pytest.mark.django_db
def test_an_entry_that_raised_rests_longer_each_time_and_is_one_task(half_broken, monkeypatch):
    moment = [1_000_000.0]
    monkeypatch.setattr(beat.time, "time", lambda: moment[0])
    tries = []
    for second in range(0, 80, 5):
        moment[0] = 1_000_000.0 + second
        before = half_broken.count("broken")
        run()
        tries += [second] * (half_broken.count("broken") - before)
    assert tries == [0, 10, 30, 70], "pauses of 10, 20 and 40 seconds"
    assert half_broken.count("last") == 16 and Task.objects.count() == 1
    moment[0] -= 7200
    run()
    assert half_broken.count("broken") == 5, "a clock set back ends the pause"


@pytest.mark.django_db
def test_work_that_succeeds_again_is_no_longer_failing(half_broken, monkeypatch):
    run()
    assert set(beat.read().failing) == {"broken"}
    mended = Due("broken", lambda: 0)
    monkeypatch.setattr(tick, "WORK", (mended,))
    ill = beat.read()
    ill.failing["broken"].again_at = 0.0
    ill.write()
    run()
    assert beat.read().failing == {}


@pytest.mark.django_db
def test_a_disk_that_takes_no_note_stops_no_work(half_broken, settings, monkeypatch):
    def full(self):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(beat.Beat, "write", full)
    assert "cannot note" in run()
    assert half_broken == ["first", "broken", "last"]


@pytest.fixture
def environment(tmp_path):
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR") if name in os.environ
    }
    return {**kept, "NEWSROOM_DEMO": "1", "NEWSROOM_DATA": str(tmp_path / "data")}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_loop_well(environment, number):
    loop = subprocess.Popen(
        [sys.executable, "-c", HELD, "--every=3600"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    with loop:
        assert loop.stdout.readline() == "a round\n"
        loop.send_signal(number)
        assert loop.wait(timeout=30) == 0


def test_the_loop_ends_when_whoever_started_it_has_ended(environment):
    starter = (
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', sys.argv[1], '--every=3600',"
        " '--with-parent']); sys.stdin.read()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", starter, HELD],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with parent:
        assert parent.stdout.readline() == "a round\n"
        parent.kill()
        # Its end closes the last writer of the pipe; a loop that stays would keep it open for an hour.
        assert parent.stdout.read() == ""


# The command itself, with a round that only says that it has run.
HELD = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
import django
django.setup()
from articles.management.commands.tick import Command
Command.round = lambda self: print("a round", flush=True) or 0
Command().run_from_argv(["manage.py", "tick", *sys.argv[1:]])
"""


def test_the_list_of_work_is_whole():
    names = [
        "effects done",
        "places of withdrawn stories looked at",
        "photos worked on",
        "share images drawn",
        "letters sent on",
        "readers' reports forgotten",
        "unsaved texts forgotten",
        "old counts of reads dropped",
        "audit log anchored",
    ]
    assert [due.name for due in ticks.WORK] == names


def test_no_two_kinds_of_work_wait_for_one_lock():
    """The work in the background once held up every publication: it locked on the claims' number."""
    assert len({TICK_LOCK, CLAIMS_LOCK, OUTBOX_LOCK, COUNT_LOCK}) == 4
