"""What the paper says of itself: corrections, about, copyright, accessibility, links elsewhere."""

import datetime as dt
import json
from pathlib import Path

import pytest

from articles import clock
from articles.models import Imprint, SiteIdentity, SocialLink
from articles.models.public_site import site
from articles.pagecache import addresses
from articles.pagecache.models import Outbox
from articles.reader import accessibility
from articles.rights.models import Notice
from articles.workflow.nouns import save_noun
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story
from tests.cast import edition, publish

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
NOTE = "첫 배가 <b>아니라</b> 둘째 배입니다.\n\n다시 확인했습니다."


@pytest.fixture
def corrected(world):
    with clock.at(T):
        article = full_story(world)
        for language in ("ko", "en"):
            publish(article, language, world.cast.admin)
    with clock.at(T + HOUR):
        perform("correct", edition(article, "ko"), by=world.cast.admin, note=NOTE)
    return article


def page(client, address: str, at: dt.datetime = T + 2 * HOUR) -> str:
    with clock.at(at):
        response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_of_corrections_prints_the_note_its_kind_and_the_story(client, corrected):
    html = page(client, addresses.corrections("ko"))
    assert "첫 배가 &lt;b&gt;아니라&lt;/b&gt; 둘째 배입니다." in html
    assert "<p>다시 확인했습니다.</p>" in html
    assert f'href="{addresses.permalink("ko", corrected.pk)}' in html
    assert 'datetime="2031-03-04T13:00:00+09:00"' in html
    assert "다시 확인했습니다." not in page(client, addresses.corrections("en"))


def test_an_hour_before_it_there_was_nothing_to_correct(client, corrected):
    assert "다시 확인했습니다." not in page(client, addresses.corrections("ko"), T)


def test_a_withheld_storys_correction_is_gone_with_it(client, world, corrected):
    with clock.at(T + 3 * HOUR):
        perform("withhold", edition(corrected, "ko"), by=world.cast.admin, reason="x")
    html = page(client, addresses.corrections("ko"), T + 3 * HOUR)
    assert "다시 확인했습니다." not in html
    assert f"/articles/{corrected.pk}/" not in html


def test_a_long_page_goes_on_and_ends(client, world, corrected):
    for number in range(20):
        with clock.at(T + HOUR + number * DAY):
            perform("clarify", edition(corrected, "ko"), by=world.cast.admin, note=f"알림 {number}.")
    at = T + 30 * DAY
    first = page(client, addresses.corrections("ko"), at)
    assert first.count('<li class="told-') == 20
    older = first.partition('href="?before=')[2].partition('"')[0]
    second = page(client, f"{addresses.corrections('ko')}?before={older}", at)
    assert second.count('<li class="told-') == 1
    assert 'rel="next"' not in second


@pytest.mark.parametrize(
    "query", ["before=x", "before=", "page=2", "before=20000101T000000000000-1", "before=%00"]
)
def test_a_stretch_of_corrections_no_link_leads_to_is_a_404(client, corrected, query):
    assert client.get(f"{addresses.corrections('ko')}?{query}").status_code == 404


def test_the_page_about_the_paper_says_what_the_desk_wrote(client, world):
    paper = SiteIdentity.objects.get()
    paper.about_ko, paper.ethics_ko = "물길을 <script> 잇는다.\n\n둘째 문단.", "확인한 것만 적는다."
    paper.corrections_policy_ko, paper.email = "바로 고친다.", "reader@paper.example"
    save_noun(paper, by=world.cast.admin)
    assert Outbox.objects.latest("pk").keys == ["site"]
    day = clock.seoul_day(T)
    Imprint.objects.create(
        medium="online", since="2020-01-01", until=day, registration_number="가", registered_on="2020-01-01",
        ombudsman_ko="옛사람", phone="02-000-0000",
    )  # fmt: skip
    Imprint.objects.create(
        medium="online", since=day, registration_number="나", registered_on="2020-01-01",
        ombudsman_ko="새사람", youth_officer_ko="지킴이", phone="02-111-1111",
    )  # fmt: skip
    html = page(client, addresses.about("ko"), T)
    said = ["물길을 &lt;script&gt; 잇는다.", "<p>둘째 문단.</p>", "확인한 것만", "바로 고친다"]
    for words in (*said, "새사람", "지킴이", "02-111-1111", "mailto:reader@paper.example"):
        assert words in html, words
    assert "옛사람" not in html
    assert "옛사람" in page(client, addresses.about("ko"), T - DAY)
    # No text of the other language: a page in the wrong one helps nobody.
    assert "물길" not in page(client, addresses.about("en"), T)
    assert "바로 고친다" in page(client, addresses.corrections("ko"), T)


def test_the_rights_page_says_what_holds_since_when_and_what_held_before(client, world):
    old = world.cast.site_notice
    Notice.objects.filter(pk=old.pk).update(valid_until=T)
    Notice.objects.create(
        scope=old.scope, valid_from=T, holder=world.cast.holder, reason="only for the desk",
        claim_line_ko="© {year} {holder}", claim_line_en="© {year} {holder}",
        terms_line_ko="AI 학습 금지", terms_line_en="No AI training",
    )  # fmt: skip
    html = page(client, addresses.rights("ko"), T)
    now, _earlier, before = html.partition("무단전재")
    assert "AI 학습 금지" in now and "2031.03.04" in now
    assert before
    assert "{year}" not in html and "only for the desk" not in html
    assert "AI 학습 금지" not in page(client, addresses.rights("ko"), T - DAY)


def test_the_statement_prints_the_audit_and_what_the_desk_knows(client, world, monkeypatch):
    told = {
        "made_on": "2031-03-01",
        "tools": ["axe-core 4"],
        "pages": [{"kind": "front", "barriers": 0, "markup": 0, "keyboard": 0}],
    }
    monkeypatch.setattr(accessibility, "AUDIT", told)
    html = page(client, addresses.accessibility("en"), T)
    assert "March 1, 2031" in html and "WCAG 2.2 AA" in html and "no barrier is known" in html
    told["pages"][0]["keyboard"] = 2
    assert "in part" in page(client, addresses.accessibility("en"), T)
    told["pages"][0]["keyboard"] = 0
    paper = SiteIdentity.objects.get()
    paper.known_barriers_en = "Old photos lack words."
    save_noun(paper, by=world.cast.admin)
    html = page(client, addresses.accessibility("en"), T)
    assert "in part" in html and "Old photos lack words." in html


def test_the_audit_that_is_committed_is_of_every_kind_of_page():
    file = Path(accessibility.__file__).with_name("accessibility_audit.json")
    told = json.loads(file.read_text(encoding="utf-8"))
    assert dt.date.fromisoformat(told["made_on"])
    assert [row["kind"] for row in told["pages"]] == list(accessibility.PAGES)
    assert told["tools"]


def test_links_elsewhere_are_each_languages_own(world):
    SocialLink.objects.create(
        name_ko="영상", name_en="Video", address_ko="https://v.example/ko", address_en="https://v.example/en",
        position=2,
    )  # fmt: skip
    link = SocialLink(name_ko="포털", address_ko="https://p.example/", position=1)
    save_noun(link, by=world.cast.admin)
    assert Outbox.objects.latest("pk").keys == ["site"]
    assert site(T, "ko").social == (("포털", "https://p.example/"), ("영상", "https://v.example/ko"))
    assert site(T, "en").social == (("Video", "https://v.example/en"),)
