"""A paste from another program becomes a story: what it says fills fields, what is no story is left out."""

import datetime as dt
import json
import os
import re
import unicodedata
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from articles.interchange import page_text, paste
from articles.interchange.item import NewsItem
from articles.interchange.page_text import Unreadable
from articles.interchange.plain_lines import clean, narrow
from articles.text import body

PASTES = Path(__file__).parent / "pastes"
SEED = os.environ.get("NEWSROOM_SEED")
CORPUS = Path(os.environ.get("NEWSROOM_CORPUS", ""))
NOW = dt.datetime(2026, 11, 24, 1, tzinfo=dt.UTC)
NOON = dt.datetime(2026, 11, 24, 3, tzinfo=dt.UTC)

RELEASE = {
    "headline": "갯벌 김 양식장 백 곳에 물때 알림판 선다",
    "deck": "조위 관측값 십 분마다 내보내고 어민은 손전화로 받아",
    "origin": "press_release",
    "issuing_body": "달구름군",
    "held": (NOON, dt.date(2026, 11, 25)),
    "has": [
        "<p>달구름군은 관내 김 양식장 백 곳에 물때 알림판을 세운다고 밝혔다. 사업비는 12억 원이다.</p>",
        '<ul class="tri"><li>갯골 어귀에 세우는 큰 알림판</li>',
        "<p>온누리 과장은 “물때를 놓쳐 사람이 다치는 일을 막겠다”고 말했다.</p>",
    ],
    "lacks": ["□", "061-700", "보도시점", "끝."],
    "dropped": ["061-700-0102"],
}
WORD = {
    "headline": "고갯마루 책방, 마을 방송국이 되다",
    "deck": "책 읽는 소리가 저녁 일곱 시 고개를 넘는다",
    "names": ["허가온", "허가온"],
    "has": [
        "<ul><li>새 책 소개</li><li>어르신 낭독</li></ul>",
        "<tr><td>요일</td><td>읽는 이</td></tr>",
    ],
    "lacks": ["mso", "gaon@", "[가온나루"],
}
MAIL = {
    "headline": "달구름군, 염전 체험마을 새로 연다",
    "has": ["<p>군은 첫 달에 한해 학생에게 입장료를 받지 않기로 했다."],
    "lacks": ["안녕하세요", "@", "감사합니다", "061"],
    "dropped": ["안녕하세요. 달구름군 알림실입니다.", "감사합니다."],
}
PORTAL = {
    "headline": '골목 빵집, 새벽 배달 접고 낮 장사로…"잠을 찾았다"',
    "names": ["한가람"],
    "place": "샛터",
    "caption": "샛터 골목 빵집에서 손님들이 갓 나온 빵을 고르고 있다.",
    "credit": "새길통신",
    "notice": "새길통신",
    "has": ["구청은 밤샘 노동을 줄인 가게에 가로등 요금을 깎아 주는 조례를 살피고 있다.</p>"],
    "lacks": ["구독", "입력", "ⓒ", "한가람", "사진="],
}
# file: what it says. "has" and "lacks" are about the body, "held" is (online, print), "names" the signers.
SHAPES: dict[str, dict[str, Any]] = {
    "hwp_release.html": {
        **RELEASE,
        "caption": "달구름군 샛터마을 앞 갯벌에서 주민들이 시범 알림판을 살펴보고 있다.",
        "credit": "달구름군 제공",
        "has": [*RELEASE["has"], "<tr><td>샛터</td><td>40</td></tr>"],
        "flags": ["images_dropped"],
    },
    "hwp_release.txt": RELEASE,
    "hwp_wrapped.txt": {
        "headline": "섬 우체국에 다시 불이 켜졌다",
        "deck": "하루 두 번 배가 실어 나르는 편지, 이제 드론이 거든다",
        "names": ["한가람", ""],
        "place": "달구름",
        "notice": "새길통신",
        "has": ["<p>솔섬 우체국이 문을 닫은 지 세 해 만에 다시 문을 열었다. 우체국에는"],
        "fields": ["lines"],
    },
    "word_story.html": {
        **WORD,
        "has": [
            *WORD["has"],
            "<strong>다락</strong>",
            '<a href="https://darak.example/on-air" rel="noopener">책방 누리집</a>',
        ],
    },
    "word_story.txt": {**WORD, "fields": ["list"]},
    "mail_forward.txt": MAIL,
    "mail_forward.html": {**MAIL, "has": [*MAIL["has"], "<strong>체험마을</strong>"]},
    "kakao_copied.txt": {
        "headline": "달구름군 앞바다 여객선 멈춰…손님 서른둘 모두 구조",
        "label": "flash",
        "has": ["다친 사람은 없다.</p>", "<p>배는 예인선에 끌려 샛터항으로 가고 있다.</p>"],
        "lacks": ["오후 3:1", "온누리", "감사합니다"],
        "dropped": ["[온누리 (달구름군)] [오후 3:12]", "네 감사합니다", "사진"],
    },
    "kakao_exported.txt": {
        "headline": "염전 축제 다음 달로 미룬다",
        "held": (dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC), None),
        "lacks": ["온누리", ".hwp", "카카오톡", "---"],
        "dropped": ["파일: 염전축제.hwp", "확인했습니다"],
    },
    "portal.txt": {**PORTAL, "names": ["한가람", ""], "dropped": ["댓글 12", "밤을 굽는 사람들", "새길통신"]},
    "portal.html": {
        **PORTAL,
        "names": ["한가람", "한가람"],
        "deck": '"매출은 한 푼도 줄지 않았다"',
        "flags": ["images_dropped", "printed_date"],
    },
    "mail_reply_en.txt": {
        "headline": "Comment on the tide boards",
        "has": [
            "<p>Dalgureum County regrets the delay at Saetteo pier. The boards will be working by Friday.</p>"
        ],
        "lacks": ["Dear", "regards", "Why are"],
        "dropped": ["Why are the boards late?", "Best regards,", "Marine Office, Dalgureum County"],
    },
    "mail_letter.txt": {
        "has": ["<p>솔섬 작은 도서관이 25일 문을 연다. 책은 오천 권이다.</p>"],
        "lacks": ["안녕하세요", "온누리입니다", "드림", "010"],
        "dropped": ["달구름군 알림실 온누리입니다."],
    },
    "release_lines.txt": {
        "headline": "솔섬에 작은 도서관 문 연다",
        "deck": "폐교를 고쳐 책 오천 권 갖춰…배 끊기는 날엔 밤샘 개방",
        "origin": "press_release",
        "issuing_body": "달구름군",
        "caption": "솔섬 작은 도서관 전경.",
        "credit": "달구름군 제공",
        "held": (None, dt.date(2026, 11, 25)),
        "lacks": ["끝", "061"],
        "dropped": ["문의 : 바다살림과 061-700-0101"],
    },
    "release_rows.txt": {
        "headline": "내년부터 갯벌 안내인 제도 시행",
        "deck": "갯벌 사고 절반으로 줄이기 목표",
        "origin": "press_release",
        "issuing_body": "바다살림부",
        "held": (dt.datetime(2026, 11, 24, 2, tzinfo=dt.UTC), dt.date(2026, 11, 25)),
        "has": ["<ul><li>먼저, 안내인 300명을 뽑아 갯벌 40곳에 둔다.</li>"],
        "lacks": ["044", "담당"],
        "dropped": ["(044-200-0002)"],
    },
    "portal_agency.txt": {
        "headline": "솔섬 앞바다서 어선 뒤집혀…세 명 구조",
        "label": "roundup",
        "names": ["한가람", "한가람", "이봄날", ""],
        "place": "달구름",
        "caption": "솔섬 앞바다에서 해경이 뒤집힌 어선을 살피고 있다",
        "credit": "달구름해경 제공",
        "notice": "새길통신",
        "has": ["<p>24일 오전 7시께 달구름군 솔섬 앞바다에서 4t급 어선이 뒤집혔다.</p>"],
        "lacks": ["송고", "요약", "제공", "한가람"],
    },
    "portal_en.txt": {
        "headline": "Ferry stops off Sol Island; all 32 aboard rescued",
        "names": ["Heo Ga-on"],
        "notice": "Saegil News Agency",
        "lacks": ["END", "Share", "Storm", "Heo"],
        "dropped": ["Storm warning lifted", "(END)"],
    },
    "appointments.txt": {
        "headline": "[인사] 달구름군",
        "has": [
            "<p>◇ 4급 승진</p>",
            '<ul class="tri"><li>바다살림국장 온누리</li><li>갯벌안전국장 봄가람</li></ul>',
        ],
    },
    "release_en.txt": {
        "headline": "Dalgureum County to Put Tide Boards on One Hundred Seaweed Farms",
        "deck": "Sensors will report the water level every ten minutes",
        "origin": "press_release",
        "credit": "Dalgureum County",
        "held": (NOON, None),
        "lacks": ["EMBARGO", "ENDS", "@"],
    },
}


