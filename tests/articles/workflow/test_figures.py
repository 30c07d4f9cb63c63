"""Photos in a text: none out of reach comes in by any door, and none is published beside its story."""

from dataclasses import replace

import pytest

from articles.interchange.intake import intake
from articles.interchange.page_text import parse
from articles.media.models import Photo
from articles.models import Article, Bureau, PhotoBureau
from articles.workflow import parts
from articles.workflow.copy import create_draft, save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import Blocked, NotAllowed
from tests.cast import edition, publish, story

FAR = 10**9


def photo(bureau: Bureau) -> Photo:
    made = Photo.objects.create(
        sha256="0" * 64, format="JPEG", width=1, height=1, size=1, original="originals/none", preset="own"
    )
    PhotoBureau.objects.create(photo=made, bureau=bureau)
    return made


def use(made: Photo) -> dict[str, object]:
    return {"photo": made.pk, "role": "body", "alt_text": {}, "caption": {}, "is_decorative": True}


def body(*photos: int) -> str:
    return "<p>글</p>" + "".join(f'<figure data-photo="{pk}"></figure>' for pk in photos)


def stored(article: Article, language: str = "ko") -> str:
    return parts.read_language(Article.objects.get(pk=article.pk), edition(article, language))["body"]


def test_a_figure_of_another_bureaus_photo_or_of_none_is_refused_and_nothing_is_saved(cast):
    article, foreign = story(cast), photo(cast.gangwon)
    before = stored(article)
    for pk in (foreign.pk, FAR):
        with pytest.raises(NotAllowed, match="take it out"):
            save_copy(article, {"ko": (1, {"body": body(pk)})}, by=cast.editor)
        with pytest.raises(NotAllowed, match="take it out"):
            create_draft(cast.honam, {"ko": {"body": body(pk)}}, by=cast.editor)
    assert stored(article) == before
    assert Article.objects.count() == 1


def test_a_figure_of_a_photo_in_reach_or_of_the_story_is_kept(cast):
    own, foreign = photo(cast.honam), photo(cast.gangwon)
    article = story(cast, photos=[use(foreign)])
    save_copy(article, {"ko": (1, {"body": body(own.pk, foreign.pk)})}, by=cast.editor)
    assert stored(article) == body(own.pk, foreign.pk)


def test_a_figure_that_stands_in_a_text_may_stay_and_travels_into_its_translation(cast):
    foreign = photo(cast.gangwon)
    article = story(cast, ko={"headline": "제목", "body": body(foreign.pk)})
    save_copy(article, {"ko": (1, {"body": "<p>앞</p>" + body(foreign.pk)})}, by=cast.editor)
    save_copy(article, {"en": (1, {"body": body(foreign.pk)})}, by=cast.translator)
    assert stored(article, "en") == body(foreign.pk)


def test_a_figure_beside_the_storys_photos_stops_approval_until_the_photo_is_added(cast):
    made = photo(cast.honam)
    article = story(cast, ko={"headline": "제목", "body": body(made.pk)})
    with pytest.raises(Blocked) as refused:
        perform("approve", edition(article, "ko"), by=cast.admin)
    assert [finding.code for finding in refused.value.findings] == ["figures"]
    save_copy(article, {"shared": (1, {"photos": [use(made)]})}, by=cast.admin)
    assert publish(article, "ko", cast.admin).first_published_at is not None


def test_a_text_of_nothing_but_a_figure_is_no_text(cast):
    made = photo(cast.honam)
    text = {"headline": "제목", "body": f'<figure data-photo="{made.pk}"></figure>'}
    with pytest.raises(Blocked, match="no text"):
        perform("approve", edition(story(cast, ko=text, photos=[use(made)]), "ko"), by=cast.admin)


DIRTY = '<p onclick="x()">글<script>x()</script></p><iframe src="https://evil.example/"></iframe>'


def test_every_door_a_text_comes_through_sanitises_it(cast):
    article = create_draft(cast.honam, {"ko": {"body": DIRTY}, "en": {"body": DIRTY}}, by=cast.editor)
    assert stored(article) == stored(article, "en") == "<p>글</p>"
    save_copy(article, {"ko": (1, {"body": f"<p>새</p>{DIRTY}"})}, by=cast.editor)
    assert stored(article) == "<p>새</p><p>글</p>"
    item = replace(parse("부두가 열렸다\n\n첫 배가 닿았다.".encode(), "ko"), body=DIRTY)
    assert stored(intake(item, by=cast.admin, bureau=cast.honam).article) == "<p>글</p>"
    forged = replace(item, body=body(photo(cast.gangwon).pk))
    with pytest.raises(NotAllowed, match="take it out"):
        intake(forged, by=cast.editor, bureau=cast.honam)
