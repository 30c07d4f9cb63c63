"""What people were told is done, written down on their side; what stands in the database; and the judge."""

import json
import random
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from tests.forms import fields
from tests.full.served import FORM, JSON, TOKEN, Server

# One text's way, over and over: each act leaves its line, its revision or release, its seal, its outbox row.
ROUND = ("withhold", "restore", "reopen", "approve")


@dataclass
class Ledger:
    """What the server said it has: the newest turn of each tab with its text, every saved word, every act."""

    turns: dict[str, tuple[int, str]] = field(default_factory=dict)
    saved: list[str] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    kept: int = 0
    cut: int = 0
    unwell: int = 0

    def sizes(self) -> tuple[int, int, int]:
        """Texts kept while typing, saves, acts."""
        return self.kept, len(self.saved), len(self.acts)


class People:
    """Two who type and save one text, and one who acts on another, until they are told to stop."""

    def __init__(self, server: Server, typed: int, acted: int) -> None:
        self.server, self.typed, self.acted = server, typed, acted
        self.stop, self.ledgers = threading.Event(), [Ledger() for _person in range(3)]
        self.threads = [
            threading.Thread(target=self.work, args=(person, seed, ledger))
            for person, (seed, ledger) in zip(
                (self.type_and_save, self.type_and_save, self.act), enumerate(self.ledgers), strict=True
            )
        ]

    def acknowledged(self) -> list[int]:
        """Of each kind, so far."""
        return [sum(sizes) for sizes in zip(*(ledger.sizes() for ledger in self.ledgers), strict=True)]

    @contextmanager
    def at_work(self) -> Iterator[None]:
        for thread in self.threads:
            thread.start()
        try:
            yield
        finally:
            self.stop.set()
            for thread in self.threads:
                thread.join(60)

    def work(self, person: Any, seed: int, ledger: Ledger) -> None:
        """Begins anew whenever something was cut."""
        chance = random.Random(seed)
        while not self.stop.is_set():
            try:
                person(chance, f"zq{seed}", ledger)
            except (OSError, HTTPException):
                ledger.cut += 1
                self.stop.wait(0.1)

    def page(self, path: str, ledger: Ledger) -> dict[str, list[str]]:
        status, html = self.server.ask("GET", path)
        if status != 200:
            ledger.unwell += 1
            self.stop.wait(0.05)
            return {}
        return fields(SimpleNamespace(content=html)) | {"csrfmiddlewaretoken": [TOKEN]}

    def type_and_save(self, chance: random.Random, name: str, ledger: Ledger) -> None:
        story = f"/admin/articles/article/{self.typed}/"
        if not (data := self.page(f"{story}change/", ledger)):
            return
        tab = data["_tab"][0]
        for turn in range(1, chance.randrange(2, 4)):
            text = f"{name}n{chance.randrange(10**12)}x"
            data["ko-kicker"] = [text]
            part = {"part": "ko", "version": data["version_ko"][0], "turn": turn}
            told = {"tab": tab, "parts": [part | {"fields": {"ko-kicker": [text]}}]}
            status, answer = self.server.ask("POST", f"{story}typing/", json.dumps(told), JSON)
            if status == 200 and json.loads(answer)["kept"] == ["ko"]:
                ledger.turns[tab] = (turn, text)
                ledger.kept += 1
        status, _html = self.server.ask("POST", f"{story}change/", urlencode(data, doseq=True), FORM)
        if status == 302:
            ledger.saved.append(data["ko-kicker"][0])
            ledger.turns.pop(tab, None)

    def act(self, chance: random.Random, name: str, ledger: Ledger) -> None:
        for verb in ROUND:
            path = f"/admin/articles/article/{self.acted}/act/ko/{verb}/"
            if not (data := self.page(path, ledger)) or "shared_version" not in data:
                continue
            reason = f"{name}n{chance.randrange(10**12)}x"
            data["reason"] = [reason]
            if self.server.ask("POST", path, urlencode(data, doseq=True), FORM)[0] == 302:
                ledger.acts.append(reason)


def prepare(server: Server) -> People:
    """Two stories, one of them live, and the administrator's session: made in the server's database."""
    typed, acted, server.session = server.python("-m", "tests.full.standing", "made").split()[-3:]
    return People(server, int(typed), int(acted))


def judge(people: People) -> list[str]:
    """What was acknowledged and is not there, and what is half done."""
    stands: dict[str, Any] = json.loads(
        people.server.python("-m", "tests.full.standing", str(people.typed), str(people.acted))
    )
    ledgers = people.ledgers
    saved = {word for ledger in ledgers for word in ledger.saved}
    acts = {reason for ledger in ledgers for reason in ledger.acts}
    turns = {tab: told for ledger in ledgers for tab, told in ledger.turns.items()}
    copies = {*stands["copies"]}
    wrong = [f"a save is lost: {word}" for word in sorted(saved - copies)]
    wrong += [f"an act is lost: {reason}" for reason in sorted(acts - {*stands["acts"]})]
    # Each version has one earlier copy.
    if stands["version"] != len(stands["copies"]):
        wrong.append(f"version {stands['version']} with {len(stands['copies'])} copies")
    for tab, (turn, text) in turns.items():
        has_turn, kept, is_closed = stands["typed"].get(tab, (0, "", False))
        # As told or newer; or its save was done and only the answer was cut.
        if not (has_turn > turn or kept == text or (is_closed and text in copies)):
            wrong.append(f"what was kept while typing is lost: {tab} {turn} {text}")
    wrong += stands["half done"]
    told = f"E3: {len(saved)} saves, {len(acts)} acts of {len(stands['acts'])}, {len(turns)} unsaved texts"
    cut, unwell = sum(one.cut for one in ledgers), sum(one.unwell for one in ledgers)
    print(f"{told}, {cut} requests cut, {unwell} answered otherwise: {len(wrong)} lost or half done")
    print("\n".join(wrong[:10]), file=sys.stderr)
    return wrong
