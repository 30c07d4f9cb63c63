"""Ships that come in: what they carry, how long they are, how long they stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Picture, Spot, Voice, bullets
from newsroom.sample.generator.korean import Ko


@dataclass(frozen=True, kw_only=True)
class Call:
    """A ship's call at a port. `tonnes` is cargo landed, or 0 for passengers only."""

    place: str
    at: dt.datetime
    ship: Pair
    kind: Pair
    port: Pair
    origin: Pair
    metres: int
    gross: int
    crew: int
    passengers: int = 0
    tonnes: int = 0
    cargo: Pair = ("", "")
    comes: dt.datetime
    leaves: dt.datetime
    why: Pair
    voice: Voice
    ashore: tuple[Pair, ...] = ()
    then: Pair
    headline: Pair
    deck: Pair = ("", "")
    picture: Picture | None = None
    plan: Callable[[Call, Spot], tuple[Pair, ...]]

    @property
    def stay(self) -> int:
        """Whole hours between arrival and departure."""
        return round((self.leaves - self.comes).total_seconds() / 3600)

    def sailing(self, today: dt.date) -> Pair:
        """When she leaves; the day is not said twice."""
        if self.leaves.date() != self.comes.date():
            return moment(self.leaves, today)
        hours = self.leaves.hour, self.leaves.minute
        return f"같은 날 {korean.hour(*hours)}", english.hour(*hours)


def moment(at: dt.datetime, today: dt.date) -> Pair:
    return (
        f"{korean.day(at.date(), today)} {korean.hour(at.hour, at.minute)}",
        f"{english.hour(at.hour, at.minute)} on {english.day(at.date())}",
    )


def cargo_first(row: Call, spot: Spot) -> tuple[Pair, ...]:
    """Lead with what was landed, then the ship, then why it matters."""
    comes, leaves = moment(row.comes, spot.today), row.sailing(spot.today)
    return (
        (
            f"{row.cargo[0]} {korean.count(row.tonnes)}t이 {row.kind[0]} {row.ship[0]}에 실려 {comes[0]} {spot.at(row.port[0])}에 들어왔다.",
            f"A cargo of {row.tonnes:,} tons of {row.cargo[1]} reached {row.port[1]}, {spot.en}, at {comes[1]} aboard the {row.kind[1]} {row.ship[1]}.",
        ),
        row.why,
        (
            f"{Ko(row.ship[0]):은} 길이 {row.metres}m, 총톤수 {korean.count(row.gross)}t으로 선원 {row.crew}명이 탄다. {row.origin[0]}에서 왔다.",
            f"The ship, {row.metres} meters long and {row.gross:,} gross tons, has a crew of {row.crew} and came from {row.origin[1]}.",
        ),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 설명했다.",
            f"“{row.voice.words[1]},” said {row.voice.en}.",
        ),
        (
            f"하역에는 {row.stay}시간이 걸리며 배는 {leaves[0]} 떠난다. {row.then[0]}",
            f"Unloading takes {row.stay} hours, and she sails at {leaves[1]}. {row.then[1]}",
        ),
    )


def visitors(row: Call, spot: Spot) -> tuple[Pair, ...]:
    """A passenger ship: how many come, for how long, what waits for them."""
    comes, leaves = moment(row.comes, spot.today), row.sailing(spot.today)
    return (
        (
            f"승객 {korean.count(row.passengers)}명을 태운 {row.kind[0]} {Ko(row.ship[0]):이} {comes[0]} {spot.at(row.port[0])}에 닿는다.",
            f"The {row.kind[1]} {row.ship[1]} brings {row.passengers:,} passengers to {row.port[1]}, {spot.en}, at {comes[1]}.",
        ),
        (
            f"{Ko(row.origin[0]):을} 떠나 온 길이 {row.metres}m의 배로, 선원 {korean.count(row.crew)}명이 함께 온다. {row.stay}시간을 머문 뒤 {leaves[0]} 다시 닻을 올린다.",
            f"She comes from {row.origin[1]}, is {row.metres} meters long and has {row.crew:,} crew. After {row.stay} hours she weighs anchor at {leaves[1]}.",
        ),
        row.why,
        bullets(row.ashore),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 말했다.",
            f"“{row.voice.words[1]},” {row.voice.en}, said.",
        ),
        row.then,
    )


