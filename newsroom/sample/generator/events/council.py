"""What a city or county council decided: motions, votes that add up, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Spot, Voice, table
from newsroom.sample.generator.korean import Ko


@dataclass(frozen=True)
class Bill:
    """A motion and its vote."""

    name: Pair
    yes: int
    no: int
    abstain: int = 0

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstain

    @property
    def is_passed(self) -> bool:
        return self.yes * 2 > self.cast


@dataclass(frozen=True, kw_only=True)
class Sitting:
    place: str
    at: dt.datetime
    session: int
    members: int
    bills: tuple[Bill, ...]
    what: Pair
    why: Pair
    voice: Voice
    after: Pair
    headline: Pair
    deck: Pair
    plan: Callable[[Sitting, Spot], tuple[Pair, ...]]

    @property
    def first(self) -> Bill:
        return self.bills[0]


def first_vote(row: Sitting, spot: Spot) -> tuple[Pair, ...]:
    """Lead with the vote, then what was decided, the argument, the other motions, what follows."""
    bill, rest = row.first, row.bills[1:]
    return (
        (
            f"{spot.office}의회가 찬성 {bill.yes}표, 반대 {bill.no}표로 {Ko(bill.name[0]):을} 통과시켰다.",
            f"The {spot.en} council has passed {bill.name[1]} by a vote of {bill.yes}-{bill.no}.",
        ),
        (
            f"의원 {row.members}명 가운데 {bill.cast}명이 {korean.day(row.at.date(), spot.today)} 제{row.session}회 임시회 본회의 표결에 참여했다. {row.what[0]}",
            f"Of its {row.members} members, {bill.cast} took part in the vote on {english.day(row.at.date())}, during the {english.ordinal(row.session)} extraordinary session. {row.what[1]}",
        ),
        row.why,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 말했다.",
            f"“{row.voice.words[1]},” said {row.voice.en}.",
        ),
        (
            f"이날 함께 오른 {Ko(rest[0].name[0]):은} 찬성 {rest[0].yes}표, 반대 {rest[0].no}표로 {'가결' if rest[0].is_passed else '부결'}됐다.",
            f"{english.first_up(rest[0].name[1])}, on the same agenda, {'passed' if rest[0].is_passed else 'failed'}, {rest[0].yes}-{rest[0].no}.",
        ),
        row.after,
    )


def roll_call(row: Sitting, spot: Spot) -> tuple[Pair, ...]:
    """Lead with what changes for residents; the votes stand in a table."""
    passed = sum(bill.is_passed for bill in row.bills)
    return (
        row.what,
        (
            f"{spot.office}의회는 {korean.day(row.at.date(), spot.today)} 본회의를 열어 안건 {len(row.bills)}건을 표결에 부쳤고 {f'이 가운데 {passed}건이 문턱을 넘었다' if passed < len(row.bills) else '모두 가결했다'}.",
            f"The {spot.en} council put {english.many(len(row.bills), 'motion')} to the vote on {english.day(row.at.date())}, and {english.count(passed) if passed < len(row.bills) else 'all of them'} passed:",
        ),
        table(
            (
                f"제{row.session}회 임시회 표결 결과",
                f"Votes of the {english.ordinal(row.session)} extraordinary session",
            ),
            (("안건", "Motion"), ("찬성", "Yes"), ("반대", "No"), ("기권", "Abstained")),
            [
                (
                    (bill.name[0], english.first_up(bill.name[1])),
                    *((str(n), str(n)) for n in (bill.yes, bill.no, bill.abstain)),
                )
                for bill in row.bills
            ],
        ),
        row.why,
        (
            f"“{row.voice.words[0]}.” {row.voice.ko:이} 표결에 앞서 한 말이다.",
            f"Before the count, {row.voice.name[1]}, {row.voice.title[1]}, told colleagues: “{row.voice.words[1]}.”",
        ),
        row.after,
    )


def turned_down(row: Sitting, spot: Spot) -> tuple[Pair, ...]:
    """Lead with a refusal, then the reasons of both sides."""
    bill, other = row.first, row.bills[1]
    return (
        (
            f"{Ko(bill.name[0]):이} {spot.office}의회 문턱을 넘지 못했다. {korean.day(row.at.date(), spot.today)} 본회의 표결에서 찬성은 {bill.yes}표에 그쳤고 {bill.no}명이 반대, {bill.abstain}명이 기권했다.",
            f"{english.first_up(bill.name[1])} failed in the {spot.en} council on {english.day(row.at.date())}: {english.many(bill.yes, 'member')} voted yes, {english.count(bill.no)} no and {english.count(bill.abstain)} abstained.",
        ),
        row.what,
        (
            f"반대 토론에 나선 {row.voice.ko:은} {row.voice.quoted} 주장했다.",
            f"Speaking against, {row.voice.en}, argued: “{row.voice.words[1]}.”",
        ),
        row.why,
        (
            f"반면 {Ko(other.name[0]):은} {other.yes} 대 {other.no}로 가결됐다. 표결에는 재적 {row.members}명 중 {other.cast}명이 나섰다.",
            f"{english.first_up(other.name[1])} did pass, {other.yes}-{other.no}, with {other.cast} of {row.members} members voting.",
        ),
        row.after,
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


ROWS = (
    Sitting(
        place="gunsan", at=kst(9, 10, 17, 40), session=281, members=23, plan=first_vote,
        bills=(Bill(("‘야간 약국 지원 조례안’", "an ordinance to subsidize night pharmacies"), 15, 6), Bill(("근대역사거리 주차장 매입안", "the purchase of a parking lot beside the historic quarter"), 19, 2)),
        what=("조례가 시행되면 밤 9시부터 자정까지 문을 여는 약국 네 곳이 한 달에 180만원씩 받는다.", "Four pharmacies that stay open from 9 p.m. to midnight will each receive 1.8 million won a month."),
        why=("반대한 의원들은 해마다 8640만원이 드는데도 이용자 추산이 없다는 점을 문제 삼았다. 찬성 쪽은 지난해 야간 응급실을 찾은 시민 다섯 명 중 한 명이 해열제나 소화제만 받아 돌아갔다는 자료를 내놓았다.", "Opponents objected that 86.4 million won a year would be spent with no estimate of users. Supporters produced figures showing that one in five people who came to emergency rooms at night last year left with nothing but a fever or stomach remedy."),
        voice=Voice(("엄다령", "Eom Da-ryeong"), ("의원", "who drafted the ordinance"), ("약 한 알 때문에 응급실 복도에서 두 시간을 기다리게 해서는 안 된다", "Nobody should wait two hours in a hospital corridor for one pill")),
        after=("시는 공고를 거쳐 참여 약국을 뽑은 뒤 11월 1일부터 야간 운영을 시작할 계획이다.", "After a call for applicants the city plans to begin the program on Nov. 1."),
        headline=("군산 야간 약국 네 곳에 월 180만원 지원", "Gunsan to Pay Four Pharmacies to Stay Open Late"), deck=("조례안 15 대 6으로 의회 통과", "Council backs the subsidy, 15-6"),
    ),
    Sitting(
        place="wonju", at=kst(9, 17, 16, 20), session=263, members=24, plan=roll_call,
        bills=(Bill(("공영자전거 요금 개편안", "new fares for public bicycles"), 17, 5, 1), Bill(("하천 산책로 조명 교체안", "replacing lights on the riverside path"), 23, 0, 0), Bill(("시청 옆 광장 명칭 변경안", "renaming the square beside City Hall"), 9, 12, 2)),
        what=("원주에서 공영자전거를 30분 안에 반납하면 내년부터 요금을 내지 않아도 된다. 30분을 넘기면 10분마다 200원이 붙는다.", "From next year a public bicycle in Wonju will cost nothing if it is returned within 30 minutes, and 200 won for every 10 minutes after that."),
        why=("지금은 한 시간에 1000원이다. 시가 상반기 대여 기록 4만1300건을 살폈더니 61%가 25분을 넘기지 않았다.", "The present charge is 1,000 won an hour. The city looked at 41,300 rentals in the first half of the year and found that 61% had ended within 25 minutes."),
        voice=Voice(("국이레", "Guk I-re"), ("건설도시위원장", "chair of the construction committee"), ("짧게 타는 사람이 많을수록 자전거 한 대가 하루에 더 여러 사람을 실어 나른다", "The shorter each trip, the more people one bicycle carries in a day")),
        after=("광장 이름을 바꾸자는 안은 주민 설문이 없었다는 지적에 막혔다. 의회는 설문을 거친 안을 12월 정례회에서 다시 다루기로 했다.", "The square keeps its name for now because residents had not been asked. Members will take the idea up again in December once a survey is done."),
        headline=("원주 공영자전거, 30분 안 반납은 무료", "First 30 Minutes Free on Wonju’s Public Bicycles"), deck=("내년부터 새 요금…광장 개명은 부결", "New fares pass, but the square keeps its name"),
    ),
    Sitting(
        place="tongyeong", at=kst(9, 29, 15, 10), session=239, members=13, plan=turned_down,
        bills=(Bill(("동피랑 전망 승강기 설치 예산안", "a budget for a viewing elevator on the hillside"), 4, 7, 1), Bill(("소형 어선 기름 유출 방제비 추가안", "extra money for cleaning up spills from small boats"), 11, 1)),
        what=("이 예산은 언덕 마을 아래 도로에서 전망대까지 높이 28m짜리 승강기를 놓는 데 쓸 32억원이었다.", "The 3.2 billion won would have built a 28-meter elevator from the road to the lookout above the hillside village."),
        why=("시는 무릎이 불편한 주민 140여 명이 계단 212개를 오르내린다며 통과를 요청했다. 마을회는 승강기보다 골목 난간과 쉼터를 먼저 놓아 달라는 의견서를 냈다.", "The city had pleaded for some 140 residents with bad knees who climb 212 steps to reach home. The village association asked in writing for handrails and benches first."),
        voice=Voice(("소라온", "So Ra-on"), ("의원", "a member for the old town"), ("구경하러 오는 사람의 동선만 그렸지 장바구니를 든 주민의 길은 도면에 없다", "The drawings follow the visitors; the resident with a shopping bag is not on them")),
        after=("시는 난간과 쉼터 공사비 2억7000만원을 먼저 편성하고 승강기는 위치를 바꿔 내년에 다시 설계한다.", "The city will now set aside 270 million won for handrails and rest stops and redesign the elevator at another spot next year."),
        headline=("통영 언덕마을 승강기 예산 부결", "Tongyeong Council Rejects a Hillside Elevator"), deck=("찬성 4표·반대 7표…난간과 쉼터부터 놓기로", "Handrails and benches come first after a 7-4 vote against it"),
    ),
    Sitting(
        place="naju", at=kst(10, 15, 18, 0), session=268, members=16, plan=first_vote,
        bills=(Bill(("농번기 마을 밥상 지원안", "support for shared village meals in the farming season"), 12, 3), Bill(("영산강 자전거 쉼터 위탁안", "a contract to run the riverside bicycle shelter"), 10, 5)),
        what=("마을회관에서 함께 밥을 지어 먹는 날에 한 끼 4500원을 시가 대는 내용이다.", "The city will pay 4,500 won for each meal that neighbors cook and eat together at a village hall."),
        why=("내년에는 마을 62곳에서 4월과 10월에 40일씩 운영하며, 예산은 한 곳에 하루 25명을 기준으로 잡았다.", "Next year 62 villages will take part for 40 days each in April and in October, with a budget reckoned at 25 diners a day."),
        voice=Voice(("탁예누", "Tak Ye-nu"), ("의원", "who sponsored the motion"), ("들에서 돌아와 혼자 라면을 끓이던 분들이 숟가락을 들고 모일 자리가 생겼다", "People who used to boil noodles alone after a day in the field now have somewhere to bring a spoon")),
        after=("시는 조리를 맡을 주민에게 하루 6만원을 지급하고 위생 교육은 보건소에 맡긴다.", "Residents who cook will be paid 60,000 won a day, and the health center will train them in hygiene."),
        headline=("나주 마을 62곳, 농번기에 함께 밥 먹는다", "Naju Will Pay for Shared Meals in 62 Villages"), deck=("시의회, 한 끼 4500원 지원안 의결", "Council approves 4,500 won a meal"),
    ),
    Sitting(
        place="pohang", at=kst(10, 22, 16, 50), session=318, members=33, plan=roll_call,
        bills=(Bill(("해안 전신주 지중화 협약안", "an agreement to bury power lines along the shore"), 24, 5, 2), Bill(("시립수영장 새벽반 신설안", "dawn hours at the municipal pool"), 29, 1, 1)),
        what=("포항 해안도로 3.4km에 늘어선 전신주 118개가 2028년까지 차례로 사라진다.", "By 2028 the 118 utility poles along 3.4 kilometers of Pohang’s shore road will come down one stretch after another."),
        why=("공사비 96억원은 전력회사와 시가 절반씩 낸다. 태풍이 지나간 뒤 이 구간에서 정전 신고가 들어온 날은 지난 5년 사이 19일이었다.", "The power company and the city will share the 9.6 billion won evenly. Outages were reported there on 19 days in the past five years, all of them after typhoons."),
        voice=Voice(("변찬솔", "Byeon Chan-sol"), ("부의장", "the deputy speaker"), ("바다를 가리는 것은 건물보다 전깃줄이다", "It is the wires, more than the buildings, that stand between people and the sea")),
        after=("첫 구간 공사는 내년 3월에 시작하며, 가게 앞 인도를 파는 날짜는 한 달 전에 알리기로 했다.", "Digging on the first stretch starts in March, and shops will get a month’s notice before the sidewalk in front of them is opened."),
        headline=("포항 해안도로 전신주 118개 땅속으로", "Pohang to Bury Power Lines on Its Shore Road"), deck=("2028년까지 3.4km…공사비는 절반씩", "Poles on 3.4 kilometers to vanish by 2028"),
    ),
    Sitting(
        place="cheongju", at=kst(11, 5, 17, 15), session=297, members=42, plan=turned_down,
        bills=(Bill(("시내버스 광고 확대 동의안", "a plan for more advertising on city buses"), 16, 21, 3), Bill(("어린이 통학로 나무 심기 예산안", "a budget for trees on children’s routes to school"), 37, 2, 1)),
        what=("창문까지 광고 필름을 붙이도록 허용해 한 해 4억2000만원을 더 걷자는 안이었다.", "It would have let advertisers cover the windows with film and raised another 420 million won a year."),
        why=("시는 적자를 메우려면 다른 길이 없다고 설명했지만, 저시력 시민 단체는 필름이 붙은 차에서는 정류장 이름을 읽을 수 없다는 실험 영상을 보냈다.", "The city said it knew no other way to cover the deficit. A group of residents with low vision sent a film of its own test, in which no stop could be read from inside a wrapped bus."),
        voice=Voice(("경하늬", "Gyeong Ha-nui"), ("의원", "a member of the transport committee"), ("밖을 볼 수 없는 버스는 움직이는 상자일 뿐이다", "A bus you cannot see out of is a moving box")),
        after=("시는 차 안 화면 광고의 단가를 올리는 방안을 12월 초까지 마련한다.", "By early December the city will work out higher rates for screens inside the buses instead."),
        headline=("청주 시내버스 창문 광고, 의회가 막았다", "Cheongju Council Keeps Ads Off Bus Windows"), deck=("찬성 16·반대 21…“정류장 이름이 안 보인다”", "Riders could not read their stops, opponents say"),
    ),
    Sitting(
        place="haenam", at=kst(11, 13, 15, 30), session=341, members=11, plan=first_vote,
        bills=(Bill(("빈집 열쇠 보관 조례안", "an ordinance on keys to empty houses"), 8, 2), Bill(("군립미술관 관람료 폐지안", "free admission to the county art museum"), 7, 3)),
        what=("집주인이 맡긴 열쇠를 면사무소가 보관하며 장마와 태풍 뒤에 집을 둘러봐 주는 제도다.", "Owners will be able to leave a key with the township office, which will check the house after heavy rain and typhoons."),
        why=("군이 파악한 빈집은 1070채로, 그중 절반은 주인이 다른 시도에 산다. 지난여름 무너진 담장 열여섯 곳 가운데 열두 곳이 이런 집이었다.", "The county counts 1,070 empty houses, half of them owned by people who live in other provinces. Of the 16 walls that collapsed this summer, 12 stood around such homes."),
        voice=Voice(("봉다미", "Bong Da-mi"), ("의원", "who proposed the ordinance"), ("주인을 꾸짖기보다 문을 열어 볼 이웃을 정해 두자는 뜻이다", "Rather than scold the owner, we want to settle which neighbor may open the door")),
        after=("맡긴 열쇠는 내년 2월부터 받으며 보관료는 없다.", "Keys will be accepted from February, free of charge."),
        headline=("해남, 빈집 열쇠 맡아 두고 비 온 뒤 살핀다", "Haenam Offers to Keep the Keys to Empty Houses"), deck=("군의회, 보관 조례 8 대 2로 가결", "County council adopts the ordinance, 8-2"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"council-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("politics", "local", "society"),
                topics=("local-government", "empty-buildings", "public-transport"),
                kicker=("지방의회", "Local councils"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
            )
