"""An agency's number is found where it stands in a text, and nowhere else."""

import pytest

from articles.text.wire_ref import found


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("https://agency.example/view/AKR20261124012300001?section=news", "AKR20261124012300001"),
        ("송고 2026/11/24 [NISX20261124_0000877246]", "NISX20261124_0000877246"),
        ('guid="urn:newsml:agency.example:20261124:nL1N0" x', "urn:newsml:agency.example:20261124:nL1N0"),
        ("(PYH20261124099900060) 다음 AKR20261124012300001", "PYH20261124099900060"),
    ],
)
def test_a_number_is_found(text: str, ref: str):
    assert found(text) == ref


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-24 09:12 송고",
        "계좌 20261124012300001",
        "xAKR20261124012300001",
        "AKR202611240123000012",
        "AKR19991124012300001",
        "urn:newsml:",
        "urn:newsml:" + ":" * 5000,
    ],
)
def test_what_is_no_number_is_none(text: str):
    assert found(text) == ""
