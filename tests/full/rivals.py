"""Two people at one story through every door that writes text, step by step in a seeded order; and a judge.

Every text typed is a word nobody else types, so the judge can follow each: no word may leave the copy by the
save of somebody whose page never showed it, and every word of an acknowledged save stays somewhere.
"""

import json
import random
import re
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse

from articles.models import Article, Coverage, CoverageItem, Edition, SavedCopy, Section, Topic, Typing
from tests.cast import story
from tests.forms import fields

WORD = re.compile(r"zq\d+x|topic\d+y")
# Hidden inputs of the page for two texts: what was compared, not what is saved.
COMPARED = ("mine-", "base-", "shown-", "hunk-", "pick-", "_")
LANGUAGE_FIELDS = ("kicker", "headline", "deck", "body")
DOORS = ("form", "translation", "shared", "rows", "coverage", "noun", "act", "autosave")
NOTES = ("note_ko", "note_en", "intro_ko")
ACTS = ("submit", "take", "return", "approve")


def words(text: str) -> set[str]:
    return set(WORD.findall(text))


@dataclass
class Tab:
    """One open page: its form, every word it showed and every word typed into it; what was stored then."""

    door: str
    address: str
    data: dict[str, list[str]]
    seen: set[str]
    typed: set[str] = field(default_factory=set)
    refused: int = 0
    versions: tuple[int, ...] = ()


@dataclass
class Count:
    """What happened in all plays, by outcome."""

    plays: int = 0
    saved: int = 0
    merged: int = 0
    refused: int = 0
    kept: int = 0
    taken_in: int = 0
    acts: int = 0
    stale_acts: int = 0
    overwritten: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def told(self) -> str:
        return (
            f"{self.plays} plays: {self.saved} saves ({self.merged} of them behind), {self.refused} refused "
            f"with both texts, {self.kept} texts kept while typing, {self.taken_in} taken in, {self.acts} "
            f"acts, {self.stale_acts} stale acts; {len(self.overwritten)} silent overwrites, "
            f"{len(self.lost)} lost"
        )


class Person:
    """A browser with several tabs; `doors` are those this person has."""

    def __init__(self, user: Any, doors: tuple[str, ...]) -> None:
        self.user, self.doors = user, doors
        self.client = Client()
        self.client.force_login(user)
        self.tabs: list[Tab] = []


