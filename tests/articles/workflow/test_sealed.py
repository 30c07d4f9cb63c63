"""A sealed name comes before readers by no door, in no field and no language; what is said of it never holds
it.
"""

import datetime as dt

import pytest

from articles import clock
from articles.models import AuditEntry, CoverageItem, SealedName, Task, TransitionLog
from articles.workflow import seal_name
from articles.workflow.act import Particulars
from articles.workflow.arrange import Line, arrange
from articles.workflow.copy import save_copy
from articles.workflow.front import Strip, arrange_front
from articles.workflow.perform import lock, perform
from articles.workflow.refusals import Blocked, NotAllowed, NotPossible
from articles.workflow.seal_name import lift, seal
from tests.articles.reader.conftest import world
from tests.articles.reader.surfaces import full_story, picture
from tests.cast import EN, KO, edition, publish, story

__all__ = ["world"]
HOUR = dt.timedelta(hours=1)
NAME, LATIN = "김민지", "Kim Min-ji"


def sealed(cast, article, by=None, **more):
    return seal(article, NAME, by=by or cast.editor, reason="아동 피해자", **more)


def photo(words: str, field: str, file_name: str = "pier.jpg") -> dict:
    return {
        "photo": picture("teal", file_name).pk,
        "role": "body",
        "alt_text": {"ko": "부두", "en": "A pier"} | ({"ko": words, "en": words} if field == "alt" else {}),
        "caption": {"ko": "배", "en": "A ship"} | ({"ko": words, "en": words} if field == "caption" else {}),
        "is_decorative": False,
    }


def ko(field: str, words: str) -> dict:
    return {"ko": {**KO, field: words}}


def en(field: str, words: str) -> dict:
    return {"en": {**EN, field: words}}


