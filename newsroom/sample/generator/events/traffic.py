"""Counts of cars, bicycles and walkers, and what a town makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Picture, Spot, Voice, table
from newsroom.sample.generator.korean import Ko


@dataclass(frozen=True, kw_only=True)
class Census:
    """Counts before and after, at each of a few points; what is counted has a unit."""

    place: str
    at: dt.datetime
    on: dt.date
    subject: Pair
    unit: Pair
    points: tuple[tuple[Pair, int, int], ...]
    against: Pair
    lead: Pair
    method: Pair
    finding: Pair
    voice: Voice
    then: Pair
    headline: Pair
    deck: Pair = ("", "")
    picture: Picture | None = None
    plan: Callable[[Census, Spot], tuple[Pair, ...]]

    @property
    def before(self) -> int:
        return sum(before for _, before, _ in self.points)

    @property
    def now(self) -> int:
        return sum(now for _, _, now in self.points)

    @property
    def share(self) -> str:
        return f"{abs(self.now - self.before) / self.before * 100:.1f}".removesuffix(".0")


def counts(row: Census) -> Pair:
    lines = [(name, before, now) for name, before, now in row.points]
    lines.append((("합계", "Total"), row.before, row.now))
    return table(
        (f"{row.subject[0]} 조사({row.unit[0]})", f"Count of {row.subject[1]}"),
        (("지점", "Point"), (row.against[0], english.first_up(row.against[1])), ("이번", "Now")),
        [
            (name, (korean.count(before), f"{before:,}"), (korean.count(now), f"{now:,}"))
            for name, before, now in lines
        ],
    )


def sum_first(row: Census, spot: Spot) -> tuple[Pair, ...]:
    """Lead with the sum and its change."""
    up = row.now > row.before
    return (
        row.lead,
        (
            f"{korean.day(row.on, spot.today)} 하루 동안 {spot.ko}의 {korean.native(len(row.points))} 지점에서 센 {Ko(row.subject[0]):은} {Ko(korean.count(row.now) + row.unit[0]):이다}. {Ko(row.against[0]):과} 견주면 {row.share}% {'늘었다' if up else '줄었다'}.",
            f"In all {row.now:,} {row.subject[1]} passed {english.many(len(row.points), 'point')} in {spot.en} on {english.day(row.on)}, {row.share}% {'more' if up else 'fewer'} than {row.against[1]}.",
        ),
        counts(row),
        row.method,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 말했다.",
            f"“{row.voice.words[1]},” said {row.voice.en}.",
        ),
        row.finding,
        row.then,
    )


def point_first(row: Census, spot: Spot) -> tuple[Pair, ...]:
    """Lead with the point that changed most."""
    name, before, now = max(row.points, key=lambda point: abs(point[2] - point[1]))
    return (
        (
            f"{spot.ko} {name[0]}에서 {korean.day(row.on, spot.today)} 센 {row.subject[0]}의 수는 {Ko(korean.count(now) + row.unit[0]):이다}. {row.against[0]}에는 {Ko(korean.count(before) + row.unit[0]):이었다}.",
            f"The count at {name[1]} in {spot.en} on {english.day(row.on)} was {now:,} {row.subject[1]}; {row.against[1]} it had been {before:,}.",
        ),
        row.lead,
        (
            f"모두 합하면 {korean.count(row.before)}{row.unit[0]}에서 {Ko(korean.count(row.now) + row.unit[0]):으로} {row.share}% {'늘었다' if row.now > row.before else '줄었다'}.",
            f"All points together {'rose' if row.now > row.before else 'fell'} from {row.before:,} to {row.now:,}, or {row.share}%.",
        ),
        row.finding,
        (
            f"“{row.voice.words[0]}.” {row.voice.ko}의 말이다.",
            f"{row.voice.name[1]}, {row.voice.title[1]}, concluded: “{row.voice.words[1]}.”",
        ),
        row.method,
        row.then,
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


def on(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


ROWS = (
    Census(
        place="suncheon", at=kst(9, 15, 15, 0), on=on(9, 12), subject=("자전거", "bicycles"), unit=("대", ""), plan=sum_first, against=("지난해 9월", "last September"),
        points=((("동천 저류지", "Dongcheon basin"), 1840, 2310), (("풍덕교", "Pungdeok Bridge"), 960, 1275), (("역전시장 앞", "Station Market"), 420, 405)),
        lead=("자전거길의 끊긴 180m를 이었더니 순천 동천을 따라 달리는 바퀴가 부쩍 늘었다.", "A gap of 180 meters has been closed in Suncheon’s riverside path, and more wheels are turning along it."),
        method=("시민 열여덟 명이 오전 7시부터 저녁 7시까지 두 시간씩 번갈아 손으로 셌다. 기계 계수기는 유모차도 자전거로 잡는 탓이다.", "Eighteen volunteers counted by hand in two-hour shifts from 7 a.m. to 7 p.m., since machines take strollers for bicycles."),
        finding=("시장 앞만 줄어든 까닭은 세워 둘 자리가 없어서로 보인다. 거치대는 스물네 자리인데 그날 한낮에 묶인 자전거는 예순한 대였다.", "Only the market lost riders, perhaps for want of parking: 61 bicycles were locked there at midday, at racks for 24."),
        voice=Voice(("모든별", "Mo Deun-byeol"), ("자전거시민모임 대표", "who leads a cyclists’ group"), ("길은 가장 약한 한 토막만큼만 쓰인다", "A path is used only as much as its weakest stretch allows")),
        then=("시는 10월 안에 시장 앞 주차면 네 칸을 자전거 자리 마흔 개로 바꾼다.", "By the end of October four parking spaces there will become 40 bicycle spaces."),
        headline=("순천 동천길 자전거 23.9% 늘어", "Suncheon Counts 23.9% More Bicycles"),
    ),
    Census(
        place="daejeon", at=kst(10, 6, 11, 10), on=on(9, 30), subject=("통근 승용차", "commuter cars"), unit=("대", ""), plan=point_first, against=("3월 조사", "in March"),
        points=((("보문고개", "Bomun Pass"), 11_420, 9730), (("안영나들목", "the Anyeong interchange"), 14_980, 14_510), (("유등천 하상도로", "the Yudeungcheon river road"), 6300, 6240)),
        lead=("급행버스가 6분마다 다니기 시작한 지 넉 달째다. 노선과 나란한 길에서만 차가 뚜렷이 줄었다.", "Express buses have run every six minutes for four months now, and only the road beside them is plainly emptier."),
        method=("시는 출근 시간인 오전 6시 30분부터 9시까지 번호판을 가린 영상으로 대수만 세고 원본은 지웠다.", "The city counted from video with license plates masked, between 6:30 and 9 a.m., and then erased it."),
        finding=("고개를 넘는 차의 평균 탑승 인원은 1.2명에서 1.4명으로 늘었다. 함께 타는 사람이 생겼다는 뜻이다.", "Cars crossing the pass now hold 1.4 people on average instead of 1.2, a sign that some have begun to share."),
        voice=Voice(("계여울", "Gye Yeo-ul"), ("교통연구원", "a transport researcher"), ("시간표를 외우지 않아도 될 만큼 자주 와야 사람은 차 열쇠를 내려놓는다", "People put down their car keys once a bus comes so often that no timetable is needed")),
        then=("12월에는 나들목 방향 노선도 8분 간격으로 좁힌다.", "In December the line toward the interchange goes to every eight minutes."),
        headline=("대전 보문고개 출근 차량 1690대 줄었다", "Bomun Pass in Daejeon Has 1,690 Fewer Cars"), deck=("급행버스 6분 간격 운행 넉 달", "Four months of buses every six minutes"),
        picture=Picture(scene="chart-bars", alt=("오르내리면서 높아지는 막대 열 개 가운데 마지막 하나만 붉은 그래프", "Chart of 10 bars that rise with a few dips, the last one in red"), caption=("최근 10년간 급행버스 하루 이용객 수를 100명 단위로 나타낸 그래프다.", "The chart shows daily riders on express buses over 10 years, in hundreds.")),
    ),
    Census(
        place="gangneung", at=kst(10, 21, 9, 40), on=on(10, 17), subject=("보행자", "walkers"), unit=("명", ""), plan=sum_first, against=("2월 조사", "in February"),
        points=((("중앙시장 북문", "North Gate of Jungang Market"), 6120, 7480), (("남대천 징검다리", "Namdaecheon stepping stones"), 880, 2210), (("역 광장", "Station square"), 9300, 9150)),
        lead=("차를 막은 토요일, 강릉 시내는 조용해진 것이 아니라 더 붐볐다.", "On a Saturday without cars, downtown Gangneung grew not quieter but busier."),
        method=("조사는 낮 12시부터 저녁 8시까지 여덟 시간 동안 이뤄졌고 같은 사람을 두 번 세지 않도록 한 방향만 셌다.", "The count ran for eight hours from noon, in one direction only so that nobody was counted twice."),
        finding=("가게 마흔두 곳 가운데 스물아홉 곳은 매출이 늘었다고 답했다. 짐을 실어야 하는 가구점 셋은 줄었다고 했다.", "Of 42 shops, 29 said they had sold more. Three furniture stores, whose customers need to load up, had sold less."),
        voice=Voice(("함새벽", "Ham Sae-byeok"), ("상인회장", "who chairs the merchants"), ("가구는 우리 수레로 날라 줄 테니 한 달만 더 해 보자고 했다", "I told them we will carry the furniture on our handcarts, so let us try one more month")),
        then=("시는 11월 둘째 주 토요일까지 네 번을 더 막아 보고 이어 갈지 정한다.", "Four more Saturdays, to the second in November, will decide whether it continues."),
        headline=("강릉 ‘차 없는 토요일’ 보행자 15.6% 늘어", "More Feet Downtown on Gangneung’s Car-Free Saturday"),
    ),
    Census(
        place="mokpo", at=kst(10, 13, 16, 20), on=on(10, 8), subject=("화물차", "trucks"), unit=("대", ""), plan=point_first, against=("지난해 가을", "last autumn"),
        points=((("북항 입구", "the North Port gate"), 2140, 2580), (("산정로", "Sanjeong-ro"), 1310, 640), (("고하대로", "Goha-daero"), 1890, 2230)),
        lead=("학교 세 곳을 끼고 도는 길에서 큰 차를 새 우회로로 돌린 결과다. 짐은 줄지 않았다.", "Heavy vehicles have been sent by a new bypass away from a road with three schools on it. The freight itself has not shrunk."),
        method=("조사원은 5t을 넘는 차만 세었고 오전 6시부터 밤 10시까지 교대했다.", "Only vehicles above 5 tons were counted, in shifts from 6 a.m. to 10 p.m."),
        finding=("등교 시간 소음은 72데시벨에서 64데시벨로 낮아졌다. 창문을 열고 수업하는 교실은 일곱 곳에서 스물두 곳이 됐다.", "Noise at the start of school fell from 72 decibels to 64, and the number of classrooms taught with open windows rose from seven to 22."),
        voice=Voice(("나겨울", "Na Gyeo-ul"), ("교장", "head of one of the schools"), ("아이들이 먼저 새소리가 난다고 알려 줬다", "It was the children who told us there were birds to be heard")),
        then=("화물차 기사들은 우회로에 없는 화장실과 쉼터를 요구했고 시는 봄까지 두 곳을 짓는다.", "Drivers asked for toilets and a place to rest on the bypass; two are promised by spring."),
        headline=("목포 산정로 화물차 하루 670대 사라졌다", "670 Trucks a Day Gone From a School Road in Mokpo"),
    ),
    Census(
        place="seogwipo", at=kst(11, 3, 10, 30), on=on(10, 31), subject=("렌터카", "rental cars"), unit=("대", ""), plan=sum_first, against=("지난해 10월", "in October last year"),
        points=((("중문 삼거리", "Jungmun junction"), 8840, 7920), (("새연교 앞", "Saeyeon Bridge"), 3150, 2760), (("남원 포구길", "Namwon harbor lane"), 1470, 1690)),
        lead=("억새가 한창인 주말 서귀포에서 빌린 차가 지난해보다 덜 굴렀다. 포구 마을만 거꾸로다.", "On a weekend when the silver grass was at its best, fewer rental cars rolled through Seogwipo, except into one fishing village."),
        method=("번호판에 ‘하·허·호’가 붙은 차만 골라 아침 8시부터 저녁 6시까지 세었다.", "Only cars with the plates of rental firms were counted, from 8 a.m. to 6 p.m."),
        finding=("공항에서 해안을 도는 버스가 하루 마흔 번에서 쉰여섯 번으로 늘어난 덕으로 시는 보고 있다. 포구길로는 버스가 들어가지 않는다.", "The city credits the coastal bus from the airport, which now runs 56 times a day instead of 40. No bus goes down to the harbor."),
        voice=Voice(("현무단", "Hyeon Mu-dan"), ("이장", "the village head"), ("길 폭이 4m인 마을에 하루 천 대가 넘으면 사는 사람이 집에 갇힌다", "With a lane 4 meters wide and more than a thousand cars a day, it is the residents who are stuck at home")),
        then=("마을은 주말마다 입구 주차장에서 내려 걷는 방안을 14일 주민총회에 올린다.", "A village meeting on Nov. 14 will vote on having visitors park at the entrance and walk."),
        headline=("서귀포 가을 렌터카 8.1% 줄어…포구 마을은 늘어", "Fewer Rental Cars in Seogwipo, but More in One Village"),
    ),
    Census(
        place="changwon", at=kst(11, 18, 13, 30), on=on(11, 12), subject=("자전거 통근자", "cycling commuters"), unit=("명", ""), plan=point_first, against=("5월 조사", "in May"),
        points=((("공단 1문", "Gate 1 of the industrial complex"), 310, 520), (("성주사거리", "the Seongju crossroads"), 240, 265), (("팔용터널 옆길", "the lane beside Paryong Tunnel"), 95, 140)),
        lead=("공장 여섯 곳이 샤워실을 열고 출근 시각을 30분 단위로 고를 수 있게 한 뒤의 숫자다.", "The figures come after six factories opened showers and let people choose a starting time in steps of 30 minutes."),
        method=("노사와 시가 꾸린 조사반이 비가 오지 않은 목요일을 골라 두 번 세었다.", "A team from unions, firms and the city counted twice, on Thursdays without rain."),
        finding=("자전거를 탄 지 석 달이 넘은 이들은 한 달 교통비가 평균 6만8000원 줄었다고 답했다.", "Those who had cycled for more than three months said they saved 68,000 won a month on average."),
        voice=Voice(("구해든", "Gu Hae-deun"), ("용접공", "a welder"), ("샤워실이 생기기 전에는 땀 냄새가 미안해 비 오는 날만 골라 탔다", "Before the showers I rode only when it rained, because I was sorry about the smell")),
        then=("시는 공단 2문과 3문까지 자전거길 1.9km를 잇는 설계를 시작했다.", "Plans are being drawn to extend the path 1.9 kilometers to Gates 2 and 3."),
        headline=("창원 공단 1문, 자전거 출근 310명에서 520명으로", "More Workers Cycle to Changwon’s Factories"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"traffic-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("local", "society"),
                topics=("public-transport", "roads"),
                kicker=("교통", "Traffic"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
                picture=row.picture,
            )
