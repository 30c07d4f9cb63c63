"""Saving the desk's copy: versions, merges, conflicts with both texts; nothing unclean or forged gets in."""

import unicodedata
from typing import Any

import pytest

from articles.media.models import Photo
from articles.models import Article, Bureau, PhotoBureau, Release, SavedCopy
from articles.workflow import parts
from articles.workflow.copy import Conflict, create_draft, save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed, NotPossible, Refused
from tests.cast import EN, KO, byline, edition, person, publish, story

FAR = 10**9


def text(article: Article, language: str = "ko") -> dict[str, Any]:
    fresh = Article.objects.get(pk=article.pk)
    return parts.read_language(fresh, edition(article, language))


def versions(article: Article) -> tuple[int, int, int]:
    """Shared, Korean, English."""
    shared = Article.objects.get(pk=article.pk).version
    return shared, edition(article, "ko").copy_version, edition(article, "en").copy_version


def save(article: Article, part: str, base: int, data: dict[str, Any], by: Any) -> Article:
    return save_copy(article, {part: (base, data)}, by=by)


@pytest.fixture
def draft(cast):
    return story(cast)


def photo(cast, bureau: Bureau) -> Photo:
    made = Photo.objects.create(
        sha256="0" * 64, format="JPEG", width=1, height=1, size=1, original="originals/none"
    )
    PhotoBureau.objects.create(photo=made, bureau=bureau)
    return made


def use(pk: int, role: str = "lead") -> dict[str, Any]:
    return {"photo": pk, "role": role, "alt_text": {}, "caption": {}, "is_decorative": True}


def signed(**change: Any) -> dict[str, Any]:
    """A byline of somebody from outside."""
    plain = {
        "reporter": None,
        "name": {"ko": "x"},
        "role": "reporter",
        "title": {},
        "bureau": None,
        "language": "",
    }
    return plain | change


def test_a_save_counts_its_part_up_by_exactly_one_and_no_other(cast, draft):
    assert versions(draft) == (1, 1, 1)
    save(draft, "ko", 1, {"headline": "하나", "deck": "둘", "body": "<p>셋</p>"}, cast.admin)
    assert versions(draft) == (1, 2, 1)
    save(draft, "shared", 1, {"slugline": "pier"}, cast.admin)
    assert versions(draft) == (2, 2, 1)
    save_copy(draft, {"ko": (2, {"deck": "새"}), "en": (1, {"deck": "new"})}, by=cast.admin)
    assert versions(draft) == (2, 3, 2)


def test_a_save_that_changes_nothing_counts_nothing_and_keeps_no_copy(cast, draft):
    save_copy(draft, {"ko": (1, dict(KO)), "shared": (1, parts.read_shared(draft))}, by=cast.admin)
    assert versions(draft) == (1, 1, 1)
    assert not SavedCopy.objects.exists()


def test_the_same_thing_said_in_another_form_is_no_change(cast, draft):
    data = {
        "embargo_online_at": "2031-03-01T09:00:00+09:00",
        "bylines": [{**byline(cast.heo, cast.honam), "title": {"en": " Reporter", "ko": "기자 "}}],
    }
    save(draft, "shared", 1, data, cast.admin)
    assert versions(draft)[0] == 2  # the embargo is new
    save(draft, "shared", 2, {**data, "embargo_online_at": "2031-03-01T00:00:00Z"}, cast.admin)
    assert versions(draft)[0] == 2


def test_what_was_replaced_is_kept_whole(cast, draft):
    before = text(draft)
    save(draft, "ko", 1, {"headline": "하나"}, cast.editor)
    save(draft, "ko", 2, {"headline": "둘"}, cast.admin)
    first, second = SavedCopy.objects.order_by("number")
    assert (first.part, first.number, first.data, first.replaced_by) == ("ko", 1, before, cast.editor)
    assert (second.number, second.data) == (2, {**before, "headline": "하나"})


