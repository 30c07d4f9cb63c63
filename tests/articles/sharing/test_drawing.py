"""A share image: the right shape, every Hangul syllable, nothing that the font cannot draw."""

import io

from django.contrib.staticfiles.finders import get_finders
from PIL import Image

from articles.sharing.drawing import FONT, MARGIN, drawable, drawn, font, headline_lines, is_drawn

SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]


def test_the_font_draws_each_of_the_11172_syllables_and_no_two_alike():
    face = font(48)
    found = {(mask.size, bytes(mask)) for mask in map(face.getmask, SYLLABLES)}
    assert len(SYLLABLES) == len(found) == 11_172
    nothing = face.getmask("\uffff")
    assert (nothing.size, bytes(nothing)) not in found
    assert all(face.getmask(sign).getbbox() for sign in SYLLABLES)


def test_the_font_draws_what_headlines_are_made_of():
    for sign in "佛美檢野與㈜①…·ㆍ“”‘’「」『』→%℃あア、。ABCxyz0189!?":
        assert is_drawn(sign), sign
    assert not is_drawn("😀") and not is_drawn("\uffff")


def test_the_font_is_never_among_what_browsers_get():
    served = [path for finder in get_finders() for path, _storage in finder.list([])]
    assert not [path for path in served if path.endswith((".ttf", ".otf", ".ttc"))]
    license_text = FONT.with_name("OFL.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in license_text and "Reserved Font Name Nanum" in license_text


def test_an_image_has_the_shape_chats_want_and_few_bytes():
    content = drawn("가온나루", "사설", "광양항 새 부두 열려… 첫 배는 새벽에 닿았다")
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(content) < 40_000


def test_the_same_words_give_the_same_bytes_and_others_do_not():
    assert drawn("가온나루", "", "하나") == drawn("가온나루", "", "하나") != drawn("가온나루", "", "둘")


def test_every_headline_fits_however_long():
    for headline in ("짧다", "부두 " * 20, "가" * 300, "W" * 300, "가나다라마 " * 50, ""):
        size, lines = headline_lines(headline)
        assert len(lines) * size * 1.32 <= 512 - 168
        assert all(font(size).getlength(line) <= 1200 - 2 * MARGIN for line in lines)
    assert headline_lines("가나다라마 " * 50)[1][-1].endswith("…")
    assert headline_lines("짧다")[0] > headline_lines("가나다라마 " * 12)[0]


def test_what_cannot_be_drawn_leaves_no_box():
    assert drawable("부두 😀 열려\u200b") == "부두 열려"
    assert drawable("\u1100\u1161") == "가"