# Where a name can stand: the language that would go out with it, and the story that holds it there.
PLACES = {
    "kicker": ("ko", lambda: ko("kicker", f"{NAME} 사건")),
    "headline": ("ko", lambda: ko("headline", f"부두에서 찾은 {NAME}양")),
    "deck": ("ko", lambda: ko("deck", f"피해자{NAME}는")),
    "body": ("ko", lambda: ko("body", f"<p>피해자는 김<b>민지</b>씨다.</p><p>{KO['deck']}</p>")),
    "link": ("ko", lambda: ko("body", '<p>배가 <a href="https://x.example/kim-min-ji">닿았다</a>.</p>')),
    "slug": ("ko", lambda: ko("slug", "새-부두-김민지-양")),
    "issuing body": ("ko", lambda: ko("issuing_body", f"{NAME} 법률사무소")),
    "alt": ("ko", lambda: {"photos": [photo(f"부두에 선 {NAME}", "alt")]}),
    "caption": ("ko", lambda: {"photos": [photo(f"{NAME}(9)가 서 있다.", "caption")]}),
    "file name": ("ko", lambda: {"photos": [photo("", "", "KimMinji_pier.jpg")]}),
    "English headline": ("en", lambda: en("headline", f"{LATIN} found at the pier")),
    "English body": ("en", lambda: en("body", "<p>The girl, Minji Kim, is nine.</p>")),
    "English slug": ("en", lambda: en("slug", "new-pier-kim-min-ji")),
    "English caption": ("en", lambda: {"photos": [photo("Gim Minji at the pier", "caption")]}),
    "English, in Hangul": ("en", lambda: en("deck", f"({NAME})")),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_sealed_name_blocks_in_every_field_language_and_spelling(world, place):
    language, texts = PLACES[place]
    cast = world.cast
    article = full_story(world, **texts())
    perform("approve", edition(article, language), by=cast.editor)
    sealed(cast, article)
    for verb in ("publish", "schedule"):
        later = clock.now() + HOUR if verb == "schedule" else None
        with pytest.raises(Blocked, match="A sealed name stands in") as refused:
            perform(verb, edition(article, language), by=cast.admin, effective_at=later)
        assert NAME not in str(refused.value) and LATIN not in str(refused.value)
    perform("return", edition(article, language), by=cast.editor, reason="이름")
    with pytest.raises(Blocked, match="A sealed name stands in"):
        perform("approve", edition(article, language), by=cast.editor)


@pytest.mark.parametrize("noun", ["topic", "coverage"])
def test_a_sealed_name_in_the_name_of_a_noun_blocks_too(world, noun):
    record = getattr(world, noun)
    type(record).objects.filter(pk=record.pk).update(name_en=f"The {LATIN} case")
    article = full_story(world)
    sealed(world.cast, article)
    with pytest.raises(Blocked, match="A sealed name stands in"):
        perform("approve", edition(article, "ko"), by=world.cast.editor)


def test_a_story_without_the_name_goes_out(world):
    article = full_story(world, **ko("headline", "김민지원센터 열려"))
    sealed(world.cast, article)
    assert publish(article, "ko", world.cast.editor).phase(clock.now()) == "live"


def test_another_story_is_not_bound(cast):
    sealed(cast, story(cast))
    publish(story(cast, **ko("headline", NAME)), "ko", cast.editor)


def test_another_spelling_is_looked_for_too(cast):
    article = story(cast, **ko("headline", "‘부두 소녀’ 찾아"))
    seal(article, NAME, by=cast.editor, reason="아동", spellings="부두 소녀\nPier Girl")
    with pytest.raises(Blocked):
        perform("approve", edition(article, "ko"), by=cast.editor)


def test_what_readers_have_already_becomes_a_task_that_ends_with_the_name(cast):
    article = story(cast, **ko("headline", NAME))
    publish(article, "ko", cast.editor)
    publish(article, "en", cast.editor)
    made = sealed(cast, article)
    task = Task.objects.get(kind="sealed_name")
    assert task.edition == edition(article, "ko")
    assert task.due_at - task.opened_at == seal_name.SOON
    assert task.data == {"fields": ["headline"]} and made.name == NAME
    save_copy(article, {"ko": (1, {"headline": "새 부두"})}, by=cast.editor)
    perform("approve", edition(article, "ko"), by=cast.editor)
    perform("update", edition(article, "ko"), by=cast.editor, weight="minor")
    task.refresh_from_db()
    assert task.closed_at is not None and task.closed_by == cast.editor


def test_a_fix_takes_the_name_from_readers_and_brings_none_before_them(cast):
    article = story(cast, **ko("headline", NAME))
    publish(article, "ko", cast.editor)
    sealed(cast, article)
    with pytest.raises(Blocked):
        texts = {"headline": "새 부두", "deck": f"{NAME}씨"}
        perform("fix", edition(article, "ko"), by=cast.editor, texts=texts, weight="minor")
    perform("fix", edition(article, "ko"), by=cast.editor, texts={"headline": "새 부두"}, weight="minor")
    assert Task.objects.get(kind="sealed_name").closed_at is not None


def test_no_note_to_readers_names_it(cast):
    live = publish(story(cast), "ko", cast.admin)
    sealed(cast, live.article)
    for verb, more in (
        ("correct", {}),
        ("fix", {"texts": {"deck": "첫 배는 아침에 닿았다"}}),
        ("statutory", {"particulars": Particulars("reply", "반론", "agreement")}),
        ("statutory", {"particulars": Particulars("reply", f"{NAME}씨의 반론", "agreement"), "note": "반론"}),
    ):
        with pytest.raises(Blocked) as refused:
            perform(verb, live, by=cast.admin, **{"note": f"피해자는 {NAME}씨가 아닙니다.", **more})
        assert "note to readers" in str(refused.value) and NAME not in str(refused.value)
    assert not live.corrections.exists()


def test_a_text_that_came_before_readers_while_the_seal_waited_is_not_unmade(cast, monkeypatch):
    approved = perform(
        "approve", edition(story(cast, **ko("headline", f"{NAME}양 구조")), "ko"), by=cast.admin
    ).edition

    def after_somebody(number):
        perform("publish", approved, by=cast.admin)
        return lock(number)

    monkeypatch.setattr(seal_name, "lock", after_somebody)
    sealed(cast, approved.article)
    assert edition(approved.article, "ko").phase(clock.now()) == "live"
    assert approved.releases.get().until is None
    assert Task.objects.get().kind == "sealed_name"


def test_what_was_planned_with_the_name_is_taken_back(cast):
    article = story(cast, **ko("headline", NAME))
    approved = perform("approve", edition(article, "ko"), by=cast.editor).edition
    perform("schedule", approved, by=cast.editor, effective_at=clock.now() + HOUR)
    sealed(cast, article)
    assert edition(article, "ko").phase(clock.now() + 2 * HOUR) == "unpublished"
    assert TransitionLog.objects.filter(verb="unschedule").exists()


def test_a_withheld_text_with_the_name_is_not_restored(cast):
    article = story(cast, **ko("headline", NAME))
    publish(article, "ko", cast.editor)
    perform("withhold", edition(article, "ko"), by=cast.editor, reason="가족의 요청")
    sealed(cast, article)
    with pytest.raises(Blocked):
        perform("restore", edition(article, "ko"), by=cast.editor)
    lift(SealedName.objects.get(), by=cast.admin, reason="가족이 동의")
    perform("restore", edition(article, "ko"), by=cast.editor)


def test_no_strip_and_no_note_names_it(world):
    cast = world.cast
    article = full_story(world)
    publish(article, "ko", cast.editor)
    sealed(cast, article)
    strip = Strip(article.pk, clock.now() + HOUR, {"ko": f"{NAME} 찾았다"})
    with pytest.raises(NotPossible, match="A sealed name"):
        arrange_front([], strip, by=cast.admin, based_on=0)
    with pytest.raises(NotPossible, match="A sealed name"):
        arrange(world.coverage, [Line(article, 1, {"note_ko": NAME})], by=cast.admin)
    CoverageItem.objects.filter(article=article).update(note_en=LATIN)
    with pytest.raises(Blocked):
        perform("approve", edition(article, "en"), by=cast.editor)


def test_only_chiefs_lift_a_seal(cast):
    article = story(cast, by=cast.reporter)
    made = sealed(cast, article, by=cast.reporter)
    for who in (cast.reporter, cast.editor, cast.other_editor, cast.nobody):
        with pytest.raises(NotAllowed):
            lift(made, by=who, reason="무관")
    with pytest.raises(NotPossible):
        lift(made, by=cast.admin, reason=" ")
    lift(made, by=cast.admin, reason="가족이 동의")
    with pytest.raises(NotPossible):
        lift(made, by=cast.admin, reason="가족이 동의")
    made.refresh_from_db()
    assert (made.lifted_by, made.lifted_reason) == (cast.admin, "가족이 동의")


@pytest.mark.parametrize("who", ["other_editor", "other_reporter", "nobody"])
def test_nobody_seals_a_name_in_another_bureaus_story(cast, who):
    with pytest.raises(NotAllowed):
        sealed(cast, story(cast), by=getattr(cast, who))


@pytest.mark.parametrize(
    ("name", "reason", "spellings"),
    [
        ("", "아동", ""), ("가", "아동", ""), ("!!!", "아동", ""), ("가" * 61, "아동", ""), (NAME, "", ""),
        (NAME, "가" * 301, ""), (NAME, "아동", "가"), (NAME, "아동", "\n".join(["민지"] * 11)),
        (NAME, "아동", "가" * 301),
    ],
)  # fmt: skip
def test_what_could_not_be_looked_for_is_refused(cast, name, reason, spellings):
    with pytest.raises(NotPossible):
        seal(story(cast), name, by=cast.editor, reason=reason, spellings=spellings)
    assert not SealedName.objects.exists()


def test_a_name_is_sealed_once(cast):
    article = story(cast)
    sealed(cast, article)
    with pytest.raises(NotPossible, match="already"):
        seal(article, f" {NAME} ", by=cast.editor, reason="아동")


def test_log_audit_and_task_never_hold_the_name(cast):
    article = story(cast, **ko("headline", NAME))
    publish(article, "ko", cast.editor)
    made = sealed(cast, article)
    lift(made, by=cast.admin, reason="가족이 동의")
    for model in (AuditEntry, Task, TransitionLog):
        assert NAME not in str(list(model.objects.values())), model
    assert AuditEntry.objects.filter(kind="flag").count() == 2
