"""Buses, trains and ferries that come more often, later or elsewhere: what changes for whom, from which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Picture, Spot, Voice, bullets, table
from newsroom.sample.generator.korean import Ko


@dataclass(frozen=True, kw_only=True)
class Change:
    """`times` are departures before and after, as (hour, minute); `runs` is how many there are a day."""

    place: str
    at: dt.datetime
    line: Pair
    vehicle: Pair
    starts: dt.date
    runs: tuple[int, int]
    fare: tuple[int, int]
    last: tuple[tuple[int, int], tuple[int, int]]
    lead: Pair
    reason: Pair
    notes: tuple[Pair, ...]
    voice: Voice
    money: Pair
    ahead: Pair
    headline: Pair
    deck: Pair = ("", "")
    topics: tuple[str, ...] = ("public-transport",)
    picture: Picture | None = None
    plan: Callable[[Change, Spot], tuple[Pair, ...]]


def fares(row: Change) -> Pair:
    old, new = row.fare
    if old == new:
        return f"요금은 {korean.won(new)} 그대로다.", f"The fare stays at {english.won(new)}."
    return (
        f"요금은 {korean.won(old)}에서 {korean.won(new):으로} 바뀐다.",
        f"The fare goes from {english.won(old)} to {english.won(new)}.",
    )


def practical(row: Change, spot: Spot) -> tuple[Pair, ...]:
    """The day, the number of runs, the last one; then why."""
    before, after = row.last
    return (
        row.lead,
        (
            f"{spot.ko} {Ko(row.line[0]):이} {korean.day(row.starts, spot.today)}부터 하루 {row.runs[0]}회에서 {row.runs[1]}회로 늘어난다. 마지막 {Ko(row.vehicle[0]):은} {korean.hour(*before)}에서 {korean.hour(*after):으로} 늦춰진다.",
            f"From {english.day(row.starts)} {row.line[1]} in {spot.en} will run {english.count(row.runs[1])} times a day instead of {english.count(row.runs[0])}, and the last {row.vehicle[1]} will leave at {english.hour(*after)}, not {english.hour(*before)}.",
        ),
        row.reason,
        bullets(row.notes),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 반겼다.",
            f"“{row.voice.words[1]},” said a pleased {row.voice.name[1]}, {row.voice.title[1]}.",
        ),
        (f"{fares(row)[0]} {row.money[0]}", f"{fares(row)[1]} {row.money[1]}"),
        row.ahead,
    )


def human(row: Change, spot: Spot) -> tuple[Pair, ...]:
    """A rider first, the timetable in a table after."""
    before, after = row.last
    return (
        row.reason,
        (
            f"“{row.voice.words[0]}.” {row.line[0]} 개편을 기다려 온 {row.voice.ko}의 말이다.",
            f"“{row.voice.words[1]},” {row.voice.en}, said of the change to {row.line[1]} in {spot.en}.",
        ),
        (
            f"{row.line[0]}의 새 시간표는 {korean.day(row.starts, spot.today)} 첫 {row.vehicle[0]}부터 적용된다. {row.lead[0]}",
            f"The new timetable applies from the first {row.vehicle[1]} on {english.day(row.starts)}. {row.lead[1]}",
        ),
        table(
            (f"{row.line[0]} 달라지는 점", f"What changes on {row.line[1]}"),
            (("구분", "Item"), ("지금", "Now"), ("개편 뒤", "Later")),
            [
                (("하루 운행(회)", "Runs a day"), *((str(n), str(n)) for n in row.runs)),
                (
                    (
                        f"막{row.vehicle[0]} 출발"
                        if len(row.vehicle[0]) == 1
                        else f"마지막 {row.vehicle[0]} 출발",
                        f"Last {row.vehicle[1]}",
                    ),
                    *((korean.hour(*t), english.hour(*t)) for t in (before, after)),
                ),
                (("요금(원)", "Fare, won"), *((korean.count(n), f"{n:,}") for n in row.fare)),
            ],
        ),
        bullets(row.notes),
        row.money,
        row.ahead,
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


def on(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


ROWS = (
    Change(
        place="gwangyang", at=kst(9, 7, 9, 10), plan=practical, line=("중마 순환버스", "the Jungma loop bus"), vehicle=("차", "bus"), starts=on(9, 14), runs=(14, 22), fare=(1500, 1500), last=((21, 10), (22, 40)),
        lead=("광양에서 저녁 8시에 공부를 마치는 고등학생이 집까지 두 번 갈아타지 않아도 된다.", "High school students in Gwangyang who finish at 8 p.m. will no longer need two changes to get home."),
        reason=("시가 교통카드 기록을 맞춰 보니 저녁 9시 이후 정류장에서 20분 넘게 기다린 승객의 67%가 열여덟 살 이하였다.", "Card records showed that 67% of riders who waited more than 20 minutes after 9 p.m. were 18 or younger."),
        notes=(("도서관 앞과 청소년센터에 새로 섬", "New stops at the library and the youth center"), ("평일 저녁 10분 간격", "Every 10 minutes on weekday evenings"), ("밤 10시 이후에는 정류장 사이에서도 내려 줌", "After 10 p.m. drivers also set down between stops")),
        voice=Voice(("임도래", "Im Do-rae"), ("학부모", "a parent"), ("비 오는 밤마다 차를 몰고 나가던 일을 이제 그만둔다", "No more driving out on every rainy night")),
        money=("늘어난 운행에 드는 연 2억3000만원은 시가 메운다.", "The city covers the extra 230 million won a year."), ahead=("석 달 뒤 승객 수를 다시 세어 빈 시간대는 줄인다.", "Riders will be counted again after three months, and empty hours trimmed."),
        headline=("광양 중마 순환버스 22회로 늘고 막차 90분 늦춰", "Later Last Bus for Gwangyang’s Students"),
    ),
    Change(
        place="sinan", at=kst(9, 23, 10, 20), plan=human, line=("도초~우이도 뱃길", "the Docho-Uido ferry line"), vehicle=("배", "ferry"), starts=on(10, 1), runs=(1, 2), fare=(8200, 6500), last=((14, 0), (16, 30)), topics=("public-transport", "islands"),
        lead=("아침에 나간 사람이 그날 저녁에 돌아올 수 있게 된 것이 핵심이다.", "Whoever leaves in the morning can now be back the same evening."),
        reason=("병원에 한 번 다녀오려면 이틀 밤을 밖에서 자야 하던 섬이 있다. 주민 190여 명은 그래서 예약을 미루곤 했다.", "There is an island whose 190 or so residents have to spend two nights away for one visit to a doctor, and so put it off."),
        notes=(("장애인과 80세 이상은 동승자 1명까지 무료", "Free for disabled passengers and those aged 80 or older, with one companion"), ("물때에 따라 30분 안에서 앞뒤로 조정", "Up to 30 minutes earlier or later with the tide"), ("결항하면 아침 6시까지 문자로 알림", "Cancellations announced by text by 6 a.m.")),
        voice=Voice(("문다복", "Mun Da-bok"), ("우이도 주민", "who lives on Uido"), ("치과 의자에 앉아 배 시간을 걱정하지 않아도 되겠다", "I will not have to sit in the dentist’s chair worrying about the boat")),
        money=("군은 선사에 한 해 3억8000만원을 보전하고, 결항이 잦으면 깎는다.", "The county pays the operator 380 million won a year, less if it cancels often."), ahead=("겨울 두 달은 파도 때문에 오후 배가 쉬는 날이 있을 수 있다.", "In the two months of midwinter, waves may stop some afternoon boats."),
        headline=("신안 도초~우이도 배, 하루 두 번 다닌다", "Sinan’s Uido Gets a Second Daily Ferry"), deck=("10월 1일부터 당일 왕복…요금도 1700원 내려", "A day trip becomes possible, and 1,700 won cheaper"),
    ),
    Change(
        place="chuncheon", at=kst(10, 5, 14, 40), plan=practical, line=("북한강 마을버스 6번", "village bus No. 6 along the Bukhan River"), vehicle=("차", "bus"), starts=on(10, 12), runs=(7, 11), fare=(1400, 1400), last=((19, 20), (21, 0)),
        lead=("춘천 서면 사람들이 시내에서 저녁 영화를 보고도 버스로 돌아올 수 있다.", "People from Seo-myeon will be able to see an evening movie in Chuncheon and still ride home."),
        reason=("저녁 7시 20분에 끊기던 노선을 늘려 달라는 서명에 주민 1360명이 이름을 적었다. 마을 주민 셋 중 한 명꼴이다.", "A petition against a line that ended at 7:20 p.m. was signed by 1,360 people, one resident in three."),
        notes=(("작은 전기버스 2대 투입, 좌석 15개", "Two small electric buses with 15 seats"), ("장날에는 짐칸을 단 차가 다님", "A luggage trailer on market days"), ("예약하면 마을회관 앞까지 들어옴", "By request, up to the door of the village hall")),
        voice=Voice(("용해든", "Yong Hae-deun"), ("서면 주민", "of Seo-myeon"), ("딸네 집 저녁상에서 먼저 일어나지 않아도 되는 게 가장 좋다", "What I like best is not having to leave my daughter’s table first")),
        money=("운영비는 시와 마을조합이 8 대 2로 나눈다.", "The city and the village cooperative split the running costs eight to two."), ahead=("눈이 15cm 넘게 쌓이면 강변 구간을 건너뛴다.", "When more than 15 centimeters of snow lies, the riverside stretch is skipped."),
        headline=("춘천 6번 마을버스, 밤 9시까지 달린다", "Chuncheon’s Village Bus to Run Until 9 p.m."),
    ),
    Change(
        place="iksan", at=kst(10, 24, 9, 0), plan=human, line=("익산~군산 통근열차", "the Iksan-Gunsan commuter train"), vehicle=("차", "train"), starts=on(11, 1), runs=(6, 10), fare=(2600, 2200), last=((20, 50), (22, 20)),
        lead=("두 도시를 오가는 회사원과 학생을 하루 2400명으로 잡았다.", "Planners reckon with 2,400 workers and students a day between the two cities."),
        reason=("철길로 20분이면 닿는 두 도시를 버스로 오가느라 50분을 쓰는 사람이 더 많다. 기차가 출근 시간에 두 번밖에 없기 때문이다.", "Two cities 20 minutes apart by rail see more people take the bus for 50, because only two trains run before work."),
        notes=(("오전 6시 40분부터 9시까지 네 번", "Four trains between 6:40 and 9 a.m."), ("자전거 칸 12자리", "Room for 12 bicycles"), ("정기권 한 달 6만6000원", "A monthly pass at 66,000 won")),
        voice=Voice(("전샛별", "Jeon Saet-byeol"), ("간호사", "a nurse"), ("교대를 마치고 역에서 한 시간을 보내던 밤이 사라진다", "The nights when I spent an hour at the station after my shift are over")),
        money=("두 시가 손실을 반씩 메우는 협약은 2년짜리다.", "The cities have agreed to share the loss equally for two years."), ahead=("승객이 하루 1800명을 밑돌면 내년 가을에 다시 협의한다.", "If fewer than 1,800 people ride each day they will talk again next autumn."),
        headline=("익산~군산 통근열차 하루 10회로 늘린다", "More Commuter Trains Between Iksan and Gunsan"),
        picture=Picture(scene="train-platform", alt=("승강장으로 들어오는 열차와 노란 선 안쪽에서 기다리는 승객들", "A train pulling in while passengers wait behind the yellow line"), caption=("익산역 승강장에 통근열차가 들어오고 있다.", "A commuter train pulls in at Iksan station.")),
    ),
    Change(
        place="ulsan-nam", at=kst(11, 8, 15, 20), plan=practical, line=("공단 새벽버스", "the early bus to the industrial complex"), vehicle=("차", "bus"), starts=on(11, 16), runs=(3, 8), fare=(1700, 1500), last=((5, 40), (6, 30)),
        lead=("울산의 급식 조리사와 청소 노동자가 첫 교대에 맞춰 탈 버스가 생긴다.", "Canteen cooks and cleaners in Ulsan get a bus that meets the first shift."),
        reason=("지금은 새벽 5시 전에 택시를 나눠 타는 사람이 하루 210명쯤으로 추산된다. 한 사람이 한 달에 쓰는 돈은 평균 9만4000원이다.", "An estimated 210 people share taxis before 5 a.m. each day, which costs them 94,000 won a month on average."),
        notes=(("새벽 4시 10분부터 20분 간격", "Every 20 minutes from 4:10 a.m."), ("공단 안 정문 다섯 곳을 모두 거침", "Calls at all five gates"), ("휴일에는 네 번만 운행", "Four runs on holidays")),
        voice=Voice(("봉미루", "Bong Mi-ru"), ("조리사", "a cook"), ("남의 아침밥을 지으러 가느라 내 지갑부터 비우던 일이 끝난다", "Cooking other people’s breakfast will no longer empty my own purse first")),
        money=("입주 회사 스물일곱 곳이 운영비의 30%를 낸다.", "Twenty-seven companies there contribute 30% of the cost."), ahead=("노선은 봄에 염포동까지 늘어난다.", "In spring the line will be extended to Yeompo-dong."),
        headline=("울산 공단 새벽버스 하루 8회로", "Ulsan Adds Early Buses for the First Shift"),
    ),
    Change(
        place="seosan", at=kst(11, 20, 8, 30), plan=human, line=("웅도 물때버스", "the Ungdo tide bus"), vehicle=("차", "bus"), starts=on(12, 1), runs=(4, 6), fare=(1300, 1300), last=((17, 0), (18, 40)), topics=("public-transport", "islands"),
        lead=("버스가 바닷길이 열리는 시각을 따라 매일 조금씩 다르게 다닌다.", "It follows the hours when the causeway is dry, a little different each day."),
        reason=("서산 웅도의 시내버스는 물때표와 따로 놀았다. 다리가 잠긴 줄 모르고 왔다가 두 시간을 서성인 날을 주민들은 여럿 기억한다.", "The town bus to Ungdo paid no heed to the tide. Residents of the island off Seosan remember many a day when it stood two hours before a flooded causeway."),
        notes=(("한 달 치 시각을 달력으로 만들어 집집이 배달", "Each home gets a month’s times as a calendar"), ("정류장 전광판에 길이 잠기는 시각 표시", "A board at the stop shows when the road goes under"), ("물이 빠르면 10분 일찍 떠남", "It leaves 10 minutes early if the water is fast")),
        voice=Voice(("간다희", "Gan Da-hui"), ("어촌계원", "a member of the fishing society"), ("바다가 정한 시각에 사람이 맞추는 게 순리다", "It is only right that people keep the hours set by the sea")),
        money=("시는 해양조사 자료로 시각을 셈하는 프로그램을 직접 짰다.", "The city wrote its own program to reckon the hours from tidal data."), ahead=("봄부터는 다른 갯마을 두 곳도 같은 방식으로 잇는다.", "From spring two more shore villages will be served in the same way."),
        headline=("서산 웅도 버스, 12월부터 물때 따라 다닌다", "In Seosan, a Bus That Keeps Time With the Tide"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"timetable-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("local", "society"),
                topics=row.topics,
                kicker=("대중교통", "Public transport"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
                picture=row.picture,
            )
