"""Weather and tides: warnings with times and heights, what fell and where, first frosts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Spot, Voice, bullets, table


@dataclass(frozen=True)
class Mark:
    """One measurement: where or when, how much in `unit`, and at what time."""

    where: Pair
    amount: float
    clock: tuple[int, int] = (0, 0)


@dataclass(frozen=True, kw_only=True)
class Report:
    """`usual` is the value the marks are compared with, in the same unit."""

    place: str
    at: dt.datetime
    marks: tuple[Mark, ...]
    unit: Pair
    usual: float
    who: Pair
    opening: Pair
    effect: Pair
    voice: Voice
    outlook: Pair
    headline: Pair
    deck: Pair = ("", "")
    topics: tuple[str, ...] = ("weather",)
    plan: Callable[[Report, Spot], tuple[Pair, ...]]

    @property
    def peak(self) -> Mark:
        return max(self.marks, key=lambda mark: mark.amount)


def high_water(row: Report, spot: Spot) -> tuple[Pair, ...]:
    """The tide table first, then what it floods and what to do."""
    peak = row.peak
    return (
        row.opening,
        (
            f"{row.who[0]} 예보로는 {peak.where[0]} {korean.hour(*peak.clock)}의 만조가 {peak.amount:g}{row.unit[0]}로 가장 높다. 평소 대조기 평균 {row.usual:g}{row.unit[0]}를 {peak.amount - row.usual:g}{row.unit[0]} 웃도는 수위다.",
            f"{row.who[1]} expects the highest, {peak.amount:g} {row.unit[1]}, at {english.hour(*peak.clock)} on {peak.where[1]}, which is {peak.amount - row.usual:g} above the usual spring tide of {row.usual:g}.",
        ),
        table(
            (f"{spot.ko} 만조 시각과 높이({row.unit[0]})", f"High water in {spot.en}, in {row.unit[1]}"),
            (("날짜", "Day"), ("시각", "Time"), ("높이", "Height")),
            [
                (
                    mark.where,
                    (korean.hour(*mark.clock), english.hour(*mark.clock)),
                    (f"{mark.amount:g}", f"{mark.amount:g}"),
                )
                for mark in row.marks
            ],
        ),
        row.effect,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 말했다.",
            f"“{row.voice.words[1]},” said {row.voice.en}.",
        ),
        row.outlook,
    )


def fallen(row: Report, spot: Spot) -> tuple[Pair, ...]:
    """How much fell where, in falling order; then damage and outlook."""
    marks = sorted(row.marks, key=lambda mark: -mark.amount)
    first, last = marks[0], marks[-1]
    others = marks[1:-1]
    return (
        row.opening,
        (
            f"{row.who[0]}에 따르면 {first.where[0]}에 {first.amount:g}{row.unit[0]}의 비가 내려 가장 많았고, {', '.join(f'{m.where[0]} {m.amount:g}{row.unit[0]}' for m in others)}가 뒤를 이었다. {last.where[0]}에는 {last.amount:g}{row.unit[0]}에 그쳤다.",
            f"{row.who[1]} measured the most, {first.amount:g} {row.unit[1]}, at {first.where[1]}, followed by {english.listed([f'{m.where[1]} with {m.amount:g}' for m in others])}. {last.where[1]} had only {last.amount:g}.",
        ),
        row.effect,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 했다.",
            f"“{row.voice.words[1]},” {row.voice.en}, said.",
        ),
        (
            f"평년 이맘때 {spot.ko}에 이틀 동안 내리는 비는 {row.usual:g}{row.unit[0]}다. {first.where[0]}에는 그 {first.amount / row.usual:.1f}배가 내린 셈이다.",
            f"At this time of year {spot.en} normally gets {row.usual:g} {row.unit[1]} in two days; {first.where[1]} had {first.amount / row.usual:.1f} times that.",
        ),
        row.outlook,
    )


def cold(row: Report, spot: Spot) -> tuple[Pair, ...]:
    """A first frost or freeze: readings as a list, growers' worries, what to do."""
    low = min(row.marks, key=lambda mark: mark.amount)
    return (
        row.opening,
        (
            f"{low.where[0]}의 수은주는 {korean.hour(*low.clock)} {below(low.amount)[0]}까지 내려갔다. {row.who[0]} 기록으로 평년 같은 날의 아침 최저기온은 {below(row.usual)[0]}다.",
            f"At {low.where[1]} the reading was {below(low.amount)[1]} degrees Celsius at {english.hour(*low.clock)}. {row.who[1]} gives {below(row.usual)[1]} as the norm for the morning.",
        ),
        bullets(
            [
                (f"{m.where[0]}: {below(m.amount)[0]}", f"{m.where[1]}: {below(m.amount)[1]} C")
                for m in row.marks
            ]
        ),
        row.effect,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 걱정했다.",
            f"“{row.voice.words[1]},” worried {row.voice.en}.",
        ),
        row.outlook,
    )


