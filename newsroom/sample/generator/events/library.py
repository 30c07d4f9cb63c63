"""Libraries and what goes on in them: loans counted, evenings, new rooms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Picture, Spot, Voice, bullets, table
from newsroom.sample.generator.korean import Ko


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """`loans`: what was lent most, in order, with how often; `opens` is the day things begin."""

    place: str
    at: dt.datetime
    library: Pair
    opens: dt.date
    hours: tuple[int, int]
    seats: int
    lead: Pair
    story: Pair
    loans: tuple[tuple[Pair, int], ...] = ()
    period: Pair = ("", "")
    offers: tuple[Pair, ...] = ()
    voice: Voice
    money: Pair
    last: Pair
    headline: Pair
    deck: Pair = ("", "")
    picture: Picture | None = None
    plan: Callable[[Shelf, Spot], tuple[Pair, ...]]


def counted(row: Shelf, spot: Spot) -> tuple[Pair, ...]:
    """What people borrowed, with a table."""
    total = sum(times for _, times in row.loans)
    return (
        row.lead,
        (
            f"{spot.at(row.library[0]):이} {row.period[0]} 대출 기록에서 많이 나간 {korean.native(len(row.loans))} 가지를 추려 보니 대출이 모두 {korean.count(total)}회였다.",
            f"{english.first_up(row.library[1])} in {spot.en} went through its records for {row.period[1]}: the {english.count(len(row.loans))} items borrowed most add up to {total:,} loans.",
        ),
        table(
            (f"{row.library[0]}에서 많이 빌려 간 것", f"Most borrowed at {row.library[1]}"),
            (("품목", "Item"), ("대출(회)", "Loans")),
            [
                ((name[0], english.first_up(name[1])), (korean.count(times), f"{times:,}"))
                for name, times in row.loans
            ],
        ),
        row.story,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 말했다.",
            f"“{row.voice.words[1]},” said {row.voice.en}.",
        ),
        row.money,
        row.last,
    )


def opening(row: Shelf, spot: Spot) -> tuple[Pair, ...]:
    """Something new opens: when, for whom, what is in it."""
    start, end = row.hours
    return (
        row.lead,
        (
            f"{Ko(row.library[0]):은} {korean.day(row.opens, spot.today)} 문을 연다. 자리는 {row.seats}석, 이용 시간은 {korean.hour(start)}부터 {korean.hour(end)}까지다.",
            f"{english.first_up(row.library[1])} opens on {english.day(row.opens)} with {row.seats} seats, from {english.hour(start)} to {english.hour(end)}.",
        ),
        row.story,
        bullets(row.offers),
        (
            f"“{row.voice.words[0]}.” 개관 준비를 하던 {row.voice.ko:은} 이렇게 덧붙였다."
            if start < 12
            else f"{row.voice.ko:은} {row.voice.quoted} 기대했다.",
            f"“{row.voice.words[1]},” added {row.voice.en}.",
        ),
        (f"{row.money[0]} {row.last[0]}", f"{row.money[1]} {row.last[1]}"),
    )


def evening(row: Shelf, spot: Spot) -> tuple[Pair, ...]:
    """An event: the reason first, the programme after."""
    start, end = row.hours
    return (
        row.story,
        (
            f"{spot.at(row.library[0]):은} {korean.day(row.opens, spot.today)} {korean.hour(start)}부터 {korean.hour(end)}까지 손님 {row.seats}명을 맞는다.",
            f"So on {english.day(row.opens)}, from {english.hour(start)} to {english.hour(end)}, {row.library[1]} in {spot.en} makes room for {row.seats} people.",
        ),
        row.lead,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 전했다.",
            f"{row.voice.name[1]}, {row.voice.title[1]}, said: “{row.voice.words[1]}.”",
        ),
        bullets(row.offers),
        row.money,
        row.last,
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


def on(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


ROWS = (
    Shelf(
        place="cheongju", at=kst(9, 1, 10, 10), plan=counted, library=("금천물건도서관", "the Geumcheon Library of Things"), opens=on(9, 1), hours=(9, 21), seats=30,
        lead=("올여름 청주 시민이 도서관에서 가장 자주 빌린 것은 책이 아니라 캠핑 의자였다.", "What people in Cheongju borrowed most from one library this summer was not a book but a camping chair."),
        story=("공구를 빌린 사람의 절반은 이사한 지 석 달이 안 된 이웃이었다. 재봉틀은 한 번 나가면 평균 열하루 뒤에 돌아왔다.", "Half of those who took tools had moved in less than three months before. A sewing machine, once out, stayed away for 11 days on average."),
        loans=((("캠핑 의자", "camping chairs"), 486), (("전동 드릴", "power drills"), 312), (("빔프로젝터", "projectors"), 205), (("재봉틀", "sewing machines"), 97)), period=("6~8월", "June through August"),
        voice=Voice(("편서윤", "Pyeon Seo-yun"), ("사서", "the librarian"), ("한 해에 두 번 쓰는 물건을 집집이 사 둘 까닭이 없다", "There is no need for every home to own what it uses twice a year")),
        money=("고장 난 물건은 4.1%였고 수리비로 88만원이 나갔다.", "Of everything lent, 4.1% came back broken, and repairs cost 880,000 won."), last=("이달부터는 김장용 큰 대야와 저울도 들여놓는다.", "From this month there will also be large tubs and scales for making kimchi."),
        headline=("청주 물건도서관 여름 1위는 캠핑 의자", "Camping Chairs Top the Loans at a Cheongju Library"),
    ),
    Shelf(
        place="yeosu", at=kst(9, 18, 9, 30), plan=opening, library=("돌산바다도서관", "the Dolsan Sea Library"), opens=on(9, 21), hours=(9, 20), seats=64,
        lead=("여수 돌산의 옛 수산물 창고가 지붕 기둥을 그대로 둔 채 도서관이 됐다.", "An old fish warehouse on Dolsan, Yeosu, has become a library with its roof beams left as they were."),
        story=("얼음을 나르던 미끄럼틀은 그림책을 돌려주는 길이 되고, 저울이 있던 자리에는 점자책이 놓였다.", "The chute that carried ice now takes back picture books, and braille stands where the scales used to be."),
        offers=(("책 2만1000권, 그중 바다와 섬을 다룬 책 3400권", "21,000 books, 3,400 of them on seas and islands"), ("배 시간표를 띄우는 벽시계", "A wall clock that shows the ferry timetable"), ("작업복을 입고 들어와도 되는 방수 의자 16개", "16 waterproof chairs for people in working clothes")),
        voice=Voice(("해밀결", "Hae Mil-gyeol"), ("관장", "the director"), ("뱃일을 마친 사람이 장화를 벗지 않고도 앉을 수 있어야 동네 도서관이다", "A neighborhood library is one where you can sit down straight from the boat with your boots on")),
        money=("고치는 데는 29억원이 들었다.", "The conversion cost 2.9 billion won."), last=("둘째 주 토요일에는 옛 창고 일꾼들이 그 시절 이야기를 들려준다.", "On the second Saturday of the month former warehouse hands will tell of their days there."),
        headline=("여수 돌산 수산창고, 장화 신고 가는 도서관으로", "A Yeosu Fish Warehouse Reopens as a Library"),
        picture=Picture(scene="library", alt=("책장 사이 긴 탁자에서 책을 읽는 사람들과 디딤대에 올라 책을 고르는 아이", "Readers at a long table and a child on a stool reaching for a book"), caption=("개관을 앞둔 여수 돌산바다도서관의 열람실을 그린 삽화다.", "A drawing shows the reading room of the Dolsan Sea Library in Yeosu before its opening.")),
    ),
    Shelf(
        place="jeonju", at=kst(10, 7, 11, 20), plan=evening, library=("서학골목도서관", "the Seohak Lane Library"), opens=on(10, 10), hours=(18, 21), seats=45,
        lead=("이날 저녁에는 손님이 책 대신 사람을 빌린다. 앞에 앉은 이가 20분 동안 자기 일을 들려주고, 빌린 사람은 묻는다.", "On this evening visitors borrow people instead of books. Each spends 20 minutes telling of a trade, and the borrower asks."),
        story=("이력서에 적히지 않는 재주는 어디에 꽂아 둘까. 전주의 한 도서관이 던진 물음이다.", "Where do you shelve a skill that fits on no résumé? A library in Jeonju has been wondering."),
        offers=(("시계 고치는 이: 멈춘 벽시계와 사는 법", "A clock mender, on living with stopped clocks"), ("버스 기사: 첫차 승객 서른일곱 명의 얼굴", "A bus driver, on the 37 faces of the first run"), ("부고를 쓰는 기자: 마지막 문장을 고르는 일", "An obituary writer, on choosing the last sentence")),
        voice=Voice(("위솔찬", "Wi Sol-chan"), ("사서", "a librarian there"), ("지난봄 첫 모임에서는 세 시간이 짧다며 아무도 먼저 일어나지 않았다", "At the first one last spring nobody got up first, and three hours were too short")),
        money=("참가비는 없고, 다녀간 사람이 한 줄 소감을 목록 카드에 적는다.", "There is no charge; those who come leave a line on a catalog card."), last=("신청은 8일 오후 6시까지 도서관 전화로 받는다.", "Bookings are taken by telephone until 6 p.m. on Oct. 8."),
        headline=("전주 골목도서관, 10일 저녁엔 사람을 빌려준다", "A Jeonju Library Will Lend People for an Evening"),
    ),
    Shelf(
        place="ulsan-nam", at=kst(10, 16, 13, 50), plan=counted, library=("울산 장생포어린이도서관", "the Jangsaengpo Children’s Library"), opens=on(10, 16), hours=(9, 18), seats=50,
        lead=("어린이가 되돌려준 책에는 과자 부스러기보다 쪽지가 더 많이 들어 있다.", "Books that children return hold more notes than cookie crumbs."),
        story=("사서들은 책갈피에서 나온 쪽지 213장을 버리지 않고 벽에 붙였다. “이 책 127쪽에서 울지 말 것”이라는 경고가 가장 많이 복사됐다.", "The librarians have pinned 213 of them to a wall. The one copied most often is a warning: do not cry on page 127."),
        loans=((("고래 그림책", "picture books about whales"), 1260), (("똥과 방귀 이야기", "stories of poop and farts"), 1095), (("공룡 도감", "dinosaur guides"), 840), (("추리 동화", "children’s mysteries"), 655)), period=("올해 9월까지", "the first nine months of the year"),
        voice=Voice(("노둘레", "No Dul-le"), ("어린이 사서(11)", "11, a volunteer librarian"), ("다음에 읽을 사람을 몰래 도와주는 기분이 든다", "It feels like secretly helping whoever reads it next")),
        money=("닳아서 새로 산 책은 74권, 140만원어치다.", "The library replaced 74 worn-out books for 1.4 million won."), last=("쪽지 벽은 다음 달 말까지 볼 수 있다.", "The wall of notes stays up until the end of next month."),
        headline=("울산 어린이도서관, 책에서 나온 쪽지 213장 전시", "213 Notes Found in Children’s Books Go on a Wall in Ulsan"),
    ),
    Shelf(
        place="sejong", at=kst(10, 30, 10, 40), plan=opening, library=("도담한밤열람실", "the Dodam Night Reading Room"), opens=on(11, 2), hours=(19, 24), seats=88,
        lead=("세종의 아파트 상가 3층에 자정까지 불을 켜 두는 열람실이 생긴다.", "In Sejong a reading room that keeps its lights on until midnight is about to open on the third floor of an apartment mall."),
        story=("시험을 준비하는 사람보다 집에 혼자 있기 싫은 사람을 먼저 떠올리고 만들었다. 칸막이는 하나도 없다.", "Its makers thought less of people cramming for exams than of those who would rather not be alone at home. There is not one partition."),
        offers=(("말해도 되는 탁자 6개, 말하지 않는 탁자 8개", "Six tables for talking, eight for silence"), ("아이를 재울 수 있는 마루방 11㎡", "A floor-heated room of 11 square meters where a child can sleep"), ("마지막 버스 15분 전에 울리는 작은 종", "A small bell 15 minutes before the last bus")),
        voice=Voice(("하늬결", "Ha Nui-gyeol"), ("운영위원장", "who chairs its committee"), ("혼자 읽는 사람들이 한 방에 모이면 외로움이 조용해진다", "When people who read alone gather in one room, loneliness grows quiet")),
        money=("임차료와 인건비로 한 해 1억3000만원을 시가 낸다.", "The city pays 130 million won a year for rent and staff."), last=("첫 주에는 주민 스물네 명이 돌아가며 문을 지킨다.", "In the first week 24 residents will take turns at the door."),
        headline=("세종 도담동에 자정까지 여는 열람실", "A Reading Room in Sejong Stays Open Until Midnight"),
    ),
    Shelf(
        place="tongyeong", at=kst(11, 13, 9, 50), plan=evening, library=("강구안시집도서관", "the Gangguan Poetry Library"), opens=on(11, 21), hours=(16, 19), seats=70,
        lead=("시인 여섯 명이 배 이름으로 시를 지어 읽는다. 이름을 빌려준 선장들이 먼저 듣고, 마음에 들지 않으면 고쳐 달라고 할 수 있다.", "Six poets will read poems made from the names of boats. The skippers hear them first and may ask for changes."),
        story=("항구에 묶인 배에는 저마다 사연 있는 이름이 적혀 있지만 묻는 사람은 드물다.", "Every boat tied up in Tongyeong’s harbor has a name with a history, and hardly anyone asks."),
        offers=(("‘막내딸호’에 부치는 시", "A poem for the Youngest Daughter"), ("‘제2희망호’의 첫째는 어디 갔나", "Whatever Became of Hope No. 1"), ("선장 열세 명이 고른 바다 낱말", "Words of the sea chosen by 13 skippers")),
        voice=Voice(("염소하", "Yeom So-ha"), ("시인", "one of the poets"), ("배 이름 한 줄에 한 집안의 소원이 다 들어 있다", "A family’s whole wish fits into one line on a bow")),
        money=("입장은 무료이고 어묵탕이 나온다.", "Admission is free, and fish-cake soup is served."), last=("이날 읽은 시는 돛천에 찍어 항구에 한 달 동안 내건다.", "Printed on sailcloth, the poems will hang along the harbor for a month."),
        headline=("통영 시인 여섯, 배 이름으로 시 짓는다", "Six Poets in Tongyeong Write for Boats"), deck=("21일 강구안시집도서관 낭독회", "A reading at the harbor library on Nov. 21"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"library-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("culture",),
                topics=("heritage", "empty-buildings") if "창고" in row.headline[0] else ("books",),
                kicker=("도서관", "Libraries"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
                picture=row.picture,
            )