def test_two_saves_of_one_field_are_a_conflict_with_all_three_texts_and_nothing_is_saved(cast, draft):
    save(draft, "ko", 1, {"headline": "먼저 온 제목"}, cast.editor)
    with pytest.raises(Conflict) as refused:
        save_copy(
            draft,
            {"ko": (1, {"headline": "늦은 제목", "deck": "늦은 부제"}), "shared": (1, {"slugline": "late"})},
            by=cast.admin,
        )
    (clash,) = refused.value.clashes
    assert (clash.part, clash.version, clash.fields) == ("ko", 2, ("headline",))
    assert clash.base["headline"] == KO["headline"]
    assert clash.theirs["headline"] == "먼저 온 제목"
    assert (clash.mine["headline"], clash.mine["deck"]) == ("늦은 제목", "늦은 부제")
    assert clash.mine["body"] == clash.theirs["body"]
    assert text(draft)["headline"] == "먼저 온 제목"
    assert versions(draft) == (1, 2, 1)


def test_two_saves_of_different_fields_are_merged(cast, draft):
    whole = text(draft)
    save(draft, "ko", 1, {**whole, "headline": "먼저"}, cast.editor)
    save(draft, "ko", 1, {**whole, "deck": "나중"}, cast.admin)
    assert (text(draft)["headline"], text(draft)["deck"]) == ("먼저", "나중")
    assert versions(draft) == (1, 3, 1)


def test_two_who_typed_the_same_do_not_clash(cast, draft):
    save(draft, "ko", 1, {"headline": "같은 제목"}, cast.editor)
    save(draft, "ko", 1, {"headline": "같은 제목"}, cast.admin)
    assert versions(draft) == (1, 2, 1)


def test_a_save_three_versions_behind_is_still_compared_with_what_it_started_from(cast, draft):
    for number, headline in enumerate(("하나", "둘", "셋"), start=1):
        save(draft, "ko", number, {"headline": headline}, cast.editor)
    save(draft, "ko", 1, {"deck": "늦은 부제"}, cast.admin)
    assert (text(draft)["headline"], text(draft)["deck"]) == ("셋", "늦은 부제")
    with pytest.raises(Conflict):
        save(draft, "ko", 1, {"headline": "아주 늦은"}, cast.admin)


@pytest.mark.parametrize("base", [0, 7, FAR, -1])
def test_a_base_nobody_knows_is_a_conflict_and_never_overwrites(cast, draft, base):
    with pytest.raises(Conflict) as refused:
        save(draft, "ko", base, {"headline": "어디서 왔나"}, cast.admin)
    assert refused.value.clashes[0].base is None
    assert text(draft)["headline"] == KO["headline"]


def test_languages_and_the_shared_part_never_clash_with_each_other(cast, draft):
    save(draft, "ko", 1, {"headline": "한국어"}, cast.editor)
    save(draft, "en", 1, {"headline": "English"}, cast.translator)
    save(draft, "shared", 1, {"slugline": "pier"}, cast.admin)
    assert versions(draft) == (2, 2, 2)


@pytest.mark.parametrize("field", ["kicker", "headline", "deck"])
def test_a_line_is_composed_and_loses_control_characters_at_every_write(cast, field):
    typed = unicodedata.normalize("NFD", "광양항") + "\x00\x07\n 새\tpier "
    article = story(cast, ko={field: typed})
    assert text(article)[field] == "광양항 새 pier"
    save(article, "en", 1, {field: typed}, cast.admin)
    assert text(article, "en")[field] == "광양항 새 pier"


def test_shared_text_loses_control_characters_and_keeps_its_lines(cast, draft):
    shared = {"slugline": "pier\x00 one", "editors_note": "first\x00\r\nsecond\n"}
    save(draft, "shared", 1, shared, cast.admin)
    found = Article.objects.get(pk=draft.pk)
    assert (found.slugline, found.editors_note) == ("pier one", "first\nsecond")


def test_a_body_is_sanitised_at_every_write(cast):
    typed = '<p onclick="x()">글<script>alert(1)</script><a href="javascript:x">링크</a>\x00</p><iframe>'
    article = story(cast, ko={"body": typed})
    save(article, "en", 1, {"body": typed}, cast.admin)
    for language in ("ko", "en"):
        stored = text(article, language)["body"]
        assert not any(bad in stored for bad in ("script", "onclick", "iframe", "javascript", "\x00"))
        assert "글" in stored and "링크" in stored