def read(name: str) -> NewsItem:
    text = (PASTES / name).read_text(encoding="utf-8")
    is_html = name.endswith(".html")
    language = "en" if "_en." in name else "ko"
    return paste.parse(text if is_html else "", "" if is_html else text, language, NOW)


def typed(*lines: str, language: str = "ko", now: dt.datetime = NOW) -> NewsItem:
    return paste.parse("", "\n".join(lines), language, now)


def codes(item: NewsItem) -> list[str]:
    return [flag.code for flag in item.flags]


def squeezed(text: str) -> str:
    """For comparing words alone: marks of lists, dashes and spaces may go."""
    return re.sub(r"[\W_ㆍ]", "", narrow(clean(text)))


def lost(source: str, item: NewsItem) -> list[str]:
    """Sentences of the source that stand nowhere in what was read; a part of one may have become a field."""
    parts = (item.headline, item.deck, body.plain(item.body), item.caption, item.credit, *item.dropped)
    kept = squeezed(" ".join((*parts, *(notice.verbatim for notice in item.notices))))
    lines = [line for reading in item.readings for line in reading.was_text.split("\n")]
    taken = sorted({squeezed(line) for line in lines} - {""}, key=len, reverse=True)

    def is_kept(words: str) -> bool:
        if words in kept or any(words in one for one in taken):
            return True
        start = next((one for one in taken if words.startswith(one)), "")
        end = next((one for one in taken if words.endswith(one)), "")
        return bool(start or end) and is_kept(words[len(start) :].removesuffix(end))

    return [one for one in re.split(r"(?<=[.!?])\s|\n", source) if not is_kept(squeezed(one))]


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_shape_fills_the_fields_and_leaves_the_frame_out(name):
    item, said = read(name), SHAPES[name]
    for field in ("headline", "deck", "label", "origin", "issuing_body", "place", "caption", "credit"):
        assert getattr(item, field) == said.get(field, ""), field
    held = item.embargo and (item.embargo.online_at, item.embargo.print_on)
    assert held == said.get("held")
    assert [guess.name for guess in item.bylines] == said.get("names", [])
    assert [notice.holder for notice in item.notices] == ([said["notice"]] if "notice" in said else [])
    assert [text for text in said.get("has", []) if text not in item.body] == []
    assert [text for text in said.get("lacks", []) if text in item.body] == []
    assert [line for line in said.get("dropped", []) if line not in "\n".join(item.dropped)] == []
    assert set(said.get("flags", [])) <= set(codes(item))
    assert set(said.get("fields", [])) <= {reading.field for reading in item.readings}


