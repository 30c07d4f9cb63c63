"""`manage.py demo` as a person runs it: in a process of its own, with a data folder of its own, on SQLite."""

import fcntl
import os
import re
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.exceptions import ImproperlyConfigured

from newsroom.environment import kept, new_key

ROOT = Path(__file__).resolve().parents[3]
LOGIN = re.compile(r"^Login +admin +password (\S+)$", re.M)
INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")


def environment(data, **more):
    kept_ones = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return {**kept_ones, "NEWSROOM_DEMO": "1", "NEWSROOM_DATA": str(data), **more}


def demo(data, *arguments, **more):
    return subprocess.run(
        [sys.executable, "manage.py", "demo", *arguments],
        cwd=ROOT,
        env=environment(data, **more),
        capture_output=True,
        text=True,
        check=False,
    )


def prepare(data, **more):
    done = demo(data, "--prepare-only", **more)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


OLD_PASSWORD = "kept-from-before-it"


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The data folder after FRESH=1 over an older newsroom of the demo's, what was printed, what was served.

    Loading the sample takes most of a minute on a slow machine: everything here looks at this one.
    """
    data = tmp_path_factory.mktemp("demo") / "data"
    data.mkdir()
    for name, text in (("demo", "This folder holds the sample newsroom.\n"), ("demo-login", OLD_PASSWORD)):
        (data / name).write_text(text)
        (data / name).chmod(0o600)
    with closing(sqlite3.connect(data / "newsroom.sqlite3")) as database:
        database.execute("CREATE TABLE left_over (word text)")
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    served = {"port": port}
    with (data / "out.txt").open("w+") as out:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "demo"],
            cwd=ROOT,
            env=environment(data, PORT=str(port), FRESH="1"),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            served["health"] = get(server, port, "/healthz", patience=600)[0]
            manifest = (data / "static" / "staticfiles.json").read_text()
            css = re.search(r"admin/css/base\.[0-9a-f]{12}\.css", manifest)[0]
            served["css"] = get(server, port, f"/static/{css}")
            served["loops"] = loops(data)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=120)
        out.seek(0)
        printed = out.read()
    return data, printed, served


@pytest.fixture
def again(first, tmp_path):
    """A copy of the first run's folder, to be changed at will, and the password it was given."""
    data = shutil.copytree(first[0], tmp_path / "data")
    return data, LOGIN.search(first[1])[1]


def change(data, statement, *values):
    with closing(sqlite3.connect(data / "newsroom.sqlite3")) as database:
        assert database.execute(statement, values).rowcount == 1
        database.commit()


def read(data, query):
    with closing(sqlite3.connect(data / "newsroom.sqlite3")) as database:
        return database.execute(query).fetchone()[0]


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def test_it_prints_both_addresses_and_the_login_it_had(first):
    _, printed, served = first
    assert f"http://127.0.0.1:{served['port']}/\n" in printed
    assert f"http://127.0.0.1:{served['port']}/admin/\n" in printed
    assert LOGIN.search(printed)[1] == OLD_PASSWORD


def test_its_steps_are_counted(first):
    steps = re.findall(r"^\[(\d)/(\d)\]", first[1], re.M)
    assert steps == [(str(number), str(len(steps))) for number in range(1, len(steps) + 1)]


def test_secrets_are_readable_by_their_owner_only(first):
    for name in ("demo-login", "secret-key"):
        assert stat.S_IMODE((first[0] / name).stat().st_mode) == 0o600


def command(data, *arguments):
    """A command as typed in a shell where nothing is exported; only the folder is this test's own."""
    said = {name: value for name, value in environment(data).items() if name != "NEWSROOM_DEMO"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=said,
        capture_output=True,
        text=True,
        check=False,
    )


def test_commands_work_as_typed_beside_the_demo(again):
    page = ROOT / "tests" / "data" / "page_ko.txt"
    made = command(
        again[0],
        "import_page_text",
        str(page),
        "--language",
        "ko",
        "--bureau",
        "honam",
        "--section",
        "economy",
    )
    assert made.returncode == 0, made.stderr
    number = made.stdout.split()[-1]
    done = command(again[0], "transition", "approve", number, "ko", "--by", "admin")
    assert done.returncode == 0, done.stderr
    query = f"SELECT stage FROM articles_edition WHERE article_id = {int(number)} AND language = 'ko'"
    assert read(again[0], query) == "approved"


