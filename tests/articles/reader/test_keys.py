"""A write says which keys it touched; every page it changes held one of them, or knew the instant."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import transaction

from articles import clock
from articles.models import Article, FormerSlug, Section
from articles.pagecache.models import Outbox
from articles.rights.models import Notice
from articles.workflow.copy import save_copy
from articles.workflow.nouns import save_noun
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import World, all_addresses, full_story
from tests.cast import byline, edition, publish

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def first(world: World, article: Article) -> None:
    publish(article, "en", world.cast.admin)


def moved(world: World, article: Article) -> None:
    """Section, byline and place at once."""
    industry = Section(slug="industry", name_ko="산업", name_en="Industry")
    save_noun(industry, by=world.cast.admin)
    signed = [byline(world.cast.ham, world.cast.gangwon)]
    change = {"section_id": industry.pk, "bylines": signed, "places": []}
    save_copy(article, {"shared": (1, change)}, by=world.cast.admin)
    publish(article, "ko", world.cast.admin)


def slug_changed(world: World, article: Article) -> None:
    save_copy(article, {"ko": (1, {"slug": "새-주소"})}, by=world.cast.admin)
    publish(article, "ko", world.cast.admin)


def withheld(world: World, article: Article) -> None:
    perform("withhold", edition(article, "ko"), by=world.cast.admin, reason="asked by counsel")


def restored(world: World, article: Article) -> None:
    withheld(world, article)
    perform("restore", edition(article, "ko"), by=world.cast.admin)


def killed(world: World, article: Article) -> None:
    perform("kill", edition(article, "ko"), by=world.cast.admin, reason="wrong person")


def expired(world: World, article: Article) -> None:
    perform("expire", edition(article, "ko"), by=world.cast.admin)


def renamed(noun: str) -> Callable[[World, Article], None]:
    def rename(world: World, article: Article) -> None:
        records = {"section": world.cast.section, "bureau": world.cast.honam, "reporter": world.cast.heo}
        record = {**records, "coverage": world.coverage, "topic": world.topic}[noun]
        record.name_ko, record.name_en = "새 이름", "A new name"
        save_noun(record, by=world.cast.admin)

    rename.__name__ = f"{noun}_renamed"
    return rename


def section_moved(world: World, article: Article) -> None:
    world.cast.section.slug = "business"
    save_noun(world.cast.section, by=world.cast.admin)
    assert FormerSlug.objects.filter(slug="economy").exists()


def new_terms(world: World, article: Article) -> None:
    now = clock.now()
    old = world.cast.site_notice
    with transaction.atomic():
        Notice.objects.filter(pk=old.pk).update(valid_until=now)
        terms = {"terms_line_ko": "AI 학습 금지", "terms_line_en": "No AI training"}
        claim = {"claim_line_ko": "© 가온나루", "claim_line_en": "© Gaonnaru"}
        notice = Notice(scope=old.scope, valid_from=now, reason="new terms", **terms, **claim)
        save_noun(notice, by=world.cast.admin)


WRITES = (
    first,
    moved,
    slug_changed,
    withheld,
    restored,
    killed,
    expired,
    *map(renamed, ("section", "bureau", "reporter", "coverage", "topic")),
    section_moved,
    new_terms,
)


def pages(client, addresses: list[str]) -> dict[str, object]:
    return {address: client.get(address) for address in addresses}


def bytes_of(response) -> tuple[int, str, bytes]:
    return response.status_code, response.headers.get("Location", ""), response.content


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__)
def test_every_page_a_write_changes_held_one_of_its_keys(client, world, write):
    other = full_story(world)
    publish(other, "ko", world.cast.admin)
    article = full_story(world, ko={"headline": "둘째 기사", "body": "<p>둘째.</p>", "slug": "둘째"})
    publish(article, "ko", world.cast.admin)
    addresses = [*all_addresses(world, article), "/ko/sections/business/", "/ko/sections/industry/"]
    before = pages(client, addresses)
    last = Outbox.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    write(world, article)
    said = {key for row in Outbox.objects.filter(pk__gt=last) for key in row.keys}
    after = pages(client, addresses)
    changed = [address for address in addresses if bytes_of(before[address]) != bytes_of(after[address])]
    assert changed, "a write that changes no page proves nothing"
    now = clock.now()
    stale = [
        address
        for address in changed
        if not before[address].page_keys & said
        and not (before[address].page_until and before[address].page_until <= now)
    ]
    assert stale == []


def test_a_page_made_before_a_scheduled_change_ends_at_its_instant(client, world):
    with clock.at(T - dt.timedelta(hours=1)):
        article = full_story(world)
        publish(article, "ko", world.cast.admin)
        save_copy(article, {"ko": (1, {"headline": "새 제목"})}, by=world.cast.admin)
        perform("approve", edition(article, "ko"), by=world.cast.admin)
        perform("schedule", edition(article, "ko"), by=world.cast.admin, effective_at=T)
        perform("approve", edition(article, "en"), by=world.cast.admin)
        perform("schedule", edition(article, "en"), by=world.cast.admin, effective_at=T)
    with clock.at(T - SECOND):
        addresses = all_addresses(world, article)
        before = pages(client, addresses)
    with clock.at(T):
        after = pages(client, addresses)
    changed = [address for address in addresses if bytes_of(before[address]) != bytes_of(after[address])]
    assert len(changed) > 20
    assert [
        address for address in changed if before[address].page_until is None or before[address].page_until > T
    ] == []
    for address in changed:
        if before[address].status_code == 200:
            assert before[address].headers["Cache-Control"] == "public, max-age=1", address
