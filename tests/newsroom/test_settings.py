"""The settings as a process starts with them: unsafe ones stop it by name, good ones warn of nothing."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEY = "k3y-" + "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP"
PRODUCTION = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "news.example", "SITE_URL": "https://news.example"}


def start(tmp_path: Path, *arguments: str, **values: str) -> subprocess.CompletedProcess[str]:
    """A new process of this Python with this environment and no other."""
    environment = {
        "PATH": os.environ["PATH"],
        "NEWSROOM_DATA": str(tmp_path),
        "PYTHONDONTWRITEBYTECODE": "1",
        **values,
    }
    command = [sys.executable, "-W", "error", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def settings(tmp_path: Path, expression: str, **values: str) -> subprocess.CompletedProcess[str]:
    return start(tmp_path, "-c", f"from newsroom import settings; print({expression})", **values)


def test_production_starts_and_deploy_checks_find_nothing(tmp_path):
    everything = ("check", "--deploy", "--database", "default", "--fail-level", "WARNING")
    migrated = start(tmp_path, "manage.py", "migrate", "--verbosity", "0", **PRODUCTION)
    assert (migrated.returncode, migrated.stderr) == (0, "")
    found = start(tmp_path, "manage.py", *everything, **PRODUCTION)
    assert found.returncode == 0, found.stderr
    assert "no issues (0 silenced)" in found.stdout


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": KEY[:49]}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"SECRET_KEY": "django-insecure-" + KEY}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "news.example,*"}, "ALLOWED_HOSTS"),
        ({"SITE_URL": ""}, "SITE_URL"),
        ({"SITE_URL": "http://news.example"}, "SITE_URL"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"NEWSROOM_DEMO": "1"}, "NEWSROOM_DEMO"),
        ({"DEBUG": "perhaps"}, "DEBUG"),
        ({"SITE_LANGUAGES": "ko,xx"}, "SITE_LANGUAGES"),
        ({"DATABASE_URL": "mysql://db/news"}, "DATABASE_URL"),
    ],
    ids=str,
)
def test_an_unsafe_or_impossible_setting_stops_the_start_and_is_named(tmp_path, change, named):
    found = settings(tmp_path, "1", **{**PRODUCTION, **change})
    assert found.returncode != 0
    last = found.stderr.strip().splitlines()[-1]
    assert last.startswith("django.core.exceptions.ImproperlyConfigured") and named in last
    assert KEY not in found.stderr.replace("django-insecure-", "")


def test_every_unsafe_setting_is_named_at_once(tmp_path):
    for values in ({}, {"SITE_URL": ""}, {"SITE_URL": "http://news.example"}):
        found = settings(tmp_path, "1", **values)
        last = found.stderr.strip().splitlines()[-1]
        for name in ("SECRET_KEY:", "ALLOWED_HOSTS:", "SITE_URL:", "NEWSROOM_DEMO=1"):
            assert name in last, (values, name)


@pytest.mark.parametrize("arguments", [["check"], ["migrate"], ["import_page_text", "x", "--language", "ko"]])
def test_a_command_says_unsafe_settings_in_one_line_and_fails(tmp_path, arguments):
    found = start(tmp_path, "manage.py", *arguments)
    assert (found.returncode, found.stdout, found.stderr.count("\n")) == (1, "", 1)
    assert "SECRET_KEY" in found.stderr and "NEWSROOM_DEMO=1" in found.stderr


def test_a_command_beside_a_demo_belongs_to_it(tmp_path):
    assert start(tmp_path, "manage.py", "check").returncode == 1
    (tmp_path / "demo").touch()
    found = start(tmp_path, "manage.py", "check")
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize(
    "said",
    [
        {"NEWSROOM_DEMO": "0"},
        {"SECRET_KEY": KEY},
        {"ALLOWED_HOSTS": "news.example"},
        {"SITE_URL": "https://news.example"},
        {"DATABASE_URL": "sqlite:////srv/news.sqlite3"},
    ],
    ids=str,
)
def test_whoever_says_where_a_command_runs_means_no_demo(tmp_path, said):
    (tmp_path / "demo").touch()
    found = start(tmp_path, "manage.py", "check", **said)
    assert found.returncode == 1 and "unsafe settings" in found.stderr


def test_a_server_is_never_the_demo_because_of_a_file(tmp_path):
    (tmp_path / "demo").touch()
    found = start(tmp_path, "-c", "import newsroom.wsgi")
    assert found.returncode == 1 and "unsafe settings" in found.stderr


def test_production_speaks_https_only_and_its_cookies_too(tmp_path):
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY")
    flags = ", ".join(f"settings.{name}" for name in names)
    found = settings(tmp_path, f"all([{flags}]), settings.SESSION_COOKIE_NAME, settings.DEBUG", **PRODUCTION)
    assert found.stdout.strip() == "True __Host-session False"


def test_a_proxy_is_believed_only_when_it_is_said_that_there_is_one(tmp_path):
    assert settings(tmp_path, "settings.SECURE_PROXY_SSL_HEADER", **PRODUCTION).stdout.strip() == "None"
    behind = settings(tmp_path, "settings.SECURE_PROXY_SSL_HEADER", **PRODUCTION, BEHIND_PROXY="1")
    assert "HTTP_X_FORWARDED_PROTO" in behind.stdout


def test_the_demo_keeps_its_key_from_one_start_to_the_next(tmp_path):
    first, second = (
        settings(tmp_path, "settings.SECRET_KEY", NEWSROOM_DEMO="1").stdout.strip() for _ in range(2)
    )
    assert first == second == (tmp_path / "secret-key").read_text().strip()
    given = secrets.token_urlsafe(48)
    assert (
        settings(tmp_path, "settings.SECRET_KEY", NEWSROOM_DEMO="1", SECRET_KEY=given).stdout.strip() == given
    )


def test_three_languages_start_and_the_columns_stay_the_same(tmp_path):
    found = settings(
        tmp_path, "settings.SITE_LANGUAGES, settings.LANGUAGE_CODE, settings.MODELTRANSLATION_LANGUAGES",
        **PRODUCTION, SITE_LANGUAGES="ja,ko,en",
    )  # fmt: skip
    assert found.stdout.strip() == "['ja', 'ko', 'en'] ja ('ko', 'en', 'ja')"
    local = {"NEWSROOM_DEMO": "1", "SITE_LANGUAGES": "ko,en,ja"}
    for arguments in (("check", "--fail-level", "WARNING"), ("makemigrations", "--check", "--dry-run")):
        done = start(tmp_path, "manage.py", *arguments, **local)
        assert done.returncode == 0, done.stdout + done.stderr


A_FOURTH_LANGUAGE = """
import django
from newsroom import settings
settings.COLUMN_LANGUAGES.append("vi")
settings.LANGUAGES.append(("vi", "Vietnamese"))
settings.MODELTRANSLATION_LANGUAGES = tuple(settings.COLUMN_LANGUAGES)
django.setup()
from articles.guards import GUARDS
from articles.models import Byline
conditions = {guard.name: guard.condition for guard in GUARDS}
frozen = conditions["guard_notice_once_begun_stays"]
print("claim_line_vi" in frozen, "terms_line_vi" in frozen, "name_vi" in str(Byline._meta.constraints))
"""


def test_a_language_added_to_the_settings_is_in_the_guards_and_constraints(tmp_path):
    found = start(
        tmp_path, "-c", A_FOURTH_LANGUAGE, NEWSROOM_DEMO="1", DJANGO_SETTINGS_MODULE="newsroom.settings"
    )
    assert found.stdout.split() == ["True"] * 3, found.stderr