def test_a_body_of_5_mb_is_refused_in_words_and_the_text_stays(cast, draft):
    with pytest.raises(NotPossible, match="Shorten it"):
        save(draft, "ko", 1, {"body": "<p>" + "가" * (5 * 1024 * 1024) + "</p>"}, cast.admin)
    assert text(draft)["body"] == KO["body"]


def test_a_headline_of_100_000_characters_is_refused_with_both_numbers(cast, draft):
    with pytest.raises(NotPossible, match="100000 characters; 300 are possible"):
        save(draft, "ko", 1, {"headline": "가" * 100_000}, cast.admin)
    with pytest.raises(NotPossible, match="100000 characters; 60 are possible"):
        save(draft, "shared", 1, {"slugline": "x" * 100_000}, cast.admin)
    assert versions(draft) == (1, 1, 1)


@pytest.mark.parametrize("slug", ["a b", "-a", "a-", "a--b", "a/b", "../a", "a.html", "a\n-b", "ㅎ" * 81])
def test_an_address_that_is_none_is_refused(cast, draft, slug):
    with pytest.raises(NotPossible):
        save(draft, "ko", 1, {"slug": slug}, cast.admin)


@pytest.mark.parametrize(
    "data",
    [
        {"bureau_id": FAR},
        {"section_id": FAR},
        {"source_id": FAR},
        {"topics": [FAR]},
        {"coverages": [FAR]},
        {"places": [FAR]},
        {"photos": [use(FAR)]},
        {"kind": "novel"},
        {"label": "hot"},
        {"origin": "moon"},
        {"original_language": "xx"},
        {"embargo_online_at": "tomorrow"},
        {"embargo_online_at": "1987-05-10 02:30"},
        {"embargo_print_on": "2026-02-30"},
        {"bylines": [signed(reporter=FAR)]},
        {"bylines": [signed(role="king")]},
        {"bylines": [signed(name={"ko": " "})]},
        {"bylines": [signed(bureau=FAR)]},
        {"bylines": [signed(language="xx")]},
        {"topics": [1] * 61},
        {"stage": "approved"},
        {"version": 99},
    ],
    ids=str,
)  # fmt: skip
def test_a_forged_or_impossible_shared_part_is_refused_in_words(cast, draft, data):
    before = parts.read_shared(draft)
    with pytest.raises(Refused) as refused:
        save(draft, "shared", 1, data, cast.admin)
    assert len(str(refused.value)) > 10
    assert parts.read_shared(Article.objects.get(pk=draft.pk)) == before


@pytest.mark.parametrize(
    "data", [{"stage": "approved"}, {"hold": "none"}, {"translation_method": "magic"}, {"claim_line": "©"}]
)
def test_a_forged_state_in_a_text_is_refused(cast, draft, data):
    with pytest.raises(NotPossible):
        save(draft, "ko", 1, data, cast.admin)
    assert versions(draft) == (1, 1, 1)


def test_one_photo_stands_once_and_one_photo_leads(cast, draft):
    one, two = photo(cast, cast.honam), photo(cast, cast.honam)
    for rows in ([use(one.pk), use(one.pk, "body")], [use(one.pk), use(two.pk)], [use(one.pk, "roof")]):
        with pytest.raises(NotPossible):
            save(draft, "shared", 1, {"photos": rows}, cast.admin)
    save(draft, "shared", 1, {"photos": [use(one.pk), use(two.pk, "body")]}, cast.admin)
    saved = parts.read_shared(Article.objects.get(pk=draft.pk))
    save(draft, "shared", 2, {"photos": [use(one.pk), use(two.pk, "body")]}, cast.admin)
    save(draft, "shared", 2, saved, cast.admin)
    assert versions(draft)[0] == 2


def test_a_photo_of_another_bureau_cannot_be_attached_but_stays_where_somebody_else_put_it(cast, draft):
    foreign = photo(cast, cast.gangwon)
    with pytest.raises(NotAllowed, match="no such photo"):
        save(draft, "shared", 1, {"photos": [use(foreign.pk)]}, cast.editor)
    save(draft, "shared", 1, {"photos": [use(foreign.pk)]}, cast.admin)
    save(draft, "shared", 2, {"photos": [use(foreign.pk, "body")], "slugline": "x"}, cast.editor)
    assert Article.objects.get(pk=draft.pk).photo_uses.get().role == "body"


