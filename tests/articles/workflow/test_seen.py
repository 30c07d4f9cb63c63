"""What of its source a translation has seen: each text is behind exactly as long as nobody looked at it."""

import importlib
from typing import Any

import pytest
from django.apps import apps

from articles.models import Article, Edition, TransitionLog
from articles.workflow.copy import create_draft, save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed, NotPossible, Stale
from articles.workflow.stale import stale
from articles.workflow.still_right import still_right
from tests.articles.workflow.test_copy import photo
from tests.cast import EN, KO, edition, person, story

MIGRATION = importlib.import_module("articles.migrations.0002_translation_seen_and_glossary")
BODY = "<p>광양항 새 부두가 문을 열었다.</p><p>첫 배는 새벽 네 시에 닿았다.</p>"


def again(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def behind(article: Article, language: str = "en") -> list[str]:
    return [text.key for text in stale(again(article), language)]


def save(article: Article, part: str, base: int, data: dict[str, Any], by: Any, **seen: Any) -> None:
    save_copy(article, {part: (base, data)}, by=by, **seen)


def words(en: str, ko: str = "부두", pk: int = 0) -> dict[str, Any]:
    return {
        "photo": pk, "role": "lead", "alt_text": {"ko": "배 한 척", "en": "A ship"},
        "caption": {"ko": ko, "en": en}, "is_decorative": False,
    }  # fmt: skip


@pytest.fixture
def draft(cast):
    return story(cast)


def test_two_texts_written_together_are_up_to_date(draft):
    assert behind(draft) == []


def test_a_changed_source_leaves_the_changed_texts_behind_with_both_readings(cast, draft):
    save(draft, "ko", 1, {"headline": "광양항 새 부두 문 열어", "body": BODY}, cast.reporter)
    headline, body = stale(again(draft), "en")
    assert (headline.key, headline.since, headline.before) == ("headline", 1, KO["headline"])
    assert (body.before, body.now) == (KO["body"], BODY)
    assert [change.number for change in body.changes] == [2]
    assert ("ins", "새벽 네 시에 ") in body.changes[0].words


def test_the_original_is_never_behind_its_translation(cast, draft):
    save(draft, "en", 1, {"headline": "Another"}, cast.translator)
    assert behind(draft, "ko") == behind(draft, "en") == []


def test_who_saves_the_headline_only_leaves_the_body_behind(cast, draft):
    save(draft, "ko", 1, {"headline": "새 제목", "body": BODY}, cast.reporter)
    save(draft, "en", 1, {"headline": "New headline"}, cast.translator)
    assert behind(draft) == ["body"]
    save(draft, "en", 2, {"body": EN["body"].replace("before", "at")}, cast.translator)
    assert behind(draft) == []


def test_what_was_typed_in_view_of_an_older_source_is_behind_the_newer_one(cast, draft):
    save(draft, "ko", 1, {"headline": "하나"}, cast.reporter)
    save(draft, "ko", 2, {"headline": "둘"}, cast.reporter)
    save(draft, "en", 1, {"headline": "One"}, cast.translator, source_version=2)
    (text,) = stale(again(draft), "en")
    assert (text.since, text.before, text.now) == (2, "하나", "둘")
    save(draft, "en", 2, {"headline": "Two"}, cast.translator, source_version=3)
    assert behind(draft) == []


def test_an_old_tab_with_both_languages_has_seen_the_old_source(cast, draft):
    save(draft, "ko", 1, {"headline": "하나"}, cast.reporter)
    save_copy(draft, {"ko": (1, dict(KO)), "en": (1, {"headline": "New"})}, by=cast.editor)
    assert behind(draft) == ["headline"]


def test_both_languages_changed_in_one_save_agree(cast, draft):
    content = {"ko": (1, {"headline": "하나"}), "en": (1, {"headline": "One"})}
    save_copy(draft, content, by=cast.editor)
    assert behind(draft) == []


@pytest.mark.parametrize("forged", [0, -1, 99])
def test_a_version_nobody_can_have_seen_is_taken_for_the_present_one(cast, draft, forged):
    save(draft, "ko", 1, {"headline": "하나"}, cast.reporter)
    save(draft, "en", 1, {"headline": "One"}, cast.translator, source_version=forged)
    assert behind(draft) == []


def test_a_source_that_reads_as_before_again_leaves_nothing_behind(cast, draft):
    save(draft, "ko", 1, {"headline": "하나"}, cast.reporter)
    assert behind(draft) == ["headline"]
    save(draft, "ko", 2, {"headline": KO["headline"]}, cast.reporter)
    assert behind(draft) == []


def test_a_text_that_is_not_translated_yet_is_not_behind(cast):
    draft = story(cast, en={"headline": "New pier"})
    save(draft, "ko", 1, {"headline": "하나", "deck": "둘", "body": BODY}, cast.reporter)
    assert behind(draft) == ["headline"]


def test_when_another_language_becomes_the_original_all_counts_as_up_to_date(cast, draft):
    save(draft, "ko", 1, {"headline": "하나"}, cast.reporter)
    save(draft, "shared", 1, {"original_language": "en"}, cast.editor)
    assert behind(draft, "ko") == behind(draft, "en") == []
    save(draft, "en", 1, {"headline": "Turned"}, cast.translator)
    assert behind(draft, "ko") == ["headline"]


def test_words_of_a_photo_are_followed_one_by_one(cast, draft):
    pk = photo(cast, cast.honam).pk
    save(draft, "shared", 1, {"photos": [words("The pier", pk=pk)]}, cast.editor)
    assert behind(draft) == []
    save(draft, "shared", 2, {"photos": [words("The pier", "새 부두", pk)]}, cast.editor)
    (text,) = stale(again(draft), "en")
    assert (text.key, text.photo, text.before, text.now) == (f"caption/{pk}", pk, "부두", "새 부두")
    save(draft, "shared", 3, {"photos": [words("The new pier", "새 부두", pk)]}, cast.editor)
    assert behind(draft) == []


def test_a_checked_text_is_up_to_date_and_the_check_is_in_the_log(cast, draft):
    save(draft, "ko", 1, {"headline": "하나", "body": BODY}, cast.reporter)
    perform("approve", edition(draft, "en"), by=cast.editor)
    found = still_right(draft, "en", ["body"], by=cast.translator, copy_version=1, source_version=2)
    assert behind(draft) == ["headline"]
    row = TransitionLog.objects.latest("pk")
    assert row == found
    assert (row.verb, row.by, row.before, row.after) == (
        "still_right", cast.translator, "approved/none", "approved/none",
    )  # fmt: skip
    assert row.reason == "body"
    assert (edition(draft, "en").stage, edition(draft, "en").copy_version) == ("approved", 1)


def test_a_second_check_says_nothing_new(cast, draft):
    save(draft, "ko", 1, {"headline": "하나"}, cast.reporter)
    assert still_right(draft, "en", ["headline"], by=cast.translator)
    assert still_right(draft, "en", ["headline"], by=cast.translator) is None
    assert TransitionLog.objects.filter(verb="still_right").count() == 1


def test_a_checked_caption_is_up_to_date(cast, draft):
    pk = photo(cast, cast.honam).pk
    save(draft, "shared", 1, {"photos": [words("The pier", pk=pk)]}, cast.editor)
    save(draft, "shared", 2, {"photos": [words("The pier", "새 부두", pk)]}, cast.editor)
    still_right(draft, "en", [f"caption/{pk}"], by=cast.translator, shared_version=3)
    assert behind(draft) == []


@pytest.mark.parametrize("seen", [{"copy_version": 7}, {"source_version": 1}, {"shared_version": 9}])
def test_what_changed_since_one_looked_is_not_checked(cast, draft, seen):
    save(draft, "ko", 1, {"headline": "하나"}, cast.reporter)
    with pytest.raises(Stale, match="Look at it again"):
        still_right(draft, "en", ["headline"], by=cast.translator, **seen)
    assert behind(draft) == ["headline"]


def test_only_who_may_change_a_language_may_check_it(cast, draft):
    save(draft, "ko", 1, {"headline": "하나"}, cast.reporter)
    korean_only = person("korean-only", "translator", cast.honam, "ko")
    for who in (cast.other_editor, cast.nobody, korean_only, person("colleague", "reporter", cast.honam)):
        with pytest.raises(NotAllowed):
            still_right(draft, "en", ["headline"], by=who)
    assert behind(draft) == ["headline"]
    assert not TransitionLog.objects.filter(verb="still_right").exists()


@pytest.mark.parametrize(
    ("language", "keys"),
    [("ko", ["headline"]), ("ja", ["headline"]), ("en", ["slug"]), ("en", ["caption/999"]),
     ("en", ["body"] * 201)],
)  # fmt: skip
def test_only_texts_of_a_translation_can_be_checked(cast, draft, language, keys):
    with pytest.raises(NotPossible):
        still_right(draft, language, keys, by=cast.admin)


@pytest.mark.django_db
def test_stories_from_before_count_as_up_to_date_at_their_present_versions(cast, draft):
    pk = photo(cast, cast.honam).pk
    save(draft, "ko", 1, {"headline": "하나"}, cast.reporter)
    save(draft, "shared", 1, {"photos": [words("", pk=pk)]}, cast.editor)
    begun_in_english = create_draft(cast.honam, {"en": dict(EN)}, by=cast.admin, original_language="en")
    Edition.objects.update(source_seen={})
    assert behind(draft) == ["headline"]
    MIGRATION.as_they_stand(apps, None)
    assert behind(draft) == []
    assert edition(draft, "en").source_seen == {
        "kicker": 2, "headline": 2, "deck": 2, "body": 2, f"alt_text/{pk}": 2, f"caption/{pk}": 2,
    }  # fmt: skip
    assert edition(draft, "ko").source_seen == edition(begun_in_english, "en").source_seen == {}
    assert edition(begun_in_english, "ko").source_seen["body"] == 1
