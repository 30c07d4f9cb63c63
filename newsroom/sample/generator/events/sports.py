"""Results of local leagues, all teams invented; goals, sets and runs add up to the score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.sample.generator import english, korean
from newsroom.sample.generator.draft import SEOUL, Draft, Find, Pair, Picture, Spot, Voice, table
from newsroom.sample.generator.korean import Ko


@dataclass(frozen=True)
class Goal:
    """Who scored for the home side or for the guests, and in which minute."""

    who: Pair
    minute: int
    is_home: bool
    how: Pair

    @property
    def when(self) -> Pair:
        """전반 17분 or 후반 33분; in English the minute counts through."""
        half = f"전반 {self.minute}분" if self.minute <= 45 else f"후반 {self.minute - 45}분"
        return half, f"the {english.ordinal(self.minute)} minute"


@dataclass(frozen=True, kw_only=True)
class Match:
    """Football: `goals` in order. Volleyball: `sets` as points of home and guests. Home is named first."""

    place: str
    at: dt.datetime
    on: dt.date
    league: Pair
    ground: Pair
    crowd: int
    home: Pair
    guests: Pair
    goals: tuple[Goal, ...] = ()
    sets: tuple[tuple[int, int], ...] = ()
    stars: tuple[tuple[Pair, int], ...] = ()
    turn: Pair
    voice: Voice
    standing: Pair
    ahead: Pair
    headline: Pair
    deck: Pair = ("", "")
    picture: Picture | None = None
    plan: Callable[[Match, Spot], tuple[Pair, ...]]

    @property
    def score(self) -> tuple[int, int]:
        """Goals, or sets won: home, guests."""
        if self.sets:
            return sum(a > b for a, b in self.sets), sum(b > a for a, b in self.sets)
        return sum(goal.is_home for goal in self.goals), sum(not goal.is_home for goal in self.goals)

    @property
    def sides(self) -> tuple[Pair, Pair]:
        """Winners and losers; in a draw, home and guests."""
        return (self.home, self.guests) if self.score[0] >= self.score[1] else (self.guests, self.home)


def goal_by_goal(row: Match, spot: Spot) -> tuple[Pair, ...]:
    """Football told in the order of the goals."""
    winners, losers = row.sides
    more, less = max(row.score), min(row.score)
    first = row.goals[0]
    return (
        (
            f"{Ko(winners[0]):이} {korean.day(row.on, spot.today)} {spot.at(row.ground[0])}에서 열린 {row.league[0]} 경기에서 {Ko(losers[0]):을} {Ko(f'{more}-{less}'):으로} 눌렀다.",
            f"{winners[1]} beat {losers[1]} {more}-{less} in the {row.league[1]} at {row.ground[1]}, {spot.en}, on {english.day(row.on)}.",
        ),
        (
            f"첫 골은 {first.when[0]}에 나왔다. {Ko(first.who[0]):이} {first.how[0]} 골망을 흔들었다.",
            f"The first goal came in {first.when[1]}, when {first.who[1]} scored {first.how[1]}.",
        ),
        then_goals(row),
        row.turn,
        (
            f"{row.voice.ko:은} {row.voice.quoted} 돌아봤다.",
            f"“{row.voice.words[1]},” said {row.voice.en}.",
        ),
        (
            f"관중 {korean.count(row.crowd)}명이 지켜본 이 경기로 {row.standing[0]} {row.ahead[0]}",
            f"A crowd of {row.crowd:,} watched. {row.standing[1]} {row.ahead[1]}",
        ),
    )


def then_goals(row: Match) -> Pair:
    """The goals after the first, each with the score it made; the winners' goals are named first."""
    flip = row.score[0] < row.score[1]
    home, guests = (1, 0) if row.goals[0].is_home else (0, 1)
    ko, en = [], []
    for goal in row.goals[1:]:
        home, guests = home + goal.is_home, guests + (not goal.is_home)
        score = Ko(f"{guests}-{home}" if flip else f"{home}-{guests}")
        if goal is row.goals[-1]:
            ko.append(
                f"{goal.when[0]} {goal.how[0]} 점수판을 {score:으로} 바꾼 이는 {Ko(goal.who[0]):이었다}."
            )
            en.append(f"The last was {goal.who[1]}’s for {score} in {goal.when[1]}, {goal.how[1]}.")
        else:
            ko.append(f"{goal.when[0]}에는 {Ko(goal.who[0]):이} {goal.how[0]} {score:을} 만들었다.")
            en.append(f"{goal.who[1]} made it {score} in {goal.when[1]} {goal.how[1]}.")
    return " ".join(ko), " ".join(en)


