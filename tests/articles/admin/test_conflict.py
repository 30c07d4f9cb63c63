"""Two people save at once: nothing is overwritten, nothing is lost, nothing has to be typed again."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.admin.versions import mark
from articles.languages import own
from articles.models import Article, SavedCopy, Topic
from articles.workflow.copy import save_copy
from tests.cast import edition, story
from tests.forms import fields

FIRST, SECOND, THIRD = "첫 문단이다.", "둘째 문단이다.", "셋째 문단이다."


def body(*paragraphs: str) -> str:
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def draft(cast: SimpleNamespace) -> Article:
    return story(cast, ko={"headline": "처음 제목", "deck": "부제", "body": body(FIRST, SECOND, THIRD)})


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def opened(client: Client, article: Article) -> dict[str, list[str]]:
    return fields(client.get(address(article)))


def text(article: Article, field: str, language: str = "ko") -> str:
    return own(Article.objects.get(pk=article.pk), field, language)


def saved_by_other(cast: SimpleNamespace, article: Article, part: str = "ko", **data: Any) -> None:
    version = article.version if part == "shared" else edition(article, part).copy_version
    save_copy(article, {part: (version, data)}, by=cast.admin)


def test_different_fields_are_merged_without_a_question(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, deck="다른 부제")
    assert client.post(address(article), mine | {"ko-headline": "내 제목"}).status_code == 302
    assert (text(article, "headline"), text(article, "deck")) == ("내 제목", "다른 부제")


def test_two_languages_at_once_do_not_conflict(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.translator)
    mine = opened(client, article)
    saved_by_other(cast, article, headline="다른 제목")
    assert client.post(address(article), mine | {"en-headline": "My title"}).status_code == 302
    assert (text(article, "headline"), text(article, "headline", "en")) == ("다른 제목", "My title")


def test_the_same_field_shows_both_texts_and_saves_nothing(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, headline="남의 제목")
    response = client.post(address(article), mine | {"ko-headline": "내 제목", "en-headline": "Also typed"})
    assert response.status_code == 409
    html = response.content.decode()
    assert "남의 제목" in html
    assert "내 제목" in html
    assert text(article, "headline") == "남의 제목"
    data = fields(response)
    assert data["en-headline"] == ["Also typed"]
    assert data["ko-headline"] == ["내 제목"]
    assert client.post(address(article), data).status_code == 302
    assert (text(article, "headline"), text(article, "headline", "en")) == ("내 제목", "Also typed")
    assert SavedCopy.objects.filter(article=article, part="ko").count() == 2


def test_each_paragraph_is_taken_from_either_side(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, body=body("남이 고친 첫째.", SECOND, "남이 고친 셋째."))
    typed = "\n\n".join(("내가 고친 첫째.", SECOND, THIRD))
    data = fields(client.post(address(article), mine | {"ko-body": typed}))
    # Both changed the first paragraph, nobody the second, the other alone the third.
    assert [value for name, value in data.items() if name.startswith("hunk-ko-body")] == [
        ["mine"],
        ["theirs"],
    ]
    assert data["ko-body"][0].replace("\n", "") == body("내가 고친 첫째.", SECOND, "남이 고친 셋째.")
    assert client.post(address(article), data).status_code == 302
    assert text(article, "body") == body("내가 고친 첫째.", SECOND, "남이 고친 셋째.")


def test_put_together_fills_the_text_anew_and_saves_nothing(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, body=body("남이 고친 첫째.", SECOND, THIRD))
    response = client.post(
        address(article),
        mine | {"ko-body": body("내가 고친 첫째.", SECOND, "내 셋째."), "ko-deck": "내 부제"},
    )
    data = fields(response)
    both = next(name for name in data if name.startswith("hunk-ko-body"))
    response = client.post(address(article), data | {both: "theirs", "_compose": "ko-body"})
    assert response.status_code == 409
    assert text(article, "body") == body("남이 고친 첫째.", SECOND, THIRD)
    again = fields(response)
    assert again[both] == ["theirs"]
    assert again["ko-body"][0].replace("\n", "") == body("남이 고친 첫째.", SECOND, "내 셋째.")
    assert again["ko-deck"] == ["내 부제"]
    edited = again["ko-body"][0].replace("내 셋째.", "손으로 고친 셋째.")
    assert client.post(address(article), again | {"ko-body": edited}).status_code == 302
    assert text(article, "body") == body("남이 고친 첫째.", SECOND, "손으로 고친 셋째.")
    assert text(article, "deck") == "내 부제"


def test_a_choice_counts_without_putting_together(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, headline="남의 제목", body=body(FIRST, SECOND, "남의 셋째."))
    typed = {"ko-headline": "내 제목", "ko-body": body(FIRST, SECOND, "내 셋째.")}
    data = fields(client.post(address(article), mine | typed))
    chosen = {name: "theirs" for name in data if name.startswith("hunk-ko-body")}
    assert client.post(address(article), data | chosen).status_code == 302
    assert text(article, "body") == body(FIRST, SECOND, "남의 셋째.")
    assert text(article, "headline") == "내 제목"


def test_a_choice_in_lines_counts_as_browsers_send_them(cast: SimpleNamespace, client: Client):
    """Browsers end the lines of every value they post with CR and LF."""
    article = story(cast, editors_note="첫 줄\n둘째 줄\n셋째 줄")
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, "shared", editors_note="남의 첫 줄\n둘째 줄\n남의 셋째 줄")
    typed = {"shared-editors_note": "내 첫 줄\n둘째 줄\n내 셋째 줄"}
    data = fields(client.post(address(article), mine | typed))
    posted = {name: [value.replace("\n", "\r\n") for value in values] for name, values in data.items()}
    assert client.post(address(article), posted | {"hunk-shared-editors_note-0": "theirs"}).status_code == 302
    assert Article.objects.get(pk=article.pk).editors_note == "남의 첫 줄\n둘째 줄\n내 셋째 줄"


def test_neighbouring_paragraphs_are_taken_from_one_side_each(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, body=body("남의 첫째.", "남의 둘째.", THIRD))
    data = fields(client.post(address(article), mine | {"ko-body": body("내 첫째.", SECOND, "내 셋째.")}))
    kinds = [values for name, values in data.items() if name.startswith("hunk-ko-body")]
    assert kinds == [["mine"], ["theirs"], ["mine"]]
    assert client.post(address(article), data | {"hunk-ko-body-0": "theirs"}).status_code == 302
    assert text(article, "body") == body("남의 첫째.", "남의 둘째.", "내 셋째.")


def test_a_text_typed_and_a_choice_changed_are_asked_about_once(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    mine = opened(client, article)
    saved_by_other(cast, article, headline="남의 제목")
    data = fields(client.post(address(article), mine | {"ko-headline": "내 제목"}))
    torn = data | {"hunk-ko-headline-0": "theirs", "ko-headline": "손으로 쓴 제목"}
    response = client.post(address(article), torn)
    assert response.status_code == 409
    assert "You changed both the choices and the text" in response.content.decode()
    assert text(article, "headline") == "남의 제목"
    again = fields(response)
    assert (again["ko-headline"], again["hunk-ko-headline-0"]) == (["손으로 쓴 제목"], ["theirs"])
    together = client.post(address(article), again | {"_compose": "ko-headline"})
    assert fields(together)["ko-headline"] == ["남의 제목"]
    assert client.post(address(article), again).status_code == 302
    assert text(article, "headline") == "손으로 쓴 제목"


def test_putting_one_text_together_leaves_another_as_typed(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, headline="남의 제목", deck="남의 부제")
    data = fields(client.post(address(article), mine | {"ko-headline": "내 제목", "ko-deck": "내 부제"}))
    changed = {"hunk-ko-headline-0": "theirs", "ko-deck": "손으로 쓴 부제", "_compose": "ko-headline"}
    again = fields(client.post(address(article), data | changed))
    assert (again["ko-headline"], again["ko-deck"]) == (["남의 제목"], ["손으로 쓴 부제"])


def test_the_page_names_who_saved_and_when(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    with clock.at(dt.datetime(2026, 11, 22, 0, 30, 5, tzinfo=dt.UTC)):
        saved_by_other(cast, article, headline="남의 제목")
    html = client.post(address(article), mine | {"ko-headline": "내 제목"}).content.decode()
    assert str(cast.admin) in html
    assert "2026-11-22 09:30:05" in html


def test_save_stands_above_the_texts_and_below_them(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, headline="남의 제목")
    html = client.post(address(article), mine | {"ko-headline": "내 제목"}).content.decode()
    button = 'class="button default"'
    assert html.index(button) < html.index("desk-entry") < html.rindex("ko-headline") < html.rindex(button)


def test_what_the_other_changed_elsewhere_survives_the_choice(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, headline="남의 제목", deck="남의 부제")
    data = fields(client.post(address(article), mine | {"ko-headline": "내 제목"}))
    client.post(address(article), data)
    assert (text(article, "headline"), text(article, "deck")) == ("내 제목", "남의 부제")


def test_a_third_save_in_between_brings_the_page_again(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, headline="둘째 제목")
    data = fields(client.post(address(article), mine | {"ko-headline": "내 제목", "ko-deck": "내 부제"}))
    saved_by_other(cast, article, headline="셋째 제목")
    response = client.post(address(article), data)
    assert response.status_code == 409
    assert "셋째 제목" in response.content.decode()
    assert text(article, "headline") == "셋째 제목"
    assert client.post(address(article), fields(response)).status_code == 302
    assert (text(article, "headline"), text(article, "deck")) == ("내 제목", "내 부제")


def test_lists_and_choices_are_taken_from_one_side_as_a_whole(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    harbours = Topic.objects.create(slug="harbours", name_ko="항만")
    ships = Topic.objects.create(slug="ships", name_ko="선박")
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(
        cast, article, "shared", topics=[harbours.pk], kind="column", bylines=[], slugline="theirs"
    )
    typed = {"shared-topics": [str(ships.pk)], "shared-kind": "flash", "bylines-0-title_ko": "선임기자"}
    response = client.post(address(article), mine | typed)
    html = response.content.decode()
    assert "선임기자" in html
    data = fields(response)
    assert data["pick-shared-kind"] == ["mine"]
    assert "pick-shared-topics" not in data  # each added one: no question
    chosen = {"pick-shared-kind": "theirs", "pick-shared-bylines": "theirs"}
    assert client.post(address(article), data | chosen).status_code == 302
    article.refresh_from_db()
    assert set(article.topics.all()) == {harbours, ships}
    assert (article.kind, article.slugline) == ("column", "theirs")
    assert not article.bylines.exists()


def test_a_choice_made_survives_another_conflict(cast: SimpleNamespace, client: Client):
    """Taking the other's kind says nothing about it any more; the next page must not send it empty."""
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, "shared", kind="column")
    saved_by_other(cast, article, headline="남의 제목")
    data = fields(client.post(address(article), mine | {"shared-kind": "flash", "ko-headline": "내 제목"}))
    saved_by_other(cast, article, headline="셋째 제목")
    response = client.post(address(article), data | {"pick-shared-kind": "theirs"})
    assert response.status_code == 409
    assert fields(response)["shared-kind"] == ["column"]
    assert client.post(address(article), fields(response)).status_code == 302
    assert Article.objects.get(pk=article.pk).kind == "column"


