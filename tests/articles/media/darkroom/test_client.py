"""The darkroom's processes: bounded in memory and time, replaced when they fail, shared by threads."""

import os
import random
import resource
import signal
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from articles.media.darkroom import client
from articles.media.darkroom.client import Pool, Process
from articles.media.limits import LOOK, MAX_MEMORY, NICENESS, Allowance
from articles.media.recipes import INSTANT, RECIPES
from articles.media.refusals import Refused
from tests.articles.media.files import encoded, picture, png_claiming

HEAD = {"recipes": [recipe.name for recipe in INSTANT], "focal": (0.5, 0.5), "facts": None}
MOST = 300 * 1024 * 1024
# The same seconds of a core, but all the time in the world: tests run where others work too.
UNHURRIED = Allowance(cpu=LOOK.cpu, wall=120.0, patience=120.0)


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(size=1)
    yield made
    while not made.free.empty():
        process = made.free.get()
        if process is not None:
            process.end()


def standing(pool: Pool) -> Process:
    """The one process, which is free."""
    process = pool.free.get(timeout=1)
    pool.free.put(process)
    return process


def peak(process: Process) -> int:
    """The most memory it ever held, in bytes."""
    status = Path(f"/proc/{process.running.pid}/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def noisy(size: tuple[int, int]) -> Image.Image:
    """As rich as a photograph: neither flat nor pure noise."""
    grain = Image.frombytes("L", (600, 400), random.Random(7).randbytes(240_000)).resize(size)
    ramp = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (grain, ramp, Image.blend(grain, ramp, 0.5)))


def test_one_process_takes_one_picture_after_another(pool):
    for _ in range(3):
        told, files = pool.ask(HEAD, encoded(picture()), UNHURRIED)
        assert (told["width"], len(files)) == (1600, len(INSTANT))
    first = standing(pool)
    pool.ask(HEAD, encoded(picture()), UNHURRIED)
    assert standing(pool) is first


def test_it_may_write_no_file_and_has_its_memory_and_seconds_bounded(pool):
    pool.ask(HEAD, encoded(picture()), UNHURRIED)
    limits = Path(f"/proc/{standing(pool).running.pid}/limits").read_text()
    soft = {line[:26].strip(): line[26:47].strip() for line in limits.splitlines()}
    assert soft["Max file size"] == "0"
    assert soft["Max core file size"] == "0"
    assert int(soft["Max cpu time"]) <= 5
    assert int(soft["Max address space"]) < MAX_MEMORY + 600 * 1024 * 1024
    assert int(soft["Max address space"]) != resource.RLIM_INFINITY


HOSTILE = {
    "a PNG of 40 million pixels in a few bytes": lambda: png_of_zeros(8000, 5000, 16),
    "a PNG that claims 10^9 pixels": lambda: png_claiming(40_000, 30_000),
    "a JPEG of 119 million pixels": lambda: encoded(Image.new("L", (11_900, 10_000)), quality=1),
    "a text chunk that unpacks to 60 MB": lambda: with_text_chunk(60),
}


def chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


