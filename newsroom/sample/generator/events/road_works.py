"""Roads that are closed: where, from when until when, and which way round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Picture, Spot, Voice, bullets
from newsroom.sample.generator.korean import Ko


@dataclass(frozen=True, kw_only=True)
class Works:
    """`metres` long, closed from the first to the last day; `minutes` is what the way round costs."""

    place: str
    at: dt.datetime
    road: Pair
    metres: int
    first: dt.date
    last: dt.date
    hours: tuple[int, int]
    cost: int
    minutes: int
    cause: Pair
    detours: tuple[Pair, ...]
    voice: Voice
    extra: Pair
    headline: Pair
    deck: Pair = ("", "")
    picture: Picture | None = None
    plan: Callable[[Works, Spot], tuple[Pair, ...]]

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def length(metres: int) -> Pair:
    if metres < 1000:
        return f"{metres}m", f"{metres} meters"
    shown = f"{metres / 1000:g}"
    return f"{shown}km", f"{shown} kilometers"


def closing(row: Works, spot: Spot) -> tuple[Pair, ...]:
    """What drivers need first: the stretch, the dates, the way round as a list."""
    ko, en = length(row.metres)
    start, end = row.hours
    return (
        (
            f"{spot.ko} {row.road[0]} {ko} 구간이 {korean.period(row.first, row.last, spot.today)} {row.days}일 동안 막힌다.",
            f"{english.first_up(row.road[1])} in {spot.en} will be closed along {en} for {row.days} days, from {english.day(row.first)} through {english.day(row.last)}.",
        ),
        (
            f"통제 시간은 {korean.hour(start)}부터 {korean.hour(end)}까지다. {row.cause[0]}",
            f"Traffic will be stopped from {english.hour(start)} to {english.hour(end)}. {row.cause[1]}",
        ),
        (
            f"{spot.office:은} 이 시간에 다음 길로 돌아가 달라고 당부했다. 우회하면 평소보다 {row.minutes}분쯤 더 걸린다.",
            f"The {spot.hall} asks drivers to use these roads instead, which adds about {english.many(row.minutes, 'minute')}:",
        ),
        bullets(row.detours),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 설명했다.",
            f"“{row.voice.words[1]},” {row.voice.en}, explained.",
        ),
        row.extra,
    )


def reopening(row: Works, spot: Spot) -> tuple[Pair, ...]:
    """The works are done: what was built, what it cost, what comes next."""
    ko, en = length(row.metres)
    return (
        (
            f"공사로 막혔던 {spot.ko} {row.road[0]} {ko} 구간이 {korean.day(row.last, spot.today)} 다시 열린다. 통제를 시작한 지 {row.days}일 만이다.",
            f"After {row.days} days of works, {row.road[1]} in {spot.en} reopens along {en} on {english.day(row.last)}.",
        ),
        row.cause,
        (
            f"공사에는 {korean.won(row.cost):이} 들었다. {row.voice.ko:은} {row.voice.quoted} 밝혔다.",
            f"The job cost {english.won(row.cost)}. “{row.voice.words[1]},” said {row.voice.en}.",
        ),
        (
            f"공사 기간 운전자들은 {row.detours[0][0]} 쪽으로 돌아가느라 {row.minutes}분가량을 더 써야 했다.",
            f"Drivers had been sent round by {row.detours[0][1]}, losing about {english.many(row.minutes, 'minute')} each way.",
        ),
        row.extra,
    )


def neighbours(row: Works, spot: Spot) -> tuple[Pair, ...]:
    """From the roadside: who lives with the closure, then the plain facts."""
    ko, en = length(row.metres)
    start, end = row.hours
    return (
        row.cause,
        (
            f"{spot.office:은} {korean.day(row.first, spot.today)}부터 {korean.won(row.cost):을} 들여 {row.road[0]} {ko} 구간을 손본다.",
            f"The work on {row.road[1]} begins on {english.day(row.first)}. The {spot.hall} is spending {english.won(row.cost)} on {en}.",
        ),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 했다.",
            f"{row.voice.name[1]}, {row.voice.title[1]}, put it this way: “{row.voice.words[1]}.”",
        ),
        row.extra,
        (
            f"차량은 {korean.hour(start)}에서 {korean.hour(end)} 사이에 다닐 수 없다. {Ko(row.detours[0][0]):이나} {Ko(row.detours[1][0]):으로} 돌아가야 한다.",
            f"No vehicles may pass between {english.hour(start)} and {english.hour(end)}. The nearest ways round are {row.detours[0][1]} and {row.detours[1][1]}.",
        ),
        (
            f"공사는 {row.days}일째인 {korean.day(row.last, spot.today)} 끝나며, 돌아가는 데는 {row.minutes}분쯤이 더 걸린다.",
            f"The work ends on {english.day(row.last)}, day {row.days}; going round takes about {english.many(row.minutes, 'minute')} longer.",
        ),
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


def on(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


ROWS = (
    Works(
        place="suncheon", at=kst(8, 28, 10, 30), road=("연향로", "Yeonhyang-ro"), metres=820, first=on(9, 1), last=on(9, 12), hours=(22, 5), cost=310_000_000, minutes=7, plan=closing,
        cause=("낡은 상수도관 두 가닥을 새 관으로 갈기 위해서다.", "Two aging water mains are to be replaced."),
        detours=(("조례동에서 팔마로를 거쳐 역 방향", "From Jorye-dong by way of Palma-ro to the station"), ("금당에서 봉화로를 지나 시청 방향", "From Geumdang along Bonghwa-ro to City Hall")),
        voice=Voice(("진소울", "Jin So-ul"), ("시 상수도과장", "who runs the city’s waterworks"), ("낮에 막으면 통학버스 열한 대가 갇혀 밤에 파기로 했다", "We dig at night because by day 11 school buses would be trapped")),
        extra=("단수는 공사 이틀째와 여섯째 밤에만 있으며, 해당 아파트 940가구에는 문자로 미리 알린다.", "Taps will run dry only on the second and the sixth night, and 940 apartments will be told by text message."),
        headline=("순천 연향로, 9월 1일부터 밤마다 통제", "Night Closures on Suncheon’s Yeonhyang-ro From Sept. 1"), deck=("상수도관 교체…12일간 밤 10시부터 새벽 5시까지", "Water mains to be replaced over 12 nights"),
    ),
    Works(
        place="gangneung", at=kst(9, 8, 9, 0), road=("솔바람다리 진입로", "the approach to Solbaram Bridge"), metres=240, first=on(8, 20), last=on(9, 9), hours=(0, 24), cost=190_000_000, minutes=11, plan=reopening,
        cause=("파도에 쓸려 내려앉은 길 어깨에 콘크리트 블록 320개를 쌓고 배수관을 두 줄로 늘렸다.", "A shoulder undermined by waves has been shored up with 320 concrete blocks, and a second drain laid beside the first."),
        detours=(("안목사거리", "the Anmok crossroads"),),
        voice=Voice(("하예벼리", "Ha Ye-byeori"), ("도로시설팀장", "who heads the road maintenance team"), ("다음 큰 파도 때는 물이 길이 아니라 관으로 빠져나간다", "When the next big swell comes the water should leave by the pipe, not the road")),
        extra=("시는 같은 방식으로 내려앉은 해안도로 다섯 곳도 봄까지 차례로 고친다.", "Five other sagging spots on the coast road are to be mended the same way by spring."),
        headline=("강릉 솔바람다리 진입로 21일 만에 다시 열려", "Road to Gangneung’s Solbaram Bridge Reopens"), deck=("무너진 길 어깨에 블록 320개 쌓아", "A washed-out shoulder gets 320 blocks"),
    ),
    Works(
        place="jeonju", at=kst(9, 21, 11, 20), road=("은행나무길", "Eunhaengnamu-gil"), metres=430, first=on(9, 28), last=on(10, 16), hours=(7, 19), cost=275_000_000, minutes=6, plan=neighbours,
        cause=("가게 서른세 곳이 문 앞에 발판을 하나씩 놓았다. 길바닥을 15cm 낮추는 동안 손님이 딛고 들어올 자리다.", "Thirty-three shops have each laid a plank at the door, something for customers to step on while the street is lowered by 15 centimeters."),
        detours=(("향교길", "Hyanggyo-gil"), ("천변 둑길", "the embankment road")),
        voice=Voice(("옥다흰", "Ok Da-huin"), ("찻집 주인", "who keeps a teahouse there"), ("비가 오면 물이 문턱을 넘던 집이라 3주쯤은 기다릴 만하다", "Water used to come over my doorstep whenever it rained, so I can wait three weeks")),
        extra=("상인회는 발판마다 가게 이름을 적어 길 안내판을 겸하게 했다. 늦은 오후에는 배달 수레 네 대가 물건을 대신 나른다.", "The merchants painted each shop’s name on its plank, so that it serves as a signpost too. Four handcarts take over deliveries in the late afternoon."),
        headline=("전주 은행나무길, 턱 낮추는 19일 공사", "Planks at 33 Doors While a Jeonju Street Is Lowered"),
        picture=Picture(scene="portrait-i", alt=("붉은 목도리를 두른 찻집 주인의 상반신", "Head and shoulders of a teahouse owner in a red scarf"), caption=("전주 은행나무길에서 찻집을 하는 옥다흰씨가 붉은 목도리를 두르고 서 있다.", "Ok Da-huin, who keeps a teahouse on Eunhaengnamu-gil, Jeonju, stands in a red scarf.")),
    ),
    Works(
        place="ulsan-nam", at=kst(10, 6, 14, 0), road=("여천천 둑길", "the Yeocheoncheon embankment road"), metres=1300, first=on(10, 12), last=on(10, 30), hours=(9, 16), cost=420_000_000, minutes=9, plan=closing,
        cause=("자전거와 사람이 함께 쓰던 좁은 길을 둘로 나누는 공사가 낮에만 이뤄진다.", "By day, crews will split a narrow path shared by cyclists and walkers into two."),
        detours=(("달동에서 번영로를 따라 태화강역 방향", "From Dal-dong along Beonyeong-ro to the station"), ("야음동에서 수암로를 거쳐 여천오거리 방향", "From Yaeum-dong by Suam-ro to the Yeocheon junction")),
        voice=Voice(("방그린", "Bang Geu-rin"), ("하천정비팀장", "head of the stream maintenance team"), ("지난해 이 길에서 난 충돌 사고 열네 건은 모두 폭이 2m에 못 미치는 곳에서 일어났다", "All 14 collisions here last year happened where the path is less than 2 meters wide")),
        extra=("새 자전거길에는 붉은 아스콘을 깔고 굽은 곳마다 거울 여섯 개를 세운다.", "The new bicycle lane gets red asphalt, and six mirrors will stand at the bends."),
        headline=("울산 여천천 둑길, 자전거길과 사람길 나눈다", "Ulsan Splits a Crowded Streamside Path in Two"), deck=("12~30일 낮 시간 1.3km 통제", "1.3 kilometers closed by day, Oct. 12-30"),
    ),
    Works(
        place="mokpo", at=kst(10, 27, 8, 40), road=("유달산 일주도로", "the loop road around Mount Yudal"), metres=2100, first=on(10, 5), last=on(10, 28), hours=(0, 24), cost=860_000_000, minutes=13, plan=reopening,
        cause=("돌이 굴러 내리던 비탈 세 곳에 철망을 치고, 벚나무 뿌리가 들어 올린 인도는 나무를 그대로 둔 채 다시 깔았다.", "Three slopes that had been shedding rocks now wear steel nets, and sidewalks lifted by cherry roots were relaid around the trees."),
        detours=(("노적봉 아래 영산로", "Yeongsan-ro below Nojeokbong"),),
        voice=Voice(("선우결", "Seonu Gyeol"), ("공원녹지과장", "chief of the parks division"), ("한 그루도 베지 않으려고 인도를 물결 모양으로 그렸다", "We drew the sidewalk in waves so that not one tree had to go")),
        extra=("오는 31일과 다음 달 1일에는 단풍을 보러 오는 차가 몰릴 것으로 보고 일방통행으로 운영한다.", "On Oct. 31 and Nov. 1 the road will be one-way, since crowds are expected for the autumn leaves."),
        headline=("목포 유달산 일주도로 28일 재개통", "Mokpo’s Mountain Loop Road Reopens on Oct. 28"), deck=("낙석 비탈 세 곳 보강…벚나무는 모두 살려", "Three slopes secured and every cherry tree kept"),
    ),
    Works(
        place="sejong", at=kst(11, 4, 13, 10), road=("나성북로 지하차도", "the Naseongbuk-ro underpass"), metres=560, first=on(11, 9), last=on(11, 20), hours=(23, 5), cost=150_000_000, minutes=5, plan=closing,
        cause=("침수 감지기를 달고 배수펌프를 큰 것으로 바꾸는 작업이다.", "Flood sensors and larger pumps are going in."),
        detours=(("어진동에서 다솜로를 지나 정부청사 방향", "From Eojin-dong by Dasom-ro to the government complex"), ("새롬동에서 갈매로를 거쳐 터미널 방향", "From Saerom-dong by Galmae-ro to the bus terminal")),
        voice=Voice(("표나루", "Pyo Na-ru"), ("시 재난대응과장", "who directs the city’s disaster response"), ("물이 5cm만 차올라도 차단막이 30초 안에 내려오도록 했다", "A barrier will now drop within 30 seconds once the water is 5 centimeters deep")),
        extra=("시는 공사 마지막 밤에 물을 실제로 채워 차단막이 내려오는지 시험하며, 시민 참관단 20명을 모집한다.", "On the last night the city will flood the underpass to test the barrier, and it is inviting 20 residents to watch."),
        headline=("세종 나성북로 지하차도 9일부터 심야 통제", "Sejong Underpass to Close at Night for Flood Sensors"), deck=("배수펌프 교체…마지막 밤엔 물 채워 시험", "The final night will be a real flood test"),
    ),
    Works(
        place="seogwipo", at=kst(11, 16, 10, 0), road=("법환포구 옛길", "the old lane to Beophwan harbor"), metres=380, first=on(11, 23), last=on(12, 11), hours=(8, 18), cost=98_000_000, minutes=4, plan=neighbours,
        cause=("돌담을 쌓아 온 세 사람이 굴착기 대신 지렛대를 들었다. 마을이 현무암 담을 부수지 않고 옆으로 옮겨 달라고 했기 때문이다.", "Three men who have built stone walls all their lives are bringing crowbars instead of an excavator, because the village asked that its basalt walls be moved, not broken."),
        detours=(("이어도로", "Ieodo-ro"), ("막숙포 농로", "the farm track at Makssukpo")),
        voice=Voice(("부새온", "Bu Sae-on"), ("돌챙이", "one of the wall builders"), ("헌 담의 돌에는 앞뒤가 있어 제자리를 찾아 주어야 바람을 견딘다", "The stones of an old wall know front from back, and they hold against the wind only in their own place")),
        extra=("옮기는 담은 모두 190m로, 소방차가 지나갈 수 있도록 길 폭을 3.5m까지 넓힌다.", "In all, 190 meters of wall will shift so that the lane becomes 3.5 meters wide, enough for a fire engine."),
        headline=("서귀포 법환 옛길, 돌담 허물지 않고 옮긴다", "In Seogwipo, Stone Walls Step Aside for a Fire Engine"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"road-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("local", "society"),
                topics=("roads", "public-transport"),
                kicker=("도로", "Roads"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
                picture=row.picture,
            )