def below(degrees: float) -> Pair:
    """영하 2.1도 and minus 2.1."""
    return (
        (f"영하 {-degrees:g}도", f"minus {-degrees:g}") if degrees < 0 else (f"{degrees:g}도", f"{degrees:g}")
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


ROWS = (
    Report(
        place="mokpo", at=kst(8, 26, 17, 30), plan=high_water, unit=("cm", "centimeters"), usual=482,
        marks=(Mark(("27일", "Aug. 27"), 497, (14, 36)), Mark(("28일", "Aug. 28"), 509, (15, 11)), Mark(("29일", "Aug. 29"), 513, (15, 45)), Mark(("30일", "Aug. 30"), 506, (16, 20))),
        who=("해양조사 당국", "The hydrographic office"),
        opening=("달이 지구에 바짝 다가서는 나흘 동안 목포 바닷물이 평소보다 높이 차오른다.", "For four days, with the moon near its closest, the sea at Mokpo will climb higher than usual."),
        effect=("목포시는 동명동과 서산동 물양장 주차장을 낮 12시부터 비우고, 배수문 열네 곳에 당번을 세운다.", "The city will empty the quayside parking lots in Dongmyeong-dong and Seosan-dong from noon and post a watch at 14 sluices."),
        voice=Voice(("채이룸", "Chae I-rum"), ("시 안전총괄과장", "Mokpo’s safety chief"), ("비가 오지 않아도 하수구로 바닷물이 거꾸로 올라올 수 있다", "Even without rain, seawater can come back up the drains")),
        outlook=("남풍이 초속 8m를 넘으면 물이 10cm가량 더 높아질 수 있어 시는 바람 예보를 두 시간마다 알린다.", "A southerly wind of more than 8 meters a second could add 10 centimeters, and updates will go out every two hours."),
        headline=("목포 29일 만조 513cm…물양장 주차장 비운다", "Mokpo Braces for a 513-Centimeter Tide on Aug. 29"), deck=("나흘간 대조기 평균보다 최고 31cm 높아", "Water may stand 31 centimeters above a normal spring tide"),
    ),
    Report(
        place="tongyeong", at=kst(9, 14, 8, 20), plan=fallen, unit=("㎜", "millimeters"), usual=68, topics=("weather", "islands"),
        marks=(Mark(("욕지도", "Yokjido"), 171), Mark(("한산도", "Hansando"), 142.5), Mark(("미수동", "Misu-dong"), 118), Mark(("광도면", "Gwangdo-myeon"), 74.5)),
        who=("지역 기상대", "The local weather station"),
        opening=("주말 이틀 동안 통영 섬들에 가을비치고는 굵은 비가 쏟아졌다.", "Heavy rain for the season fell on the islands of Tongyeong over the weekend."),
        effect=("욕지도에서는 고구마밭 둑이 여덟 군데 무너졌고 배편 열두 편이 끊겨 관광객 230명이 하룻밤을 더 묵었다.", "On Yokjido the banks of sweet-potato fields gave way in eight places, and 230 visitors stayed another night when 12 sailings were called off."),
        voice=Voice(("제갈린", "Jegal Rin"), ("욕지도 농민", "a farmer on Yokjido"), ("고구마는 캐기 열흘 전에 물을 먹으면 속이 갈라진다", "Sweet potatoes split inside if they drink 10 days before the harvest")),
        outlook=("비는 14일 아침 그쳤고 배는 낮 1시부터 차례로 다시 떠난다.", "The rain stopped on the morning of Sept. 14, and ferries resume one after another from 1 p.m."),
        headline=("통영 욕지도 이틀간 171㎜…밭둑 여덟 곳 무너져", "171 Millimeters of Rain on Yokjido, Tongyeong"),
    ),
    Report(
        place="yeosu", at=kst(9, 28, 16, 0), plan=high_water, unit=("cm", "centimeters"), usual=361, topics=("weather", "fishing"),
        marks=(Mark(("29일", "Sept. 29"), 374, (22, 18)), Mark(("30일", "Sept. 30"), 381, (22, 52)), Mark(("10월 1일", "Oct. 1"), 379, (23, 27))),
        who=("해양조사 당국", "The tide service"),
        opening=("여수 앞바다가 사흘 밤 내리 부두 턱까지 차오를 것으로 보인다.", "On three nights running, the sea off Yeosu is expected to reach the lip of the quays."),
        effect=("국동항 어선 540척은 밧줄을 두 뼘씩 더 풀어 두라는 안내를 받았다. 물이 빠질 때 배가 매달리는 일을 막으려는 것이다.", "Owners of 540 boats at Gukdong have been told to slacken their lines so that no hull is left hanging when the water drops."),
        voice=Voice(("황보리", "Hwangbo Ri"), ("어촌계장", "head of the fishing village society"), ("밤물이 높은 날엔 그물보다 밧줄을 먼저 살핀다", "On nights of high water you look to the ropes before the nets")),
        outlook=("시는 종포해양공원 아래층 산책로를 사흘 모두 밤 9시에 닫는다.", "The lower promenade at Jongpo will close at 9 p.m. on all three nights."),
        headline=("여수 30일 밤 만조 381cm, 산책로 닫는다", "Yeosu to Close a Promenade Before Nighttime High Water"),
    ),
    Report(
        place="chuncheon", at=kst(10, 17, 9, 10), plan=cold, unit=("도", "degrees"), usual=6.4, topics=("weather", "farming"),
        marks=(Mark(("북산면", "Buksan-myeon"), -1.3, (6, 10)), Mark(("사북면", "Sabuk-myeon"), -0.8), Mark(("신북읍", "Sinbuk-eup"), 0.6), Mark(("효자동", "Hyoja-dong"), 2.2)),
        who=("춘천 관측소", "The Chuncheon station"),
        opening=("17일 아침 춘천 산간에 올가을 첫서리가 내렸다. 지난해보다 엿새 이르다.", "The first frost of the autumn lay on the hills around Chuncheon on the morning of Oct. 17, six days earlier than last year."),
        effect=("아직 뽑지 않은 배추밭 38ha가 서리를 맞았다. 농업기술센터는 해가 오르기 전에 잎에 물을 뿌려 얼음을 녹이라고 일렀다.", "It touched 38 hectares of cabbage still in the ground. The farm extension center advised growers to spray the leaves before sunrise to melt the ice."),
        voice=Voice(("금하율", "Geum Ha-yul"), ("북산면 농민", "a grower in Buksan-myeon"), ("겉잎이 한 번 얼면 속이 성해도 값을 못 받는다", "Once the outer leaves freeze, nobody pays for a sound heart")),
        outlook=("18일에는 구름이 끼어 영상으로 오르지만 20일 아침에 다시 서리가 예보돼 있다.", "Clouds should keep Oct. 18 above freezing, though more frost is forecast for the morning of Oct. 20."),
        headline=("춘천 산간 영하 1.3도, 엿새 이른 첫서리", "Frost Comes Six Days Early to the Chuncheon Hills"),
    ),
    Report(
        place="gangneung", at=kst(10, 29, 18, 10), plan=fallen, unit=("㎜", "millimeters"), usual=21,
        marks=(Mark(("옥계면", "Okgye-myeon"), 88.5), Mark(("연곡면", "Yeongok-myeon"), 63), Mark(("경포동", "Gyeongpo-dong"), 57), Mark(("성산면", "Seongsan-myeon"), 34.5)),
        who=("강릉 관측소", "The Gangneung station"),
        opening=("동풍이 실어 온 비구름이 강릉 해안에 하루 반 동안 머물렀다.", "Rain clouds carried in on an easterly wind sat over the Gangneung coast for a day and a half."),
        effect=("석 달 동안 바닥을 보이던 저수지에는 반가운 비였다. 오봉저수지 저수율은 사흘 전 39%에서 52%로 올랐고 시는 시간제 급수를 풀었다.", "For the reservoir it was welcome after three dry months: Obong rose from 39% of capacity to 52% within three days, and the city lifted its limits on tap water."),
        voice=Voice(("반채운", "Ban Chae-un"), ("식당 주인", "who runs a restaurant"), ("물통 서른 개를 채워 두고 장사하던 아침이 끝났다", "No more mornings of filling 30 jerrycans before we open")),
        outlook=("30일 오후부터 갠다. 다음 비는 다음 달 5일쯤으로 예상된다.", "Skies clear from the afternoon of Oct. 30, with the next rain expected around Nov. 5."),
        headline=("강릉에 단비 88.5㎜…시간제 급수 풀려", "Rain Ends Water Rationing in Gangneung"), deck=("오봉저수지 저수율 39%에서 52%로", "Reservoir climbs from 39% to 52%"),
    ),
    Report(
        place="namwon", at=kst(11, 4, 8, 50), plan=cold, unit=("도", "degrees"), usual=2.9, topics=("weather", "farming"),
        marks=(Mark(("운봉읍", "Unbong-eup"), -5.2, (6, 40)), Mark(("인월면", "Inwol-myeon"), -3.9), Mark(("아영면", "Ayeong-myeon"), -3.1), Mark(("도통동", "Dotong-dong"), -0.4)),
        who=("남원 관측소", "The Namwon station"),
        opening=("지리산 자락 남원 고원에 4일 새벽 첫 얼음이 얼었다.", "Ice formed before dawn on Nov. 4 on the plateau of Namwon below Mount Jiri, the first of the season."),
        effect=("운봉의 딸기 모종 하우스 스물네 동은 밤새 물커튼을 돌려 안쪽을 6도로 지켰다. 지하수를 지붕에 흘려 온기를 가두는 방식이다.", "In Unbong, 24 strawberry nurseries ran water curtains all night and held 6 degrees inside; groundwater sheeting down the roof traps the warmth."),
        voice=Voice(("빈가온", "Bin Ga-on"), ("딸기 농민", "a strawberry grower"), ("기름을 때지 않고 버틸 수 있는 것은 영하 8도까지다", "Without burning oil we can hold out down to minus 8")),
        outlook=("추위는 6일 낮부터 풀리지만 농가는 보온 덮개를 7일까지 걷지 말라는 당부를 받았다.", "The cold eases from midday on Nov. 6, but growers are asked to leave the covers on through Nov. 7."),
        headline=("남원 운봉 영하 5.2도…올가을 첫 얼음", "Namwon’s Plateau Freezes at Minus 5.2 Degrees"),
    ),
    Report(
        place="busan", at=kst(11, 12, 16, 45), plan=high_water, unit=("cm", "centimeters"), usual=126,
        marks=(Mark(("13일", "Nov. 13"), 134, (8, 52)), Mark(("14일", "Nov. 14"), 139, (9, 31)), Mark(("15일", "Nov. 15"), 137, (10, 12))),
        who=("부산 조위관측소", "The Busan tide station"),
        opening=("높은 물때와 먼바다 너울이 겹치는 주말, 부산 해안 산책로 두 곳이 아침마다 닫힌다.", "High water and an ocean swell coincide this weekend, and two Busan seaside walks will be shut each morning."),
        effect=("송도와 다대포에서는 오전 8시부터 11시까지 난간 너머로 나갈 수 없다. 구는 낚시꾼을 돌려보낼 안전요원 열여섯 명을 배치한다.", "At Songdo and Dadaepo nobody may step past the railings from 8 to 11 a.m., and 16 wardens will turn anglers away."),
        voice=Voice(("목서담", "Mok Seo-dam"), ("해안안전팀장", "leader of the shore safety team"), ("너울은 맑은 하늘 아래에서 오기 때문에 더 위험하다", "A swell is the more dangerous because it arrives under a clear sky")),
        outlook=("통제는 15일 정오에 끝나며, 너울이 2m를 넘으면 하루 더 이어진다.", "The closure ends at noon on Nov. 15 unless the swell is still above 2 meters, in which case it lasts another day."),
        headline=("부산 송도·다대포 산책로, 주말 아침 통제", "Busan Shuts Two Seaside Walks on Weekend Mornings"), deck=("14일 만조 139cm에 너울 겹쳐", "Swell meets a 139-centimeter tide on Nov. 14"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"weather-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("society", "local"),
                topics=row.topics,
                kicker=("날씨", "Weather"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
            )