def png_of_zeros(width: int, height: int, depth: int) -> bytes:
    """RGBA of nothing: 16 bits a channel, which is what costs a decoder most."""
    packer = zlib.compressobj(1)
    row = bytes(1 + width * 4 * depth // 8)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((depth, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def with_text_chunk(megabytes: int) -> bytes:
    small = encoded(picture((8, 8)), "PNG")
    text = b"Comment\x00\x00" + zlib.compress(bytes(megabytes * 1024 * 1024))
    return small[:33] + chunk(b"zTXt", text) + small[33:]


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_stays_within_300_mb_and_the_next_photo_is_taken(pool, make):
    try:
        pool.ask(HEAD, make(), UNHURRIED)
    except Refused as refused:
        assert refused.code in ("memory", "pixels", "damaged", "too_much")
    process = pool.free.get()
    pool.free.put(process)
    if process is not None:
        assert peak(process) < MOST
    assert pool.ask(HEAD, encoded(picture()), UNHURRIED)[0]["format"] == "JPEG"


def test_a_photo_of_24_megapixels_is_developed_within_six_seconds_of_a_core_and_300_mib(pool):
    data = encoded(noisy((6000, 4000)), quality=85)
    everything = HEAD | {"recipes": [recipe.name for recipe in RECIPES]}
    told, files = pool.ask(everything, data, Allowance(cpu=6, wall=90.0, patience=1.0))
    assert (told["width"], told["height"], len(files)) == (6000, 4000, len(RECIPES))
    assert peak(standing(pool)) < MOST


def test_who_had_no_core_until_its_time_was_up_is_asked_again_and_the_next_one_gets_a_new_process(pool):
    pool.ask(HEAD, encoded(picture()), UNHURRIED)
    first = standing(pool)
    os.kill(first.running.pid, signal.SIGSTOP)
    with pytest.raises(Refused) as refused:
        pool.ask(HEAD, encoded(picture()), Allowance(cpu=3, wall=0.05, patience=1.0))
    assert refused.value.code == "busy"
    assert first.running.poll() is not None
    assert pool.ask(HEAD, encoded(picture()), UNHURRIED)[0]["width"] == 1600


def test_too_much_processor_time_ends_it(pool):
    everything = HEAD | {"recipes": [recipe.name for recipe in RECIPES] * 9}
    with pytest.raises(Refused) as refused:
        pool.ask(everything, encoded(noisy((2400, 1600))), Allowance(cpu=0, wall=60.0, patience=1.0))
    assert refused.value.code == "too_much"
    assert pool.ask(HEAD, encoded(picture()), UNHURRIED)[0]["width"] == 1600


def test_a_process_that_ended_while_idle_is_replaced_without_a_word(pool):
    pool.ask(HEAD, encoded(picture()), UNHURRIED)
    standing(pool).running.kill()
    standing(pool).running.wait()
    assert pool.ask(HEAD, encoded(picture()), UNHURRIED)[0]["width"] == 1600


def test_one_that_retires_after_its_last_picture_is_replaced_too(pool, monkeypatch):
    pool.ask(HEAD, encoded(picture()), UNHURRIED)
    first = standing(pool)
    # As it retires by itself: it reads no more and ends well.
    first.running.stdin.close()
    first.running.wait()
    monkeypatch.setattr(first.running, "poll", lambda: None)
    assert pool.ask(HEAD, encoded(picture()), UNHURRIED)[0]["width"] == 1600
    assert standing(pool) is not first


def test_threads_wait_their_turn_and_each_gets_its_own_answer(pool):
    sizes = [(200 + 10 * number, 100) for number in range(12)]
    with ThreadPoolExecutor(max_workers=6) as threads:
        told = list(threads.map(lambda size: pool.ask(HEAD, encoded(picture(size)), UNHURRIED)[0], sizes))
    assert [(one["width"], one["height"]) for one in told] == sizes


def test_who_waits_too_long_is_asked_to_come_again(pool):
    pool.free.get()
    with pytest.raises(Refused) as refused:
        pool.ask(HEAD, encoded(picture()), Allowance(cpu=3, wall=4.5, patience=0.01))
    assert refused.value.code == "busy"
    pool.free.put(None)


def test_a_queue_of_hostile_files_answers_each_before_five_seconds_are_over():
    """What waits in line is taken from the same seconds; whatever they want of the core is bounded anyway."""
    assert LOOK.patience < LOOK.wall < 5 and LOOK.cpu < LOOK.wall


def test_a_process_that_does_not_get_ready_in_time_is_ended_and_the_picture_may_come_again(pool, monkeypatch):
    ended: list[Process] = []
    monkeypatch.setattr(client, "START", 0.0)
    monkeypatch.setattr(Process, "end", lambda self, end=Process.end: ended.append(self) or end(self))
    with pytest.raises(Refused) as refused:
        pool.ask(HEAD, encoded(picture()), UNHURRIED)
    assert refused.value.code == "busy"
    assert ended[0].running.returncode is not None
    monkeypatch.undo()
    assert pool.ask(HEAD, encoded(picture()), UNHURRIED)[0]["width"] == 1600


def test_time_spent_in_line_is_no_time_left_for_the_picture(pool, monkeypatch):
    pool.ask(HEAD, encoded(picture()), UNHURRIED)
    given: list[float] = []
    monkeypatch.setattr(standing(pool), "ask", lambda head, data, wall: given.append(wall) or ({}, []))
    clock = iter((100.0, 101.5))
    monkeypatch.setattr(client, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    pool.ask(HEAD, b"", Allowance(cpu=3, wall=4.5, patience=2.0))
    assert given == [3.0]


def test_renditions_are_made_behind_the_uploads_somebody_waits_for():
    patient = Pool(1, is_patient=True)
    patient.ask(HEAD, encoded(picture((60, 40))), UNHURRIED)
    process = patient.free.get()
    assert os.getpriority(os.PRIO_PROCESS, process.running.pid) == min(
        19, os.getpriority(os.PRIO_PROCESS, 0) + NICENESS
    )
    process.end()
    assert client.DEVELOPING.is_patient and not client.LOOKING.is_patient


def test_nothing_of_the_servers_environment_reaches_the_darkroom(pool):
    pool.ask(HEAD, encoded(picture()), UNHURRIED)
    environment = Path(f"/proc/{standing(pool).running.pid}/environ").read_bytes()
    assert b"NEWSROOM" not in environment and b"SECRET" not in environment
