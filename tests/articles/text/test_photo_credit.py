"""How a photo's credit is printed, by source and language; a label is said once."""

import pytest

from articles.media.models.photo import Preset
from articles.text.photo_credit import FORMS, bare, caption_and_credit, printed


@pytest.mark.parametrize(
    ("credit", "source", "language", "line"),
    [
        ("광양시", "supplied", "ko", "사진=광양시 제공"),
        ("Gwangyang City", "supplied", "en", "Courtesy of Gwangyang City"),
        ("연합뉴스", "agency", "ko", "사진=연합뉴스"),
        ("Yonhap", "agency", "en", "Yonhap"),
        ("독자 차예솔", "reader", "ko", "사진=독자 차예솔 제공"),
        ("가온나루신문", "own", "ko", "사진=가온나루신문"),
        ("光陽市", "supplied", "ja", "写真=光陽市提供"),
        ("광양시", "", "ko", "사진=광양시"),
        ("Ville", "supplied", "fr", "Courtesy of Ville"),
        ("", "own", "ko", ""),
    ],
)
def test_each_source_has_its_form_in_each_language(credit, source, language, line):
    assert printed(credit, source, language) == line


def test_every_source_there_is_has_a_form_in_every_column_language(settings):
    assert set(FORMS) == {"", *Preset.values}
    assert all(set(forms) == set(settings.COLUMN_LANGUAGES) for forms in FORMS.values())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("사진=광양시 제공", "광양시"),
        ("사진 = 광양시", "광양시"),
        ("사진제공=국립국악원", "국립국악원"),
        ("사진 제공: 광양시", "광양시"),
        ("Photo: Yonhap", "Yonhap"),
        ("Photo courtesy of the city", "the city"),
        ("광양시  제공", "광양시"),
        ("연합뉴스", "연합뉴스"),
        ("사진작가협회", "사진작가협회"),
        ("Photography Weekly", "Photography Weekly"),
    ],
)
def test_a_label_that_was_typed_is_taken_off(typed, name):
    assert bare(typed) == name
    assert bare(name) == name


def test_a_caption_and_its_credit_make_one_line():
    caption = "회의가 열리고 있다."
    assert caption_and_credit(caption, "광양시", "supplied", "ko") == "회의가 열리고 있다. 사진=광양시 제공"
    assert caption_and_credit(caption, "", "own", "ko") == caption
    assert caption_and_credit("", "광양시", "supplied", "ko") == "사진=광양시 제공"
