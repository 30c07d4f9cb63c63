"""Health-centre programmes: for whom, how often, what the figures behind them are, how to join."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Picture, Spot, Voice, bullets
from newsroom.sample.generator.korean import Ko


@dataclass(frozen=True, kw_only=True)
class Programme:
    """`places` people for `weeks` weeks from `first` on; applications until `until`."""

    place: str
    at: dt.datetime
    name: Pair
    who: Pair
    places: int
    weeks: int
    first: dt.date
    until: dt.date
    lead: Pair
    need: Pair
    steps: tuple[Pair, ...]
    voice: Voice
    cost: Pair
    phone: str
    headline: Pair
    deck: Pair = ("", "")
    unit: str = "명이"
    picture: Picture | None = None
    plan: Callable[[Programme, Spot], tuple[Pair, ...]]


def announced(row: Programme, spot: Spot) -> tuple[Pair, ...]:
    """What is on offer, why, how it runs, how to join."""
    return (
        row.lead,
        (
            f"{spot.office} 보건소는 {korean.day(row.first, spot.today)} {Ko(row.name[0]):을} 시작한다. {row.who[0]} {row.places}{row.unit} {row.weeks}주 동안 함께한다.",
            f"The health center begins {row.name[1]} on {english.day(row.first)} with {row.places} places for {row.who[1]}, and it runs for {english.many(row.weeks, 'week')}.",
        ),
        row.need,
        bullets(row.steps),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 말했다.",
            f"“{row.voice.words[1]},” said {row.voice.en}.",
        ),
        (
            f"{row.cost[0]} 신청은 {korean.day(row.until, spot.today)}까지 전화({row.phone})로 받는다.",
            f"{row.cost[1]} Call {row.phone} by {english.day(row.until)} to sign up.",
        ),
    )


def from_figures(row: Programme, spot: Spot) -> tuple[Pair, ...]:
    """Begin with the figures that moved the health centre to act."""
    return (
        row.need,
        (
            f"{spot.office} 보건소는 {korean.day(row.first, spot.today)}부터 {row.weeks}주 동안 {Ko(row.name[0]):을} 운영한다. 정원은 {korean.count(row.places)}명이다.",
            f"From {english.day(row.first)} the {spot.short} health center offers {row.name[1]} for {english.many(row.weeks, 'week')}, with room for {row.places:,}.",
        ),
        row.lead,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 설명했다.",
            f"{row.voice.name[1]}, {row.voice.title[1]}, explained: “{row.voice.words[1]}.”",
        ),
        bullets(row.steps),
        (
            f"참가 대상은 {Ko(row.who[0]):이다}. {row.cost[0]} {korean.day(row.until, spot.today)} 오후 6시까지 {row.phone}번으로 신청하면 된다.",
            f"It is open to {row.who[1]}. {row.cost[1]} Applications are taken at {row.phone} until 6 p.m. on {english.day(row.until)}.",
        ),
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


def on(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


ROWS = (
    Programme(
        place="iksan", at=kst(8, 31, 9, 20), plan=announced, name=("‘계단 열두 층 동무’", "Twelve Floors Together"), who=("혈압약을 먹는 50~70대", "people in their 50s to 70s on blood-pressure medicine"), places=60, weeks=12, first=on(9, 14), until=on(9, 9),
        lead=("다음 달 중순부터 월·수·금요일 아침이면 익산의 한 아파트 관리사무소 앞에 같은 조끼를 입은 이웃이 모인다. 승강기 대신 계단을 오르고 맨 위층에서 혈압을 잰다.", "Three mornings a week from mid-September, neighbors in the same vests will meet outside an apartment office in Iksan, climb the stairs instead of taking the elevator, and have their blood pressure read at the top."),
        need=("지난해 같은 방식으로 먼저 걸어 본 34명은 석 달 뒤 수축기 혈압이 평균 9㎜Hg 낮아졌다. 그만둔 사람은 셋뿐이었다.", "The 34 people who tried it last year saw their systolic pressure fall by nine points on average in three months, and only three dropped out."),
        steps=(("월·수·금 오전 7시 30분, 한 번에 25분", "Monday, Wednesday and Friday at 7:30 a.m., 25 minutes each"), ("층마다 쉬어 갈 의자와 물", "A chair and water on every floor"), ("4주마다 보건소 의사와 상담", "A talk with a doctor every four weeks")),
        voice=Voice(("봉우새", "Bong U-sae"), ("방문간호팀장", "who leads the visiting nurses"), ("운동장까지 나오라고 하면 비 오는 날 끊기지만 계단은 현관문 앞에 있다", "Tell people to come to a field and rain stops them, but stairs are outside the door")),
        cost=("참가비는 없으며 혈압계는 빌려준다.", "There is no fee, and monitors are lent out."), phone="063-000-4101",
        headline=("익산, 아파트 계단 함께 오르는 혈압 교실", "Iksan Neighbors to Climb Stairs for Their Blood Pressure"),
    ),
    Programme(
        place="sinan", at=kst(9, 16, 10, 50), plan=from_figures, name=("섬 이동 치과", "the island dental boat"), who=("신안 섬 지역 65세 이상 주민", "islanders in Sinan aged 65 or older"), places=320, weeks=10, first=on(9, 28), until=on(9, 23),
        lead=("진료 의자 두 대를 실은 배가 월요일마다 다른 섬에 닿는다. 치과의사 두 명과 위생사 세 명이 함께 타고, 틀니를 고치는 기공사가 갑판 아래에서 일한다.", "Each Monday a boat with two dental chairs puts in at another island. Two dentists and three hygienists travel on it, and a technician mends dentures below deck."),
        need=("신안에는 치과에 가려면 배를 타야 하는 섬이 열다섯 곳 있다. 이곳 어르신 열 명 중 여섯은 지난 3년 동안 치과에 간 적이 없다고 답했다.", "From 15 islands in Sinan the nearest dentist is a boat ride away, and six in 10 of their older residents said they had not seen one for three years."),
        steps=(("첫 섬: 우이도, 이어 가거도와 하의도", "First stop Uido, then Gageodo and Hauido"), ("하루 진료 32명, 예약 순", "32 patients a day in order of booking"), ("고친 틀니는 다음 주 여객선으로 보냄", "Mended dentures follow by ferry a week later")),
        voice=Voice(("설다온", "Seol Da-on"), ("공중보건의", "a public-health dentist"), ("이를 뽑으러 뭍에 나가면 이틀이 걸리니 참다가 더 나빠진다", "Going ashore to have a tooth pulled takes two days, so people bear it until it is worse")),
        cost=("진료비는 군이 내고 재료비 20%만 받는다.", "The county pays for treatment, and patients bear 20% of the materials."), phone="061-000-5212",
        headline=("신안 섬 돌며 이 고치는 배, 28일 첫 출항", "A Dental Boat Sets Out for the Islands of Sinan"), deck=("치과 먼 섬마을 어르신 320명 진료", "Treatment for 320 islanders far from a dentist"),
        picture=Picture(scene="clinic", alt=("밝은 진료실 탁자에서 혈압을 재는 어르신과 간호사", "An older woman having her blood pressure taken by a nurse in a bright clinic"), caption=("신안군 보건소가 섬 순회 진료에 앞서 건강 상담을 하고 있다.", "Sinan’s health center gives consultations before the boat sets out."), supplied=("신안군", "Sinan County")),
    ),
    Programme(
        place="changwon", at=kst(10, 1, 11, 0), plan=announced, name=("‘밤일터 잠 교실’", "the Sleep Class for Night Workers"), who=("교대근무를 하는 창원 산업단지 노동자", "shift workers at the Changwon industrial complex"), places=45, weeks=6, first=on(10, 13), until=on(10, 8),
        lead=("창원의 공장에서 아침 7시에 퇴근하는 사람들은 해가 가장 눈부신 길을 운전해 집에 간다. 보건소는 그 30분부터 바꿔 보자고 한다.", "People who leave Changwon’s factories at 7 a.m. drive home into the brightest light of the day. The health center wants to start with those 30 minutes."),
        need=("상반기 조사에서 교대근무자 1120명 가운데 58%가 하루 다섯 시간도 못 잔다고 했다. 넷 중 한 명은 운전하다 졸아 본 적이 있었다.", "In a survey of 1,120 shift workers in the first half of the year, 58% said they slept less than five hours, and one in four had nodded off at the wheel."),
        steps=(("색 넣은 안경과 암막 커튼 고르기", "Choosing tinted glasses and dark curtains"), ("손목시계형 기기로 2주 동안 잠 기록", "Two weeks of sleep recorded on the wrist"), ("식당 조리사와 짠 새벽 식단", "A small-hours menu worked out with canteen cooks")),
        voice=Voice(("갈매솔", "Gal Mae-sol"), ("산업보건의", "an occupational physician"), ("잠은 의지가 아니라 빛과 밥때의 문제다", "Sleep is a matter of light and mealtimes, not of willpower")),
        cost=("비용은 모두 시가 부담한다.", "The city pays for everything."), phone="055-000-3307",
        headline=("창원 교대근무자 위한 ‘잠 교실’ 열린다", "Changwon Teaches Its Night Shift to Sleep"),
    ),
    Programme(
        place="yuseong", at=kst(10, 13, 9, 0), plan=from_figures, name=("독감 예방접종 저녁 창구", "an evening counter for flu shots"), who=("임신부와 13세 이하 어린이, 65세 이상 주민", "pregnant women, children up to 13 and people of 65 or older"), places=2400, weeks=5, first=on(10, 20), until=on(11, 18),
        lead=("창구는 화요일과 목요일 저녁 6시 30분부터 9시까지 문을 연다. 아이를 데리고 오는 집을 위해 그림책 방을 대기실로 쓴다.", "It opens on Tuesdays and Thursdays from 6:30 to 9 p.m., and the picture-book room serves as a waiting room for families."),
        need=("대전 유성에서 지난겨울 무료 접종 대상이면서 맞지 않은 어린이는 4100명이었다. 보호자 열에 일곱은 낮에 병원에 갈 짬이 없었다고 했다.", "Last winter 4,100 children in Yuseong, Daejeon, missed a free flu shot. Seven parents in 10 said they could not get to a clinic by day."),
        steps=(("하루 접종 인원: 240명", "Shots per evening: 240"), ("예약 시각을 10분 단위로 나눔", "Bookings in slots of 10 minutes"), ("맞은 뒤 20분 동안 지켜보는 자리 마련", "Seats for 20 minutes of watching afterward")),
        voice=Voice(("인보라", "In Bo-ra"), ("감염병관리과장", "who heads infection control"), ("퇴근길에 들를 수 있어야 형제자매가 한꺼번에 맞는다", "Brothers and sisters get it together only if parents can stop by after work")),
        cost=("대상자는 무료이고 신분증만 있으면 된다.", "It is free to those groups; an ID is all they need."), phone="042-000-6640",
        headline=("대전 유성, 저녁 9시까지 독감 예방접종", "Flu Shots Until 9 p.m. in Yuseong, Daejeon"),
    ),
    Programme(
        place="gunsan", at=kst(10, 26, 15, 30), plan=announced, name=("‘소금 반 숟갈 식당’", "Half a Spoon of Salt"), who=("좌석 60석 이하 음식점", "restaurants with no more than 60 seats"), places=38, unit="곳이", weeks=8, first=on(11, 2), until=on(10, 30),
        lead=("군산의 국밥집 주방에 염도계가 놓인다. 국자를 들 때마다 숫자가 보이고, 손님상에는 소금이 따로 오른다.", "Salt meters are going into the kitchens of Gunsan’s soup restaurants. The cook sees a number with every ladle, and salt comes to the table on the side."),
        need=("보건소가 여름에 재 본 국물 150그릇의 염도는 평균 1.1%였다. 권하는 값은 0.7%다.", "In summer the health center measured 150 bowls of soup and found 1.1% salt on average; it recommends 0.7%."),
        steps=(("첫 주: 평소 염도 기록", "Week one: note the usual level"), ("둘째 주부터 한 주에 0.05%포인트씩 낮춤", "From week two: 0.05 percentage points less each week"), ("끝까지 마친 식당에는 문패와 앞치마", "A plaque and aprons for those who finish")),
        voice=Voice(("길해름", "Gil Hae-reum"), ("영양사", "a dietitian"), ("일곱 주에 걸쳐 낮추면 단골도 알아채지 못한다", "Lower it over seven weeks and even regulars do not notice")),
        cost=("염도계는 한 대에 3만2000원이며 보건소가 산다.", "The center buys the meters, at 32,000 won apiece."), phone="063-000-2218",
        headline=("군산 국밥집 38곳, 여덟 주에 걸쳐 싱겁게", "38 Gunsan Soup Houses Agree to Use Less Salt"),
    ),
    Programme(
        place="wonju", at=kst(11, 9, 10, 20), plan=from_figures, name=("‘낙상 없는 겨울 골목’", "Winter Lanes Without Falls"), who=("혼자 사는 75세 이상 주민", "residents of 75 or older who live alone"), places=180, weeks=14, first=on(11, 23), until=on(11, 19),
        lead=("보건소와 철물점 주인들이 짝을 지어 집을 찾는다. 간호사가 다리 힘을 재는 동안 주인은 문턱에 손잡이를 달고 계단에 거친 띠를 붙인다.", "Nurses call in pairs with hardware-shop owners. While one tests the strength of the legs, the other puts up a handrail and lays grit tape on the steps."),
        need=("지난겨울 원주에서 넘어져 119를 부른 어르신은 263명이다. 절반 넘는 이가 자기 집 문 앞 20m 안에서 다쳤다.", "Last winter 263 older people in Wonju dialed 119 after a fall, more than half of them within 20 meters of their own door."),
        steps=(("집 한 곳에 손잡이 3개, 띠 12m까지", "Up to three handrails and 12 meters of tape per home"), ("밑창에 끼우는 아이젠 한 켤레", "A pair of slip-on ice grips"), ("한파주의보 날 아침 안부 전화", "A phone call on mornings with a cold-wave alert")),
        voice=Voice(("은새벽", "Eun Sae-byeok"), ("철물점 주인", "a hardware-shop owner"), ("손잡이 하나 다는 데 15분이면 되는데 부탁할 사람이 없었다", "A handrail takes 15 minutes; they simply had nobody to ask")),
        cost=("재료와 품은 무료다.", "Materials and labor are free."), phone="033-000-7190",
        headline=("원주, 문턱에 손잡이 달아 겨울 낙상 막는다", "Wonju Sends Nurses and Hardware Sellers to Prevent Falls"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"health-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("health", "society", "local"),
                topics=("health-care", "health"),
                kicker=("건강", "Health"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
                source=(f"{spot.office}", f"{spot.en} {spot.hall.title()}") if row.picture else None,
                picture=row.picture,
            )
