"""Why the desk refuses an act; every message says what to do next."""

from __future__ import annotations

from articles.workflow.checks import Finding


class Refused(Exception):
    """Base of every refusal: nothing was changed."""


class NotAllowed(Refused):
    """The person has no right to this act, here and now."""


class NotThere(NotAllowed):
    """What is named is not there for this person."""


class NotPossible(Refused):
    """The state the edition is in does not allow the act, or the instant does not make sense."""


class Blocked(Refused):
    """Checks that block; `findings` holds all that was found, warnings too."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(" ".join(finding.message for finding in findings if finding.level == "block"))


class Material(Refused):
    """The text changes the story, and nobody has said whether readers are to be told; `reasons` say in what
    (codes of articles.text.weight).
    """

    def __init__(self, message: str, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__(message)


class Stale(Refused):
    """Somebody saved since the version this act was based on."""