def from_the_turn(row: Match, spot: Spot) -> tuple[Pair, ...]:
    """Football told from the moment that decided it."""
    last = row.goals[-1]
    home, guests = row.score
    return (
        row.turn,
        (
            f"{spot.at(row.ground[0])}에서 {korean.day(row.on, spot.today)} 맞붙은 {Ko(row.home[0]):과} {row.guests[0]}의 {row.league[0]} 경기는 {Ko(f'{home}-{guests}'):으로} 끝났다. {Ko(last.who[0]):이} {last.when[0]} {last.how[0]} 마지막 점수를 만들었다.",
            f"{row.home[1]} and {row.guests[1]} finished {home}-{guests} in the {row.league[1]} on {english.day(row.on)} at {row.ground[1]}, {spot.en}. The last goal was {last.who[1]}’s, in {last.when[1]}, {last.how[1]}.",
        ),
        table(
            (
                f"{row.home[0]} {home}-{guests} {row.guests[0]}, 득점",
                f"{row.home[1]} {home}-{guests} {row.guests[1]}: goals",
            ),
            (("득점자", "Scorer"), ("팀", "Team"), ("시간", "Minute")),
            [(g.who, row.home if g.is_home else row.guests, (g.when[0], str(g.minute))) for g in row.goals],
        ),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 털어놨다.",
            f"“{row.voice.words[1]},” {row.voice.en}, admitted.",
        ),
        (
            f"{row.standing[0]} 이날 관중은 {korean.count(row.crowd)}명이었다.",
            f"{row.standing[1]} The attendance was {row.crowd:,}.",
        ),
        row.ahead,
    )


def set_by_set(row: Match, spot: Spot) -> tuple[Pair, ...]:
    """Volleyball: the sets, who scored, what comes next."""
    winners, losers = row.sides
    more, less = max(row.score), min(row.score)
    flip = row.score[0] < row.score[1]
    shown = [(b, a) if flip else (a, b) for a, b in row.sets]
    (best, points), (second, fewer) = row.stars
    return (
        (
            f"{Ko(winners[0]):이} {Ko(losers[0]):을} 세트 점수 {Ko(f'{more}-{less}'):으로} 꺾고 {row.league[0]} {'홈' if winners == row.home else '원정'} 경기를 가져갔다.",
            f"{winners[1]} beat {losers[1]} {f'by {english.count(more)} sets to {english.count(less)}' if less else 'in straight sets'} {'at home' if winners == row.home else 'away'} in the {row.league[1]}.",
        ),
        (
            f"{korean.day(row.on, spot.today)} {spot.at(row.ground[0])}에서 벌어진 다섯 세트의 점수는 {Ko(', '.join(f'{a}-{b}' for a, b in shown)):이었다}."
            if len(shown) == 5
            else f"{korean.day(row.on, spot.today)} {spot.at(row.ground[0])}에서 열린 경기의 세트별 점수는 {Ko(', '.join(f'{a}-{b}' for a, b in shown)):이었다}.",
            f"The {english.count(len(shown))} sets at {row.ground[1]} in {spot.en} on {english.day(row.on)} went {', '.join(f'{a}-{b}' for a, b in shown)}.",
        ),
        row.turn,
        (
            f"{Ko(best[0]):이} {points}점으로 가장 많이 득점했고 {Ko(second[0]):이} {fewer}점을 보탰다.",
            f"{best[1]} led all scorers with {points} points, and {second[1]} had {fewer}.",
        ),
        (
            f"{row.voice.ko:은} {row.voice.quoted} 말했다. 관중석에는 {korean.count(row.crowd)}명이 앉았다.",
            f"“{row.voice.words[1]},” said {row.voice.en}. The crowd numbered {row.crowd:,}.",
        ),
        (f"{row.standing[0]} {row.ahead[0]}", f"{row.standing[1]} {row.ahead[1]}"),
    )


def kst(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SEOUL)


