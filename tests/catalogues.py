"""Checks the translation catalogues: complete, compiled from what stands there, and in step with the code."""

import gettext
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# What makemessages has to read to find every string that readers and editors can meet.
SOURCES = ("manage.py", "newsroom", "articles", "templates", "static")
ENTRY = re.compile(r'^(msgctxt|msgid|msgid_plural)\s+((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)


def keys(catalogue: str) -> set[str]:
    """Every message in the text of a catalogue: context and words; header and obsolete entries left out."""
    return {key for block in catalogue.split("\n\n") if (key := "\n".join(_spoken(block)))}


def _spoken(block: str) -> Iterator[str]:
    for keyword, strings in ENTRY.findall(block):
        text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', strings))
        if text:
            yield f"{keyword} {text}"


def faults_in(po: Path) -> list[str]:
    """What is wrong with one catalogue and its compiled twin, one sentence each."""
    faults = []
    for option, word in (("--untranslated", "not translated"), ("--only-fuzzy", "fuzzy")):
        command = ["msgattrib", option, "--no-obsolete", "--no-wrap", str(po)]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        faults += [f"{po}: {word}: {key}" for key in sorted(keys(said.stdout))]
    mo = po.with_suffix(".mo")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.mo"
        command = ["msgfmt", "--check", "-o", str(made), str(po)]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        if said.returncode != 0:
            faults.append(f"{po}: {said.stderr.strip()}")
        elif not mo.exists() or _messages(mo) != _messages(made):
            faults.append(f"{mo} is not what msgfmt makes of {po.name}: run `make messages`")
    return faults


def _messages(mo: Path) -> dict[object, str]:
    with mo.open("rb") as file:
        return dict(vars(gettext.GNUTranslations(file))["_catalog"])


def drift(root: Path, environment: dict[str, str]) -> list[str]:
    """Messages that the code has and a catalogue has not, or the reverse.

    Asks makemessages in a copy, so that a check changes nothing in the tree.
    """
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in SOURCES:
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(root / name, copy / name)
        command = [sys.executable, "manage.py", "makemessages", "--all", "--no-location", "--no-obsolete"]
        said = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        if said.returncode != 0:
            return [f"makemessages failed: {said.stderr.strip()}"]
        for po in catalogues(copy):
            ours = root / po.relative_to(copy)
            now, then = (keys(path.read_text(encoding="utf-8")) for path in (po, ours))
            faults += [f"{ours}: missing: {key}" for key in sorted(now - then)]
            faults += [f"{ours}: no longer in the code: {key}" for key in sorted(then - now)]
    return faults


def catalogues(root: Path) -> list[Path]:
    return sorted((root / "newsroom" / "locale").glob("*/LC_MESSAGES/*.po"))


def faults(root: Path, environment: dict[str, str]) -> list[str]:
    """Everything wrong with the catalogues of the tree at `root`; none at all is a fault too."""
    found = catalogues(root)
    if not found:
        return [f"{root / 'newsroom' / 'locale'} holds no catalogue: run `make messages`"]
    return [fault for po in found for fault in faults_in(po)] + drift(root, environment)
