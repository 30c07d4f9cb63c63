"""What the evidence of an import says was found in it, the same for a page text and a paste."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from articles.interchange.item import NewsItem


def findings(
    item: NewsItem,
    *,
    flags: list[dict[str, Any]],
    matched: list[dict[str, Any]],
    proposals: list[dict[str, Any]],
    guesses: list[dict[str, Any]],
) -> dict[str, Any]:
    """As JSON, in the shape of PageImport.found."""
    return {
        "dropped": list(item.dropped),
        "flags": flags,
        "photo_alt": item.photo_alt,
        "papers": papers(item),
        "place": item.place,
        "notices": [asdict(notice) for notice in item.notices],
        "matched": matched,
        "proposals": proposals,
        "guesses": guesses,
    }


def guessed(code: str, before: Iterable[str], after: Iterable[str], **more: Any) -> dict[str, Any]:
    """A change of the text that can be undone."""
    return {"code": code, "before": list(before), "after": list(after), "undone": False, **more}


def papers(item: NewsItem) -> list[str]:
    """The papers the bylines name, in order."""
    return list(dict.fromkeys(guess.paper for guess in item.bylines if guess.paper))