def seen_from_shore(row: Call, spot: Spot) -> tuple[Pair, ...]:
    """A scene on the quay first, then the ship's papers."""
    comes, leaves = moment(row.comes, spot.today), row.sailing(spot.today)
    return (
        row.why,
        (
            f"배 이름은 {Ko(row.ship[0]):이다}. {row.origin[0]}에서 온 {Ko(row.kind[0]):으로}, {comes[0]} {spot.at(row.port[0])}에 줄을 맸다.",
            f"She is the {row.ship[1]}, a {row.kind[1]} from {row.origin[1]}, which tied up at {row.port[1]} in {spot.en} at {comes[1]}.",
        ),
        (
            f"총톤수는 {korean.count(row.gross)}t, 뱃머리에서 배꼬리까지 길이는 {row.metres}m이며 선원은 {row.crew}명이다.",
            f"Her papers say {row.gross:,} gross tons, {row.metres} meters from stem to stern and a crew of {english.count(row.crew)}.",
        ),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 했다.",
            f"{row.voice.name[1]}, {row.voice.title[1]}, said: “{row.voice.words[1]}.”",
        ),
        bullets(row.ashore),
        (
            f"{Ko(row.ship[0]):은} {row.stay}시간 뒤인 {leaves[0]} 출항한다. {row.then[0]}",
            f"The {row.ship[1]} leaves at {leaves[1]}, {row.stay} hours after she came. {row.then[1]}",
        ),
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


