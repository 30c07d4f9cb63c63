"""The sample's portraits: in the bureau of whom they show, the paper's own, and beside the author's name."""

import pytest

from articles.models import BureauMembership, PhotoBureau, Reporter
from articles.rights.models import Holder
from newsroom.sample import content
from newsroom.sample.load_portraits import load_portraits
from tests.cast import byline, publish, story

DRAWN = [row for row in content.load().reporters if row.portrait]


@pytest.fixture
def loaded(cast, settings, tmp_path):
    """One of those drawn, at the bureau the data gives them."""
    settings.MEDIA_ROOT = tmp_path
    cast.honam.slug = DRAWN[0].memberships[-1].bureau
    cast.honam.save()
    reporter = Reporter.objects.create(slug=DRAWN[0].slug, name_ko="백서윤", name_en="Baek Seo-yun")
    BureauMembership.objects.create(reporter=reporter, bureau=cast.honam)
    load_portraits(DRAWN[:1], by=cast.admin, publisher=Holder.objects.get())
    return cast


def test_a_portrait_is_a_photo_of_its_bureau_and_the_papers_own(loaded):
    portrait = Reporter.objects.get(slug=DRAWN[0].slug).portrait
    assert PhotoBureau.objects.get(photo=portrait).bureau == loaded.honam
    assert portrait.holder.is_own and portrait.credit_line_ko == portrait.holder.name_ko
    assert portrait.license.code == "arr" and portrait.created_by == loaded.admin


def test_who_signs_is_seen_beside_the_byline(client, loaded):
    reporter = Reporter.objects.get(slug=DRAWN[0].slug)
    article = story(loaded, bylines=[byline(reporter, loaded.honam)])
    publish(article, "ko", loaded.admin)
    html = client.get(f"/ko/articles/{article.pk}/").content.decode()
    assert html.count('<img class="face"') == 2, "byline and card"
    assert html.count('alt="" width="48"') == 1


def test_people_without_a_portrait_are_left_alone(loaded):
    others = [row for row in content.load().reporters if not row.portrait]
    load_portraits(others, by=loaded.admin, publisher=Holder.objects.get())
    assert Reporter.objects.filter(portrait__isnull=False).count() == 1
