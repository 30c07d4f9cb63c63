"""The words in which reads and writes speak of the same records; a page is stale when one of its keys is
announced.
"""

from __future__ import annotations


def edition(number: int, language: str) -> str:
    """One story in one language, whether it exists or not: a 404 depends on it too."""
    return f"edition:{number}:{language}"


def listing(kind: str, target: int, language: str) -> str:
    """One public list in one language: every placement on it."""
    return f"list:{kind}:{target}:{language}"


def noun(kind: str, pk: int) -> str:
    """One named record with a public page: bureau, reporter, section, coverage, topic, place."""
    return f"{kind}:{pk}"


def names(kind: str) -> str:
    """The whole set of one kind of noun: the navigation, or a slug that nothing has."""
    return f"{kind}:*"


def notices(scope: int) -> str:
    """The notices of one scope."""
    return f"notices:{scope}"


def corrections(language: str) -> str:
    """The page of corrections in one language: every note to readers, and what became of its story."""
    return f"corrections:{language}"


def photo(pk: int) -> str:
    return f"photo:{pk}"


SITE = "site"
# What the desk sets by hand on the front page, and the strip it puts on every page.
FRONT = "front"