def test_the_demo_starts_again_as_typed_and_serves(again, port):
    said = {name: value for name, value in environment(again[0]).items() if name != "NEWSROOM_DEMO"}
    server = subprocess.Popen(
        [sys.executable, "manage.py", "demo"],
        cwd=ROOT,
        env=said | {"PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        assert get(server, port, "/ko/", patience=600)[0] == 200
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=120)


def test_static_files_are_hashed_and_compressed(first):
    names = [path.name for path in (first[0] / "static" / "admin" / "css").iterdir()]
    assert any(re.fullmatch(r"base\.[0-9a-f]{12}\.css", name) for name in names)
    assert any(re.fullmatch(r"base\.[0-9a-f]{12}\.css\.br", name) for name in names)
    assert any(re.fullmatch(r"base\.[0-9a-f]{12}\.css\.gz", name) for name in names)


def test_a_second_run_keeps_what_was_edited_and_prints_the_same_login(again):
    data, password = again
    change(data, "UPDATE articles_section SET name_ko = '돈과 삶' WHERE slug = 'economy'")
    key = (data / "secret-key").read_text()
    stories = read(data, "SELECT count(*) FROM articles_article")
    assert LOGIN.search(prepare(data))[1] == password
    assert read(data, "SELECT name_ko FROM articles_section WHERE slug = 'economy'") == "돈과 삶"
    assert read(data, "SELECT count(*) FROM articles_article") == stories
    assert (data / "secret-key").read_text() == key


def test_a_password_someone_set_is_neither_printed_nor_changed(again):
    data, password = again
    encoded = PBKDF2PasswordHasher().encode("my own long password", "salt-of-this-test")
    change(data, "UPDATE accounts_user SET password = ? WHERE username = 'admin'", encoded)
    printed = prepare(data)
    assert "the password you set" in printed
    assert password not in printed
    assert read(data, "SELECT password FROM accounts_user WHERE username = 'admin'") == encoded


def test_fresh_starts_over_and_serves_until_it_is_told_to_stop(first):
    data, _printed, served = first
    assert served["health"] == 200
    status, headers = served["css"]
    assert (status, headers["Content-Encoding"]) == (200, "br")
    assert served["loops"], "what is due in the background is done beside the server"
    assert read(data, "SELECT count(*) FROM sqlite_master WHERE name = 'left_over'") == 0
    assert read(data, "SELECT name_ko FROM articles_section WHERE slug = 'economy'") == "경제"
    # Listening here proves that no worker was left behind.
    socket.create_server(("127.0.0.1", served["port"])).close()
    until = time.monotonic() + 120
    while loops(data):
        assert time.monotonic() < until, "the loop went on without its server"
        time.sleep(0.1)


def loops(data):
    """The processes of this folder that do what is due in the background."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_loop = b"\0tick\0" in (process / "cmdline").read_bytes()
            if is_loop and f"NEWSROOM_DATA={data}\0".encode() in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue  # it has ended meanwhile
    return found


def test_fresh_empties_no_newsroom_that_the_demo_did_not_make(again):
    data, _password = again
    (data / "demo").unlink()
    done = demo(data, FRESH="1")
    assert done.returncode == 1
    assert "did not make" in done.stderr
    assert read(data, "SELECT count(*) FROM articles_article")


def test_fresh_takes_nothing_from_under_a_running_server(again):
    data, _password = again
    with (data / "in-use").open("a") as served:
        fcntl.flock(served, fcntl.LOCK_SH)
        done = demo(data, FRESH="1")
    assert done.returncode == 1
    assert "Stop it first" in done.stderr
    assert read(data, "SELECT count(*) FROM articles_article")


def get(server, port, path, patience=10):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "br"})
    until = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return answer.status, answer.headers
        except urllib.error.URLError:
            assert server.poll() is None, "the demo ended by itself"
            assert time.monotonic() < until, "nothing listens"
            time.sleep(0.1)


def test_a_busy_port_is_said_in_one_line_before_any_work(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = taken.getsockname()[1]
        done = demo(tmp_path / "data", PORT=str(busy))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"Port {busy} is busy" in done.stderr
    assert f"PORT={busy + 1 if busy < 65535 else 8000}" in done.stderr
    assert not (tmp_path / "data" / "newsroom.sqlite3").exists()


@pytest.mark.parametrize(
    ("more", "advice"),
    [
        ({"PORT": "eighty"}, "whole number from 1 to 65535"),
        ({"FRESH": "maybe"}, "FRESH=1 or FRESH=0"),
        ({"HOST": "no-such-host.invalid"}, "HOST=127.0.0.1"),
        ({"DATABASE_URL": "postgresql://nobody@/none?host=/nowhere", "FRESH": "1"}, "SQLite only"),
        ({"NEWSROOM_DEMO": "0", "DEBUG": "1"}, "make demo"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(tmp_path, more, advice):
    done = demo(tmp_path / "data", **more)
    assert done.returncode == 1
    assert advice in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_secret_is_made_once_and_then_read(tmp_path):
    path = tmp_path / "deep" / "secret"
    made = kept(path, new_key)
    assert len(made) >= 50
    assert kept(path, new_key) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_empty_secret_is_not_taken_for_one(tmp_path):
    (tmp_path / "secret").touch()
    with pytest.raises(ImproperlyConfigured, match="is empty"):
        kept(tmp_path / "secret", new_key)


def test_no_two_secrets_are_alike():
    assert len({new_key() for _ in range(20)}) == 20
