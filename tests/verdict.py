"""What one run of the tests came to: results per database, failed checks, and the closing lines."""

from dataclasses import dataclass, field


@dataclass
class Tests:
    """What pytest reported about one database; the lists hold node ids."""

    # Not a test class, whatever pytest makes of the name.
    __test__ = False

    database: str
    collected: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    corpus: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.database}: {len(self.collected)} collected, {len(self.passed)} passed, "
            f"{len(self.failed)} failed, {len(self.skipped)} skipped"
        )


@dataclass
class Verdict:
    """Everything that decides the exit code."""

    faults: list[str] = field(default_factory=list)
    tests: list[Tests] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """How many tests and checks failed so far."""
        return len(self.faults) + sum(len(result.failed) for result in self.tests)

    def compare(self) -> list[str]:
        """Node ids that one database collected and another did not; any is a fault."""
        sets = [set(result.collected) for result in self.tests]
        odd = sorted(set[str]().union(*sets) - set.intersection(*sets)) if sets else []
        if odd:
            self.faults.append("the databases collected different tests")
        return odd

    def summary(self, *, has_corpus: bool) -> list[str]:
        """The closing lines; the last counts all tests, and each failed check as one more failure."""
        lines = [str(result) for result in self.tests]
        lines += [f"collected on one database only: {node}" for node in self.compare()]
        lines += [f"failed: {result.database}: {node}" for result in self.tests for node in result.failed]
        lines += [f"failed: {fault}" for fault in self.faults]
        corpus = {node for result in self.tests for node in result.corpus}
        lines.append(f"corpus: {len(corpus)} run" if has_corpus else "corpus: not present")
        passed = sum(len(result.passed) for result in self.tests)
        return [*lines, f"{passed} passed, {self.failed} failed"]
