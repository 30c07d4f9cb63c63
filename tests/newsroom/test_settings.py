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
    found = start(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
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
    found = settings(tmp_path, "1", SITE_URL="http://news.example")
    assert all(name in found.stderr for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL"))


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
