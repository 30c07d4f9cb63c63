"""What is measured: every public list and its feed, one story, the desk's list and form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.models import Bureau, Coverage, Edition, Place, Placement, Reporter, Section, Topic
from articles.models.public_list import PAGE, cursor
from articles.pagecache import addresses
from newsroom.accounts.models import Assignment, User

LANGUAGE = "ko"
NOUNS: dict[str, type[Any]] = {
    "section": Section,
    "bureau": Bureau,
    "reporter": Reporter,
    "coverage": Coverage,
    "topic": Topic,
    "place": Place,
}
# How many stories a page shows at most.
FEED, COVERAGE = 50, 200
LOGIN = "bench"


@dataclass(frozen=True, slots=True)
class Subject:
    """`answer` gives the page's bytes; `lines` is how many stories it shows: more of them take more time."""

    name: str
    group: str
    lines: int
    answer: Callable[[], bytes]


class Unexpected(RuntimeError):
    """An address did not answer 200; its time would mean nothing."""


def asking(client: Client, path: str) -> Callable[[], bytes]:
    def ask() -> bytes:
        response = client.get(path)
        if response.status_code != 200:
            raise Unexpected(f"{path} answered {response.status_code}")
        return response.content

    return ask


def of_readers() -> list[Subject]:
    """Of each kind of list the longest, since that is the one that could grow slow."""
    client = Client(SERVER_NAME="127.0.0.1")
    placed = Placement.objects.filter(language=LANGUAGE)
    sizes = placed.values("list", "target").annotate(size=Count("pk")).order_by("size", "target")
    longest = {kind: (target, size) for kind, target, size in sizes.values_list("list", "target", "size")}

    def listed(name: str, path: str, most: int, size: int) -> Subject:
        return Subject(name, "list", min(most, size), asking(client, path))

    total = longest["all"][1]
    front, whole = addresses.front(LANGUAGE), placed.filter(list="all").order_by("sort_at", "edition")
    last = whole[min(PAGE, total - 1)]
    found = [
        listed("front", front, PAGE, total),
        listed("front, last stretch", f"{front}?before={cursor(last.sort_at, last.edition_id)}", PAGE, total),
    ]
    for kind, model in NOUNS.items():
        target, size = longest[kind]
        slug = model.objects.get(pk=target).slug
        most = COVERAGE if kind == "coverage" else PAGE
        found.append(listed(kind, addresses.noun(LANGUAGE, kind, slug), most, size))
        found.append(listed(f"{kind} feed", addresses.feed(LANGUAGE, kind, slug), FEED, size))
    found.append(listed("feed of everything", addresses.feed(LANGUAGE), FEED, total))
    days = Counter(clock.seoul_day(instant) for instant in whole.values_list("sort_at", flat=True))
    day, size = days.most_common(1)[0]
    found.append(listed("archive day, fullest", addresses.archive(LANGUAGE, day), size, size))

    edition = Edition.objects.filter(language=LANGUAGE).order_by("pk")[total // 2]
    path = addresses.article(LANGUAGE, edition.article_id, edition.slug)
    return [*found, Subject("story", "story", 1, asking(client, path))]


def of_desk() -> list[Subject]:
    """The list of stories as a system administrator opens, narrows and searches it, and one story's form."""
    user, is_new = User.objects.get_or_create(username=LOGIN)
    if is_new:
        Assignment.objects.create(user=user, role="system_admin", since=clock.now())
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user, "newsroom.accounts.backend.PolicyBackend")
    stories = reverse("admin:articles_article_changelist")
    bureau = Bureau.objects.order_by("pk").last()
    edition = Edition.objects.filter(language=LANGUAGE).order_by("pk")[Edition.objects.count() // 3]
    form = reverse("admin:articles_article_change", args=[edition.article_id])
    word = edition.approved_revision.headline.split()[0]
    return [
        Subject("desk: stories", "desk", 0, asking(client, stories)),
        Subject("desk: stories of a bureau", "desk", 0, asking(client, f"{stories}?bureau={bureau.pk}")),
        Subject("desk: search for a word", "desk", 0, asking(client, f"{stories}?q={word}")),
        Subject("desk: search for a number", "desk", 0, asking(client, f"{stories}?q={edition.article_id}")),
        Subject("desk: form of a story", "form", 0, asking(client, form)),
    ]
