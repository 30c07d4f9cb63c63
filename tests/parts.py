"""The system parts the tests need: finds them, installs what is missing as root on Debian, else names it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

NODE = Path(__file__).resolve().parent / "node"
VNU_JAR = NODE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/Library/Fonts")
OLDEST_POSTGRESQL = 15
NPM_CI = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


class Part(NamedTuple):
    """One thing the tests need: how Debian and Homebrew call it, and whether it is here."""

    debian: str
    homebrew: str
    is_here: Callable[[], bool]


def chromium() -> str | None:
    """The path of the Chromium on this machine; Playwright's own download is never used."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def has_cjk_font() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(next(folder.rglob("*Noto*CJK*"), None) for folder in folders if folder.is_dir())


def postgresql_binaries() -> Path | None:
    """The folder of initdb and pg_ctl of the newest PostgreSQL here, if that is new enough.

    Debian keeps them off the PATH, in /usr/lib/postgresql/VERSION/bin.
    """
    candidates = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if on_path := shutil.which("initdb"):
        candidates.append(Path(on_path).resolve().parent)
    newest = max(candidates, key=_version, default=None)
    return newest if newest and _version(newest) >= OLDEST_POSTGRESQL else None


def _version(folder: Path) -> int:
    said = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
    return int(found[1]) if found and (folder / "pg_ctl").exists() else 0


def has_java() -> bool:
    # macOS carries a stub called java that only says where to buy one.
    java = shutil.which("java")
    return bool(java) and subprocess.run([java, "-version"], capture_output=True, check=False).returncode == 0


PARTS = {
    "chromium": Part("chromium", "chromium", lambda: chromium() is not None),
    "Noto CJK fonts": Part("fonts-noto-cjk", "font-noto-sans-cjk", has_cjk_font),
    "PostgreSQL": Part("postgresql", "postgresql@17", lambda: postgresql_binaries() is not None),
    "java": Part("default-jre-headless", "openjdk", has_java),
    "gettext": Part("gettext", "gettext", lambda: shutil.which("msgmerge") is not None),
    "npm": Part("npm", "node", lambda: shutil.which("npm") is not None),
}
# --fast runs no browser, no PostgreSQL and no HTML checker.
FAST = ("gettext",)


def missing(names: Iterable[str]) -> list[str]:
    return [name for name in names if not PARTS[name].is_here()]


def advice(names: list[str], *, has_apt: bool, has_brew: bool) -> str:
    """One line: what is missing and the command that brings it."""
    if has_apt:
        packages = " ".join(PARTS[name].debian for name in names)
        command = f"sudo apt-get install -y --no-install-recommends {packages}"
    elif has_brew:
        command = f"brew install {' '.join(PARTS[name].homebrew for name in names)}"
    else:
        command = "install them with this system's package manager"
    return f"Missing for the tests: {', '.join(names)}. Run: {command}"


def ensure(*, fast: bool) -> bool:
    """True when every part is here, after installing what may be installed; prints what is done and left."""
    names = FAST if fast else tuple(PARTS)
    has_apt, has_brew = bool(shutil.which("apt-get")), bool(shutil.which("brew"))
    absent = missing(names)
    if absent and has_apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        _apt([PARTS[name].debian for name in absent])
        absent = missing(names)
    if absent:
        print(advice(absent, has_apt=has_apt, has_brew=has_brew), file=sys.stderr)
        return False
    if not fast and not VNU_JAR.exists():
        print("   installing the Nu HTML checker (npm, 31 MB) into tests/node", flush=True)
        if subprocess.run(NPM_CI, cwd=NODE, check=False).returncode != 0 or not VNU_JAR.exists():
            print(f"Missing for the tests: vnu-jar. Run: cd {NODE} && {' '.join(NPM_CI)}", file=sys.stderr)
            return False
    print("   here: " + ", ".join(names))
    return True


def _apt(packages: list[str]) -> None:
    print(f"   installing {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A failed update (one source down) does not matter if the packages can be had all the same.
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
