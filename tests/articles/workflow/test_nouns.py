"""Saving a noun tells every page that shows it, keeps the old address, and resolves waiting claims again."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction

from articles import clock
from articles.models import (
    Bureau,
    Edition,
    FormerSlug,
    Imprint,
    Place,
    PlaceTerm,
    Region,
    Section,
    SiteIdentity,
    Topic,
)
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.rights.models import License, Notice, Scope
from articles.workflow import nouns
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed, NotPossible
from tests.cast import edition, story


def told() -> set[str]:
    """The keys announced so far."""
    return {key for row in Outbox.objects.filter(event="noun") for key in row.keys}


def test_a_noun_with_a_page_tells_its_page_and_the_navigation(cast: SimpleNamespace):
    cast.section.name_ko = "살림"
    nouns.save_noun(cast.section, by=cast.admin)
    assert told() == {keys.noun("section", cast.section.pk), keys.names("section")}


def test_a_reporter_tells_their_bureaus_too(cast: SimpleNamespace):
    cast.heo.name_ko = "허선"
    nouns.save_noun(cast.heo, by=cast.admin)
    assert keys.noun("bureau", cast.honam.pk) in told()


def test_the_papers_names_tell_every_page(cast: SimpleNamespace):
    nouns.save_noun(SiteIdentity.objects.get(), by=cast.admin)
    assert told() == {keys.SITE}


def test_an_imprint_tells_every_page(cast: SimpleNamespace):
    nouns.save_noun(
        Imprint(since="2020-01-01", registration_number="1", registered_on="2020-01-01"), by=cast.admin
    )
    assert told() == {keys.SITE}


def test_a_holders_notices_are_told_of(cast: SimpleNamespace):
    nouns.save_noun(cast.holder, by=cast.admin)
    assert told() == {keys.notices(Scope.objects.site().pk)}


def test_a_licence_nobody_uses_tells_nobody(cast: SimpleNamespace):
    nouns.save_noun(License(code="x"), by=cast.admin)
    assert told() == set()


def rule(scope: Scope, by: Any) -> Notice:
    return Notice(scope=scope, valid_from=clock.now(), reason="new", created_by=by, claim_line_ko="ⓒ")


def test_only_the_sites_own_notice_tells_every_page(cast: SimpleNamespace):
    # Both scopes are there before: their making is told of by itself.
    of_bureau, of_site = nouns.scope_of(cast.honam), Scope.objects.site()
    Notice.objects.filter(pk=cast.site_notice.pk).update(valid_until=clock.now())
    for scope, everybody in ((of_bureau, False), (of_site, True)):
        Outbox.objects.all().delete()
        nouns.save_noun(rule(scope, cast.admin), by=cast.admin)
        assert told() == {keys.notices(scope.pk)} | ({keys.SITE} if everybody else set())


def test_a_first_scope_is_told_to_the_pages_that_could_not_know_it(cast: SimpleNamespace):
    nouns.scope_of(cast.section)
    assert told() == {keys.noun("section", cast.section.pk)}
    nouns.scope_of(cast.holder)
    assert keys.SITE in told()


def test_a_region_tells_its_places(cast: SimpleNamespace):
    region = Region.objects.create(slug="jeonnam", name_ko="전남")
    place = Place.objects.create(slug="gwangyang")
    PlaceTerm.objects.create(place=place, region=region, name_ko="광양")
    nouns.save_noun(region, by=cast.admin)
    assert told() == {keys.names("place"), keys.noun("place", place.pk)}


@pytest.mark.parametrize("slug", ["section", "bureau", "reporter", "topic", "place"])
def test_a_changed_address_leaves_a_former_one(cast: SimpleNamespace, slug: str):
    made: dict[str, Any] = {
        "section": cast.section, "bureau": cast.honam, "reporter": cast.heo,
        "topic": Topic.objects.create(slug="harbours"), "place": Place.objects.create(slug="gwangyang"),
    }  # fmt: skip
    record, old = made[slug], made[slug].slug
    record.slug = "renamed"
    nouns.save_noun(record, by=cast.admin)
    former = FormerSlug.objects.get()
    assert (former.noun, former.slug, former.target) == (slug, old, record.pk)
    record.slug = old
    nouns.save_noun(record, by=cast.admin)
    assert FormerSlug.objects.get().slug == "renamed"


def test_nothing_is_told_or_left_when_the_save_fails(cast: SimpleNamespace):
    cast.section.slug = "money"
    with pytest.raises(RuntimeError), transaction.atomic():
        nouns.save_noun(cast.section, by=cast.admin)
        raise RuntimeError
    assert not FormerSlug.objects.exists()
    assert told() == set()


@pytest.mark.parametrize("who", ["reporter", "translator", "other_editor", "nobody"])
def test_who_has_no_right_saves_and_deletes_nothing(cast: SimpleNamespace, who: str):
    cast.honam.phone = "061"
    with pytest.raises(NotAllowed):
        nouns.save_noun(cast.honam, by=getattr(cast, who))
    with pytest.raises(NotAllowed):
        nouns.save_noun(Section(slug="x"), by=getattr(cast, who))
    with pytest.raises(NotAllowed):
        nouns.delete_noun(cast.section, by=getattr(cast, who))
    assert Bureau.objects.get(pk=cast.honam.pk).phone == ""
    assert Section.objects.count() == 1


def test_a_former_address_of_another_record_is_not_taken_over(cast: SimpleNamespace):
    """Old links to the first bureau would show the second."""
    cast.honam.slug = "southwest"
    nouns.save_noun(cast.honam, by=cast.admin)
    cast.gangwon.slug = "honam"
    with pytest.raises(NotPossible, match="Old links"):
        nouns.save_noun(cast.gangwon, by=cast.admin)
    cast.honam.slug = "honam"
    nouns.save_noun(cast.honam, by=cast.admin)
    assert not FormerSlug.objects.filter(slug="honam").exists()


def test_a_deleted_noun_takes_its_former_addresses_along(cast: SimpleNamespace):
    topic = Topic.objects.create(slug="harbours")
    topic.slug = "ports"
    nouns.save_noun(topic, by=cast.admin)
    number = topic.pk
    nouns.delete_noun(topic, by=cast.admin)
    assert not FormerSlug.objects.exists()
    assert keys.noun("topic", number) in told()


def scheduled(cast: SimpleNamespace) -> Edition:
    found = perform("approve", edition(story(cast), "ko"), by=cast.editor).edition
    return perform("schedule", found, by=cast.editor, effective_at=clock.now() + dt.timedelta(days=1)).edition


def test_a_new_notice_decides_the_claim_of_what_is_not_public_yet(cast: SimpleNamespace):
    waiting = scheduled(cast)
    assert "가온나루" in waiting.claim_line
    notice = Notice(
        scope=nouns.scope_of(cast.honam), valid_from=clock.now(), reason="new", created_by=cast.admin,
        claim_line_ko="ⓒ 호남판", claim_line_en="© Honam edition",
    )  # fmt: skip
    nouns.save_noun(notice, by=cast.admin)
    waiting.refresh_from_db()
    assert waiting.claim_line == "ⓒ 호남판"
    assert keys.notices(notice.scope_id) in told()


def test_a_holders_new_name_stands_in_claims_that_are_not_public_yet(cast: SimpleNamespace):
    waiting = scheduled(cast)
    cast.holder.name_ko = "가온나루신문"
    nouns.save_noun(cast.holder, by=cast.admin)
    waiting.refresh_from_db()
    assert "가온나루신문" in waiting.claim_line


def test_what_others_changed_meanwhile_stays(cast: SimpleNamespace):
    mine, theirs = Bureau.objects.get(pk=cast.honam.pk), Bureau.objects.get(pk=cast.honam.pk)
    theirs.phone, theirs.slug = "061", "southwest"
    nouns.save_noun(theirs, by=cast.admin, fields=["phone", "slug"])
    mine.email = "honam@gaonnaru.example"
    nouns.save_noun(mine, by=cast.admin, fields=["email", "no field of it"])
    now = Bureau.objects.get(pk=cast.honam.pk)
    assert (now.phone, now.email, now.slug) == ("061", "honam@gaonnaru.example", "southwest")
    former = FormerSlug.objects.get()
    assert (former.slug, former.target) == ("honam", cast.honam.pk)


@pytest.mark.parametrize("fields", [None, ["scope", "phone"]])
def test_a_save_never_takes_a_scope_away(cast: SimpleNamespace, fields: list[str] | None):
    stale = Bureau.objects.get(pk=cast.honam.pk)
    scope = nouns.scope_of(cast.honam)
    stale.phone = "061"
    nouns.save_noun(stale, by=cast.admin, fields=fields)
    now = Bureau.objects.get(pk=cast.honam.pk)
    assert (now.scope, now.phone) == (scope, "061")


def test_without_a_list_what_differs_is_written_in_each_language(cast: SimpleNamespace):
    cast.section.name_ko = "살림"
    nouns.save_noun(cast.section, by=cast.admin)
    now = Section.objects.get(pk=cast.section.pk)
    assert (now.name_ko, now.name_en) == ("살림", "Economy")


def test_a_record_deleted_meanwhile_is_refused_with_words(cast: SimpleNamespace):
    # Between the permission and the lock: whoever asked before is told so.
    gone = Topic.objects.create(slug="harbours")
    Topic.objects.filter(pk=gone.pk).delete()
    with pytest.raises(NotPossible, match="deleted"):
        nouns.locked(gone)


def test_a_noun_has_one_scope_however_often_it_is_asked_for(cast: SimpleNamespace):
    assert nouns.scope_of(cast.honam) == nouns.scope_of(Bureau.objects.get(pk=cast.honam.pk))
    assert cast.honam.scope.kind == "bureau"
