"""What the law has the paper print: its own words, its own place, and it outlives the story."""

import datetime as dt
import json

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from articles import clock
from articles.models import AuditEntry, Correction, Superseded
from articles.models.public_correction import HEADINGS, corrections
from articles.models.public_story import story as public
from articles.pagecache import addresses, keys
from articles.pagecache.models import Outbox
from articles.workflow.act import Particulars
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed, NotPossible
from tests.cast import edition, person, publish, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
TITLE = "부두 안전 보도 관련 정정보도"
TEXT = "본지는 부두가 점검을 받지 않았다고 보도했습니다.\n\n점검을 받은 사실이 확인돼 바로잡습니다."
TOLD = Particulars("statutory_correction", TITLE, "mediation", prominence="top", case_ref="2031조정7")
REPLY = Particulars("reply", "부두 보도에 대한 반론", "court")


@pytest.fixture
def live(cast):
    """A Korean text on the air since an hour before T, printed on page 3 the day after."""
    with clock.at(T - HOUR):
        return publish(story(cast, printed_on="2031-03-02", print_page="3"), "ko", cast.admin)


@pytest.fixture
def chief(cast):
    return person("honam-chief", "bureau_chief", cast.honam)


def prescribe(found, by, told=TOLD, at=T, text=TEXT):
    with clock.at(at):
        return perform(
            "statutory", edition(found.article, found.language), by=by, note=text, particulars=told
        )


def heading(kind):
    with translation.override("ko"):
        return str(HEADINGS[kind])


def html(client, address, at=T + HOUR, status=200):
    with clock.at(at):
        response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_it_is_kept_with_where_the_text_stood_and_its_fixed_closing_line(live, chief):
    prescribe(live, chief)
    note = Correction.objects.get()
    assert (note.kind, note.title, note.text, note.release) == ("statutory_correction", TITLE, TEXT, None)
    assert (note.original_on, note.original_page) == (dt.date(2031, 3, 2), "3")
    assert note.closing_line == "이 정정보도는 언론중재위원회의 조정에 따른 것입니다."
    assert (note.at, note.by, note.case_ref) == (T, chief, "2031조정7")
    assert AuditEntry.objects.latest("number").told["verb"] == "statutory"
    assert {keys.corrections("ko"), keys.edition(live.article_id, "ko")} <= set(
        Outbox.objects.latest("pk").keys
    )


@pytest.mark.parametrize("role", ["bureau_chief", "national_editor", "rights_manager", "system_admin"])
def test_whoever_answers_for_the_paper_may(cast, live, role):
    prescribe(live, person("somebody", role))
    assert Correction.objects.count() == 1


def test_the_desk_and_everybody_else_may_not(cast, live):
    for actor in (cast.editor, cast.reporter, cast.translator, cast.other_editor, cast.nobody):
        with pytest.raises(NotAllowed):
            prescribe(live, actor)
    with pytest.raises(NotAllowed):
        prescribe(live, person("far-chief", "bureau_chief", cast.gangwon))
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "told",
    [
        None,
        Particulars("correction", TITLE, "court"),
        Particulars("reply", TITLE, "own"),
        Particulars("reply", TITLE, "x"),
        Particulars("reply", " \n", "court"),
        Particulars("reply", "가" * 201, "court"),
        Particulars("reply", TITLE, "court", prominence="x"),
        Particulars("reply", TITLE, "court", original_page="1" * 11),
        Particulars("reply", TITLE, "court", case_ref="1" * 61),
    ],
    ids=lambda told: str(told)[:60],
)
def test_half_a_note_is_none(cast, live, told):
    with pytest.raises(NotPossible):
        prescribe(live, cast.admin, told)
    assert not Correction.objects.exists()


@pytest.mark.parametrize("text", ["", " \n\t", "가" * 5001])
def test_it_says_something_and_not_without_end(cast, live, text):
    with pytest.raises(NotPossible):
        prescribe(live, cast.admin, text=text)


def test_the_desks_own_notes_take_no_particulars(cast, live):
    with clock.at(T), pytest.raises(NotPossible):
        perform("correct", live, by=cast.admin, note="x", particulars=TOLD)


def test_a_text_nobody_ever_read_has_none(cast):
    with pytest.raises(NotPossible):
        prescribe(edition(story(cast), "ko"), cast.admin)


def test_the_same_in_another_language_is_of_the_same_story_and_kind(cast, live):
    with clock.at(T - HOUR):
        english = publish(live.article, "en", cast.admin)
        stranger = publish(story(cast), "ko", cast.admin)
    prescribe(live, cast.admin)
    prescribe(stranger, cast.admin)
    first, foreign = Correction.objects.order_by("pk")
    told = Particulars("statutory_correction", "Statutory correction on the pier", "mediation", of=foreign)
    with pytest.raises(NotPossible):
        prescribe(english, cast.admin, told)
    with pytest.raises(NotPossible):
        prescribe(english, cast.admin, Particulars("reply", "x", "court", of=first))
    told = Particulars("statutory_correction", "Statutory correction on the pier", "mediation", of=first)
    prescribe(english, cast.admin, told)
    note = Correction.objects.get(edition=english)
    assert note.of == first
    assert note.closing_line.endswith("mediation by the Press Arbitration Commission.")