def test_every_shape_has_an_expectation():
    assert {path.name for path in PASTES.iterdir()} == set(SHAPES)


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_reading_says_from_which_words_and_why(name):
    for reading in read(name).readings:
        assert reading.was_text.strip() and reading.why.endswith("."), reading


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_change_can_be_found_in_the_body(name):
    item = read(name)
    blocks = body.blocks(item.body)
    for change in (change for reading in item.readings for change in reading.changes):
        assert set(change.after) <= set(blocks), change
        assert change.follows in ("", *blocks), change
        assert change.before and (change.after or change.kind != "swap")


@pytest.mark.parametrize("name", [name for name in sorted(SHAPES) if name.endswith(".txt")])
def test_no_sentence_of_a_paste_is_lost(name):
    assert lost((PASTES / name).read_text(encoding="utf-8"), read(name)) == []


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_body_is_canonical(name):
    item = read(name)
    assert body.sanitise(item.body) == item.body


def test_evidence_is_the_text_as_it_came():
    text = (PASTES / "portal.txt").read_text(encoding="utf-8")
    assert read("portal.txt").evidence == text.strip()


def test_a_page_is_read_as_its_file_is():
    data = (Path(__file__).parents[2] / "data" / "page_ko.txt").read_bytes()
    item, page = paste.parse("", data.decode(), "ko", NOW), page_text.parse(data, "ko")
    for field in ("headline", "deck", "bylines", "notices", "place"):
        assert getattr(item, field) == getattr(page, field), field
    assert item.caption == "달구름군 염전 터에서 주민들이 발전소 모형을 둘러보고 있다."
    assert set(page.dropped) <= set(item.dropped)


if SEED:

    def test_seed_page_is_read_as_its_file_is():
        data = Path(SEED).read_bytes()
        item, page = paste.parse("", data.decode(), "en", NOW), page_text.parse(data, "en")
        for field in ("headline", "deck", "body", "bylines", "notices", "place"):
            assert getattr(item, field) == getattr(page, field), field
        assert lost(data.decode(), item) == []


