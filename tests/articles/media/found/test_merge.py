"""Which source is believed, and that what another says is told."""

from articles.media.found.merge import Difference, differences, merged

FOUND = {
    "xmp": {"credit": "연합뉴스", "creator": ["허가온", "함서준"]},
    "iptc": {"credit": "YONHAP", "creator": ["허가온"], "notice": "ⓒ연합"},
    "exif": {"notice": "(c) Yonhap", "description": "부두"},
    "notes": ["animated"],
}


def test_xmp_is_believed_before_iptc_before_exif():
    assert merged(FOUND) == {
        "creator": ["허가온", "함서준"],
        "credit": "연합뉴스",
        "notice": "ⓒ연합",
        "description": "부두",
    }


def test_what_the_others_say_instead_is_told():
    assert differences(FOUND) == [
        Difference("creator", "iptc", ["허가온"]),
        Difference("credit", "iptc", "YONHAP"),
        Difference("notice", "exif", "(c) Yonhap"),
    ]


def test_spaces_and_a_text_that_iim_cut_are_no_difference():
    long = "A photographer whose name is longer than the field"
    assert differences({"xmp": {"credit": "a  b"}, "iptc": {"credit": "a b"}}) == []
    assert differences({"xmp": {"credit": long}, "iptc": {"credit": long[:32]}}) == []
    assert len(differences({"xmp": {"credit": long}, "iptc": {"credit": long[:9]}})) == 1


def test_nothing_found_is_nothing():
    assert merged({}) == {} and differences({"notes": ["deep"]}) == []