class Play:
    """One story, two people, one order of steps."""

    def __init__(
        self, cast: SimpleNamespace, seed: int, count: Count, doors: tuple[str, ...] = DOORS
    ) -> None:
        self.chance, self.count, self.number, self.seed = random.Random(seed), count, 0, seed
        self.topics = [Topic.objects.create(slug=f"t{seed}-{n}", name_ko=f"화제{n}") for n in range(3)]
        self.coverage = Coverage.objects.create(slug=f"c{seed}", name_ko="부두", kind="special")
        text = {
            name: self.word() if name != "body" else "".join(f"<p>{self.word()}</p>" for _n in range(4))
            for name in LANGUAGE_FIELDS
        }
        self.article = story(
            cast,
            ko=text,
            en={name: value.replace("zq", "zq9") for name, value in text.items()},
            coverages=[self.coverage.pk],
            topics=[self.topics[0].pk],
            slugline=self.word(),
            editors_note="\n".join(self.word() for _n in range(3)),
        )
        self.section = Section.objects.create(slug=f"s{seed}", name_ko=self.word(), name_en=self.word())
        # The translator has one language, the editor no section; two tabs of one person are two people too.
        rivals = [(cast.admin, doors), (cast.editor, tuple(door for door in doors if door != "noun"))]
        rivals.append((cast.translator, ("translation", "autosave")))
        rivals = [(user, found) for user, found in rivals if set(found) & set(doors)]
        self.people = [Person(cast.admin, doors), Person(*self.chance.choice(rivals))]
        self.pages_seen: dict[str, set[str]] = {}
        self.pages_typed: dict[str, set[str]] = {}
        self.turn = 0
        self.story_words: set[str] = set()

    def word(self) -> str:
        self.number += 1
        return f"zq{self.chance.randrange(10**9)}{self.number}x"

    # --- what stands now ------------------------------------------------------------------------------------

    def state(self) -> set[str]:
        """Every word that stands in the copy and in the records around it, in every language's column."""
        article = Article.objects.get(pk=self.article.pk)
        rows = [
            article,
            *article.bylines.all(),
            *CoverageItem.objects.filter(article=article),
            Section.objects.get(pk=self.section.pk),
            Coverage.objects.get(pk=self.coverage.pk),
        ]
        topics = [f"topic{pk}y" for pk in article.topics.values_list("pk", flat=True)]
        return words(f"{[vars(row) for row in rows]} {topics}")

    def versions(self, language: str = "") -> tuple[int, ...]:
        """The shared part's and every language's, or one language's."""
        editions = Edition.objects.filter(article=self.article).order_by("language")
        if language:
            editions = editions.filter(language=language)
        return (
            Article.objects.get(pk=self.article.pk).version,
            *editions.values_list("copy_version", flat=True),
        )

    # --- steps ----------------------------------------------------------------------------------------------

    def open(self, person: Person) -> None:
        door = self.chance.choice(person.doors)
        story_page = reverse("admin:articles_article_change", args=[self.article.pk])
        address = {
            "coverage": reverse("admin:articles_coverage_change", args=[self.coverage.pk]),
            "noun": reverse("admin:articles_section_change", args=[self.section.pk]),
        }.get(door, story_page)
        if door == "act":
            return self.open_act(person)
        left = Typing.objects.open().filter(user=person.user.pk, article=self.article, kept_at__isnull=False)
        take = self.chance.choice([*left.values_list("tab", flat=True)] or [""]) if door == "autosave" else ""
        page = person.client.get(address, {"take": take} if take else {})
        tab = Tab(door, address, fields(page), set(), versions=self.versions())
        tab.seen = self.shown(page, tab)
        if take:
            self.count.taken_in += 1
            # What that page typed, not all it held: what it only showed may have been changed since.
            tab.typed = set(self.pages_typed.get(take, set()))
            tab.seen |= self.before(take)
        person.tabs.append(tab)

    def before(self, take: str) -> set[str]:
        """What the page had shown whose text is taken in now."""
        return self.pages_seen.get(take, set())

    def open_act(self, person: Person) -> None:
        verb, language = self.chance.choice(ACTS), self.chance.choice(("ko", "en"))
        address = reverse("admin:articles_article_act", args=[self.article.pk, language, verb])
        page = person.client.get(address)
        if page.status_code == 200 and b"copy_version" in page.content:
            person.tabs.append(Tab("act", address, fields(page), set(), versions=self.versions(language)))

    def shown(self, page: Any, tab: Tab) -> set[str]:
        topics = {f"topic{pk}y" for pk in tab.data.get("shared-topics", [])}
        return words(page.content.decode()) | topics

    def type(self, tab: Tab) -> None:
        names = {
            "form": ["ko-headline", "ko-deck", "ko-kicker", "ko-body", "ko-body", "en-body"],
            "translation": ["en-headline", "en-deck", "en-body", "en-body"],
            "shared": ["shared-slugline", "shared-editors_note", "shared-topics"],
            "rows": ["bylines-0-title_ko", "bylines-0-title_en", "shared-topics"],
            "autosave": ["ko-body", "ko-headline", "en-body", "en-deck", "shared-editors_note"],
            "coverage": [
                n for n in tab.data if n.endswith(("note_ko", "note_en", "intro_ko")) and "__" not in n
            ],
            "noun": ["name_ko", "name_en"],
        }.get(tab.door, [])
        chosen = [self.chance.choice(names) for _n in range(self.chance.randint(1, 2))] if names else []
        for name in dict.fromkeys(chosen):
            if name in tab.data or name == "shared-topics":
                self.change(tab, name)

    def change(self, tab: Tab, name: str) -> None:
        if name == "shared-topics":
            have = set(tab.data.get(name, []))
            have ^= {str(self.chance.choice(self.topics).pk)}
            tab.data[name] = sorted(have)
            tab.typed |= {f"topic{pk}y" for pk in have}
            return
        new, old = self.word(), tab.data[name][0]
        tab.typed.add(new)
        if not name.endswith(("body", "editors_note")):
            tab.data[name] = [new]
            return
        lines = [line for line in old.replace("\r", "").split("\n") if line.strip()]
        line = f"<p>{new}</p>" if name.endswith("body") else new
        at = self.chance.randrange(len(lines) + 1)
        if self.chance.random() < 0.3 or at == len(lines):
            lines.insert(at, line)
        elif self.chance.random() < 0.2 and len(lines) > 1:
            del lines[at]
        else:
            lines[at] = line
        tab.data[name] = ["\n".join(lines)]

    def keep(self, person: Person, tab: Tab) -> None:
        """What the page's script does by itself."""
        self.turn += self.chance.randrange(1, 1000)
        turn = self.turn
        found = []
        for part in ("shared", "ko", "en"):
            prefixes = ("shared-", "bylines-", "places-", "photos-") if part == "shared" else (f"{part}-",)
            mine = {name: values for name, values in tab.data.items() if name.startswith(prefixes)}
            version = tab.data.get("shared_version" if part == "shared" else f"version_{part}", [""])[0]
            editable = words(json.dumps(mine)) & tab.typed
            found.append(
                {"part": part, "version": version, "turn": turn, "fields": mine if editable else None}
            )
        found = [one for one in found if one["fields"] is not None]
        if not found:
            return
        message = {"tab": tab.data["_tab"][0], "parts": found}
        answer = person.client.post(
            reverse("admin:articles_article_typing", args=[self.article.pk]),
            json.dumps(message),
            content_type="application/json",
            headers={"Accept": "application/json"},
        )
        if answer.status_code == 200 and answer.json()["kept"]:
            self.count.kept += 1
            self.pages_seen[message["tab"]] = set(tab.seen)
            self.pages_typed[message["tab"]] = set(tab.typed)
            kept = {one["part"] for one in found} & set(answer.json()["kept"])
            now = words(json.dumps([row.fields for row in Typing.objects.filter(tab=message["tab"])]))
            mine = words(json.dumps([one["fields"] for one in found if one["part"] in kept]))
            self.judge_lost("autosave", mine - now)

    def submit(self, person: Person, tab: Tab) -> None:
        person.tabs.remove(tab)
        before, was = self.state(), self.versions()
        looked_at = self.versions(tab.address.rsplit("/", 3)[1])
        response = person.client.post(tab.address, tab.data)
        after = self.state()
        if tab.door == "act":
            if response.status_code == 302:
                self.count.acts += 1
                if tab.versions != looked_at:
                    told = f"an act on a text nobody had looked at: {tab.address}, seed {self.seed}"
                    self.count.overwritten.append(told)
            else:
                self.count.stale_acts += 1
            return
        gone = before - after
        silent = gone - tab.seen - tab.typed
        if silent:
            self.count.overwritten.append(f"{tab.door}: {sorted(silent)}, seed {self.seed}")
        if response.status_code == 302:
            self.count.saved += 1
            self.count.merged += tab.versions != was and not tab.refused
            sent = {
                word
                for name, values in tab.data.items()
                if not name.startswith(COMPARED)
                for word in words(" ".join(values))
            } & tab.typed
            if not tab.refused:
                self.judge_lost(tab.door, {word for word in sent if word.startswith("zq")} - after)
            if tab.address.endswith(f"/article/{self.article.pk}/change/"):
                self.story_words |= sent & after
            return
        # Refused: the page holds all that was typed, and has shown what the other wrote.
        self.count.refused += 1
        html = response.content.decode()
        mine = {word for values in tab.data.values() for word in words(" ".join(values))} & tab.typed
        self.judge_lost(f"{tab.door} refused", {word for word in mine if word.startswith("zq")} - words(html))
        if tab.refused < 3:
            seen = tab.seen | words(html)
            again = Tab(tab.door, tab.address, fields(response), seen, tab.typed, tab.refused + 1, was)
            # The page tells both sides' topics; they are seen as well.
            again.seen |= {f"topic{topic.pk}y" for topic in self.topics}
            for name, values in again.data.items():
                if name.startswith(("hunk-", "pick-")) and values:
                    again.data[name] = [self.chance.choice(("mine", "theirs"))]
            person.tabs.append(again)

    def judge_lost(self, where: str, lost: set[str]) -> None:
        if lost:
            self.count.lost.append(f"{where}: {sorted(lost)}, seed {self.seed}")

    def run(self, steps: int) -> None:
        for _step in range(steps):
            person = self.chance.choice(self.people)
            if not person.tabs or (len(person.tabs) < 3 and self.chance.random() < 0.3):
                self.open(person)
                if person.tabs:
                    self.type(person.tabs[-1])
                continue
            tab = self.chance.choice(person.tabs)
            luck = self.chance.random()
            if "_tab" in tab.data and luck < 0.35 and not tab.refused:
                self.type(tab)
                self.keep(person, tab)
                if luck < 0.05:
                    person.tabs.remove(tab)  # the browser dies
            else:
                self.submit(person, tab)
        self.count.plays += 1
        copies = SavedCopy.objects.filter(article=self.article).values_list("data", flat=True)
        somewhere = self.state() | words(json.dumps([*copies]))
        self.judge_lost(
            "an acknowledged save", {w for w in self.story_words if w.startswith("zq")} - somewhere
        )


def play(
    cast: SimpleNamespace, seeds: range, steps: int = 14, until: str = "", doors: tuple[str, ...] = DOORS
) -> Count:
    """All plays, or (`until`) those up to the first overwriting by the door of that name."""
    count = Count()
    for seed in seeds:
        Play(cast, seed, count, doors).run(steps)
        if until and any(line.startswith(until) for line in count.overwritten):
            break
    print(count.told())
    return count
