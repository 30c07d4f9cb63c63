"""What every public address of a story shows at an instant: the probe of the harnesses A2 and A3."""

import datetime as dt
import html
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from django.test import Client

from articles.models import Edition
from articles.pagecache.surfaces import SURFACES
from articles.workflow.looking import Seen, marks
from articles.workflow.receipts import shown_of


@dataclass(frozen=True)
class Probe:
    """One address of one surface."""

    code: str
    expected: str
    address: str


def probes(edition: Edition, at: dt.datetime, *, is_whole: bool) -> list[Probe]:
    """Every address of every surface, or one of each."""
    shown = shown_of(edition, at)
    found: list[Probe] = []
    for surface in SURFACES:
        addresses = list(dict.fromkeys(surface.addresses(shown)))
        found += [
            Probe(surface.code, surface.expected, one) for one in (addresses if is_whole else addresses[:1])
        ]
    return found


def answer(client: Client, address: str, **headers: str) -> tuple[Seen, Any]:
    response = client.get(address, headers=headers)
    text = f"{response.content.decode('utf-8', 'replace')}\n{dict(response.headers)}"
    return Seen(response.status_code, unquote(html.unescape(text))), response


def shows(probe: Probe, seen: Seen, telling: Iterable[str]) -> bool:
    """Whether a reader meets the story there."""
    if probe.expected in ("own", "file"):
        return seen.status == 200
    return any(mark in seen.text for mark in telling)


def telling(edition: Edition, headline: str, expected: str) -> list[str]:
    return marks(edition, headline, is_search=expected == "search")


def showing(client: Client, edition: Edition, headline: str, wanted: Iterable[Probe]) -> set[str]:
    """The addresses at which the story is to be seen now."""
    return {
        probe.address
        for probe in wanted
        if shows(probe, answer(client, probe.address)[0], telling(edition, headline, probe.expected))
    }
