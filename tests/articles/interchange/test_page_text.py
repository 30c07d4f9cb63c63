"""A newspaper page's text becomes a draft: furniture out, rights and bylines lifted, guesses kept."""

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from articles.interchange.item import BylineGuess
from articles.interchange.page_text import MAX_BYTES, MAX_HEADLINE_CHARS, Unreadable, parse
from articles.text import body

SEED = os.environ.get("NEWSROOM_SEED")
KOREAN_PAGE = Path(__file__).parents[2] / "data" / "page_ko.txt"
SLOGAN_NOTICE = "<ⓒ갯마을의 아침을 여는 신문, 새길일보(www.saegil.example) 무단전재 배포금지>"


@pytest.fixture(scope="module")
def korean():
    return parse(KOREAN_PAGE.read_bytes(), "ko")


def page(*lines, language="ko"):
    return parse("\n".join(lines).encode(), language)


def codes(item):
    return [flag.code for flag in item.flags]


def test_headline_and_deck_are_found_above_the_story(korean):
    assert korean.headline == "갯바람 염전에 햇빛발전소…달구름군, 주민 몫 절반으로 못박아"
    assert korean.deck == "군의회, 이익공유 조례 만장일치 의결"


def test_furniture_is_dropped_and_listed(korean):
    assert korean.dropped == (
        "본문 바로가기", "bar_progress", "글자크기 설정", "닫기", "시계아이콘01분 12초 소요", "언어변환",
        "뉴스듣기", "AD", "기획·특집", "달구름군 갯벌, 그 후 10년", "다양한 채널에서 만나보세요", "맨 위로",
    )  # fmt: skip


def test_repeated_headline_is_the_photos_alt_and_flagged(korean):
    assert korean.photo_alt == korean.headline
    assert korean.headline not in body.plain(korean.body)
    assert "alt_is_headline" in codes(korean)


def test_line_between_photo_and_byline_is_flagged_as_caption(korean):
    assert [flag.excerpt for flag in korean.flags if flag.code == "caption_in_body"] == [
        "달구름군 염전 터에서 주민들이 발전소 모형을 둘러보고 있다. 사진=달구름군 제공"
    ]


def test_head_byline_and_closing_line_are_both_lifted(korean):
    assert korean.bylines == (
        BylineGuess("새길일보", "서남취재본부", "한가람", "기자", "", "head"),
        BylineGuess("", "서남취재본부", "한가람", "기자", "garam@saegil.example", "closing"),
    )
    assert "한가람" not in korean.body


def test_notice_with_a_slogan_is_kept_whole_and_the_body_goes_on(korean):
    slogan, plain = korean.notices
    assert (slogan.verbatim, slogan.claim, slogan.terms) == (SLOGAN_NOTICE, SLOGAN_NOTICE, "")
    assert (slogan.holder, slogan.host) == ("새길일보", "www.saegil.example")
    assert (plain.claim, plain.terms) == ("저작권자 © 새길일보", "무단전재 및 재배포 금지")
    assert "전재" not in korean.body
    assert korean.body.endswith("<p>한편 군은 내년 봄 첫 삽을 뜬다는 목표로 인허가 절차를 밟고 있다.</p>")


def test_triangle_run_becomes_a_list_that_can_be_undone(korean):
    (guess,) = korean.guesses
    assert guess.code == "list"
    assert len(guess.before) == 1 and guess.before[0].count("▲") == 4
    after = "".join(guess.after)
    assert after in korean.body
    undone = korean.body.replace(after, "".join(guess.before))
    assert body.sanitise(undone) == undone


def test_words_behind_the_run_are_no_part_of_its_last_item(korean):
    assert "<li>소금 창고 보존</li></ul><p>순으로 계획을 알렸다. 설명회에는" in korean.body


def test_run_that_ends_nowhere_certain_stays_a_sentence():
    item = page("제목", "군은 ▲터 임대료 ▲소금 창고를 지키겠다고 밝혔다.")
    assert item.guesses == ()
    assert item.body == "<p>군은 ▲터 임대료 ▲소금 창고를 지키겠다고 밝혔다.</p>"


def test_relative_days_are_flagged_one_by_one(korean):
    assert [flag.excerpt for flag in korean.flags if flag.code == "relative_date"] == [
        "3일",
        "지난달 25일",
        "오는 25일",
    ]


def test_araea_is_printed_as_a_middle_dot(korean):
    assert "산정·공개" in korean.body