def test_nobody_changes_it_afterwards(cast, live):
    prescribe(live, cast.admin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.update(text="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.all().delete()


def test_readers_see_it_above_the_text_under_its_own_name(client, cast, live):
    prescribe(live, cast.admin)
    page = html(client, addresses.article("ko", live.article_id, ""))
    assert page.index(TITLE) < page.index('<div class="body">')
    section = page[page.index('<section class="by-law"') : page.index('<div class="body">')]
    for words in (
        heading("statutory_correction"),
        "<p>점검을 받은 사실이 확인돼 바로잡습니다.</p>",
        "2031.03.02",
        "조정에 따른",
    ):
        assert words in section, words
    # Our own word for a mistake of ours is another one, and the case is nobody's business.
    assert "바로잡습니다</" not in section.replace("바로잡습니다.</p>", "")
    assert "2031조정7" not in page


def test_a_right_of_reply_is_never_called_a_correction(client, cast, live):
    prescribe(live, cast.admin, REPLY, text="위원회는 점검을 마쳤다고 밝혀 왔습니다.")
    page = html(client, addresses.article("ko", live.article_id, ""))
    main = page[page.index("<article") : page.index("</article>")]
    assert heading("reply") in main
    assert "정정" not in main and "바로잡" not in main
    graph = page[page.index("application/ld+json") :]
    assert '"Comment"' in graph and "CorrectionComment" not in graph
    with clock.at(T - HOUR):
        english = publish(live.article, "en", cast.admin)
    prescribe(
        english, cast.admin, Particulars("reply", "A reply on the pier", "court"), text="They did inspect."
    )
    page = html(client, addresses.article("en", live.article_id, ""))
    main = page[page.index("<article") : page.index("</article>")]
    assert "Right of reply" in main and "orrect" not in main
    listed = html(client, addresses.corrections("ko"))
    assert '<li class="told-reply">' in listed and heading("reply") in listed


def test_a_follow_up_after_acquittal_has_its_own_name(client, cast, live):
    prescribe(live, cast.admin, Particulars("follow_up", "무죄 확정", "agreement"))
    assert heading("follow_up") in html(client, addresses.article("ko", live.article_id, ""))


def test_it_outlives_the_kill_of_its_story_without_the_headline(client, cast, live):
    prescribe(live, cast.admin)
    with clock.at(T + HOUR):
        perform("correct", edition(live.article, "ko"), by=cast.admin, note="우리의 정정")
        perform("kill", edition(live.article, "ko"), by=cast.admin, reason="x")
    after = T + 2 * HOUR
    listed = html(client, addresses.corrections("ko"), after)
    assert TITLE in listed and "우리의 정정" not in listed
    assert "광양항 새 부두 열려" not in listed and f"/articles/{live.article_id}/" not in listed
    tomb = html(client, addresses.article("ko", live.article_id, ""), after, 410)
    assert TITLE in tomb and "광양항 새 부두 열려" not in tomb and "우리의 정정" not in tomb
    assert TITLE in html(client, addresses.lite_article("ko", live.article_id), after, 410)
    # Not before it was printed, and not in the other language.
    assert TITLE not in html(client, addresses.corrections("ko"), T - HOUR)
    assert TITLE not in html(client, addresses.corrections("en"), after)


def test_it_can_be_prescribed_for_a_story_that_is_gone(cast, live):
    with clock.at(T):
        perform("kill", edition(live.article, "ko"), by=cast.admin, reason="x")
    prescribe(live, cast.admin, at=T + HOUR)
    assert [row.told.title for row in corrections(T + HOUR, "ko").items] == [TITLE]
    assert edition(live.article, "ko").hold == "killed"


def test_a_story_that_ended_keeps_it_on_the_page_of_corrections(client, cast, live):
    prescribe(live, cast.admin)
    with clock.at(T + HOUR):
        perform("expire", edition(live.article, "ko"), by=cast.admin, effective_at=T + HOUR)
    assert TITLE in html(client, addresses.corrections("ko"), T + 2 * HOUR)
    html(client, addresses.article("ko", live.article_id, ""), T + 2 * HOUR, 404)


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_it_is_in_every_feed_and_makes_the_entry_new(client, cast, live, form):
    address = addresses.feed("ko", "", "", form)
    before = html(client, address, T - HOUR / 2)
    prescribe(live, cast.admin)
    with clock.at(T + HOUR):
        perform("correct", edition(live.article, "ko"), by=cast.admin, note="둘째 배가 아니라 첫 배입니다.")
    after = html(client, address, T + 2 * HOUR)
    for words in (TITLE, "점검을 받은 사실이 확인돼", "둘째 배가 아니라 첫 배입니다."):
        assert words in after and words not in before, words
    if form == "json":
        item = json.loads(after)["items"][0]
        assert [row["kind"] for row in item["_corrections"]] == ["correction", "statutory_correction"]
        assert item["_corrections"][1]["heading"] == heading("statutory_correction")
        assert item["date_modified"].startswith("2031-03-01T04:00:00")


def test_what_it_supersedes_is_marked_for_good(cast, live):
    prescribe(live, cast.admin, REPLY)
    assert not Superseded.objects.exists()
    prescribe(live, cast.admin)
    mark = Superseded.objects.get()
    assert (mark.revision, mark.basis, mark.at) == (live.approved_revision, "correction", T)
    # A second one finds nothing new to mark.
    prescribe(live, cast.admin, at=T + HOUR)
    assert Superseded.objects.count() == 1


def test_the_story_itself_is_as_it_was(cast, live):
    prescribe(live, cast.admin)
    shown = public(T, "ko", live.article_id)
    assert shown.updated_at is None
    assert [(row.kind, row.is_on_top) for row in shown.by_law] == [("statutory_correction", True)]
    assert not shown.own_corrections
