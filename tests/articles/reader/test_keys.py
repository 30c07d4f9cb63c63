"""A write says which keys it touched; every page it changes held one of them, or knew the instant."""

import datetime as dt
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction

from articles import clock
from articles.models import Article, Bureau, FormerSlug, PlaceTerm, Section, SiteIdentity
from articles.models.chain import scopes
from articles.models.public_noun import link
from articles.pagecache import addresses, keys, sink
from articles.pagecache.models import Outbox
from articles.rights.models import Notice
from articles.workflow.copy import save_copy
from articles.workflow.front import Spot, Strip, arrange_front
from articles.workflow.nouns import announce_noun, save_noun, scope_of
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import KEPT_BY_NOBODY, World, all_but, full_story
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


def place_renamed(world: World, article: Article) -> None:
    """As its screen does it: the name stands in a row under the place."""
    with transaction.atomic():
        PlaceTerm.objects.filter(place=world.place).update(name_ko="새빛", name_en="Saebit")
        announce_noun(world.place)


def rule_of(record: Bureau | Section, words: str, by: object) -> Notice:
    notice = Notice(scope=scope_of(record), valid_from=clock.now(), reason="new", created_by=by)
    notice.terms_line_ko, notice.terms_line_en = f"{words} 조건", f"{words} terms"
    return notice


def bureaus_first_rule(world: World, article: Article) -> None:
    save_noun(rule_of(world.cast.honam, "호남", world.cast.admin), by=world.cast.admin)


def bureau_under_another(world: World, article: Article) -> None:
    """Its stories are under the rules of the one above it from now on."""
    save_noun(rule_of(world.cast.gangwon, "강원", world.cast.admin), by=world.cast.admin)
    Outbox.objects.all().delete()
    world.cast.honam.parent = world.cast.gangwon
    save_noun(world.cast.honam, by=world.cast.admin)


def holder_renamed(world: World, article: Article) -> None:
    """A name in a notice's terms."""
    world.cast.holder.name_ko = world.cast.holder.name_en = "Saebit"
    save_noun(world.cast.holder, by=world.cast.admin)


def front_arranged(world: World, article: Article) -> None:
    """What opens the paper, and the strip on every page."""
    strip = Strip(article.pk, clock.now() + dt.timedelta(hours=1), {"ko": "새 부두", "en": "New pier"})
    arrange_front([Spot(article.pk)], strip, by=world.cast.admin, based_on=0)


def lite_offered(world: World, article: Article) -> None:
    """A line at the head of every page."""
    paper = SiteIdentity.objects.get()
    paper.is_lite_offered = True
    save_noun(paper, by=world.cast.admin)


WRITES = (
    front_arranged,
    lite_offered,
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
    place_renamed,
    bureaus_first_rule,
    bureau_under_another,
    holder_renamed,
)


def pages(client, addresses: list[str]) -> dict[str, object]:
    return {address: client.get(address) for address in addresses}


def bytes_of(response) -> tuple[int, str, bytes]:
    return response.status_code, response.headers.get("Location", ""), response.content


@pytest.fixture
def woven(world: World) -> World:
    """A reporter has a beat, the bureau a place, and the site's terms name their holder."""
    cast = world.cast
    cast.heo.beats.add(world.topic)
    cast.honam.place = world.place
    cast.honam.save()
    now = clock.now()
    Notice.objects.filter(pk=cast.site_notice.pk).update(valid_until=now)
    lines = {"terms_line_ko": "{holder}의 것", "terms_line_en": "All of it is of {holder}"}
    claim = {"claim_line_ko": "© {holder}", "claim_line_en": "© {holder}"}
    scope, holder = cast.site_notice.scope, cast.holder
    cast.site_notice = Notice.objects.create(
        scope=scope, holder=holder, valid_from=now, reason="named", **lines, **claim
    )
    return world


def stale(before: dict[str, Any], after: dict[str, Any], said: set[str], now: dt.datetime) -> list[str]:
    """The addresses that changed though their page held no key that was told and did not end by itself."""
    changed = [address for address in before if bytes_of(before[address]) != bytes_of(after[address])]
    assert changed, "a write that changes no page proves nothing"
    return [
        address
        for address in changed
        if not before[address].page_keys & said
        and not (before[address].page_until and before[address].page_until <= now)
    ]