def test_araea_that_was_changed_is_flagged_with_its_line(korean):
    (flag,) = [flag for flag in korean.flags if flag.code == "middle_dot"]
    assert "산정ㆍ공개" in flag.excerpt


def test_marks_that_turn_the_direction_are_taken_out_and_flagged():
    item = page("광양\u202e항 새 부두", "[가온나루 호남취재본부 허가온 기자] 첫 배는\u2066 새벽에 닿았다.")
    assert item.headline == "광양항 새 부두"
    assert item.body == "<p>첫 배는 새벽에 닿았다.</p>"
    assert codes(item).count("controls") == 1
    assert "\u202e" in item.evidence


def test_middle_dot_that_was_there_before_is_no_change():
    assert "middle_dot" not in codes(page("제목", "산정·공개 계획을 알렸다."))


def test_evidence_is_the_page_as_received(korean):
    data = KOREAN_PAGE.read_bytes()
    assert korean.evidence == data.decode()
    assert korean.sha256 == hashlib.sha256(data).hexdigest()


def test_body_is_canonical(korean):
    assert body.sanitise(korean.body) == korean.body


@pytest.mark.parametrize(
    ("bracket", "people", "place"),
    [
        ("[새길일보 한가람 기자]", [("새길일보", "", "한가람", "기자")], ""),
        ("[새길일보 서남취재본부 한가람 선임기자]", [("새길일보", "서남취재본부", "한가람", "선임기자")], ""),
        ("[새길일보(여수)=한가람 기자]", [("새길일보", "", "한가람", "기자")], "여수"),
        ("(여수=새길일보) 한가람 기자 =", [("새길일보", "", "한가람", "기자")], "여수"),
        (
            "[여수=새길통신] 한가람·이봄날 기자 =",
            [("새길통신", "", "한가람", "기자"), ("새길통신", "", "이봄날", "기자")],
            "여수",
        ),
        ("[새길 신문=한가람 선임기자]", [("새길 신문", "", "한가람", "선임기자")], ""),
        ("[한가람 기자]", [("", "", "한가람", "기자")], ""),
    ],
)
def test_korean_head_forms_are_split(bracket, people, place):
    item = page("제목", f"{bracket} 마을이 깨어났다.")
    assert [(guess.paper, guess.bureau, guess.name, guess.title) for guess in item.bylines] == people
    assert item.place == place
    assert item.body == "<p>마을이 깨어났다.</p>"


@pytest.mark.parametrize(
    ("bracket", "person"),
    [
        (
            "[Saegil Daily Honam Bureau, Reporter Han Ga-ram]",
            ("Saegil Daily", "Honam Bureau", "Han Ga-ram", "Reporter"),
        ),
        (
            "[Saegil Daily Gwangju Jeonnam Reporting Headquarters, Correspondent Han Ga-ram]",
            ("Saegil Daily", "Gwangju Jeonnam Reporting Headquarters", "Han Ga-ram", "Correspondent"),
        ),
        ("[Saegil Daily Reporter Han Ga-ram]", ("Saegil Daily", "", "Han Ga-ram", "Reporter")),
        ("[Saegil Daily = Reporter Han Ga-ram]", ("Saegil Daily", "", "Han Ga-ram", "Reporter")),
    ],
)
def test_english_brackets_are_split(bracket, person):
    item = page("Headline", f"{bracket} The village woke.", language="en")
    (guess,) = item.bylines
    assert (guess.paper, guess.bureau, guess.name, guess.title) == person
    assert item.body == "<p>The village woke.</p>"


@pytest.mark.parametrize("bracket", ["[단독 한가람 기자]", "[사진=한가람 기자]", "[인터뷰]", "[단독]"])
def test_label_in_a_bracket_is_no_byline(bracket):
    item = page("제목", f"{bracket} 마을이 깨어났다.")
    assert item.bylines == ()
    assert bracket in item.body
    assert "no_byline" in codes(item)


@pytest.mark.parametrize(
    ("line", "people", "rest"),
    [
        ("한가람 기자 garam@saegil.example", [("", "한가람", "garam@saegil.example")], ""),
        (
            "서남취재본부 한가람 기자 garam@saegil.example",
            [("서남취재본부", "한가람", "garam@saegil.example")],
            "",
        ),
        ("끝났다. /한가람 기자 garam@saegil.example", [("", "한가람", "garam@saegil.example")], "끝났다."),
        (
            "한가람·이봄날 기자 garam@saegil.example bom@saegil.example",
            [("", "한가람", "garam@saegil.example"), ("", "이봄날", "bom@saegil.example")],
            "",
        ),
        ("garam@saegil.example", [("", "", "garam@saegil.example")], ""),
    ],
)
def test_korean_closing_forms_are_lifted(line, people, rest):
    item = page("제목", "[새길일보 한가람 기자] 마을이 깨어났다.", line)
    closing = [guess for guess in item.bylines if guess.where == "closing"]
    assert [(guess.bureau, guess.name, guess.email) for guess in closing] == people
    assert item.body == "<p>마을이 깨어났다.</p>" + (f"<p>{rest}</p>" if rest else "")


