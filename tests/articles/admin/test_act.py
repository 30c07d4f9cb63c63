"""Acts from the story's page: what readers will see is said first, and a refusal loses nothing."""

import datetime as dt
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.models import Article, Correction, Edition, TransitionLog
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.cast import edition, publish, story
from tests.forms import fields


def address(article: Article, language: str, verb: str) -> str:
    return reverse("admin:articles_article_act", args=[article.pk, language, verb])


def do(client: Client, article: Article, language: str, verb: str, **typed: Any) -> Any:
    """Opens the act's page and presses its button."""
    page = address(article, language, verb)
    response = client.get(page)
    assert response.status_code == 200, verb
    return client.post(page, fields(response) | typed)


def visible() -> set[tuple[int, str]]:
    return set(Edition.objects.visible(clock.now()).values_list("article", "language"))


def test_one_language_is_published_and_the_other_stays_a_draft(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    assert do(client, article, "ko", "approve").status_code == 302
    assert visible() == set()
    assert do(client, article, "ko", "publish").status_code == 302
    assert visible() == {(article.pk, "ko")}
    assert edition(article, "en").stage == "draft"


def test_approving_and_publishing_is_one_step(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    assert do(client, article, "en", "approve-and-publish").status_code == 302
    assert visible() == {(article.pk, "en")}
    assert list(TransitionLog.objects.order_by("pk").values_list("verb", flat=True)) == ["approve", "publish"]
    save_copy(article, {"en": (1, {"headline": "Pier open"})}, by=cast.editor)
    assert do(client, article, "en", "approve-and-publish", weight="minor").status_code == 302
    assert (
        Edition.objects.visible(clock.now()).get().releases.latest("since").revision.headline == "Pier open"
    )


def test_a_correction_asks_for_the_note_and_keeps_what_was_typed(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    do(client, article, "ko", "approve-and-publish")
    save_copy(article, {"ko": (1, {"deck": "둘째 배다"})}, by=cast.editor)
    for wrong in ("", "가" * 1001):
        response = do(client, article, "ko", "correct", note=wrong, reason="독자 신고")
        assert response.status_code == 200
        assert response.context["form"]["note"].errors
        assert response.context["form"]["reason"].value() == "독자 신고"
    assert not Correction.objects.exists()
    note = "첫 배가 <b>아니라</b>\n둘째 배다."
    assert do(client, article, "ko", "correct", note=note).status_code == 302
    assert Correction.objects.get().text == note
    # An act that tells readers nothing has no such field.
    assert "note" not in client.get(address(article, "ko", "withhold")).context["form"].fields


def test_approving_and_publishing_is_all_or_nothing(cast: SimpleNamespace, client: Client):
    article = story(cast, embargo_online_at=(clock.now() + dt.timedelta(hours=1)).isoformat())
    client.force_login(cast.editor)
    response = do(client, article, "ko", "approve-and-publish")
    assert response.status_code == 200
    assert [finding.code for finding, _anchor in response.context["findings"]] == ["embargo"]
    assert edition(article, "ko").stage == "draft"
    assert not TransitionLog.objects.exists()


def test_a_text_is_scheduled_in_seouls_time(cast: SimpleNamespace, client: Client, approved: Article):
    client.force_login(cast.editor)
    with clock.at(dt.datetime(2026, 11, 22, 0, tzinfo=dt.UTC)):
        assert do(client, approved, "ko", "schedule", instant="2026-11-23T07:00").status_code == 302
    release = edition(approved, "ko").releases.get()
    assert release.since == dt.datetime(2026, 11, 22, 22, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        ("1987-05-10T02:30", "did not exist"),
        ("1987-10-11 02:30", "happened twice"),
        ("tomorrow", "is not a time"),
        ("", ""),
        ("0001-01-01T00:00", ""),
        ("9999-12-31T23:59:59-12:00", ""),
        ("2020-01-01T00:00", "past"),
    ],
)
def test_a_time_nobody_can_mean_is_refused_with_a_reason(
    cast: SimpleNamespace, client: Client, approved: Article, instant: str, words: str
):
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    response = do(client, approved, "ko", "schedule", instant=instant, reason="마감 뒤")
    assert response.status_code == 200
    said = str(response.context["problem"]) + str(response.context["form"].errors)
    assert words in said
    assert len(said) > 10
    assert "마감 뒤" in response.content.decode()
    assert not edition(approved, "ko").releases.exists()


def test_the_page_says_what_blocks_and_leads_to_the_field(cast: SimpleNamespace, client: Client):
    article = story(cast, ko={"headline": "", "body": "<p><b> </b></p>"}, section_id=None, bylines=[])
    client.force_login(cast.editor)
    response = client.get(address(article, "ko", "approve"))
    html = response.content.decode()
    assert [finding.code for finding, _anchor in response.context["findings"]] == [
        "headline",
        "body",
        "byline",
        "section",
    ]
    story_page = client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    for _finding, anchor in response.context["findings"]:
        assert f'#{anchor}"' in html
        assert f'id="{anchor}"' in story_page
    response = client.post(address(article, "ko", "approve"), fields(response))
    assert response.status_code == 200
    assert edition(article, "ko").stage == "draft"


def test_what_is_blocked_has_no_button_to_press(cast: SimpleNamespace, client: Client):
    article = story(cast, ko={"headline": ""})
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    main = re.compile(r'<button class="button default"( disabled)?>([^<]*)<')
    blocked = client.get(address(article, "ko", "approve")).content.decode()
    assert main.findall(blocked) == [(" disabled", "Not possible yet: see above · Approve")]
    free = client.get(address(article, "en", "approve")).content.decode()
    assert main.findall(free) == [("", "Approve")]


def test_another_instant_can_be_tried_after_an_embargo_refused_one(cast: SimpleNamespace, client: Client):
    lifts = clock.now() + dt.timedelta(days=1)
    article = story(cast, embargo_online_at=lifts.isoformat())
    perform("approve", edition(article, "ko"), by=cast.editor)
    client.force_login(cast.editor)
    early = (clock.now() + dt.timedelta(hours=1)).isoformat()
    response = do(client, article, "ko", "schedule", instant=early)
    assert [finding.code for finding, _anchor in response.context["findings"]] == ["embargo"]
    assert '<button class="button default">' in response.content.decode()
    late = (lifts + dt.timedelta(hours=1)).isoformat()
    page = address(article, "ko", "schedule")
    assert client.post(page, fields(response) | {"instant": late}).status_code == 302


def test_a_reason_that_may_stay_empty_says_so(cast: SimpleNamespace, client: Client):
    article = story(cast)
    publish(article, "ko", cast.editor)
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    words = "may stay empty"
    assert words in client.get(address(article, "en", "approve")).content.decode()
    assert words not in client.get(address(article, "ko", "withhold")).content.decode()


def test_an_act_on_a_text_that_was_saved_meanwhile_is_refused(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    page = address(article, "ko", "approve")
    data = fields(client.get(page))
    save_copy(article, {"ko": (1, {"headline": "그새 고친 제목"})}, by=cast.reporter)
    response = client.post(page, data | {"reason": "좋다"})
    assert response.context["problem"]
    assert "그새 고친 제목" in response.content.decode()
    assert edition(article, "ko").stage == "draft"


def test_withholding_needs_a_reason_and_keeps_it(cast: SimpleNamespace, client: Client):
    article = story(cast)
    publish(article, "ko", cast.editor)
    client.force_login(cast.editor)
    assert "reason" in do(client, article, "ko", "withhold").context["form"].errors
    assert do(client, article, "ko", "withhold", reason="확인 중").status_code == 302
    assert visible() == set()
    history = client.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()
    assert "확인 중" in history


def test_an_act_that_is_not_possible_any_more_says_so(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    response = client.get(address(article, "ko", "publish"), follow=True)
    assert response.redirect_chain
    assert len(response.context["messages"]) == 1


def test_each_button_says_what_readers_will_see(cast: SimpleNamespace, client: Client):
    article = story(cast)
    publish(article, "ko", cast.editor)
    save_copy(article, {"ko": (1, {"deck": "둘째 배도 닿았다"})}, by=cast.editor)
    perform("approve", edition(article, "ko"), by=cast.editor)
    client.force_login(cast.admin)
    client.cookies["staff_language"] = "en"
    response = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    html = response.content.decode()
    side = next(side for side in response.context["sides"] if side.code == "ko")
    assert {"return", "reopen", "withhold", "kill", "expire", "schedule", "update"} <= {
        one.verb for one in side.buttons
    }
    for button in side.buttons:
        assert str(button.readers_see) in html


def test_a_publication_ends_at_an_instant(cast: SimpleNamespace, client: Client):
    article = story(cast)
    publish(article, "ko", cast.editor)
    client.force_login(cast.editor)
    end = clock.now() + dt.timedelta(days=2)
    assert do(client, article, "ko", "expire", instant=end.isoformat()).status_code == 302
    assert edition(article, "ko").phase(end + dt.timedelta(seconds=1)) == "expired"


def test_a_translator_submits_their_own_language_only(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.translator)
    assert client.get(address(article, "ko", "submit")).status_code == 404
    assert do(client, article, "en", "submit").status_code == 302
    assert (edition(article, "en").stage, edition(article, "ko").stage) == ("submitted", "draft")
