"""Reads the environment into typed values and refuses, with one sentence of advice, what cannot be meant."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off", ""})
# The demo leaves this file in its data folder; manage.py sets this variable, the server never does.
DEMO_MARK = "demo"
MANAGE = "NEWSROOM_MANAGE"
# Whoever sets one of these means another newsroom than the demo's.
DECIDES = ("NEWSROOM_DEMO", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL")


class Environment:
    """Typed look-ups over environment variables; every error names the variable and what to write instead."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = os.environ if values is None else values

    def text(self, name: str, default: str = "") -> str:
        return self._values.get(name, default).strip()

    def flag(self, name: str, default: bool = False) -> bool:
        raw = self._values.get(name)
        if raw is None:
            return default
        word = raw.strip().lower()
        if word in TRUE:
            return True
        if word in FALSE:
            return False
        raise ImproperlyConfigured(f"{name}={raw!r} is neither yes nor no. Write {name}=1 or {name}=0.")

    def is_beside_demo(self, data: Path) -> bool:
        """A command of manage.py, with nothing said about where, in a data folder that holds the demo."""
        return self.flag(MANAGE) and not any(map(self.text, DECIDES)) and (data / DEMO_MARK).is_file()

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        raw = self.text(name)
        if not raw:
            return default
        is_number = raw.isascii() and raw.isdigit() and len(raw) <= len(str(high))
        if not is_number or not low <= int(raw) <= high:
            raise ImproperlyConfigured(f"{name}={raw[:40]!r} must be a whole number from {low} to {high}.")
        return int(raw)

    def words(self, name: str, default: str = "") -> list[str]:
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def languages(self, name: str, default: str, known: list[str]) -> list[str]:
        """Language codes in order; the first is the default language of the site."""
        found = self.words(name, default)
        unknown = [code for code in found if code not in known]
        if not found or unknown or len(set(found)) != len(found):
            raise ImproperlyConfigured(
                f"{name}={self.text(name, default)!r}: "
                f"write a comma-separated choice of {', '.join(known)}, "
                "each once, the default language first. Another language needs a column: see the README."
            )
        return found

    def site_url(self, name: str, default: str) -> str:
        """Scheme and host of the public site, without a trailing slash; empty if neither is given."""
        raw = (self.text(name) or default).rstrip("/")
        if not raw:
            return ""
        parts = split_url(name, raw)
        if (
            parts.scheme not in {"http", "https"}
            or not parts.hostname
            or raw != f"{parts.scheme}://{parts.netloc}"
        ):
            raise ImproperlyConfigured(
                f"{name}={raw!r} must be scheme and host only, like https://news.example"
            )
        if "@" in parts.netloc:
            raise ImproperlyConfigured(f"{name} must not hold a login: it is printed on every page.")
        return raw

    def contact(self, name: str) -> str:
        """Where people can write to, as security.txt wants it (RFC 9116, 2.5.3); empty if nothing is said."""
        raw = self.text(name)
        is_plain = raw.isascii() and raw.isprintable() and " " not in raw
        if raw and not (is_plain and raw.startswith(("mailto:", "https://"))):
            raise ImproperlyConfigured(f"{name} must be like mailto:security@news.example or https://…")
        return raw

    def database(self, name: str, sqlite_file: Path) -> dict[str, Any]:
        """A Django database dictionary: SQLite beside the data, or PostgreSQL from a URL (RFC 3986 form)."""
        raw = self.text(name)
        if not raw:
            return sqlite(sqlite_file)
        parts = split_url(name, raw)
        if parts.scheme == "sqlite":
            return sqlite(Path(unquote(parts.path)))
        if parts.scheme not in {"postgres", "postgresql"}:
            raise ImproperlyConfigured(
                f"{name} begins with {parts.scheme!r}. Write postgresql://user:password@host:5432/name, "
                "or leave it empty for SQLite."
            )
        database = unquote(parts.path.lstrip("/"))
        if not database:
            raise ImproperlyConfigured(f"{name} names no database: add /name after the host.")
        query = dict(parse_qsl(parts.query))
        return postgresql(
            database=database,
            user=unquote(parts.username or query.pop("user", "")),
            password=unquote(parts.password or ""),
            host=query.pop("host", "") or unquote(parts.hostname or ""),
            port=str(parts.port or query.pop("port", "")),
            options=query,
        )


def split_url(name: str, raw: str) -> SplitResult:
    """The parts of an address; a broken one is said without repeating it, since it may hold a password."""
    try:
        parts = urlsplit(raw)
        # Looked at here because urllib checks the port only when it is asked for.
        _port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not an address: look at its brackets and its port.") from error
    return parts


def kept(path: Path, make: Callable[[], str]) -> str:
    """The one line of a file that only its owner can read; made by `make` on the first call."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        line = path.read_text(encoding="utf-8").strip()
        if not line:
            raise ImproperlyConfigured(f"{path} is empty. Delete it, and it is made anew.") from None
        return line
    line = make()
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f"{line}\n")
    return line


def new_key() -> str:
    """64 random characters: sessions and signatures outlive a restart, but never leave this machine."""
    return secrets.token_urlsafe(48)


def sqlite(path: Path) -> dict[str, Any]:
    """WAL and IMMEDIATE: without them concurrent writes fail "locked" (measured: 478 of 600 against 0)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Tests use a file as well, each run its own: a database in memory knows neither WAL nor a second
        # connection.
        "TEST": {"NAME": path.with_name(f"test-{os.getpid()}-{path.name}")},
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; "
                "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def postgresql(
    *, database: str, user: str, password: str, host: str, port: str, options: dict[str, str]
) -> dict[str, Any]:
    """A bounded pool, prepared statements, and time limits on everything that could wait."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database,
        "USER": user,
        "PASSWORD": password,
        "HOST": host,
        "PORT": port,
        "OPTIONS": {
            "connect_timeout": 2,
            "pool": {"min_size": 1, "max_size": 16, "timeout": 5},
            "server_side_binding": True,
            "options": (
                "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s "
                "-c synchronous_commit=on"
            ),
            **options,
        },
    }
