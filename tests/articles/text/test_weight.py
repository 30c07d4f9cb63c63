"""What is a slip of the pen and what a reader has to be told."""

import pytest

from articles.text.weight import Read, weigh

KO = Read(
    "광양항 새 부두 열려",
    "첫 배는 새벽에 닿았다",
    "광양항 새 부두가 24일 문을 열었다. 시는 다음 달 배를 세 척 더 들여온다고 밝혔다. 주민들은 반겼다.",
    ("허가온",),
)
EN = Read(
    "New pier opens", "", "The new pier at Gwangyang opened on Nov. 24. The mayor, Kim Dal, did not come."
)


def changed(base, field, old, new):
    text = getattr(base, field)
    assert old in text
    return Read(**{name: getattr(base, name) for name in Read.__slots__} | {field: text.replace(old, new)})


@pytest.mark.parametrize(
    ("base", "field", "old", "new"),
    [
        (KO, "text", "광양항", "광양헝"),
        (KO, "headline", "열려", "열려…"),
        (KO, "headline", "새 부두", "새부두"),
        (KO, "text", "들여온다고", "들여온다 고"),
        (KO, "text", "부두가", "부두는"),
        (KO, "deck", "새벽에", "아침에"),
        (EN, "text", "opened", "opend"),
        (EN, "text", "The new", "Teh new"),
    ],
)
def test_a_slip_put_right_is_minor(base, field, old, new):
    assert weigh(base, changed(base, field, old, new)).reasons == ()
    assert weigh(changed(base, field, old, new), base).level == "minor"


@pytest.mark.parametrize(
    ("base", "field", "old", "new", "reason"),
    [
        (KO, "headline", "열려", "닫혀버려", "headline"),
        (KO, "text", "24일", "25일", "number"),
        (KO, "text", "반겼다", "반기지 않았다", "denial"),
        (EN, "text", "did not come", "did come", "denial"),
        (EN, "text", "Kim Dal", "Kim Byeol", "name"),
        (KO, "text", "시는 다음 달 배를 세 척 더 들여온다고 밝혔다.", "", "words"),
    ],
)
def test_what_changes_the_story_is_material(base, field, old, new, reason):
    found = weigh(base, changed(base, field, old, new))
    assert found.is_material and reason in found.reasons


def test_who_signs_is_material():
    assert weigh(KO, Read(KO.headline, KO.deck, KO.text, ("함서준",))).reasons == ("signed",)


def test_the_same_text_is_minor():
    assert weigh(KO, KO).level == "minor"


def test_a_text_without_end_is_weighed_too():
    long = Read("x", "", " ".join(f"낱말{number % 7}" for number in range(3000)))
    assert weigh(long, long).level == "minor"