def on(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


ROWS = (
    Match(
        place="jeonju", at=kst(8, 30, 21, 30), on=on(8, 30), league=("온고을 시민리그", "Ongoeul Citizens’ League"), ground=("솔내구장", "Sollae Ground"), crowd=2140, plan=goal_by_goal,
        home=("전주솔내FC", "Jeonju Sollae"), guests=("익산새벽FC", "Iksan Saebyeok"),
        goals=(Goal(("강여름", "Kang Yeo-reum"), 17, True, ("왼발 중거리슛으로", "with a left-footed shot from outside the box")), Goal(("길마루", "Gil Ma-ru"), 41, False, ("코너킥을 머리로 받아", "by heading in a corner")), Goal(("노을찬", "Noh Eul-chan"), 78, True, ("골키퍼가 쳐 낸 공을 밀어 넣어", "by tapping in a rebound"))),
        turn=("승부는 후반 교체에서 갈렸다. 폭염 탓에 물 마시는 시간이 두 번 주어지자 솔내는 그때마다 측면 선수를 바꿔 상대 수비를 지치게 했다.", "Substitutions decided it. The heat brought two water breaks, and at each of them Sollae sent on a fresh winger to wear the defense down."),
        voice=Voice(("도영글", "Do Yeong-geul"), ("솔내 감독", "Sollae’s coach"), ("더운 날에는 잘 뛰는 팀이 아니라 잘 쉬는 팀이 이긴다", "On a hot day the team that rests well wins, not the one that runs well")),
        standing=("솔내는 승점 34로 3위에 올랐다.", "Sollae rose to third with 34 points."), ahead=("다음 상대는 9월 5일 원정에서 만나는 부안갯벌FC다.", "They travel to Buan Gaetbeol on Sept. 5."),
        headline=("전주솔내FC, 익산새벽FC 2-1 제압", "Jeonju Sollae Edge Iksan Saebyeok 2-1"),
        picture=Picture(scene="stadium", alt=("조명이 켜진 경기장에서 빨간 옷과 흰옷을 입은 선수들이 공을 다투는 모습", "Players in red and white contesting the ball under floodlights"), caption=("전주솔내FC와 익산새벽FC 선수들이 30일 밤 공을 다투고 있다.", "Jeonju Sollae and Iksan Saebyeok contest the ball on the night of Aug. 30.")),
    ),
    Match(
        place="pohang", at=kst(9, 6, 20, 50), on=on(9, 6), league=("동해안 실업리그", "East Coast Works League"), ground=("송림구장", "Songnim Field"), crowd=1875, plan=from_the_turn,
        home=("포항송림FC", "Pohang Songnim"), guests=("울산나루FC", "Ulsan Naru"),
        goals=(Goal(("배서리", "Bae Seo-ri"), 9, True, ("프리킥으로", "from a free kick")), Goal(("국한별", "Guk Han-byeol"), 52, False, ("수비 뒤로 빠져나가", "after slipping behind the defense")), Goal(("손다림", "Son Da-rim"), 70, False, ("오른쪽에서 올라온 공을 발리로 차", "with a volley from the right")), Goal(("배서리", "Bae Seo-ri"), 89, True, ("페널티킥으로", "from the penalty spot"))),
        turn=("후반 추가시간을 앞두고 송림 관중석이 숨을 죽였다. 공격수 배서리가 페널티 지점에 공을 놓고 두 번이나 다시 고쳐 놓았기 때문이다.", "As stoppage time approached, the Songnim stand held its breath: the striker Bae Seo-ri had put the ball on the spot and then moved it twice."),
        voice=Voice(("배서리", "Bae Seo-ri"), ("선수", "the striker"), ("연습 때마다 같은 구석으로 찼는데 골키퍼가 그걸 알고 있다는 생각이 스쳤다", "I always practice to the same corner and it crossed my mind that the goalkeeper knew")),
        standing=("비긴 두 팀은 승점 27로 나란히 5위와 6위에 섰다.", "The draw leaves the two on 27 points, in fifth and sixth."), ahead=("송림은 13일 안방에서 삼척너울FC를, 나루는 하루 앞서 영덕대게FC를 맞는다.", "Songnim host Samcheok Neoul on Sept. 13; Naru meet Yeongdeok Daege a day earlier."),
        headline=("포항송림FC, 후반 44분 페널티킥으로 2-2 무승부", "Late Penalty Earns Pohang Songnim a 2-2 Draw"),
    ),
    Match(
        place="daejeon", at=kst(9, 20, 18, 30), on=on(9, 20), league=("한밭 직장인 배구리그", "Hanbat Workers’ Volleyball League"), ground=("보문체육관", "Bomun Gymnasium"), crowd=640, plan=set_by_set,
        home=("대전물결", "Daejeon Mulgyeol"), guests=("청주벼리", "Cheongju Byeori"), sets=((25, 21), (22, 25), (25, 23), (19, 25), (15, 12)), stars=((("임하람", "Im Ha-ram"), 27), (("추이솜", "Chu I-som"), 18)),
        turn=("5세트 9-10에서 서브를 넣으러 나온 세터 명재이가 연달아 네 점을 벌면서 흐름이 뒤집혔다.", "At 9-10 in the fifth the setter Myeong Jae-i went back to serve and won four points in a row, which turned the match."),
        voice=Voice(("명재이", "Myeong Jae-i"), ("선수", "the setter"), ("우체국에서 종일 상자를 든 덕에 팔이 늦게까지 버텼다", "I lift boxes at the post office all day, so my arm lasted")),
        standing=("물결은 8승 3패로 2위를 지켰다.", "Mulgyeol stay second with eight wins and three defeats."), ahead=("27일에는 선두 세종여울과 맞선다.", "On Sept. 27 they face the leaders, Sejong Yeoul."),
        headline=("대전물결, 다섯 세트 접전 끝 청주벼리 꺾어", "Daejeon Mulgyeol Outlast Cheongju Byeori in Five Sets"),
    ),
    Match(
        place="changwon", at=kst(10, 4, 17, 20), on=on(10, 4), league=("남해안 시민리그", "South Coast Citizens’ League"), ground=("봉림구장", "Bongnim Ground"), crowd=3020, plan=goal_by_goal,
        home=("창원봉림FC", "Changwon Bongnim"), guests=("통영물길FC", "Tongyeong Mulgil"),
        goals=(Goal(("심누리", "Sim Nu-ri"), 23, False, ("역습에서 홀로 치고 들어가", "alone on the counterattack")), Goal(("맹주호", "Maeng Ju-ho"), 58, False, ("왼쪽 구석에서 감아 차", "with a curling shot from the left")), Goal(("이든솔", "Lee Deun-sol"), 84, True, ("뒤꿈치로 돌려놓아", "with a flick of the heel"))),
        turn=("봉림은 공을 더 오래 쥐고도 골대를 세 번 맞히는 불운을 겪었다. 물길의 골키퍼 편해솔은 유효슈팅 아홉 개 가운데 여덟 개를 막았다.", "Bongnim had more of the ball and struck the woodwork three times, while Mulgil’s goalkeeper, Pyeon Hae-sol, stopped eight of nine shots on target."),
        voice=Voice(("편해솔", "Pyeon Hae-sol"), ("물길 골키퍼", "the Mulgil goalkeeper"), ("골대가 내 동료였던 날이다", "Today the posts were my teammates")),
        standing=("물길은 시즌 첫 연승으로 8위가 됐다.", "A first pair of wins this season lifts Mulgil to eighth."), ahead=("11일에는 안방으로 돌아가 사천바람FC와 겨룬다.", "They return home on Oct. 11 to play Sacheon Baram."),
        headline=("통영물길FC, 창원 원정서 2-1 승리…시즌 첫 연승", "Tongyeong Mulgil Win 2-1 in Changwon"),
    ),
    Match(
        place="wonju", at=kst(10, 18, 19, 10), on=on(10, 18), league=("치악산배 배구대회", "Chiak Cup"), ground=("원주 학성체육관", "Hakseong Gymnasium"), crowd=910, plan=set_by_set,
        home=("원주여울목", "Wonju Yeoulmok"), guests=("춘천안개", "Chuncheon Angae"), sets=((20, 25), (25, 22), (23, 25), (26, 28)), stars=((("현다솜", "Hyeon Da-som"), 24), (("고은율", "Go Eun-yul"), 15)),
        turn=("4세트에서 여울목은 세트 포인트를 두 번 잡았으나 안개의 블로킹에 모두 걸렸다. 이 세트에서만 안개는 가로막기로 여섯 점을 얻었다.", "Twice in the fourth set Yeoulmok held set point, and twice Angae blocked; six of the visitors’ points in that set came at the net."),
        voice=Voice(("현다솜", "Hyeon Da-som"), ("안개 주장", "the Angae captain"), ("안개 낀 날 훈련처럼 끝까지 공만 보자고 했다", "I told them to watch only the ball, as we do when we train in fog")),
        standing=("춘천안개는 2년 만에 결승에 나간다.", "Chuncheon Angae reach the final for the first time in two years."), ahead=("결승은 24일 같은 체육관에서 열린다.", "It will be played in the same gym on Oct. 24."),
        headline=("춘천안개, 치악산배 결승 진출…원주여울목에 3-1", "Chuncheon Angae Into Chiak Cup Final"),
    ),
    Match(
        place="mokpo", at=kst(11, 1, 18, 0), on=on(11, 1), league=("서해안 여자 시민리그", "West Coast Women’s League"), ground=("부흥산구장", "Buheungsan Field"), crowd=1260, plan=from_the_turn,
        home=("목포갈매FC", "Mokpo Galmae"), guests=("군산물안개FC", "Gunsan Mulangae"),
        goals=(Goal(("주아라", "Ju A-ra"), 34, True, ("골문 앞 혼전에서", "from a scramble in front of goal")), Goal(("서라별", "Seo Ra-byeol"), 63, True, ("30m를 몰고 가", "after a run of 30 meters")), Goal(("연다온", "Yeon Da-on"), 75, True, ("왼쪽에서 낮게 깔아 차", "with a low drive from the left"))),
        turn=("서라별이 자기 진영에서 공을 가로챘을 때 앞에는 수비수 셋이 있었다. 그는 아무에게도 주지 않았다.", "Three defenders stood before Seo Ra-byeol when she won the ball in her own half. She passed to nobody."),
        voice=Voice(("서라별", "Seo Ra-byeol"), ("선수", "who teaches at an elementary school"), ("반 아이들이 한 번만이라도 끝까지 몰고 가 보라고 해서 그대로 했다", "My students told me to go all the way just once, so I did")),
        standing=("갈매는 남은 경기와 관계없이 리그 우승을 확정했다. 창단 여섯 해 만이다.", "The win makes Galmae champions with games to spare, six years after the club was founded."), ahead=("시상식은 15일 마지막 안방 경기가 끝난 뒤 열린다.", "They receive the trophy after their last home match on Nov. 15."),
        headline=("목포갈매FC 3-0 완승, 여섯 해 만에 첫 우승", "Mokpo Galmae Win the Title With a 3-0 Victory"), deck=("초등교사 서라별, 자기 진영부터 단독 질주 골", "A schoolteacher’s solo run seals it"),
    ),
    Match(
        place="gwangju", at=kst(11, 14, 20, 20), on=on(11, 14), league=("무등 클럽 배구리그", "Mudeung Club Volleyball League"), ground=("풍암체육관", "Pungam Gymnasium"), crowd=780, plan=set_by_set,
        home=("광주돌담", "Gwangju Doldam"), guests=("순천갈숲", "Suncheon Galsup"), sets=((25, 17), (25, 20), (27, 25)), stars=((("옥시온", "Ok Si-on"), 21), (("민가을", "Min Ga-eul"), 13)),
        turn=("3세트 막판 20-24까지 몰렸던 돌담이 상대 범실 두 개와 서브 득점 두 개로 동점을 만들었다.", "Down 20-24 late in the third, Doldam drew level on two errors and two aces."),
        voice=Voice(("표라율", "Pyo Ra-yul"), ("돌담 감독", "Doldam’s coach"), ("세 세트로 끝낸 덕에 막차를 타고 집에 갈 수 있게 됐다", "Because it ended in three we can all catch the last train home")),
        standing=("돌담은 10연승을 이어 갔다.", "That makes 10 wins in a row for Doldam."), ahead=("21일에는 나주들녘을 찾아간다.", "They visit Naju Deulnyeok on Nov. 21."),
        headline=("광주돌담, 순천갈숲 3-0으로 잡고 10연승", "Gwangju Doldam Make It 10 Straight"),
    ),
)  # fmt: skip


def drafts(find: Find) -> Iterator[Draft]:
    for row in ROWS:
        if spot := find(row.place, row.at.date()):
            yield Draft(
                key=f"sports-{row.place}-{row.at:%m%d}",
                place=row.place,
                at=row.at,
                sections=("sports", "society", "local"),
                topics=("outdoors", "sports"),
                kicker=("지역 스포츠", "Local sports"),
                headline=row.headline,
                deck=row.deck,
                body=row.plan(row, spot),
                picture=row.picture,
            )
