"""What the environment says is read as typed values, or refused by its name and what to write instead."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.environment import Environment, kept, new_key

FILE = Path("newsroom.sqlite3")


def env(**values: str) -> Environment:
    return Environment(values)


@pytest.mark.parametrize("word", ["1", "true", "YES", " on "])
def test_a_flag_is_yes(word):
    assert env(X=word).flag("X") is True


@pytest.mark.parametrize("word", ["0", "False", "no", "OFF", ""])
def test_a_flag_is_no(word):
    assert env(X=word).flag("X", default=True) is False


@pytest.mark.parametrize("word", ["2", "maybe", "예", "truee"])
def test_a_flag_that_is_neither_is_refused(word):
    with pytest.raises(ImproperlyConfigured, match="Write X=1 or X=0"):
        env(X=word).flag("X")


def test_a_variable_that_is_not_set_has_its_default():
    assert env().flag("X") is False and env().flag("X", default=True) is True
    assert env().number("X", 7, low=1, high=9) == 7
    assert env(X=" ").number("X", 7, low=1, high=9) == 7
    assert env().words("X", "a, b") == ["a", "b"]


@pytest.mark.parametrize("raw", ["0", "10", "-1", "1.5", "one", "１", "1" * 5000])
def test_a_number_out_of_its_range_is_refused(raw):
    with pytest.raises(ImproperlyConfigured, match="must be a whole number from 1 to 9"):
        env(X=raw).number("X", 7, low=1, high=9)


def test_languages_are_a_choice_in_order_the_first_the_sites_own():
    assert env(X="en, ko").languages("X", "ko,en", ["ko", "en", "ja"]) == ["en", "ko"]
    assert env().languages("X", "ko,en", ["ko", "en", "ja"]) == ["ko", "en"]


@pytest.mark.parametrize("raw", ["ko,fr", "ko,ko", "KO", ","])
def test_languages_without_a_column_twice_or_none_are_refused(raw):
    with pytest.raises(ImproperlyConfigured, match="choice of ko, en, ja"):
        env(X=raw).languages("X", "ko", ["ko", "en", "ja"])


@pytest.mark.parametrize(
    "raw", ["https://news.example", "http://127.0.0.1:8000", "https://news.example/", "https://[::1]:8443"]
)
def test_a_site_address_is_scheme_and_host(raw):
    assert env(X=raw).site_url("X", "") == raw.rstrip("/")


@pytest.mark.parametrize(
    "raw",
    [
        "news.example", "//news.example", "ftp://news.example", "https://", "https://news.example/path",
        "https://news.example?x", "https://news.example#x", "https://[::1", "https://news.example:port",
        "https://news.example:99999", "https://ann:secret@news.example", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_anything_else_as_a_site_address_is_refused(raw):
    with pytest.raises(ImproperlyConfigured, match=r"^X"):
        env(X=raw).site_url("X", "")


@pytest.mark.parametrize("values", [{}, {"X": ""}, {"X": " "}])
def test_a_site_address_left_empty_has_its_default(values):
    assert env(**values).site_url("X", "http://127.0.0.1:8000") == "http://127.0.0.1:8000"
    assert env(**values).site_url("X", "") == ""


def test_without_a_database_address_it_is_sqlite_with_wal_and_immediate():
    found = env().database("X", FILE)
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", FILE)
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]
    assert env(X="sqlite:////srv/a%20b.sqlite3").database("X", FILE)["NAME"] == Path("//srv/a b.sqlite3")


def test_a_postgresql_address_is_taken_apart_and_every_wait_is_bounded():
    found = env(X="postgresql://ann:s%40crt@db.example:5433/news?sslmode=require").database("X", FILE)
    assert {key: found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "news", "USER": "ann", "PASSWORD": "s@crt", "HOST": "db.example", "PORT": "5433",
    }  # fmt: skip
    options = found["OPTIONS"]
    assert options["sslmode"] == "require"
    assert options["connect_timeout"] == 2 and options["pool"]["timeout"] == 5
    assert "statement_timeout" in options["options"] and "lock_timeout" in options["options"]


def test_a_socket_may_be_named_in_the_query():
    found = env(X="postgresql:///news?host=/run/pg&user=ann&port=5433").database("X", FILE)
    assert (found["HOST"], found["USER"], found["PORT"]) == ("/run/pg", "ann", "5433")


@pytest.mark.parametrize(
    "raw",
    ["mysql://ann:s3cret@db/news", "postgresql://ann:s3cret@db", "postgresql://ann:s3cret@db:port/news",
     "postgresql://ann:s3cret@[db/news", "postgresql://ann:s3cret@db:70000/news"],
)  # fmt: skip
def test_a_wrong_database_address_is_refused_without_printing_its_password(raw):
    with pytest.raises(ImproperlyConfigured, match=r"^X") as refused:
        env(X=raw).database("X", FILE)
    assert "s3cret" not in str(refused.value)


def test_a_key_is_made_once_kept_and_readable_by_its_owner_only(tmp_path):
    path = tmp_path / "deep" / "key"
    first = kept(path, new_key)
    assert kept(path, new_key) == first and len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_empty_key_file_is_refused_and_says_what_to_do(tmp_path):
    (tmp_path / "key").write_text("\n")
    with pytest.raises(ImproperlyConfigured, match="Delete it"):
        kept(tmp_path / "key", new_key)


def test_keys_are_never_the_same():
    assert new_key() != new_key()
