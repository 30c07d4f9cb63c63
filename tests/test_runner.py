"""The test command itself: it counts honestly, names what is missing, and sees a catalogue out of step."""

import subprocess
from pathlib import Path

import pytest

from tests import catalogues, parts
from tests.verdict import Tests, Verdict

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def write_catalogue(folder: Path, entries: str, compiled: str | None = None) -> Path:
    po = folder / "django.po"
    po.write_text(f"{HEADER}\n{entries if compiled is None else compiled}", encoding="utf-8")
    subprocess.run(["msgfmt", "-o", folder / "django.mo", po], check=True)
    po.write_text(f"{HEADER}\n{entries}", encoding="utf-8")
    return po


def test_last_line_sums_both_databases_and_failed_checks():
    verdict = Verdict(
        ["mypy"], [Tests("sqlite", passed=["a", "b"]), Tests("postgresql", ["a"], ["a"], ["b"])]
    )
    verdict.tests[0].collected = ["a"]
    assert verdict.summary(has_corpus=False)[-2:] == ["corpus: not present", "3 passed, 2 failed"]


def test_a_test_collected_on_one_database_only_is_a_failure():
    verdict = Verdict([], [Tests("sqlite", ["a", "b"], ["a", "b"]), Tests("postgresql", ["a"], ["a"])])
    lines = verdict.summary(has_corpus=False)
    assert "collected on one database only: b" in lines
    assert lines[-1] == "3 passed, 1 failed"


def test_one_database_alone_is_compared_with_nothing():
    verdict = Verdict([], [Tests("sqlite", ["a"], ["a"], corpus=["a"])])
    assert verdict.summary(has_corpus=True) == [
        "sqlite: 1 collected, 1 passed, 0 failed, 0 skipped",
        "corpus: 1 run",
        "1 passed, 0 failed",
    ]


def test_missing_parts_are_one_line_with_the_command():
    line = parts.advice(["java", "npm"], has_apt=True, has_brew=False)
    assert line == (
        "Missing for the tests: java, npm. "
        "Run: sudo apt-get install -y --no-install-recommends default-jre-headless npm"
    )
    assert parts.advice(["npm"], has_apt=False, has_brew=True).endswith("Run: brew install node")


def test_a_whole_catalogue_has_no_fault(tmp_path: Path):
    assert catalogues.faults_in(write_catalogue(tmp_path, 'msgid "Byline"\nmsgstr "바이라인"\n')) == []


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ('msgid "Byline"\nmsgstr ""\n', "not translated: msgid Byline"),
        ('#, fuzzy\nmsgid "Byline"\nmsgstr "면"\n', "fuzzy: msgid Byline"),
        ('msgid ""\n"By"\n"line"\nmsgstr ""\n', "not translated: msgid Byline"),
        ('#, python-format\nmsgid "%(n)s"\nmsgstr "%(m)s"\n', "django.po:6"),
    ],
)
def test_a_catalogue_with_a_gap_is_named(tmp_path: Path, entries: str, fault: str):
    (found,) = catalogues.faults_in(
        write_catalogue(tmp_path, entries, compiled=entries.replace("%(m)", "%(n)"))
    )
    assert fault in found


def test_a_stale_compiled_catalogue_is_named(tmp_path: Path):
    entry = 'msgid "Byline"\nmsgstr "바이라인"\n'
    po = write_catalogue(tmp_path, entry, compiled=entry.replace("바이라인", "기자"))
    (found,) = catalogues.faults_in(po)
    assert "make messages" in found


def test_words_of_a_catalogue_are_read_with_context_plural_and_line_breaks():
    text = (
        f'{HEADER}\nmsgctxt "desk"\nmsgid "Kill"\nmsgstr ""\n\n'
        '#: somewhere\nmsgid "one"\nmsgid_plural ""\n"ma"\n"ny"\nmsgstr[0] ""\n\n'
        '#~ msgid "old"\n#~ msgstr ""\n'
    )
    assert catalogues.keys(text) == {"msgctxt desk\nmsgid Kill", "msgid one\nmsgid_plural many"}