def test_address_inside_a_sentence_stays():
    item = page("제목", "[새길일보 한가람 기자] 문의는 홍보팀 이봄날 팀장 bom@saegil.example", "끝났다.")
    assert "bom@saegil.example" in item.body


@pytest.mark.parametrize(
    ("line", "claim", "terms", "holder"),
    [
        (
            "© Saegil Daily(www.saegil.example). All rights reserved.",
            "© Saegil Daily(www.saegil.example).",
            "All rights reserved.",
            "Saegil Daily",
        ),
        (
            "Copyright ⓒ 새길일보 All rights reserved. 무단 전재-재배포, AI 학습 금지",
            "Copyright ⓒ 새길일보",
            "All rights reserved. 무단 전재-재배포, AI 학습 금지",
            "새길일보",
        ),
        (
            "<저작권자(c) 새길통신, 무단 전재-재배포, AI 학습 금지>",
            "<저작권자(c) 새길통신, 무단 전재-재배포, AI 학습 금지>",
            "",
            "새길통신",
        ),
        ("[ⓒ 새길일보. 무단전재-재배포 금지]", "[ⓒ 새길일보. 무단전재-재배포 금지]", "", "새길일보"),
        (
            "<ⓒ일터를 여는 눈, 내일을 여는 창 새길일보(www.saegil.example) 무단전재 배포금지>",
            "<ⓒ일터를 여는 눈, 내일을 여는 창 새길일보(www.saegil.example) 무단전재 배포금지>",
            "",
            "새길일보",
        ),
        ("무단전재 및 재배포 금지", "", "무단전재 및 재배포 금지", ""),
        ("ⓒ 새길통신", "ⓒ 새길통신", "", "새길통신"),
        (
            "© 2026 Saegil  Daily Co., Ltd. All rights reserved.",
            "© 2026 Saegil  Daily Co., Ltd.",
            "All rights reserved.",
            "Saegil  Daily Co., Ltd",
        ),
    ],
)
def test_notice_is_kept_word_for_word_and_cut_only_at_a_space(line, claim, terms, holder):
    item = page("제목", "첫 문단이다.", line, "둘째 문단이다.")
    (notice,) = item.notices
    assert (notice.verbatim, notice.claim, notice.terms, notice.holder) == (line, claim, terms, holder)
    assert " ".join(part for part in (notice.claim, notice.terms) if part) == line
    assert item.body == "<p>첫 문단이다.</p><p>둘째 문단이다.</p>"


def test_notice_behind_the_last_sentence_is_lifted():
    item = page("제목", "첫 문단이다. ⓒ 새길일보 무단전재 및 재배포 금지")
    assert item.body == "<p>첫 문단이다.</p>"
    assert item.notices[0].verbatim == "ⓒ 새길일보 무단전재 및 재배포 금지"


@pytest.mark.parametrize(
    "line", ["Copyright law is changing in Korea.", "(c) the third point.", "저작권자 단체가 반발했다."]
)
def test_sentence_about_copyright_is_no_notice(line):
    item = page("Headline", line, language="en")
    assert item.notices == ()
    assert line in body.plain(item.body)
    assert "no_notice" in codes(item)


def test_triangle_lines_become_one_list():
    item = page("제목", "일정은 다음과 같다.", "▲여는 말", "▲토론", "▲닫는 말", "모두 왔다.")
    assert item.body == (
        "<p>일정은 다음과 같다.</p>"
        '<ul class="tri"><li>여는 말</li><li>토론</li><li>닫는 말</li></ul>'
        "<p>모두 왔다.</p>"
    )
    assert item.guesses[0].before == ("<p>▲여는 말</p>", "<p>▲토론</p>", "<p>▲닫는 말</p>")


def test_markup_in_the_page_stays_text():
    item = page("제목", "값은 a<b 이고 <script>x()</script> 는 글이다.<br><br>다음 문단이다.")
    assert (
        item.body
        == "<p>값은 a&lt;b 이고 &lt;script&gt;x()&lt;/script&gt; 는 글이다.</p><p>다음 문단이다.</p>"
    )


