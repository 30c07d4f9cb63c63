"""Tells tests/run.py what was collected and how it ended; keeps corpus tests out where no corpus is."""

import gc
import json
import os
from pathlib import Path

import pytest

# Fixtures that need Chromium or the HTML checker; a test that uses one is marked for --fast by itself.
SLOW_FIXTURES = frozenset({"browser", "page", "nu"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Before `-m` is applied: mark what needs the browser, leave out what needs an absent corpus."""
    absent = []
    for item in items:
        if SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
        if item.get_closest_marker("corpus") and not os.environ.get("NEWSROOM_CORPUS"):
            absent.append(item)
    if absent:
        config.hook.pytest_deselected(items=absent)
        items[:] = [item for item in items if item not in absent]


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector need not look through it ten thousand times."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


class Report:
    """Node ids by outcome; the worst of a test's phases (set-up, call, tear-down) is its outcome."""

    def __init__(self) -> None:
        self.collected: list[str] = []
        self.corpus: list[str] = []
        self.outcomes: dict[str, str] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.collected = [item.nodeid for item in session.items]
        self.corpus = [item.nodeid for item in session.items if item.get_closest_marker("corpus")]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.outcomes[f"{report.nodeid} (collection)"] = "failed"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.outcomes[report.nodeid] = "failed"
        elif report.skipped:
            self.outcomes.setdefault(report.nodeid, "skipped")
        elif report.when == "call":
            self.outcomes.setdefault(report.nodeid, "passed")

    def as_json(self) -> str:
        return json.dumps(
            {
                "collected": self.collected,
                "corpus": [node for node in self.corpus if self.outcomes.get(node) in {"passed", "failed"}],
                **{outcome: self._ended(outcome) for outcome in ("passed", "failed", "skipped")},
            }
        )

    def _ended(self, outcome: str) -> list[str]:
        return [node for node, ended in self.outcomes.items() if ended == outcome]


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("NEWSROOM_REPORT"):
        config.pluginmanager.register(Report(), "newsroom-report")


def pytest_sessionfinish(session: pytest.Session) -> None:
    report = session.config.pluginmanager.get_plugin("newsroom-report")
    if report is not None:
        Path(os.environ["NEWSROOM_REPORT"]).write_text(report.as_json())