def test_a_post_without_versions_overwrites_nothing(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    mine.pop("version_ko")
    mine |= {"version_en": "-7", "shared_version": "one"}
    response = client.post(address(article), mine | {"ko-headline": "내 제목"})
    assert response.status_code == 409
    assert text(article, "headline") == "처음 제목"
    assert client.post(address(article), fields(response)).status_code == 302
    assert text(article, "headline") == "내 제목"


@pytest.mark.parametrize("forged", ["number", "persons", "parts", "storys", "old_mark", "nonsense"])
def test_a_version_nobody_was_shown_counts_as_none(cast: SimpleNamespace, client: Client, forged: str):
    article, other = draft(cast), draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, headline="남의 제목")
    saved_by_other(cast, other, headline="남의 제목")
    now = edition(article, "ko").copy_version
    claims = {
        "number": str(now),
        "persons": mark(now, "ko", article, cast.admin),
        "parts": mark(now, "en", article, cast.editor),
        "storys": opened(client, other)["version_ko"][0],
        "old_mark": mine["version_ko"][0].replace("1:", f"{now}:", 1),
        "nonsense": ":" * 10_000,
    }
    response = client.post(address(article), mine | {"ko-headline": "내 제목", "version_ko": claims[forged]})
    assert response.status_code == 409
    assert text(article, "headline") == "남의 제목"
    assert client.post(address(article), fields(response)).status_code == 302
    assert text(article, "headline") == "내 제목"


def test_markup_in_a_conflict_is_shown_and_never_run(cast: SimpleNamespace, client: Client):
    article = draft(cast)
    client.force_login(cast.editor)
    mine = opened(client, article)
    saved_by_other(cast, article, headline="<script>alert(1)</script>")
    response = client.post(address(article), mine | {"ko-headline": "<img src=x onerror=alert(2)>"})
    html = response.content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert" in html