def test_printed_date_is_flagged_and_not_part_of_the_story():
    item = page("제목", "입력 2026.11.22 23:41", "첫 문단이다.")
    assert item.body == "<p>첫 문단이다.</p>"
    assert item.dropped == ("입력 2026.11.22 23:41",)
    assert "printed_date" in codes(item)


def test_page_without_text_is_a_draft_with_a_flag():
    item = page("제목")
    assert (item.body, item.deck) == ("", "")
    assert "no_body" in codes(item)


def test_decomposed_korean_is_composed():
    item = parse(unicodedata.normalize("NFD", KOREAN_PAGE.read_text()).encode(), "ko")
    assert item.body == parse(KOREAN_PAGE.read_bytes(), "ko").body
    assert len(item.notices) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \r\n\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text"),
        ("가나".encode() + b"\xff\xfe", "byte 6 "),
        ("가나다".encode("euc-kr"), "UTF-8"),
        ("닫기\n맨 위로\n© 새길일보\n".encode(), "No headline"),
        ("[새길일보 한가람 기자] 바로 시작한다.".encode(), "No headline"),
        (("가" * (MAX_HEADLINE_CHARS + 1)).encode(), "headline"),
    ],
)  # fmt: skip
def test_unreadable_data_is_refused_with_advice(data, message):
    with pytest.raises(Unreadable, match=message):
        parse(data, "ko")


def test_too_large_a_file_is_refused_before_decoding():
    with pytest.raises(Unreadable, match="2,000,001"):
        parse(b"\xff" * (MAX_BYTES + 1), "ko")


def test_body_over_the_limit_is_refused_with_advice():
    with pytest.raises(Unreadable, match="parts"):
        page("제목", *["many words " * 20] * 3_000)


if SEED:

    @pytest.fixture(scope="module")
    def seed():
        return parse(Path(SEED).read_bytes(), "en")

    def test_seed_page_is_read_into_its_parts(seed):
        lines = [line for line in Path(SEED).read_text().splitlines() if line]
        assert (seed.headline, seed.deck, seed.photo_alt) == (lines[4], lines[5], lines[6])
        assert seed.dropped == (*lines[:4], *lines[-3:])
        assert "alt_is_headline" in codes(seed)

    def test_seed_bracket_is_split_into_paper_bureau_and_reporter(seed):
        assert seed.bylines == (
            BylineGuess(
                "Asia Economy", "Honam Reporting Headquarters", "Heo Seon-sik", "Reporter", "", "head"
            ),
        )

    def test_seed_notice_is_lifted_and_prints_the_same(seed):
        (notice,) = seed.notices
        assert notice.verbatim == "© The Asia Business Daily(www.asiae.co.kr). All rights reserved."
        assert f"{notice.claim} {notice.terms}" == notice.verbatim
        assert (notice.claim, notice.holder, notice.host) == (
            "© The Asia Business Daily(www.asiae.co.kr).", "The Asia Business Daily", "www.asiae.co.kr",
        )  # fmt: skip
        assert "©" not in seed.body

    def test_seed_run_is_a_list_of_four_and_relative_days_are_flagged(seed):
        assert seed.body.count('<ul class="tri">') == 1 and seed.body.count("<li>") == 4
        assert len(seed.guesses) == 1
        assert [flag.excerpt for flag in seed.flags if flag.code == "relative_date"] == [
            "on the 2nd", "the 25th of last month",
        ]  # fmt: skip

    def test_no_word_of_the_seeds_story_is_lost(seed):
        lines = [line for line in Path(SEED).read_text().splitlines() if line]
        story = " ".join(lines[7:-4]).partition("] ")[2].replace("▲", "")
        assert " ".join(body.plain(seed.body).replace("▲", "").split()) == " ".join(story.split())


def test_a_slogan_before_the_papers_name_is_no_holder():
    item = page(
        "제목",
        "[더 새길 호남취재본부 한가람 기자] 첫 문단이다.",
        "ⓒ바다를 읽는 더 새길(www.saegil.example) 무단전재 금지",
    )
    assert [notice.holder for notice in item.notices] == ["바다를 읽는 더 새길"]
    item = page(
        "제목",
        "[새길일보 호남취재본부 한가람 기자] 첫 문단이다.",
        "ⓒ바다를 읽는 새길일보(www.saegil.example) 무단전재 금지",
    )
    assert [notice.holder for notice in item.notices] == ["새길일보"]
