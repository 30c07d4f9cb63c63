"""Invented names of people, places, sections, topics and coverages, in Korean and English."""

from __future__ import annotations

Pair = tuple[str, str]

FAMILY: tuple[Pair, ...] = (
    ("강", "Kang"), ("고", "Ko"), ("곽", "Kwak"), ("구", "Koo"), ("길", "Gil"), ("나", "Na"), ("남", "Nam"),
    ("도", "Do"), ("라", "Ra"), ("명", "Myung"), ("문", "Moon"), ("방", "Bang"), ("변", "Byun"),
    ("봉", "Bong"), ("서", "Seo"), ("설", "Seol"), ("신", "Shin"), ("심", "Shim"), ("안", "Ahn"),
    ("엄", "Eom"), ("여", "Yeo"), ("오", "Oh"), ("원", "Won"), ("유", "Yoo"), ("은", "Eun"), ("임", "Lim"),
    ("장", "Jang"), ("차", "Cha"), ("탁", "Tak"), ("표", "Pyo"), ("하", "Ha"), ("함", "Ham"), ("허", "Heo"),
    ("홍", "Hong"),
)  # fmt: skip
GIVEN: tuple[Pair, ...] = (
    ("가람", "Ga-ram"), ("건우", "Geon-u"), ("나래", "Na-rae"), ("다온", "Da-on"), ("도담", "Do-dam"),
    ("라희", "Ra-hui"), ("마루", "Ma-ru"), ("미소", "Mi-so"), ("바름", "Ba-reum"), ("보람", "Bo-ram"),
    ("상윤", "Sang-yun"), ("새봄", "Sae-bom"), ("서진", "Seo-jin"), ("선우", "Seon-u"), ("세찬", "Se-chan"),
    ("수빈", "Su-bin"), ("슬기", "Seul-gi"), ("아름", "A-reum"), ("연두", "Yeon-du"),
    ("영채", "Yeong-chae"), ("온유", "On-yu"), ("우림", "U-rim"), ("윤슬", "Yun-seul"), ("이든", "I-deun"),
    ("재희", "Jae-hui"), ("정한", "Jeong-han"), ("지온", "Ji-on"), ("차미", "Cha-mi"),
    ("태경", "Tae-gyeong"), ("하람", "Ha-ram"), ("해솔", "Hae-sol"), ("현서", "Hyeon-seo"),
    ("혜원", "Hye-won"),
)  # fmt: skip
PEOPLE = len(FAMILY) * len(GIVEN)


def full_name(number: int) -> Pair:
    """The person with this number; numbers that differ by less than PEOPLE are different people."""
    # 34 and 33 share no factor, so counting in both at once meets every combination.
    family, given = FAMILY[number % len(FAMILY)], GIVEN[number % len(GIVEN)]
    return f"{family[0]}{given[0]}", f"{family[1]} {given[1]}"


HEADS: tuple[Pair, ...] = (
    ("한", "Han"), ("가", "Ga"), ("다", "Da"), ("미", "Mi"), ("새", "Sae"), ("라", "Ra"), ("해", "Hae"),
    ("누", "Nu"), ("아", "A"), ("온", "On"), ("단", "Dan"), ("별", "Byeol"),
)  # fmt: skip
TAILS: tuple[Pair, ...] = (("울", "ul"), ("름", "reum"), ("솔", "sol"), ("빛", "bit"), ("들", "deul"))
UNITS = ("시", "군")


def place_name(number: int) -> Pair:
    """A town that does not exist; 60 different ones."""
    head, tail = HEADS[number % len(HEADS)], TAILS[number % len(TAILS)]
    return f"{head[0]}{tail[0]}{UNITS[number % len(UNITS)]}", f"{head[1]}{tail[1]}"


# Name, and the number of the section it is part of.
SECTIONS: tuple[tuple[Pair, int | None], ...] = (
    (("행정", "Government"), None), (("살림", "Economy"), None), (("이웃", "Society"), None),
    (("문화", "Culture"), None), (("세계", "World"), None), (("운동", "Sports"), None),
    (("생각", "Opinion"), None), (("마을", "Towns"), None), (("일터", "Work"), 1),
    (("장바구니", "Prices"), 1), (("학교", "Schools"), 2), (("자연", "Nature"), 2),
)  # fmt: skip

SUBJECTS: tuple[Pair, ...] = (
    ("청년", "Young people"), ("어르신", "Older people"), ("어린이", "Children"), ("농업", "Farming"),
    ("어업", "Fishing"), ("항만", "Ports"), ("철도", "Railways"), ("버스", "Buses"), ("자전거", "Cycling"),
    ("주택", "Housing"), ("전통시장", "Markets"), ("소상공인", "Small shops"), ("조선업", "Shipbuilding"),
    ("에너지", "Energy"), ("물", "Water"), ("산림", "Forests"), ("갯벌", "Mudflats"), ("하천", "Rivers"),
    ("축제", "Festivals"), ("도서관", "Libraries"), ("학교", "Schools"), ("의료", "Health care"),
    ("돌봄", "Care"), ("안전", "Safety"), ("날씨", "Weather"),
)  # fmt: skip
ASPECTS: tuple[Pair, ...] = (
    ("정책", "policy"), ("예산", "budgets"), ("현장", "on the ground"), ("통계", "in figures"),
)  # fmt: skip


def topic_name(number: int) -> Pair:
    """One of 100 topics."""
    subject, aspect = SUBJECTS[number % len(SUBJECTS)], ASPECTS[number // len(SUBJECTS) % len(ASPECTS)]
    return f"{subject[0]} {aspect[0]}", f"{subject[1]}: {aspect[1]}"


COVERAGES: tuple[Pair, ...] = (
    ("사라지는 정류장", "The vanishing bus stops"), ("바다로 간 사람들", "Those who went to sea"),
    ("다시 켜는 골목 등", "Lights back in the alleys"), ("쌀 한 톨의 길", "The road of a grain of rice"),
    ("작은 학교의 아침", "Mornings at small schools"), ("강은 어디로", "Where the river goes"),
    ("밤을 지키는 일터", "Work that keeps the night"),
    ("빈집의 다음 주인", "Who comes after in empty houses"),
    ("시장 사람 백 명", "A hundred people of the market"), ("숲이 돌아오는 시간", "The time forests take"),
    ("섬과 섬 사이", "Between the islands"), ("느린 기차를 타고", "By slow train"),
    ("우리 동네 의사", "The doctor of our town"), ("물 부족, 그다음", "After the drought"),
    ("손으로 만드는 것들", "Made by hand"), ("축제가 끝난 뒤", "When the festival is over"),
    ("처음 온 이웃", "New neighbours"), ("갯벌 일기", "A mudflat diary"),
    ("공장의 두 번째 삶", "The second life of factories"), ("예산을 읽다", "Reading the budget"),
)  # fmt: skip

OUTSIDE_AUTHORS = 40
TITLES: tuple[Pair, ...] = (
    ("기자", "Reporter"), ("선임기자", "Senior Reporter"), ("기자", "Reporter"), ("차장", "Deputy Editor"),
)  # fmt: skip
