"""School programmes: small schools, clubs, canteens, with pupils and hours counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Picture, Spot, Voice, heading


@dataclass(frozen=True, kw_only=True)
class Class:
    """`pupils` in all take part, on `sessions` days from `first` until `last`."""

    place: str
    at: dt.datetime
    school: Pair
    pupils: int
    sessions: int
    first: dt.date
    last: dt.date
    scene: Pair
    what: Pair
    how: Pair
    voice: Voice
    other: Voice
    money: Pair
    then: Pair
    headline: Pair
    deck: Pair = ("", "")
    parts: tuple[Pair, ...] = ()
    who: str = "학생"
    whom: str = "students"
    picture: Picture | None = None
    plan: Callable[[Class, Spot], tuple[Pair, ...]]


def reportage(row: Class, spot: Spot) -> tuple[Pair, ...]:
    """In the classroom first; pupil and teacher both speak."""
    return (
        row.scene,
        (
            f"{spot.ko} {row.school[0]} 학생 {row.pupils}명이 {korean.day(row.first, spot.today)}부터 {korean.day(row.last, spot.today)}까지 {row.sessions}차례 이어 가는 수업이다. {row.what[0]}",
            f"At {row.school[1]} in {spot.en}, {row.pupils} students take part on {row.sessions} days between {english.day(row.first)} and {english.day(row.last)}. {row.what[1]}",
        ),
        (
            f"{row.other.ko:은} {row.other.quoted} 했다.",
            f"“{row.other.words[1]},” said {row.other.en}.",
        ),
        row.how,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 설명했다.",
            f"{row.voice.name[1]}, {row.voice.title[1]}, said: “{row.voice.words[1]}.”",
        ),
        row.money,
        row.then,
    )


def two_parts(row: Class, spot: Spot) -> tuple[Pair, ...]:
    """What is new, then how it began, under two headings."""
    return (
        row.what,
        (
            f"{spot.ko} {row.school[0]}의 첫 수업은 {korean.day(row.first, spot.today)} 열렸다. {row.who} {row.pupils}명이 {korean.day(row.last, spot.today)}까지 모두 {korean.native(row.sessions)} 번 만난다.",
            f"The first session took place at {row.school[1]} in {spot.en} on {english.day(row.first)}. Its {row.pupils} {row.whom} meet {english.count(row.sessions)} times until {english.day(row.last)}.",
        ),
        heading(*row.parts[0]),
        row.how,
        (
            f"“{row.voice.words[0]}.” {row.voice.ko}의 말이다.",
            f"“{row.voice.words[1]},” said {row.voice.en}.",
        ),
        heading(*row.parts[1]),
        row.scene,
        (
            f"{row.other.ko:은} “{row.other.words[0]}”며 웃었다.",
            f"“{row.other.words[1]},” laughed {row.other.en}.",
        ),
        (f"{row.money[0]} {row.then[0]}", f"{row.money[1]} {row.then[1]}"),
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


def on(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


ROWS = (
    Class(
        place="goheung", at=kst(9, 8, 14, 10), plan=reportage, school=("나로섬초등학교", "Naroseom Elementary"), pupils=19, sessions=23, first=on(9, 7), last=on(11, 30),
        scene=("교탁 위 화면에 비친 것은 4km 떨어진 옆 섬 교실이다. 두 학교 아이들은 같은 시각에 같은 책을 펴고, 읽다 막히면 서로를 부른다.", "The screen on the teacher’s desk shows a classroom on the next island, 4 kilometers away. Children in both open the same book at the same time and call across when they are stuck."),
        what=("한 학년이 서너 명뿐인 학교끼리 토론 상대를 빌려주는 셈이다.", "Two schools with three or four children to a year are lending each other someone to argue with."),
        how=("월요일과 목요일 3교시를 함께 쓰고, 한 달에 한 번은 배로 오가며 얼굴을 본다.", "They share third period on Mondays and Thursdays, and once a month one side takes the boat to meet the other."),
        voice=Voice(("차온새미", "Cha Onsaemi"), ("교사", "who teaches the class"), ("혼자 손을 들던 아이가 반박을 듣고 다시 생각하는 얼굴을 처음 보았다", "I saw a child who always answered alone hear an objection and think again")),
        other=Voice(("고이랑", "Go I-rang"), ("학생(5학년)", "a fifth grader"), ("화면 너머 친구가 내 말을 따라 적을 때 기분이 이상하게 좋다", "It feels strangely good when a friend on the screen writes down what I say")),
        money=("화면과 뱃삯으로 한 학기에 640만원이 든다.", "Screens and boat fares cost 6.4 million won a term."), then=("봄에는 섬 학교 두 곳이 더 들어온다.", "Two more island schools join in the spring."),
        headline=("고흥 섬 학교 두 곳, 화면으로 한 교실 됐다", "Two Island Schools in Goheung Share a Classroom by Screen"),
    ),
    Class(
        place="daejeon", at=kst(9, 17, 10, 30), plan=two_parts, school=("한솔내중학교", "Hansollae Middle School"), pupils=84, sessions=10, first=on(9, 4), last=on(11, 27),
        scene=("과학실 개수대에서 1학년 네 명이 갑천 물을 컵에 나눈다. 색이 변한 시험지를 창에 붙이자 구간마다 다른 초록이 줄을 섰다.", "At the sink in the science room four first-year students pour water from the Gapcheon into cups. Test strips stuck to the window line up in different greens, one for each stretch of the stream."),
        what=("대전의 한 중학교가 학교 앞 하천의 물을 달마다 재서 구청에 보낸다.", "A middle school in Daejeon measures the stream outside its gate and sends the results to the district office."),
        how=("교과서 실험은 답이 정해져 있어 아이들이 금세 잊는다고 보고, 아무도 결과를 모르는 물을 재기로 했다. 측정 지점은 여섯 곳이다.", "Textbook experiments have known answers and are soon forgotten, so the school chose water nobody had tested, at six points."),
        voice=Voice(("제다솔", "Je Da-sol"), ("과학교사", "who teaches science"), ("틀린 값이 나오면 왜 틀렸는지 묻는 데서 과학이 시작된다", "Science starts when a value comes out wrong and someone asks why")),
        other=Voice(("남이재", "Nam I-jae"), ("학생", "one of the students"), ("비 온 다음 날이 가장 더러울 줄 알았는데 사흘째가 더 더러웠다", "I thought the day after rain would be dirtiest, but the third day was worse")),
        money=("시험지와 장화를 사는 230만원은 동문회가 냈다.", "The alumni association gave the 2.3 million won for strips and boots."), then=("구청은 11월 자료를 하천 정비 계획에 싣는다.", "The district will print the November figures in its plan for the stream."),
        parts=(("답을 모르는 물", "Water without answers"), ("창에 줄 선 초록", "Greens in a window")),
        headline=("대전 중학생들, 학교 앞 하천 수질 재서 구청에 낸다", "Daejeon Students Test a Stream for Their District"),
    ),
    Class(
        place="gangneung", at=kst(9, 30, 13, 40), plan=reportage, school=("솔올고등학교", "Sorol High School"), pupils=31, sessions=16, first=on(9, 2), last=on(12, 16),
        scene=("점심시간이 끝나면 급식실 한쪽이 시장으로 바뀐다. 못생긴 당근과 금 간 달걀에 학생들이 쓴 값표가 붙는다.", "After lunch one side of the canteen turns into a market, where crooked carrots and cracked eggs carry price tags written by students."),
        what=("급식에 쓰고 남은 재료를 동네에 파는 경제 동아리다.", "It is an economics club that sells what the kitchen could not use."),
        how=("수요일 오후 4시부터 한 시간만 열고, 값은 그날 물량을 보고 두 번 고친다. 지금까지 번 돈은 118만원이다.", "It opens on Wednesdays for an hour from 4 p.m., and prices are changed twice as stocks run down. Takings so far come to 1.18 million won."),
        voice=Voice(("함초아", "Ham Cho-a"), ("영양교사", "the school dietitian"), ("한 주에 버리던 채소가 70kg에서 11kg으로 줄었다", "We used to throw away 70 kilograms of vegetables a week and now it is 11")),
        other=Voice(("탁우림", "Tak U-rim"), ("학생", "the club’s treasurer"), ("끝나기 10분 전에 반값으로 내리면 다음 주 손님이 늦게 온다는 걸 배웠다", "If you halve the price 10 minutes before closing, next week everyone comes late")),
        money=("수익의 절반은 급식실 저울을 바꾸는 데 썼다.", "Half of the profit bought the kitchen a new scale."), then=("동아리는 12월 마지막 장에서 장부를 모두 공개한다.", "At its last market in December the club will open its books."),
        headline=("강릉 고교 급식실, 수요일이면 ‘못난이 시장’", "A Canteen in Gangneung Becomes a Market on Wednesdays"),
    ),
    Class(
        place="namwon", at=kst(10, 12, 9, 10), plan=two_parts, school=("산내초등학교 느티분교", "the Neuti branch of Sannae Elementary"), pupils=11, sessions=8, first=on(9, 29), last=on(12, 1),
        scene=("소리꾼의 북이 한 번 울릴 때마다 아이들은 한 줄씩 가사를 고쳐 부른다. ‘논두렁’은 누군가의 손에서 ‘버스 정류장’으로 바뀌었다.", "With every beat of the singer’s drum the children change one line, and somebody has turned a rice-paddy bank into a bus stop."),
        what=("남원의 전교생 11명짜리 분교가 판소리로 마을 지도를 그린다.", "A branch school with 11 children in Namwon is mapping its village in pansori."),
        how=("할머니들이 부르던 옛 지명은 표지판 어디에도 없다. 아이들이 집집이 묻고 받아 적은 이름 스물세 개가 노랫말이 됐다.", "The old place names that grandmothers use are on no signpost. Children went from house to house, and the 23 names they wrote down became the words of a song."),
        voice=Voice(("동방나린", "Dongbang Na-rin"), ("소리꾼", "a pansori singer"), ("판소리는 본래 길을 따라가며 부르는 노래라 지도와 잘 맞는다", "Pansori was always sung along a road, so it goes well with a map")),
        other=Voice(("소리온", "So Ri-on"), ("학생(3학년)", "a third grader"), ("우리 집 앞이 ‘호랭이 앉은 데’였다는 게 제일 좋다", "Best of all, the spot outside my house is called Where the Tiger Sat")),
        money=("강사비 320만원은 문화재단이 댄다.", "A cultural foundation pays the fee of 3.2 million won."), then=("완성한 노래 지도는 12월에 마을회관 벽에 걸린다.", "The finished map will hang in the village hall in December."),
        parts=(("표지판에 없는 이름", "Names on no signpost"), ("북 한 번에 노랫말 한 줄", "One beat, one line")),
        headline=("남원 느티분교 11명, 판소리로 그린 마을 지도", "Eleven Students in Namwon Sing a Map of Their Village"), deck=("할머니들이 부르던 옛 지명 23개 담아", "Old names for 23 spots go into a pansori"),
    ),
    Class(
        place="pohang", at=kst(10, 28, 15, 30), plan=reportage, school=("영일공업고등학교", "Yeongil Technical High School"), pupils=26, sessions=12, first=on(10, 7), last=on(12, 23),
        scene=("용접 불꽃이 꺼진 실습실에서 학생들이 휠체어를 뒤집어 놓는다. 앞바퀴 축을 2cm 늘이자 턱에 걸리던 바퀴가 넘어갔다.", "In the workshop the welding torches are off and a wheelchair lies on its back. With 2 centimeters added to the front axle, wheels that used to catch on the curb roll over it."),
        what=("동네 어르신의 휠체어와 보행기를 학생이 고치고 바꾼다.", "Students mend and alter the wheelchairs and walkers of older neighbors."),
        how=("주인을 먼저 만나 어디서 멈추는지 함께 걸어 본 다음 도면을 그린다. 지금까지 고친 것은 마흔세 대다.", "They first walk with the owner to see where it stops, and only then draw a plan. So far they have repaired 43."),
        voice=Voice(("호연재", "Ho Yeon-jae"), ("교사", "their teacher"), ("도면의 점수보다 쓰는 사람의 한마디가 학생을 더 오래 붙든다", "One word from the user keeps a student at the bench longer than any mark")),
        other=Voice(("변하솜", "Byeon Ha-som"), ("학생", "a second-year student"), ("할머니가 시장까지 혼자 다녀왔다고 전화했을 때 납땜을 다시 배웠다", "When a grandmother called to say she had been to market alone, I went back to learn soldering properly")),
        money=("부품값은 한 대에 평균 4만1000원이며 복지관이 낸다.", "Parts cost 41,000 won a chair on average, which the welfare center pays."), then=("학교는 겨울 방학에도 토요일마다 실습실 문을 연다.", "The workshop will stay open on Saturdays through the winter break."),
        headline=("포항 공고생들, 이웃 휠체어 43대 고쳤다", "Pohang Students Have Repaired 43 Wheelchairs"),
    ),
    Class(
        place="seosan", at=kst(11, 11, 10, 0), plan=two_parts, school=("갯마루유치원", "Gaetmaru Kindergarten"), pupils=38, sessions=8, who="어린이", whom="children", first=on(10, 29), last=on(12, 17),
        scene=("다섯 살 아이가 의자를 끌어다 놓고 할머니의 신발 끈을 매 준다. 할머니는 그사이 감자 껍질을 끊지 않고 깎는 법을 보여 준다.", "A five-year-old pulls up a chair and ties a grandmother’s shoelaces. In the meantime she shows how to peel a potato without breaking the skin."),
        what=("서산의 유치원과 경로당이 목요일마다 점심을 같이 먹는다.", "In Seosan a kindergarten and a senior center next door have begun to eat lunch together on Thursdays."),
        how=("담 하나를 사이에 두고 20년을 따로 지낸 두 곳이다. 여름에 담을 낮추고 나니 먼저 말을 건 쪽은 아이들이었다.", "For 20 years a wall stood between them. When it was lowered in summer, the children were the first to speak."),
        voice=Voice(("옹달희", "Ong Dal-hui"), ("원장", "the head of the kindergarten"), ("어른이 천천히 먹으니 아이들도 천천히 먹는다", "Because the old people eat slowly, the children do too")),
        other=Voice(("계순임", "Gye Sun-im"), ("회원(81)", "81, a regular at the center"), ("내 이름을 불러 주는 사람이 하루에 서른 명도 넘게 생겼다", "Suddenly more than 30 people a day call me by my name")),
        money=("한 끼 5200원인 밥값은 시와 두 기관이 나눠 낸다.", "The meal costs 5,200 won, shared between the city and the two houses."), then=("담이 있던 자리에는 봄에 텃밭을 만든다.", "A garden will be planted in spring where the wall stood."),
        parts=(("담 너머 20년", "Twenty years behind a wall"), ("신발 끈과 감자 껍질", "Shoelaces and potato peel")),
        headline=("서산 유치원·경로당, 담 낮추고 함께 점심", "Kindergarten and Senior Center in Seosan Share Lunch"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"school-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("education", "society", "local"),
                topics=("education", "islands") if "섬" in row.school[0] else ("education",),
                kicker=("학교", "Schools"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
                picture=row.picture,
            )