def test_broken_lines_come_back_one_by_one():
    (lines,) = [reading for reading in read("hwp_wrapped.txt").readings if reading.field == "lines"]
    first = lines.changes[0]
    assert len(first.after) == 1
    assert first.before[:2] == (
        "<p>솔섬 우체국이 문을 닫은 지 세</p>",
        "<p>해 만에 다시 문을 열었다. 우체국에는 집배원 두 사람과 드론 한</p>",
    )


def test_lines_that_end_where_their_sentence_ends_stay_apart():
    item = typed("제목", "첫 문단은 짧다.", "둘째 문단은 조금 더 길게 이어진다.", "셋째 문단이다.")
    assert item.body.count("<p>") == 3


def test_triangle_run_comes_back_as_it_was():
    item = typed("제목", "군은 ▲터 임대료 공개 ▲소금 창고 보존 순으로 계획을 알렸다.")
    (reading,) = [reading for reading in item.readings if reading.field == "list"]
    assert reading.changes[0].before == ("<p>군은 ▲터 임대료 공개 ▲소금 창고 보존 순으로 계획을 알렸다.</p>",)


def test_text_without_a_headline_gets_none():
    item = typed("군은 염전 터에 체험마을을 연다고 밝혔다.", "손님은 수차를 돌린다.")
    assert item.headline == "" and "no_headline" in codes(item)
    assert item.body == "<p>군은 염전 터에 체험마을을 연다고 밝혔다.</p><p>손님은 수차를 돌린다.</p>"


@pytest.mark.parametrize(("language", "is_other"), [("ko", False), ("en", True)])
def test_text_of_the_other_language_is_flagged(language, is_other):
    item = typed("제목", "본문은 이렇다.", language=language)
    assert ("other_language" in codes(item)) is is_other


@pytest.mark.parametrize(
    ("first", "label", "headline"),
    [
        ("[속보] 배가 멈췄다", "flash", "배가 멈췄다"),
        ("[단독] 창고가 비었다", "exclusive", "창고가 비었다"),
        ("배가 멈췄다(종합)", "roundup", "배가 멈췄다"),
        ("BREAKING: Ferry stops at sea", "flash", "Ferry stops at sea"),
    ],
)
def test_label_is_a_field_and_no_part_of_the_headline(first, label, headline):
    item = typed(first, "손님 서른둘이 모두 옮겨 탔다.")
    assert (item.label, item.headline) == (label, headline)


def test_spaces_widths_and_unseen_signs_are_made_ordinary():
    item = typed(
        "제\u200b목은 이렇다",
        "１２월\u00a0３일（목）\u3000행사가\ufeff 열렸다.",
        unicodedata.normalize("NFD", "한글"),
    )
    assert item.headline == "제목은 이렇다"
    assert item.body == "<p>12월 3일(목) 행사가 열렸다.</p><p>한글</p>"
    assert "full_width" in codes(item)


def jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def corpus_articles() -> list[tuple[str, str]]:
    folder = CORPUS / "14-text"
    found = [
        ("ko", f"{row['title']}\n\n{row['body']}") for row in jsonl(folder / "ko/klue_mrc_articles.jsonl")
    ]
    found += [("en", f"{row['title']}\n\n{row['text']}") for row in jsonl(folder / "en/wikinews.jsonl")]
    found += [
        ("ko", path.read_text(encoding="utf-8")) for path in sorted((folder / "ko-legal").glob("*.txt"))
    ]
    return found


@pytest.mark.corpus
def test_articles_of_the_corpus_lose_no_sentence():
    articles = corpus_articles()
    assert len(articles) > 600
    faults = []
    for language, text in articles:
        missing = lost(text, paste.parse("", text, language, NOW))
        faults += [f"{text[:40]!r}: {missing[:2]}"] if missing else []
    assert faults == [], "\n".join(faults[:10])


@pytest.mark.corpus
def test_mails_of_the_corpus_lose_no_sentence():
    faults, seen = [], 0
    for path in sorted((CORPUS / "06-wire-email").rglob("*")):
        if not path.is_file() or path.suffix in (".md", ".json"):
            continue
        mail = message_from_bytes(path.read_bytes(), policy=policy.compat32)
        for part in mail.walk():
            if part.get_content_maintype() != "text":
                continue
            text = (part.get_payload(decode=True) or b"").decode("utf-8", errors="replace")
            is_html = part.get_content_subtype() == "html"
            try:
                item = paste.parse(text if is_html else "", "" if is_html else text, "en", NOW)
            except Unreadable:
                continue
            seen += 1
            missing = [] if is_html else lost(text, item)
            faults += [f"{path.name}: {missing[:2]}"] if missing else []
    assert seen > 40
    assert faults == [], "\n".join(faults)
