"""What two people did to one story at once is put together by field, paragraph and row, or asked about."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Place, Topic
from articles.workflow import parts
from articles.workflow.copy import Conflict, save_copy
from articles.workflow.merge import merged_rows
from tests.articles.reader.surfaces import picture
from tests.cast import byline, edition, person, story


def body(*paragraphs: str) -> str:
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def shared(article: Article) -> dict[str, Any]:
    return parts.read_shared(Article.objects.get(pk=article.pk))


def test_two_who_change_different_paragraphs_are_merged(cast):
    article = story(cast, ko={"headline": "제목", "body": body("하나.", "둘.", "셋.")})
    save_copy(article, {"ko": (1, {"body": body("하나!", "둘.", "셋.")})}, by=cast.editor)
    save_copy(article, {"ko": (1, {"body": body("하나.", "둘.", "셋!", "넷.")})}, by=cast.admin)
    assert Article.objects.get(pk=article.pk).body_ko == body("하나!", "둘.", "셋!", "넷.")
    assert edition(article, "ko").copy_version == 3


def test_one_paragraph_two_changed_stays_a_question_and_the_rest_of_mine_is_kept(cast):
    article = story(cast, ko={"headline": "제목", "deck": "부제", "body": body("하나.", "둘.")})
    save_copy(article, {"ko": (1, {"body": body("하나!", "둘.")})}, by=cast.editor)
    with pytest.raises(Conflict) as refused:
        save_copy(article, {"ko": (1, {"body": body("하나?", "둘."), "deck": "새 부제"})}, by=cast.admin)
    (clash,) = refused.value.clashes
    assert clash.fields == ("body",)
    assert (clash.mine["body"], clash.mine["deck"]) == (body("하나?", "둘."), "새 부제")


def test_a_headline_two_changed_is_never_put_together(cast):
    article = story(cast)
    save_copy(article, {"ko": (1, {"headline": "먼저"})}, by=cast.editor)
    with pytest.raises(Conflict):
        save_copy(article, {"ko": (1, {"headline": "나중"})}, by=cast.admin)


def test_two_texts_too_long_together_are_a_question(cast):
    article = story(cast, editors_note="가\n나\n")
    save_copy(article, {"shared": (1, {"editors_note": "가" * 2500 + "\n나\n"})}, by=cast.editor)
    with pytest.raises(Conflict):
        save_copy(article, {"shared": (1, {"editors_note": "가\n나\n" + "다" * 2500})}, by=cast.admin)


def test_notes_for_the_desk_and_rows_of_different_people_are_merged(cast):
    yeosu, suncheon = (Place.objects.create(slug=slug) for slug in ("yeosu", "suncheon"))
    pier = Topic.objects.create(slug="pier", name_ko="부두")
    article = story(cast, places=[yeosu.pk], editors_note="첫째\n둘째")
    mine = shared(article)
    theirs = {
        **mine,
        "bylines": [{**mine["bylines"][0], "title": {"ko": "선임기자", "en": ""}}],
        "places": [yeosu.pk, suncheon.pk],
        "editors_note": "첫째\n둘째\n셋째",
    }
    save_copy(article, {"shared": (1, theirs)}, by=cast.editor)
    mine |= {
        "bylines": [*mine["bylines"], byline(cast.ham, cast.gangwon)],
        "topics": [pier.pk],
        "editors_note": "0\n첫째\n둘째",
    }
    save_copy(article, {"shared": (1, mine)}, by=cast.admin)
    found = shared(article)
    assert [row["reporter"] for row in found["bylines"]] == [cast.heo.pk, cast.ham.pk]
    assert found["bylines"][0]["title"]["ko"] == "선임기자"
    assert (found["places"], found["topics"]) == ([yeosu.pk, suncheon.pk], [pier.pk])
    assert found["editors_note"] == "0\n첫째\n둘째\n셋째"


def test_one_byline_two_changed_is_a_question(cast):
    article = story(cast)
    (row,) = shared(article)["bylines"]
    save_copy(article, {"shared": (1, {"bylines": [{**row, "role": "photographer"}]})}, by=cast.editor)
    with pytest.raises(Conflict) as refused:
        save_copy(article, {"shared": (1, {"bylines": []})}, by=cast.admin)
    assert refused.value.clashes[0].fields == ("bylines",)


def of_row(row: tuple[str, int]) -> str:
    return row[0]


ROWS = st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 2)), unique_by=of_row, max_size=5)


@given(ROWS, ROWS)
def test_rows_of_one_side_alone_are_taken_as_they_are(base, changed):
    for sides in ((base, changed, base), (base, base, changed), (base, changed, changed)):
        assert merged_rows(*sides, of_row) == changed


@given(ROWS, ROWS, ROWS)
def test_merged_rows_hold_what_either_side_changed(base, mine, theirs):
    found = merged_rows(base, mine, theirs, of_row)
    if found is None:
        return
    rows = set(found)
    assert len({of_row(row) for row in found}) == len(found)
    for row in {*base, *mine, *theirs, *found}:
        wanted = (row in mine and row in theirs) or (row not in base and (row in mine or row in theirs))
        assert (row in rows) == wanted


def test_an_order_both_changed_is_a_question():
    assert merged_rows(list("abc"), list("bac"), list("acb"), str) is None
    assert merged_rows(list("abc"), list("bac"), list("abcd"), str) == list("bacd")


def test_who_may_change_the_photos_alone_is_asked_where_two_wrote_one_caption(cast):
    photo = {
        "photo": picture("teal").pk,
        "role": "body",
        "alt_text": {"ko": "부두", "en": "A pier"},
        "caption": {"ko": "배", "en": "A ship"},
        "is_decorative": False,
    }
    article = story(cast, photos=[photo])
    hand = person("pictures", "photo_editor", cast.honam)
    theirs, mine = ({**photo, "caption": {**photo["caption"], "ko": text}} for text in ("큰 배", "작은 배"))
    save_copy(article, {"shared": (1, {"photos": [theirs]})}, by=cast.editor)
    with pytest.raises(Conflict) as refused:
        save_copy(article, {"shared": (1, {"photos": [mine]})}, by=hand)
    assert refused.value.clashes[0].fields == ("photos",)
