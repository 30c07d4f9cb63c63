"""Every text of a story can be compared, brought back as a draft, and shown as readers had it."""

import datetime as dt

import pytest
from django.urls import reverse

from articles import clock
from articles.models import Article, PhotoUse, Release, Revision, SavedCopy, StoryFlag
from articles.rights.models import Notice
from articles.workflow.act import Particulars
from articles.workflow.copy import save_copy
from articles.workflow.flags import set_flag
from articles.workflow.perform import perform
from articles.workflow.supersede import supersede
from articles.workflow.version import version
from tests.articles.reader.surfaces import picture
from tests.cast import KO, byline, edition, publish, story
from tests.forms import fields

T = dt.datetime(2019, 5, 2, 3, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def article(cast):
    """Published, saved again with another deck and another byline, not approved."""
    with clock.at(T):
        found = story(cast)
        publish(found, "ko", cast.admin)
    with clock.at(T + HOUR):
        save_copy(found, {"ko": (1, {"deck": "다시 쓴 부제"})}, by=cast.editor, reason="제목에 맞춤")
    with clock.at(T + HOUR + MINUTE):
        both = [byline(cast.heo, cast.honam), byline(cast.ham, cast.gangwon)]
        save_copy(found, {"shared": (1, {"bylines": both})}, by=cast.editor)
    return Article.objects.get(pk=found.pk)


def compare(article, language="ko", **query):
    address = reverse("admin:articles_article_compare", args=[article.pk, language])
    return f"{address}?{'&'.join(f'{key}={value}' for key, value in query.items())}"


def as_of(article, at="", language="ko"):
    address = reverse("admin:articles_article_as_of", args=[article.pk, language])
    return f"{address}?at={at}" if at else address


def save_of(article, part):
    return SavedCopy.objects.get(article=article, part=part)


def test_a_save_keeps_why_and_how_much(cast, client, article):
    save = save_of(article, "ko")
    assert save.reason == "제목에 맞춤"
    assert list(save.changed) == ["deck"] and sum(save.changed["deck"]) > 0
    client.force_login(cast.editor)
    page = client.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()
    assert "제목에 맞춤" in page and compare(article)[:-1] in page


def test_what_readers_see_is_compared_with_what_stands_there_now(cast, client, article):
    client.force_login(cast.editor)
    page = client.get(compare(article))
    assert (page.context["a"].key, page.context["b"].key) == ("live", "now")
    changed = [part.label for part in page.context["parts"] if part.is_changed]
    assert len(changed) == 2  # the deck and the bylines
    html = page.content.decode()
    assert "함서준" in html and "<del" in html and "<ins" in html


@pytest.mark.parametrize("part", ["ko", "shared"])
def test_any_save_can_be_compared_with_any_frozen_text(cast, client, article, part):
    client.force_login(cast.editor)
    revision = Revision.objects.get(edition__article=article)
    page = client.get(compare(article, a=f"save-{save_of(article, part).pk}", b=f"revision-{revision.pk}"))
    assert page.status_code == 200
    # At the moment of the first save the copy was the published text; at the second the deck had changed.
    assert sum(part.is_changed for part in page.context["parts"]) == (1 if part == "shared" else 0)


def test_ids_of_another_story_or_none_are_not_there(cast, client, article):
    client.force_login(cast.admin)
    other = story(cast)
    publish(other, "ko", cast.admin)
    publish(article, "en", cast.admin)
    foreign = Revision.objects.get(edition__article=other).pk
    english = Revision.objects.get(edition__article=article, edition__language="en").pk
    save_copy(other, {"ko": (1, {"deck": "x"})}, by=cast.admin)
    theirs = SavedCopy.objects.get(article=other).pk
    keys = [f"revision-{foreign}", f"revision-{english}", f"save-{theirs}", "save-", "save-x", "x", ""]
    for key in (*keys, "now-1", "revision-999999", f"save-{10**17}", f"save-{10**40}", "save-%D9%A1"):
        assert client.get(compare(article, a=key)).status_code == 404, key
        assert client.post(compare(article), {"a": key}).status_code == 404, key
    assert client.get(compare(article, "xx")).status_code == 404


def test_no_comparison_of_another_bureaus_texts(cast, client, article):
    for actor in (cast.other_editor, cast.other_reporter, cast.nobody):
        client.force_login(actor)
        assert client.get(compare(article)).status_code in (302, 403, 404)
        assert client.post(compare(article), {"a": "live"}).status_code in (302, 403, 404)


def test_a_killed_text_is_compared_by_whoever_may_see_killed_texts(cast, client, article):
    perform("kill", edition(article, "ko"), by=cast.admin, reason="x")
    client.force_login(cast.editor)
    assert client.get(compare(article, a="now")).status_code == 404
    assert client.get(as_of(article, "2019-05-02 13:00")).status_code == 404
    client.force_login(cast.admin)
    assert client.get(compare(article, a="now")).status_code == 200
    assert KO["headline"] in client.get(as_of(article, "2019-05-02 13:00")).content.decode()
    assert KO["headline"] not in client.get(as_of(article)).content.decode().partition("<h2>")[2]


@pytest.mark.parametrize("basis", ["blocked", "anonymised"])
def test_a_text_withdrawn_by_law_is_nowhere(cast, client, article, basis):
    """T12."""
    revision = Revision.objects.get(edition__article=article)
    supersede(edition(article, "ko"), None, by=cast.admin, at=clock.now(), basis=basis)
    client.force_login(cast.admin)
    assert client.get(compare(article, a=f"revision-{revision.pk}")).status_code == 404
    assert client.post(compare(article), {"a": f"revision-{revision.pk}"}).status_code == 404
    assert f"revision-{revision.pk}" not in client.get(compare(article, a="now")).content.decode()
    assert KO["headline"] not in client.get(as_of(article, "2019-05-02 13:00")).content.decode()
    address = reverse("admin:articles_revision_change", args=[revision.pk])
    assert client.get(address).status_code == 404


def posted(article, key, **more):
    found = edition(article, "ko")
    article.refresh_from_db()
    return {"a": key, "copy_version": found.copy_version, "shared_version": article.version, **more}


def test_a_restored_copy_is_a_draft_and_keeps_embargo_and_flags(cast, client, article):
    """T13."""
    perform("approve", edition(article, "ko"), by=cast.admin)
    embargo = {
        "embargo_online_at": "2031-01-01T00:00:00+00:00",
        "bureau_id": cast.gangwon.pk,
    }
    save_copy(article, {"shared": (2, embargo)}, by=cast.admin)
    set_flag(article, "identity", by=cast.admin, reason="a minor")
    perform("approve", edition(article, "ko"), by=cast.admin)
    releases = Release.objects.count()
    client.force_login(cast.admin)
    revision = Revision.objects.filter(edition__article=article).earliest("pk")
    answer = client.post(compare(article), posted(article, f"revision-{revision.pk}", reason="무르기"))
    assert answer.status_code == 302 and answer["Location"].endswith("/change/")
    article.refresh_from_db()
    assert article.deck_ko == KO["deck"]
    assert edition(article, "ko").stage == "draft"
    assert Release.objects.count() == releases
    assert SavedCopy.objects.filter(article=article, part="ko").latest("pk").reason == "무르기"
    first = SavedCopy.objects.filter(article=article, part="shared").earliest("pk")
    client.post(compare(article), posted(article, f"save-{first.pk}"))
    article.refresh_from_db()
    assert article.bylines.count() == 1
    assert article.bureau == cast.gangwon
    assert StoryFlag.objects.open_kinds(article.pk) == {"identity"}
    assert article.embargo_online_at is not None


def test_a_restore_over_somebodys_newer_text_is_refused(cast, client, article):
    client.force_login(cast.editor)
    revision = Revision.objects.get(edition__article=article)
    typed = posted(article, f"revision-{revision.pk}")
    for forged in ({}, {"copy_version": "99"}, {"copy_version": "x"}, {"copy_version": ""}):
        version = edition(article, "ko").copy_version
        save_copy(article, {"ko": (version, {"deck": f"더 새로운 {version}"})}, by=cast.admin)
        answer = client.post(compare(article), typed | forged, follow=True)
        assert [message.level_tag for message in answer.context["messages"]] == ["error"], forged
        article.refresh_from_db()
        assert article.deck_ko.startswith("더 새로운")


def test_who_may_not_write_restores_nothing(cast, client, article):
    client.force_login(cast.translator)  # may read the Korean text, not change it
    assert client.get(compare(article)).status_code == 200
    assert client.post(compare(article), posted(article, "live")).status_code == 404
    article.refresh_from_db()
    assert article.deck_ko == "다시 쓴 부제"


def test_what_stands_there_already_is_not_restored(cast, client, article):
    client.force_login(cast.editor)
    before = SavedCopy.objects.count()
    for key in ("now", "live"):
        client.post(compare(article), posted(article, key))
        client.post(compare(article), posted(article, key))
    # The words, and the names.
    assert SavedCopy.objects.count() == before + 2


def test_a_frozen_text_comes_back_with_its_names_photos_and_places(cast, client, article):
    use, gone = (
        PhotoUse.objects.create(
            article=article, photo=picture(colour, f"{colour}.jpg"), role=role, position=1, is_decorative=True
        )
        for colour, role in (("green", "lead"), ("red", "body"))
    )
    PhotoUse.objects.filter(pk=use.pk).update(caption_ko="그때의 설명", caption_en="Words of then")
    perform("approve", edition(article, "ko"), by=cast.admin)
    revision = Revision.objects.filter(edition__article=article).latest("pk")
    article.refresh_from_db()
    new = {"bylines": [byline(cast.ham, cast.gangwon)], "photos": [], "places": []}
    save_copy(article, {"shared": (article.version, new)}, by=cast.admin)
    PhotoUse.objects.filter(photo=gone.photo).delete()
    number = gone.photo_id
    gone.photo.delete()
    client.force_login(cast.admin)
    answer = client.post(compare(article), posted(article, f"revision-{revision.pk}"), follow=True)
    told = [str(message) for message in answer.context["messages"]]
    assert len(told) == 2 and f"#{number}" in told[1]
    article.refresh_from_db()
    back = version(article, edition(article, "ko"), "now", by=cast.editor, at=clock.now())
    then = version(article, edition(article, "ko"), f"revision-{revision.pk}", by=cast.editor, at=clock.now())
    assert back.sets["bylines"] == then.sets["bylines"] and back.sets["places"] == then.sets["places"]
    assert article.photo_uses.get().photo_id == use.photo_id
    # What was signed in the other language meanwhile stays there, and only there.
    english = version(article, edition(article, "en"), "now", by=cast.editor, at=clock.now())
    assert len(english.sets["bylines"]) == 1 and len(back.sets["bylines"]) == 2


def test_whoever_may_write_one_language_alone_brings_back_its_words_alone(cast, client, article):
    publish(article, "en", cast.admin)
    revision = Revision.objects.get(edition__article=article, edition__language="en")
    save_copy(article, {"en": (1, {"headline": "Another"})}, by=cast.admin)
    rows = Article.objects.get(pk=article.pk).version
    client.force_login(cast.translator)
    answer = client.post(
        compare(article, "en"), posted(article, f"revision-{revision.pk}") | {"copy_version": 2}, follow=True
    )
    assert [message.level_tag for message in answer.context["messages"]] == ["success", "warning"]
    article.refresh_from_db()
    assert article.headline_en == revision.headline and article.version == rows


def test_the_paper_of_2_may_is_shown_with_its_notice(cast, client):
    began = dt.datetime(2031, 5, 2, 3, tzinfo=dt.UTC)
    with clock.at(began):
        article = story(cast)
        publish(article, "ko", cast.admin)
    with clock.at(began + 2 * HOUR):
        save_copy(article, {"ko": (1, {"deck": "다시 쓴 부제"})}, by=cast.editor)
        perform(
            "correct", edition(article, "ko"), by=cast.admin, note="부제를 고쳤습니다.", reason="독자 제보"
        )
    old = cast.site_notice
    Notice.objects.filter(pk=old.pk).update(valid_until=began + DAY)
    Notice.objects.create(
        scope=old.scope, valid_from=began + DAY, holder=cast.holder, reason="a new rule",
        claim_line_ko="© {year} {holder}", terms_line_ko="AI 학습 금지",
    )  # fmt: skip
    client.force_login(cast.editor)
    then = client.get(as_of(article, "2031-05-02 13:00")).content.decode()
    for words in (KO["headline"], KO["deck"], "무단전재 및 재배포 금지", "paper&#x27;s own rule", "허가온"):
        assert words in then, words
    for words in ("다시 쓴 부제", "AI 학습 금지", "부제를 고쳤습니다"):
        assert words not in then, words
    corrected = client.get(as_of(article, "2031-05-02 14:00")).content.decode()
    for words in ("다시 쓴 부제", "부제를 고쳤습니다.", "독자 제보"):
        assert words in corrected, words
    assert "AI 학습" not in corrected
    later = client.get(as_of(article, "2031-05-04 12:00")).content.decode()
    assert "AI 학습 금지" in later and "© 2031 가온나루(gaonnaru.example)" in later
    before = client.get(as_of(article, "2031-05-02 11:59:59")).content.decode()
    assert KO["headline"] not in before


@pytest.mark.parametrize("at", ["x", "2019-13-01 00:00", "%00", "9999-99", "1"])
def test_an_instant_that_is_none_shows_nothing(cast, client, article, at):
    client.force_login(cast.editor)
    page = client.get(as_of(article, at))
    assert page.status_code == 200 and KO["headline"] not in page.content.decode()


def test_nothing_is_shown_of_another_bureaus_past(cast, client, article):
    for actor in (cast.other_editor, cast.nobody):
        client.force_login(actor)
        assert client.get(as_of(article)).status_code in (302, 403, 404)
    client.force_login(cast.editor)
    assert client.get(as_of(article, language="xx")).status_code == 404


def test_what_the_law_prescribed_is_part_of_the_page_of_then(cast, client, article):
    with clock.at(T + 2 * HOUR):
        told = Particulars("reply", "부두에 대한 반론", "court", prominence="top")
        perform("statutory", edition(article, "ko"), by=cast.admin, note="말", particulars=told)
    client.force_login(cast.editor)
    assert "부두에 대한 반론" not in client.get(as_of(article, "2019-05-02 13:30")).content.decode()
    assert "부두에 대한 반론" in client.get(as_of(article, "2019-05-02 14:30")).content.decode()


def test_the_story_page_keeps_why_it_was_saved(cast, client, article):
    client.force_login(cast.editor)
    page = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    typed = fields(page) | {"ko-deck": "또 다른 부제", "_why": "독자\x00 제보 " + "가" * 400}
    assert client.post(reverse("admin:articles_article_change", args=[article.pk]), typed).status_code == 302
    reason = SavedCopy.objects.filter(article=article, part="ko").latest("pk").reason
    assert reason.startswith("독자 제보 가") and len(reason) <= 300