def test_a_story_moves_only_to_a_bureau_one_works_for(cast, draft):
    for bureau in (cast.gangwon.pk, FAR, None):
        with pytest.raises(NotAllowed, match="this bureau"):
            save(draft, "shared", 1, {"bureau_id": bureau}, cast.editor)
    save(draft, "shared", 1, {"bureau_id": cast.gangwon.pk}, cast.admin)
    assert Article.objects.get(pk=draft.pk).bureau == cast.gangwon


def test_a_draft_begins_only_in_a_bureau_and_a_language_one_works_for(cast):
    with pytest.raises(NotAllowed, match="this bureau"):
        create_draft(cast.gangwon, {"ko": dict(KO)}, by=cast.reporter)
    with pytest.raises(NotAllowed):
        create_draft(cast.honam, {"en": dict(EN)}, by=cast.translator)
    english_only = person("stringer", "reporter", cast.honam, "en")
    with pytest.raises(NotAllowed):
        create_draft(cast.honam, {"ko": dict(KO)}, by=english_only)
    create_draft(cast.honam, {"en": dict(EN)}, by=english_only)
    assert Article.objects.count() == 1


@pytest.mark.parametrize("language", ["fr", "ja", "", "ko "])
def test_a_language_the_site_has_not_is_refused(cast, draft, language):
    with pytest.raises(NotPossible, match="no such language"):
        create_draft(cast.honam, {language: dict(KO)}, by=cast.admin)
    with pytest.raises(NotPossible, match="no such language"):
        save(draft, language, 1, {"headline": "x"}, cast.admin)
    assert Article.objects.count() == 1


def test_a_translator_changes_neither_korean_nor_the_shared_part(cast, draft):
    for part, data in (("ko", {"headline": "x"}), ("shared", {"slugline": "x"})):
        with pytest.raises(NotAllowed, match="Nothing was saved"):
            save_copy(draft, {"en": (1, {"headline": "New"}), part: (1, data)}, by=cast.translator)
    assert versions(draft) == (1, 1, 1)
    save(draft, "en", 1, {"headline": "New"}, cast.translator)
    assert text(draft, "en")["headline"] == "New"


def test_a_reporter_changes_no_colleagues_story_and_no_other_bureaus(cast):
    colleague = person("colleague", "reporter", cast.honam)
    article = story(cast)
    with pytest.raises(NotAllowed, match="Nothing was saved"):
        save(article, "ko", 1, {"headline": "x"}, colleague)
    with pytest.raises(NotAllowed, match="no story with this number"):
        save(article, "ko", 1, {"headline": "x"}, cast.other_reporter)
    save(article, "ko", 1, {"headline": "내 기사"}, cast.reporter)  # heo signs it
    assert text(article)["headline"] == "내 기사"


def test_an_approved_text_that_is_changed_is_a_draft_again_and_what_readers_get_stays(cast, draft):
    found = publish(draft, "ko", cast.admin)
    release = Release.objects.get(edition=found)
    save(draft, "ko", 1, {"headline": "고치는 중"}, cast.admin)
    assert edition(draft, "ko").stage == "draft"
    assert list(Release.objects.filter(edition=found)) == [release]
    assert release.revision.headline == KO["headline"]


def test_a_changed_shared_part_reopens_every_approved_language_a_changed_language_only_itself(cast, draft):
    for language in ("ko", "en"):
        perform("approve", edition(draft, language), by=cast.admin)
    save(draft, "en", 1, {"deck": "changed"}, cast.admin)
    assert (edition(draft, "ko").stage, edition(draft, "en").stage) == ("approved", "draft")
    save(draft, "shared", 1, {"slugline": "x"}, cast.admin)
    assert edition(draft, "ko").stage == "draft"


def test_a_killed_language_does_not_stop_work_on_the_others(cast, draft):
    perform("kill", publish(draft, "ko", cast.admin), by=cast.admin, reason="wrong person")
    save(draft, "shared", 1, {"slugline": "x"}, cast.admin)
    assert versions(draft)[0] == 2
    assert publish(draft, "en", cast.admin).stage == "approved"