def test_every_page_a_write_changes_held_one_of_its_keys(client, woven):
    world = woven
    # Sitemaps tell the second: a write in the same second as what it changes would change none of them.
    with clock.at(T):
        publish(full_story(world), "ko", world.cast.admin)
        article = full_story(world, ko={"headline": "둘째 기사", "body": "<p>둘째.</p>", "slug": "둘째"})
        publish(article, "ko", world.cast.admin)
        addresses = all_but(KEPT_BY_NOBODY, world, article)
        addresses += ["/ko/sections/business/", "/ko/sections/industry/"]
        before = pages(client, addresses)
        last = Outbox.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    now = T + SECOND
    found: dict[str, list[str]] = {}
    for write in WRITES:
        with clock.at(now), transaction.atomic():
            # Rows are rolled back, what a write leaves in memory goes with its copy.
            write(deepcopy(world), deepcopy(article))
            said = {key for row in Outbox.objects.filter(pk__gt=last) for key in row.keys}
            found[write.__name__] = stale(before, pages(client, addresses), said, now)
            transaction.set_rollback(True)
    assert {name: addresses for name, addresses in found.items() if addresses} == {}


def test_a_page_made_before_a_scheduled_change_ends_at_its_instant(client, world):
    with clock.at(T - dt.timedelta(hours=1)):
        article = full_story(world)
        publish(article, "ko", world.cast.admin)
        save_copy(article, {"ko": (1, {"headline": "새 제목"})}, by=world.cast.admin)
        perform("approve", edition(article, "ko"), by=world.cast.admin)
        perform("schedule", edition(article, "ko"), by=world.cast.admin, effective_at=T, weight="minor")
        perform("approve", edition(article, "en"), by=world.cast.admin)
        perform("schedule", edition(article, "en"), by=world.cast.admin, effective_at=T, weight="minor")
    with clock.at(T - SECOND):
        addresses = all_but(KEPT_BY_NOBODY, world, article)
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


def changed_and_noted(client, write, addresses: list[str]) -> list[str]:
    """The addresses whose page `write` changes; each held a key that was told."""
    before = pages(client, addresses)
    Outbox.objects.all().delete()
    write()
    said = {key for row in Outbox.objects.all() for key in row.keys}
    after = pages(client, addresses)
    changed = [address for address in addresses if bytes_of(before[address]) != bytes_of(after[address])]
    assert all(before[address].page_keys & said for address in changed)
    return changed


def test_a_topics_new_name_reaches_the_reporters_whose_beat_it_is(client, woven):
    publish(full_story(woven), "ko", woven.cast.admin)
    page = addresses.noun("ko", "reporter", woven.cast.heo.slug)
    assert changed_and_noted(client, lambda: renamed("topic")(woven, None), [page]) == [page]


def test_a_places_new_name_reaches_the_bureaus_that_are_there(client, woven):
    publish(full_story(woven), "ko", woven.cast.admin)
    page = addresses.noun("ko", "bureau", woven.cast.honam.slug)
    assert changed_and_noted(client, lambda: place_renamed(woven, None), [page]) == [page]


def test_a_link_notes_what_it_shows_and_a_places_name_ends_at_midnight(world):
    with sink.recording() as noted:
        link("topic", world.topic, "ko", T)
    assert (noted.keys, noted.until) == ({keys.noun("topic", world.topic.pk)}, None)
    with sink.recording() as noted:
        link("place", world.place, "ko", T)
    assert noted.until == dt.datetime(2031, 3, 4, 15, 0, tzinfo=dt.UTC)


def test_a_chain_of_rules_notes_everything_it_went_up(world):
    """A bureau above the bureau above a story's may get a parent, or its first rule."""
    cast = world.cast
    top = Bureau.objects.create(slug="seoul", kind="head_office", name_ko="본사", name_en="Head office")
    middle = Bureau.objects.create(slug="south", kind="regional", name_ko="남부", parent=top)
    Bureau.objects.filter(pk=cast.honam.pk).update(parent=middle)
    under = Section.objects.create(slug="ports", name_ko="항만", parent=cast.section)
    with sink.recording() as noted:
        scopes(
            edition=None,
            article=None,
            source=None,
            coverages=[world.coverage.pk],
            bureau=cast.honam.pk,
            section=under.pk,
        )
    assert noted.keys == {
        keys.noun("coverage", world.coverage.pk),
        *(keys.noun("bureau", pk) for pk in (cast.honam.pk, middle.pk, top.pk)),
        *(keys.noun("section", pk) for pk in (under.pk, cast.section.pk)),
    }