ROWS = (
    Call(
        place="gwangyang", at=kst(9, 3, 9, 50), plan=cargo_first, ship=("해든호", "Haedeun"), kind=("벌크선", "bulk carrier"), port=("서측 일반부두", "the western general quay"), origin=("호주 번버리", "Bunbury, Australia"),
        metres=189, gross=32_400, crew=21, tonnes=28_600, cargo=("리튬 정광", "lithium concentrate"), comes=kst(9, 2, 22, 40), leaves=kst(9, 4, 20, 40),
        why=("이 원료는 부두에서 4km 떨어진 제련공장으로 옮겨져 배터리용 수산화리튬이 된다. 한 번에 들어온 양으로는 올해 가장 많다.", "From the quay it goes 4 kilometers to a refinery that makes lithium hydroxide for batteries. No single cargo this year has been larger."),
        voice=Voice(("양하람", "Yang Ha-ram"), ("하역반장", "who leads the unloading gang"), ("가루가 날리지 않게 지붕 달린 컨베이어로만 내린다", "It only goes over a roofed conveyor, so that no dust gets out")),
        then=("다음 배는 17일 들어온다.", "The next ship is due on Sept. 17."),
        headline=("광양항에 리튬 원료 2만8600t 도착", "Gwangyang Receives 28,600 Tons of Lithium Ore"), deck=("올해 한 배에 실린 양으로 최다", "It is the largest single cargo of the year"),
    ),
    Call(
        place="sokcho", at=kst(9, 15, 11, 0), plan=visitors, ship=("바다나들이호", "Bada Nadeuri"), kind=("크루즈선", "cruise ship"), port=("속초항 국제여객부두", "the international passenger quay"), origin=("일본 하코다테", "Hakodate, Japan"),
        metres=228, gross=43_200, crew=610, passengers=1480, comes=kst(9, 16, 8, 0), leaves=kst(9, 16, 19, 0),
        why=("속초에 크루즈선이 오기는 올해 네 번째다. 앞선 세 번은 승객 넷 중 하나가 배에서 내리지 않아 상인들이 아쉬워했다.", "It will be the fourth cruise call of the year. On the first three, one passenger in four stayed on board, to the regret of shopkeepers."),
        ashore=(("걸어서 도는 아바이마을·시장 길, 통역 동행 12명", "Walks through Abai Village and the market, with 12 interpreters"), ("설악산행 버스 14대, 오전 9시 출발", "14 buses to Mount Seorak, leaving at 9 a.m."), ("부두 앞 임시 환전소와 짐 맡기는 곳", "A money changer and a luggage room at the quay")),
        voice=Voice(("우다을", "Woo Da-eul"), ("시 관광과장", "the city’s tourism chief"), ("이번에는 표지판을 손님이 읽는 글자로 먼저 바꿨다", "This time we first changed the signs into letters the guests can read")),
        then=("시는 승객이 쓴 돈과 다닌 길을 설문해 10월에 올 두 척의 일정에 반영한다.", "A survey of where they went and what they spent will shape the program for two more ships in October."),
        headline=("속초에 승객 1480명 탄 크루즈선 16일 입항", "Cruise Ship With 1,480 Aboard Bound for Sokcho"),
        picture=Picture(scene="map-east-coast", alt=("동해안을 따라 점 다섯 개가 찍히고 먼바다에 섬이 표시된 지도", "Map of the east coast with five dots along the shore and an island far out"), caption=("동해 항로를 그린 약도에 속초항이 1번으로 표시돼 있다.", "Sea routes off the east coast; No. 1 is Sokcho.")),
    ),
    Call(
        place="gunsan", at=kst(9, 30, 14, 30), plan=seen_from_shore, ship=("노을두루미호", "Noeul Durumi"), kind=("풍력 설치선", "wind-turbine installation vessel"), port=("7부두", "Pier 7"), origin=("중국 난퉁", "Nantong, China"),
        metres=133, gross=24_800, crew=86, comes=kst(9, 29, 7, 20), leaves=kst(10, 2, 7, 20),
        why=("다리 네 개를 하늘로 세운 배가 부두에 들어오자 학교 가던 아이들이 자전거를 세웠다. 다리 하나의 길이가 95m, 아파트 서른 층 높이다.", "Children on their way to school stopped their bicycles when a ship came in with four legs raised to the sky. Each is 95 meters long, the height of a 30-story block."),
        voice=Voice(("감여진", "Gam Yeo-jin"), ("1등 항해사", "the first officer"), ("바다에 서면 물결이 배 밑으로 지나가니 멀미를 잊는다", "Once she stands on the seabed the waves pass underneath and you forget to be seasick")),
        ashore=(("부두에서 싣는 것: 날개 9개, 탑 3기", "Loaded here: nine blades and three towers"), ("세울 곳: 어청도 남서쪽 18km 바다", "Bound for: a site 18 kilometers southwest of Eocheongdo"), ("한 기를 세우는 시간: 약 20시간", "Time to raise one turbine: about 20 hours")),
        then=("시는 다음 달 1일 오후 2시부터 부두 담장 밖 전망대를 연다.", "A viewing platform outside the fence opens at 2 p.m. on Oct. 1."),
        headline=("군산에 다리 95m 풍력 설치선 왔다", "A Ship on 95-Meter Legs Puts In at Gunsan"),
    ),
    Call(
        place="ulsan-nam", at=kst(10, 14, 10, 40), plan=cargo_first, ship=("푸른여울호", "Pureun Yeoul"), kind=("암모니아 운반선", "ammonia carrier"), port=("용연부두", "Yongyeon Quay"), origin=("사우디아라비아 주바일", "Jubail, Saudi Arabia"),
        metres=174, gross=25_100, crew=24, tonnes=15_300, cargo=("청정 암모니아", "low-carbon ammonia"), comes=kst(10, 13, 16, 10), leaves=kst(10, 15, 4, 10),
        why=("화물은 발전소에서 석탄과 섞어 태우는 시험에 쓰인다. 지난봄 첫 시험에서는 섞는 비율이 5%였고 이번에는 20%다.", "A power plant will burn it together with coal. In the first trial last spring the share was 5%; this time it is 20%."),
        voice=Voice(("견다해", "Gyeon Da-hae"), ("항만소방대장", "the port’s fire chief"), ("새어 나오면 물안개로 가두는 훈련을 세 번 하고 배를 받았다", "We drilled three times in trapping a leak with water mist before we let her in")),
        then=("배는 비운 탱크를 씻지 않고 곧장 돌아가 다음 달 한 번 더 싣고 온다.", "She returns with her tanks unwashed to fetch one more load next month."),
        headline=("울산 용연부두에 암모니아 1만5300t…석탄과 섞어 태운다", "15,300 Tons of Ammonia Landed at Ulsan for a Power Trial"),
    ),
    Call(
        place="seogwipo", at=kst(10, 20, 15, 20), plan=visitors, ship=("은하수마루호", "Eunhasu Maru"), kind=("크루즈선", "cruise ship"), port=("강정항 크루즈부두", "the Gangjeong cruise pier"), origin=("대만 지룽", "Keelung, Taiwan"),
        metres=294, gross=91_600, crew=930, passengers=2210, comes=kst(10, 21, 7, 30), leaves=kst(10, 21, 21, 30),
        why=("마을회가 직접 버스를 모는 첫 손님맞이다. 여행사 버스만 쓰던 지난해에는 승객 대부분이 마을을 지나쳐 시내 면세점으로 갔다.", "For the first time the village itself runs the buses. Last year, when only tour companies did, most passengers drove straight past to the duty-free shops."),
        ashore=(("용천수가 솟는 바닷가 길 2.4km, 주민 해설사 18명", "A 2.4-kilometer shore walk past the springs, with 18 village guides"), ("마을 부엌 점심 420명분, 보말죽과 감귤", "Lunch for 420 in the village kitchen: sea-snail porridge and tangerines"), ("해녀 물질 시연, 오전 10시와 오후 3시", "Diving by haenyeo at 10 a.m. and 3 p.m.")),
        voice=Voice(("좌하늘", "Jwa Ha-neul"), ("마을 부녀회장", "who heads the village women’s society"), ("배가 크다고 상을 크게 차릴 수는 없어 먼저 신청한 만큼만 받는다", "A bigger ship does not make our table bigger, so we take only those who sign up first")),
        then=("점심값의 3할은 마을 장학금으로 들어간다.", "Three-tenths of the lunch money goes to village scholarships."),
        headline=("서귀포 강정마을, 크루즈 승객 2210명 직접 맞는다", "A Seogwipo Village Prepares Lunch for a Cruise Ship"), deck=("마을 버스로 용천수 길 안내…점심 420명분", "Residents run the buses and cook for 420"),
    ),
    Call(
        place="wando", at=kst(10, 30, 9, 20), plan=seen_from_shore, ship=("새물나르미호", "Saemul Nareumi"), kind=("활어 운반선", "live-fish carrier"), port=("완도항 물양장", "the quay"), origin=("일본 시모노세키", "Shimonoseki, Japan"),
        metres=47, gross=499, crew=9, comes=kst(10, 29, 5, 50), leaves=kst(10, 30, 23, 50),
        why=("물탱크 열여덟 칸을 비운 배가 새벽 부두에 붙자 지게차보다 수온계가 먼저 올라탔다. 전복은 1도만 어긋나도 입을 다문다.", "When the ship with 18 empty tanks came alongside before dawn, thermometers went aboard ahead of the forklifts. Abalone clam up if the water is one degree off."),
        voice=Voice(("기다랑", "Gi Da-rang"), ("양식어민", "an abalone farmer"), ("비행기로 보내던 것을 배로 바꾸니 한 상자 운임이 절반이 됐다", "Freight per box has halved since we went from planes to ships")),
        ashore=(("실은 것: 전복 31t, 상자로 6200개", "Loaded: 31 tons of abalone in 6,200 boxes"), ("탱크 수온: 14도", "Water in the tanks: 14 degrees Celsius"), ("시모노세키까지: 16시간", "To Shimonoseki: 16 hours")),
        then=("어민들은 이 뱃길을 연말까지 여섯 차례 더 쓰기로 선사와 계약했다.", "The farmers have booked her for six more trips before the year ends."),
        headline=("완도 전복 31t, 비행기 대신 배 탄다", "Wando’s Abalone Take the Ship Instead of the Plane"),
    ),
    Call(
        place="busan", at=kst(11, 10, 13, 40), plan=cargo_first, ship=("한결나래호", "Hangyeol Narae"), kind=("자동차 운반선", "car carrier"), port=("감천항 중앙부두", "the central quay at Gamcheon"), origin=("스페인 비고", "Vigo, Spain"),
        metres=199, gross=58_900, crew=22, tonnes=3400, cargo=("중고 풍력 부품", "secondhand turbine parts"), comes=kst(11, 9, 21, 0), leaves=kst(11, 10, 23, 0),
        why=("수명을 다한 날개와 감속기를 고쳐 되파는 부산 업체 네 곳이 함께 사들였다. 새것의 3할 값이면 10년을 더 돌린다고 한다.", "Four Busan firms that recondition worn-out blades and gearboxes bought the lot together. At three-tenths of the price of new parts, they say, a turbine turns for another 10 years."),
        voice=Voice(("천보슬", "Cheon Bo-seul"), ("정비업체 대표", "who owns one of the firms"), ("자동차를 내린 빈 층에 날개가 딱 들어맞아 뱃삯을 아꼈다", "The blades fit the decks the cars had left, which saved us freight")),
        then=("부품은 영도의 공동 창고에서 12월 중순까지 검사를 받는다.", "The parts will be inspected in a shared warehouse in Yeongdo until mid-December."),
        headline=("부산 업체 네 곳, 중고 풍력 부품 3400t 공동 수입", "Four Busan Firms Import Used Turbine Parts Together"),
        picture=Picture(scene="portrait-b", alt=("안경을 쓰고 양복을 입은 사람의 상반신", "Head and shoulders of a person in glasses and a suit"), caption=("천보슬 정비업체 대표가 부품 도착을 앞두고 인터뷰하고 있다.", "Cheon Bo-seul, who owns one of the firms, speaks before the parts arrive.")),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"ship-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("industry", "economy"),
                topics=("ports-and-ships", "energy-transition")
                if row.tonnes
                else ("ports-and-ships", "islands"),
                kicker=("항만", "Ports"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
                picture=row.picture,
            )
